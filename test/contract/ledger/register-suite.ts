/** The register: who may speak, and the cities' profiles. */
import { describe, expect, it } from 'vitest';
import type { CityProfile } from '../../../shared/domain/values/profiles/profile.ts';
import { defaultProfile } from '../../../shared/domain/values/profiles/profile.ts';
import type { Partner } from '../../../shared/ports/register.ts';
import type { OpenStore } from './store-under-test.ts';
import { freshStore } from './store-under-test.ts';

const bank: Partner = {
  partner: 'bank:102451000019',
  name: '监管银行',
  keys: [
    { keyId: 'k-1', algorithm: 'EdDSA', publicJwk: { kty: 'OKP', crv: 'Ed25519', x: 'AAAA' }, validFrom: '2026-01-01T00:00:00+08:00' },
  ],
};
const court: Partner = { partner: 'court:鲁0102', name: '济南市历下区人民法院', relatedTo: ['court:鲁01'], keys: [] };
const profile = (fields: Partial<CityProfile>): CityProfile => ({ ...defaultProfile, regionCode: '370100', ...fields });

export function registerSuite(open: OpenStore): void {
  describe('the register', () => {
    const store = freshStore(open);

    it('knows a partner from the moment it is entered, and no other', async () => {
      const { register } = store();
      expect(await register.partner(bank.partner)).toBeUndefined();
      await register.putPartner(bank);
      await register.putPartner(court);
      expect(await register.partner(bank.partner)).toEqual(bank);
      expect(await register.partner(court.partner)).toEqual(court);
      expect(await register.partner('bank:000000000000')).toBeUndefined();
      expect(await register.partners()).toEqual([bank, court]);
    });

    it('takes a partner’s new keys in place of the old at once', async () => {
      const { register } = store();
      await register.putPartner(bank);
      await register.partner(bank.partner);
      await register.partners();
      const renewed: Partner = { ...bank, keys: [{ keyId: 'k-2', algorithm: 'ES256', publicJwk: { kty: 'EC' } }] };
      await register.putPartner(renewed);
      expect(await register.partner(bank.partner)).toEqual(renewed);
      expect(await register.partners()).toEqual([renewed]);
    });

    it('keeps every version of a city’s profile, by region and date', async () => {
      const { register } = store();
      expect(await register.profiles()).toEqual([]);
      const versions = [
        profile({}),
        profile({ effectiveFrom: '2026-03-01', refundsPerDayMax: 5 }),
        profile({ effectiveFrom: '2026-07-01' }),
        profile({ regionCode: '370200' }),
      ];
      for (const version of versions.toReversed()) await register.putProfile(version);
      expect(await register.profiles()).toEqual(versions);
      await register.putProfile(profile({ effectiveFrom: '2026-07-01', refundsPerDayMax: 7 }));
      expect((await register.profiles()).map(({ refundsPerDayMax }) => refundsPerDayMax)).toEqual([20, 5, 7, 20]);
    });

    it('keeps one trust list for seals, and knows that there is none', async () => {
      const { register } = store();
      expect(await register.sealTrust()).toBeUndefined();
      await register.putSealTrust({ certificates: 'first' });
      const act = { at: '2026-03-01T09:00:00+08:00', sha256: 'ab', proposedBy: 'a', confirmedBy: 'b' };
      await register.putSealTrust({ certificates: 'second', changes: [act] });
      expect(await register.sealTrust()).toEqual({ certificates: 'second', changes: [act] });
    });
  });
}
