/** A booked payment held against its notice and line: does a notice authorise it, does it go where the notice says, does it fit what is left. */

import { freezesAt, isPayable, issuedBy, type NoticeState } from '../../account/state.ts';
import { noticeStatuses } from '../../account/tables/notice-statuses.ts';
import type { Fen, Instant } from '../../messages/messages.ts';
import { yuan } from '../../values/money/figures.ts';
import type { Finding } from '../engine/engine.ts';
import type { PaymentInput } from '../engine/moments.ts';
import { lastMomentOf } from '../reading/instants.ts';
import { sameAccountNumber, sameText } from '../reading/matching.ts';
import { minuteOf } from '../reading/minutes.ts';
import { lastFour } from '../reading/wording.ts';

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
  pauses.some(({ from, until }) => from <= bookedAt && (until === undefined || lastMomentOf(bookedAt) < until));

/** No freeze stood when the bank booked: the notice may be paid like any bill, and nothing of 12-10 is broken (F-19). */
export function isOrdinary({ state, payment, earlier }: Pick<PaymentInput, 'state' | 'payment' | 'earlier'>): boolean {
  return freezesAt(state, firstBooked(payment, earlier)).length === 0;
}

/** What waited in clearing was paid out when it was first booked. */
const firstBooked = ({ bookedAt }: PaymentInput['payment'], earlier: PaymentInput['earlier']): Instant =>
  earlier !== undefined && earlier.bookedAt < bookedAt ? earlier.bookedAt : bookedAt;

/** B-02. Judged once the money has left, and not while the notice may still come. */
export function lacksNotice({ state, payment, notice, earlier, mayStillMatch }: PaymentInput): Finding | undefined {
  if (payment.clearing.status !== 'SETTLED' || mayStillMatch || isOrdinary({ state, payment, earlier })) return undefined;
  if (earlier !== undefined && (earlier.status === 'PAID' || earlier.status === 'RETURNED' || earlier.status === 'REVERSED'))
    return undefined;
  if (notice === undefined)
    return {
      found: { zh: '未收到该通知书', en: 'no such notice' },
      expected: { zh: '有效通知书', en: 'an accepted notice' },
      field: 'noticeNumber',
    };
  const bookedAt = firstBooked(payment, earlier);
  if (!authorisedAt(notice, bookedAt)) {
    const { title } = noticeStatuses[notice.status];
    const found = { zh: `通知书状态：${title.zh}`, en: `the notice is ${title.en}` };
    return { found, expected: { zh: '有效通知书', en: 'an accepted notice' }, field: 'noticeNumber' };
  }
  if (suspendedAt(notice, bookedAt)) return { found: { zh: '已被法院暂停支付', en: 'suspended by a court' }, field: 'noticeNumber' };
  const issuedAt = issuedBy(notice);
  if (lastMomentOf(bookedAt) < issuedAt)
    return {
      found: minuteOf(bookedAt),
      expected: { zh: `不早于签发时间 ${minuteOf(issuedAt)}`, en: `not before its issue, ${minuteOf(issuedAt)}` },
      field: 'bookedAt',
    };
  if (bookedAt > notice.validUntil)
    return {
      found: minuteOf(bookedAt),
      expected: { zh: `有效期至 ${minuteOf(notice.validUntil)}`, en: `valid until ${minuteOf(notice.validUntil)}` },
      field: 'bookedAt',
    };
  return undefined;
}

/** What other payments have taken of the line, lawful or not, net of returns: by the list of them and by the line's own sum, whichever is more. */
function takenByOthersFen({ line, standing, earlier, payment }: PaymentInput): Fen {
  const listed = standing.filter((entry) => entry.bankSerial !== payment.bankSerial).reduce((sum, { amountFen }) => sum + amountFen, 0);
  return Math.max(listed, (line?.paidFen ?? 0) - ownFen(line, earlier), 0);
}

/** What the booking itself, known before, has put on the line. */
function ownFen(line: PaymentInput['line'], earlier: PaymentInput['earlier']): Fen {
  if (line === undefined || earlier === undefined || earlier.status === 'PENDING') return 0;
  const counts = earlier.countedFen > 0 || sameAccountNumber(earlier.payee.accountNumber, line.payee.accountNumber);
  return counts ? earlier.amountFen - earlier.returnedFen : 0;
}

/** B-03: the payee or the account is another than the line's, or the amount is higher. */
export function differsFromLine(input: PaymentInput): Finding | undefined {
  const { payment, notice, line } = input;
  if (notice === undefined || isOrdinary(input)) return undefined;
  if (line === undefined)
    return {
      found: { zh: `第 ${payment.line} 行`, en: `line ${payment.line}` },
      expected: { zh: `通知书的行：${linesOf(notice, '、')}`, en: `a line of the notice: ${linesOf(notice, ', ')}` },
      field: 'line',
    };
  if (!sameText(payment.payee.name, line.payee.name))
    return { found: maskName(payment.payee.name), expected: maskName(line.payee.name), field: 'payee.name' };
  if (!sameAccountNumber(payment.payee.accountNumber, line.payee.accountNumber)) {
    return { found: lastFour(payment.payee.accountNumber), expected: lastFour(line.payee.accountNumber), field: 'payee.accountNumber' };
  }
  if (!sameText(payment.payee.bankCode, line.payee.bankCode))
    return { found: payment.payee.bankCode, expected: line.payee.bankCode, field: 'payee.bankCode' };
  return payment.amountFen <= line.amountFen
    ? undefined
    : { found: yuan(payment.amountFen), expected: `≤ ${yuan(line.amountFen)}`, field: 'amountFen' };
}

