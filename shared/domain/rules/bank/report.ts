/** What the bank reports, and by when: refusals, unusable payee accounts, returns, duties with a deadline (B-05, B-07, B-09, B-12, B-13). */

import { isPayable } from '../../account/state.ts';
import { type ReasonCodeEntry, readReasonCode, reasonCodes } from '../../account/tables/reason-codes.ts';
import type { Fen } from '../../messages/messages.ts';
import { deadlineAfter } from '../../values/calendar/working-days.ts';
import { yuan } from '../../values/money/figures.ts';
import { defaultProfile } from '../../values/profiles/profile.ts';
import { type Finding, type Rule, rule } from '../engine/engine.ts';
import type { Words } from '../engine/finding.ts';
import type { BankReportInput, PaymentInput, TimeInput } from '../engine/moments.ts';
import { minuteOf } from '../reading/minutes.ts';
import { blank } from '../reading/wording.ts';
import { isFirstSettlement } from './payment-line.ts';
import { undoIsWrong } from './undo.ts';

/** Words that stand where a reason should. */
const nothing: ReadonlySet<string> = new Set([
  '',
  '-',
  '—',
  'OTHER',
  'OTHERS',
  'UNKNOWN',
  'NONE',
  'NULL',
  'N/A',
  'NA',
  '其他',
  '其它',
  '无',
  '不详',
]);
const codeOf = (reasonCode: string): string => reasonCode.normalize('NFKC').trim().toUpperCase();

/** The account that is frozen is the supervision account itself: no reason to refuse, it is why the notice exists (12-6). */
const speaksOfPayer = (reason: string): boolean => /监管账户|付款(?:人)?账户|预售(?:资金|款)/u.test(reason) && !/收款/u.test(reason);

/** A signed act stops a release and nothing less (contracts §2): not a call of a judge, an official or a superior. */
const isByWordOfMouth = (reason: string): boolean =>
  /电话|来电|口头|微信|phone|\bcall(?:ed)?\b|\bverbal|\boral/iu.test(reason) &&
  /法院|法官|法警|执行局|书记员|住建|主管|领导|上级|暂停|停止|停付|缓付|勿付|不要付|court|judge|superior|authority|stop|suspend/iu.test(
    reason,
  );

function isPayeeUnusable(reasonCode: string): boolean {
  const code = readReasonCode(reasonCode);
  const entry: ReasonCodeEntry | undefined = code === undefined ? undefined : reasonCodes[code];
  return entry?.payeeUnusable === true;
}

/** By a code of the list, or by words where the code is another. */
function payeeAccountUnusable({ message }: BankReportInput): Finding | undefined {
  if (message.type !== 'bank.payment.refused') return undefined;
  const { reasonCode, reason } = message.data;
  if (speaksOfPayer(reason)) return undefined;
  const unusable =
    isPayeeUnusable(reasonCode) || /FROZEN|CLOSED|MISMATCH|NAME|冻结|销户|户名/u.test(codeOf(reasonCode)) || /冻结|销户|户名/u.test(reason);
  return unusable
    ? {
        found: {
          zh: `${codeOf(reasonCode) || '—'}，第 ${message.data.line} 行`,
          en: `“${codeOf(reasonCode) || '—'}”, line ${message.data.line}`,
        },
        field: 'reasonCode',
      }
    : undefined;
}

function refusedWithoutReason({ message, notice }: BankReportInput): Finding | undefined {
  if (message.type !== 'bank.payment.refused' || notice === undefined || !isPayable(notice)) return undefined;
  const { reasonCode, reason } = message.data;
  if (readReasonCode(reasonCode) === undefined)
    return {
      found: codeOf(reasonCode) || blank,
      expected: { zh: '已公布的原因代码', en: 'a reason code of the published list' },
      field: 'reasonCode',
    };
  if (nothing.has(codeOf(reason)))
    return { found: reason.trim() || blank, expected: { zh: '书面说明的理由', en: 'a reason in words' }, field: 'reason' };
  if (isByWordOfMouth(reason))
    return {
      found: { zh: '以电话或口头要求为由', en: 'because of a telephone call or word of mouth' },
      expected: { zh: '人民法院或主管部门的书面文书', en: 'a written act of the court or the authority' },
      field: 'reason',
    };
  if (!speaksOfPayer(reason) || !/冻结/u.test(reason)) return undefined;
  return {
    found: { zh: '以监管账户被冻结为由', en: 'because the supervision account is frozen' },
    expected: { zh: '冻结不影响依通知书付款', en: 'a freeze does not bar payment under a notice' },
    field: 'reason',
  };
}

