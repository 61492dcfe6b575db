/** Texts of the page in both languages, and how money, time and states are written. */
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

const dayParts = new Intl.DateTimeFormat('zh-CN', {
  timeZone: 'Asia/Shanghai',
  year: 'numeric',
  month: 'numeric',
  day: 'numeric',
  weekday: 'short',
});
const minuteParts = new Intl.DateTimeFormat('zh-CN', { timeZone: 'Asia/Shanghai', hour: '2-digit', minute: '2-digit', hour12: false });
/** Date, weekday and minute in Asia/Shanghai. */
export const moment = (at: string): string => {
  const date = new Date(at);
  return Number.isNaN(date.getTime()) ? at : `${dayParts.format(date)} ${minuteParts.format(date)}`;
};

const states: Record<string, [string, string]> = {
  ACCEPTED: ['已接受', 'accepted'],
  HELD: ['暂缓', 'held'],
  REJECTED: ['已拒绝', 'refused'],
  PAYING: ['支付中', 'paying'],
  PARTIAL: ['部分支付', 'paid in part'],
  PAID: ['已支付', 'paid'],
  REFUSED: ['银行拒付', 'refused by the bank'],
  WITHDRAWN: ['已撤回', 'withdrawn'],
  EXPIRED: ['已失效', 'expired'],
  SUPERSEDED: ['已被取代', 'superseded'],
  CLOSED: ['已办结', 'closed'],
  PENDING: ['清算中', 'in clearing'],
  UNMATCHED: ['待匹配', 'waiting for its notice'],
  VIOLATION: ['违规', 'violation'],
  RETURNED: ['已退票', 'returned'],
  REVERSED: ['已冲正', 'reversed'],
  SERVED: ['已送达', 'served'],
  INFORMED: ['已告知', 'told'],
  FAILED: ['未送达', 'not reached'],
  LIVE: ['生效', 'live'],
  WAITING: ['轮候', 'waiting'],
  LIFTED: ['已解除', 'lifted'],
  OPEN: ['待办', 'open'],
  DONE: ['已办', 'done'],
  OVERDUE: ['逾期', 'overdue'],
  BOOKED: ['已入账', 'booked'],
  DUPLICATE: ['重复', 'duplicate'],
  HOLD: ['暂缓', 'hold'],
  REJECT: ['拒绝', 'reject'],
  ACCEPT: ['提示', 'note'],
};
export function stateWord(code: string): string {
  const found = states[code];
  return found === undefined ? code : say(...found);
}

const taskWords: Record<string, [string, string]> = {
  'answer-held-rule': ['答复暂缓事项', 'Answer a held rule'],
  'review-rejection': ['人工确认拒绝', 'Confirm a refusal'],
  'review-held-message': ['处理暂缓消息', 'Review a held message'],
  'replay-parked': ['处理停放消息', 'Replay or strike a parked message'],
  'review-violation': ['核查违规划转', 'Look into a violation'],
  'review-freeze': ['核对冻结要素', 'Review a freeze order'],
  'reconcile-balance': ['核对账户余额', 'Reconcile the balance'],
  'correct-voucher': ['补正划转凭证', 'Correct the voucher'],
  'review-refusal': ['核查银行拒付', 'Look into a refusal'],
  'serve-applicant': ['人工告知申请人', 'Tell the applicant by hand'],
  'identify-applicant': ['确定申请人', 'Identify the applicant'],
  'file-supplement': ['补充入卷', 'File a supplement'],
  'review-deduction': ['核查扣划', 'Review a deduction'],
  'answer-objection': ['答复异议', 'Answer an objection'],
  'inform-housing': ['通知住建部门', 'Inform the housing authority'],
  'pay-notice': ['办理支付', 'Pay the notice'],
  'report-payment': ['报告付款', 'Report the payment'],
  'notify-applicant': ['告知申请人', 'Tell the applicant'],
  'file-dossier': ['载入卷宗', 'File into the dossier'],
  'renew-freeze': ['续行冻结', 'Renew the freeze'],
  'lift-pre-suit-freeze': ['解除诉前冻结', 'Lift the pre-suit freeze'],
  'lift-excess': ['解除超额冻结', 'Lift the excess'],
  'match-return': ['匹配退款', 'Match a return'],
  'tell-guarantor': ['告知保函出具行', 'Tell the guarantor'],
};
export function taskWord(kind: string): string {
  const found = taskWords[kind];
  return found === undefined ? kind : say(...found);
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
