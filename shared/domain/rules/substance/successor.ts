/** S-23: what was paid under what a notice replaces, and whether it is part of the new amounts (12-8, 12-10). */

import { priorOf } from '../../account/money/counting.ts';
import { yuan } from '../../values/money/figures.ts';
import { type Finding, type Rule, rule } from '../engine/engine.ts';
import type { NoticeInput } from '../engine/moments.ts';
import { isSameNotice } from '../reading/earlier-notices.ts';

function asksForMore({ state, notice }: NoticeInput): Finding | undefined {
  const known = state.notices.find((other) => isSameNotice(other, notice));
  if ((known?.priorPaid ?? notice.priorPaid) !== undefined) return undefined;
  const prior = priorOf(state, known ?? notice);
  if (prior === undefined || prior.paidFen === 0 || prior.paidFen + notice.totalFen <= prior.approvedFen) return undefined;
  const sums = `${yuan(prior.paidFen)} + ${yuan(notice.totalFen)} > ${yuan(prior.approvedFen)}`;
  return {
    found: { zh: `已付 + 本次 > 原批准：${sums}`, en: `paid + named now > approved before: ${sums}` },
    expected: {
      zh: '写明「priorPaid」：「included」（本次金额已含已付部分）或「excluded」（在已付之外另付）',
      en: 'priorPaid: included (the amounts contain what was paid) or excluded (they come on top)',
    },
    field: 'priorPaid',
  };
}

export const successorRules: readonly Rule[] = [
  rule({
    id: 'S-23',
    text: {
      zh: '被替代的通知书已部分付款，新通知书未写明本次金额是否包含已付部分',
      en: 'Money was paid under what this notice replaces, and it does not say whether its amounts include that',
      doZh: '请主管部门答复：包含的，每行只付差额；不包含的，按本次金额另付',
      doEn: 'The housing authority should answer: if included, each line is paid up to its amount; if not, the amounts come on top',
    },
    evaluate: { notice: asksForMore },
  }),
];
