/** Which notice a payment rests on, what the rules say of the two, and payments that wait for theirs (contracts §4.4). */
import type { MessageCommand } from '../../../messages/commands.ts';
import type { Fen, InboundData, Instant } from '../../../messages/messages.ts';
import { evaluate } from '../../../rules/all-rules.ts';
import { brokenBy, isOrdinary } from '../../../rules/bank/payment-line.ts';
import type { FiredRule } from '../../../rules/engine/finding.ts';
import type { PaymentInput } from '../../../rules/engine/moments.ts';
import { lastMomentOf } from '../../../rules/reading/instants.ts';
import { sameAccountNumber } from '../../../rules/reading/matching.ts';
import { isUntold, leftAt, ownPaidOf, successorsOf, takenSince } from '../../money/counting.ts';
import {
  type AccountState,
  findNotice,
  freezesAt,
  isPayable,
  issuedBy,
  type LineState,
  type NoticeState,
  type PaymentState,
  quotaAt,
} from '../../state.ts';
import { accountInput, closeTasks, emit, idsOf, type Turn } from '../turn.ts';
import { concludePayment, raiseViolation } from './settled.ts';

export type Booking = InboundData['bank.payment.booked'];

/** When the money left the bank's hands: what waited in clearing was paid out when it was first booked. */
export const firstBookedAt = (booking: Pick<Booking, 'bookedAt'>, earlier: PaymentState | undefined): Instant =>
  earlier !== undefined && earlier.bookedAt < booking.bookedAt ? earlier.bookedAt : booking.bookedAt;

/** Whether money could move under a notice at an instant, as far as it is known now. */
export function couldBePaid(notice: NoticeState, at: Instant): boolean {
  if (!notice.counted || lastMomentOf(at) < issuedBy(notice)) return false;
  return notice.payableUntil === undefined || at < notice.payableUntil;
}

/** The version in force when the bank booked; else the one that may be paid now, else the newest. What was matched stays matched. */
export function noticeOfBooking(
  turn: Turn,
  booking: Pick<Booking, 'noticeNumber' | 'bookedAt'>,
  earlier: PaymentState | undefined,
): NoticeState | undefined {
  const versions = turn.state.notices.filter(({ noticeNumber }) => noticeNumber === booking.noticeNumber);
  if (earlier?.version !== undefined && earlier.status !== 'PENDING') return versions.find(({ version }) => version === earlier.version);
  const inForce = versions.filter((notice) => couldBePaid(notice, firstBookedAt(booking, earlier)));
  return inForce.at(-1) ?? versions.filter(isPayable).at(-1) ?? findNotice(turn.state, booking.noticeNumber);
}

/** Other payments that count on the line, each with what is left of it after returns. */
function standingOf(
  turn: Turn,
  notice: NoticeState | undefined,
  booking: Pick<Booking, 'line' | 'bankSerial'>,
  at: Instant,
): PaymentState[] {
  if (notice === undefined) return [];
  return turn.state.payments
    .filter(
      ({ noticeNumber, version, line }) => noticeNumber === notice.noticeNumber && version === notice.version && line === booking.line,
    )
    .filter(({ bankSerial, countedFen }) => bankSerial !== booking.bankSerial && countedFen > 0)
    .filter((payment) => leftAt(payment) <= at || !isUntold(payment))
    .map((payment) => ({ ...payment, amountFen: payment.countedFen }));
}

interface Matching {
  notice: NoticeState | undefined;
  earlier: PaymentState | undefined;
  mayStillMatch: boolean;
}

export interface Judgement {
  fired: FiredRule[];
  /** Rules that make it a violation: it is raised, and not filed as a release. */
  broken: string[];
  /** No freeze stood: an ordinary payment. */
  ordinary: boolean;
}

