/** A booked payment is a fact: always recorded, never refused; what it broke is recorded with it (contracts §4.4). */
import type { DocumentFacts, MessageCommand } from '../../commands.ts';
import type { InboundData } from '../../messages.ts';
import { serialClaimKey } from '../../rules/claims.ts';
import { fire } from '../../rules/engine.ts';
import type { FiredRule } from '../../rules/finding.ts';
import { evaluate, ruleById } from '../../rules/register.ts';
import { plusMinutes } from '../instants.ts';
import { clerkDays } from '../limits.ts';
import { findNotice, freezesAt, isPayable, type NoticeState, type PaymentState, type VoucherState } from '../state.ts';
import { noteBalance } from './balance.ts';
import { endDuties, schedule, startDuty } from './duties.ts';
import type { Answer } from './message.ts';
import { releaseToCases } from './release/cases.ts';
import { accountInput, emit, housingOf, idOf, idsOf, openTask, profileOrDefault, type Turn, tell } from './turn.ts';

type Booking = InboundData['bank.payment.booked'];

/** A payment with one of these is no lawful release: it is raised, and not filed as one. */
const unlawful: ReadonlySet<string> = new Set(['B-02', 'B-03', 'B-04', 'B-10']);
const spoilsVoucher: ReadonlySet<string> = new Set(['B-14', 'B-15', 'C-13']);

/** The version that money may move under, else the newest. */
function noticeFor(turn: Turn, noticeNumber: string): NoticeState | undefined {
  const versions = turn.state.notices.filter((notice) => notice.noticeNumber === noticeNumber);
  return versions.filter(isPayable).at(-1) ?? findNotice(turn.state, noticeNumber);
}

/** Lawful payments of the line that were not returned, each with its net amount. */
function standingOf(turn: Turn, notice: NoticeState | undefined, booking: Pick<Booking, 'line' | 'bankSerial'>): PaymentState[] {
  if (notice === undefined) return [];
  return turn.state.payments
    .filter(
      (payment) =>
        payment.noticeNumber === notice.noticeNumber &&
        payment.version === notice.version &&
        payment.line === booking.line &&
        payment.bankSerial !== booking.bankSerial,
    )
    .filter(
      ({ status, returnedFen, amountFen }) =>
        status === 'PAID' || ((status === 'RETURNED' || status === 'REVERSED') && returnedFen < amountFen),
    )
    .map((payment) => ({ ...payment, amountFen: payment.amountFen - payment.returnedFen }));
}

function judge(
  turn: Turn,
  booking: Booking,
  command: Pick<MessageCommand, 'from' | 'documents'>,
  earlier: PaymentState | undefined,
  mayStillMatch: boolean,
): FiredRule[] {
  const notice = noticeFor(turn, booking.noticeNumber);
  return evaluate('payment', {
    ...accountInput(turn, booking.bookedAt),
    payment: booking,
    from: command.from,
    notice,
    line: notice?.lines.find(({ line }) => line === booking.line),
    earlier,
    standing: standingOf(turn, notice, booking),
    documents: command.documents,
    mayStillMatch,
    taken: turn.context.taken,
  });
}

export function bookPayment(turn: Turn, booking: Booking, command: MessageCommand): Answer {
  const earlier = turn.state.payments.find(({ bankSerial }) => bankSerial === booking.bankSerial);
  const correlation = { noticeNumber: booking.noticeNumber };
  if (earlier !== undefined && !sameMovement(earlier, booking)) {
    const found = `${booking.bankSerial}: another line, payee or amount than the booking of ${earlier.bookedAt}`;
    openTask(turn, {
      kind: 'review-violation',
      owner: 'operator',
      rule: 'M-05',
      noticeNumber: booking.noticeNumber,
      bankSerial: booking.bankSerial,
    });
    return { fired: [...command.fired, fire(ruleById('M-05'), { found, field: 'bankSerial', outcome: 'HOLD' })], correlation };
  }
  const notice = noticeFor(turn, booking.noticeNumber);
  const settled = booking.clearing.status === 'SETTLED';
  const mayStillMatch =
    settled &&
    (notice === undefined || (notice.status === 'HELD' && notice.suspendedBy.length === 0)) &&
    (earlier === undefined || earlier.status === 'PENDING');
  const fired = [...command.fired, ...judge(turn, booking, command, earlier, mayStillMatch)];
  if (earlier === undefined) recordPayment(turn, booking, command, fired, notice, mayStillMatch);
  else updatePayment(turn, booking, command.documents, fired, earlier, notice, mayStillMatch);
  return { fired: [...fired, ...afterBooking(turn, booking, fired, earlier)], correlation };
}

const sameMovement = (earlier: PaymentState, booking: Booking): boolean =>
  earlier.amountFen === booking.amountFen &&
  earlier.line === booking.line &&
  earlier.noticeNumber === booking.noticeNumber &&
  earlier.payee.accountNumber === booking.payee.accountNumber;

