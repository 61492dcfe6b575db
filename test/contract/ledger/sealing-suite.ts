/** What the log asks of a ledger: every page once, whatever commits meanwhile. */
import { describe, expect, it } from 'vitest';
import { genesisHash } from '../../../shared/domain/aggregate/journal.ts';
import { account, booking, commitAmounts, committed, freshStore, type OpenStore, otherAccount } from './store-under-test.ts';

export function sealingSuite(open: OpenStore): void {
  describe('pages that no log has sealed', () => {
    const store = freshStore(open);
    const unsealed = async (limit = 100) => (await store().ledger.unsealed(limit)).sort((a, b) => (a.stream < b.stream ? -1 : 1));

    it('are those of every stream from its first page on', async () => {
      await commitAmounts(store().ledger, account, [100, 200, 300]);
      await commitAmounts(store().ledger, otherAccount, [100]);
      expect(await unsealed()).toEqual(
        [
          { stream: account, from: 1, to: 3 },
          { stream: otherAccount, from: 1, to: 1 },
        ].sort((a, b) => (a.stream < b.stream ? -1 : 1)),
      );
      expect(await unsealed(1)).toHaveLength(1);
    });

    it('end where the log says, and begin again with the next page', async () => {
      const place = await commitAmounts(store().ledger, account, [100, 200]);
      await store().ledger.markSealed([{ stream: account, to: 2 }]);
      expect(await unsealed()).toEqual([]);
      await committed(store().ledger, booking({ ...place, inbox: [{ key: 'x#3', digest: 'c'.repeat(64) }] }));
      expect(await unsealed()).toEqual([{ stream: account, from: 3, to: 3 }]);
    });

    it('are not lost when a page is committed between the look and the mark', async () => {
      const place = await commitAmounts(store().ledger, account, [100]);
      const seen = await unsealed();
      await committed(store().ledger, booking({ ...place, inbox: [{ key: 'x#2', digest: 'c'.repeat(64) }] }));
      await store().ledger.markSealed(seen);
      expect(await unsealed()).toEqual([{ stream: account, from: 2, to: 2 }]);
    });

    it('do not come back when a mark comes late or again', async () => {
      await commitAmounts(store().ledger, account, [100, 200, 300]);
      for (const to of [3, 1, 3, 2]) await store().ledger.markSealed([{ stream: account, to }]);
      expect(await unsealed()).toEqual([]);
    });

    it('are never those of the log itself', async () => {
      await committed(store().ledger, booking({ stream: 'log:record', previousHash: genesisHash }));
      expect(await unsealed()).toEqual([]);
    });
  });
}
