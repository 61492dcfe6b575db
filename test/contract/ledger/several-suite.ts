/** Laws of a commit to several streams: all or nothing, and no answer but that it was done. */
import { describe, expect, it } from 'vitest';
import type { OpenStore } from './store-under-test.ts';
import { account, booked, booking, committed, digestOf, freshStore, otherAccount } from './store-under-test.ts';

export function severalSuite(open: OpenStore): void {
  describe('a commit to several streams', () => {
    const store = freshStore(open);
    const second = booking({
      stream: otherAccount,
      inbox: [{ key: 'urn:presale:bank:102451000019#m-2', digest: digestOf('b') }],
      open: [{ slot: 0, text: 'a part' }],
      claims: [{ key: 'notice:2', owner: otherAccount }],
    });

    it('writes all of them, each as a commit of its own would', async () => {
      const { ledger } = store();
      const places = await ledger.commitSeveral([booking(), second]);
      expect(places).toEqual([
        { version: 1, hash: (await ledger.page(account, 1))?.hash },
        { version: 1, hash: (await ledger.page(otherAccount, 1))?.hash },
      ]);
      expect((await ledger.head(otherAccount))?.open).toEqual([{ slot: 0, text: 'a part' }]);
      expect(await ledger.inboxRecord('urn:presale:bank:102451000019#m-2')).toMatchObject({ stream: otherAccount, sequence: 1 });
      const [first] = places ?? [];
      await committed(ledger, booking({ expectedVersion: 1, previousHash: first?.hash ?? '', inbox: [], events: [booked(1)] }));
    });

    it.each([
      ['one of them has moved', booking({ stream: otherAccount, inbox: [] })],
      ['a message was taken in before', booking({ stream: 'account:3', inbox: second.inbox })],
      ["a name is another's", booking({ stream: 'account:3', inbox: [], claims: [{ key: 'notice:2', owner: 'account:3' }] })],
    ])('writes none of them where %s', async (_, earlier) => {
      const { ledger } = store();
      await committed(ledger, earlier);
      expect(await ledger.commitSeveral([booking(), second])).toBeUndefined();
      expect(await ledger.head(account)).toBeUndefined();
      expect(await ledger.page(account, 1)).toBeUndefined();
      expect(await ledger.inboxRecord('urn:presale:bank:102451000019#m-1')).toBeUndefined();
    });
  });
}
