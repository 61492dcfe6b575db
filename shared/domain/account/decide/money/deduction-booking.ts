/** The bank has deducted. A court's deduction needs an accepted order; one that comes before its order waits for it like a payment for its notice. */
import type { MessageCommand } from '../../../messages/commands.ts';
import type { InboundData, PartnerId } from '../../../messages/messages.ts';
import { effectsOf } from '../../../rules/engine/effects.ts';
import type { FiredRule } from '../../../rules/engine/finding.ts';
import { yuan } from '../../../rules/reading/wording.ts';
import { evaluate, fireAgain, holds } from '../../../rules/register.ts';
import { plusMinutes } from '../../../values/calendar/instants.ts';
import { type DeductionState, findFreeze, freezesAt, hasNumber } from '../../state.ts';
import { deductFromFreezes } from '../freeze/ended.ts';
import type { Answer } from '../message/answer.ts';
import {
  accountInput,
  bankOf,
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
import { answerSeen, claimSerial, serialSeen } from './serials.ts';

type Booking = InboundData['bank.deduction.booked'];

export function bookDeduction(turn: Turn, booking: Booking, command: MessageCommand): Answer {
  const correlation = { caseNumber: booking.caseNumber };
  const seen = serialSeen(turn, command, booking);
  if (seen !== undefined) return { ...answerSeen(turn, command, booking, seen), correlation };
  const order = orderOf(turn, booking);
  const early = booking.kind === 'court-deduction' && order === undefined;
  // Without an order it is not yet a violation: the order may be on its way (B-02 is judged when the grace is over).
  const fired = [...command.fired, ...judge(turn, booking, command, order)];
  const broken = [
    ...bookedWhileHeld(booking, order),
    ...fired.filter(({ id }) => effectsOf(id).violation === true || effectsOf(id).otherSum === true),
  ];
  const status = early ? 'HELD' : broken.length > 0 ? 'VIOLATION' : 'BOOKED';
  const deductionId = record(turn, booking, command, order, { status, rules: idsOf([...fired, ...broken]) });
  if (isBookedWhole(turn, deductionId)) closeTasks(turn, (task) => task.kind === 'review-deduction' && task.subject === deductionId);
  noteBalance(turn, booking.balanceAfterFen, booking.bookedAt);
  if (order !== undefined) deductFromFreezes(turn, booking.caseNumber, deductionId, booking.amountFen);
  if (status === 'VIOLATION') raiseDeduction(turn, booking, broken);
  const waitsUntil = early ? turn.state.deductions.find((entry) => entry.deductionId === deductionId)?.graceUntil : undefined;
  return { fired: mergeFired(fired, broken), correlation, ...(waitsUntil === undefined ? {} : { waitsUntil }) };
}

export function sameCase(turn: Turn, a: string, b: string): boolean {
  const freeze = findFreeze(turn.state, a);
  return a === b || (freeze !== undefined && hasNumber(freeze, b));
}

/**
 * A booking names its case and no ruling: its sum says which order of the case it carries out. That of its very sum comes first, then one that
 * leaves room for it. Where it fits none it is the one that the bank may carry out, taken too far, if there is no other (B-04, F-14); else its own
 * order may be on its way, and no order is taken for it by chance.
 */
function orderOf(turn: Turn, { kind, caseNumber, amountFen }: Booking): DeductionState | undefined {
  if (kind !== 'court-deduction') return undefined;
  const ofCase = turn.state.deductions.filter((entry) => entry.rulingNumber !== '' && sameCase(turn, entry.caseNumber, caseNumber));
  const waiting = ofCase.filter(({ status, bankSerial }) => (status === 'ACCEPTED' || status === 'HELD') && bankSerial === undefined);
  const inParts = ofCase.filter(
    ({ status, bookedFen, amountFen: orderedFen }) => status === 'BOOKED' && bookedFen + amountFen <= orderedFen,
  );
  const open = waiting.filter(({ allowedFen }) => amountFen <= allowedFen);
  const ofSum = (orders: readonly DeductionState[]) => orders.find((entry) => entry.amountFen - entry.bookedFen === amountFen);
  const fitting = ofSum(open) ?? ofSum(inParts) ?? open[0] ?? ofSum(waiting) ?? inParts[0];
  return fitting ?? onlyOne(waiting.filter(({ allowedFen }) => allowedFen > 0));
}

const onlyOne = <T>(entries: readonly T[]): T | undefined => (entries.length === 1 ? entries[0] : undefined);

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
 * The rules that hold the order, once more: the bank deducted more than they leave to the court before anybody answered them. Whose order it is stays
 * unsaid: all courts are told.
 */
function bookedWhileHeld({ amountFen }: Booking, order: DeductionState | undefined): FiredRule[] {
  if (order === undefined || order.bookedFen + amountFen <= order.allowedFen || order.bookedFen + amountFen > order.amountFen) return [];
  const held = order.rules.filter((id) => holds(id) && !order.answered.includes(id));
  const leftFen = Math.max(0, order.allowedFen - order.bookedFen);
  return held.map((id) =>
    fireAgain(id, {
      found: { zh: `扣划 ${yuan(amountFen)} 时该扣划尚待答复`, en: `${yuan(amountFen)} was booked while the order was held` },
      expected: { zh: `不超过 ${yuan(leftFen)}，其余先答复`, en: `at most ${yuan(leftFen)}, and an answer first for the rest` },
      field: 'amountFen',
    }),
  );
}

/** Nothing of the order is left to be carried out, or it was carried out against the rules that hold it. */
function isBookedWhole({ state }: Turn, deductionId: string): boolean {
  const deduction = state.deductions.find((entry) => entry.deductionId === deductionId);
  return deduction === undefined || deduction.status === 'VIOLATION' || deduction.bookedFen >= deduction.amountFen;
}

function record(
  turn: Turn,
  booking: Booking,
  command: MessageCommand,
  order: DeductionState | undefined,
  { status, rules }: Pick<DeductionState, 'status' | 'rules'>,
): string {
  const { caseNumber, bankSerial, amountFen, kind, bookedAt } = booking;
  const deductionId = order?.deductionId ?? idOf('deduction', turn.state.accountNumber, bankSerial);
  const grace = profileOrDefault(turn, bookedAt).matchGraceMinutes;
  emit(turn, {
    type: 'DeductionBooked',
    deductionId,
    caseNumber,
    bankSerial,
    amountFen,
    kind,
    status,
    rules: [...new Set([...(order?.rules ?? []), ...rules])],
    bookedAt,
    claims: claimSerial(turn, command, booking),
    at: turn.now,
    ...(status === 'HELD' ? { graceUntil: plusMinutes(turn.now, grace) } : {}),
  });
  return deductionId;
}

/** No order came within the grace: money left the account without one. */
export function judgeEarlyDeduction(turn: Turn, deduction: DeductionState): void {
  const { deductionId } = deduction;
  const fired = evaluate('time', { ...accountInput(turn, turn.now), due: { kind: 'deduction-grace', deduction } });
  emit(turn, { type: 'DeductionRuled', deductionId, status: 'VIOLATION', rules: [...new Set([...deduction.rules, ...idsOf(fired)])] });
  raiseDeduction(turn, deduction, fired);
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
  const to = [...freezesAt(turn.state, bookedAt).map(({ court }) => court), housingOf(turn), bankOf(turn)];
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
