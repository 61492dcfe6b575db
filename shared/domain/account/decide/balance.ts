/** The bank's balance against ours (B-11): the bank's statement prevails, but until somebody has found out why they differ, new payments wait. */
import type { Instant } from '../../messages.ts';
import { clerkDays } from '../limits.ts';
import { isPayable } from '../state.ts';
import { schedule } from './duties.ts';
import { heldBy, ruleOpenNoticesAgain } from './notice.ts';

import { closeTasks, emit, openTask, type Turn } from './turn.ts';

/** Call after the movement that the bank reports was folded in. Says whether the balances agree. */
export function noteBalance(turn: Turn, bankFen: number, at: Instant): void {
  const { state } = turn;
  if (!state.balanceKnown) {
    emit(turn, { type: 'OpeningBalanceFound', openingFen: bankFen - state.balanceFen, at });
    return;
  }
  const platformFen = state.balanceFen;
  if (bankFen === platformFen) {
    if (state.mismatch !== undefined) agree(turn);
    return;
  }
  emit(turn, { type: 'BalanceDiffered', bankFen, platformFen, at });
  if (state.mismatch === undefined) {
    openTask(turn, { kind: 'reconcile-balance', owner: 'bank', rule: 'B-11', dueAt: schedule(turn.now, clerkDays).dueAt });
    ruleOpenNoticesAgain(turn, 'the balances of bank and platform differ', isPayable);
  }
}

/** The dispute is over: held notices are decided anew. */
export function agree(turn: Turn): void {
  emit(turn, { type: 'BalanceAgreed', at: turn.now });
  closeTasks(turn, ({ kind }) => kind === 'reconcile-balance');
  ruleOpenNoticesAgain(turn, 'the balances of bank and platform agree again', heldBy('B-11'));
}