export function judgePayment(
  turn: Turn,
  booking: Booking,
  { from, documents }: Pick<MessageCommand, 'from' | 'documents'>,
  { notice, earlier, mayStillMatch }: Matching,
): Judgement {
  const at = firstBookedAt(booking, earlier);
  const asKnown = notice?.lines.find((entry) => entry.line === booking.line);
  const later = notice === undefined || asKnown === undefined ? undefined : takenLater(turn, notice, asKnown);
  const line = notice === undefined || asKnown === undefined ? undefined : asOf(turn, notice, asKnown, at);
  const input: PaymentInput = {
    ...accountInput(turn, booking.bookedAt),
    payment: booking,
    from,
    notice,
    line,
    earlier,
    standing: standingOf(turn, notice, booking, at),
    documents,
    mayStillMatch,
    taken: turn.context.taken,
    ...(later === undefined ? {} : { later }),
  };
  return { fired: evaluate('payment', input), broken: brokenBy(input), ordinary: isOrdinary(input) };
}

/** The line without what left after that instant, as far as nobody was told of it. */
const asOf = ({ state }: Turn, notice: NoticeState, line: LineState, at: Instant): LineState => ({
  ...line,
  paidFen: line.paidFen - takenSince(state, notice, line.line, at),
});

/**
 * What this version and those after it have taken for the payee, on whichever of its lines, and the most that one of them approves for it; what comes on top
 * of this version is apart from it.
 */
function takenLater(turn: Turn, notice: NoticeState, line: LineState): { takenFen: Fen; limitFen: Fen } | undefined {
  const after = successorsOf(turn.state.notices, notice).filter(({ priorPaid }) => priorPaid !== 'excluded');
  const linesIn = ({ lines }: NoticeState): LineState[] =>
    lines.filter(({ payee }) => sameAccountNumber(payee.accountNumber, line.payee.accountNumber));
  const newest = after.at(-1);
  if (newest === undefined || linesIn(newest).length === 0) return undefined;
  const takenFen =
    newest.priorPaid === 'included'
      ? sumOf(linesIn(newest), ({ paidFen }) => paidFen)
      : sumOf(linesIn(notice), ({ paidFen }) => paidFen) + sumOf(after.flatMap(linesIn), ownPaidOf);
  return { takenFen, limitFen: Math.max(...[notice, ...after].map((version) => sumOf(linesIn(version), ({ amountFen }) => amountFen))) };
}

const sumOf = <Item>(items: readonly Item[], fenOf: (item: Item) => Fen): Fen => items.reduce((sum, item) => sum + fenOf(item), 0);

/**
 * Payments that waited for a notice are judged as soon as money may move under it; ordinary ones again, when a freeze comes to be known late, and
 * violations, when it turns out that no freeze stood or a smaller one. The one that was booked first comes first: what two may not both take, it takes.
 */
export function rematch(turn: Turn, before: AccountState): void {
  for (const payment of inOrderOfBooking(turn.state.payments)) {
    if (payment.status === 'UNMATCHED') {
      const notice = noticeOfBooking(turn, payment, whenFirstBooked(payment));
      if (notice !== undefined && isPayable(notice)) settleMatch(turn, payment.bankSerial);
    } else if (payment.status === 'VIOLATION') {
      const isOtherThanBelieved = turnedOutToHaveEnded(turn.state, before, payment) || turnedOutSmaller(turn.state, before, payment);
      if (isOtherThanBelieved && reachesNothing(turn, payment)) clearOfFreeze(turn, payment);
    } else if (payment.ordinary === true && payment.status === 'PAID') {
      if (freezesAt(turn.state, payment.firstBookedAt ?? payment.bookedAt).length === 0) continue;
      if (payment.noticeNumber === '') judgeOutflowAgain(turn, payment);
      else settleAgain(turn, payment);
    }
  }
}

const inOrderOfBooking = (payments: readonly PaymentState[]): PaymentState[] =>
  [...payments].sort((a, b) => (leftAt(a) < leftAt(b) ? -1 : leftAt(a) > leftAt(b) ? 1 : 0));

/** A freeze that was believed to stand when it was booked had ended by then. */
function turnedOutToHaveEnded(state: AccountState, before: AccountState, { firstBookedAt, bookedAt }: PaymentState): boolean {
  if (state.freezes === before.freezes) return false;
  const at = firstBookedAt ?? bookedAt;
  const believed = new Set(freezesAt(before, at).map(({ freezeId }) => freezeId));
  return state.freezes.some(({ freezeId, endedAt }) => believed.has(freezeId) && endedAt !== undefined && endedAt <= at);
}

