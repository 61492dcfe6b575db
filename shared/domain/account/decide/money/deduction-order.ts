/** A court orders a deduction (扣划). A wrongful one is held with a draft objection, and never blocked by software alone (F-14). */
import type { MessageCommand } from '../../../commands.ts';
import type { InboundData, PartnerId } from '../../../messages.ts';
import { fire } from '../../../rules/engine.ts';
import { type FiredRule, worstOutcome } from '../../../rules/finding.ts';
import { evaluate, ruleById } from '../../../rules/register.ts';
import { clerkDays } from '../../limits.ts';
import { type AccountState, type DeductionState, findFreeze, isPayable } from '../../state.ts';
import { schedule } from '../duties.ts';
import type { Answer } from '../message.ts';
import { ruleOpenNoticesAgain } from '../notice/again.ts';
import { accountInput, bankOf, emit, idOf, idsOf, openTask, type Turn, tell } from '../turn.ts';
import { raiseDeduction, sameCase } from './deduction-booking.ts';
import { objectionDraft } from './objection-draft.ts';

type Order = InboundData['court.deduction.ordered'];

export function orderDeduction(turn: Turn, order: Order, command: MessageCommand): Answer {
  const correlation = { caseNumber: order.caseNumber };
  if (isKnown(turn, order)) {
    const repeated = fire(ruleById('M-04'), { found: order.rulingNumber, field: 'rulingNumber' });
    return { fired: [...command.fired, repeated], outcome: 'DUPLICATE', correlation };
  }
  const freeze = findFreeze(turn.state, order.caseNumber);
  const booked = turn.state.deductions.find((entry) => entry.graceUntil !== undefined && awaits(turn, entry, order));
  const input = { ...accountInput(turn, turn.now), state: asIfNotBooked(turn.state, booked), order, from: command.from, freeze };
  const fired = [...command.fired, ...evaluate('deductionOrder', input)];
  const worst = worstOutcome(fired);
  if (worst === 'REJECT') return { fired, correlation };
  if (booked !== undefined) settleBooked(turn, booked, order, fired);
  else record(turn, order, fired);
  if (fired.some(({ id }) => id === 'F-14')) draftObjection(turn, order, freeze?.court ?? command.from, fired);
  if (fired.some(({ id }) => id === 'F-18')) {
    ruleOpenNoticesAgain(turn, 'a deduction is pending and the money does not suffice for both (F-18)', isPayable);
  }
  return { fired, correlation };
}

/** A ruling orders one deduction, however often it is sent. */
const isKnown = (turn: Turn, order: Order): boolean =>
  turn.state.deductions.some(({ rulingNumber, amountFen }) => rulingNumber === order.rulingNumber && amountFen === order.amountFen);

/** The bank had booked it before the order came. */
const awaits = (turn: Turn, entry: DeductionState, order: Order): boolean =>
  sameCase(turn, entry.caseNumber, order.caseNumber) && entry.amountFen <= order.amountFen;

/** The order is judged on the money that was there before the bank carried it out. */
function asIfNotBooked(state: AccountState, booked: DeductionState | undefined): AccountState {
  if (booked === undefined) return state;
  return { ...state, balanceFen: state.balanceFen + booked.amountFen, deductions: state.deductions.filter((entry) => entry !== booked) };
}

function settleBooked(turn: Turn, booked: DeductionState, { rulingNumber }: Order, fired: readonly FiredRule[]): void {
  const held = fired.filter(({ outcome }) => outcome === 'HOLD');
  const status = held.length > 0 ? 'VIOLATION' : 'BOOKED';
  emit(turn, { type: 'DeductionRuled', deductionId: booked.deductionId, status, rules: idsOf(fired), rulingNumber });
  if (status === 'VIOLATION') raiseDeduction(turn, booked, held);
}

function record(turn: Turn, { caseNumber, rulingNumber, amountFen }: Order, fired: readonly FiredRule[]): void {
  const { accountNumber, deductionCount } = turn.state;
  const deductionId = idOf('deduction', accountNumber, caseNumber, rulingNumber, deductionCount + 1);
  const held = fired.filter(({ outcome }) => outcome === 'HOLD');
  const status = held.length > 0 ? 'HELD' : 'ACCEPTED';
  emit(turn, { type: 'DeductionOrdered', deductionId, caseNumber, rulingNumber, amountFen, status, rules: idsOf(fired), at: turn.now });
  const { dueAt } = schedule(turn.now, clerkDays);
  for (const { id } of held) {
    const owner = id === 'F-18' || id === 'F-14' ? 'court' : 'bank';
    openTask(turn, { kind: 'review-deduction', owner, rule: id, caseNumber, subject: deductionId, dueAt });
  }
}

/** The draft goes to the court, for its answer within 15 days, and to the bank, whose objection it is (网络查冻规定 6). */
function draftObjection(turn: Turn, order: Order, court: PartnerId, fired: readonly FiredRule[]): void {
  const { caseNumber, rulingNumber, amountFen } = order;
  const bank = bankOf(turn);
  const rules = fired.filter(({ id }) => id.startsWith('F-'));
  const data = { caseNumber, rulingNumber, amountFen, draft: objectionDraft(turn.state, order), rules };
  const correlation = { caseNumber, accountNumber: turn.state.accountNumber };
  for (const to of [court, ...(bank === undefined ? [] : [bank])])
    tell(turn, { to, type: 'release.objection-draft.raised', data, correlation });
}
