/** Partners that a scenario registers before it plays, with their sandbox keys (contracts §5). */
import * as z from 'zod';
import type { Instant, PartnerId } from '../../domain/messages/messages.ts';
import { instantSchema } from '../fields/instant.ts';
import { partnerId } from '../fields/partner.ts';
import { canBeAnswered } from '../fields/reply-queue.ts';
import { text } from '../fields/text.ts';

/** The end of a key before its time. Without `keyId` it is the key that was registered last. */
export interface KeyRevocation {
  keyId?: string;
  at: Instant;
  reason?: string;
}

export interface PartnerRegistration {
  partner: PartnerId;
  /** The partner's own name where the line gives none and no earlier line did. */
  name?: string;
  uscc?: string;
  relatedTo?: string[];
  /** What the sandbox key signs with; the key of its own curve where `publicJwk` or `publicKeyPem` hands one in. `EdDSA` unless given. */
  algorithm?: 'EdDSA' | 'ES256' | 'SM2SM3';
  /** Names the key, so that a second line gives the partner a second one. */
  keyId?: string;
  publicJwk?: { [name: string]: string };
  publicKeyPem?: string;
  /** How the partner spells SM2 signatures: `raw` (r ‖ s) or `der`. */
  signatureForm?: 'raw' | 'der';
  /** Which time M-03 judges the key by. */
  signingTime?: 'receipt' | 'sent';
  /** Validity of the key, to play certificates that are expired or revoked (M-03). */
  keyValidFrom?: Instant;
  keyValidUntil?: Instant;
  keyRevokedAt?: Instant;
  revoke?: KeyRevocation;
}

const related = text(200);
const keyId = text(256);

export const partnerRegistration: z.ZodType<PartnerRegistration> = z.strictObject({
  partner: partnerId().check(z.refine<string>(canBeAnswered, { error: 'reply-queue' })),
  name: z.exactOptional(text(200)),
  uscc: z.exactOptional(text(40)),
  relatedTo: z.exactOptional(z.union([related.transform((one) => [one]), z.array(related).max(200)])),
  algorithm: z.exactOptional(z.enum(['EdDSA', 'ES256', 'SM2SM3'])),
  keyId: z.exactOptional(keyId),
  publicJwk: z.exactOptional(z.record(z.string(), z.string())),
  publicKeyPem: z.exactOptional(z.string().max(4_000)),
  signatureForm: z.exactOptional(z.enum(['raw', 'der'])),
  signingTime: z.exactOptional(z.enum(['receipt', 'sent'])),
  keyValidFrom: z.exactOptional(instantSchema()),
  keyValidUntil: z.exactOptional(instantSchema()),
  keyRevokedAt: z.exactOptional(instantSchema()),
  revoke: z.exactOptional(z.strictObject({ keyId: z.exactOptional(keyId), at: instantSchema(), reason: z.exactOptional(text(500)) })),
});
