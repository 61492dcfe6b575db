/** What a payment and its notice are now, in the turn. */
import type { NoticeState, PaymentState } from '../../state.ts';
import type { Turn } from '../turn.ts';

export const paymentOf = (turn: Turn, bankSerial: string): PaymentState | undefined =>
  turn.state.payments.find((payment) => payment.bankSerial === bankSerial);
export const noticeOf = (turn: Turn, payment: PaymentState): NoticeState | undefined =>
  turn.state.notices.find((notice) => notice.noticeNumber === payment.noticeNumber && notice.version === payment.version);
