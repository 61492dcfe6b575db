/** Deductions are decided anew when quota, registration, freezes, notices or money change: what may be carried out, and what was wrong with a booking. */
import type { Instant } from '../../../messages/messages.ts';
import { evaluate } from '../../../rules/all-rules.ts';
import { effectsOf } from '../../../rules/engine/effects.ts';
import type { FiredRule } from '../../../rules/engine/finding.ts';
import { allowedAt } from '../../money/allowed-in-time.ts';
import { pourDown } from '../../money/waterfall.ts';
import type { AccountState, DeductionState } from '../../state.ts';
import { accountInput, closeTasks, emit, idsOf, type Turn } from '../turn.ts';
import {
  type DeductionOrder,
  heldNow,
  isOpenOrder,
  judgeDeduction,
  judgesOrders,
  ruleDeductionAgain,
  tellRuling,
} from './deduction-ruling.ts';

/** Decides anew what hangs on quota, registration, freezes or money, if any of them has changed since. */
export function redecideDeductions(turn: Turn, before: AccountState): void {
  const { state } = turn;
  const same =
    state.registration === before.registration &&
    state.supervisedQuotaFen === before.supervisedQuotaFen &&
    state.freezes === before.freezes &&
    state.balanceFen === before.balanceFen &&
    state.notices === before.notices &&
    state.bankruptcy === before.bankruptcy;
  if (same) return;
  const open = state.deductions.filter(isOpenOrder);
  for (const deduction of state.deductions.filter(({ status }) => status === 'VIOLATION')) lookAgain(turn, deduction, before);
  for (const { deductionId } of open) {
    const deduction = turn.state.deductions.find((entry) => entry.deductionId === deductionId);
    if (deduction !== undefined) ruleDeductionAgain(turn, deduction);
  }
}

/** A rule held the order when the bank carried it out, and what comes to be known since shows that its ground had gone by then (F-16, F-26). */
export const goneBefore = (turn: Turn, { caseNumber, bookedAt }: { caseNumber: string; bookedAt: Instant }, id: string): FiredRule[] =>
  evaluate('hindsight', { ...accountInput(turn, bookedAt), matter: 'deduction', caseNumber, bookedAt, bounds: effectsOf(id).bounds });

/**
 * Carried out while something seemed to bar it, and what comes to be known only now (a first registration, the end of an earlier freeze, a smaller quota,
 * money, a notice withdrawn) lies before the booking: nothing was wrong with it. What else was wrong with it stays.
 */
function lookAgain(turn: Turn, deduction: DeductionState, before: AccountState): void {
  const { order, rules, caseNumber, broken = deduction } = deduction;
  const { bookedAt, bankSerial } = broken;
  if (order === undefined || bookedAt === undefined) return;
  const heldThen = deduction.broken?.against ?? heldNow(deduction);
  const against = rules.filter((id) => heldThen.includes(id) || breaksByItself(id));
  if (against.length === 0) return;
  const { registration, freezes } = turn.state;
  const isOther = registration !== before.registration || freezes !== before.freezes;
  const each = isOther ? against.map((id) => goneBefore(turn, { caseNumber, bookedAt }, id)) : [[]];
  if (each.every((gone) => gone.length > 0)) return clear(turn, deduction, { bankSerial, against, gone: each.flat() });
  if (bookedAt < turn.since || !against.every(judgesOrders)) return;
  const then = before.deductions.find((entry) => entry.deductionId === deduction.deductionId);
  if (then?.status !== 'VIOLATION') return;
  const [now, earlier] = [judgeOpen(turn, turn.state, deduction), judgeOpen(turn, before, then)];
  const byFen = now.allowedFen - earlier.allowedFen;
  if (byFen <= 0 || allowedAt(deduction, bookedAt) + byFen < deduction.bookedFen) return;
  clear(turn, deduction, { bankSerial, against, gone: now.fired.filter(({ outcome }) => outcome === 'ACCEPT') });
}

/** Whatever its order says. That the balances differ breaks nothing. */
const breaksByItself = (id: string): boolean => effectsOf(id).violation === true || effectsOf(id).otherSum === true;

/** What the rules would say of the order if the bank had not carried it out. */
function judgeOpen(turn: Turn, state: AccountState, entry: DeductionState): ReturnType<typeof judgeDeduction> {
  const balanceFen = state.balanceFen + entry.bookedFen;
  const deductions = state.deductions.filter((other) => other !== entry);
  const open = { ...state, balanceFen, freezes: pourDown(state.freezes, balanceFen), deductions };
  return judgeDeduction(turn, open, orderOf(turn, entry, entry.amountFen), entry.order?.court ?? '', entry.answered);
}

function orderOf({ state }: Turn, { caseNumber, rulingNumber, order }: DeductionState, amountFen: number): DeductionOrder {
  const { claim = { origin: 'other' as const }, housingConsent } = order ?? {};
  const consent = housingConsent === undefined ? {} : { housingConsent };
  return { caseNumber, accountNumber: state.accountNumber, rulingNumber, amountFen, claim, ...consent };
}

interface Cleared {
  bankSerial: string | undefined;
  against: string[];
  gone: FiredRule[];
}

function clear(turn: Turn, deduction: DeductionState, { bankSerial, against, gone }: Cleared): void {
  const { deductionId, rules, bookedFen, order } = deduction;
  const ids = [...new Set([...rules.filter((id) => !against.includes(id)), ...idsOf(gone)])];
  emit(turn, { type: 'DeductionRuled', deductionId, status: 'BOOKED', allowedFen: Math.max(deduction.allowedFen, bookedFen), rules: ids });
  closeTasks(turn, (task) => task.kind === 'review-violation' && task.bankSerial === bankSerial);
  if (order === undefined) return;
  const ruling = { fired: gone, status: 'ACCEPTED', allowedFen: bookedFen, insideFen: 0, outsideFen: bookedFen } as const;
  tellRuling(turn, orderOf(turn, deduction, bookedFen), order.court, ruling);
  const after = turn.state.deductions.find((entry) => entry.deductionId === deductionId);
  if (after !== undefined && isOpenOrder(after)) ruleDeductionAgain(turn, after);
}
