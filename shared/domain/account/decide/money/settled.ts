/** What follows when a payment is judged for good: a violation is raised, a lawful payment is released to the cases, once its voucher is there. */
import type { PartnerId } from '../../../messages/messages.ts';
import { anyHas, firstWith } from '../../../rules/engine/effects.ts';
import type { FiredRule } from '../../../rules/engine/finding.ts';
import { allBuildingsRegistered } from '../../../rules/reading/buildings.ts';
import { successorsOf } from '../../money/counting.ts';
import { findNotice, freezesAt, isPayable, isRelease, type PaymentState } from '../../state.ts';
import { clerkDays } from '../../tables/limits.ts';
import { ruleAgain } from '../notice/again.ts';
import { closeRefusals, updatePayDuty } from '../notice/course.ts';
import { closeAnswerTasks } from '../notice/hold.ts';
import { informCases } from '../release/cases.ts';
import { noticeOf, paymentOf } from '../release/payment-of.ts';
import {
  banksOf,
  closeTasks,
  endDuties,
  housingOf,
  isOpen,
  mergeFired,
  openTask,
  profileOrDefault,
  schedule,
  startDuty,
  type Turn,
  tell,
} from '../turn.ts';

/** The status has just become final. */
export function concludePayment(turn: Turn, bankSerial: string, fired: readonly FiredRule[]): FiredRule[] {
  const payment = paymentOf(turn, bankSerial);
  if (payment === undefined) return [];
  if (payment.violations.length > 0)
    raiseViolation(
      turn,
      payment,
      fired.filter(({ id }) => payment.violations.includes(id)),
    );
  updateNotices(turn, payment);
  if (payment.status !== 'PAID') return [];
  endPaidNotice(turn, payment);
  askForRest(turn, payment, fired);
  return [...informOfRelease(turn, bankSerial, fired), ...expectGuarantorTold(turn, payment)];
}

/**
 * What has left for a payee, lawfully or not, is not asked for again; and a later version that was accepted before this was known may now take more
 * than was approved (S-23).
 */
function updateNotices(turn: Turn, { noticeNumber, version }: PaymentState): void {
  for (const notice of turn.state.notices.filter((entry) => entry.noticeNumber === noticeNumber && isPayable(entry)))
    updatePayDuty(turn, notice);
  const own = turn.state.notices.find((entry) => entry.noticeNumber === noticeNumber && entry.version === version);
  if (own === undefined) return;
  for (const later of successorsOf(turn.state.notices, own).filter(isPayable)) {
    updatePayDuty(turn, later);
    ruleAgain(turn, later, {
      reason: { zh: '得知此前版本已付款', en: 'a payment under an earlier version has come to be known' },
    });
  }
}

/** B-04, less than the line where it is to be paid at once: the bank is asked for the rest. */
function askForRest(turn: Turn, { noticeNumber, version, bankSerial, violations }: PaymentState, fired: readonly FiredRule[]): void {
  const less = firstWith(fired, 'otherSum');
  if (less === undefined || violations.includes(less.id)) return;
  const about = { noticeNumber, bankSerial, ...(version === undefined ? {} : { version }) };
  openTask(turn, { kind: 'answer-held-rule', owner: 'bank', rule: less.id, dueAt: schedule(turn.now, clerkDays).dueAt, ...about });
}

/** In working days (银保监办发〔2022〕104号 三). */
const guarantorDays = 3;

/** Where a guarantee replaces part of the quota, its issuer is told of each payment out of the quota (B-12), until it lapses with the first registration. */
function expectGuarantorTold(turn: Turn, { noticeNumber, bankSerial, bookedAt }: PaymentState): FiredRule[] {
  const { guaranteedFen, balanceFen, supervisedQuotaFen } = turn.state;
  if (guaranteedFen === 0 || balanceFen >= supervisedQuotaFen || allBuildingsRegistered(turn.state, bookedAt)) return [];
  const about = { noticeNumber, bankSerial, startedAt: bookedAt };
  return startDuty(turn, { kind: 'tell-guarantor', owner: 'bank', workingDays: guarantorDays, ...about });
}

/** Nothing is asked about a notice that is paid in full, and nobody need be reminded. */
function endPaidNotice(turn: Turn, payment: PaymentState): void {
  const notice = noticeOf(turn, payment);
  if (notice === undefined || notice.lines.some((line) => line.status !== 'PAID')) return;
  updatePayDuty(turn, notice);
  closeRefusals(turn, notice);
  closeAnswerTasks(turn, notice);
}

/** Of a lawful payment, at once, and again whenever its voucher comes or is corrected. */
export function informOfRelease(turn: Turn, bankSerial: string, fired: readonly FiredRule[]): FiredRule[] {
  const payment = paymentOf(turn, bankSerial);
  if (payment === undefined || !isRelease(payment)) return [];
  const released = informCases(turn, bankSerial);
  if (payment.voucher?.valid !== true) return mergeFired(released, awaitVoucher(turn, payment, fired));
  closeTasks(turn, (task) => task.kind === 'correct-voucher' && task.bankSerial === bankSerial);
  endDuties(turn, (duty) => duty.kind === 'send-voucher' && duty.bankSerial === bankSerial);
  return released;
}

export const spoilsVoucher = (fired: readonly FiredRule[]): boolean => anyHas(fired, 'voucher');

/** Told and reported, but the voucher is still owed to the case file (B-14, B-19). */
function awaitVoucher(turn: Turn, { noticeNumber, bankSerial, bookedAt, version }: PaymentState, fired: readonly FiredRule[]): FiredRule[] {
  const about = { noticeNumber, bankSerial };
  const spoilt = firstWith(fired, 'voucher');
  const open = turn.state.tasks.some((task) => isOpen(task) && task.kind === 'correct-voucher' && task.bankSerial === bankSerial);
  if (!open)
    openTask(turn, {
      kind: 'correct-voucher',
      owner: 'bank',
      dueAt: schedule(turn.now, clerkDays).dueAt,
      ...about,
      ...(spoilt === undefined ? {} : { rule: spoilt.id }),
    });
  const workingDays = profileOrDefault(turn, bookedAt).deadlinesWD.bankReport;
  const duty = { kind: 'send-voucher' as const, owner: 'bank' as const, workingDays, startedAt: bookedAt, ...about };
  return startDuty(turn, { ...duty, ...(version === undefined ? {} : { version }) });
}

/** To every court with a freeze at that time, to the housing authority and to the bank, once each. */
export function raiseViolation(turn: Turn, payment: PaymentState, rules: FiredRule[]): void {
  const { bankSerial, noticeNumber, line, amountFen, bookedAt, violations } = payment;
  const courts = freezesAt(turn.state, bookedAt).map(({ court }) => court);
  const housing = findNotice(turn.state, noticeNumber)?.from ?? housingOf(turn);
  const about = noticeNumber === '' ? {} : { noticeNumber };
  const correlation = { ...about, accountNumber: turn.state.accountNumber };
  const to = [...courts, housing, ...banksOf(turn, bookedAt)].filter((partner): partner is PartnerId => partner !== undefined);
  for (const partner of new Set(to)) {
    const data = { bankSerial, ...about, ...(line === 0 ? {} : { line }), amountFen, bookedAt, rules };
    tell(turn, { to: partner, type: 'release.violation.raised', data, correlation });
  }
  const rule = violations[0] === undefined ? {} : { rule: violations[0] };
  openTask(turn, { kind: 'review-violation', owner: 'court', ...about, bankSerial, ...rule });
}