function statusOf(booking: Booking, fired: readonly FiredRule[], mayStillMatch: boolean): PaymentState['status'] {
  if (booking.clearing.status !== 'SETTLED') return 'PENDING';
  if (mayStillMatch) return 'UNMATCHED';
  return fired.some(({ id }) => unlawful.has(id)) ? 'VIOLATION' : 'PAID';
}

const violationsOf = (fired: readonly FiredRule[]): string[] => idsOf(fired).filter((id) => unlawful.has(id) || id === 'B-06');

function voucherOf(booking: Booking, fired: readonly FiredRule[], before?: VoucherState): { voucher?: VoucherState } {
  if (booking.voucher === undefined) return before === undefined ? {} : { voucher: before };
  const { number, sha256, mediaType } = booking.voucher;
  return { voucher: { number, sha256, mediaType, valid: !fired.some(({ id }) => spoilsVoucher.has(id)), itemIds: before?.itemIds ?? [] } };
}

function grace(turn: Turn, booking: Booking, mayStillMatch: boolean): { graceUntil?: string } {
  return mayStillMatch ? { graceUntil: plusMinutes(turn.now, profileOrDefault(turn, booking.bookedAt).matchGraceMinutes) } : {};
}

function recordPayment(
  turn: Turn,
  booking: Booking,
  command: MessageCommand,
  fired: readonly FiredRule[],
  notice: NoticeState | undefined,
  mayStillMatch: boolean,
): void {
  const status = statusOf(booking, fired, mayStillMatch);
  emit(turn, {
    type: 'PaymentRecorded',
    bankSerial: booking.bankSerial,
    noticeNumber: booking.noticeNumber,
    line: booking.line,
    amountFen: booking.amountFen,
    payee: booking.payee,
    bookedAt: booking.bookedAt,
    at: turn.now,
    status,
    violations: status === 'PENDING' || status === 'UNMATCHED' ? [] : violationsOf(fired),
    ...(notice === undefined || status === 'UNMATCHED' ? {} : { version: notice.version }),
    ...grace(turn, booking, mayStillMatch),
    ...voucherOf(booking, fired),
    claims: [serialClaimKey(command.from, booking.bankSerial)].filter((key) => !turn.context.taken.has(key)),
  });
}

function updatePayment(
  turn: Turn,
  booking: Booking,
  documents: readonly DocumentFacts[],
  fired: readonly FiredRule[],
  earlier: PaymentState,
  notice: NoticeState | undefined,
  mayStillMatch: boolean,
): void {
  const settles = earlier.status === 'PENDING';
  const status = settles ? statusOf(booking, fired, mayStillMatch) : earlier.status;
  const violations = settles && status !== 'PENDING' && status !== 'UNMATCHED' ? violationsOf(fired) : earlier.violations;
  const judged = documents.length > 0 || booking.voucher !== undefined ? voucherOf(booking, fired, earlier.voucher) : {};
  const waiting = earlier.graceUntil === undefined ? {} : { graceUntil: earlier.graceUntil };
  emit(turn, {
    type: 'PaymentUpdated',
    bankSerial: booking.bankSerial,
    status,
    violations,
    at: turn.now,
    ...(settles ? grace(turn, booking, mayStillMatch) : waiting),
    ...judged,
    ...(settles && notice !== undefined && status !== 'UNMATCHED' ? { version: notice.version } : {}),
  });
}

/** Balance, tasks, raised violations and the release, once the payment stands in the state. */
function afterBooking(turn: Turn, booking: Booking, fired: readonly FiredRule[], earlier: PaymentState | undefined): FiredRule[] {
  const payment = turn.state.payments.find(({ bankSerial }) => bankSerial === booking.bankSerial);
  if (payment === undefined || payment.status === 'PENDING') return [];
  const moved = earlier === undefined || earlier.status === 'PENDING';
  if (moved && fired.some(({ id }) => id === 'B-06')) bookFee(turn, booking);
  if (moved) noteBalance(turn, booking.balanceAfterFen, booking.bookedAt);
  return afterMatching(turn, payment, fired);
}

function bookFee(turn: Turn, booking: Booking): void {
  emit(turn, {
    type: 'DeductionBooked',
    deductionId: idOf('deduction', turn.state.accountNumber, booking.bankSerial, 'fee'),
    caseNumber: '',
    bankSerial: booking.bankSerial,
    amountFen: booking.feeFen ?? 0,
    kind: 'fee',
    status: 'VIOLATION',
    rules: ['B-06'],
    bookedAt: booking.bookedAt,
    at: turn.now,
  });
}

/** Follows a payment whose status has just become final: PAID is released, a violation is raised. */
function afterMatching(turn: Turn, payment: PaymentState, fired: readonly FiredRule[]): FiredRule[] {
  if (payment.violations.length > 0)
    raiseViolation(
      turn,
      payment,
      fired.filter(({ id }) => payment.violations.includes(id)),
    );
  if (payment.status !== 'PAID') return [];
  const notice = turn.state.notices.find((entry) => entry.noticeNumber === payment.noticeNumber && entry.version === payment.version);
  if (notice !== undefined && notice.lines.every(({ status }) => status === 'PAID'))
    endDuties(turn, (duty) => duty.kind === 'pay-notice' && duty.noticeNumber === payment.noticeNumber && duty.version === payment.version);
  if (payment.voucher?.valid === true) {
    closeVoucherTasks(turn, payment);
    return releaseToCases(turn, payment.bankSerial);
  }
  return awaitVoucher(turn, payment);
}

