/** What each message is for, in Chinese: the sentences of the message reference. A type without one stops the generator. */
import type { InboundType } from '../../../shared/domain/messages/messages.ts';
import type { OutboundType } from '../../../shared/domain/messages/outputs.ts';

const inbound: Readonly<Record<string, string>> = {
  'housing.account.registered': '登记一个监管账户：项目、开发企业、开户行、监管额度和楼栋。此前与该账户有关的其他事项均不接受。',
  'housing.quota.adjusted': '监管额度因工程节点或保函置换而变化。',
  'housing.registration.completed': '一栋楼已办理首次登记。',
  'housing.supervision.ended': '账户的监管已经结束。',
  'housing.notice.issued': '主管部门同意从冻结资金中付款。加盖印章的文件随附。',
  'housing.notice.withdrawn': '主管部门撤回通知书的一个版本；已付的仍为已付。',
  'housing.query.answered': '对使通知书暂缓的规则所作的经签名的说明。',
  'housing.freeze.acknowledged': '主管部门已知悉一项冻结。',
  'court.freeze.ordered': '法院或其他机关冻结账户内的款项，列明申请人及其联系方式。',
  'court.freeze.renewed': '冻结续行至新的止期。以在原止期之前送达银行为准。',
  'court.freeze.reduced': '冻结额度减至新的数额；零即解除。',
  'court.freeze.lifted': '冻结解除。',
  'court.case.converted': '冻结转入新案号（诉前→诉讼→执行）：期限和顺位不变。',
  'court.security.accepted': '以担保置换被冻结的款项；所列为剩余额度，零即解除。',
  'court.deduction.ordered': '法院决定从账户扣划款项。',
  'court.release.suspended': '经签署的法院文书停止从冻结资金中付款。除此以外都不能停止。',
  'court.release.resumed': '法院允许继续付款。',
  'court.applicant.substituted': '另一方经裁定取代申请人（债权转让、合并、继承）。',
  'court.housing.informed': '法院已将冻结通知主管部门（法〔2022〕12号第一条）。',
  'court.bankruptcy.accepted': '针对开发企业的破产申请已被受理。',
  'court.bankruptcy.ended': '破产程序已经终结。',
  'court.case.closed': '案件已结；其后的材料以补充方式入卷。',
  'court.case.transferred': '案件移送另一法院，使用新案号。',
  'court.dossier.acknowledged': '法院自己的办案系统已收入一份卷宗材料。',
  'court.query.answered': '法院对其负责的暂缓规则所作的经签署的答复。',
  'court.objection.lodged': '有人提出异议。予以登记和转送，本身不停止任何事项。',
  'bank.freeze.executed': '银行就一项冻结实际控制的情况。',
  'bank.inflow.booked': '款项进入账户。',
  'bank.balance.reported': '某一时刻银行账上的余额。',
  'bank.payment.booked': '银行账上的一笔付款及其凭证。这是事实：一律记录，从不拒绝。排队的付款清算后以同一流水号再报。',
  'bank.payment.refused': '银行不付某一行，列明原因代码和文字。',
  'bank.payment.returned': '付款被退回；该行重新开放。',
  'bank.payment.reversed': '银行冲正自己的入账；该行重新开放。',
  'bank.outflow.booked': '没有通知书的普通付款，使用未被冻结控制的款项。',
  'bank.deduction.booked': '没有通知书而从账户划出的款项：法院扣划、贷款抵扣或手续费。',
  'bank.query.answered': '银行对其负责的暂缓规则所作的答复。',
  'bank.order.objected': '银行对法院的文书提出书面异议。',
  'operator.task.answered': '系统内部：运营方对一项待办作出决定。接受须两名署名人员和理由。',
};

const outbound: Readonly<Record<string, { to: string; says: string }>> = {
  'release.receipt': { to: '每条消息的发送方', says: '消息的处理结果和触发的每条规则。重复的消息得到第一次的结果。' },
  'release.payment.authorised': { to: '银行', says: '通知书已接受；在有效期内银行可以支付所列各行。' },
  'release.payment.stopped': { to: '银行', says: '停止依该通知书付款：法院文书、撤回、到期或新版本。' },
  'release.query.raised': { to: '规则的责任方', says: '规则使通知书或文书暂缓；须有人在期限前答复。' },
  'release.violation.raised': { to: '法院、主管部门、银行', says: '一笔入账的付款违反规则。已记录，不作为合法付款入卷。' },
  'release.freeze.notified': { to: '主管部门', says: '本地区的一个账户被冻结。' },
  'release.transfer.reported': { to: '法院', says: '依通知书划出了款项，或款项退回。' },
  'release.dossier.item-filed': { to: '法院', says: '一份文件已入卷：字节已保存，摘要已核对。' },
  'release.objection-draft.raised': { to: '银行', says: '扣划将触及监管额度内的款项；附银行可依法〔2022〕12号提出的异议书草稿。' },
  'release.deadline.missed': { to: '责任方和能够处理的各方', says: '某项职责未在工作日期限内完成。从不阻止合法付款。' },
  'release.notice.decided': { to: '主管部门', says: '通知书的状态变化：接受、暂缓、拒绝、停止、恢复、到期、撤回、被替代、已付、办结。' },
  'release.notice.copied': { to: '各冻结法院', says: '被接受的通知书：明细、合计、文件摘要。' },
  'release.freeze.changed': {
    to: '主管部门、在账户上有冻结的法院、银行',
    says: '冻结因文书或自行变化。法院只知悉他案冻结的顺位、额度和止期，不含当事人。',
  },
  'release.account.changed': { to: '法院、银行', says: '楼栋首次登记、监管额度变化或监管结束。' },
  'release.deduction.decided': { to: '法院、银行', says: '规则对扣划文书的判断，额度内外各多少，可以执行多少。' },
  'release.objection.routed': { to: '法院', says: '银行或当事人提出异议；本身不停止任何事项。' },
  'release.task.opened': { to: '责任方', says: '有事待办，附期限。' },
  'release.task.closed': { to: '责任方', says: '待办如何结束，由谁办理。' },
  'release.applicant.changed': { to: '法院', says: '案件的申请人经裁定变更。' },
  'release.report.monthly': { to: '主管部门', says: '上月冻结账户的情况，仅在城市规则要求时报送。' },
};

function found<T>(entry: T | undefined, type: string): T {
  if (entry === undefined) throw new Error(`${type} has no Chinese sentence in infra/reference/messages/catalogue-chinese.ts`);
  return entry;
}

/** 见证日志的一方所发。 */
export const witnessChinese =
  '见证单位在日志检查点上签署，使任何人不能悄然改写已发生的事。`subject` 为 `log`；密钥为已登记的 Ed25519 密钥。';

export const inboundChinese = (type: InboundType): string => found(inbound[type], type);
export const outboundChinese = (type: OutboundType): { to: string; says: string } => found(outbound[type], type);
