/** 退票 or 冲正: every dossier and every applicant that carried the payment gets the correction (B-09, contracts §4.6). */
import type { Applicant, InboundData } from '../../../messages/messages.ts';
import { applicantsOf, findFreeze, hasNumber, type PaymentState } from '../../state.ts';
import { type Turn, tell } from '../turn.ts';
import { fileRecord } from './filing.ts';
import { noticeOf, paymentOf } from './payment-of.ts';
import { tellOfReturn } from './telling.ts';

export function supplementReturn(turn: Turn, message: InboundData['bank.payment.returned'], how: 'RETURNED' | 'REVERSED'): void {
  const payment = paymentOf(turn, message.originalBankSerial);
  const notice = payment === undefined ? undefined : noticeOf(turn, payment);
  if (payment === undefined || notice === undefined) return;
  // The account's balance is no case's business (contracts §4.5).
  const { accountNumber, balanceAfterFen: _, ...given } = message;
  for (const { caseNumber, court } of payment.duties) {
    const freeze = findFreeze(turn.state, caseNumber);
    const carried = payment.voucher?.itemIds.find((entry) => entry.caseNumber === caseNumber)?.itemId;
    fileRecord(turn, { caseNumber, court: freeze?.court ?? court }, payment, {
      kind: 'payment-return',
      documentNumber: message.bankSerial,
      record: { how, ...given },
      ...(carried === undefined ? {} : { supersedes: carried }),
    });
    const { amountFen, bookedAt, bankSerial } = message;
    const { noticeNumber, line } = payment;
    tell(turn, {
      to: freeze?.court ?? court,
      type: 'release.transfer.reported',
      data: { noticeNumber, line, bankSerial: payment.bankSerial, amountFen, bookedAt, status: how },
      correlation: { noticeNumber, caseNumber, accountNumber },
    });
    const undone = { bankSerial, amountFen, bookedAt };
    if (freeze !== undefined)
      tellOfReturn(turn, payment, notice, { ...freeze, caseNumber, applicants: toldOf(turn, payment, caseNumber) }, undone);
  }
}

/** The applicants of the case now, and whoever was told of the payment before a ruling put another in their place: what they know is no longer so. */
function toldOf(turn: Turn, { duties, bankSerial }: PaymentState, caseNumber: string): Applicant[] {
  const freezes = turn.state.freezes.filter((freeze) => hasNumber(freeze, caseNumber));
  const told = duties.find((duty) => duty.caseNumber === caseNumber)?.told ?? [];
  const former = freezes
    .flatMap(({ formerApplicants = [] }) => formerApplicants.map(({ applicant }) => applicant))
    .filter(({ applicantId }) => told.some((entry) => entry.applicantId === applicantId && entry.bankSerial === bankSerial));
  return applicantsOf([...freezes, { applicants: former }]);
}
