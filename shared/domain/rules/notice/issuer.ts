/** N-01 – N-03: who issues the notice (12-6: the housing authority of the place where the project lies; S0: 审核出具). */

import type { Registration } from '../../account/state.ts';
import type { DocumentFacts } from '../../messages/commands.ts';
import type { InboundType } from '../../messages/messages.ts';
import { type Finding, type Rule, rule } from '../engine/engine.ts';
import type { Words } from '../engine/finding.ts';
import type { NoticeInput, PartnerEntry } from '../engine/moments.ts';
import type { SenderInput } from '../engine/questions.ts';
import { disprovedSeals, sealWords, unprovenSeals } from '../reading/broken.ts';
import { comparable, sameText } from '../reading/matching.ts';
import { sameId } from '../reading/parties.ts';
import { blank, named, say, shown, shownCreditCode } from '../reading/wording.ts';

const housingPrefix = 'housing:';

/** Registered housing authorities under this code. */
const authoritiesOf = (partners: readonly PartnerEntry[], uscc: string): PartnerEntry[] =>
  partners.filter(({ partner, uscc: known }) => partner.startsWith(housingPrefix) && sameId(known, uscc));

const registeredAuthority = say('已登记的住房城乡建设主管部门', 'a registered housing authority');

const issuerIsAuthority = rule({
  id: 'N-01',
  text: {
    zh: '出具单位不在住房城乡建设主管部门名册中',
    en: 'The issuer is not in the register of housing authorities',
    doZh: '请核对统一社会信用代码；新设或更名的主管部门请先登记',
    doEn: 'Check the unified social credit code; a new or renamed authority must be registered first',
  },
  evaluate: {
    notice: ({ notice, partners }) => {
      if (authoritiesOf(partners, notice.issuer.uscc).length > 0) return undefined;
      return { found: shownCreditCode(notice.issuer.uscc), expected: registeredAuthority, field: 'issuer.uscc' };
    },
  },
});

type Reach = 'own' | 'higher' | 'none';
const distance: Record<Reach, number> = { own: 0, higher: 1, none: 2 };

/** Divisions nest by pairs of digits: 370102 lies in 370100, both in 370000 (GB/T 2260). */
function reachOf(authorityRegion: string, region: string): Reach {
  const authority = significant(authorityRegion);
  const place = significant(region);
  if (authority === undefined || place === undefined)
    return comparable(authorityRegion) !== '' && sameText(authorityRegion, region) ? 'own' : 'none';
  if (authority === place) return 'own';
  return place.startsWith(authority) ? 'higher' : 'none';
}

/** The pairs of a division code that say something; undefined for what is no such code. */
function significant(regionCode: string): string | undefined {
  const code = comparable(regionCode);
  if (!/^\d{6}(?:\d{6})?$/u.test(code)) return undefined;
  const pairs = code.replace(/(?:00)+$/u, '');
  return pairs === '' ? undefined : pairs;
}

/**
 * The issuer must govern the project, the sender must be the issuer, and the issuer must have the region that its code is registered for. An authority
 * of a higher division may act by delegation, which a person must confirm.
 */
const issuerGovernsProject = rule({
  id: 'N-02',
  text: {
    zh: '出具单位不是项目所在地主管部门',
    en: 'The issuer does not govern the place of the project',
    doZh: '请由项目所在地主管部门出具；由上级部门出具的，请提供委托依据',
    doEn: 'The authority of the place must issue it; a higher authority must show its delegation',
  },
  evaluate: { notice: (input) => findRegion(input, input.state.registration), sender: speaksForAnothersRegister },
});

/** What only the authority that registered the account may say of it: that courts' freezes are known to it too (12-1). Who may issue its notices is N-01 to N-03. */
const ofItsRegister: ReadonlySet<InboundType> = new Set<InboundType>([
  'housing.account.registered',
  'housing.quota.adjusted',
  'housing.registration.completed',
  'housing.supervision.ended',
  'housing.freeze.acknowledged',
]);

/** Bureaus are merged and renamed: another's word is kept, and believed when a person has looked. */
function speaksForAnothersRegister({ message: { type }, from, housing }: SenderInput): Finding | undefined {
  if (!ofItsRegister.has(type) || housing === undefined || housing === from) return undefined;
  return { found: from, expected: housing, outcome: 'HOLD' };
}

type Says = (authority: string, place: string) => Words;
const ofProject: Says = (authority, place) =>
  say(`出具单位行政区划 ${authority}，项目所在地 ${place}`, `the issuer is of division ${authority}, the project lies in ${place}`);
