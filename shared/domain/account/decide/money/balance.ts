/**
 * The bank's balance against ours (B-11): the bank's statement prevails, but until somebody has found out why they differ, new authorisations wait; what
 * is authorised goes on.
 */
import type { Fen, Instant } from '../../../messages/messages.ts';
import { effectsOf } from '../../../rules/engine/effects.ts';
import type { AccountState, NoticeState } from '../../state.ts';
import { clerkDays } from '../../tables/limits.ts';
import { isHeldBy, ruleOpenNoticesAgain } from '../notice/again.ts';
import { closeTasks, emit, openTask, profileOrDefault, schedule, type Turn } from '../turn.ts';

/** A balance of a moment before the newest movement or statement says nothing about the balance now: bookings may be reported out of their order. */
const isCurrent = ({ lastMovementAt = '', mismatch }: AccountState, at: Instant): boolean =>
  lastMovementAt <= at && (mismatch?.asOf ?? '') <= at;

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
  // An older booking that comes late may be the very one that was missing: the newest statement is looked at again.
  const current = isCurrent(state, at);
  const bankFen = current ? reportedFen : state.mismatch?.bankFen;
  if (bankFen === undefined) return;
  const { balanceToleranceFen } = profileOrDefault(turn, at);
  if (Math.abs(bankFen - state.balanceFen) <= balanceToleranceFen) {
    if (state.mismatch !== undefined) agree(turn);
    return;
  }
  const asOf = current ? at : (state.mismatch?.asOf ?? at);
  emit(turn, { type: 'BalanceDiffered', bankFen, platformFen: state.balanceFen, at: asOf });
  if (state.mismatch !== undefined) return;
  openTask(turn, { kind: 'reconcile-balance', owner: 'bank', dueAt: schedule(turn.now, clerkDays).dueAt });
}

/** A movement came that carries no balance of its own (an undo that had waited for its payment): it may be the one that was missing. */
export function compareAgain(turn: Turn): void {
  const { mismatch, balanceFen, lastMovementAt = turn.now } = turn.state;
  if (mismatch === undefined) return;
  if (Math.abs(mismatch.bankFen - balanceFen) <= profileOrDefault(turn, lastMovementAt).balanceToleranceFen) agree(turn);
}

/** The dispute is over: held notices are decided anew. */
export function agree(turn: Turn): void {
  emit(turn, { type: 'BalanceAgreed', at: turn.now });
  closeTasks(turn, ({ kind }) => kind === 'reconcile-balance');
  const disputes = (id: string): boolean => effectsOf(id).disputesBalance === true;
  // A waiver of this dispute does not cover the next.
  const concerns = (notice: NoticeState): boolean => isHeldBy(notice, disputes) || notice.waived.some(disputes);
  ruleOpenNoticesAgain(turn, { zh: '银行与平台余额重新一致', en: 'the balances of bank and platform agree again' }, concerns);
}
