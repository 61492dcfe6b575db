/** S-19 – S-22: what must stay in the account so that the project is finished (12-2, 建房〔2022〕16号), and guarantees in its place (银保监办发〔2022〕104号). */

import type { Fen, QuotaGuarantee } from '../../messages/messages.ts';
import { yuan } from '../../values/money/figures.ts';
import { type Finding, type Rule, rule } from '../engine/engine.ts';
import type { Words } from '../engine/finding.ts';
import type { RegistrationInput } from '../engine/moments.ts';
import { namedBuildings } from '../reading/buildings.ts';
import { outstandingFen } from '../reading/outstanding.ts';
import { named, say } from '../reading/wording.ts';
import { isDeveloperOrRelated } from './payees.ts';

const atLeast = (figure: string): Words => say(`不少于 ${figure}`, `at least ${figure}`);

/** Where the balance is not known, nothing can be said; more than the balance is B-01's business, so money left is never below nothing. */
const enoughIsLeft = rule({
  id: 'S-19',
  text: {
    zh: '支付后余额低于后续建设所需资金',
    en: 'What is left after the payment is less than the cost to complete',
    doZh: '请主管部门就后续建设资金来源作出说明',
    doEn: 'The housing authority must state how the rest of the construction is funded',
  },
  evaluate: {
    notice: (input) => {
      const { state } = input;
      const { costToCompleteFen } = input.notice;
      if (costToCompleteFen === undefined || !state.balanceKnown) return undefined;
      const leftFen = Math.max(0, state.balanceFen - outstandingFen(input));
      return leftFen < costToCompleteFen
        ? { found: yuan(leftFen), expected: atLeast(yuan(costToCompleteFen)), field: 'costToCompleteFen' }
        : undefined;
    },
  },
});

const guaranteeOf = ({ guarantee, message }: RegistrationInput): QuotaGuarantee | undefined =>
  guarantee ?? (message.type === 'housing.quota.adjusted' ? message.data.guarantee : undefined);

/** The quota that completion needs: what is supervised in money and what guarantees stand for, before this message. */
const neededQuotaFen = ({ state }: RegistrationInput): Fen => state.supervisedQuotaFen + state.guaranteedFen;

const atMostShare = (quotaFen: Fen): Words => say(`不超过 ${yuan(quotaFen)} × 30 %`, `at most ${yuan(quotaFen)} × 30 %`);
const balanceIs = (fen: Fen): Words => say(`账户资金 ${yuan(fen)}`, `money in the account ${yuan(fen)}`);

/**
 * 104 二: at most 30 % of the quota may be replaced, and the money left is at least 70 % at all times. Amounts of messages are below 10^14, so ten times
 * one is exact. A guarantee that falls is no replacement.
 */
const replacedWithinLimits = rule({
  id: 'S-20',
  text: {
    zh: '保函置换金额超过监管额度的30%，或账户资金低于监管额度的70%',
    en: 'The guarantees replace more than 30 % of the quota, or the money is below 70 % of it',
    doZh: '额度由主管部门决定，已登记并提示；请核对置换金额、监管额度和账户余额',
    doEn: 'The quota is the decision of the housing authority: it is recorded and flagged; check replaced amount, quota and balance',
  },
  evaluate: {
    registration: (input) => {
      const replacedFen = guaranteeOf(input)?.replacedFen ?? 0;
      if (input.state.registration === undefined || replacedFen === 0 || replacedFen < input.state.guaranteedFen) return undefined;
      const quotaFen = neededQuotaFen(input);
      const { balanceFen } = input.state;
      if (replacedFen * 10 > quotaFen * 3)
        return { found: yuan(replacedFen), expected: atMostShare(quotaFen), field: 'guarantee.replacedFen' };
      return balanceFen * 10 < quotaFen * 7
        ? { found: balanceIs(balanceFen), expected: atLeast(`${yuan(quotaFen)} × 70 %`), field: 'guarantee.replacedFen' }
        : undefined;
    },
  },
});

/** 5,000亿元 in fen. */
const leastAssetsFen = 50_000_000_000_000;
const worstRating = 4;

const issuerIsSound = rule({
  id: 'S-21',
  text: {
    zh: '保函出具机构监管评级4级及以下、资产低于5000亿元、为关联方或财务公司',
    en: 'The guarantor is rated 4 or worse, has assets below 500 billion yuan, is a related party, or is a finance company',
    doZh: '额度由主管部门决定，已登记并提示；保函宜由符合条件的银行出具',
    doEn: 'The quota is the decision of the housing authority: it is recorded and flagged; a bank that meets the conditions should guarantee',
  },
  evaluate: {
    registration: (input) => {
      const guarantee = guaranteeOf(input);
      return guarantee === undefined || guarantee.replacedFen === 0 ? undefined : findUnsound(guarantee, input);
    },
  },
});

function findUnsound({ issuer }: QuotaGuarantee, { state, partners }: RegistrationInput): Finding[] {
  const related =
    issuer.relatedToDeveloper || isDeveloperOrRelated({ name: issuer.name, id: issuer.uscc }, undefined, state.registration, partners);
  const faults: [boolean, Words, Words | undefined, string][] = [
    [issuer.kind === 'finance-company', say('财务公司', 'a finance company'), say('银行', 'a bank'), 'kind'],
    [
      issuer.supervisoryRating >= worstRating,
      say(`监管评级 ${issuer.supervisoryRating} 级`, `rated ${issuer.supervisoryRating}`),
      say(`优于 ${worstRating} 级`, `better than ${worstRating}`),
      'supervisoryRating',
    ],
    [issuer.totalAssetsFen < leastAssetsFen, yuan(issuer.totalAssetsFen), atLeast(yuan(leastAssetsFen)), 'totalAssetsFen'],
    [related, say(`${named(issuer.name)}为关联方`, `“${named(issuer.name)}” is a related party`), undefined, 'relatedToDeveloper'],
  ];
  return faults.flatMap(([isFault, found, expected, name]) =>
    isFault ? [{ found, ...(expected === undefined ? {} : { expected }), field: `guarantee.issuer.${name}` }] : [],
  );
}

const namesOf = (buildings: readonly { name: string }[]): string => named(buildings.map(({ name }) => name).join('、'));
const mixed = (registered: string, open: string): Words =>
  say(`已首次登记：${registered}；未登记：${open}`, `registered: “${registered}”; not registered: “${open}”`);

/** 12-3 ends with 首次登记, so one payment cannot rest on it for one building and not for another. */
const buildingsAreAlike = rule({
  id: 'S-22',
  text: {
    zh: '款项同时涉及首次登记前和首次登记后的楼栋',
    en: 'The payment mixes buildings before and after first registration',
    doZh: '请主管部门按楼栋分别出具通知书，或书面说明',
    doEn: 'The housing authority must issue a notice for each, or state why not',
  },
  evaluate: {
    notice: ({ notice, state, now }) => {
      const { registered, open } = namedBuildings(notice.building, state.registration?.buildings ?? [], now.slice(0, 10));
      if (registered.length === 0 || open.length === 0) return undefined;
      return {
        found: mixed(namesOf(registered), namesOf(open)),
        field: 'building',
      };
    },
  },
});

export const quotaRules: readonly Rule[] = [enoughIsLeft, replacedWithinLimits, issuerIsSound, buildingsAreAlike];
