/**
 * The published list of reasons for which a bank may refuse to pay under a notice (`bank.payment.refused`, 法〔2022〕12号 二: it pays 及时, or says why it
 * cannot). A code that is not here is recorded as the bank's fact all the same and is B-05. ISO 20022 codes of the same meaning are taken too.
 */

import type { Bilingual } from '../../values/bilingual.ts';

export interface ReasonCodeEntry {
  title: Bilingual;
  /** Who can remove the reason. */
  next: 'housing' | 'court' | 'bank';
  /** What they should do. */
  do: Bilingual;
  /** Other spellings, ISO 20022 external status reasons first. */
  also: readonly string[];
  /** The payee's account cannot take the money: B-07 besides. */
  payeeUnusable?: boolean;
}

const correct: Bilingual = { zh: '核对收款信息并出具新版本', en: 'Check the payee and issue a corrected version' };
const newVersion: Bilingual = { zh: '出具新版本，或撤回', en: 'Issue a new version, or withdraw' };
const payAgain: Bilingual = { zh: '原因消除后支付', en: 'Pay once it no longer stands' };

export const reasonCodes = {
  PAYEE_NAME_MISMATCH: {
    title: { zh: '收款户名与账号不符', en: 'the name of the payee does not fit the account' },
    next: 'housing',
    do: correct,
    also: ['BE01', 'NAME_MISMATCH', 'PAYEE_NAME', 'ACCOUNT_NAME_MISMATCH'],
    payeeUnusable: true,
  },
  PAYEE_ACCOUNT_CLOSED: {
    title: { zh: '收款账户已销户', en: 'the account of the payee is closed' },
    next: 'housing',
    do: correct,
    also: ['AC04', 'ACCOUNT_CLOSED', 'PAYEE_CLOSED'],
    payeeUnusable: true,
  },
  PAYEE_ACCOUNT_FROZEN: {
    title: { zh: '收款账户被冻结或止付', en: 'the account of the payee is frozen or blocked' },
    next: 'housing',
    do: correct,
    also: ['AC06', 'PAYEE_FROZEN', 'PAYEE_ACCOUNT_BLOCKED'],
    payeeUnusable: true,
  },
  PAYEE_ACCOUNT_INVALID: {
    title: { zh: '收款账号不存在或不能入账', en: 'the account of the payee does not exist or cannot be credited' },
    next: 'housing',
    do: correct,
    also: ['AC01', 'AC03', 'AC14', 'PAYEE_ACCOUNT_NOT_FOUND', 'PAYEE_ACCOUNT_UNKNOWN', 'INVALID_ACCOUNT', 'ACCOUNT_NOT_FOUND'],
  },
  PAYEE_BANK_INVALID: {
    title: { zh: '收款行行号有误或该行不受理', en: 'the code of the payee’s bank is wrong, or that bank does not take the payment' },
    next: 'housing',
    do: correct,
    also: ['RC01', 'AGNT', 'PAYEE_BANK', 'PAYEE_BANK_UNKNOWN', 'BANK_CODE_INVALID'],
  },
  INSUFFICIENT_FUNDS: {
    title: { zh: '监管账户余额不足', en: 'there is not enough money on the account' },
    next: 'housing',
    do: newVersion,
    also: ['AM04', 'INSUFFICIENT_BALANCE'],
  },
  NOTICE_DOCUMENT: {
    title: { zh: '通知书文件、印章不清或与报文不一致', en: 'the document or its seal cannot be read, or differs from the message' },
    next: 'housing',
    do: newVersion,
    also: ['NARR', 'NOTICE_DIFFERS', 'NOTICE_SEAL', 'DOCUMENT_UNREADABLE'],
  },
  NOTICE_ENDED: {
    title: { zh: '通知书已过期、撤回或被替代', en: 'the notice has expired, was withdrawn or has a successor' },
    next: 'housing',
    do: newVersion,
    also: ['NOTICE_EXPIRED', 'NOTICE_WITHDRAWN', 'NOTICE_SUPERSEDED'],
  },
  DUPLICATE: {
    title: { zh: '该款项已支付', en: 'this was paid already' },
    next: 'housing',
    do: newVersion,
    also: ['AM05', 'DUPLICATE_PAYMENT', 'ALREADY_PAID'],
  },
  COURT_ORDER: {
    title: { zh: '人民法院以书面裁定或通知暂停该笔使用', en: 'a court has stopped this use by a written act' },
    next: 'court',
    do: { zh: '送达暂停或恢复使用的文书', en: 'Serve the act that suspends or resumes the release' },
    also: ['LEGL', 'COURT_SUSPENDED', 'RELEASE_SUSPENDED'],
  },
  AML: {
    title: { zh: '反洗钱或制裁名单核查', en: 'it is examined for money laundering or sanctions' },
    next: 'bank',
    do: payAgain,
    also: ['RR04', 'AML_REVIEW', 'SANCTIONS', 'REGULATORY'],
  },
  CLEARING_UNAVAILABLE: {
    title: { zh: '清算系统未受理、停运或超过限额', en: 'clearing is closed, has not taken it, or its limit is exceeded' },
    next: 'bank',
    do: payAgain,
    also: ['AB05', 'AB06', 'ED05', 'AM02', 'AM14', 'SYSTEM_UNAVAILABLE', 'LIMIT_EXCEEDED'],
  },
} as const satisfies Record<string, ReasonCodeEntry>;

export type ReasonCode = keyof typeof reasonCodes;

const codes: ReadonlyMap<string, ReasonCode> = new Map(
  Object.entries(reasonCodes).flatMap(([code, { also }]) => [code, ...also].map((spelling) => [spelling, code as ReasonCode] as const)),
);

/** The published code that a bank's text means; undefined for one that is not of the list. */
export const readReasonCode = (text: string): ReasonCode | undefined =>
  codes.get(
    text
      .normalize('NFKC')
      .trim()
      .toUpperCase()
      .replace(/[\s-]+/gu, '_'),
  );
