/**
 * What each kind of task is: whose it is, by when, whether it is decided or merely done, what an answer does, what to do. A kind that is not here
 * does not compile; `decide/answer/effects.ts` says as totally what an answer sets off.
 */

import type { TaskKindEntry, TaskKinds } from '../../office/kinds.ts';
import type { Bilingual } from '../../values/bilingual.ts';
import type { TaskKind } from '../state.ts';

const clocks = {
  answer: { zh: '5 个工作日', en: '5 working days' },
  clerk: { zh: '3 个工作日', en: '3 working days' },
  profile: { zh: '城市规则所定工作日（deadlinesWD）', en: 'working days of the city profile (deadlinesWD)' },
  objection: { zh: '15 日', en: '15 days' },
  freezeEnd: { zh: '冻结届满前', en: 'before the freeze ends' },
  none: { zh: '无期限', en: 'no date' },
} as const satisfies Record<string, Bilingual>;

const noted: Bilingual = { zh: '记为已办', en: 'it is recorded as done' };
const stays: Bilingual = { zh: '记为不办，事实不变', en: 'it is recorded as not to be done; the facts stay' };
const cannotRefuse: Bilingual = { zh: '不能拒绝', en: 'cannot be refused' };
const closes: Bilingual = { zh: '任务终结', en: 'the task is closed' };

const plain = { reminder: false, refusalByTwo: false } as const;
const reminder = { reminder: true, refusalByTwo: false } as const;
const deadline = { ...plain, nature: 'deadline', clock: clocks.profile, accept: closes, reject: cannotRefuse } as const;
const owed = { ...plain, nature: 'owed', clock: clocks.clerk, owner: 'court', reject: cannotRefuse } as const;

