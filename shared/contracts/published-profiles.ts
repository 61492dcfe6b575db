/**
 * City profiles that come with the system: data of `shared/domain/values/profiles`, one file a city and version, each value with where it is from.
 * What an operator or a scenario registers stands before them.
 */
import * as z from 'zod';
import quzhou2022 from '../domain/values/profiles/330800-2022-09.json' with { type: 'json' };
import zhongshan2022 from '../domain/values/profiles/442000-2022-05.json' with { type: 'json' };
import type { CityProfile } from '../domain/values/profiles/profile.ts';
import { once } from './fields/once.ts';
import { requiredText } from './fields/text.ts';
import { profileFromRegistration, profileRegistration } from './play/profile.ts';

const files: readonly unknown[] = [zhongshan2022, quzhou2022];

/** Everything that a profile says, apart from whose it is. */
const valueNames = [
  'effectiveFrom',
  'purposesAllowed',
  'purposesHeld',
  'purposesRefused',
  'wageAccountRequired',
  'deductionNeedsHousingConsent',
  'evidenceRequired',
  'refundsPerDayMax',
  'matchGraceMinutes',
  'balanceToleranceFen',
  'balanceToleranceMinutes',
  'replayWindowDays',
  'freezeExcessPercent',
  'deadlinesWD',
  'monthlyReportDay',
] as const;
const notes = () => z.partialRecord(z.enum(valueNames), requiredText(500));

/** A file of `shared/domain/values/profiles`. Each value is either given and has its source, or stays at the default and says why. */
export const publishedProfile = once(() =>
  z
    .strictObject({
      city: z.strictObject({ zh: requiredText(100), en: requiredText(100) }),
      document: requiredText(500),
      registration: profileRegistration(),
      sources: notes(),
      defaults: notes(),
      notInProfile: z.array(requiredText(500)).max(20),
    })
    .superRefine(({ registration, sources, defaults }, context) => {
      for (const name of valueNames) {
        const isGiven = registration[name] !== undefined;
        const [right, wrong, place] = isGiven ? [sources, defaults, 'sources'] : [defaults, sources, 'defaults'];
        if (right[name] === undefined || wrong[name] !== undefined)
          context.addIssue({
            code: 'custom',
            path: [place, name],
            message: `${name} is ${isGiven ? 'given' : 'not given'}: explain it under ${place} and only there`,
          });
      }
    }),
);

/** The profiles that come with the system. */
export const publishedProfiles = once((): readonly CityProfile[] =>
  files.map((file) => profileFromRegistration(publishedProfile().parse(file).registration)),
);

/**
 * What was registered, with the published profiles behind it: a registered version replaces the published one of the same region and date, and a
 * registered profile without a date, which holds for all dates, replaces all published versions of its region.
 */
export function withPublishedProfiles(registered: readonly CityProfile[]): CityProfile[] {
  const replaced = ({ regionCode, effectiveFrom }: CityProfile): boolean =>
    registered.some((own) => own.regionCode === regionCode && (own.effectiveFrom === undefined || own.effectiveFrom === effectiveFrom));
  return [...publishedProfiles().filter((profile) => !replaced(profile)), ...registered];
}
