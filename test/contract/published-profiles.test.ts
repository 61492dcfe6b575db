import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { publishedProfile, publishedProfiles, withPublishedProfiles } from '../../shared/contracts/published-profiles.ts';
import { type CityProfile, defaultProfile, profileInForce } from '../../shared/domain/values/profiles/profile.ts';
import type { Partner, Register } from '../../shared/ports/register.ts';
import { accountFacts } from '../../shared/workflow/account/account-facts.ts';

const folder = resolve(import.meta.dirname, '../../shared/domain/values/profiles');
const files = readdirSync(folder)
  .filter((name) => name.endsWith('.json'))
  .map((name): [string, unknown] => [name, JSON.parse(readFileSync(join(folder, name), 'utf8'))]);
const of = (regionCode: string, on: string): CityProfile | undefined => profileInForce(publishedProfiles(), regionCode, on);

describe('published city profiles', () => {
  it.each(files)('%s explains each value once, given or left at the default', (_name, file) => {
    expect(publishedProfile().safeParse(file).error).toBeUndefined();
  });

  it.each(files)('%s is in use, under the name of its region and month', (name, file) => {
    const { profile, effectiveFrom } = publishedProfile().parse(file).registration;
    expect(name).toBe(`${profile}-${effectiveFrom?.slice(0, 7)}.json`);
    expect(publishedProfiles()).toContainEqual(expect.objectContaining({ regionCode: profile, effectiveFrom }));
    expect(publishedProfiles()).toHaveLength(files.length);
  });

  it('refuses a file that leaves a value unexplained, explains it twice, or names an unknown value', () => {
    const [, file] = files[0] ?? [];
    const good = publishedProfile().parse(file);
    const { deadlinesWD: _, ...defaults } = good.defaults;
    const problems = (changed: unknown): string[] =>
      publishedProfile()
        .safeParse(changed)
        .error?.issues.map(({ path }) => path.join('.')) ?? [];
    expect(problems({ ...good, defaults })).toEqual(['defaults.deadlinesWD']);
    expect(problems({ ...good, sources: { ...good.sources, deadlinesWD: 'here too' } })).toEqual(['defaults.deadlinesWD']);
    expect(problems({ ...good, sources: { ...good.sources, quota: '1.1 × cost' } })).toEqual(['sources']);
    expect(problems({ ...good, registration: { ...good.registration, bankPays: 1 } })).toEqual(['registration']);
  });

  it('Zhongshan: a deduction needs the written consent of the housing authority, and banks report by the 10th', () => {
    const { regionCode: _, effectiveFrom, ...values } = of('442000', '2022-05-31') ?? {};
    expect(effectiveFrom).toBe('2022-05-01');
    expect(values).toEqual({ ...defaultProfile, deductionNeedsHousingConsent: true, monthlyReportDay: 10, asksMonthlyReport: true });
    expect(of('442000', '2022-04-30')).toBeUndefined();
  });

  it('Quzhou: survey, design and supervision fees are allowed, taxes, marketing and salaries are not (衢住建〔2022〕45号)', () => {
    const profile = of('330802', '2022-09-16');
    expect(profile?.purposesAllowed).toEqual([...defaultProfile.purposesAllowed, 'SURVEY_DESIGN']);
    expect(profile?.purposesRefused).toEqual(expect.arrayContaining(['TAX', 'MARKETING', 'SALARY']));
    expect(profile?.purposesHeld).toEqual(['WAGES', 'PROJECT_LOAN', 'OTHER']);
    expect(of('330800', '2022-09-15')).toBeUndefined();
  });
});

describe('what was registered stands before what comes with the system', () => {
  const registered = (regionCode: string, effectiveFrom?: string): CityProfile => ({
    ...defaultProfile,
    regionCode,
    matchGraceMinutes: 5,
    ...(effectiveFrom === undefined ? {} : { effectiveFrom }),
  });
  const graceOn = (own: CityProfile[], on: string): number | undefined =>
    profileInForce(withPublishedProfiles(own), '442000', on)?.matchGraceMinutes;

  it('for the same region and date', () => {
    expect(graceOn([registered('442000', '2022-05-01')], '2026-01-01')).toBe(5);
    expect(graceOn([registered('330800', '2022-05-01')], '2026-01-01')).toBe(60);
  });

  it('for all dates when it has none', () => {
    expect(graceOn([registered('442000')], '2026-01-01')).toBe(5);
    expect(graceOn([registered('442000')], '2020-01-01')).toBe(5);
  });

  it('as a version of its own when its date is another', () => {
    expect(graceOn([registered('442000', '2025-01-01')], '2024-12-31')).toBe(60);
    expect(graceOn([registered('442000', '2025-01-01')], '2025-01-01')).toBe(5);
  });

  it('in every decision, on whatever register', async () => {
    const refuse = (): never => {
      throw new Error('not asked for');
    };
    const register: Register = {
      profiles: async () => [registered('370102')],
      partners: async (): Promise<Partner[]> => [],
      partner: refuse,
      putPartner: refuse,
      putProfile: refuse,
      sealTrust: refuse,
      putSealTrust: refuse,
    };
    const { profiles } = await accountFacts(register);
    expect(profiles.map(({ regionCode }) => regionCode)).toEqual(['442000', '330800', '370102']);
  });
});