const ofSender: Says = (authority, place) =>
  say(`发送单位行政区划 ${authority}，通知书写明 ${place}`, `the sender is of division ${authority}, the notice says ${place}`);
const ofRegister: Says = (authority, place) =>
  say(
    `出具单位登记的行政区划为 ${authority}，通知书写明 ${place}`,
    `the issuer is registered for division ${authority}, the notice says ${place}`,
  );

function findRegion({ notice, from, partners }: NoticeInput, registration: Registration | undefined): Finding | undefined {
  const claimed = notice.issuer.regionCode;
  const sender = from.startsWith(housingPrefix) ? from.slice(housingPrefix.length) : undefined;
  const registered = authoritiesOf(partners, notice.issuer.uscc).map(({ partner }) => partner.slice(housingPrefix.length));
  const pairs = [
    ...(registration === undefined ? [] : [{ authority: claimed, place: registration.regionCode, of: ofProject }]),
    ...(sender === undefined ? [] : [{ authority: sender, place: claimed, of: ofSender }]),
    ...registered.slice(0, registered.includes(claimed) ? 0 : 1).map((authority) => ({ authority, place: claimed, of: ofRegister })),
  ].map((pair) => ({ ...pair, reach: reachOf(pair.authority, pair.place) }));
  const worst = pairs.reduce<(typeof pairs)[number] | undefined>(
    (most, pair) => (most === undefined || distance[pair.reach] > distance[most.reach] ? pair : most),
    undefined,
  );
  if (worst === undefined || worst.reach === 'own') return undefined;
  const finding: Finding = {
    found: worst.of(named(worst.authority), named(worst.place)),
    expected: shown(worst.place),
    field: 'issuer.regionCode',
  };
  return worst.reach === 'higher' ? { ...finding, outcome: 'HOLD' } : finding;
}

/** 事业单位 that act for a bureau and have seals of their own. */
const publicInstitution = /(?:中心|事务所|服务站|管理站|交易所)(?:\(.*\))?$/u;

const sealIsIssuers = rule({
  id: 'N-03',
  text: {
    zh: '未加盖印章，或印章所有人不是出具单位',
    en: 'There is no seal, or its owner is not the issuer',
    doZh: '请加盖出具单位公章或电子印章；由事业单位用印的，请提供委托依据',
    doEn: 'The issuer must seal it; a public institution that seals for it must show its delegation',
  },
  evaluate: {
    notice: ({ notice: { seal, issuer }, documents }) => {
      const owner = comparable(seal.owner);
      if (owner === '') return { found: blank, expected: shown(issuer.name), field: 'seal.owner' };
      if (!sameText(seal.owner, issuer.name)) {
        const finding: Finding = { found: shown(seal.owner), expected: shown(issuer.name), field: 'seal.owner' };
        return publicInstitution.test(owner) ? { ...finding, outcome: 'HOLD' } : finding;
      }
      return sealDoesNotHold(
        documents.find(({ field }) => field === 'document'),
        issuer,
      );
    },
  },
});

/** A seal in the file that does not hold, or not for all of it. A file without one may bear its seal as a picture: that is for people to see. */
function sealDoesNotHold(facts: DocumentFacts | undefined, issuer: NoticeInput['notice']['issuer']): Finding | undefined {
  const field = 'document';
  const seal = facts?.seal ?? 'none';
  if (disprovedSeals.has(seal)) return { found: sealWords(seal), field };
  if (unprovenSeals.has(seal)) return { found: sealWords(seal), field, outcome: 'HOLD' };
  const owners = facts?.sealedBy ?? [];
  if (seal !== 'certificate trusted' || owners.some((owner) => isIssuer(owner, issuer))) return undefined;
  return {
    found: say(`签章证书持有人：${owners.join('、')}`, `the seal's certificate names ${owners.join(', ')}`),
    expected: shown(issuer.name),
    field,
    outcome: 'HOLD',
  };
}

/** A certificate names its holder, with or without what kind of seal it is: 某局, 某局电子印章, 某局@统一社会信用代码. A branch of it is somebody else. */
function isIssuer(owner: string, { name, uscc }: NoticeInput['notice']['issuer']): boolean {
  const parts = owner.split(/[@|,;，；、\s]+/u).filter((part) => part !== '');
  return [owner, ...parts].some(
    (part) => sameText(part.replace(/[(（]?(?:电子)?(?:公章|印章|签章|行政章)[0-9]*[)）]?$/u, ''), name) || sameId(part, uscc),
  );
}

export const issuerRules: readonly Rule[] = [issuerIsAuthority, issuerGovernsProject, sealIsIssuers];
