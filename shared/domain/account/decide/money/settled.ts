/** What follows when a payment is judged for good: a violation is raised, a lawful payment is released to the cases, once its voucher is there. */
import type { PartnerId } from '../../../messages.ts';
import type { FiredRule } from '../../../rules/finding.ts';
import { clerkDays } from '../../limits.ts';
import { findNotice, freezesAt, type PaymentState } from '../../state.ts';
import { schedule, startDuty } from '../duties.ts';
import { closeRefusals, followPayDuty } from '../notice/course.ts';
import { closeAnswerTasks } from '../notice/hold.ts';
import { releaseToCases } from '../release/cases.ts';
import { noticeOf, paymentOf } from '../release/payment-of.ts';
import { closeTasks, housingOf, isOpen, openTask, profileOrDefault, type Turn, tell } from '../turn.ts';

/** The status has just become final. */
export function followFinal(turn: Turn, bankSerial: string, fired: readonly FiredRule[]): FiredRule[] {
  const payment = paymentOf(turn, bankSerial);
  if (payment === undefined) return [];
  if (payment.violations.length > 0)
    raiseViolation(
      turn,
      payment,
      fired.filter(({ id }) => payment.violations.includes(id)),
    );
  if (payment.status !== 'PAID') return [];
  endPaidNotice(turn, payment);
  return [...release(turn, bankSerial, fired), ...expectGuarantorTold(turn, payment)];
}

/** In working days (银保监办发〔2022〕104号 三). */
const guarantorDays = 3;

/** Where a guarantee replaces part of the quota, its issuer is told of each payment out of the quota (B-12). */
function expectGuarantorTold(turn: Turn, { noticeNumber, bankSerial, bookedAt }: PaymentState): FiredRule[] {
  const { guaranteedFen, balanceFen, supervisedQuotaFen } = turn.state;
  if (guaranteedFen === 0 || balanceFen >= supervisedQuotaFen) return [];
  const about = { noticeNumber, bankSerial, startedAt: bookedAt };
  return startDuty(turn, { kind: 'tell-guarantor', owner: 'bank', rule: 'B-12', workingDays: guarantorDays, ...about });
}

/** Nothing is asked about a notice that is paid in full, and nobody need be reminded. */
function endPaidNotice(turn: Turn, payment: PaymentState): void {
  const notice = noticeOf(turn, payment);
  if (notice === undefined || notice.lines.some((line) => line.status !== 'PAID')) return;
  followPayDuty(turn, notice);
  closeRefusals(turn, notice);
  closeAnswerTasks(turn, notice);
}

/** Of a lawful payment, whenever its voucher comes or is corrected. */
export function release(turn: Turn, bankSerial: string, fired: readonly FiredRule[]): FiredRule[] {
  const payment = paymentOf(turn, bankSerial);
  if (payment?.status !== 'PAID') return [];
  if (payment.voucher?.valid !== true) return awaitVoucher(turn, payment, fired);
  closeTasks(turn, (task) => task.kind === 'correct-voucher' && task.bankSerial === bankSerial);
  return releaseToCases(turn, bankSerial);
}

const voucherRules: ReadonlySet<string> = new Set(['B-14', 'B-15', 'C-13']);
export const spoilsVoucher = (fired: readonly FiredRule[]): boolean => fired.some(({ id }) => voucherRules.has(id));

/** Money has moved, but there is nothing yet that could go into a case file (B-13, B-14). */
function awaitVoucher(turn: Turn, { noticeNumber, bankSerial, bookedAt, version }: PaymentState, fired: readonly FiredRule[]): FiredRule[] {
  const about = { noticeNumber, bankSerial };
  const rule = fired.find(({ id }) => voucherRules.has(id))?.id ?? 'B-14';
  const open = turn.state.tasks.some((task) => isOpen(task) && task.kind === 'correct-voucher' && task.bankSerial === bankSerial);
  if (!open) openTask(turn, { kind: 'correct-voucher', owner: 'bank', rule, dueAt: schedule(turn.now, clerkDays).dueAt, ...about });
  const workingDays = profileOrDefault(turn, bookedAt).deadlinesWD.bankReport;
  const duty = { kind: 'report-payment' as const, owner: 'bank' as const, rule: 'B-13', workingDays, startedAt: bookedAt, ...about };
  return startDuty(turn, { ...duty, ...(version === undefined ? {} : { version }) });
}

/** To every court with a freeze at that time, and to the housing authority, once each. */
function raiseViolation(turn: Turn, payment: PaymentState, rules: FiredRule[]): void {
  const { bankSerial, noticeNumber, line, amountFen, bookedAt, violations } = payment;
  const courts = freezesAt(turn.state, bookedAt).map(({ court }) => court);
  const housing = findNotice(turn.state, noticeNumber)?.from ?? housingOf(turn);
  const correlation = { noticeNumber, accountNumber: turn.state.accountNumber };
  const to = [...courts, housing].filter((partner): partner is PartnerId => partner !== undefined);
  for (const partner of new Set(to)) {
    const data = { bankSerial, noticeNumber, line, amountFen, bookedAt, rules };
    tell(turn, { to: partner, type: 'release.violation.raised', data, correlation });
  }
  const rule = violations[0] === undefined ? {} : { rule: violations[0] };
  openTask(turn, { kind: 'review-violation', owner: 'court', noticeNumber, bankSerial, ...rule });
}
