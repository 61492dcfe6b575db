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

const remedy =
  '如认为上述划转侵害您的合法权益，可以依照《中华人民共和国民事诉讼法》第二百三十六条向本院提出书面异议，也可以向出具通知书的住房和城乡建设主管部门投诉。通知书和划转凭证已列入本案卷宗，可以依法申请查阅。';

export function draftText({ caseNumber, courtName, applicant, content }: NotificationOutput): Draft {
  const { noticeNumber, issuerName, amountFen, bookedAt, voucherNumber } = content;
  const amount = `${yuan(amountFen)}元（${writeAmountInWords(amountFen)}）`;
  const voucher = voucherNumber === undefined ? '' : `，划转凭证编号${voucherNumber}`;
  const event =
    content.subject === 'payment'
      ? `监管银行已于${day(bookedAt)}自本案冻结的商品房预售资金监管账户划转${purposes[content.purpose] ?? '经批准的款项'}${amount}${voucher}。`
      : `此前告知您的${purposes[content.purpose] ?? '经批准的'}划转中，有${amount}已于${day(bookedAt)}退回本案冻结的商品房预售资金监管账户。`;
  const text = [
    `${applicant.name}：`,
    `您申请保全（执行）的${caseNumber}一案，根据${issuerName}出具的《商品房预售资金监管账户冻结资金使用通知书》（${noticeNumber}），${event}`,
    freezeGoesOn(content),
    remedy,
    courtName,
  ];
  return {
    subject: `${caseNumber}冻结资金${content.subject === 'payment' ? '划转' : '退回'}告知`,
    text: text.filter((part) => part !== '').join('\n'),
  };
}

function freezeGoesOn({ quotaFen, endsAt }: NotificationOutput['content']): string {
  if (endsAt === undefined) return '';
  const quota = quotaFen === undefined ? '' : `冻结额度仍为${yuan(quotaFen)}元，`;
  return `本案对该账户的冻结继续有效，${quota}期限至${day(endsAt)}${endsAt.slice(11, 16)}。`;
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
