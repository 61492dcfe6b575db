/** Laws of a unique name (notice number, bank serial, invoice, permit): one owner, for good. */
import { describe, expect, it } from 'vitest';
import type { UniqueClaim } from '../../../shared/ports/ledger.ts';
import type { OpenStore } from './store-under-test.ts';
import { account, booking, committed, digestOf, freshStore, otherAccount } from './store-under-test.ts';

export function claimSuite(open: OpenStore): void {
  describe('a name', () => {
    const store = freshStore(open);
    const notice: UniqueClaim = { key: 'notice:济历住建冻用〔2026〕1号', owner: account };
    const next = [{ key: 'urn:presale:housing:370100#m-2', digest: digestOf('d') }];

    it('has one owner: whoever comes second learns who holds it, and nothing of the commit is written', async () => {
      const { ledger } = store();
      await committed(ledger, booking({ claims: [notice] }));
      const free = { key: 'bank-serial:1', owner: otherAccount };
      const second = await ledger.commit(
        booking({ stream: otherAccount, inbox: next, claims: [free, { ...notice, owner: otherAccount }] }),
      );
      expect(second).toEqual({ kind: 'claimed', claims: [notice] });
      expect(await ledger.owners([notice.key, free.key])).toEqual([notice]);
      expect(await ledger.head(otherAccount)).toBeUndefined();
      expect(await ledger.inboxRecord('urn:presale:housing:370100#m-2')).toBeUndefined();
    });

    it('is no conflict for the owner that holds it already, nor twice in one batch', async () => {
      const { ledger } = store();
      const place = await committed(ledger, booking({ claims: [notice, notice] }));
      await committed(ledger, booking({ ...place, inbox: next, claims: [notice] }));
      expect(await ledger.owners([notice.key])).toEqual([notice]);
    });

    it('is not looked at when the version has moved: it was decided on an old state', async () => {
      const { ledger } = store();
      await committed(ledger, booking({ claims: [notice] }));
      expect(await ledger.commit(booking({ inbox: next, claims: [{ ...notice, owner: otherAccount }] }))).toEqual({
        kind: 'version-conflict',
      });
    });

    it('is found among more than a hundred others asked for at once', async () => {
      const { ledger } = store();
      const claims = Array.from({ length: 90 }, (_, n) => ({ key: `invoice:${n}`, owner: account }));
      await committed(ledger, booking({ claims }));
      const asked = [...claims.map(({ key }) => key), 'invoice:0', ...Array.from({ length: 60 }, (_, n) => `invoice:absent-${n}`)];
      expect(await ledger.owners(asked)).toEqual(claims);
      expect(await ledger.owners([])).toEqual([]);
    });

    it('cannot be claimed for two owners in one commit', async () => {
      await expect(store().ledger.commit(booking({ claims: [notice, { ...notice, owner: otherAccount }] }))).rejects.toThrow(/one owner/);
    });
  });
}
