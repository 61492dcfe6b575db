/** Applicants are told of a payment, and of its return: once each, with what belongs to their own case. */
import type { Applicant } from '../../../messages.ts';
import type { NotificationOutput } from '../../../outputs.ts';
import { clerkDays } from '../../limits.ts';
import { type Freeze, isActive, type NoticeState, type PaymentState } from '../../state.ts';
import { schedule } from '../duties.ts';
import { emit, idOf, openTask, type Turn } from '../turn.ts';

type ContentOfMoney = Pick<NotificationOutput['content'], 'subject' | 'amountFen' | 'bookedAt' | 'bankSerial' | 'voucherNumber'>;

/** Every applicant of the case; one that nobody knows is for the clerk to find out (C-02). */
export function tellApplicants(turn: Turn, payment: PaymentState, notice: NoticeState, freeze: Freeze): void {
  const { bankSerial, noticeNumber } = payment;
  if (freeze.applicants.length === 0) {
    const { dueAt } = schedule(turn.now, clerkDays);
    const about = { caseNumber: freeze.caseNumber, noticeNumber, bankSerial, subject: bankSerial };
    openTask(turn, { kind: 'identify-applicant', owner: 'court', rule: 'C-02', dueAt, ...about });
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

function request(
  turn: Turn,
  payment: PaymentState,
  notice: NoticeState,
  freeze: Freeze,
  applicant: Applicant,
  { subject, amountFen, bookedAt, bankSerial, voucherNumber }: ContentOfMoney,
): void {
  const { accountNumber } = turn.state;
  const { caseNumber, court, courtName, quotaFen, endsAt, controlledFen, rank } = freeze;
  // What has ended since is not said to go on.
  const goesOn = isActive(freeze) ? { endsAt, controlledFen, rank, ...(quotaFen === undefined ? {} : { quotaFen }) } : {};
  emit(turn, {
    type: 'NotificationRequested',
    bankSerial: payment.bankSerial,
    at: turn.now,
    notification: {
      notificationId: idOf('told', accountNumber, caseNumber, applicant.applicantId, bankSerial),
      attempt: 1,
      accountNumber,
      caseNumber,
      court,
      courtName,
      applicant,
      content: {
        subject,
        amountFen,
        bookedAt,
        bankSerial,
        ...(voucherNumber === undefined ? {} : { voucherNumber }),
        noticeNumber: notice.noticeNumber,
        issuerName: notice.issuerName,
        purpose: notice.purpose,
        ...goesOn,
      },
    },
  });
}
