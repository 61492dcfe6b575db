/** A freeze ends by lift, by lapse or by its own deduction: those behind it move up, and what rested on it is decided anew. */
import type { Instant } from '../../../messages/messages.ts';
import { evaluate } from '../../../rules/all-rules.ts';
import { effectsOf } from '../../../rules/engine/effects.ts';
import type { FiredRule } from '../../../rules/engine/finding.ts';
import { type Freeze, freezesOfCase, hasNumber, isActive, isPayable, type NoticeState, quotaAt } from '../../state.ts';
import { ruleAgain } from '../notice/again.ts';
import { accountInput, closeTasks, emit, endDuties, type Turn } from '../turn.ts';
import { announce, announceMoves } from './announce.ts';

export function liftFreeze(turn: Turn, freeze: Freeze, at: string, cause: 'lifted' | 'reduced-to-nothing' | 'security'): void {
  if (!isActive(freeze)) return;
  const before = turn.state.freezes;
  emit(turn, { type: 'FreezeLifted', freezeId: freeze.freezeId, caseNumber: freeze.caseNumber, at, cause });
  announce(turn, freeze, 'lifted');
  announceMoves(turn, before);
  concludeFreeze(turn, { ...freeze, status: 'LIFTED', endedAt: at }, 'a freeze was lifted');
}

/** To the minute of its end, no roll for holidays (T-03). */
export function expireFreeze(turn: Turn, freeze: Freeze): void {
  const fired = evaluate('time', { ...accountInput(turn, turn.now), due: { kind: 'freeze-ends', freeze } });
  const before = turn.state.freezes;
  emit(turn, { type: 'FreezeExpired', freezeId: freeze.freezeId, caseNumber: freeze.caseNumber, at: freeze.endsAt, fired });
  announce(turn, freeze, 'expired');
  announceMoves(turn, before);
  concludeFreeze(turn, { ...freeze, status: 'EXPIRED', endedAt: freeze.endsAt }, 'a freeze has lapsed (查扣冻规定 27)');
}

interface Deducted {
  caseNumber: string;
  deductionId: string;
  amountFen: number;
  bookedAt: Instant;
}

/**
 * F-27: what its own case deducts lowers its quota; all of it, and the freeze has done what it was for. Tranches that the court has given free
 * before (滚动解封) were taken off the quota then, and are outside the freeze: to take one off again would let a freeze shrink, and its creditor lose
 * money and rank, without an act of its court. So a deduction of the very sum of a tranche, or of all that are left together, in one booking or in
 * several, lowers nothing; a court that meant otherwise reduces once more.
 */
export function deductFromFreezes(turn: Turn, { caseNumber, deductionId, amountFen, bookedAt }: Deducted): void {
  const freezes = freezesOfCase(turn.state, caseNumber).filter(isActive);
  const orderedFen = leftBefore(turn, deductionId, amountFen);
  for (const freeze of freezes) {
    const tranchesLeftFen = takenFrom(freeze.tranchesFen ?? [], amountFen, orderedFen);
    if (tranchesLeftFen === undefined) continue;
    const { freezeId, caseNumber: own } = freeze;
    const left = tranchesLeftFen.length === 0 ? {} : { tranchesLeftFen };
    return emit(turn, { type: 'FreezeDeducted', freezeId, caseNumber: own, deductionId, byFen: 0, at: turn.now, ...left });
  }
  const ordered = orderedFen > amountFen ? { orderedFen } : {};
  let leftFen = amountFen;
  for (const freeze of freezes) {
    const takenFen = Math.min(leftFen, takeable(freeze, bookedAt));
    leftFen -= takenFen;
    const byFen = lowersBy(freeze, bookedAt, takenFen);
    if (byFen === 0) continue;
    const before = turn.state.freezes;
    const { freezeId, caseNumber: own } = freeze;
    emit(turn, { type: 'FreezeDeducted', freezeId, caseNumber: own, deductionId, byFen, bookedAt, ...ordered, at: turn.now });
    announce(turn, freeze, 'deducted');
    announceMoves(turn, before);
    const ended = turn.state.freezes.find((entry) => entry.freezeId === freezeId);
    if (ended?.status === 'LIFTED') concludeFreeze(turn, ended, 'a freeze was satisfied by its own deduction');
  }
}

