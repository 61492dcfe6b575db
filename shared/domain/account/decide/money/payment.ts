/** A booked payment is a fact: always recorded, never refused; what it broke is recorded with it (contracts §4.4). */
import type { MessageCommand } from '../../../messages/commands.ts';
import { evaluate } from '../../../rules/all-rules.ts';
import { effectsOf, firstWith } from '../../../rules/engine/effects.ts';
import type { FiredRule } from '../../../rules/engine/finding.ts';
import { plusMinutes } from '../../../values/calendar/instants.ts';
import { freezesAt, type NoticeState, type PaymentState, type VoucherState } from '../../state.ts';
import type { MessageResult } from '../message/result.ts';
import { updatePayDuty } from '../notice/course.ts';
import { noticeOf, paymentOf } from '../release/payment-of.ts';
import { emit, idOf, idsOf, openTask, profileOrDefault, type Turn } from '../turn.ts';
import { noteBalance } from './balance.ts';
import { type Booking, couldBePaid, firstBookedAt, judgePayment, noticeOfBooking } from './matching.ts';
import { takeWaitingReturns } from './returned.ts';
import { answerSeen, claimSerial, serialSeen } from './serials.ts';
import { concludePayment, informOfRelease, spoilsVoucher } from './settled.ts';

interface Judged {
  booking: Booking;
  earlier: PaymentState | undefined;
  notice: NoticeState | undefined;
  mayStillMatch: boolean;
  fired: FiredRule[];
  broken: string[];
  ordinary: boolean;
}

export function bookPayment(turn: Turn, booking: Booking, command: MessageCommand): MessageResult {
  const earlier = turn.state.payments.find(({ bankSerial }) => bankSerial === booking.bankSerial);
  const correlation = { noticeNumber: booking.noticeNumber };
  // A booking that has left the state cannot be completed any more, and must not be counted again.
  const seen = earlier === undefined ? serialSeen(turn, command, booking) : undefined;
  if (seen !== undefined) return { ...answerSeen(turn, command, booking, 'other'), correlation };
  if (earlier !== undefined && !sameMovement(earlier, booking))
    return { fired: [...command.fired, ...askAboutSerial(turn, booking, earlier)], correlation };
  const notice = noticeOfBooking(turn, booking, earlier);
  const mayStillMatch = mayMatchLater(turn, booking, earlier, notice);
  const judgement = judgePayment(turn, booking, command, { notice, earlier, mayStillMatch });
  const fired = [...command.fired, ...judgement.fired];
  const judged: Judged = { ...judgement, booking, earlier, notice, mayStillMatch, fired };
  const becomesFinal = earlier === undefined || earlier.status === 'PENDING';
  if (earlier === undefined) recordPayment(turn, judged, command);
  else updatePayment(turn, judged, earlier);
  if (booking.clearing.status !== 'SETTLED' || earlier?.status === 'PENDING') updateDutyInClearing(turn, booking);
  if (booking.clearing.status !== 'SETTLED') {
    if (earlier === undefined) takeWaitingReturns(turn, booking.bankSerial);
    return { fired, correlation };
  }
  if (!becomesFinal) return { fired: [...fired, ...informOfRelease(turn, booking.bankSerial, fired)], correlation };
  const fee = firstWith(fired, 'takesFee');
  if (fee !== undefined) bookFee(turn, booking, fee.id);
  noteBalance(turn, booking.balanceAfterFen, booking.bookedAt);
  const followed = concludePayment(turn, booking.bankSerial, fired);
  if (earlier === undefined) takeWaitingReturns(turn, booking.bankSerial);
  const graceUntil = judged.mayStillMatch ? paymentOf(turn, booking.bankSerial)?.graceUntil : undefined;
  return { fired: [...fired, ...followed], correlation, ...(graceUntil === undefined ? {} : { waitsUntil: graceUntil }) };
}

/** What is in clearing has been sent by the bank; what came of it, it may have to send again. */
function updateDutyInClearing(turn: Turn, { bankSerial }: Booking): void {
  const payment = paymentOf(turn, bankSerial);
  const notice = payment === undefined ? undefined : noticeOf(turn, payment);
  if (notice !== undefined) updatePayDuty(turn, notice);
}

const sameMovement = (earlier: PaymentState, booking: Booking): boolean =>
  earlier.amountFen === booking.amountFen &&
  earlier.line === booking.line &&
  earlier.noticeNumber === booking.noticeNumber &&
  earlier.payee.accountNumber === booking.payee.accountNumber;

function askAboutSerial(turn: Turn, { bankSerial, noticeNumber }: Booking, earlier: PaymentState): FiredRule[] {
  const repeats = evaluate('repeat', { seen: 'other', of: 'booking', bankSerial, bookedAt: earlier.bookedAt });
  for (const { id } of repeats) openTask(turn, { kind: 'review-violation', owner: 'operator', rule: id, noticeNumber, bankSerial });
  return repeats;
}

