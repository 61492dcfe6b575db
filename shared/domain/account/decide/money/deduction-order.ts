/** A court orders a deduction (扣划). A wrongful one is held with a draft objection, and never blocked by software alone (F-14). */
import type { MessageCommand } from '../../../messages/commands.ts';
import type { Instant, PartnerId } from '../../../messages/messages.ts';
import { evaluate } from '../../../rules/all-rules.ts';
import { effectsOf } from '../../../rules/engine/effects.ts';
import { type FiredRule, worstOutcome } from '../../../rules/engine/finding.ts';
import { isToCome } from '../../../rules/reading/instants.ts';
import { sameText } from '../../../rules/reading/matching.ts';
import { pourDown } from '../../money/waterfall.ts';
import { type AccountState, type DeductionState, findFreeze } from '../../state.ts';
import { deductFromFreezes } from '../freeze/ended.ts';
import type { MessageResult } from '../message/result.ts';
import { bankOf, closeTasks, emit, idOf, idsOf, type Turn, tell } from '../turn.ts';
import { goneBefore } from './deduction-anew.ts';
import { attribute, raiseDeduction } from './deduction-booking.ts';
import {
  askAboutDeduction,
  type DeductionOrder,
  heldNow,
  holdCompetingNotices,
  isBarredByQuota,
  judgeDeduction,
  judgesOrders,
  type Ruling,
  tellBankOfOrders,
  tellRuling,
} from './deduction-ruling.ts';
import { objectionDraft } from './objection-draft.ts';
import { ordersTogether, sameCase } from './orders-of-booking.ts';

export function orderDeduction(turn: Turn, order: DeductionOrder, command: MessageCommand): MessageResult {
  const correlation = { caseNumber: order.caseNumber };
  const known = ofSameRuling(turn, order);
  if (known !== undefined && known.status !== 'HELD') {
    const repeated = evaluate('repeat', { seen: 'same', of: 'ruling', rulingNumber: order.rulingNumber });
    return { fired: [...command.fired, ...repeated], outcome: 'DUPLICATE', correlation };
  }
  const lacksOrder = (entry: DeductionState): boolean => entry.graceUntil !== undefined || lackedOrder(entry, command.sentAt);
  // Sent again it is the order that it was, whatever the bank has booked in the meantime without one.
  const early = known === undefined ? turn.state.deductions.filter((entry) => lacksOrder(entry) && awaits(turn, entry, order)) : [];
  const booked = early.find(({ amountFen }) => amountFen === order.amountFen) ?? early[0];
  const ruling = judgeDeduction(turn, without(turn.state, booked ?? known), order, command.from);
  const fired = [...command.fired, ...ruling.fired];
  if (worstOutcome(fired) === 'REJECT') return { fired, correlation };
  const court = findFreeze(turn.state, order.caseNumber)?.court ?? command.from;
  const draft = draftOf(turn, without(turn.state, booked ?? known), order);
  if (booked !== undefined) settleBooked(turn, booked, order, court, ruling);
  else if (known !== undefined) mend(turn, known, order, court, ruling);
  else record(turn, order, court, ruling);
  tellRuling(turn, order, court, ruling);
  if (ruling.fired.some(isBarredByQuota)) draftObjection(turn, order, fired, draft);
  if (booked === undefined) settleTogether(turn, lacksOrder, order);
  holdCompetingNotices(turn, ruling.fired);
  return { fired, correlation };
}

/** A ruling orders one deduction, however often it is sent; one that is held may be sent again with what it lacked. */
const ofSameRuling = (turn: Turn, order: DeductionOrder): DeductionState | undefined =>
  turn.state.deductions.find(
    ({ rulingNumber, amountFen, status, graceUntil }) =>
      sameText(rulingNumber, order.rulingNumber) && graceUntil === undefined && (amountFen === order.amountFen || status === 'HELD'),
  );

/** The bank had booked it, or a part of it, before the order came. */
const awaits = (turn: Turn, entry: DeductionState, order: DeductionOrder): boolean =>
  sameCase(turn, entry.caseNumber, order.caseNumber) && entry.amountFen <= order.amountFen;

/**
 * A violation only because its order was on its way for longer than the grace: the court had sent it before the bank deducted, and that it came late is
 * neither's fault.
 */
const lackedOrder = ({ status, order, caseNumber, bookedAt, rules }: DeductionState, sentAt: Instant): boolean =>
  status === 'VIOLATION' &&
  order === undefined &&
  caseNumber !== '' &&
  bookedAt !== undefined &&
  !isToCome(sentAt, bookedAt) &&
  rules.every((id) => effectsOf(id).violation !== true);

/** The order is judged on the money that was there before the bank carried it out, and not against itself. */
function without(state: AccountState, entry: DeductionState | undefined): AccountState {
  if (entry === undefined) return state;
  const deductions = state.deductions.filter((other) => other !== entry);
  const balanceFen = state.balanceFen + entry.bookedFen;
  return { ...state, balanceFen, freezes: pourDown(state.freezes, balanceFen), deductions };
}

