/** A freeze ends by lift, by lapse or by its own deduction: those behind it move up, and what rested on it is decided anew. */
import type { Instant } from '../../../messages/messages.ts';
import { evaluate } from '../../../rules/all-rules.ts';
import { effectsOf } from '../../../rules/engine/effects.ts';
import type { FiredRule } from '../../../rules/engine/finding.ts';
import { takenAt } from '../../money/quota-in-time.ts';
import {
  type Freeze,
  freezesAt,
  freezesOfCase,
  hasNumber,
  isActive,
  isPayable,
  type NoticeState,
  quotaAt,
  type Tranche,
} from '../../state.ts';
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
  const freezes = freezesTaken(turn, caseNumber, bookedAt);
  const orderedFen = leftBefore(turn, deductionId, amountFen);
  for (const freeze of freezes) {
    const { freezeId, caseNumber: own, tranches = [] } = freeze;
    const given = tranches.filter(({ servedAt }) => servedAt <= bookedAt);
    const left = takenFrom(given, amountFen, orderedFen);
    if (left === undefined) continue;
    const after = tranchesLeft([...left, ...tranches.filter((tranche) => !given.includes(tranche))]);
    return emit(turn, { type: 'FreezeDeducted', freezeId, caseNumber: own, deductionId, byFen: 0, at: turn.now, ...after });
  }
  const ordered = orderedFen > amountFen ? orderedFen : undefined;
  let leftFen = amountFen;
  for (const freeze of freezes) {
    const takenFen = Math.min(leftFen, quotaAt(freeze, bookedAt) ?? 0);
    leftFen -= takenFen;
    if (takenFen > 0) deductFromFreeze(turn, freeze, deductionId, { takenFen, bookedAt, orderedFen: ordered });
  }
}

/** Those in force, and those that stood when the bank took the money and have ended since: what left in between is judged by what was left of them. */
function freezesTaken({ state }: Turn, caseNumber: string, bookedAt: Instant): Freeze[] {
  const active = freezesOfCase(state, caseNumber).filter(isActive);
  const stood = freezesAt(state, bookedAt).filter((freeze) => !isActive(freeze) && hasNumber(freeze, caseNumber));
  return state.freezes.filter((freeze) => active.includes(freeze) || stood.includes(freeze));
}

/** What its court said of the quota after the bank had deducted is what it is, unless what was left then is less: a report that comes late lowers it no further. */
function deductFromFreeze(turn: Turn, freeze: Freeze, deductionId: string, taken: Parameters<typeof takenAt>[1]): void {
  const { freezeId, caseNumber, quotaFen = 0 } = freeze;
  const { takenFen, bookedAt, orderedFen } = taken;
  const { quotaFen: leftFen, tranches } = takenAt(freeze, taken);
  const byFen = quotaFen - leftFen;
  const before = turn.state.freezes;
  emit(turn, {
    type: 'FreezeDeducted',
    freezeId,
    caseNumber,
    deductionId,
    byFen,
    bookedAt,
    ...(takenFen === byFen ? {} : { takenFen }),
    ...(orderedFen === undefined ? {} : { orderedFen }),
    at: turn.now,
    ...tranchesLeft(tranches),
  });
  if (byFen === 0 || !isActive(freeze)) return;
  announce(turn, freeze, 'deducted');
  announceMoves(turn, before);
  const ended = turn.state.freezes.find((entry) => entry.freezeId === freezeId);
  if (ended?.status === 'LIFTED') concludeFreeze(turn, ended, 'a freeze was satisfied by its own deduction');
}

const tranchesLeft = (tranches: Tranche[]): { tranchesLeft?: Tranche[] } => (tranches.length === 0 ? {} : { tranchesLeft: tranches });

/** The tranches that are left when one of the very sum, or all of them, is what is booked or what the order is for. Undefined: it is about none of them. */
function takenFrom(tranches: readonly Tranche[], amountFen: number, orderedFen: number): Tranche[] | undefined {
  for (const sumFen of [amountFen, orderedFen]) {
    const rest = (tranche: Tranche | undefined): Tranche[] =>
      tranche !== undefined && sumFen > amountFen ? [{ ...tranche, leftFen: sumFen - amountFen }] : [];
    const place = tranches.findIndex(({ leftFen }) => leftFen === sumFen);
    if (place >= 0) return [...tranches.slice(0, place), ...rest(tranches[place]), ...tranches.slice(place + 1)];
    if (tranches.length > 1 && tranches.reduce((sum, { leftFen }) => sum + leftFen, 0) === sumFen) return rest(tranches.at(-1));
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
