/** What each message is for, in a sentence: the head of its schema, of its AsyncAPI entry and of its line in the reference. */
import type { InboundType } from '../../../shared/domain/messages/messages.ts';
import type { OutboundType } from '../../../shared/domain/messages/outputs.ts';

export interface Entry {
  /** The Chinese term that a clerk would look for. */
  title: string;
  says: string;
}

export const inboundCatalogue: Record<InboundType, Entry> = {
  'housing.account.registered': {
    title: '监管账户登记',
    says: 'A supervision account exists: its project, developer, bank, supervised quota and buildings. Nothing else about an account is accepted before it.',
  },
  'housing.quota.adjusted': {
    title: '监管额度调整',
    says: 'The supervised quota changes, for a construction milestone or because a guarantee replaces part of it.',
  },
  'housing.registration.completed': { title: '首次登记', says: 'The first registration of one building is complete.' },
  'housing.supervision.ended': { title: '解除监管', says: 'Supervision of the account has ended.' },
  'housing.notice.issued': {
    title: '冻结资金使用通知书',
    says: 'The housing authority approves payments out of the frozen money. The sealed document itself comes with it.',
  },
  'housing.notice.withdrawn': {
    title: '撤回通知书',
    says: 'The housing authority takes back a version of a notice; what is already paid stays paid.',
  },
  'housing.query.answered': { title: '答复核查', says: 'Signed statements that answer held rules which the housing authority owns.' },
  'housing.freeze.acknowledged': { title: '知悉冻结', says: 'The housing authority has taken note of a freeze.' },
  'court.freeze.ordered': {
    title: '冻结（协助执行）',
    says: 'A court or another organ freezes money on the account, for applicants who are named with the ways to reach them.',
  },
  'court.freeze.renewed': { title: '续行冻结', says: 'The freeze goes on until a new end. It must arrive before the old end.' },
  'court.freeze.reduced': { title: '部分解除（滚动解封）', says: 'The quota of the freeze falls to a new figure; zero lifts it.' },
  'court.freeze.lifted': { title: '解除冻结', says: 'The freeze ends.' },
  'court.case.converted': {
    title: '保全转换',
    says: 'The freeze goes over to a new case number (诉前 → 诉讼 → 执行): same term, same place in the order.',
  },
  'court.security.accepted': { title: '担保置换', says: 'Security takes the place of frozen money; the quota that remains, zero lifts.' },
  'court.deduction.ordered': { title: '扣划', says: 'The court orders money to be deducted from the account.' },
  'court.release.suspended': { title: '暂停使用', says: 'A signed court act stops payments out of the frozen money. Nothing less does.' },
  'court.release.resumed': { title: '恢复使用', says: 'The court lets payments go on.' },
  'court.applicant.substituted': {
    title: '变更申请人',
    says: 'Another party takes an applicant’s place by ruling (assignment, merger, succession).',
  },
  'court.housing.informed': {
    title: '通知住建部门',
    says: 'The court has informed the housing authority of the freeze (法〔2022〕12号 一).',
  },
  'court.bankruptcy.accepted': { title: '受理破产', says: 'A bankruptcy petition against the developer was accepted.' },
  'court.bankruptcy.ended': { title: '破产程序终结', says: 'The bankruptcy has ended: what waited for it is decided anew.' },
  'court.case.closed': { title: '结案', says: 'The case is closed; later items are filed as a supplement.' },
  'court.case.transferred': { title: '移送', says: 'The case goes to another court under a new number.' },
  'court.dossier.acknowledged': { title: '入卷确认', says: 'The court’s own case system has taken a dossier item.' },
  'court.query.answered': {
    title: '法院答复',
    says: 'A signed act of the court that answers held rules which the court owns.',
  },
  'court.objection.lodged': { title: '执行异议', says: 'Somebody objects. It is recorded and routed, and suspends nothing by itself.' },
  'bank.freeze.executed': { title: '冻结回执', says: 'What the bank could control for a freeze.' },
  'bank.inflow.booked': { title: '入账', says: 'Money came into the account.' },
  'bank.balance.reported': { title: '余额报告', says: 'The balance in the bank’s books at an instant.' },
  'bank.payment.booked': {
    title: '划转入账及凭证',
    says: 'A payment as it stands in the bank’s books, with its voucher. A fact: it is always recorded, never refused. Settling a queued payment repeats the same bank serial.',
  },
  'bank.payment.refused': { title: '拒付', says: 'The bank does not pay a line, with the reason in a code and in words.' },
  'bank.payment.returned': { title: '退票', says: 'A payment came back; its line is open again.' },
  'bank.payment.reversed': { title: '冲正', says: 'The bank reversed its own booking; the line is open again.' },
  'bank.outflow.booked': {
    title: '普通支付入账',
    says: 'An ordinary payment was booked: without a fund-use notice, out of money that no freeze controls.',
  },
  'bank.deduction.booked': {
    title: '扣划或抵扣入账',
    says: 'Money left the account without a notice: a court deduction, a loan set-off or a fee.',
  },
  'bank.query.answered': { title: '银行答复', says: 'A signed answer of the bank to held rules which the bank owns.' },
  'bank.order.objected': { title: '协助义务人异议', says: 'The bank objects in writing to a court’s order.' },
  'operator.task.answered': {
    title: '处理任务',
    says: 'Inside the system: the act of one person at the operations desk on a task. What the platform owns takes a proposal and the confirmation of another person, with a reason; for another party’s task its paper is entered.',
  },
};

