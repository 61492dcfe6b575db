/** The state of a stream in parts: what is open comes with the head, what has ended by its key. */
import { describe, expect, it } from 'vitest';
import type { OpenStore } from './store-under-test.ts';
import { account, booking, committed, freshStore, otherAccount } from './store-under-test.ts';

export function partsSuite(open: OpenStore): void {
  describe('a state in parts', () => {
    const store = freshStore(open);

    it('comes back with the version of its shape and every place of an open part', async () => {
      const { ledger } = store();
      const place = await committed(
        ledger,
        booking({
          stateVersion: 3,
          open: [
            { slot: 0, text: 'a' },
            { slot: 1, text: 'b' },
          ],
        }),
      );
      await committed(ledger, booking({ ...place, inbox: [], stateVersion: 4, open: [{ slot: 0, text: '' }] }));
      expect(await ledger.head(account)).toMatchObject({
        stateVersion: 4,
        open: [
          { slot: 0, text: '' },
          { slot: 1, text: 'b' },
        ],
      });
    });

    it('has what ended by the beginning of its key, the newest form of it, with the page that put it away', async () => {
      const { ledger } = store();
      const first = [
        { key: 'notices:A#1', text: 'one' },
        { key: 'notices:A#2', text: 'two' },
        { key: 'notices:AB#1', text: 'another' },
        { key: 'payments:A#S1', text: 'paid' },
      ];
      const place = await committed(ledger, booking({ ended: first }));
      await committed(ledger, booking({ ...place, inbox: [], ended: [{ key: 'notices:A#2', text: 'changed' }] }));
      expect(await ledger.endedParts(account, 'notices:A#')).toEqual([
        { key: 'notices:A#1', text: 'one', sequence: 1 },
        { key: 'notices:A#2', text: 'changed', sequence: 2 },
      ]);
      expect(await ledger.endedParts(account, 'notices:C')).toEqual([]);
      expect(await ledger.endedParts(otherAccount, 'notices:')).toEqual([]);
    });

    it('is not touched by a commit that is refused', async () => {
      const { ledger } = store();
      await committed(ledger, booking({ open: [{ slot: 0, text: 'a' }] }));
      const stale = booking({ inbox: [], open: [{ slot: 0, text: 'b' }], ended: [{ key: 'notices:A', text: 'x' }] });
      expect(await ledger.commit(stale)).toMatchObject({ kind: 'version-conflict' });
      expect((await ledger.head(account))?.open).toEqual([{ slot: 0, text: 'a' }]);
      expect(await ledger.endedParts(account, '')).toEqual([]);
    });

    it('stands in its page by its digests, under the hash of the page', async () => {
      const { ledger } = store();
      const pageState = { version: 1, digest: 'd'.repeat(64), ended: { 'notices:A': 'e'.repeat(64) } };
      await committed(ledger, booking({ pageState }));
      expect(await ledger.page(account, 1)).toMatchObject({ state: pageState });
    });
  });
}
