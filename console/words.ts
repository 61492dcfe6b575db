/** Texts of the page in both languages, and how money, time and states are written. */

import { noticeStatuses } from '../shared/domain/account/tables/notice-statuses.ts';
import { reasonCodes } from '../shared/domain/account/tables/reason-codes.ts';
import { taskKinds } from '../shared/domain/account/tables/task-kinds.ts';

export type Language = 'zh' | 'en';

const languageKey = 'presale-language';
export const language = (): Language => (localStorage.getItem(languageKey) === 'en' ? 'en' : 'zh');
export const setLanguage = (chosen: Language): void => localStorage.setItem(languageKey, chosen);
/** The text in the language of the reader. */
export const say = (zh: string, en: string): string => (language() === 'zh' ? zh : en);

const grouped = new Intl.NumberFormat('en-US', { minimumFractionDigits: 2, maximumFractionDigits: 2 });
/** `¥3,000,000.00`, the sign before the mark. */
export const yuan = (fen: number): string => `${fen < 0 ? '−' : ''}¥${grouped.format(Math.abs(fen) / 100)}`;

const digits = '零壹贰叁肆伍陆柒捌玖';
const places = ['', '拾', '佰', '仟'];
const groups = ['', '万', '亿', '万亿'];

/** 人民币大写, to show beside figures. */
export function inWords(fen: number): string {
  const whole = Math.floor(fen / 100);
  const jiao = Math.floor(fen / 10) % 10;
  const rest = fen % 10;
  const tail =
    jiao === 0 && rest === 0
      ? '整'
      : `${jiao === 0 ? (whole === 0 ? '' : '零') : `${digits[jiao]}角`}${rest === 0 ? '' : `${digits[rest]}分`}`;
  return `人民币${whole === 0 ? (tail === '整' ? '零元' : '') : `${wholeInWords(whole)}元`}${tail}`;
}

function wholeInWords(whole: number): string {
  const parts: string[] = [];
  for (let left = whole, group = 0; left > 0; left = Math.floor(left / 10_000), group++) {
    const four = left % 10_000;
    if (four === 0) continue;
    let text = '';
    for (let place = 3; place >= 0; place--) {
      const digit = Math.floor(four / 10 ** place) % 10;
      if (digit !== 0) text += `${digits[digit]}${places[place]}`;
      else if (text !== '' && !text.endsWith('零')) text += '零';
    }
    const above = left >= 10_000;
    parts.unshift(`${above && four < 1_000 ? '零' : ''}${text.replace(/零$/u, '')}${groups[group]}`);
  }
  return parts.join('').replace(/^零/u, '');
}

const dayParts = new Intl.DateTimeFormat('zh-CN', { timeZone: 'Asia/Shanghai', dateStyle: 'long' });
const weekdayPart = new Intl.DateTimeFormat('zh-CN', { timeZone: 'Asia/Shanghai', weekday: 'short' });
const minuteParts = new Intl.DateTimeFormat('zh-CN', { timeZone: 'Asia/Shanghai', hour: '2-digit', minute: '2-digit', hour12: false });
const englishDay = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Asia/Shanghai',
  year: 'numeric',
  month: 'short',
  day: 'numeric',
  weekday: 'short',
});
/** Date, weekday and minute in Asia/Shanghai. */
export const moment = (at: string): string => {
  const date = new Date(at);
  if (Number.isNaN(date.getTime())) return at;
  return `${say(`${dayParts.format(date)} ${weekdayPart.format(date)}`, englishDay.format(date))} ${minuteParts.format(date)}`;
};

const englishMonth = new Intl.DateTimeFormat('en-GB', { timeZone: 'UTC', year: 'numeric', month: 'long' });
/** `2026-03` as `2026年3月` or `March 2026`. */
export const monthWord = (month: string): string => {
  const [year = '', number = ''] = month.split('-');
  return say(`${year}年${Number(number)}月`, englishMonth.format(new Date(`${month}-01T00:00:00Z`)));
};

/** `1 notice`, `2 notices`: what is counted, in English. */
export const counted = (count: number, one: string, several = `${one}s`): string => `${count} ${count === 1 ? one : several}`;

type Both = Readonly<{ zh: string; en: string }>;
const spoken = (found: Both | undefined, code: string): string => (found === undefined ? code : say(found.zh, found.en));

