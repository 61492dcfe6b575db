/** Applicants are told of a payment, and of its return: once each, with what belongs to their own case. */
import type { Applicant } from '../../../messages/messages.ts';
import { causeOfTelling, type MoneyTold, type NotificationOutput } from '../../../messages/outputs.ts';
import { type Freeze, isActive, type NoticeState, type PaymentState } from '../../state.ts';
import { clerkDays } from '../../tables/limits.ts';
import { emit, idOf, openTask, schedule, type Turn } from '../turn.ts';

type ContentOfMoney = Pick<MoneyTold, 'subject' | 'amountFen' | 'bookedAt' | 'bankSerial' | 'voucherNumber'>;

/** Every applicant of the case; one that nobody knows is for the clerk to find out (C-02). */
export function tellApplicants(turn: Turn, payment: PaymentState, notice: NoticeState, freeze: Freeze): void {
  const { bankSerial, noticeNumber } = payment;
  if (freeze.applicants.length === 0) {
    const { dueAt } = schedule(turn.now, clerkDays);
    const about = { caseNumber: freeze.caseNumber, noticeNumber, bankSerial, subject: bankSerial };
    openTask(turn, { kind: 'identify-applicant', owner: 'court', dueAt, ...about });
  }
  for (const applicant of freeze.applicants) tellOfPayment(turn, payment, notice, freeze, applicant);
}

export function tellOfPayment(turn: Turn, payment: PaymentState, notice: NoticeState, freeze: Freeze, applicant: Applicant): void {
  const { amountFen, bookedAt, bankSerial, voucher } = payment;
  const number = voucher?.valid === true ? { voucherNumber: voucher.number } : {};
  request(turn, payment, notice, freeze, applicant, { subject: 'payment', amountFen, bookedAt, bankSerial, ...number });
}

/** The correction is a notification of its own, under the serial of the return. */
export function tellOfReturn(
  turn: Turn,
  payment: PaymentState,
  notice: NoticeState,
  freeze: Freeze,
  given: { bankSerial: string; amountFen: number; bookedAt: string },
): void {
  for (const applicant of freeze.applicants) request(turn, payment, notice, freeze, applicant, { subject: 'return', ...given });
}

/**
 * 财产保全规定 18: whoever asked for the freeze hears when it ends, also where no payment ever gave occasion to tell them anything. Each reminder is a telling
 * of its own.
 */
export function tellOfEnd(turn: Turn, freeze: Freeze, days: number): void {
  const { orderRuling: rulingNumber, stage, endsAt } = freeze;
  for (const applicant of freeze.applicants)
    requestTelling(turn, freeze, applicant, '', { subject: 'freeze-ending', rulingNumber, stage, days, ...standingOf(freeze), endsAt });
}

/** What it is now; of what has ended nothing is said to go on. */
const standingOf = ({ controlledFen, rank, quotaFen }: Freeze) => ({
  controlledFen,
  rank,
  ...(quotaFen === undefined ? {} : { quotaFen }),
});

function request(
  turn: Turn,
  payment: PaymentState,
  notice: NoticeState,
  freeze: Freeze,
  applicant: Applicant,
  { subject, amountFen, bookedAt, bankSerial, voucherNumber }: ContentOfMoney,
): void {
  requestTelling(turn, freeze, applicant, payment.bankSerial, {
    subject,
    amountFen,
    bookedAt,
    bankSerial,
    ...(voucherNumber === undefined ? {} : { voucherNumber }),
    noticeNumber: notice.noticeNumber,
    issuerName: notice.issuerName,
    purpose: notice.purpose,
    ...(isActive(freeze) ? { endsAt: freeze.endsAt, ...standingOf(freeze) } : {}),
  });
}

/** `bankSerial`: of the payment that it belongs to, empty where it is about none. */
function requestTelling(
  turn: Turn,
  { caseNumber, court, courtName }: Freeze,
  applicant: Applicant,
  bankSerial: string,
  content: NotificationOutput['content'],
): void {
  const { accountNumber } = turn.state;
  const notificationId = idOf('told', accountNumber, caseNumber, applicant.applicantId, causeOfTelling(content));
  emit(turn, {
    type: 'NotificationRequested',
    bankSerial,
    at: turn.now,
    notification: { notificationId, attempt: 1, accountNumber, caseNumber, court, courtName, applicant, content },
  });
}
