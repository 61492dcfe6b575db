/** The draft of the bank's written objection to a deduction inside the supervised quota (书面异议, 法〔2022〕12号 第一条; 网络查冻规定 6). A person signs it, or does not. */

import type { InboundData } from '../../../messages.ts';
import { writeAmountInWords } from '../../../money/amount-words.ts';
import { splitDeduction } from '../../../rules/deduction.ts';
import type { AccountState } from '../../state.ts';

const yuan = (fen: number): string => `${(fen / 100).toFixed(2)}元`;

export function objectionDraft(state: AccountState, order: InboundData['court.deduction.ordered']): string {
  const { insideFen, outsideFen } = splitDeduction(state, order);
  const registration = state.registration;
  return [
    `关于${order.caseNumber}扣划商品房预售资金监管账户款项的异议（草稿）`,
    `${registration?.accountTitle ?? ''}名下账户系商品房预售资金监管账户，监管项目：${registration?.project.name ?? ''}，监管额度${yuan(state.supervisedQuotaFen)}，账户余额${yuan(state.balanceFen)}。`,
    `${order.rulingNumber}要求扣划${yuan(order.amountFen)}（${writeAmountInWords(order.amountFen)}），其中监管额度内${yuan(insideFen)}，监管额度外${yuan(outsideFen)}。`,
    '根据《关于规范人民法院保全执行措施 确保商品房预售资金用于项目建设的通知》（法〔2022〕12号）第一条，除因建设该商品房项目而产生的工程建设进度款、材料款、设备款等债权案件之外，在房屋所有权首次登记前，对监管额度内的款项不得采取扣划措施。',
    '请人民法院依照《关于网络查询、冻结被执行人存款的规定》第六条，在十五日内予以审查答复。',
  ].join('\n');
}
