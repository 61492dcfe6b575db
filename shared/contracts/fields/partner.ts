/** Who speaks: `<kind>:<code>` (contracts §1). A message's `source` is `urn:presale:` + the partner. */
import * as z from 'zod';
import type { PartnerId, PartnerKind } from '../../domain/messages/messages.ts';
import { once } from './once.ts';

/** Bank: 12-digit CNAPS code. Housing authority: 6-digit region code. Court: its code in case numbers (法院代字). Operator: a name at the operations desk. */
const codes: Record<PartnerKind, string> = {
  bank: '[0-9]{12}',
  housing: '[0-9]{6}',
  court: String.raw`[\u4e00-\u9fff][0-9\u4e00-\u9fff]{0,11}`,
  operator: String.raw`[0-9A-Za-z\u4e00-\u9fff][0-9A-Za-z\u4e00-\u9fff._@-]{0,63}`,
};
const grammar = `(${Object.entries(codes)
  .map(([kind, code]) => `${kind}:${code}`)
  .join('|')})`;
const partnerGrammar = new RegExp(`^${grammar}$`);
const sourceGrammar = new RegExp(`^urn:presale:${grammar}$`);
const sourcePrefix = 'urn:presale:';

/** The system itself, as `source` of what it sends. No partner kind is named `platform`, so no partner can claim it. */
export const platformSource = 'urn:presale:platform:release';

export const partnerId = once(() => z.string().check(z.maxLength(80), z.regex(partnerGrammar, { error: 'partner' })));
export const source = once(() => z.string().check(z.maxLength(100), z.regex(sourceGrammar, { error: 'source' })));

export const isPartnerId = (value: string): boolean => value.length <= 80 && partnerGrammar.test(value);
export const sourceOf = (partner: PartnerId): string => sourcePrefix + partner;

/** The partner of a valid `source`; undefined for anything else. */
export function partnerOfSource(value: string): PartnerId | undefined {
  return value.length <= 100 && sourceGrammar.test(value) ? value.slice(sourcePrefix.length) : undefined;
}

export function kindOfPartner(partner: PartnerId): PartnerKind | undefined {
  const kind = partner.slice(0, Math.max(partner.indexOf(':'), 0));
  return kind === 'bank' || kind === 'housing' || kind === 'court' || kind === 'operator' ? kind : undefined;
}
