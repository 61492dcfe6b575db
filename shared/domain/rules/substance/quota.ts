/** S-19 – S-22: what must stay in the account so that the project is finished (12-2, 建房〔2022〕16号), and guarantees in its place (银保监办发〔2022〕104号). */
import type { Fen, QuotaGuarantee } from '../../messages.ts';
import { type Finding, type Rule, rule } from '../engine.ts';
import type { RegistrationInput } from '../moments.ts';
import { namedBuildings } from '../reading/buildings.ts';
import { outstandingFen } from '../reading/outstanding.ts';
import { listed, shown, yuan } from '../reading/wording.ts';
import { isDeveloperOrRelated } from './payees.ts';

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
        ? { found: yuan(leftFen), expected: `≥ ${yuan(costToCompleteFen)}`, field: 'costToCompleteFen' }
        : undefined;
    },
  },
});

const guaranteeOf = ({ guarantee, message }: RegistrationInput): QuotaGuarantee | undefined =>
  guarantee ?? (message.type === 'housing.quota.adjusted' ? message.data.guarantee : undefined);

/** The quota that completion needs: what is supervised in money and what guarantees stand for, before this message. */
const neededQuotaFen = ({ state }: RegistrationInput): Fen => state.supervisedQuotaFen + state.guaranteedFen;

/**
 * 104 二: at most 30 % of the quota may be replaced, and the money left is at least 70 % at all times. Amounts of messages are below 10^14, so ten times
 * one is exact. A guarantee that falls is no replacement: refusing that would keep the larger one in force.
 */
const replacedWithinLimits = rule({
  id: 'S-20',
  text: {
    zh: '保函置换金额超过监管额度的30%，或账户资金低于监管额度的70%',
    en: 'The guarantees replace more than 30 % of the quota, or the money is below 70 % of it',
    doZh: '不予置换；请核对置换金额、监管额度和账户余额',
    doEn: 'The replacement is refused; check the replaced amount, the quota and the balance',
  },
  evaluate: {
    registration: (input) => {
      const replacedFen = guaranteeOf(input)?.replacedFen ?? 0;
      if (input.state.registration === undefined || replacedFen === 0 || replacedFen < input.state.guaranteedFen) return undefined;
      const quotaFen = neededQuotaFen(input);
      const { balanceFen } = input.state;
      if (replacedFen * 10 > quotaFen * 3)
        return { found: yuan(replacedFen), expected: `≤ 30 % × ${yuan(quotaFen)}`, field: 'guarantee.replacedFen' };
      return balanceFen * 10 < quotaFen * 7
        ? { found: yuan(balanceFen), expected: `≥ 70 % × ${yuan(quotaFen)}`, field: 'guarantee.replacedFen' }
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
    doZh: '不予置换；请由符合条件的银行出具保函',
    doEn: 'The replacement is refused; a bank that meets the conditions must issue the guarantee',
  },
  evaluate: {
    registration: (input) => {
      const guarantee = guaranteeOf(input);
      return guarantee === undefined || guarantee.replacedFen === 0 ? undefined : findUnsound(guarantee, input);
    },
  },
});

function findUnsound({ issuer }: QuotaGuarantee, { state, partners }: RegistrationInput): Finding | undefined {
  if (issuer.kind === 'finance-company') return { found: issuer.kind, expected: 'bank', field: 'guarantee.issuer.kind' };
  if (issuer.supervisoryRating >= worstRating)
    return { found: String(issuer.supervisoryRating), expected: `< ${worstRating}`, field: 'guarantee.issuer.supervisoryRating' };
  if (issuer.totalAssetsFen < leastAssetsFen)
    return { found: yuan(issuer.totalAssetsFen), expected: `≥ ${yuan(leastAssetsFen)}`, field: 'guarantee.issuer.totalAssetsFen' };
  const related =
    issuer.relatedToDeveloper || isDeveloperOrRelated({ name: issuer.name, id: issuer.uscc }, undefined, state.registration, partners);
  return related ? { found: `${shown(issuer.name)}: 关联方 / related party`, field: 'guarantee.issuer.relatedToDeveloper' } : undefined;
}

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
        found: `首次登记 / registered: ${listed(registered.map(({ name }) => name))}; 未登记 / not: ${listed(open.map(({ name }) => name))}`,
        field: 'building',
      };
    },
  },
});

export const quotaRules: readonly Rule[] = [enoughIsLeft, replacedWithinLimits, issuerIsSound, buildingsAreAlike];
