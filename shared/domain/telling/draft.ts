/**
 * What an applicant is told. Only what may be known to the creditor of one case: case number, court, notice and issuer, purpose, amount and date of the transfer,
 * voucher number, that the freeze goes on, and where to object (财产保全规定 12; 个人信息保护法 6, 28). No balance, no account, no other creditor, no buyer.
 */

import type { Fen, Instant } from '../messages.ts';
import { writeAmountInWords } from '../money/amount-words.ts';
import type { NotificationOutput } from '../outputs.ts';

export interface Draft {
  subject: string;
  text: string;
}

const purposes: Record<string, string> = {
  PROGRESS: '工程进度款',
  MATERIAL: '材料款',
  EQUIPMENT: '设备款',
  REFUND: '购房退款',
  SURVEY_DESIGN: '勘察设计费',
  TAX: '税费',
  WAGES: '农民工工资',
  PROJECT_LOAN: '项目贷款',
};

/** How the letter speaks to whom: a company is not a 您. */
const addressOf = ({ kind }: NotificationOutput['applicant']): string => (kind === 'organisation' ? '贵单位' : '您');

/** 民诉法 236 is against what a court does; the approval is the housing authority's, and a complaint about it goes there. */
const remedyOf = (you: string): string =>
  `如认为法院的执行行为违反法律规定，${you}可以依照《中华人民共和国民事诉讼法》第二百三十六条向本院提出书面异议；对同意使用冻结资金的审核意见有不同意见的，可以向出具通知书的住房和城乡建设主管部门投诉。`;

export function draftText(output: NotificationOutput): Draft {
  const { caseNumber, courtName, applicant, content } = output;
  const you = addressOf(applicant);
  const returned = content.subject === 'return';
  const text = [
    `${applicant.name}：`,
    returned ? returnOf(output, you) : paymentOf(output, you),
    freezeGoesOn(content),
    returned ? '退回情况将载入本案卷宗。' : '通知书和划转凭证将载入本案卷宗，可以依法申请查阅。',
    remedyOf(you),
    courtName,
  ];
  return { subject: `${caseNumber}冻结资金${returned ? '退回' : '划转'}告知`, text: text.filter((part) => part !== '').join('\n') };
}

const purposeOf = ({ purpose }: NotificationOutput['content']): string => purposes[purpose] ?? '经批准的款项';
const amountOf = ({ amountFen }: NotificationOutput['content']): string => `${yuan(amountFen)}元（${writeAmountInWords(amountFen)}）`;

function paymentOf({ caseNumber, content }: NotificationOutput, you: string): string {
  const { noticeNumber, issuerName, bookedAt, voucherNumber } = content;
  const voucher = voucherNumber === undefined ? '' : `，划转凭证编号${voucherNumber}`;
  const basis = `根据${issuerName}出具的《商品房预售资金监管账户冻结资金使用通知书》（${noticeNumber}）`;
  const moved = `监管银行已于${day(bookedAt)}自商品房预售资金监管账户划转${purposeOf(content)}${amountOf(content)}${voucher}`;
  return `${you}申请保全（执行）的${caseNumber}一案，${basis}，${moved}。`;
}

function returnOf({ caseNumber, content }: NotificationOutput, you: string): string {
  const { noticeNumber, bookedAt } = content;
  const before = `此前就《商品房预售资金监管账户冻结资金使用通知书》（${noticeNumber}）告知${you}的${purposeOf(content)}划转`;
  return `${you}申请保全（执行）的${caseNumber}一案，${before}，其中${amountOf(content)}已于${day(bookedAt)}退回商品房预售资金监管账户，该部分未实际支付。`;
}

/** What the freeze of this very case holds now. One that waits is told so: its quota is not money that is there. */
function freezeGoesOn({ quotaFen, endsAt, controlledFen, rank = 1 }: NotificationOutput['content']): string {
  if (endsAt === undefined) return '';
  const until = `期限至${day(endsAt)}${endsAt.slice(11, 16)}`;
  const quota = quotaFen === undefined ? '' : `冻结额度为${yuan(quotaFen)}元，`;
  const controlled = controlledFen === undefined ? '' : `目前实际控制金额为${yuan(controlledFen)}元，`;
  if (rank > 1) return `本案系轮候冻结，顺位第${rank}，${quota}${controlled}${until}。`;
  // What the first freeze controls is the whole balance wherever the money does not suffice; that figure is not the applicant's.
  return `本案对该账户的冻结继续有效，${quota}${until}。`;
}

/** `3,000,000.00`. */
export function yuan(fen: Fen): string {
  const whole = Math.floor(fen / 100)
    .toString()
    .replace(/\B(?=(\d{3})+$)/g, ',');
  return `${whole}.${String(fen % 100).padStart(2, '0')}`;
}

/** `2026年3月10日`, Asia/Shanghai as every instant of the system. */
const day = (instant: Instant): string =>
  `${Number(instant.slice(0, 4))}年${Number(instant.slice(5, 7))}月${Number(instant.slice(8, 10))}日`;
