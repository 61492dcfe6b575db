/** What each status of a notice means: whether money may move, whether its validity can run out, who acts next. A status that is not here does not compile. */
import type { Bilingual } from '../../values/bilingual.ts';
import type { NoticeStatus } from '../state.ts';

export interface NoticeStatusEntry {
  /** Money may move under it. */
  payable: boolean;
  /** Its validity can run out while it is so. */
  mayExpire: boolean;
  /** Nothing can happen to it any more but a return. */
  ended: boolean;
  /** Who acts next. */
  next: 'bank' | 'owner-of-the-rule' | 'housing' | 'court' | 'nobody';
  title: Bilingual;
  meaning: Bilingual;
}

export const noticeStatuses = {
  ACCEPTED: {
    payable: true,
    mayExpire: true,
    ended: false,
    next: 'bank',
    title: { zh: '已接受', en: 'accepted' },
    meaning: { zh: '规则全部通过，银行可以支付', en: 'Every rule is met and the bank may pay' },
  },
  HELD: {
    payable: false,
    mayExpire: true,
    ended: false,
    next: 'owner-of-the-rule',
    title: { zh: '暂缓', en: 'held' },
    meaning: {
      zh: '有规则待其责任方答复，或法院暂停使用；期间不得支付',
      en: 'A rule waits for the answer of its owner, or a court has suspended it; nothing may be paid meanwhile',
    },
  },
  REJECTED: {
    payable: false,
    mayExpire: false,
    ended: true,
    next: 'housing',
    title: { zh: '已退回', en: 'rejected' },
    meaning: { zh: '不符合规则，需出具新的版本', en: 'It breaks a rule; a new version is needed' },
  },
  PAYING: {
    payable: true,
    mayExpire: false,
    ended: false,
    next: 'bank',
    title: { zh: '支付中', en: 'paying' },
    meaning: { zh: '款项已提交清算，尚未入账', en: 'Money is in clearing and not yet settled' },
  },
  PARTIAL: {
    payable: true,
    mayExpire: true,
    ended: false,
    next: 'bank',
    title: { zh: '部分支付', en: 'partly paid' },
    meaning: { zh: '已支付一部分，余额仍可支付', en: 'A part is paid; what is left may be paid' },
  },
  PAID: {
    payable: false,
    mayExpire: false,
    ended: false,
    next: 'court',
    title: { zh: '已付清', en: 'paid' },
    meaning: { zh: '全部付清，正在告知申请人并入卷', en: 'Paid in full; applicants are being told and dossiers filled' },
  },
  REFUSED: {
    payable: false,
    mayExpire: true,
    ended: false,
    next: 'housing',
    title: { zh: '银行拒付', en: 'refused by the bank' },
    meaning: { zh: '各笔均被银行拒付', en: 'The bank has refused every line' },
  },
  WITHDRAWN: {
    payable: false,
    mayExpire: false,
    ended: true,
    next: 'nobody',
    title: { zh: '已撤回', en: 'withdrawn' },
    meaning: { zh: '出具部门撤回了未支付部分', en: 'Its authority has taken back what was unpaid' },
  },
  EXPIRED: {
    payable: false,
    mayExpire: false,
    ended: true,
    next: 'nobody',
    title: { zh: '已过期', en: 'expired' },
    meaning: { zh: '有效期届满，未付部分失效', en: 'Its validity has ended; what was unpaid has lapsed' },
  },
  SUPERSEDED: {
    payable: false,
    mayExpire: false,
    ended: true,
    next: 'nobody',
    title: { zh: '已被替代', en: 'superseded' },
    meaning: { zh: '已由新的版本或通知书替代', en: 'A later version or notice has taken its place' },
  },
  CLOSED: {
    payable: false,
    mayExpire: false,
    ended: true,
    next: 'nobody',
    title: { zh: '已办结', en: 'closed' },
    meaning: { zh: '每个案件均已告知并入卷', en: 'Every case is told and filed' },
  },
} as const satisfies Record<NoticeStatus, NoticeStatusEntry>;
