/** The bank has deducted. A court's deduction needs an accepted order; one that comes before its order waits for it like a payment for its notice. */

import type { UniqueClaim } from '../../../aggregate/aggregate.ts';
import type { MessageCommand } from '../../../messages/commands.ts';
import type { Fen, InboundData, PartnerId } from '../../../messages/messages.ts';
import { evaluate, fireAgain } from '../../../rules/all-rules.ts';
import { effectsOf } from '../../../rules/engine/effects.ts';
import type { FiredRule } from '../../../rules/engine/finding.ts';
import { plusMinutes } from '../../../values/calendar/instants.ts';
import { yuan } from '../../../values/money/figures.ts';
import { allowedAt, goesBeyond, heldByAt } from '../../money/allowed-in-time.ts';
import { type DeductionState, freezesAt } from '../../state.ts';
import { deductFromFreezes } from '../freeze/ended.ts';
import type { MessageResult } from '../message/result.ts';
import {
  accountInput,
  banksOf,
  closeTasks,
  emit,
  housingOf,
  idOf,
  idsOf,
  mergeFired,
  openTask,
  profileOrDefault,
  type Turn,
  tell,
} from '../turn.ts';
import { comparedBalances, noteBalance } from './balance.ts';
import { goneBefore } from './deduction-anew.ts';
import { heldNow } from './deduction-ruling.ts';
import { heldOrderOf, leftOf, ordersOf } from './orders-of-booking.ts';
import { answerSeen, claimSerial, serialSeen } from './serials.ts';

type Booking = InboundData['bank.deduction.booked'];

export function bookDeduction(turn: Turn, booking: Booking, command: MessageCommand): MessageResult {
  const correlation = { caseNumber: booking.caseNumber };
  const seen = serialSeen(turn, command, booking);
  if (seen !== undefined) return { ...answerSeen(turn, command, booking, seen), correlation };
  const orders = booking.kind === 'court-deduction' ? ordersOf(turn, booking) : [];
  const order = asOne(orders);
  const early = booking.kind === 'court-deduction' && order === undefined;
  // Without an order it is not yet a violation: the order may be on its way (B-02 is judged when the grace is over).
  const fired = [...command.fired, ...judge(turn, booking, command, order)];
  const shares = sharesOf(turn, booking, orders);
  const against = bookedWhileHeld(turn, booking, shares);
  const broken = [...against, ...fired.filter(({ id }) => effectsOf(id).violation === true || effectsOf(id).otherSum === true)];
  const status = early ? 'HELD' : broken.length > 0 ? 'VIOLATION' : 'BOOKED';
  const waitsUntil = early ? plusMinutes(turn.now, profileOrDefault(turn, booking.bookedAt).matchGraceMinutes) : undefined;
  for (const [index, share] of shares.entries()) {
    const claims = index === 0 ? claimSerial(turn, command, booking) : [];
    const waits = waitsUntil === undefined ? {} : { graceUntil: waitsUntil };
    record(turn, booking, share, { status, rules: idsOf([...fired, ...broken]), against: idsOf(against), claims, ...waits });
  }
  noteBalance(turn, booking.balanceAfterFen, booking.bookedAt);
  if (order !== undefined) deductShares(turn, booking, shares);
  if (status === 'VIOLATION') raiseDeduction(turn, booking, broken);
  return { fired: mergeFired(fired, broken), correlation, ...(waitsUntil === undefined ? {} : { waitsUntil }) };
}

function deductShares(turn: Turn, { caseNumber, bookedAt }: Pick<Booking, 'caseNumber' | 'bookedAt'>, shares: readonly Share[]): void {
  for (const { deductionId, amountFen } of shares) deductFromFreezes(turn, { caseNumber, deductionId, amountFen, bookedAt });
}

/** What of a booking carries out which order. */
interface Share {
  deductionId: string;
  amountFen: Fen;
  order?: DeductionState;
}

/** One of several takes what is left of each; where there is none it is an entry of its own. */
function sharesOf(turn: Turn, { bankSerial, amountFen }: Pick<Booking, 'bankSerial' | 'amountFen'>, orders: DeductionState[]): Share[] {
  const [order] = orders;
  if (order === undefined) return [{ deductionId: idOf('deduction', turn.state.accountNumber, bankSerial), amountFen }];
  if (orders.length === 1) return [{ deductionId: order.deductionId, amountFen, order }];
  return orders.map((each) => ({ deductionId: each.deductionId, amountFen: leftOf(each), order: each }));
}

/** Several that are carried out together are judged as one of their sum: each of them may be carried out whole. */
function asOne(orders: readonly DeductionState[]): DeductionState | undefined {
  const [first] = orders;
  if (first === undefined || orders.length === 1) return first;
  const amountFen = orders.reduce((sum, order) => sum + leftOf(order), 0);
  return { ...first, amountFen, bookedFen: 0, allowedFen: amountFen };
}

function judge(turn: Turn, booking: Booking, { from }: MessageCommand, order: DeductionState | undefined): FiredRule[] {
  return evaluate('bankReport', {
    ...accountInput(turn, booking.bookedAt),
    message: { type: 'bank.deduction.booked', data: booking },
    from,
    ...comparedBalances(turn, booking.balanceAfterFen, booking.bookedAt, -booking.amountFen),
    ...(order === undefined ? {} : { deduction: order }),
  });
}

/**
 * The rules that held the order when the bank deducted more than they left to the court, once more: nobody had answered them then, and nothing that has come
 * to be known since shows that their ground was gone (12-3). Whose order it is stays unsaid: all courts are told.
 */