const linesOf = ({ lines }: NoticeState, separator: string): string => lines.map(({ line }) => line).join(separator);

/** A short name, or one with a middle dot, may be a person's and shows its first character (张*); a firm's name is public. */
function maskName(name: string): string {
  const characters = [...name];
  return characters.length > 4 && !/[·•‧・･˙∙⋅]/u.test(name) ? name : `${characters[0] ?? ''}*`;
}

/** What comes back of it was reported before the payment itself, and is settled with it: it never counted on the line for longer than that. */
const undoneFen = ({ state, payment: { bankSerial } }: PaymentInput): Fen =>
  state.waitingReturns.reduce((sum, back) => (back.originalBankSerial === bankSerial ? sum + back.amountFen : sum), 0);

/** B-04: more than the line, or more than the number approves in any of its versions. */
export function exceedsLine(input: PaymentInput): Finding | undefined {
  const { payment, notice, line, later } = input;
  if (notice === undefined || line === undefined || isOrdinary(input)) return undefined;
  const leftFen = Math.max(0, payment.amountFen - undoneFen(input));
  // What has come back whole has taken nothing; what is beyond the line by itself is so in any order.
  const ofItselfFen = payment.amountFen - line.amountFen;
  const ofLineFen = Math.max(ofItselfFen, leftFen === 0 ? 0 : takenByOthersFen(input) + leftFen - line.amountFen);
  const ofNumberFen = later === undefined || leftFen === 0 ? 0 : later.takenFen + leftFen - later.limitFen;
  const excessFen = Math.max(ofLineFen, ofNumberFen);
  if (excessFen <= 0) return undefined;
  const limitFen = ofLineFen >= ofNumberFen ? line.amountFen : (later?.limitFen ?? line.amountFen);
  return {
    found: { zh: `超付 ${yuan(excessFen)}`, en: `${yuan(excessFen)} too much` },
    expected: { zh: `各版累计不超过 ${yuan(limitFen)}`, en: `at most ${yuan(limitFen)} under all versions` },
    field: 'amountFen',
  };
}

const moreThanNothing = { zh: '大于零的金额', en: 'an amount above zero' };

/** B-04, the other way: a smaller sum to the right payee where the notice is to be paid at once. It stands, and the rest is still owed. */
export function paysInPart(input: PaymentInput): Finding | undefined {
  const { payment, notice, line } = input;
  const isNothing = payment.amountFen === 0;
  if (notice === undefined || line === undefined || !isLawful(input) || isOrdinary(input)) return undefined;
  if (notice.partialAllowed && !isNothing) return undefined;
  const leftFen = line.amountFen - takenByOthersFen(input);
  if (payment.clearing.status !== 'SETTLED' || payment.amountFen >= leftFen) return undefined;
  return {
    found: { zh: `部分支付 ${yuan(payment.amountFen)}`, en: `${yuan(payment.amountFen)}, a part` },
    expected: notice.partialAllowed
      ? moreThanNothing
      : { zh: `一次付清 ${yuan(leftFen)}（通知书不允许部分支付）`, en: `${yuan(leftFen)} at once (no part payment allowed)` },
    field: 'amountFen',
  };
}

/** B-10: the line was paid in full, and no return or failure is on record. */
export function repeatsPayment(input: PaymentInput): Finding | undefined {
  const { notice, line, payment } = input;
  if (notice === undefined || line === undefined || isOrdinary(input) || undoneFen(input) >= payment.amountFen) return undefined;
  const takenFen = takenByOthersFen(input);
  return takenFen < line.amountFen || takenFen === 0
    ? undefined
    : {
        found: { zh: `第 ${line.line} 行已付 ${yuan(takenFen)}`, en: `line ${line.line} has been paid ${yuan(takenFen)}` },
        expected: { zh: '退票或失败凭证', en: 'a return or proof of failure' },
        field: 'line',
      };
}

const breaches: readonly (readonly [string, (input: PaymentInput) => Finding | undefined])[] = [
  ['B-02', lacksNotice],
  ['B-03', differsFromLine],
  ['B-04', exceedsLine],
  ['B-10', repeatsPayment],
];

/** Rules that make the payment a violation. */
export const brokenBy = (input: PaymentInput): string[] => breaches.flatMap(([id, judge]) => (judge(input) === undefined ? [] : [id]));

/** A release under a notice, as far as the booking shows; while the notice is still awaited it is none yet. */
export function isLawful(input: PaymentInput): boolean {
  return !input.mayStillMatch && input.notice !== undefined && input.line !== undefined && brokenBy(input).length === 0;
}
