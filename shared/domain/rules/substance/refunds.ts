/** S-14 – S-18: refunds of a purchase price when the contract of sale is rescinded (12-5). */

import type { NoticePaper } from '../../messages/messages.ts';
import { yuan } from '../../values/money/figures.ts';
import { defaultProfile } from '../../values/profiles/profile.ts';
import { type Finding, type Rule, rule } from '../engine/engine.ts';
import type { Words } from '../engine/finding.ts';
import type { NoticeInput } from '../engine/moments.ts';
import { countedAlready, isVoid, otherNotices, replaces } from '../reading/earlier-notices.ts';
import { comparable, sameNumber } from '../reading/matching.ts';
import { outstandingFen } from '../reading/outstanding.ts';
import { idKey } from '../reading/parties.ts';
import { blank, say } from '../reading/wording.ts';
import { isDeveloperOrRelated } from './payees.ts';

const isRefund = ({ purpose }: NoticePaper): boolean => purpose === 'REFUND';
const issueDate = ({ issuedAt }: NoticePaper): string => issuedAt.slice(0, 10);

const notAfter = (date: string): Words => say(`不晚于出具日 ${date}`, `not after the day of issue ${date}`);
const stillFiled = say('网签备案尚未撤销', 'the online filing is still active');

const contractIsRescinded = rule({
  id: 'S-14',
  text: {
    zh: '退款缺少已生效的解除依据，或网签备案尚未撤销',
    en: 'The refund lacks a rescission that has taken effect, or the online filing of the sale is still active',
    doZh: '请主管部门补充解除依据及生效日期，并撤销网签备案',
    doEn: 'The housing authority must supply the rescission and its effective date, and cancel the filing',
  },
  evaluate: {
    notice: ({ notice }) => {
      if (!isRefund(notice)) return undefined;
      const { refund } = notice;
      if (refund === undefined) return { found: blank, field: 'refund' };
      const late = refund.basisEffectiveOn > issueDate(notice);
      return [
        ...(comparable(refund.basisNumber) === '' ? [{ found: blank, field: 'refund.basisNumber' }] : []),
        ...(late ? [{ found: refund.basisEffectiveOn, expected: notAfter(issueDate(notice)), field: 'refund.basisEffectiveOn' }] : []),
        ...(refund.filingCancelled ? [] : [{ found: stillFiled, field: 'refund.filingCancelled' }]),
      ];
    },
  },
});

const atMost = (figure: string): Words => say(`不超过 ${figure}`, `at most ${figure}`);
const atLeast = (figure: string): Words => say(`不少于 ${figure}`, `at least ${figure}`);

/** 民法典 566: what is restored is what was received. What the system itself has seen approved counts, if the notice says less. */
const refundWithinPrice = rule({
  id: 'S-15',
  text: {
    zh: '退款超过已付购房款减去已退金额',
    en: 'The refund exceeds the price paid less what was refunded before',
    doZh: '请主管部门核对已付购房款和已退金额；超出部分为判决或裁决确定的利息等的，请书面说明',
    doEn: 'The housing authority must check price paid and earlier refunds, or state that the rest is interest under a judgment or award',
  },
  evaluate: {
    notice: ({ notice, state }) => {
      const { refund } = notice;
      if (!isRefund(notice) || refund === undefined) return undefined;
      const use = state.refunds.find(({ filingNumber }) => sameNumber(filingNumber, refund.filingNumber));
      const ownFen = countedAlready(state, notice, ({ filingNumber }) => sameNumber(filingNumber ?? '', refund.filingNumber));
      const beforeFen = Math.max(refund.refundedBeforeFen, use === undefined ? 0 : use.refundedBeforeFen + use.approvedFen - ownFen);
      const leftFen = Math.max(0, refund.pricePaidFen - beforeFen);
      if (notice.totalFen <= leftFen) return undefined;
      return {
        found: yuan(notice.totalFen),
        expected: atMost(`${yuan(refund.pricePaidFen)} − ${yuan(beforeFen)} = ${yuan(leftFen)}`),
        field: 'totalFen',
      };
    },
  },
});

/** 商品房买卖司法解释 21: where the loan falls with the sale, its rest goes to the lender and the remainder to the buyer. */
const loanIsSplitOff = rule({
  id: 'S-16',
  text: {
    zh: '购房款含按揭贷款，退款未按规定分别付给贷款银行和买受人',
    en: 'The price was partly a loan and the refund is not split between lender and buyer',
    doZh: '请主管部门将贷款余额部分单列付给贷款银行，或书面说明',
    doEn: 'The housing authority must put the rest of the loan on a line to the lender, or state why not',
  },
  evaluate: {
    notice: ({ notice }) => {
      const loanFen = notice.refund?.loanOutstandingFen ?? 0;
      if (!isRefund(notice) || loanFen === 0) return undefined;
      const lentFen = notice.lines.filter(({ payee }) => payee.kind === 'lender').reduce((sum, { amountFen }) => sum + amountFen, 0);
      const dueFen = Math.min(loanFen, notice.totalFen);
      return lentFen < dueFen ? { found: yuan(lentFen), expected: atLeast(yuan(dueFen)), field: 'refund.loanOutstandingFen' } : undefined;
    },
  },
});

