/**
 * Who is told of what a command has changed (contracts §3): the owner of each task that was opened or closed, the housing authority of each notice whose
 * status is another now, each freezing court of a notice that was accepted, the court of a case of an objection. Looked at once, when the command has been
 * decided, so that no place that opens a task or moves a notice can forget it.
 */
import type { PartnerId } from '../../messages/messages.ts';
import type { AccountEvent } from '../events.ts';
import { type AccountState, findFreeze, isActive, isPayable, type NoticeState } from '../state.ts';
import { ownersOf } from './answer/authority.ts';
import { objectionDueAt } from './time/periods.ts';
import { type Turn, tell, tellOfTasks } from './turn.ts';

export function tellConcerned(turn: Turn, before: AccountState): void {
  const happened = [...turn.events];
  tellOfTasks(turn, before.tasks, happened, ownersOf);
  tellOfNotices(turn, before);
  copyToCourts(turn, before);
  routeObjections(turn, happened);
}

type Of<T extends AccountEvent['type']> = Extract<AccountEvent, { type: T }>;
const ofType = <T extends AccountEvent['type']>(events: readonly AccountEvent[], type: T): Of<T>[] =>
  events.filter((event): event is Of<T> => event.type === type);

const nameOf = ({ noticeNumber, version }: NoticeState): string => `${version}#${noticeNumber}`;
/** Thousands may be open: each is looked up, not looked for. */
const byName = ({ notices }: AccountState): ReadonlyMap<string, NoticeState> => new Map(notices.map((notice) => [nameOf(notice), notice]));

/** Its authority learns of each change of status, the first included. */
function tellOfNotices(turn: Turn, before: AccountState): void {
  if (turn.state.notices === before.notices) return;
  const known = byName(before);
  for (const notice of turn.state.notices) {
    const { noticeNumber, version, status, fired, from } = notice;
    if (known.get(nameOf(notice))?.status === status) continue;
    const correlation = { noticeNumber, accountNumber: turn.state.accountNumber };
    tell(turn, { to: from, type: 'release.notice.decided', data: { noticeNumber, version, status, rules: fired }, correlation });
  }
}

/** 抄送: each court that freezes the account gets the notice when it is first accepted; a court that comes later, while the notice stands, when it comes (N-16). */
function copyToCourts(turn: Turn, before: AccountState): void {
  const courts = freezingCourts(turn.state);
  const known = new Set(freezingCourts(before).keys());
  if (turn.state.notices === before.notices && [...courts.keys()].every((court) => known.has(court))) return;
  const noticesBefore = byName(before);
  for (const notice of turn.state.notices.filter(isPayable)) {
    const wasAccepted = noticesBefore.get(nameOf(notice))?.counted === true;
    for (const [court, caseNumber] of courts) if (!wasAccepted || !known.has(court)) copy(turn, notice, court, caseNumber);
  }
}

/** Each with the case that stands first; other organs than courts are no part of it. */
function freezingCourts({ freezes }: AccountState): Map<PartnerId, string> {
  const courts = new Map<PartnerId, string>();
  const standing = freezes.filter((freeze) => isActive(freeze) && freeze.organ === 'court').sort((a, b) => a.rank - b.rank);
  for (const { court, caseNumber } of standing) if (!courts.has(court)) courts.set(court, caseNumber);
  return courts;
}

function copy(turn: Turn, notice: NoticeState, to: PartnerId, caseNumber: string): void {
  const { noticeNumber, version, issuerName, issuedAt, validUntil, purpose, totalFen, document } = notice;
  const lines = notice.lines.map(({ line, payee, amountFen, usage }) => ({ line, payeeName: payee.name, amountFen, usage }));
  tell(turn, {
    to,
    type: 'release.notice.copied',
    data: { noticeNumber, version, caseNumber, issuerName, issuedAt, validUntil, purpose, lines, totalFen, document },
    correlation: { noticeNumber, caseNumber, accountNumber: turn.state.accountNumber },
  });
}

/** 执行异议: routed to the court of the case; it suspends nothing by itself. */
function routeObjections(turn: Turn, happened: readonly AccountEvent[]): void {
  for (const { caseNumber, objector, ground, noticeNumber, at } of ofType(happened, 'ObjectionRecorded')) {
    const freeze = findFreeze(turn.state, caseNumber);
    if (freeze === undefined) continue;
    const about = noticeNumber === undefined ? {} : { noticeNumber };
    tell(turn, {
      to: freeze.court,
      type: 'release.objection.routed',
      data: { caseNumber, from: 'party', objector, ground, lodgedAt: at, dueAt: objectionDueAt(at), ...about },
      correlation: { caseNumber, accountNumber: turn.state.accountNumber, ...about },
    });
  }
}
