/** Two cities: one keeps to what is usual, the other asks for more. Their rules hold from a day on; before it there were none (T-04). */
import { type CityProfile, defaultProfile } from '../../../shared/domain/values/profiles/profile.ts';
import { housingUscc } from '../../fixtures/rules/account.ts';

export interface City {
  housing: string;
  name: string;
  uscc: string;
  regionCode: string;
  /** Construction payments attach the contract, a deduction the authority's consent, and there is one refund a day. */
  strict: boolean;
}

export const usualCity: City = {
  housing: 'housing:370102',
  name: '济南市历下区住房和城乡建设局',
  uscc: housingUscc,
  regionCode: '370102',
  strict: false,
};
export const strictCity: City = {
  housing: 'housing:370105',
  name: '济南市天桥区住房和城乡建设局',
  uscc: '11370105004189365B',
  regionCode: '370105',
  strict: true,
};
export const cities: readonly City[] = [usualCity, strictCity];

/** Before that day neither city has published its rules. */
export const rulesSince = '2026-02-01';

export const profiles: CityProfile[] = [
  { regionCode: usualCity.regionCode, ...defaultProfile, effectiveFrom: rulesSince },
  {
    regionCode: strictCity.regionCode,
    ...defaultProfile,
    effectiveFrom: rulesSince,
    evidenceRequired: ['contract'],
    deductionNeedsHousingConsent: true,
    refundsPerDayMax: 1,
  },
];
