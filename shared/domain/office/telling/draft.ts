/**
 * What an applicant is told, of money that left and of the end of the freeze. Only what may be known to the creditor of one case: case number, court, notice and issuer, purpose, amount and date of the transfer,
 * voucher number, that the freeze goes on, and where to object (财产保全规定 12; 个人信息保护法 6, 28). No balance, no account, no other creditor, no buyer.
 */

import type { Fen, Instant } from '../../messages/messages.ts';
import type { EndTold, MoneyTold, NotificationOutput } from '../../messages/outputs.ts';
import { plusDays } from '../../values/calendar/instants.ts';
import { writeAmountInWords } from '../../values/money/amount-words.ts';
import { groupedYuan } from '../../values/money/figures.ts';

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
  const { content } = output;
  return content.subject === 'freeze-ending' ? ofEnd(output, content) : ofMoney(output, content);
}

const joined = (parts: readonly string[]): string => parts.filter((part) => part !== '').join('\n');

function ofMoney({ caseNumber, courtName, applicant }: NotificationOutput, content: MoneyTold): Draft {
  const you = addressOf(applicant);
  const returned = content.subject === 'return';
  const text = [
    `${applicant.name}：`,
    returned ? returnOf(caseNumber, content, you) : paymentOf(caseNumber, content, you),
    freezeGoesOn(content),
    returned ? '退回情况将载入本案卷宗。' : '通知书和划转凭证将载入本案卷宗，可以依法申请查阅。',
    remedyOf(you),
    courtName,
  ];
  return { subject: `${caseNumber}冻结资金${returned ? '退回' : '划转'}告知`, text: joined(text) };
}

/** 财产保全规定 18: the court names the end, and what becomes of the freeze if nobody asks for its renewal. */
function ofEnd({ caseNumber, courtName, applicant }: NotificationOutput, content: EndTold): Draft {
  const { rulingNumber, endsAt, days } = content;
  const you = addressOf(applicant);
  const ends = `${day(endsAt)}${endsAt.slice(11, 16)}`;
  const text = [
    `${applicant.name}：`,
    `${you}申请保全（执行）的${caseNumber}一案，依${rulingNumber}对商品房预售资金监管账户的冻结将于${ends}期限届满，尚余${days === 0 ? '不足一' : days}日。`,
    placeOf(content),
    `${howToRenew(content, you)}逾期未续行冻结的，冻结效力消灭。`,
    courtName,
  ];
  return { subject: `${caseNumber}冻结期限届满告知`, text: joined(text) };
}

/** In preservation the applicant must ask a week ahead; in enforcement the law names no day but the end (民诉解释 485). */
function howToRenew({ stage, endsAt, days }: EndTold, you: string): string {
  if (stage === 'enforcement')
    return `需要续行冻结的，请${you}依照《最高人民法院关于适用〈中华人民共和国民事诉讼法〉的解释》第四百八十五条，在期限届满前向本院提出申请。`;
  const latest = plusDays(endsAt, -7);
  if (days <= 7)
    return `需要续行冻结的，依照《最高人民法院关于人民法院办理财产保全案件若干问题的规定》第十八条，应当在期限届满七日前提出申请；现期限临近，请${you}立即向本院提出。`;
  return `需要续行冻结的，请${you}依照《最高人民法院关于人民法院办理财产保全案件若干问题的规定》第十八条，在期限届满七日前（${day(latest)}前）向本院提出申请。`;
}

const purposeOf = ({ purpose }: MoneyTold): string => purposes[purpose] ?? '经批准的款项';
const amountOf = ({ amountFen }: MoneyTold): string => `${groupedYuan(amountFen)}元（${writeAmountInWords(amountFen)}）`;

function paymentOf(caseNumber: string, content: MoneyTold, you: string): string {
  const { noticeNumber, issuerName, bookedAt, voucherNumber } = content;
  const voucher = voucherNumber === undefined ? '' : `，划转凭证编号${voucherNumber}`;
  const basis = `根据${issuerName}出具的《商品房预售资金监管账户冻结资金使用通知书》（${noticeNumber}）`;
  const moved = `监管银行已于${day(bookedAt)}自商品房预售资金监管账户划转${purposeOf(content)}${amountOf(content)}${voucher}`;
  return `${you}申请保全（执行）的${caseNumber}一案，${basis}，${moved}。`;
}

function returnOf(caseNumber: string, content: MoneyTold, you: string): string {
  const { noticeNumber, bookedAt } = content;
  const before = `此前就《商品房预售资金监管账户冻结资金使用通知书》（${noticeNumber}）告知${you}的${purposeOf(content)}划转`;
  return `${you}申请保全（执行）的${caseNumber}一案，${before}，其中${amountOf(content)}已于${day(bookedAt)}退回商品房预售资金监管账户，该部分未实际支付。`;
}

const quotaIn = ({ quotaFen }: { quotaFen?: Fen }): string => (quotaFen === undefined ? '' : `冻结额度为${groupedYuan(quotaFen)}元`);

/** What the freeze of this very case holds now. One that waits is told so: its quota is not money that is there. */
function freezeGoesOn(content: MoneyTold): string {
  const { endsAt } = content;
  if (endsAt === undefined) return '';
  const until = `期限至${day(endsAt)}${endsAt.slice(11, 16)}`;
  const quota = quotaIn(content);
  const parts = isWaiting(content) ? waitingParts(content) : ['本案对该账户的冻结继续有效', quota];
  return `${[...parts, until].filter((part) => part !== '').join('，')}。`;
}

const isWaiting = ({ rank = 1 }: { rank?: number }): boolean => rank > 1;

/** What the first freeze controls is the whole balance wherever the money does not suffice; that figure is not the applicant's. */
function waitingParts(content: MoneyTold | EndTold): string[] {
  const { controlledFen, rank } = content;
  const controlled = controlledFen === undefined ? '' : `目前实际控制金额为${groupedYuan(controlledFen)}元`;
  return [`本案系轮候冻结，顺位第${rank}`, quotaIn(content), controlled];
}

function placeOf(content: EndTold): string {
  const parts = (isWaiting(content) ? waitingParts(content) : [quotaIn(content)]).filter((part) => part !== '');
  return parts.length === 0 ? '' : `${parts.join('，')}。`;
}

/** `2026年3月10日`, Asia/Shanghai as every instant of the system. */
const day = (instant: Instant): string =>
  `${Number(instant.slice(0, 4))}年${Number(instant.slice(5, 7))}月${Number(instant.slice(8, 10))}日`;
