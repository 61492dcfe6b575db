/**
 * 扣划 under 法〔2022〕12号 art. 一. Freezing a supervision account is allowed; taking money out of it is not, where four things meet: before the first
 * registration of the buildings (首次登记), inside the supervised quota, for a claim that did not arise from building this project, by deduction.
 * Software states that and drafts the objection; it never blocks a court (F-14 … F-18).
 */

import type { AccountState } from '../../account/state.ts';
import type { Claim, Fen } from '../../messages/messages.ts';
import type { Bilingual } from '../../values/bilingual.ts';
import { yuan } from '../../values/money/figures.ts';
import { type Finding, type Rule, rule } from '../engine/engine.ts';
import type { DeductionOrderInput, NoticeInput } from '../engine/moments.ts';
import type { HindsightInput } from '../engine/questions.ts';
import { allBuildingsRegistered } from '../reading/buildings.ts';
import { sameText } from '../reading/matching.ts';
import { outstandingFen } from '../reading/outstanding.ts';
import { acceptedDeductionsFen, competingDeductionsFen, promisedFen, splitDeduction } from './deductible.ts';

/** Progress, material or equipment money of this project, as a permit of the account shows: a claim that names none could be any project's. */
function arisesFromThisProject(state: AccountState, claim: Claim): boolean {
  const { permit } = claim;
  if (claim.origin !== 'construction' || permit === undefined || permit.trim() === '') return false;
  return (state.registration?.project.permits ?? []).some((own) => sameText(own, permit));
}

const split = ({ state, order }: DeductionOrderInput): Bilingual => {
  const { insideFen, outsideFen } = splitDeduction(state, order);
  const earlierFen = acceptedDeductionsFen(state);
  const [balance, quota] = [yuan(state.balanceFen), yuan(state.supervisedQuotaFen)];
  const earlier =
    earlierFen === 0 ? { zh: '', en: '' } : { zh: `，在先扣划 ${yuan(earlierFen)}`, en: `, earlier orders ${yuan(earlierFen)}` };
  return {
    zh: `额度内 ${yuan(insideFen)}，额度外 ${yuan(outsideFen)}；余额 ${balance}${earlier.zh}，监管额度 ${quota}`,
    en: `inside ${yuan(insideFen)}, outside ${yuan(outsideFen)}; balance ${balance}${earlier.en}, quota ${quota}`,
  };
};

/** What of an order 12-3 leaves to the court: all of it, or only what lies outside the quota. */
export function outsideBarFen(input: Pick<DeductionOrderInput, 'state' | 'order' | 'now'>): Fen {
  const { state, order, now } = input;
  if (allBuildingsRegistered(state, now) || arisesFromThisProject(state, order.claim)) return order.amountFen;
  return splitDeduction(state, order).outsideFen;
}

function isBarred(input: DeductionOrderInput): Finding | undefined {
  if (outsideBarFen(input) >= input.order.amountFen) return undefined;
  return {
    found: split(input),
    expected: {
      zh: '首次登记前额度内款项不得扣划；额度外部分可以扣划',
      en: 'nothing from inside the quota before first registration; the part outside may be taken',
    },
    field: 'amountFen',
  };
}

function isOutsideOrLater(input: DeductionOrderInput): Finding | undefined {
  if (allBuildingsRegistered(input.state, input.now))
    return { found: { zh: '全部楼栋已办理首次登记', en: 'every building has its first registration' }, field: 'amountFen' };
  return splitDeduction(input.state, input.order).outsideFen > 0 ? { found: split(input), field: 'amountFen' } : undefined;
}

/** What seemed to bar it was over when the money was deducted: a first registration that comes to be known late. */
function wasRegisteredBefore(input: HindsightInput): Finding | undefined {
  if (input.matter !== 'deduction' || input.bounds !== 'outside-quota' || !allBuildingsRegistered(input.state, input.bookedAt))
    return undefined;
  const found = { zh: '扣划时全部楼栋已办理首次登记', en: 'every building had its first registration when it was booked' };
  return { found, field: 'amountFen' };
}