function closeVoucherTasks(turn: Turn, payment: PaymentState): void {
  for (const task of turn.state.tasks.filter(
    ({ status, kind, bankSerial }) => status !== 'DONE' && kind === 'correct-voucher' && bankSerial === payment.bankSerial,
  ))
    emit(turn, { type: 'TaskDone', taskId: task.taskId, at: turn.now });
}

/** Money has moved, but there is nothing yet that could go into a case file (B-13, B-14). */
function awaitVoucher(turn: Turn, payment: PaymentState): FiredRule[] {
  const { deadlinesWD } = profileOrDefault(turn, payment.bookedAt);
  const about = { noticeNumber: payment.noticeNumber, bankSerial: payment.bankSerial };
  const rule = payment.voucher === undefined ? 'B-14' : 'B-15';
  const open = turn.state.tasks.some(
    ({ status, kind, bankSerial }) => status !== 'DONE' && kind === 'correct-voucher' && bankSerial === payment.bankSerial,
  );
  if (!open) openTask(turn, { kind: 'correct-voucher', owner: 'bank', rule, dueAt: schedule(turn.now, clerkDays).dueAt, ...about });
  return startDuty(turn, {
    kind: 'report-payment',
    owner: 'bank',
    rule: 'B-13',
    workingDays: deadlinesWD.bankReport,
    startedAt: payment.bookedAt,
    ...about,
    ...(payment.version === undefined ? {} : { version: payment.version }),
  });
}

/** To every court with a freeze at that time, and to the housing authority, once each. */
export function raiseViolation(turn: Turn, payment: PaymentState, fired: readonly FiredRule[]): void {
  const notice = findNotice(turn.state, payment.noticeNumber);
  const courts = freezesAt(turn.state, payment.bookedAt).map(({ court }) => court);
  const housing = notice?.from ?? housingOf(turn);
  const to = [...new Set([...courts, ...(housing === undefined ? [] : [housing])])];
  for (const partner of to) {
    tell(turn, {
      to: partner,
      type: 'release.violation.raised',
      data: {
        bankSerial: payment.bankSerial,
        noticeNumber: payment.noticeNumber,
        line: payment.line,
        amountFen: payment.amountFen,
        bookedAt: payment.bookedAt,
        rules: [...fired],
      },
      correlation: { noticeNumber: payment.noticeNumber, accountNumber: turn.state.accountNumber },
    });
  }
  const rule = payment.violations[0];
  openTask(turn, {
    kind: 'review-violation',
    owner: 'court',
    noticeNumber: payment.noticeNumber,
    bankSerial: payment.bankSerial,
    ...(rule === undefined ? {} : { rule }),
  });
}

/** Payments that waited for a notice are judged as soon as money may move under it. */
export function rematch(turn: Turn): void {
  const waiting = turn.state.payments.filter(({ status }) => status === 'UNMATCHED');
  for (const { bankSerial, noticeNumber } of waiting) {
    const notice = noticeFor(turn, noticeNumber);
    if (notice !== undefined && isPayable(notice)) settleMatch(turn, bankSerial);
  }
}

/** An unmatched payment is judged for good: its notice was accepted, or the grace is over. */
export function settleMatch(turn: Turn, bankSerial: string): FiredRule[] {
  const payment = turn.state.payments.find((entry) => entry.bankSerial === bankSerial);
  if (payment === undefined || payment.status !== 'UNMATCHED') return [];
  const notice = noticeFor(turn, payment.noticeNumber);
  const fired = judge(turn, asBooking(turn, payment), { from: '', documents: [] }, payment, false).filter(({ id }) => unlawful.has(id));
  const status = fired.length > 0 ? 'VIOLATION' : 'PAID';
  emit(turn, {
    type: 'PaymentUpdated',
    bankSerial,
    status,
    violations: [...payment.violations, ...idsOf(fired)],
    at: turn.now,
    ...(notice === undefined ? {} : { version: notice.version }),
  });
  const after = turn.state.payments.find((entry) => entry.bankSerial === bankSerial);
  return after === undefined ? fired : [...fired, ...afterMatching(turn, after, fired)];
}

/** The booking as it came, as far as matching looks at it. */
const asBooking = (turn: Turn, payment: PaymentState): Booking => ({
  accountNumber: turn.state.accountNumber,
  noticeNumber: payment.noticeNumber,
  line: payment.line,
  bankSerial: payment.bankSerial,
  payee: payment.payee,
  amountFen: payment.amountFen,
  bookedAt: payment.bookedAt,
  clearing: { system: '', reference: '', status: 'SETTLED' },
  balanceAfterFen: turn.state.balanceFen,
});