/** The notice may still come, or be accepted: B-02 is not judged until the grace is over. */
function mayMatchLater(turn: Turn, booking: Booking, earlier: PaymentState | undefined, notice: NoticeState | undefined): boolean {
  if (booking.clearing.status !== 'SETTLED' || freezesAt(turn.state, firstBookedAt(booking, earlier)).length === 0) return false;
  if (earlier !== undefined && earlier.status !== 'PENDING') return earlier.status === 'UNMATCHED';
  if (notice === undefined) return true;
  return notice.status === 'HELD' && notice.suspendedBy.length === 0 && !couldBePaid(notice, firstBookedAt(booking, earlier));
}

function statusOf({ booking, mayStillMatch, broken }: Judged): PaymentState['status'] {
  if (booking.clearing.status !== 'SETTLED') return 'PENDING';
  if (mayStillMatch) return 'UNMATCHED';
  return broken.length > 0 ? 'VIOLATION' : 'PAID';
}

/** Of a status that is final; what waits has broken nothing yet. */
function violationsOf(status: PaymentState['status'], { fired, broken }: Judged): string[] {
  if (status === 'PENDING' || status === 'UNMATCHED') return [];
  return idsOf(fired).filter((id) => broken.includes(id) || effectsOf(id).violation === true);
}

/** A voucher that cannot be filed does not take the place of one that can. */
function voucherOf({ booking, fired, earlier }: Judged): { voucher?: VoucherState } {
  const before = earlier?.voucher;
  const valid = booking.voucher !== undefined && !spoilsVoucher(fired);
  if (booking.voucher === undefined || (before?.valid === true && !valid)) return before === undefined ? {} : { voucher: before };
  const { number, sha256, mediaType } = booking.voucher;
  return { voucher: { number, sha256, mediaType, valid, itemIds: before?.itemIds ?? [] } };
}

function graceOf(turn: Turn, { booking }: Judged, status: PaymentState['status']): { graceUntil?: string } {
  if (status !== 'UNMATCHED') return {};
  return { graceUntil: plusMinutes(turn.now, profileOrDefault(turn, booking.bookedAt).matchGraceMinutes) };
}

const versionOf = ({ notice }: Judged, status: PaymentState['status']): { version?: number } =>
  notice === undefined || status === 'UNMATCHED' ? {} : { version: notice.version };

function recordPayment(turn: Turn, judged: Judged, command: MessageCommand): void {
  const { bankSerial, noticeNumber, line, amountFen, payee, bookedAt } = judged.booking;
  const status = statusOf(judged);
  emit(turn, {
    type: 'PaymentRecorded',
    bankSerial,
    noticeNumber,
    line,
    amountFen,
    payee,
    bookedAt,
    at: turn.now,
    status,
    violations: violationsOf(status, judged),
    claims: claimSerial(turn, command, judged.booking),
    ...(judged.ordinary && status === 'PAID' ? { ordinary: true } : {}),
    ...versionOf(judged, status),
    ...graceOf(turn, judged, status),
    ...voucherOf(judged),
  });
}

/** The same booking once more: it settles what was pending, or brings a voucher. */
function updatePayment(turn: Turn, judged: Judged, earlier: PaymentState): void {
  const { bankSerial, bookedAt } = judged.booking;
  const common = { type: 'PaymentUpdated' as const, bankSerial, at: turn.now, ...voucherOf(judged) };
  if (earlier.status !== 'PENDING') {
    const { status, violations, graceUntil } = earlier;
    return emit(turn, { ...common, status, violations, ...(graceUntil === undefined ? {} : { graceUntil }) });
  }
  const status = statusOf(judged);
  const settled = status === 'PENDING' ? {} : { bookedAt };
  emit(turn, {
    ...common,
    status,
    violations: violationsOf(status, judged),
    ...settled,
    ...(judged.ordinary && status === 'PAID' ? { ordinary: true } : {}),
    ...versionOf(judged, status),
    ...graceOf(turn, judged, status),
  });
}

/** A fee taken from a supervision account with the payment (B-06). */
function bookFee(turn: Turn, { bankSerial, feeFen = 0, bookedAt }: Booking, rule: string): void {
  emit(turn, {
    type: 'DeductionBooked',
    deductionId: idOf('deduction', turn.state.accountNumber, bankSerial, 'fee'),
    caseNumber: '',
    bankSerial,
    amountFen: feeFen,
    kind: 'fee',
    status: 'VIOLATION',
    rules: [rule],
    bookedAt,
    claims: [],
    at: turn.now,
  });
}