/** What witnesses of the log send: about no account. */
export const witnessEntry: Entry = {
  title: '共同签署检查点',
  says: 'A witness puts its name under a checkpoint of the log, so that nobody can rewrite what happened unseen. `subject` is `log`; the key is a registered Ed25519 key.',
};

export const outboundCatalogue: Record<OutboundType, Entry & { to: string }> = {
  'release.receipt': {
    title: '回执',
    to: 'the sender of every message',
    says: 'What became of a message, with every rule that fired. A duplicate gets the outcome of the first.',
  },
  'release.payment.authorised': {
    title: '可予支付',
    to: 'bank',
    says: 'The notice was accepted; the bank may pay these lines until it expires.',
  },
  'release.payment.stopped': {
    title: '停止支付',
    to: 'bank',
    says: 'Payments under the notice stop: a court act, a withdrawal, an expiry or a new version.',
  },
  'release.query.raised': {
    title: '核查请求',
    to: 'housing authority, court, bank: the owner of the rule',
    says: 'Rules held a notice or an order; somebody must answer by a date.',
  },
  'release.violation.raised': {
    title: '违规划转',
    to: 'court, housing authority, bank',
    says: 'A booked payment broke the rules. It is recorded and is not filed as a lawful release.',
  },
  'release.freeze.notified': { title: '冻结通报', to: 'housing authority', says: 'An account of the region was frozen.' },
  'release.transfer.reported': { title: '划转报告', to: 'court', says: 'Money left under a notice, or came back.' },
  'release.dossier.item-filed': {
    title: '已入卷',
    to: 'court',
    says: 'A document stands in the case’s dossier: its bytes are stored and its digest was verified.',
  },
  'release.objection-draft.raised': {
    title: '异议书草稿',
    to: 'bank',
    says: 'A deduction would touch supervised money; a draft of the objection that 法〔2022〕12号 lets the bank make.',
  },
  'release.deadline.missed': {
    title: '逾期提示',
    to: 'whoever owes the act, and those who can act on it',
    says: 'A duty was not done in its working days. It never blocks a lawful payment.',
  },
  'release.notice.decided': {
    title: '通知书状态',
    to: 'housing authority',
    says: 'The status of its notice changed: accepted, held, refused, stopped, going on, lapsed, withdrawn, replaced, paid, closed.',
  },
  'release.notice.copied': {
    title: '通知书抄送',
    to: 'each freezing court',
    says: 'The accepted notice: lines, totals, digest of the document.',
  },
  'release.freeze.changed': {
    title: '冻结变更',
    to: 'housing authority, courts with a freeze on the account, bank',
    says: 'A freeze changed by an act or by itself. A court learns of another’s freeze rank, quota and end, no parties.',
  },
  'release.account.changed': {
    title: '账户变更',
    to: 'courts, bank',
    says: 'First registration of a building, a new supervised quota, or the end of supervision.',
  },
  'release.deduction.decided': {
    title: '扣划核对结果',
    to: 'court, bank',
    says: 'What the rules say of a deduction order, what lies inside and outside the quota, and what may be carried out.',
  },
  'release.objection.routed': { title: '异议转送', to: 'court', says: 'The bank or a party objects; it suspends nothing by itself.' },
  'release.task.opened': { title: '新任务', to: 'its owner', says: 'Something is to be done, by when.' },
  'release.task.closed': { title: '任务终结', to: 'its owner', says: 'How a task ended, and by whom.' },
  'release.applicant.changed': { title: '申请人变更', to: 'court', says: 'The applicant of a case was substituted by ruling.' },
  'release.report.monthly': {
    title: '月报',
    to: 'housing authority',
    says: 'The frozen account in the month that ended, where the city profile asks for the report.',
  },
};

/** The Chinese name of a message; empty for a type that does not exist. */
export const inboundTitle = (type: string): string =>
  Object.hasOwn(inboundCatalogue, type) ? inboundCatalogue[type as InboundType].title : '';
export const outboundTitle = (type: string): string =>
  Object.hasOwn(outboundCatalogue, type) ? outboundCatalogue[type as OutboundType].title : '';