/** Statuses of notices stand in the core's table; these are those of everything else. */
const states: Readonly<Record<string, Both>> = {
  ...Object.fromEntries(Object.entries(noticeStatuses).map(([code, { title }]) => [code, title])),
  PENDING: { zh: '清算中', en: 'in clearing' },
  UNMATCHED: { zh: '待匹配', en: 'waiting for its notice' },
  VIOLATION: { zh: '违规', en: 'violation' },
  RETURNED: { zh: '已退票', en: 'returned' },
  REVERSED: { zh: '已冲正', en: 'reversed' },
  SERVED: { zh: '已送达', en: 'served' },
  INFORMED: { zh: '已告知', en: 'told' },
  FAILED: { zh: '未送达', en: 'not reached' },
  LIVE: { zh: '生效', en: 'live' },
  WAITING: { zh: '轮候', en: 'waiting' },
  LIFTED: { zh: '已解除', en: 'lifted' },
  EXPIRED: { zh: '已到期失效', en: 'lapsed' },
  OPEN: { zh: '待办', en: 'open' },
  UNPAID: { zh: '未付', en: 'to be paid' },
  DONE: { zh: '已办', en: 'done' },
  OVERDUE: { zh: '逾期', en: 'overdue' },
  BOOKED: { zh: '已入账', en: 'booked' },
  DUPLICATE: { zh: '重复', en: 'duplicate' },
  HOLD: { zh: '暂缓', en: 'hold' },
  REJECT: { zh: '拒绝', en: 'reject' },
  ACCEPT: { zh: '提示', en: 'note' },
};
export const stateWord = (code: string): string => spoken(states[code], code);

/** What narrows a list, in words: `status=HELD`, `missed=2026-03`. */
export function filterWord(filter: string): string {
  const [name = '', value = ''] = filter.split('=');
  if (name === 'status') return stateWord(value);
  if (name === 'kind') return taskWord(value);
  const found = filters[name];
  return `${spoken(found, name)}${value === '' ? '' : ` ${value}`}`;
}
const filters: Readonly<Record<string, Both>> = {
  frozen: { zh: '有冻结', en: 'with a freeze' },
  held: { zh: '暂停新授权', en: 'on hold' },
  waiting: { zh: '待付', en: 'to be paid' },
  todo: { zh: '未办', en: 'to be done' },
  released: { zh: '依通知书支付', en: 'released' },
  violation: { zh: '违规', en: 'violations' },
  missed: { zh: '逾期', en: 'missed' },
  bank: { zh: '银行', en: 'bank' },
  city: { zh: '地区', en: 'city' },
  account: { zh: '账户', en: 'account' },
};

const kinds: Readonly<Record<string, { title: Both; do: Both; accept: Both; reject: Both }>> = taskKinds;
export const taskWord = (kind: string): string => spoken(kinds[kind]?.title, kind);
/** What its owner should do, and what each answer does. */
export function taskHelp(kind: string): { do: string; accept: string; reject: string } {
  const found = kinds[kind];
  return { do: spoken(found?.do, ''), accept: spoken(found?.accept, ''), reject: spoken(found?.reject, '') };
}

const eventWords: Record<string, [string, string]> = {
  AccountRegistered: ['账户登记', 'account registered'],
  QuotaAdjusted: ['监管额度调整', 'supervised quota adjusted'],
  BuildingRegistered: ['办理首次登记', 'first registration'],
  SupervisionEnded: ['监管终止', 'supervision ended'],
  FreezeOrdered: ['冻结', 'frozen'],
  FreezeRenewed: ['续行冻结', 'freeze renewed'],
  FreezeReduced: ['降低冻结额度', 'freeze reduced'],
  FreezeLifted: ['解除冻结', 'freeze lifted'],
  FreezeExpired: ['冻结到期失效', 'freeze lapsed'],
  CaseRenumbered: ['案号变更', 'case renumbered'],
  CaseClosed: ['结案', 'case closed'],
  ApplicantSubstituted: ['变更申请人', 'applicant substituted'],
  ReleaseSuspended: ['法院暂停使用', 'release suspended by a court'],
  ReleaseResumed: ['恢复使用', 'release resumed'],
  NoticeReceived: ['收到通知书', 'notice received'],
  NoticeRuled: ['通知书重新审定', 'notice decided anew'],
  NoticeEnded: ['通知书终止', 'notice ended'],
  NoticeClosed: ['通知书办结', 'notice closed'],
  InflowBooked: ['入账', 'inflow'],
  PaymentRecorded: ['划转', 'payment'],
  PaymentUpdated: ['划转状态变更', 'payment updated'],
  PaymentReturned: ['退票或冲正', 'payment came back'],
  LineRefused: ['银行拒付', 'refused by the bank'],
  DeductionOrdered: ['扣划裁定', 'deduction ordered'],
  DeductionBooked: ['扣划入账', 'deduction booked'],
  TransferReported: ['报告法院', 'reported to the court'],
  ItemFiled: ['已入卷', 'filed'],
  NotificationAttempted: ['告知申请人', 'applicant told'],
  NotificationPassedOn: ['改为告知现申请人', 'the present applicant is told instead'],
};
export function eventWord(type: string): string {
  const found = eventWords[type];
  return found === undefined ? type : say(...found);
}

