/** A booked payment held against its notice and line: does a notice authorise it, does it go where the notice says, does it fit what is left. */
import { isPayable, type NoticeState } from '../../account/state.ts';
import type { Fen, Instant } from '../../messages.ts';
import type { Finding } from '../engine.ts';
import { sameAccountNumber, sameText } from '../matching.ts';
import type { PaymentInput } from '../moments.ts';
import { minuteOf } from '../reading/minutes.ts';
import { lastFour, yuan } from '../reading/wording.ts';

/** The booking settles now for the first time. A later message under the same serial only completes it (a corrected voucher). */
export const isFirstSettlement = ({ payment, earlier }: PaymentInput): boolean =>
  payment.clearing.status === 'SETTLED' && (earlier === undefined || earlier.status === 'PENDING');

/**
 * Whether the notice authorised payment when the bank booked it. What befell it afterwards (a hold, lapse, withdrawal, a newer version) does not reach
 * back: a bank reports up to a working day later. On a notice that is paid in full the excess is B-04 and B-10, not a missing notice.
 */
function authorisedAt(notice: NoticeState, bookedAt: Instant): boolean {
  if (notice.status === 'PAID' || notice.status === 'CLOSED') return true;
  if (!notice.counted || notice.status === 'REFUSED') return false;
  return notice.payableUntil === undefined ? isPayable(notice) || notice.status === 'EXPIRED' : bookedAt < notice.payableUntil;
}

const suspendedAt = ({ pauses = [] }: NoticeState, bookedAt: Instant): boolean =>
  pauses.some(({ from, until }) => from <= bookedAt && (until === undefined || bookedAt < until));

/** B-02. Judged once the money has left, and not while the notice may still come. */
export function lacksNotice({ payment, notice, earlier, mayStillMatch }: PaymentInput): Finding | undefined {
  if (payment.clearing.status !== 'SETTLED' || mayStillMatch) return undefined;
  if (earlier !== undefined && (earlier.status === 'PAID' || earlier.status === 'RETURNED' || earlier.status === 'REVERSED'))
    return undefined;
  if (notice === undefined)
    return { found: '未收到该通知书 (no such notice)', expected: '有效通知书 (an accepted notice)', field: 'noticeNumber' };
  // What waited in clearing was paid out when it was first booked.
  const bookedAt = earlier !== undefined && earlier.bookedAt < payment.bookedAt ? earlier.bookedAt : payment.bookedAt;
  if (!authorisedAt(notice, bookedAt)) return { found: notice.status, expected: 'ACCEPTED', field: 'noticeNumber' };
  if (suspendedAt(notice, bookedAt)) return { found: '已被法院暂停支付 (suspended by a court)', field: 'noticeNumber' };
  if (bookedAt < notice.issuedAt)
    return { found: minuteOf(bookedAt), expected: `不早于签发时间 (not before its issue) ${minuteOf(notice.issuedAt)}`, field: 'bookedAt' };
  if (bookedAt > notice.validUntil)
    return { found: minuteOf(bookedAt), expected: `有效期至 (valid until) ${minuteOf(notice.validUntil)}`, field: 'bookedAt' };
  return undefined;
}

/** What other lawful payments have taken of the line, net of returns: by the list of them and by the line's own sum, whichever is more. */
function takenByOthersFen({ line, standing, earlier, payment }: PaymentInput): Fen {
  const listed = standing.filter((entry) => entry.bankSerial !== payment.bankSerial).reduce((sum, { amountFen }) => sum + amountFen, 0);
  return Math.max(listed, (line?.paidFen ?? 0) - (earlier?.countedFen ?? 0), 0);
}

/** B-03: the payee, the account or the amount of the line is another. */
export function differsFromLine(input: PaymentInput): Finding | undefined {
  const { payment, notice, line } = input;
  if (notice === undefined) return undefined;
  if (line === undefined)
    return {
      found: `第 ${payment.line} 行 (line ${payment.line})`,
      expected: notice.lines.map((entry) => entry.line).join(', '),
      field: 'line',
    };
  if (!sameText(payment.payee.name, line.payee.name))
    return { found: maskName(payment.payee.name), expected: maskName(line.payee.name), field: 'payee.name' };
  if (!sameAccountNumber(payment.payee.accountNumber, line.payee.accountNumber)) {
    return { found: lastFour(payment.payee.accountNumber), expected: lastFour(line.payee.accountNumber), field: 'payee.accountNumber' };
  }
  if (!sameText(payment.payee.bankCode, line.payee.bankCode))
    return { found: payment.payee.bankCode, expected: line.payee.bankCode, field: 'payee.bankCode' };
  const leftFen = line.amountFen - takenByOthersFen(input);
  if (notice.partialAllowed || payment.amountFen >= leftFen) return undefined;
  return {
    found: yuan(payment.amountFen),
    expected: `${yuan(leftFen)}（通知书不允许部分支付 / no part payment allowed）`,
    field: 'amountFen',
  };
}

/** A short name, or one with a middle dot, may be a person's and shows its first character (张*); a firm's name is public. */
function maskName(name: string): string {
  const characters = [...name];
  return characters.length > 4 && !/[·•]/u.test(name) ? name : `${characters[0] ?? ''}*`;
}

/** B-04: more than the line. */
export function exceedsLine(input: PaymentInput): Finding | undefined {
  const { payment, notice, line } = input;
  if (notice === undefined || line === undefined) return undefined;
  const excessFen = takenByOthersFen(input) + payment.amountFen - line.amountFen;
  return excessFen <= 0
    ? undefined
    : { found: `超付 (excess) ${yuan(excessFen)}`, expected: `不超过 (at most) ${yuan(line.amountFen)}`, field: 'amountFen' };
}

/** B-10: the line was paid in full, and no return or failure is on record. */
export function repeatsPayment(input: PaymentInput): Finding | undefined {
  const { notice, line } = input;
  if (notice === undefined || line === undefined) return undefined;
  const takenFen = takenByOthersFen(input);
  return takenFen < line.amountFen || takenFen === 0
    ? undefined
    : {
        found: `第 ${line.line} 行已付 (line ${line.line} already paid) ${yuan(takenFen)}`,
        expected: '退票或失败凭证 (a return or proof of failure)',
        field: 'line',
      };
}

/** A release under a notice, as far as the booking shows; while the notice is still awaited it is none yet. */
export function isLawful(input: PaymentInput): boolean {
  if (input.mayStillMatch || input.notice === undefined || input.line === undefined) return false;
  return [lacksNotice, differsFromLine, exceedsLine, repeatsPayment].every((judge) => judge(input) === undefined);
}
