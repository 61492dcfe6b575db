/** Whom to tell, and what the words may say (C-01, C-02, C-08, C-09). */

import { yuan } from '../../values/money/figures.ts';
import { type Finding, type Rule, rule } from '../engine/engine.ts';
import type { DraftInput, FreezeChangeInput } from '../engine/moments.ts';
import { comparable } from '../reading/matching.ts';
import { secretName } from '../reading/terms.ts';
import { listed, say } from '../reading/wording.ts';

/** Only a court ruling changes who the applicant is (变更追加规定 1–9), and it must name one whom this case has. */
function substitutesStranger({ message, freeze }: FreezeChangeInput): Finding | undefined {
  if (message.type !== 'court.applicant.substituted' || freeze === undefined) return undefined;
  const { oldApplicantId } = message.data;
  if (freeze.applicants.some(({ applicantId }) => applicantId === oldApplicantId)) return undefined;
  return { found: say('原申请人不在该案登记之列', 'the old applicant is not on record in this case'), field: 'oldApplicantId' };
}

/** Shorter values occur by chance in ordinary text: two characters of a name, a building number. */
const minimumForbiddenLength = 4;

/** Numbers may be printed in groups, letters in either case. */
const folded = (text: string): string =>
  comparable(text)
    .replace(/(?<=[0-9])[-·.](?=[0-9X])/giu, '')
    .toUpperCase();

/** Names the kinds that leak, never the values. */
function leaks({ text, forbidden }: DraftInput): Finding | undefined {
  const draft = folded(text);
  const kinds = forbidden.filter(({ value }) => {
    const needle = folded(value);
    return [...needle].length >= minimumForbiddenLength && draft.includes(needle);
  });
  const names = [...new Set(kinds.map(({ kind }) => kind))].sort();
  return kinds.length === 0 ? undefined : { found: listed(names.map(secretName), names.length), field: 'text' };
}

/** A payment that was returned was paid before, and the correction must be told. */
function tellsTooEarlyOrTooMuch({ money }: DraftInput): Finding | undefined {
  if (money === undefined) return undefined;
  const { amountFen, paidFen, status } = money;
  if (status !== 'PAID' && status !== 'RETURNED' && status !== 'REVERSED')
    return { found: status ?? say('没有付款记录', 'no payment'), expected: 'PAID', field: 'paymentStatus' };
  return amountFen > paidFen
    ? { found: yuan(amountFen), expected: say(`不超过 ${yuan(paidFen)}`, `at most ${yuan(paidFen)}`), field: 'amountFen' }
    : undefined;
}

export const tellingRules: readonly Rule[] = [
  rule({
    id: 'C-01',
    text: {
      zh: '款项已划转：每个有法院冻结的案件分别告知申请人、报告划转并将通知书入卷，凭证有效后入卷',
      en: "Paid: every case with a court's freeze tells its applicants, has the transfer reported and takes the notice into its dossier, the voucher once it is valid",
      doZh: '无须处理',
      doEn: 'Nothing to do',
    },
    profileKeys: ['deadlinesWD'],
    evaluate: { release: ({ payment }) => (payment.status === 'PAID' ? { found: yuan(payment.amountFen) } : undefined) },
  }),
  rule({
    id: 'C-02',
    text: {
      zh: '申请人不明，或未经法院裁定变更',
      en: 'The applicant is unknown, or changed without a ruling',
      doZh: '请书记员核实现申请人，由法院裁定变更后登记',
      doEn: 'The clerk should establish who the applicant is now and register the court ruling',
    },
    evaluate: {
      release: ({ freeze }) =>
        freeze.applicants.length > 0 ? undefined : { found: say('该案没有登记申请人', 'no applicant is on record in this case') },
      freezeChange: substitutesStranger,
    },
  }),
  rule({
    id: 'C-08',
    text: {
      zh: '告知内容含不应披露的信息',
      en: 'The text discloses what the applicant must not learn',
      doZh: '删除后重新起草；只写本案信息和划转情况',
      doEn: 'Take it out and draft anew; only this case and the transfer belong in it',
    },
    evaluate: { draft: leaks },
  }),
  rule({
    id: 'C-09',
    text: {
      zh: '付款入账前告知，或告知金额超过实付金额',
      en: 'It tells of a payment before it was made, or of more than was paid',
      doZh: '以银行入账为准重新起草',
      doEn: 'Draft anew from the booking of the bank',
    },
    evaluate: { draft: tellsTooEarlyOrTooMuch },
  }),
];
