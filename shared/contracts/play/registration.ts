/** What a scenario registers before it plays: partners with their sandbox keys, and city profiles (contracts §5). */
import * as z from 'zod';
import type { Instant, LocalDate, PartnerId, Purpose } from '../../domain/messages.ts';
import { type CityProfile, type DeadlinesWD, defaultProfile } from '../../domain/profile.ts';
import { instantSchema, localDate } from '../fields/instant.ts';
import { purpose } from '../fields/notice.ts';
import { partnerId } from '../fields/partner.ts';
import { requiredText, text } from '../fields/text.ts';

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

/** A profile's region under `profile`, and whichever of its fields differ from the defaults. */
export interface ProfileRegistration {
  profile: string;
  effectiveFrom?: LocalDate;
  purposesAllowed?: Purpose[];
  purposesHeld?: Purpose[];
  purposesRefused?: Purpose[];
  wageAccountRequired?: boolean;
  deductionNeedsHousingConsent?: boolean;
  evidenceRequired?: string[];
  refundsPerDayMax?: number;
  matchGraceMinutes?: number;
  replayWindowDays?: number;
  deadlinesWD?: { [Name in keyof DeadlinesWD]?: number };
  monthlyReportDay?: number;
}

const purposes = z.exactOptional(z.array(purpose()).max(50));
const count = z.exactOptional(z.int().min(0).max(1_000_000));
const workingDays = z.exactOptional(z.int().min(0).max(365));

export const profileRegistration: z.ZodType<ProfileRegistration> = z.strictObject({
  profile: z
    .string()
    .max(6)
    .regex(/^\d{6}$/, { error: 'region-code' }),
  effectiveFrom: z.exactOptional(localDate()),
  purposesAllowed: purposes,
  purposesHeld: purposes,
  purposesRefused: purposes,
  wageAccountRequired: z.exactOptional(z.boolean()),
  deductionNeedsHousingConsent: z.exactOptional(z.boolean()),
  evidenceRequired: z.exactOptional(z.array(requiredText(64)).max(20)),
  refundsPerDayMax: count,
  matchGraceMinutes: count,
  replayWindowDays: count,
  deadlinesWD: z.exactOptional(
    z.strictObject({
      informHousing: workingDays,
      bankPay: workingDays,
      bankReport: workingDays,
      notifyApplicant: workingDays,
      fileDossier: workingDays,
      liftAfterSecurity: workingDays,
    }),
  ),
  monthlyReportDay: z.exactOptional(z.int().min(1).max(31)),
});

/**
 * The whole profile: what was registered over the defaults. A purpose that a given list names leaves the lists that were not given, so that
 * `{"purposesAllowed": […, "WAGES"]}` is enough to allow wages and no purpose stands in two lists by accident.
 */
export function profileFromRegistration(registration: ProfileRegistration): CityProfile {
  const { profile, purposesAllowed, purposesHeld, purposesRefused, deadlinesWD, ...rest } = registration;
  const named = new Set([purposesAllowed, purposesHeld, purposesRefused].flatMap((list) => list ?? []));
  const others = (list: readonly Purpose[]): Purpose[] => list.filter((each) => !named.has(each));
  return {
    ...defaultProfile,
    ...rest,
    regionCode: profile,
    purposesAllowed: purposesAllowed ?? others(defaultProfile.purposesAllowed),
    purposesHeld: purposesHeld ?? others(defaultProfile.purposesHeld),
    purposesRefused: purposesRefused ?? others(defaultProfile.purposesRefused),
    deadlinesWD: { ...defaultProfile.deadlinesWD, ...deadlinesWD },
  };
}