/** Codes that a form lets one choose. */
const choices: Readonly<Record<string, Both>> = {
  suit: { zh: '诉讼保全', en: 'suit' },
  'pre-suit': { zh: '诉前保全', en: 'before the suit' },
  arbitration: { zh: '仲裁保全', en: 'arbitration' },
  'pre-enforcement': { zh: '执行前保全', en: 'before enforcement' },
  enforcement: { zh: '执行', en: 'enforcement' },
  organisation: { zh: '单位', en: 'organisation' },
  person: { zh: '自然人', en: 'person' },
  other: { zh: '其他', en: 'other' },
  construction: { zh: '本项目工程款', en: 'construction of this project' },
  CONTRACTOR: { zh: '施工单位', en: 'contractor' },
  DEVELOPER: { zh: '开发企业', en: 'developer' },
  MATERIAL: { zh: '材料', en: 'material' },
  EQUIPMENT: { zh: '设备', en: 'equipment' },
  EQUIPMENT_LEASE: { zh: '设备租赁单位', en: 'lessor of equipment' },
  PROGRESS: { zh: '工程进度款', en: 'progress of the works' },
  SURVEY_DESIGN: { zh: '勘察、设计、监理', en: 'survey, design, supervision' },
  TAX: { zh: '税费', en: 'tax' },
  WAGES: { zh: '农民工工资', en: 'wages' },
  PROJECT_LOAN: { zh: '偿还项目贷款', en: 'project loan' },
  OTHER: { zh: '其他', en: 'other' },
  accept: { zh: '同意', en: 'accept' },
  reject: { zh: '不同意', en: 'reject' },
  propose: { zh: '第一人（提出）', en: 'the first person' },
  confirm: { zh: '第二人（确认）', en: 'the second person' },
  '': { zh: '不适用', en: 'does not apply' },
  included: { zh: '已含在本版金额内', en: 'part of these amounts' },
  excluded: { zh: '另计，不含在内', en: 'comes on top' },
  'wage-account': { zh: '农民工工资专用账户', en: 'wage account' },
  lender: { zh: '贷款银行', en: 'lender' },
  SETTLED: { zh: '已清算', en: 'settled' },
  QUEUED: { zh: '排队中', en: 'queued' },
  ACKNOWLEDGED: { zh: '已受理', en: 'acknowledged' },
  HVPS: { zh: '大额支付系统', en: 'HVPS' },
  BEPS: { zh: '小额支付系统', en: 'BEPS' },
  IBPS: { zh: '网上支付跨行清算', en: 'IBPS' },
  INTERNAL: { zh: '行内转账', en: 'within the bank' },
  'buyer-payment': { zh: '购房款', en: 'a buyer’s payment' },
  mortgage: { zh: '按揭贷款', en: 'a mortgage' },
  interest: { zh: '利息', en: 'interest' },
  'transfer-in': { zh: '转入', en: 'a transfer in' },
  unknown: { zh: '不明', en: 'unknown' },
  ...Object.fromEntries(Object.entries(reasonCodes).map(([code, { title }]) => [code, title])),
};
export const choiceWord = (code: string): string => spoken(choices[code], code);

/** What a message to a partner is, in a few words. */
const effects: Readonly<Record<string, Both>> = {
  'release.payment.authorised': { zh: '授权支付', en: 'may pay' },
  'release.payment.stopped': { zh: '停止支付', en: 'must stop paying' },
  'release.notice.decided': { zh: '告知通知书审核结果', en: 'is told how the notice was decided' },
  'release.notice.copied': { zh: '抄送通知书', en: 'gets a copy of the notice' },
  'release.freeze.notified': { zh: '通知冻结', en: 'is told of the freeze' },
  'release.freeze.changed': { zh: '通知冻结变更', en: 'is told that the freeze has changed' },
  'release.account.changed': { zh: '通知账户变更', en: 'is told that the account has changed' },
  'release.deduction.decided': { zh: '告知扣划审核结果', en: 'is told how the deduction was decided' },
  'release.transfer.reported': { zh: '报告划转', en: 'is told of the transfer' },
  'release.dossier.item-filed': { zh: '告知已入卷', en: 'is told that it is filed' },
  'release.violation.raised': { zh: '通报违规', en: 'is told of the violation' },
  'release.objection.routed': { zh: '转送异议', en: 'gets the objection' },
  'release.objection-draft.raised': { zh: '送交异议书草稿', en: 'gets a draft of an objection' },
  'release.query.raised': { zh: '提出核查', en: 'is asked' },
  'release.task.opened': { zh: '交办任务', en: 'gets a task' },
  'release.task.closed': { zh: '办结任务', en: 'is rid of a task' },
  'release.deadline.missed': { zh: '提示逾期', en: 'is told of a missed deadline' },
  'release.applicant.changed': { zh: '通知申请人变更', en: 'is told that the applicant has changed' },
};
export const effectWord = (type: string): string => spoken(effects[type], type);

const partyKinds: Readonly<Record<string, Both>> = {
  bank: { zh: '银行', en: 'bank' },
  housing: { zh: '住建部门', en: 'housing authority' },
  court: { zh: '法院', en: 'court' },
  operator: { zh: '运营方', en: 'operations desk' },
  rule: { zh: '规则责任方', en: 'owner of the rule' },
  platform: { zh: '本系统', en: 'this system' },
};
/** A partner with what it is: the code alone says nothing to a reader. */
export const partyWord = (partner: string): string => {
  const [kind = '', code = ''] = partner.split(':');
  return `${spoken(partyKinds[kind], kind)}${code === '' ? '' : ` ${code}`}`;
};
