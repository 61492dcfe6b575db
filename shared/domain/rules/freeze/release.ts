/** Who may stop a release, and what a release does to a freeze (F-21, F-22). */

import { pourDown } from '../../account/money/waterfall.ts';
import { isActive } from '../../account/state.ts';
import type { Fen } from '../../messages/messages.ts';
import { yuan } from '../../values/money/figures.ts';
import { isFirstSettlement, isLawful } from '../bank/payment-line.ts';
import { type Finding, type Rule, rule } from '../engine/engine.ts';
import type { Words } from '../engine/finding.ts';
import type { FreezeChangeInput, IntakeInput, PaymentInput } from '../engine/moments.ts';
import { speaksFor } from '../reading/courts.ts';
import { organName } from '../reading/terms.ts';

const courtSource = 'urn:presale:court:';

/** A phone call, a letter, an e-mail or anything else that no court has signed stops nothing (S0 §五: courts shall support the transfer). */
function stopIsNoCourtAct({ identity, signature }: IntakeInput): Finding | undefined {
  if (!/(?:^|\.)court\.release\.suspended(?:\.|$)/u.test(identity.type ?? '')) return undefined;
  if (signature.status !== 'valid')
    return {
      found: { zh: '没有有效签名', en: 'no valid signature' },
      expected: { zh: '法院有效签名', en: 'a valid signature of the court' },
      field: 'signature',
    };
  if ((identity.source ?? '').startsWith(courtSource)) return undefined;
  return {
    found: { zh: `来源“${identity.source ?? '—'}”`, en: `source “${identity.source ?? '—'}”` },
    expected: { zh: '作出冻结的人民法院', en: 'the freezing court' },
    field: 'source',
  };
}

/** Only a court whose freeze stands on the account, or its superior, may stop a release under it. */
function stopByAnotherCourt({ message, freeze, from }: FreezeChangeInput): Finding | undefined {
  if (message.type !== 'court.release.suspended') return undefined;
  if (freeze === undefined)
    return { found: { zh: '该案在本账户没有登记冻结', en: 'this case has no freeze on the account' }, field: 'caseNumber' };
  if (!isActive(freeze)) return { found: { zh: '该案冻结已终止', en: 'the freeze of this case has ended' }, field: 'caseNumber' };
  if (freeze.organ !== 'court')
    return {
      found: organName(freeze.organ),
      expected: { zh: '作出冻结的人民法院', en: 'a court that has frozen the account' },
      field: 'caseNumber',
    };
  if (speaksFor(from, freeze.court)) return undefined;
  return { found: from, expected: { zh: '作出冻结的法院或其上级法院', en: 'the freezing court or its superior' }, field: 'caseNumber' };
}

const controlledFen = (freezes: PaymentInput['state']['freezes']): Fen =>
  freezes.reduce((sum, freeze) => sum + (isActive(freeze) ? freeze.controlledFen : 0), 0);

/** 民诉解释 165: a release is a payment under a continuing freeze. It lowers what is controlled, never the quota, which bites again on the next inflow. */
function nowControlled(beforeFen: Fen, afterFen: Fen): Words {
  const [before, after] = [yuan(beforeFen), yuan(afterFen)];
  return beforeFen === afterFen
    ? { zh: `实际控制 ${before} 不变，冻结额度不变`, en: `controlled ${before} as before, quotas unchanged` }
    : { zh: `实际控制由 ${before} 减至 ${after}，冻结额度不变`, en: `controlled falls from ${before} to ${after}, quotas unchanged` };
}

function lowersWhatIsControlled(input: PaymentInput): Finding | undefined {
  const { state, payment } = input;
  if (!isFirstSettlement(input) || !isLawful(input) || !state.freezes.some(isActive)) return undefined;
  if (!state.balanceKnown)
    return {
      found: { zh: `付款 ${yuan(payment.amountFen)}，冻结额度不变`, en: `${yuan(payment.amountFen)} paid, quotas unchanged` },
      field: 'amountFen',
    };
  const after = controlledFen(pourDown(state.freezes, state.balanceFen - payment.amountFen));
  return {
    found: nowControlled(controlledFen(state.freezes), after),
    field: 'amountFen',
  };
}

export const releaseRules: readonly Rule[] = [
  rule({
    id: 'F-21',
    text: {
      zh: '没有法院签署的法律文书，不能停止有效通知书的支付',
      en: 'Nothing stops a valid notice but a signed act of the court that froze the account',
      doZh: '停止请求不予受理并留痕；确需停止的，由冻结法院签署暂停支付文书',
      doEn: 'The request is refused and recorded; if payment must stop, the freezing court signs a suspension',
    },
    evaluate: { intake: stopIsNoCourtAct, freezeChange: stopByAnotherCourt },
  }),
  rule({
    id: 'F-22',
    text: {
      zh: '依通知书付款不减少冻结额度，冻结继续有效；动用被控制款项的，实际控制金额相应减少',
      en: 'A payment under a notice leaves quota and freeze as they are; what it takes of controlled money lowers what is controlled',
      doZh: '无须处理；法院另有裁定的除外',
      doEn: 'Nothing to do unless the court rules otherwise',
    },
    evaluate: { payment: lowersWhatIsControlled },
  }),
];