const wasReducedAfter = ({ formerQuotas = [] }: Freeze, bookedAt: Instant): boolean =>
  formerQuotas.some(({ until, deductedFen }) => deductedFen === undefined && until > bookedAt);

/** What the case could take by it when the bank booked. */
const takeable = (freeze: Freeze, bookedAt: Instant): number =>
  (wasReducedAfter(freeze, bookedAt) ? quotaAt(freeze, bookedAt) : freeze.quotaFen) ?? 0;

/** What its court said of the quota after the bank had deducted is what it is, unless what was left then is less: a report that comes late lowers it no further. */
function lowersBy(freeze: Freeze, bookedAt: Instant, takenFen: number): number {
  if (!wasReducedAfter(freeze, bookedAt)) return takenFen;
  return Math.max(0, (freeze.quotaFen ?? 0) - (takeable(freeze, bookedAt) - takenFen));
}

/** The tranches that are left when one of the very sum, or all of them, is what is booked or what the order is for. Undefined: it is about none of them. */
function takenFrom(tranches: readonly number[], amountFen: number, orderedFen: number): number[] | undefined {
  for (const sumFen of [amountFen, orderedFen]) {
    const restFen = sumFen > amountFen ? [sumFen - amountFen] : [];
    const place = tranches.indexOf(sumFen);
    if (place >= 0) return [...tranches.slice(0, place), ...restFen, ...tranches.slice(place + 1)];
    if (tranches.length > 1 && tranches.reduce((sum, fen) => sum + fen, 0) === sumFen) return restFen;
  }
  return undefined;
}

/** What the order still had to take when this was booked. */
function leftBefore({ state }: Turn, deductionId: string, bookedFen: number): number {
  const deduction = state.deductions.find((entry) => entry.deductionId === deductionId);
  const leftFen = deduction === undefined ? 0 : deduction.amountFen - deduction.bookedFen + bookedFen;
  return Math.max(bookedFen, leftFen);
}

function concludeFreeze(turn: Turn, ended: Freeze, reason: string): void {
  closeFreezeWork(turn, ended);
  for (const { noticeNumber, version } of turn.state.notices.filter((notice) => notice.endedAt === undefined)) {
    const notice = turn.state.notices.find((entry) => entry.noticeNumber === noticeNumber && entry.version === version);
    if (notice !== undefined && concerns(turn, notice, ended)) ruleAgain(turn, notice, { reason });
  }
}

/** What is held may have been held because of it; what may be paid must have something left to rest on (F-01, F-06, F-19). */
function concerns(turn: Turn, notice: NoticeState, ended: Freeze): boolean {
  if (!isPayable(notice)) return notice.status === 'HELD';
  const remaining = turn.state.freezes.filter(isActive);
  const fired: FiredRule[] = evaluate('freezeEnded', { ...accountInput(turn, notice.issuedAt), notice, ended, remaining });
  const cites = notice.citedCases.some((cited) => hasNumber(ended, cited));
  return fired.some(({ id, outcome }) => cites || effectsOf(id).leavesNothing === true || outcome !== 'ACCEPT');
}

const freezeTasks: ReadonlySet<string> = new Set(['lift-pre-suit-freeze', 'lift-excess', 'review-freeze']);

/** Duties and alerts about a freeze end with the last one of its case. A renewal that nobody saw to is missed at the end of the term, not done (F-07). */
function closeFreezeWork(turn: Turn, freeze: Freeze): void {
  const isMissed = freeze.status === 'EXPIRED';
  if (!isMissed) closeTasks(turn, (task) => task.kind === 'renew-freeze' && task.subject === freeze.freezeId);
  if (freezesOfCase(turn.state, freeze.caseNumber).some(isActive)) return;
  const isMine = ({ caseNumber }: { caseNumber?: string }): boolean => hasNumber(freeze, caseNumber ?? '');
  endDuties(turn, (duty) => duty.kind === 'inform-housing' && isMine(duty));
  closeTasks(turn, (task) => freezeTasks.has(task.kind) && isMine(task));
}