const groundsOf = ({ claim, housingConsent }: DeductionOrder, court: PartnerId) => ({
  court,
  claim,
  ...(housingConsent === undefined ? {} : { housingConsent }),
});

function settleBooked(turn: Turn, booked: DeductionState, order: DeductionOrder, court: PartnerId, { fired, allowedFen }: Ruling): void {
  const { deductionId, bookedFen, bookedAt = turn.now } = booked;
  const { rulingNumber, amountFen, caseNumber } = order;
  const held = fired.filter(({ outcome }) => outcome === 'HOLD');
  const isBarred = bookedFen > allowedFen && held.some(({ id }) => goneBefore(turn, { caseNumber, bookedAt }, id).length === 0);
  const status = isBarred ? 'VIOLATION' : 'BOOKED';
  const ruled = { status, rules: idsOf(fired), rulingNumber, order: groundsOf(order, court) } as const;
  emit(turn, {
    type: 'DeductionRuled',
    deductionId,
    ...ruled,
    ...(isBarred ? { allowedFen } : { allowedFen: Math.max(allowedFen, bookedFen), amountFen }),
  });
  if (status === 'VIOLATION') raiseDeduction(turn, booked, held);
  else closeTasks(turn, (task) => task.kind === 'review-violation' && task.bankSerial === booked.bankSerial);
  deductFromFreezes(turn, { caseNumber, deductionId, amountFen: bookedFen, bookedAt });
}

/** With another order of its case, which came before it, it comes to the sum of what the bank has booked before both. */
function settleTogether(turn: Turn, lacksOrder: (entry: DeductionState) => boolean, order: DeductionOrder): void {
  for (const entry of turn.state.deductions.filter((each) => lacksOrder(each) && sameCase(turn, each.caseNumber, order.caseNumber))) {
    const orders = ordersTogether(turn, entry);
    if (orders !== undefined) return attribute(turn, entry, orders);
  }
}

/** Sent again while it is held: what it says now is what counts. */
function mend(turn: Turn, known: DeductionState, order: DeductionOrder, court: PartnerId, { fired, status, allowedFen }: Ruling): void {
  const { deductionId } = known;
  const { amountFen, caseNumber } = order;
  const ruled = { status, rules: idsOf(fired), amountFen, allowedFen, order: groundsOf(order, court), answered: [] };
  const since = { at: turn.now, heldBy: heldNow(known) };
  emit(turn, { type: 'DeductionRuled', deductionId, ...ruled, ...since });
  askAboutDeduction(turn, deductionId, caseNumber, fired);
}

function record(turn: Turn, order: DeductionOrder, court: PartnerId, { fired, status, allowedFen }: Ruling): void {
  const { accountNumber, deductionCount } = turn.state;
  const { caseNumber, rulingNumber, amountFen } = order;
  const deductionId = idOf('deduction', accountNumber, caseNumber, rulingNumber, deductionCount + 1);
  const ruled = { status, rules: idsOf(fired), allowedFen, order: groundsOf(order, court), at: turn.now };
  emit(turn, { type: 'DeductionOrdered', deductionId, caseNumber, rulingNumber, amountFen, ...ruled });
  askAboutDeduction(turn, deductionId, caseNumber, fired);
}

function draftOf(turn: Turn, state: AccountState, order: DeductionOrder): string {
  const bankName = turn.context.partners.find(({ partner }) => partner === bankOf(turn))?.name;
  return objectionDraft({ state, order, at: turn.now, ...(bankName === undefined ? {} : { bankName }) });
}

/** To a bank that keeps the account from now on: the orders that wait to be carried out, and what it may say against them. */
export function passOrdersOn(turn: Turn, bank: PartnerId, isTold: (order: DeductionOrder) => boolean): void {
  for (const { again, ruling } of tellBankOfOrders(turn, bank, isTold)) {
    const { caseNumber, rulingNumber } = again;
    const isIt = (entry: DeductionState): boolean => entry.caseNumber === caseNumber && entry.rulingNumber === rulingNumber;
    const deductions = turn.state.deductions.filter((entry) => !isIt(entry));
    draftObjection(turn, again, ruling.fired, draftOf(turn, { ...turn.state, deductions }, again));
  }
}

/** To the bank, whose objection it is (网络查冻规定 6): what it signs it sends to the court itself (`bank.order.objected`). */
function draftObjection(turn: Turn, order: DeductionOrder, fired: readonly FiredRule[], draft: string): void {
  const { caseNumber, rulingNumber, amountFen } = order;
  const to = bankOf(turn);
  if (to === undefined) return;
  const rules = fired.filter(({ id }) => judgesOrders(id));
  const correlation = { caseNumber, accountNumber: turn.state.accountNumber };
  tell(turn, { to, type: 'release.objection-draft.raised', data: { caseNumber, rulingNumber, amountFen, draft, rules }, correlation });
}
