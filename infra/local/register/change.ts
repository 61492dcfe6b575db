/** What may be changed of a partner in the register: one comes, takes another key, loses one, or is suspended. Nothing is ever taken out. */
import * as z from 'zod';
import { instantSchema } from '../../../shared/contracts/fields/instant.ts';
import { partnerId } from '../../../shared/contracts/fields/partner.ts';
import { canBeAnswered } from '../../../shared/contracts/fields/reply-queue.ts';
import { text } from '../../../shared/contracts/fields/text.ts';
import type { Instant } from '../../../shared/domain/messages/messages.ts';
import type { Partner, PartnerKey } from '../../../shared/ports/register.ts';

const head = { partner: partnerId().check(z.refine<string>(canBeAnswered, { error: 'reply-queue' })) };
const key = z.strictObject({
  keyId: text(256).min(1),
  algorithm: z.enum(['EdDSA', 'ES256', 'SM2SM3']),
  publicJwk: z.record(z.string(), z.string()),
  signatureForm: z.exactOptional(z.enum(['raw', 'der'])),
});
const reason = text(500).min(1);

export const partnerChange = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('add'), ...head, name: text(200).min(1), uscc: z.exactOptional(text(40)), key }),
  /** The keys before it end at `overlapUntil`: until then both hold. */
  z.strictObject({ kind: z.literal('rotate'), ...head, key, overlapUntil: instantSchema() }),
  /** Without `keyId`: the key that came last. */
  z.strictObject({ kind: z.literal('revoke'), ...head, keyId: z.exactOptional(text(256)), at: instantSchema(), reason }),
  /** All keys end. The partner comes back with a new one (rotate). */
  z.strictObject({ kind: z.literal('suspend'), ...head, at: instantSchema(), reason }),
]);
export type PartnerChange = z.output<typeof partnerChange>;

const isOver = ({ revokedAt, validUntil }: PartnerKey, at: Instant): boolean =>
  (revokedAt !== undefined && revokedAt <= at) || (validUntil !== undefined && validUntil <= at);

/** @throws Error saying why the register does not take it, and what to do. */
export function changed(before: Partner | undefined, change: PartnerChange, now: Instant): Partner {
  const { partner } = change;
  if (change.kind === 'add') {
    if (before !== undefined) throw new Error(`${partner} is registered already; give it a further key with "presale partner rotate"`);
    const { name, uscc } = change;
    return { partner, name, ...(uscc === undefined ? {} : { uscc }), keys: [change.key] };
  }
  if (before === undefined) throw new Error(`${partner} is not registered; register it with "presale partner add"`);
  switch (change.kind) {
    case 'rotate': {
      if (before.keys.some(({ keyId }) => keyId === change.key.keyId))
        throw new Error(
          `${partner} has had a key "${change.key.keyId}"; a new key takes a new name, since the old one proves what it signed`,
        );
      if (change.overlapUntil < now) throw new Error('the overlap ends in the past; give a later end, or revoke the old key');
      const ending = before.keys.map((each) => (isOver(each, change.overlapUntil) ? each : { ...each, validUntil: change.overlapUntil }));
      return { ...before, keys: [...ending, change.key] };
    }
    case 'revoke': {
      const ends = change.keyId === undefined ? before.keys.at(-1) : before.keys.find(({ keyId }) => keyId === change.keyId);
      if (ends === undefined)
        throw new Error(`${partner} has no key "${change.keyId ?? ''}"; its keys are ${before.keys.map(({ keyId }) => keyId).join(', ')}`);
      return { ...before, keys: before.keys.map((each) => (each === ends ? revoked(each, change) : each)) };
    }
    case 'suspend':
      return { ...before, keys: before.keys.map((each) => (isOver(each, change.at) ? each : revoked(each, change))) };
  }
}

/** What was revoked before stays revoked from then: a later word does not give a key back the time between. */
const revoked = (key: PartnerKey, { at, reason: why }: { at: Instant; reason: string }): PartnerKey =>
  key.revokedAt !== undefined && key.revokedAt <= at ? key : { ...key, revokedAt: at, revocationReason: why };
