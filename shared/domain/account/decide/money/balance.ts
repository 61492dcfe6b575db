/**
 * The bank's balance against ours (B-11): the bank's statement prevails, but until somebody has found out why they differ, new authorisations wait; what
 * is authorised goes on.
 */
import type { Fen, Instant } from '../../../messages/messages.ts';
import { effectsOf } from '../../../rules/engine/effects.ts';
import type { AccountState, NoticeState, WaitingReturn } from '../../state.ts';
import { clerkDays } from '../../tables/limits.ts';
import { isHeldBy, ruleOpenNoticesAgain } from '../notice/again.ts';
import { closeTasks, emit, openTask, profileOrDefault, schedule, type Turn } from '../turn.ts';

/** A balance of a moment before the newest movement or statement says nothing about the balance now: bookings may be reported out of their order. */
const isCurrent = ({ lastMovementAt = '', stated }: AccountState, at: Instant): boolean =>
  lastMovementAt <= at && (stated?.asOf ?? '') <= at;

/** Balances for the rules to compare: the bank's, and ours after the movement that it reports; none while the opening balance is unknown. */
export function comparedBalances(
  turn: Turn,
  bankBalanceFen: Fen,
  at: Instant,
  movementFen: number,
): { bankBalanceFen?: Fen; platformBalanceFen?: number } {
  if (!turn.state.balanceKnown || !isCurrent(turn.state, at)) return {};
  return { bankBalanceFen, platformBalanceFen: turn.state.balanceFen + movementFen };
}

/** Call after the movement that the bank reports was folded in. */
export function noteBalance(turn: Turn, reportedFen: Fen, at: Instant): void {
  const { state } = turn;
  if (!state.balanceKnown) {
    return emit(turn, { type: 'OpeningBalanceFound', openingFen: reportedFen - state.balanceFen, at });
  }
  compare(turn, isCurrent(state, at) ? { bankFen: reportedFen, asOf: at } : state.stated);
}

/** A movement came that carries no balance of its own (an undo that had waited for its payment): it may be the one that was missing. */
export const compareAgain = (turn: Turn): void => compare(turn, turn.state.stated);

/** The newest balance of the bank against ours. An older booking that comes late may be the very one that was missing, or show that another is. */
function compare(turn: Turn, stated: AccountState['stated']): void {
  if (stated === undefined) return;
  const { bankFen, asOf } = stated;
  countWaitingReturns(turn, bankFen, asOf);
  const { balanceFen, mismatch, stated: known } = turn.state;
  if (Math.abs(bankFen - balanceFen) <= profileOrDefault(turn, asOf).balanceToleranceFen) {
    const isKnown = known?.bankFen === bankFen && known.asOf === asOf;
    if (mismatch !== undefined) agree(turn, isKnown ? undefined : stated);
    else if (!isKnown) emit(turn, { type: 'BalanceAgreed', stated, at: turn.now });
    return;
  }
  emit(turn, { type: 'BalanceDiffered', bankFen, platformFen: balanceFen, at: asOf });
  if (mismatch !== undefined) return;
  openTask(turn, { kind: 'reconcile-balance', owner: 'bank', dueAt: schedule(turn.now, clerkDays).dueAt });
}

/** More returns that wait than this are not told apart by their sums. */
const returnsMax = 8;

/**
 * A return that waits for its payment has brought in what the bank's newest balance shows beside all that is known: nothing where the payment is missing as
 * well, its sum where the payment left before the account was known. Looked at whenever something comes to be known, so that it is the same in the end
 * whatever came first; a balance that shows neither shows that something else is missing.
 */
function countWaitingReturns(turn: Turn, bankFen: Fen, asOf: Instant): void {
  const { waitingReturns, balanceFen } = turn.state;
  const waiting = waitingReturns
    .filter(({ bookedAt }) => bookedAt <= asOf)
    .sort((a, b) => (a.bookedAt < b.bookedAt || (a.bookedAt === b.bookedAt && a.bankSerial < b.bankSerial) ? -1 : 1))
    .slice(0, returnsMax);
  if (waiting.length === 0) return;
  const ownFen = waiting.reduce((sum, { movedFen }) => sum - movedFen, balanceFen);
  const counted = fewestComingTo(waiting, bankFen - ownFen) ?? [];
  for (const entry of waiting) {
    const movedFen = counted.includes(entry) ? entry.amountFen : 0;
    if (movedFen !== entry.movedFen) emit(turn, { ...entry, type: 'ReturnHeld', movedFen, waits: true, claims: [], at: turn.now });
  }
}

/** Undefined: none of them, alone or together. */
function fewestComingTo(waiting: readonly WaitingReturn[], sumFen: number): WaitingReturn[] | undefined {
  const sets = Array.from({ length: 2 ** waiting.length }, (_, bits) => waiting.filter((__, place) => (bits & (1 << place)) !== 0));
  return sets
    .filter((set) => set.reduce((sum, { amountFen }) => sum + amountFen, 0) === sumFen)
    .reduce<WaitingReturn[] | undefined>((best, set) => (best === undefined || set.length < best.length ? set : best), undefined);
}

/** The dispute is over: held notices are decided anew. */
export function agree(turn: Turn, stated?: AccountState['stated']): void {
  emit(turn, { type: 'BalanceAgreed', at: turn.now, ...(stated === undefined ? {} : { stated }) });
  closeTasks(turn, ({ kind }) => kind === 'reconcile-balance');
  const disputes = (id: string): boolean => effectsOf(id).disputesBalance === true;
  // A waiver of this dispute does not cover the next.
  const concerns = (notice: NoticeState): boolean => isHeldBy(notice, disputes) || notice.waived.some(disputes);
  ruleOpenNoticesAgain(turn, { zh: '银行与平台余额重新一致', en: 'the balances of bank and platform agree again' }, concerns);
}
