/** A case takes what its own freeze controls, and its quota falls by what it took (F-26, F-27). */

import { type AccountState, freezesOfCase, isActive } from '../../account/state.ts';
import type { Fen } from '../../messages/messages.ts';
import { yuan } from '../../values/money/figures.ts';
import { type Finding, type Rule, rule } from '../engine/engine.ts';
import type { BankReportInput, DeductionOrderInput } from '../engine/moments.ts';

/**
 * What a case may take by rank: what its freezes control, and what nobody's freeze controls (a deduction ruling has freezing effect itself, 民诉解释 484).
 * Money that an earlier freeze controls is that freeze's until it ends (查扣冻规定 26).
 */
export function withinRankFen(state: AccountState, caseNumber: string): Fen {
  const controlledFen = (freezes: AccountState['freezes']): Fen =>
    freezes.filter(isActive).reduce((sum, freeze) => sum + freeze.controlledFen, 0);
  const free = Math.max(0, state.balanceFen - controlledFen(state.freezes));
  return controlledFen(freezesOfCase(state, caseNumber)) + free;
}

/** Nothing is said about an account whose balance nobody has told yet, nor where no other freeze stands in the way. */
function takesAnothersMoney({ state, order }: DeductionOrderInput): Finding | undefined {
  const ofCase = freezesOfCase(state, order.caseNumber);
  const others = state.freezes.some((freeze) => isActive(freeze) && !ofCase.includes(freeze));
  const withinFen = withinRankFen(state, order.caseNumber);
  if (!state.balanceKnown || !others || withinFen >= order.amountFen) return undefined;
  return {
    found: {
      zh: `扣划 ${yuan(order.amountFen)}，本案按顺位可及 ${yuan(withinFen)}`,
      en: `a deduction of ${yuan(order.amountFen)}; by its rank the case reaches ${yuan(withinFen)}`,
    },
    expected: { zh: '不超过本案冻结实际控制的款项', en: 'no more than the freeze of the case controls' },
    field: 'amountFen',
  };
}

function lowersOwnQuota({ state, message, deduction }: BankReportInput): Finding | undefined {
  if (message.type !== 'bank.deduction.booked' || message.data.kind !== 'court-deduction' || deduction === undefined) return undefined;
  const [freeze] = freezesOfCase(state, message.data.caseNumber).filter(({ quotaFen }) => quotaFen !== undefined);
  if (freeze?.quotaFen === undefined || !isActive(freeze)) return undefined;
  const { amountFen } = message.data;
  return {
    found: {
      zh: `冻结额度 ${yuan(freeze.quotaFen)} 减去已扣划 ${yuan(amountFen)}`,
      en: `the quota of ${yuan(freeze.quotaFen)} falls by the ${yuan(amountFen)} that was taken`,
    },
    field: 'amountFen',
  };
}

export const rankRules: readonly Rule[] = [
  rule({
    id: 'F-26',
    text: {
      zh: '扣划的款项由顺位在先的冻结控制',
      en: 'The deduction reaches for money that an earlier freeze controls',
      doZh: '在先冻结解除或届满后重新判定；请法院与在先冻结法院协调',
      doEn: 'It is decided anew when the earlier freeze ends; let the court settle it with the court of that freeze',
    },
    evaluate: { deductionOrder: takesAnothersMoney },
  }),
  rule({
    id: 'F-27',
    text: {
      zh: '依本案扣划后，本案冻结额度相应减少',
      en: 'What a case deducts lowers the quota of its own freeze',
      doZh: '无须处理；额度减至零的，该冻结终止',
      doEn: 'Nothing to do; a quota of nothing ends the freeze',
    },
    evaluate: { bankReport: lowersOwnQuota },
  }),
];