export const taskKinds = {
  'answer-held-rule': {
    ...plain,
    owner: 'rule',
    nature: 'question',
    clock: clocks.answer,
    title: { zh: '答复暂缓事项', en: 'answer a held rule' },
    do: { zh: '说明情况并决定是否同意支付', en: 'State the facts and decide whether it may go on' },
    accept: {
      zh: '该规则不再阻止支付；其余规则均通过的，通知书被接受',
      en: 'the rule holds the notice no more; it is accepted once no other does',
    },
    reject: { zh: '通知书被退回', en: 'the notice is rejected' },
  },
  'review-rejection': {
    ...plain,
    owner: 'housing',
    nature: 'question',
    clock: clocks.answer,
    title: { zh: '人工复核拒绝', en: 'review an automated refusal' },
    do: { zh: '由工作人员复核涉及自然人的拒绝', en: 'A person reviews the refusal that weighs on a natural person' },
    accept: { zh: '撤销拒绝中可由主管部门担保的事项', en: 'takes back what the authority can vouch for' },
    reject: { zh: '确认拒绝，通知书被退回', en: 'confirms the refusal; the notice is rejected' },
  },
  'review-held-message': {
    ...plain,
    owner: 'operator',
    nature: 'question',
    clock: clocks.clerk,
    title: { zh: '核实暂缓的消息', en: 'look at a held message' },
    do: {
      zh: '核实发送单位和发送时间；冻结裁定、续冻和首次登记在核实期间有效',
      en: 'Check who sent it and when; a freeze, its renewal and a first registration stand meanwhile',
    },
    accept: { zh: '消息按到达顺序生效', en: 'the message takes effect' },
    reject: { zh: '消息不生效，仅留痕', en: 'the message has no effect and stays on record' },
  },
  'replay-parked': {
    ...plain,
    refusalByTwo: true,
    owner: 'operator',
    nature: 'question',
    clock: clocks.none,
    title: { zh: '重放搁置的消息', en: 'replay a parked message' },
    do: { zh: '排除故障后从最早一条起重放', en: 'Mend the fault, then replay the oldest first' },
    accept: { zh: '消息重新处理', en: 'the message is worked off again' },
    reject: { zh: '消息不再处理，仅留痕', en: 'the message is struck and stays on record' },
  },
  'review-violation': {
    ...reminder,
    owner: 'court',
    nature: 'look',
    clock: clocks.none,
    title: { zh: '核查违规划转', en: 'look into a violation' },
    do: { zh: '核查款项去向，决定追回或其他措施', en: 'Find out where the money went and decide what follows' },
    accept: noted,
    reject: stays,
  },
  'review-freeze': {
    ...reminder,
    owner: 'rule',
    nature: 'look',
    clock: clocks.clerk,
    title: { zh: '核实冻结', en: 'look at a freeze' },
    do: { zh: '核实冻结文书中的问题，必要时更正', en: 'Look at what is questioned in the order and correct it where needed' },
    accept: noted,
    reject: stays,
  },
  'reconcile-balance': {
    ...plain,
    owner: 'bank',
    rule: 'B-11',
    nature: 'question',
    clock: clocks.clerk,
    title: { zh: '核对余额', en: 'reconcile the balance' },
    do: { zh: '核对账户流水，补报遗漏', en: 'Compare the movements and report what is missing' },
    accept: { zh: '以银行余额为准调整', en: 'the balance is set to the bank’s' },
    reject: closes,
  },
  'correct-voucher': {
    ...plain,
    owner: 'bank',
    rule: 'B-14',
    nature: 'look',
    clock: clocks.clerk,
    title: { zh: '补送划转凭证', en: 'send a valid voucher' },
    do: { zh: '送交入账回单（PDF 或 OFD）', en: 'Send the booked receipt as PDF or OFD' },
    accept: noted,
    reject: stays,
  },
  'review-refusal': {
    ...plain,
    owner: 'housing',
    nature: 'look',
    clock: clocks.clerk,
    title: { zh: '处理银行拒付', en: 'see to a refusal of the bank' },
    do: { zh: '更正收款信息后出具新版本，或撤回', en: 'Issue a corrected version or withdraw' },
    accept: noted,
    reject: stays,
  },
  'serve-applicant': {
    ...owed,
    title: { zh: '另行告知申请人', en: 'tell the applicant by other means' },
    do: { zh: '以电话、信函等方式告知并留存记录', en: 'Tell the applicant by phone or letter and keep the record' },
    accept: { zh: '记为已告知，记录入卷', en: 'recorded as told; the record goes into the dossier' },
  },
  'identify-applicant': {
    ...owed,
    rule: 'C-02',
    title: { zh: '确认申请人', en: 'find out who the applicant is' },
    do: { zh: '查明现申请人，由法院裁定变更后登记', en: 'Establish the present applicant and register the ruling' },
    accept: { zh: '登记新申请人并补充告知', en: 'the applicant is registered and told' },
  },
  'file-supplement': {
    ...owed,
    title: { zh: '补充入卷', en: 'file as a supplement' },
    do: { zh: '办理补充归档', en: 'Take the document into the dossier as a supplement' },
    accept: { zh: '文件入卷', en: 'the document is filed' },
  },
  'review-deduction': {
    ...plain,
    owner: 'rule',
    nature: 'question',
    clock: clocks.clerk,
    title: { zh: '核对扣划', en: 'decide a held deduction' },
    do: { zh: '核对是否属于可以扣划的情形', en: 'Decide whether the deduction may be carried out' },
    accept: { zh: '该规则不再阻止扣划', en: 'the rule holds the deduction no more' },
    reject: { zh: '扣划继续暂缓', en: 'the deduction stays held' },
  },
  'answer-objection': {
    ...reminder,
    owner: 'court',
    nature: 'look',
    clock: clocks.objection,
    title: { zh: '审查异议', en: 'answer an objection' },
    do: { zh: '在十五日内审查并答复', en: 'Examine and answer within fifteen days' },
    accept: noted,
    reject: stays,
  },
  'inform-housing': {
    ...deadline,
    owner: 'court',
    rule: 'F-10',
    title: { zh: '通知住建部门', en: 'inform the housing authority' },
    do: { zh: '将冻结情况通知住房和城乡建设主管部门', en: 'Tell the housing authority of the freeze' },
  },
  'pay-notice': {
    ...deadline,
    owner: 'bank',
    rule: 'B-05',
    title: { zh: '按通知书支付', en: 'pay under the notice' },
    do: { zh: '及时支付，或以公布的原因代码书面拒付', en: 'Pay, or refuse with a reason code of the published list' },
  },
  'report-payment': {
    ...deadline,
    owner: 'bank',
    title: { zh: '报告划转', en: 'report the payment' },
    do: { zh: '报告划转情况并附凭证', en: 'Report the payment with its voucher' },
  },
  'send-voucher': {
    ...deadline,
    owner: 'bank',
    rule: 'B-19',
    title: { zh: '补送划转凭证', en: 'send the voucher' },
    do: { zh: '补送有效的划转凭证', en: 'Send a valid voucher of the payment' },
  },
  'notify-applicant': {
    ...deadline,
    owner: 'court',
    rule: 'C-01',
    title: { zh: '告知申请人', en: 'tell the applicants' },
    do: { zh: '将款项划转情况及时告知申请人', en: 'Tell the applicants of the transfer' },
  },
  'file-dossier': {
    ...deadline,
    owner: 'court',
    rule: 'C-10',
    title: { zh: '入卷', en: 'fill the dossier' },
    do: { zh: '将通知书和划转凭证入卷', en: 'Take notice and voucher into the dossier' },
  },
  'renew-freeze': {
    ...plain,
    owner: 'court',
    rule: 'F-07',
    nature: 'look',
    clock: clocks.freezeEnd,
    title: { zh: '续行冻结提示', en: 'decide on renewal' },
    do: { zh: '需要续行冻结的，在届满前办理', en: 'If the freeze is to go on, renew it before its end' },
    accept: noted,
    reject: stays,
  },
  'lift-pre-suit-freeze': {
    ...plain,
    owner: 'court',
    rule: 'F-12',
    nature: 'look',
    clock: clocks.none,
    title: { zh: '诉前保全逾期未起诉', en: 'pre-suit freeze without a suit' },
    do: { zh: '申请人未在三十日内起诉或申请仲裁的，解除保全', en: 'Lift it if neither suit nor arbitration followed within thirty days' },
    accept: noted,
    reject: stays,
  },
  'lift-excess': {
    ...reminder,
    owner: 'court',
    rule: 'F-09',
    nature: 'look',
    clock: clocks.none,
    title: { zh: '超额冻结', en: 'freeze above the debt' },
    do: { zh: '核实是否明显超标的，需要时部分解除', en: 'See whether the freeze exceeds the debt and lift the excess' },
    accept: noted,
    reject: stays,
  },
  'match-return': {
    ...reminder,
    owner: 'operator',
    rule: 'B-17',
    nature: 'look',
    clock: clocks.clerk,
    title: { zh: '不明退回', en: 'a return that nobody knows' },
    do: { zh: '与银行核对退回款项所属付款', en: 'Find out with the bank which payment came back' },
    accept: noted,
    reject: stays,
  },
  'tell-guarantor': {
    ...deadline,
    reminder: true,
    owner: 'bank',
    rule: 'B-12',
    clock: clocks.clerk,
    title: { zh: '告知保函出具人', en: 'tell the guarantor' },
    do: { zh: '将额度内的支付告知保函出具银行', en: 'Tell the issuer of the guarantee of the payment' },
  },
} as const satisfies TaskKinds<TaskKind>;

export const taskKind = (kind: TaskKind): TaskKindEntry => taskKinds[kind];
