/** A city profile as a scenario line or a published file gives it: the region, and whichever values differ from the defaults. */
import * as z from 'zod';
import type { LocalDate, Purpose } from '../../domain/messages/messages.ts';
import { type CityProfile, type DeadlinesWD, defaultProfile } from '../../domain/values/profiles/profile.ts';
import { localDate } from '../fields/instant.ts';
import { fen } from '../fields/money.ts';
import { purpose } from '../fields/notice.ts';
import { once } from '../fields/once.ts';
import { requiredText } from '../fields/text.ts';

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
  balanceToleranceFen?: number;
  balanceToleranceMinutes?: number;
  replayWindowDays?: number;
  freezeExcessPercent?: number;
  deadlinesWD?: { [Name in keyof DeadlinesWD]?: number };
  monthlyReportDay?: number;
}

const purposes = () => z.exactOptional(z.array(purpose()).max(50));
const count = () => z.exactOptional(z.int().min(0).max(1_000_000));
const workingDays = () => z.exactOptional(z.int().min(0).max(365));

export const profileRegistration = once(
  (): z.ZodType<ProfileRegistration> =>
    z.strictObject({
      profile: z
        .string()
        .max(6)
        .regex(/^\d{6}$/, { error: 'region-code' }),
      effectiveFrom: z.exactOptional(localDate()),
      purposesAllowed: purposes(),
      purposesHeld: purposes(),
      purposesRefused: purposes(),
      wageAccountRequired: z.exactOptional(z.boolean()),
      deductionNeedsHousingConsent: z.exactOptional(z.boolean()),
      evidenceRequired: z.exactOptional(z.array(requiredText(64)).max(20)),
      refundsPerDayMax: count(),
      matchGraceMinutes: count(),
      balanceToleranceFen: z.exactOptional(fen()),
      balanceToleranceMinutes: count(),
      replayWindowDays: count(),
      freezeExcessPercent: z.exactOptional(z.int().min(0).max(1000)),
      deadlinesWD: z.exactOptional(
        z.strictObject({
          informHousing: workingDays(),
          bankPay: workingDays(),
          bankReport: workingDays(),
          notifyApplicant: workingDays(),
          fileDossier: workingDays(),
          liftAfterSecurity: workingDays(),
        }),
      ),
      monthlyReportDay: z.exactOptional(z.int().min(1).max(31)),
    }),
);

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
    ...(rest.monthlyReportDay === undefined ? {} : { asksMonthlyReport: true as const }),
    purposesAllowed: purposesAllowed ?? others(defaultProfile.purposesAllowed),
    purposesHeld: purposesHeld ?? others(defaultProfile.purposesHeld),
    purposesRefused: purposesRefused ?? others(defaultProfile.purposesRefused),
    deadlinesWD: { ...defaultProfile.deadlinesWD, ...deadlinesWD },
  };
}
