/** Lines follow their payments, and a notice follows its lines: ACCEPTED → PAYING → PARTIAL → PAID, or REFUSED when no line can be paid any more. */
import { type LineMoney, lawfulOf, moneyOn, noMoney, ownLawfulOf, predecessorsOf } from '../money/counting.ts';
import type { AccountState, LineState, NoticeState, PaymentState } from '../state.ts';
import { countUses } from './uses.ts';

/** The lines that a payment which has just changed counts on, counted anew: of its notice, and of what replaces that. */
export function recountLines(state: AccountState, payment: PaymentState): AccountState {
  const concerned = state.notices.filter(
    (notice) =>
      notice.noticeNumber === payment.noticeNumber ||
      predecessorsOf(state.notices, notice).some(({ noticeNumber }) => noticeNumber === payment.noticeNumber),
  );
  return concerned.reduce(recount, state);
}

/** The lines of one notice, counted anew from all payments. */
export function recount(state: AccountState, before: NoticeState): AccountState {
  const money = moneyOn(state, before);
  const after = withStatusOfLines({ ...before, lines: before.lines.map((line) => withMoney(line, money.get(line.line) ?? noMoney)) });
  return countUses({ ...state, notices: state.notices.map((notice) => (notice === before ? after : notice)) }, before, after);
}

function withMoney(before: LineState, { paidFen, unlawfulFen, carriedFen, pendingFen }: LineMoney): LineState {
  const { unlawfulFen: _, carriedFen: __, pendingFen: ___, refused, ...rest } = before;
  const line: LineState = {
    ...rest,
    paidFen,
    ...(unlawfulFen === 0 ? {} : { unlawfulFen }),
    ...(carriedFen === 0 ? {} : { carriedFen }),
    ...(pendingFen === 0 ? {} : { pendingFen }),
    // A refusal stands until something lawful is paid; what broke the rules changes nothing about it.
    ...(refused === true && paidFen === unlawfulFen ? { refused } : {}),
  };
  return { ...line, status: statusOf(line) };
}

export function statusOf({ amountFen, paidFen, unlawfulFen = 0, pendingFen = 0, refused }: LineState): LineState['status'] {
  if (refused === true && paidFen === unlawfulFen) return pendingFen > 0 ? 'PENDING' : 'REFUSED';
  if (paidFen >= amountFen) return 'PAID';
  if (paidFen > 0) return 'PARTIAL';
  return pendingFen > 0 ? 'PENDING' : 'OPEN';
}

/** What may not be paid stays so whatever a bank reports, unless it turns out to be paid in full: that was lawful when it was booked. */
const movedByFullPaymentOnly: ReadonlySet<NoticeState['status']> = new Set(['HELD', 'EXPIRED']);
const movedByNoPayment: ReadonlySet<NoticeState['status']> = new Set(['REJECTED', 'WITHDRAWN', 'SUPERSEDED']);

const isPaidLawfully = (line: LineState): boolean => lawfulOf(line) >= line.amountFen;
const wasPaidLawfully = (line: LineState): boolean => ownLawfulOf(line) > 0;

/**
 * What was paid under an earlier version would do for all of it, and this one does not say whether it names that money again or more of it: that is for its
 * issuer to say (S-23), and until then nothing is paid of it.
 */
const isPaidByAnother = ({ priorPaid, lines }: NoticeState): boolean => priorPaid === undefined && !lines.some(wasPaidLawfully);

/** A notice goes on with what was lawfully paid under it: a payment that no notice allowed moves no status. */
export function withStatusOfLines(notice: NoticeState): NoticeState {
  const { lines, status } = notice;
  if (movedByNoPayment.has(status) || lines.length === 0) return notice;
  if (lines.every(isPaidLawfully) && notice.counted && !isPaidByAnother(notice))
    return status === 'CLOSED' ? notice : { ...notice, status: 'PAID' };
  if (movedByFullPaymentOnly.has(status)) return notice;
  const { endedAt: _, ...open } = notice;
  if (lines.some(wasPaidLawfully)) return { ...open, status: 'PARTIAL' };
  if (lines.some(({ pendingFen = 0 }) => pendingFen > 0)) return { ...open, status: 'PAYING' };
  return { ...open, status: lines.every((line) => line.status === 'REFUSED') ? 'REFUSED' : 'ACCEPTED' };
}
