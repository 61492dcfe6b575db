/** Lines follow their payments, and a notice follows its lines: ACCEPTED → PAYING → PARTIAL → PAID, or REFUSED when no line can be paid any more. */
import type { AccountState, LineState, NoticeState, PaymentState } from '../state.ts';
import { followUses } from './uses.ts';

/** The line of a payment that has just changed, counted anew from all payments of that line. */
export function followPayment(state: AccountState, payment: PaymentState): AccountState {
  const before = state.notices.find(({ noticeNumber, version }) => noticeNumber === payment.noticeNumber && version === payment.version);
  if (before === undefined) return state;
  const ofLine = state.payments.filter(
    ({ noticeNumber, version, line }) => noticeNumber === before.noticeNumber && version === before.version && line === payment.line,
  );
  const lines = before.lines.map((line) => (line.line === payment.line ? followPayments(line, ofLine) : line));
  const after = followLines({ ...before, lines });
  return followUses({ ...state, notices: state.notices.map((notice) => (notice === before ? after : notice)) }, before, after);
}

function followPayments(line: LineState, payments: readonly PaymentState[]): LineState {
  const paidFen = payments.reduce((sum, { countedFen }) => sum + countedFen, 0);
  const pending = payments.some(({ status }) => status === 'PENDING');
  return { ...line, paidFen, status: paidFen >= line.amountFen ? 'PAID' : paidFen > 0 ? 'PARTIAL' : pending ? 'PENDING' : 'OPEN' };
}

/** What may not be paid stays so whatever a bank reports, unless it turns out to be paid in full: that was lawful when it was booked. */
const followsOnlyFullPayment: ReadonlySet<NoticeState['status']> = new Set(['HELD', 'EXPIRED']);
const followsNothing: ReadonlySet<NoticeState['status']> = new Set(['REJECTED', 'WITHDRAWN', 'SUPERSEDED']);

export function followLines(notice: NoticeState): NoticeState {
  const { lines, status } = notice;
  if (followsNothing.has(status) || lines.length === 0) return notice;
  if (lines.every((line) => line.status === 'PAID')) return status === 'CLOSED' ? notice : { ...notice, status: 'PAID' };
  if (followsOnlyFullPayment.has(status)) return notice;
  const { endedAt: _, ...open } = notice;
  if (lines.some(({ paidFen }) => paidFen > 0)) return { ...open, status: 'PARTIAL' };
  if (lines.some((line) => line.status === 'PENDING')) return { ...open, status: 'PAYING' };
  return { ...open, status: lines.every((line) => line.status === 'REFUSED') ? 'REFUSED' : 'ACCEPTED' };
}
