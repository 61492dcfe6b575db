import { describe, expect, it } from 'vitest';
import { type CityProfile, defaultProfile, profileInForce } from '../../../shared/domain/values/profiles/profile.ts';

const profile = (regionCode: string, effectiveFrom?: string): CityProfile => ({
  ...defaultProfile,
  regionCode,
  ...(effectiveFrom === undefined ? {} : { effectiveFrom }),
});
const names = (found: CityProfile | undefined): string | undefined => found && `${found.regionCode} ${found.effectiveFrom ?? 'undated'}`;

describe('the profile in force', () => {
  const versions = [profile('330800', '2022-09-16'), profile('330800'), profile('330800', '2024-01-01')];

  it.each([
    ['2022-09-15T23:59:59+08:00', '330800 undated'],
    ['2022-09-16T00:00:00+08:00', '330800 2022-09-16'],
    ['2023-12-31', '330800 2022-09-16'],
    ['2024-01-01', '330800 2024-01-01'],
  ])('on %s is %s: the latest version that has begun, before one without a date', (on, expected) => {
    expect(names(profileInForce(versions, '330800', on))).toBe(expected);
  });

  it('is none before the first version, and none for another city (T-04)', () => {
    expect(profileInForce([profile('330800', '2022-09-16')], '330800', '2022-09-15')).toBeUndefined();
    expect(profileInForce([profile('330800')], '330700', '2026-01-01')).toBeUndefined();
    expect(profileInForce([profile('330802')], '330800', '2026-01-01')).toBeUndefined();
  });

  it("of a district without its own is its city's, then its province's", () => {
    const province = profile('330000');
    const city = profile('330800', '2022-09-16');
    const district = profile('330802', '2025-01-01');
    expect(profileInForce([province, city, district], '330802', '2026-01-01')).toBe(district);
    expect(profileInForce([province, city, district], '330803', '2026-01-01')).toBe(city);
    expect(profileInForce([province, city, district], '330802', '2024-12-31')).toBe(city);
    expect(profileInForce([province, city, district], '330802', '2022-01-01')).toBe(province);
    expect(profileInForce([province, city, district], '330702', '2026-01-01')).toBe(province);
  });
});
