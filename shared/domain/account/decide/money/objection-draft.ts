/**
 * The draft of the bank's written objection to a deduction inside the supervised quota (书面异议, 法〔2022〕12号 第一条; 网络查冻规定 6). A person of the
 * bank signs it, or does not. It says nothing of the account's whole balance: what the bank signs goes to one court.
 */

import type { InboundData, Instant } from '../../../messages/messages.ts';
import { splitDeduction } from '../../../rules/freeze/deductible.ts';
import { writeAmountInWords } from '../../../values/money/amount-words.ts';
import { plainYuan } from '../../../values/money/figures.ts';
import { type AccountState, type DeductionState, findFreeze } from '../../state.ts';

const written = (at: Instant): string => `${Number(at.slice(0, 4))}年${Number(at.slice(5, 7))}月${Number(at.slice(8, 10))}日`;

export interface Objection {
  /** The account as if this order were not in it. */
  state: AccountState;
  order: InboundData['court.deduction.ordered'];
  /** Name of the bank, as it is registered. */
  bankName?: string;
  at: Instant;
}

export function objectionDraft({ state, order, bankName, at }: Objection): string {
  const { registration } = state;
  const { insideFen, outsideFen } = splitDeduction(state, order);
  const addressee = findFreeze(state, order.caseNumber)?.courtName ?? `${order.caseNumber}案的执行法院`;
  const objector = bankName ?? '监管账户开户银行';
  return [
    '异议书（草稿）',
    '',
    `致：${addressee}`,
    `异议人：${objector}${registration === undefined ? '' : `（支付系统行号${registration.bankCode}），系下述监管账户的开户银行`}`,
    `案号：${order.caseNumber}`,
    `所涉文书：${order.rulingNumber}`,
    '',
    '请求事项：',
    outsideFen > 0
      ? `请求贵院撤销${order.rulingNumber}中扣划监管额度内${plainYuan(insideFen)}元的部分，仅就监管额度外的${plainYuan(outsideFen)}元执行。`
      : `请求贵院撤销${order.rulingNumber}对监管额度内${plainYuan(insideFen)}元的扣划。`,
    '',
    '事实与理由：',
    ...numbered([
      ofAccount(state),
      `${order.rulingNumber}要求扣划${plainYuan(order.amountFen)}元（${writeAmountInWords(order.amountFen)}），其中监管额度内${plainYuan(insideFen)}元，监管额度外${plainYuan(outsideFen)}元。`,
      ...ofEarlier(state.deductions),
      '根据《最高人民法院、住房和城乡建设部、中国人民银行关于规范人民法院保全执行措施 确保商品房预售资金用于项目建设的通知》（法〔2022〕12号）第一条，除当事人申请执行因建设该商品房项目而产生的工程建设进度款、材料款、设备款等债权案件之外，在商品房项目完成房屋所有权首次登记前，对于预售资金监管账户中监管额度内的款项，人民法院不得采取扣划措施。',
    ]),
    '',
    '请贵院依照《最高人民法院关于网络查询、冻结被执行人存款的规定》第六条，自收到本异议之日起十五日内审查并书面答复。',
    '',
    `此致\n${addressee}`,
    '',
    `异议人：${objector}（盖章）`,
    written(at),
  ].join('\n');
}

const ordinals = ['一', '二', '三', '四', '五'];
const numbered = (paragraphs: readonly string[]): string[] => paragraphs.map((text, index) => `${ordinals[index] ?? index + 1}、${text}`);

function ofAccount({ accountNumber, registration, supervisedQuotaFen }: AccountState): string {
  if (registration === undefined) return '该账户按商品房预售资金监管账户管理，监管登记尚待补报。';
  const { accountTitle, project } = registration;
  return `户名${accountTitle}、账号${accountNumber}的账户系商品房预售资金监管账户，监管项目为${project.name}，监管额度${plainYuan(supervisedQuotaFen)}元。该项目尚未全部完成房屋所有权首次登记。`;
}

/** Orders that came before and are not booked yet have the money outside the quota already: without them the sum above cannot be followed. */
function ofEarlier(deductions: readonly DeductionState[]): string[] {
  const earlier = deductions.filter(
    ({ status, bankSerial, allowedFen }) => (status === 'ACCEPTED' || status === 'HELD') && bankSerial === undefined && allowedFen > 0,
  );
  if (earlier.length === 0) return [];
  const sumFen = earlier.reduce((sum, { allowedFen }) => sum + allowedFen, 0);
  const list = earlier.map(({ rulingNumber, allowedFen }) => `${rulingNumber}（${plainYuan(allowedFen)}元）`).join('、');
  return [
    `此前已送达、尚未执行完毕的扣划文书为${list}，共${plainYuan(sumFen)}元，先行占用监管额度外的款项，故本次监管额度外仅余上述金额。`,
  ];
}