/** Refunds are a way to empty an account ahead of a deduction: many in a day, or to buyers who belong to the developer or together. */
const refundsAreOrdinary = rule({
  id: 'S-17',
  text: {
    zh: '退款对象存在关联，或当日退款笔数超过上限',
    en: 'The refunds go to related buyers, or there are more of them on one day than the city allows',
    doZh: '请主管部门逐笔核实真实性并书面说明',
    doEn: 'The housing authority must check that each is genuine and state so in writing',
  },
  profileKeys: ['refundsPerDayMax'],
  evaluate: { notice: (input) => (isRefund(input.notice) ? (findTooMany(input) ?? findRelatedBuyer(input)) : undefined) },
});

function findTooMany({ notice, state, profile }: NoticeInput): Finding | undefined {
  const most = (profile ?? defaultProfile).refundsPerDayMax;
  const date = issueDate(notice);
  // Itself when it is decided anew, and what it replaces, are counted in the day already where they were accepted; one that is held is not.
  const own = state.notices.filter(
    (other) =>
      other.data?.refund !== undefined && other.counted && !isVoid(other) && replaces(notice, other) && issueDate(other.data) === date,
  ).length;
  const count = Math.max(0, (state.refundDays.find((day) => day.date === date)?.count ?? 0) - own) + 1;
  const found = say(`${date} 当日退款 ${count} 笔`, `${count} refunds on ${date}`);
  return count > most ? { found, expected: say(`不超过 ${most} 笔`, `at most ${most}`), field: 'issuedAt' } : undefined;
}

function findRelatedBuyer({ notice, state, partners }: NoticeInput): Finding | undefined {
  if (isDeveloperOrRelated(notice.applicant, notice, state.registration, partners))
    return { found: say('购房人为开发企业或其关联方', 'the buyer is the developer or related to it'), field: 'applicant' };
  const own = new Set(receiversOf(notice));
  const sameDay = otherNotices(state, notice).find(({ data }) => {
    const isOther =
      isRefund(data) &&
      issueDate(data) === issueDate(notice) &&
      !sameNumber(data.refund?.filingNumber ?? '', notice.refund?.filingNumber ?? '');
    return isOther && receiversOf(data).some((id) => own.has(id));
  });
  if (sameDay === undefined) return undefined;
  const { noticeNumber } = sameDay;
  const found = say(
    `同一人当日另有一套房屋退款：通知书“${noticeNumber}”`,
    `the same person is refunded for another unit on that day: notice “${noticeNumber}”`,
  );
  return { found, field: 'applicant.id' };
}

/** Buyers and those who receive for them; a lender serves many buyers. */
const receiversOf = ({ applicant, lines }: NoticePaper): string[] =>
  [applicant.id, ...lines.filter(({ payee }) => payee.kind !== 'lender').map(({ payee }) => payee.id)].map(idKey).filter((id) => id !== '');

const suffices = (nonKeyFen: number, neededFen: number): Words =>
  say(
    `非重点监管资金 ${yuan(nonKeyFen)}，退款 ${yuan(neededFen)}`,
    `money outside the key funds ${yuan(nonKeyFen)}, refund ${yuan(neededFen)}`,
  );

/** Tongguan art. 六.1: refunds come from non-key money (what exceeds the quota) first. */
const nonKeyFundsFirst = rule({
  id: 'S-18',
  text: {
    zh: '非重点监管资金足够，却使用重点监管资金退款',
    en: 'The refund uses key funds while the non-key funds suffice',
    doZh: '请主管部门改用非重点监管资金，或书面说明',
    doEn: 'The housing authority must use the non-key funds, or state why not',
  },
  evaluate: {
    notice: (input) => {
      const { notice, state } = input;
      if (!isRefund(notice) || notice.keyFundsUsed !== true || !state.balanceKnown) return undefined;
      const nonKeyFen = Math.max(0, state.balanceFen - state.supervisedQuotaFen);
      const neededFen = outstandingFen(input);
      return neededFen > 0 && nonKeyFen >= neededFen
        ? { found: suffices(nonKeyFen, neededFen), expected: say('不使用重点监管资金', 'no key funds'), field: 'keyFundsUsed' }
        : undefined;
    },
  },
});

export const refundRules: readonly Rule[] = [contractIsRescinded, refundWithinPrice, loanIsSplitOff, refundsAreOrdinary, nonKeyFundsFirst];
