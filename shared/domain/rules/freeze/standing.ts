/** What a notice may rest on: a live freeze by a court, not another organ's, not a criminal one, and no bankruptcy (F-01 … F-03, F-13, F-19). */

import { pourDown } from '../../account/money/waterfall.ts';
import { type AccountState, type Freeze, findFreeze, isActive } from '../../account/state.ts';
import type { Bilingual } from '../../values/bilingual.ts';
import { isDueToBankruptcy } from '../../values/identifiers/bankruptcy.ts';
import { isSameCase } from '../../values/identifiers/case-number.ts';
import { type Finding, type Rule, rule } from '../engine/engine.ts';
import type { NoticeInput } from '../engine/moments.ts';
import type { BankruptcyInput } from '../engine/questions.ts';
import { speaksFor } from '../reading/courts.ts';
import { sameCode } from '../reading/matching.ts';
import { minuteOf } from '../reading/minutes.ts';
import { organName } from '../reading/terms.ts';
import { listed } from '../reading/wording.ts';

const isLiveCourtFreeze = (freeze: Freeze): boolean => freeze.organ === 'court' && freeze.status === 'LIVE';
/** Live and waiting: what waits today may be live when the bank pays. */
const standingFreezes = (state: AccountState): Freeze[] => state.freezes.filter(isActive);

/** A registered freeze by any number it ever had; brackets and widths are no difference. */
function findCitedFreeze(state: AccountState, caseNumber: string): Freeze | undefined {
  return (
    findFreeze(state, caseNumber) ??
    state.freezes.find((freeze) => [freeze.caseNumber, ...freeze.formerCaseNumbers].some((number) => isSameCase(number, caseNumber)))
  );
}

const citedFreezes = ({ state, notice }: NoticeInput): Freeze[] =>
  notice.freezes.map(({ caseNumber }) => findCitedFreeze(state, caseNumber)).filter((freeze) => freeze !== undefined);

/** Court freezes that are live once the ended one is gone and the money is poured down what is left. */
function liveCourtFreezesAmong(remaining: readonly Freeze[], balanceFen: number): number {
  return pourDown(remaining.filter(isActive), balanceFen).filter(isLiveCourtFreeze).length;
}

const noCourtFreeze = { zh: '账户无有效的法院冻结', en: 'no live court freeze on the account' };

/** S0 §五 presupposes an account 「被人民法院冻结后」; money that no court has frozen is drawn in the ordinary way. */
function restsOnNoCourtFreeze(input: NoticeInput): Finding | undefined {
  if (!input.state.freezes.some(isLiveCourtFreeze)) return { found: noCourtFreeze, field: 'freezes' };
  if (citedFreezes(input).length > 0) return undefined;
  return {
    found: {
      zh: `所列 ${input.notice.freezes.length} 个案号均未登记冻结`,
      en: `none of the ${input.notice.freezes.length} cited cases has a freeze on record`,
    },
    field: 'freezes',
  };
}

function afterTheEnd(cause: Bilingual, endedAt: string | undefined, liveCourt: number): Finding {
  const at = endedAt === undefined ? '' : ` ${minuteOf(endedAt)}`;
  return {
    found: {
      zh: `${cause.zh}${at}；尚存有效法院冻结 ${liveCourt} 项`,
      en: `${cause.en}${at}; live court freezes that remain: ${liveCourt}`,
    },
    outcome: liveCourt > 0 ? 'ACCEPT' : 'HOLD',
  };
}

