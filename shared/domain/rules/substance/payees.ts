/** S-10 – S-13: who gets the money (12-8: an authority answers for approvals that divert it). Payees that are persons are named by one character. */

import { isActive, type Registration } from '../../account/state.ts';
import type { NoticeLine, NoticePaper } from '../../messages/messages.ts';
import { yuan } from '../../values/money/figures.ts';
import { defaultProfile } from '../../values/profiles/profile.ts';
import { type Finding, type Rule, rule } from '../engine/engine.ts';
import type { PartnerEntry } from '../engine/moments.ts';
import { comparable } from '../reading/matching.ts';
import { isAmong, type Party, sameId, sameParty } from '../reading/parties.ts';
import { payeeName, say } from '../reading/wording.ts';

type Payee = NoticeLine['payee'];

/** The lines whose payee a test objects to, one finding a line. */
const findPayees = (notice: NoticePaper, objects: (payee: Payee) => boolean): Finding[] =>
  notice.lines.flatMap(({ line, payee }, index) =>
    objects(payee)
      ? [{ found: say(`第 ${line} 行：${payeeName(payee)}`, `line ${line}: “${payeeName(payee)}”`), field: `lines.${index}.payee` }]
      : [],
  );

/** A wage account bears the name of whoever opened it, with 农民工工资专用账户 behind it. */
const isPartysWageAccount = (payee: Payee, party: Party): boolean =>
  payee.kind === 'wage-account' && comparable(party.name) !== '' && comparable(payee.name).startsWith(comparable(party.name));

const isPartyOf = (notice: NoticePaper, payee: Payee): boolean =>
  (notice.contract?.parties ?? []).some((party) => sameParty(payee, party) || isPartysWageAccount(payee, party));

/** Where the notice does not say who the parties are, nothing can be said; a refund says it by its applicant. */
const payeeIsParty = rule({
  id: 'S-10',
  text: {
    zh: '收款人不是合同当事人，或不是退款房屋的买受人',
    en: 'The payee is no party of the contract, or not the buyer of the unit',
    doZh: '请主管部门说明收款人与合同的关系，或更正收款人',
    doEn: 'The housing authority must state what the payee has to do with the contract, or correct the payee',
  },
  evaluate: {
    notice: ({ notice }) => {
      if (notice.purpose === 'REFUND') return findPayees(notice, (payee) => payee.kind !== 'lender' && !isBuyer(notice, payee));
      if ((notice.contract?.parties ?? []).length === 0) return undefined;
      return findPayees(notice, (payee) => payee.kind !== 'lender' && !isPartyOf(notice, payee));
    },
  },
});

/** The applicant, or a co-buyer who signed the contract. */
const isBuyer = (notice: NoticePaper, payee: Payee): boolean => sameParty(payee, notice.applicant) || isPartyOf(notice, payee);

const payeeIsIndependent = rule({
  id: 'S-11',
  text: {
    zh: '收款人为开发企业、其关联方，或非购房人的个人账户',
    en: 'The payee is the developer, a related party, or a personal account of somebody who is not the buyer',
    doZh: '请主管部门核实资金去向并书面说明',
    doEn: 'The housing authority must check where the money goes and state it in writing',
  },
  evaluate: {
    notice: ({ notice, state, partners }) =>
      findPayees(
        notice,
        (payee) => isDeveloperOrRelated(payee, notice, state.registration, partners) || isStrangersPersonalAccount(notice, payee),
      ),
  },
});

const isStrangersPersonalAccount = (notice: NoticePaper, payee: Payee): boolean =>
  payee.kind === 'person' && (notice.purpose !== 'REFUND' || !isBuyer(notice, payee));

/** The developer by name or code, its related companies of the registration, and partners that the register relates to it. */
export function isDeveloperOrRelated(
  party: Party,
  notice: Pick<NoticePaper, 'developer'> | undefined,
  registration: Registration | undefined,
  partners: readonly PartnerEntry[],
): boolean {
  const developers = [notice?.developer, registration?.developer].flatMap((developer) => (developer === undefined ? [] : [developer]));
  const isDeveloper = developers.some(({ name, uscc }) => sameParty(party, { name, id: uscc }) || sameParty(party, { name }));
  if (isDeveloper || (registration?.developer.relatedUsccs ?? []).some((uscc) => sameId(uscc, party.id))) return true;
  return partners.some(({ name, uscc, relatedTo = [] }) => {
    const isRelated = relatedTo.some((related) =>
      developers.some((developer) => sameId(related, developer.uscc) || sameParty({ name: related }, developer)),
    );
    return isRelated && sameParty(party, { name, ...(uscc === undefined ? {} : { id: uscc }) });
  });
}

/** No bar: a contractor may be creditor and payee at once. The court should know of the double role. */
const payeeIsNoCreditor = rule({
  id: 'S-12',
  text: {
    zh: '收款人同时是本账户冻结案件的申请人',
    en: 'The payee is itself an applicant of a freeze on the account',
    doZh: '请主管部门和法院在审核、执行时注意利益关系',
    doEn: 'Housing authority and court should mind the double role',
  },
  evaluate: {
    notice: ({ notice, state }) => {
      const isCreditor = isAmong(state.freezes.filter(isActive).flatMap(({ applicants }) => applicants));
      return findPayees(notice, isCreditor);
    },
  },
});

/** 保障农民工工资支付条例 26, 31: the wage part goes to the contractor's wage account. */
const wagesGoToWageAccount = rule({
  id: 'S-13',
  text: {
    zh: '款项包含农民工工资，但未足额拨付至农民工工资专用账户',
    en: "The payment includes migrant workers' wages, but the wage account does not receive all of them",
    doZh: '请主管部门将工资部分单列至农民工工资专用账户，或书面说明',
    doEn: 'The housing authority must split the wages off to the wage account, or state why not',
  },
  profileKeys: ['wageAccountRequired'],
  evaluate: {
    notice: ({ notice, profile }) => {
      // Wages as the purpose are wages throughout, whatever part of them the notice names.
      const wagesFen = notice.wagesFen ?? (notice.purpose === 'WAGES' ? notice.totalFen : 0);
      if (!(profile ?? defaultProfile).wageAccountRequired || wagesFen === 0) return undefined;
      const paidFen = notice.lines.filter(({ payee }) => payee.kind === 'wage-account').reduce((sum, { amountFen }) => sum + amountFen, 0);
      return paidFen < wagesFen
        ? { found: yuan(paidFen), expected: say(`不少于 ${yuan(wagesFen)}`, `at least ${yuan(wagesFen)}`), field: 'wagesFen' }
        : undefined;
    },
  },
});

export const payeeRules: readonly Rule[] = [payeeIsParty, payeeIsIndependent, payeeIsNoCreditor, wagesGoToWageAccount];