/** A freeze that stood when it was booked had been reduced by then. */
function turnedOutSmaller(state: AccountState, before: AccountState, { firstBookedAt, bookedAt }: PaymentState): boolean {
  if (state.freezes === before.freezes) return false;
  const at = firstBookedAt ?? bookedAt;
  return freezesAt(state, at).some((freeze) => {
    const believed = before.freezes.find(({ freezeId }) => freezeId === freeze.freezeId);
    return believed !== undefined && quotaAt(believed, at) !== quotaAt(freeze, at);
  });
}

/** None other stood; or those that did left the money of a payment without a notice free. */
function reachesNothing(turn: Turn, payment: PaymentState): boolean {
  const { noticeNumber, firstBookedAt, bookedAt, balanceBeforeFen } = payment;
  if (freezesAt(turn.state, firstBookedAt ?? bookedAt).length === 0) return true;
  if (noticeNumber !== '' || balanceBeforeFen === undefined) return false;
  return evaluate('hindsight', { ...accountInput(turn, bookedAt), matter: 'outflow', payment, balanceBeforeFen }).length === 0;
}

/** A freeze had ended before it was booked, and that comes to be known only now: an ordinary payment, and nothing was broken (F-19). */
function clearOfFreeze(turn: Turn, { bankSerial }: PaymentState): void {
  emit(turn, { type: 'PaymentUpdated', bankSerial, status: 'PAID', violations: [], ordinary: true, at: turn.now });
  closeTasks(turn, (task) => task.kind === 'review-violation' && task.bankSerial === bankSerial);
  concludePayment(turn, bankSerial, []);
}

/** A payment without a notice, when a freeze that stood then comes to be known late (B-16). */
function judgeOutflowAgain(turn: Turn, payment: PaymentState): void {
  const { bankSerial, balanceBeforeFen } = payment;
  if (balanceBeforeFen === undefined) return;
  const fired = evaluate('hindsight', { ...accountInput(turn, payment.bookedAt), matter: 'outflow', payment, balanceBeforeFen });
  if (fired.length === 0) return;
  emit(turn, { type: 'PaymentUpdated', bankSerial, status: 'VIOLATION', violations: idsOf(fired), ordinary: false, at: turn.now });
  const after = turn.state.payments.find((entry) => entry.bankSerial === bankSerial);
  if (after !== undefined) raiseViolation(turn, after, fired);
}

/** An unmatched payment is judged for good: its notice was accepted, or the grace is over. */
export function settleMatch(turn: Turn, bankSerial: string): FiredRule[] {
  const payment = turn.state.payments.find((entry) => entry.bankSerial === bankSerial);
  return payment?.status === 'UNMATCHED' ? settleAgain(turn, payment) : [];
}

/** It is judged by what stood when the money left the bank's hands, not when it came out of clearing. */
const whenFirstBooked = (payment: PaymentState): PaymentState => ({ ...payment, bookedAt: leftAt(payment) });

function settleAgain(turn: Turn, payment: PaymentState): FiredRule[] {
  const { bankSerial } = payment;
  const waiting = whenFirstBooked({ ...payment, status: 'UNMATCHED' });
  const notice = noticeOfBooking(turn, payment, waiting);
  const judged = judgePayment(
    turn,
    asBooking(turn, payment),
    { from: '', documents: [] },
    { notice, earlier: waiting, mayStillMatch: false },
  );
  const fired = judged.fired.filter(({ id }) => judged.broken.includes(id));
  const version = notice === undefined ? {} : { version: notice.version };
  emit(turn, {
    type: 'PaymentUpdated',
    bankSerial,
    status: judged.broken.length > 0 ? 'VIOLATION' : 'PAID',
    violations: [...new Set([...payment.violations, ...idsOf(fired)])],
    ordinary: judged.ordinary,
    at: turn.now,
    ...version,
  });
  return [...fired, ...concludePayment(turn, bankSerial, fired)];
}

/** The booking as it came, as far as matching looks at it. */
const asBooking = (turn: Turn, { noticeNumber, line, bankSerial, payee, amountFen, bookedAt }: PaymentState): Booking => ({
  accountNumber: turn.state.accountNumber,
  noticeNumber,
  line,
  bankSerial,
  payee,
  amountFen,
  bookedAt,
  clearing: { system: '', reference: '', status: 'SETTLED' },
  balanceAfterFen: turn.state.balanceFen,
});
