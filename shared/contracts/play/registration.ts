/** Partners that a scenario registers before it plays, with their sandbox keys (contracts §5). */
import * as z from 'zod';
import type { Instant, PartnerId } from '../../domain/messages.ts';
import { instantSchema } from '../fields/instant.ts';
import { partnerId } from '../fields/partner.ts';
import { text } from '../fields/text.ts';

export interface PartnerRegistration {
  partner: PartnerId;
  name: string;
  uscc?: string;
  relatedTo?: string[];
  algorithm: 'EdDSA' | 'ES256' | 'SM2SM3';
  /** Validity of the sandbox key, to play certificates that are expired or revoked (M-03). */
  keyValidFrom?: Instant;
  keyValidUntil?: Instant;
  keyRevokedAt?: Instant;
}

const related = text(200);

export const partnerRegistration: z.ZodType<PartnerRegistration> = z
  .strictObject({
    partner: partnerId(),
    name: z.exactOptional(text(200)),
    uscc: z.exactOptional(text(40)),
    relatedTo: z.exactOptional(z.union([related.transform((one) => [one]), z.array(related).max(200)])),
    algorithm: z.enum(['EdDSA', 'ES256', 'SM2SM3']).default('EdDSA'),
    keyValidFrom: z.exactOptional(instantSchema()),
    keyValidUntil: z.exactOptional(instantSchema()),
    keyRevokedAt: z.exactOptional(instantSchema()),
  })
  .transform(({ name, ...rest }) => ({ ...rest, name: name ?? rest.partner }));