function consentMissing({ profile, order }: DeductionOrderInput): Finding | undefined {
  if (profile?.deductionNeedsHousingConsent !== true || (order.housingConsent ?? '').trim() !== '') return undefined;
  return {
    found: { zh: '未附', en: 'none attached' },
    expected: { zh: '主管部门书面同意', en: 'the written consent of the housing authority' },
    field: 'housingConsent',
  };
}

const shortage = (balanceFen: Fen, deductionFen: Fen, noticesFen: Fen): Finding | undefined =>
  balanceFen >= deductionFen + noticesFen
    ? undefined
    : {
        found: {
          zh: `余额 ${yuan(balanceFen)}；扣划 ${yuan(deductionFen)}；通知书待付 ${yuan(noticesFen)}`,
          en: `balance ${yuan(balanceFen)}; deduction ${yuan(deductionFen)}; notices ${yuan(noticesFen)}`,
        },
      };

/** Nothing is said about an account whose balance nobody has told yet. */
function deductionCompetes({ state, order }: DeductionOrderInput): Finding | undefined {
  const noticesFen = promisedFen(state.notices);
  return state.balanceKnown && noticesFen > 0 ? shortage(state.balanceFen, order.amountFen, noticesFen) : undefined;
}
function noticeCompetes(input: NoticeInput): Finding | undefined {
  const { state } = input;
  const deductionFen = competingDeductionsFen(state);
  return state.balanceKnown && deductionFen > 0 ? shortage(state.balanceFen, deductionFen, outstandingFen(input)) : undefined;
}

export const deductionRules: readonly Rule[] = [
  rule({
    id: 'F-14',
    text: {
      zh: '首次登记前扣划监管额度内款项，且债权并非因建设本项目产生',
      en: 'The deduction reaches money inside the supervised quota before first registration, for a claim that did not arise from building this project',
      doZh: '银行可据所附异议草稿向法院书面提出异议，法院十五日内答复；系统只提示，不阻止法院',
      doEn: 'The bank may lodge the drafted written objection, which the court answers in 15 days; this only informs and blocks no court',
    },
    evaluate: { deductionOrder: isBarred },
  }),
  rule({
    id: 'F-15',
    text: {
      zh: '债权系因建设本项目产生的工程进度款、材料款、设备款，可以扣划',
      en: 'The claim is for progress, material or equipment money of this very project: deduction is open to it',
      doZh: '无须处理',
      doEn: 'Nothing to do',
    },
    evaluate: {
      deductionOrder: ({ state, order }) =>
        arisesFromThisProject(state, order.claim) ? { found: order.claim.permit ?? order.claim.origin, field: 'claim' } : undefined,
    },
  }),
  rule({
    id: 'F-16',
    text: {
      zh: '扣划的款项在监管额度之外，或项目已办理首次登记',
      en: 'The deduction falls, wholly or in part, outside the supervised quota, or comes after first registration',
      doZh: '该部分可以扣划',
      doEn: 'That part may be deducted',
    },
    evaluate: { deductionOrder: isOutsideOrLater, hindsight: wasRegisteredBefore },
  }),
  rule({
    id: 'F-17',
    text: {
      zh: '本市要求扣划附住房城乡建设主管部门书面同意，但未附',
      en: 'This city asks for the written consent of the housing authority to a deduction, and none is attached',
      doZh: '请法院补充主管部门的书面同意',
      doEn: 'Ask the court to add the consent of the housing authority',
    },
    profileKeys: ['deductionNeedsHousingConsent'],
    evaluate: { deductionOrder: consentMissing },
  }),
  rule({
    id: 'F-18',
    text: {
      zh: '资金不足以同时满足扣划和用款通知书',
      en: 'The money does not cover both the deduction and the notices',
      doZh: '两者暂缓，由法院决定先后',
      doEn: 'Both wait; the court decides which comes first',
    },
    evaluate: { deductionOrder: deductionCompetes, notice: noticeCompetes },
  }),
];
