/** A court suspends a release, or resumes it: a signed act, and nothing less stops a payment that housing approved (F-21). */
import type { InboundMessage, Instant } from '../../../messages/messages.ts';
import { threeMonthsAfter } from '../../../values/calendar/instants.ts';
import { type Freeze, findFreeze, isPayable, type NoticeState, type Suspension } from '../../state.ts';
import { ruleAgain } from '../notice/again.ts';
import { emit, type Turn } from '../turn.ts';
import { announceSuspensionEnded } from './announce.ts';

type SuspensionMessage = Extract<InboundMessage, { type: 'court.release.suspended' | 'court.release.resumed' }>;

/** One notice, or every notice of the account; one that is accepted while a suspension of it or of all stands is held at once. */
export function suspendRelease(turn: Turn, message: SuspensionMessage, caseNumber: string): void {
  const { rulingNumber, noticeNumber } = message.data;
  const about = noticeNumber === undefined ? {} : { noticeNumber };
  const act = { caseNumber, rulingNumber, ...about };
  if (message.type === 'court.release.resumed') return resume(turn, act);
  emit(turn, { type: 'ReleaseSuspended', ...act, at: turn.now, ...standsSince(turn, act), until: endOf(turn, act) });
  for (const notice of reachedBy(turn, act))
    if (isPayable(notice)) ruleAgain(turn, notice, { reason: `suspended by the court, ${rulingNumber}` });
}

/** 执行工作规定 77: three months at most. The same ruling sent again prolongs nothing; a new one does. */
function endOf(turn: Turn, { caseNumber, rulingNumber, noticeNumber }: Act): string {
  const standing = findFreeze(turn.state, caseNumber)?.suspensions ?? [];
  const same = standing.find((entry) => entry.rulingNumber === rulingNumber && entry.noticeNumber === noticeNumber);
  return same?.until ?? threeMonthsAfter(turn.now);
}

/** One ruling takes the place of another without a moment between them. */
function standsSince(turn: Turn, { caseNumber, noticeNumber }: Act): { since?: Instant } {
  const standing = findFreeze(turn.state, caseNumber)?.suspensions?.find((entry) => entry.noticeNumber === noticeNumber);
  return standing?.since === undefined ? {} : { since: standing.since };
}

interface Act {
  caseNumber: string;
  rulingNumber: string;
  noticeNumber?: string;
  lapsed?: true;
}

function resume(turn: Turn, act: Act): void {
  const reached = reachedBy(turn, act);
  emit(turn, { type: 'ReleaseResumed', ...act, at: turn.now });
  const reason = act.lapsed ? 'the three months of the suspension are over' : `resumed by the court, ${act.rulingNumber}`;
  // A version goes on before the one that it replaces: that one does not go on first, to be stopped at once.
  const replaces = ({ noticeNumber, version }: NoticeState): boolean =>
    reached.some((other) => other.noticeNumber === noticeNumber && other.version < version);
  for (const { noticeNumber, version } of [...reached.filter(replaces).reverse(), ...reached.filter((entry) => !replaces(entry))]) {
    const notice = turn.state.notices.find((entry) => entry.noticeNumber === noticeNumber && entry.version === version);
    if (notice?.status === 'HELD') ruleAgain(turn, notice, { reason });
  }
}

/** Its time is over and its court has not said more: the release goes on, and the court is told. */
export function endSuspension(turn: Turn, freeze: Freeze, { rulingNumber, noticeNumber }: Suspension): void {
  const { caseNumber } = freeze;
  resume(turn, { caseNumber, rulingNumber, ...(noticeNumber === undefined ? {} : { noticeNumber }), lapsed: true });
  announceSuspensionEnded(turn, freeze);
}

const reachedBy = (turn: Turn, { noticeNumber }: Act) =>
  turn.state.notices.filter(
    (notice) => notice.endedAt === undefined && (noticeNumber === undefined || notice.noticeNumber === noticeNumber),
  );
