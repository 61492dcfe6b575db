/** Which notice a payment rests on, what the rules say of the two, and payments that wait for theirs (contracts §4.4). */
import type { MessageCommand } from '../../../commands.ts';
import type { InboundData, Instant } from '../../../messages.ts';
import type { FiredRule } from '../../../rules/finding.ts';
import { evaluate } from '../../../rules/register.ts';
import { findNotice, isPayable, type NoticeState, type PaymentState } from '../../state.ts';
import { accountInput, emit, idsOf, type Turn } from '../turn.ts';
import { followFinal } from './settled.ts';

export type Booking = InboundData['bank.payment.booked'];

/** A payment with one of these is no lawful release: it is raised, and not filed as one. */
export const unlawful: ReadonlySet<string> = new Set(['B-02', 'B-03', 'B-04', 'B-10']);

/** When the money left the bank's hands: what waited in clearing was paid out when it was first booked. */
export const firstBookedAt = (booking: Pick<Booking, 'bookedAt'>, earlier: PaymentState | undefined): Instant =>
  earlier !== undefined && earlier.bookedAt < booking.bookedAt ? earlier.bookedAt : booking.bookedAt;

/** Whether money could move under a notice at an instant, as far as it is known now. */
export function couldBePaid(notice: NoticeState, at: Instant): boolean {
  if (!notice.counted || at < notice.issuedAt) return false;
  return notice.payableUntil === undefined || at < notice.payableUntil;
}

/** The version in force when the bank booked; else the one that may be paid now, else the newest. What was matched stays matched. */
export function noticeFor(
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
function standingOf(turn: Turn, notice: NoticeState | undefined, booking: Pick<Booking, 'line' | 'bankSerial'>): PaymentState[] {
  if (notice === undefined) return [];
  return turn.state.payments
    .filter(
      ({ noticeNumber, version, line }) => noticeNumber === notice.noticeNumber && version === notice.version && line === booking.line,
    )
    .filter(({ bankSerial, countedFen }) => bankSerial !== booking.bankSerial && countedFen > 0)
    .map((payment) => ({ ...payment, amountFen: payment.countedFen }));
}

interface Matching {
  notice: NoticeState | undefined;
  earlier: PaymentState | undefined;
  mayStillMatch: boolean;
}

export function judgePayment(
  turn: Turn,
  booking: Booking,
  { from, documents }: Pick<MessageCommand, 'from' | 'documents'>,
  { notice, earlier, mayStillMatch }: Matching,
): FiredRule[] {
  return evaluate('payment', {
    ...accountInput(turn, booking.bookedAt),
    payment: booking,
    from,
    notice,
    line: notice?.lines.find(({ line }) => line === booking.line),
    earlier,
    standing: standingOf(turn, notice, booking),
    documents,
    mayStillMatch,
    taken: turn.context.taken,
  });
}

/** Payments that waited for a notice are judged as soon as money may move under it. */
export function rematch(turn: Turn): void {
  for (const payment of turn.state.payments.filter(({ status }) => status === 'UNMATCHED')) {
    const notice = noticeFor(turn, payment, payment);
    if (notice !== undefined && isPayable(notice)) settleMatch(turn, payment.bankSerial);
  }
}

/** An unmatched payment is judged for good: its notice was accepted, or the grace is over. */
export function settleMatch(turn: Turn, bankSerial: string): FiredRule[] {
  const payment = turn.state.payments.find((entry) => entry.bankSerial === bankSerial);
  if (payment?.status !== 'UNMATCHED') return [];
  const notice = noticeFor(turn, payment, payment);
  const judged = judgePayment(
    turn,
    asBooking(turn, payment),
    { from: '', documents: [] },
    { notice, earlier: payment, mayStillMatch: false },
  );
  const fired = judged.filter(({ id }) => unlawful.has(id));
  const status = fired.length > 0 ? 'VIOLATION' : 'PAID';
  const version = notice === undefined ? {} : { version: notice.version };
  emit(turn, {
    type: 'PaymentUpdated',
    bankSerial,
    status,
    violations: [...payment.violations, ...idsOf(fired)],
    at: turn.now,
    ...version,
  });
  return [...fired, ...followFinal(turn, bankSerial, fired)];
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