function bookedWhileHeld(
  turn: Turn,
  { caseNumber, bookedAt }: Pick<Booking, 'caseNumber' | 'bookedAt'>,
  shares: readonly Share[],
): FiredRule[] {
  const each = shares.flatMap(({ amountFen, order }): FiredRule[] => {
    if (order === undefined || order.bookedFen + amountFen > order.amountFen || !goesBeyond(order, { amountFen, bookedAt })) return [];
    const held = heldByAt(order, bookedAt, heldNow(order));
    if (held.every((id) => goneBefore(turn, { caseNumber, bookedAt }, id).length > 0)) return [];
    const leftFen = Math.max(0, allowedAt(order, bookedAt) - order.bookedFen);
    return held.map((id) =>
      fireAgain(id, {
        found: { zh: `扣划 ${yuan(amountFen)} 时该扣划尚待答复`, en: `${yuan(amountFen)} was booked while the order was held` },
        expected: { zh: `不超过 ${yuan(leftFen)}，其余先答复`, en: `at most ${yuan(leftFen)}, and an answer first for the rest` },
        field: 'amountFen',
      }),
    );
  });
  return mergeFired(each);
}

/** Nothing of the order is left to be carried out, or it was carried out against the rules that hold it. */
function isBookedWhole({ state }: Turn, deductionId: string): boolean {
  const deduction = state.deductions.find((entry) => entry.deductionId === deductionId);
  return deduction === undefined || deduction.status === 'VIOLATION' || deduction.bookedFen >= deduction.amountFen;
}

interface Recorded extends Pick<DeductionState, 'status' | 'rules' | 'graceUntil'> {
  claims: UniqueClaim[];
  /** The rules that held its order then. */
  against: string[];
  /** What waited under this id until now is this: no money moves once more. */
  waitedAs?: string;
}

function record(
  turn: Turn,
  { caseNumber, bankSerial, kind, bookedAt }: Pick<Booking, 'caseNumber' | 'bankSerial' | 'kind' | 'bookedAt'>,
  { deductionId, amountFen, order }: Share,
  { rules, against, ...said }: Recorded,
): void {
  const all = [...new Set([...(order?.rules ?? []), ...rules])];
  emit(turn, {
    type: 'DeductionBooked',
    deductionId,
    caseNumber,
    bankSerial,
    amountFen,
    kind,
    rules: all,
    bookedAt,
    at: turn.now,
    ...(against.length === 0 ? {} : { against }),
    ...said,
  });
  if (isBookedWhole(turn, deductionId)) closeTasks(turn, (task) => task.kind === 'review-deduction' && task.subject === deductionId);
}

/**
 * No order came within the grace. Where the case has one order and that is held whole, the bank has carried out a part of it against the rules that
 * hold it; else money left the account without an order.
 */
export function judgeEarlyDeduction(turn: Turn, deduction: DeductionState): void {
  const { deductionId } = deduction;
  const order = heldOrderOf(turn, deduction);
  if (order !== undefined) return attribute(turn, deduction, [order]);
  const fired = evaluate('time', { ...accountInput(turn, turn.now), due: { kind: 'deduction-grace', deduction } });
  emit(turn, { type: 'DeductionRuled', deductionId, status: 'VIOLATION', rules: [...new Set([...deduction.rules, ...idsOf(fired)])] });
  raiseDeduction(turn, deduction, fired);
}

/** What the bank booked before, and what waits for an order: it carries out these. */
export function attribute(turn: Turn, waiting: DeductionState, orders: DeductionState[]): void {
  const { deductionId: waitedAs, caseNumber, bankSerial = '', bookedAt = turn.now } = waiting;
  const shares = sharesOf(turn, { bankSerial, amountFen: waiting.amountFen }, orders);
  const broken = bookedWhileHeld(turn, { caseNumber, bookedAt }, shares);
  const status = broken.length > 0 ? 'VIOLATION' : 'BOOKED';
  for (const share of shares) {
    const rules = [...waiting.rules, ...idsOf(broken)];
    const said: Recorded = { status, rules, against: idsOf(broken), claims: [], waitedAs };
    record(turn, { caseNumber, bankSerial, kind: 'court-deduction', bookedAt }, share, said);
  }
  deductShares(turn, { caseNumber, bookedAt }, shares);
  if (status === 'VIOLATION') raiseDeduction(turn, waiting, broken);
  else closeTasks(turn, (task) => task.kind === 'review-violation' && task.bankSerial === bankSerial);
}

/** To every court with a freeze at that time, the housing authority and the bank, once each. */
export function raiseDeduction(
  turn: Turn,
  {
    caseNumber,
    bankSerial = '',
    amountFen,
    bookedAt = turn.now,
  }: Pick<DeductionState, 'caseNumber' | 'bankSerial' | 'amountFen' | 'bookedAt'>,
  rules: FiredRule[],
): void {
  const { accountNumber } = turn.state;
  const to = [...freezesAt(turn.state, bookedAt).map(({ court }) => court), housingOf(turn), ...banksOf(turn, bookedAt)];
  for (const partner of new Set(to.filter((entry): entry is PartnerId => entry !== undefined))) {
    const data = { bankSerial, amountFen, bookedAt, rules };
    tell(turn, { to: partner, type: 'release.violation.raised', data, correlation: { accountNumber } });
  }
  openTask(turn, {
    kind: 'review-violation',
    owner: 'court',
    ...(caseNumber === '' ? {} : { caseNumber }),
    ...(bankSerial === '' ? {} : { bankSerial }),
    ...(rules[0] === undefined ? {} : { rule: rules[0].id }),
  });
}