export const standingRules: readonly Rule[] = [
  rule({
    id: 'F-01',
    text: {
      zh: '监管账户没有可作依据的法院冻结',
      en: 'The notice rests on no live court freeze of this account',
      doZh: '未被冻结的资金按普通用款程序拨付；如确有冻结，请核对案号后重新出具或请法院补登',
      doEn: 'Route it as an ordinary disbursement, or correct the case numbers, or have the court register its freeze',
    },
    evaluate: {
      notice: restsOnNoCourtFreeze,
      // Its text has left the state: that some court freezes the account is all that can be asked of it.
      hindsight: ({ matter, state }) =>
        matter === 'reopened' && !state.freezes.some(isLiveCourtFreeze) ? { found: noCourtFreeze } : undefined,
      freezeEnded: ({ remaining, state }) =>
        liveCourtFreezesAmong(remaining, state.balanceFen) > 0 ? undefined : { found: noCourtFreeze },
    },
  }),
  rule({
    id: 'F-02',
    text: {
      zh: '账户上有法院以外机关的冻结（含轮候），法〔2022〕12号只调整人民法院的冻结',
      en: 'An organ other than a court has a freeze on the account, live or waiting; Notice Fa [2022] No. 12 covers courts only',
      doZh: '请法院与该机关协调，取得其书面意见后再处理',
      doEn: 'Let the court settle it with that organ and answer with its written position',
    },
    evaluate: {
      notice: ({ state }) => {
        const organs = [...new Set(standingFreezes(state).map(({ organ }) => organ))].filter((organ) => organ !== 'court').sort();
        return organs.length === 0 ? undefined : { found: listed(organs.map(organName)), expected: organName('court') };
      },
      // The order itself stands and is none of the courts' to answer; notices will wait for it.
      freezeOrder: ({ order: { organ } }) =>
        organ === 'court' ? undefined : { found: organName(organ), expected: organName('court'), field: 'organ', outcome: 'ACCEPT' },
    },
  }),
  rule({
    id: 'F-03',
    text: {
      zh: '账户上有刑事涉案财物冻结',
      en: 'A freeze on the account secures property in a criminal case',
      doZh: '请办案法院确认该款项是否可以用于工程建设',
      doEn: 'Ask the court of the criminal case whether the money may be used',
    },
    evaluate: {
      notice: ({ state }) => {
        const count = standingFreezes(state).filter(({ criminal }) => criminal).length;
        return count === 0 ? undefined : { found: { zh: `刑事冻结 ${count} 项`, en: `criminal freezes: ${count}` } };
      },
    },
  }),
  /*
   * 企业破产法 19: once bankruptcy is accepted, preservation shall be lifted and enforcement is stayed. A notice waits for the administrator; an
   * order to freeze or to deduct after that day is recorded, and the court is asked, for only a court can judge its own act.
   */
  rule({
    id: 'F-13',
    text: {
      zh: '债务人的破产申请已被受理，保全措施应当解除，执行程序应当中止',
      en: 'Bankruptcy of the debtor has been accepted: preservation is to be lifted and enforcement is stayed',
      doZh: '请破产受理法院或管理人答复',
      doEn: 'Refer it to the bankruptcy court or the administrator and answer with their decision',
    },
    variants: {
      ended: {
        zh: '破产程序已终结',
        en: 'The bankruptcy has ended',
        doZh: '无须处理；因破产暂缓的通知书和扣划重新审核',
        doEn: 'Nothing to do; notices and deductions that it held are decided anew',
      },
      doubtful: {
        zh: '破产报告的案号、法院或债务人与本账户不符',
        en: 'The report of a bankruptcy does not fit: its number, its court or its debtor',
        doZh: '请受理法院核对后以破产案号重新报送；在此之前付款不受影响',
        doEn: 'The court that accepted it should check and report it under its bankruptcy number; until then releases go on',
      },
    },
    evaluate: {
      notice: afterBankruptcy,
      freezeOrder: afterBankruptcy,
      deductionOrder: afterBankruptcy,
      bankruptcy: ofBankruptcy,
      hindsight: ({ matter, state }) => (matter === 'reopened' ? afterBankruptcy({ state }) : undefined),
    },
  }),
  /* A freeze that lapsed is F-06; both ask the same question again: is there still a court freeze to rest on? */
  rule({
    id: 'F-19',
    text: {
      zh: '通知书所依据的冻结已经解除或失效',
      en: 'A freeze that the notice cites has been lifted or has lapsed',
      doZh: '仍有法院冻结的继续办理；已无冻结的按普通用款程序办理',
      doEn: 'It goes on while another court freeze stands; with none left, route it as an ordinary disbursement',
    },
    evaluate: {
      notice: (input) => {
        const ended = citedFreezes(input).find((freeze) => !isActive(freeze));
        if (ended === undefined) return undefined;
        return {
          ...afterTheEnd(
            { zh: '所列冻结已终止于', en: 'a cited freeze ended at' },
            ended.endedAt,
            input.state.freezes.filter(isLiveCourtFreeze).length,
          ),
          field: 'freezes',
        };
      },
      freezeEnded: ({ ended, remaining, state }) =>
        ended.status === 'EXPIRED'
          ? undefined
          : afterTheEnd(
              { zh: '冻结已解除于', en: 'the freeze was lifted at' },
              ended.endedAt,
              liveCourtFreezesAmong(remaining, state.balanceFen),
            ),
    },
  }),
];

function afterBankruptcy({ state }: { state: AccountState }): Finding | undefined {
  return state.bankruptcy === undefined
    ? undefined
    : { found: { zh: `破产申请受理日 ${state.bankruptcy.acceptedOn}`, en: `accepted on ${state.bankruptcy.acceptedOn}` } };
}

/**
 * Another company's bankruptcy holds nothing, nor does what another court says of it; a person looks whether it reaches this developer (a group, a
 * consolidated procedure). 宣告破产 goes on as liquidation: the money is the administrator's until the end.
 */
function ofBankruptcy(input: BankruptcyInput): Finding[] {
  const doubts = doubtsAbout(input);
  if (doubts.length > 0 || input.message.type === 'court.bankruptcy.accepted') return doubts;
  const { endedOn, how } = input.message.data;
  const found =
    how === 'declared'
      ? { zh: '宣告破产，程序转入清算，暂停继续', en: 'declared bankrupt: it goes on as liquidation and stays stopped' }
      : { zh: `破产程序已终结：${endedOn}`, en: `the bankruptcy ended on ${endedOn}` };
  return [{ found, outcome: 'ACCEPT', ...(how === 'declared' ? {} : { as: 'ended' }) }];
}

function doubtsAbout({ state: { registration, bankruptcy }, message, from }: BankruptcyInput): Finding[] {
  const { caseNumber, developerUscc } = message.data;
  const doubts: Finding[] = [];
  const doubt = (finding: Finding) => doubts.push({ ...finding, outcome: 'HOLD', as: 'doubtful' });
  const developer = registration?.developer.uscc;
  if (developer !== undefined && !sameCode(developer, developerUscc))
    doubt({ found: developerUscc, expected: developer, field: 'developerUscc' });
  if (!isDueToBankruptcy(caseNumber, from))
    doubt({
      found: caseNumber,
      expected: { zh: '受理法院自己的破产案号（破申、破等）', en: 'a bankruptcy number (破申, 破 …) of the court that accepted it' },
      field: 'caseNumber',
    });
  if (message.type === 'court.bankruptcy.ended' && !(bankruptcy !== undefined && speaksFor(from, bankruptcy.court)))
    doubt({
      found: from,
      expected: { zh: '受理该破产的法院', en: 'the court that accepted the bankruptcy' },
      field: 'caseNumber',
    });
  return doubts;
}