const undone = (isReturn: boolean, fen: Fen): Words =>
  isReturn ? { zh: `退票 ${yuan(fen)}`, en: `${yuan(fen)} returned` } : { zh: `冲正 ${yuan(fen)}`, en: `${yuan(fen)} reversed` };

const missed =
  (kind: string) =>
  ({ due }: TimeInput): Finding | undefined =>
    due.kind === 'deadline' && due.duty.kind === kind
      ? { found: { zh: `期限 ${minuteOf(due.duty.dueAt)}`, en: `due ${minuteOf(due.duty.dueAt)}` } }
      : undefined;

/** Days are whole: a report on the last day is in time. */
function reportedLate(input: PaymentInput): Finding | undefined {
  const { payment, profile, now } = input;
  if (!isFirstSettlement(input)) return undefined;
  const { bankReport } = (profile ?? defaultProfile).deadlinesWD;
  const { dueAt } = deadlineAfter(payment.bookedAt, bankReport);
  return now.slice(0, 10) <= dueAt.slice(0, 10)
    ? undefined
    : {
        found: { zh: `报送于 ${minuteOf(now)}`, en: `reported ${minuteOf(now)}` },
        expected: { zh: `不晚于 ${minuteOf(dueAt)}`, en: `not after ${minuteOf(dueAt)}` },
        field: 'bookedAt',
      };
}

export const reportRules: readonly Rule[] = [
  rule({
    id: 'B-05',
    text: {
      zh: '有效通知书逾期未付清，或银行未以公布的编码理由拒付',
      en: 'A valid notice was not paid in full by the deadline, or was refused without a reason of the published list',
      doZh: '请银行付清余额，或以编码理由书面拒付；已提示住房城乡建设主管部门和法院',
      doEn: 'The bank should pay what is left, or refuse it with a coded reason; the housing authority and the court have been alerted',
    },
    profileKeys: ['deadlinesWD'],
    evaluate: { bankReport: refusedWithoutReason, time: missed('pay-notice') },
  }),
  rule({
    id: 'B-07',
    text: {
      zh: '收款账户被冻结、已销户或户名不符',
      en: 'The payee account is frozen, closed, or its name does not match',
      doZh: '请住房城乡建设主管部门核对收款人并更正通知书',
      doEn: 'The housing authority should check the payee and correct the notice',
    },
    evaluate: { bankReport: payeeAccountUnusable },
  }),
  rule({
    id: 'B-09',
    text: {
      zh: '付款被退票或冲正；合法付款的，该行重新开放，卷宗和告知以补充方式更正',
      en: 'The payment was returned or reversed: after a lawful one its line is open again, dossiers and notifications are corrected by supplement',
      doZh: '无须处理；通知书仍有效的，该行可再次付款；收款信息有误的，先由主管部门更正通知书',
      doEn: 'Nothing to do; while the notice stands the line may be paid again; where the payee is wrong, the housing authority first corrects the notice',
    },
    evaluate: {
      bankReport: ({ message, payment }) =>
        (message.type === 'bank.payment.returned' || message.type === 'bank.payment.reversed') &&
        payment !== undefined &&
        undoIsWrong(message.data, payment) === undefined
          ? {
              found: undone(message.type === 'bank.payment.returned', message.data.amountFen),
              field: 'originalBankSerial',
            }
          : undefined,
    },
  }),
  rule({
    id: 'B-12',
    text: {
      zh: '额度内付款后未在三个工作日内告知出具保函的银行',
      en: 'The bank that issued the guarantee was not told of a payment inside the quota within three working days',
      doZh: '请监管银行立即告知，并由开发企业补足',
      doEn: 'The supervising bank should tell it now, and the developer tops up',
    },
    evaluate: { time: missed('tell-guarantor') },
  }),
  rule({
    id: 'B-13',
    text: {
      zh: '银行付款后未在期限内向法院报告',
      en: 'The bank did not report the payment to the court in time',
      doZh: '付款效力不受影响；请银行今后按期报告',
      doEn: 'The payment itself stands; the bank should report in time',
    },
    profileKeys: ['deadlinesWD'],
    evaluate: { payment: reportedLate },
  }),
  rule({
    id: 'B-19',
    text: {
      zh: '款项已支付，期限内未收到有效划转凭证',
      en: 'Paid, and no valid voucher has come in time',
      doZh: '请银行补送加盖印章的电子回单；告知和报告不受影响',
      doEn: 'The bank should send the sealed receipt of the booking; nobody waits for it to be told',
    },
    profileKeys: ['deadlinesWD'],
    evaluate: { time: missed('send-voucher') },
  }),
];
