/** Laws of the journal: pages in order, chained, foldable to any past state; and the two indexes, by due time and by name. */
import { describe, expect, it } from 'vitest';
import { genesisHash, hashPage } from '../../../shared/domain/aggregate/journal.ts';
import type { Ledger, StreamId } from '../../../shared/ports/ledger.ts';
import type { Balance, Booked, OpenStore } from './store-under-test.ts';
import {
  account,
  booked,
  booking,
  commitAmounts,
  committed,
  digestOf,
  evolve,
  freshStore,
  listed,
  otherAccount,
} from './store-under-test.ts';

/** Room for hundreds of durable commits on a slow disk. */
const manyCommitsMs = 180_000;

export function historySuite(open: OpenStore): void {
  describe('the journal of a stream', () => {
    const store = freshStore(open);

    it('has its pages in order and without gaps, and none of another stream', async () => {
      const { ledger } = store();
      await commitAmounts(ledger, account, [1, 2, 3]);
      await commitAmounts(ledger, otherAccount, [10]);
      expect((await listed(ledger.pages<Booked>(account))).map(({ sequence, events }) => [sequence, events[0]?.amountFen])).toEqual([
        [1, 1],
        [2, 2],
        [3, 3],
      ]);
      expect(await listed(ledger.pages('account:unknown'))).toEqual([]);
    });

    it('gives any range of pages, both ends included', async () => {
      const { ledger } = store();
      await commitAmounts(ledger, account, [1, 2, 3, 4, 5]);
      const sequences = async (range: { from?: number; to?: number }) =>
        (await listed(ledger.pages(account, range))).map(({ sequence }) => sequence);
      expect(await sequences({ from: 2, to: 4 })).toEqual([2, 3, 4]);
      expect(await sequences({ from: 4 })).toEqual([4, 5]);
      expect(await sequences({ to: 2 })).toEqual([1, 2]);
      expect(await sequences({ from: 6 })).toEqual([]);
      expect(await sequences({ from: 4, to: 3 })).toEqual([]);
    });

    it('tells the state at any page: a fold of the pages up to it', async () => {
      const { ledger } = store();
      await commitAmounts(ledger, account, [100, -30, 5]);
      const stateAt = async (sequence: number) => {
        let state: Balance = { balanceFen: 0 };
        for await (const page of ledger.pages<Booked>(account, { to: sequence })) state = page.events.reduce(evolve, state);
        return state;
      };
      expect(await Promise.all([1, 2, 3].map(stateAt))).toEqual([{ balanceFen: 100 }, { balanceFen: 70 }, { balanceFen: 75 }]);
      expect((await ledger.head<Balance>(account))?.state).toEqual(await stateAt(3));
    });

    it('is a chain of hashes that anyone can compute again from what the pages say', async () => {
      const { ledger } = store();
      const { previousHash } = await commitAmounts(ledger, account, [1, 2, 3]);
      let previous = genesisHash;
      for await (const page of ledger.pages(account)) {
        expect(page.previousHash).toBe(previous);
        expect(page.hash).toBe(hashPage(page));
        previous = page.hash;
      }
      expect(previous).toBe(previousHash);
      expect((await ledger.head(account))?.hash).toBe(previousHash);
    });

    it(
      'of hundreds of pages is walked whole',
      async () => {
        const { ledger } = store();
        await commitAmounts(
          ledger,
          account,
          Array.from({ length: 600 }, (_, n) => n),
        );
        const pages = await listed(ledger.pages(account, { from: 2 }));
        expect(pages.map(({ sequence }) => sequence)).toEqual(Array.from({ length: 599 }, (_, n) => n + 2));
      },
      manyCommitsMs,
    );
  });

  dueSuite(open);
  streamsSuite(open);
}

function dueSuite(open: OpenStore): void {
  describe('what waits for a time', () => {
    const store = freshStore(open);
    const waiting = (ledger: Ledger, stream: StreamId, dueAt: string) =>
      committed(ledger, booking({ stream, dueAt, inbox: [{ key: `${stream}#m-1`, digest: digestOf('a') }] }));

    it('is listed from the earliest, to the very instant, and then by name', async () => {
      const { ledger } = store();
      expect(await ledger.nextDue()).toBeUndefined();
      await waiting(ledger, 'account:c', '2026-03-05T09:00:00+08:00');
      await waiting(ledger, 'account:b', '2026-03-05T09:00:00+08:00');
      await waiting(ledger, 'account:z', '2026-03-04T23:59:59.999+08:00');
      await waiting(ledger, 'account:a', '2026-03-05T09:00:00.001+08:00');
      expect(await ledger.due('2026-03-05T09:00:00+08:00', 10)).toEqual([
        { stream: 'account:z', dueAt: '2026-03-04T23:59:59.999+08:00' },
        { stream: 'account:b', dueAt: '2026-03-05T09:00:00+08:00' },
        { stream: 'account:c', dueAt: '2026-03-05T09:00:00+08:00' },
      ]);
      expect(await ledger.due('2026-03-05T09:00:00+08:00', 2)).toHaveLength(2);
      expect(await ledger.due('2026-03-04T00:00:00+08:00', 10)).toEqual([]);
      expect(await ledger.nextDue()).toBe('2026-03-04T23:59:59.999+08:00');
    });

    it('moves with the next commit, and goes when nothing waits any more', async () => {
      const { ledger } = store();
      const first = await waiting(ledger, account, '2026-03-05T09:00:00+08:00');
      const second = await committed(ledger, booking({ ...first, inbox: [], dueAt: '2026-04-01T00:00:00+08:00' }));
      expect(await ledger.due('2026-03-31T00:00:00+08:00', 10)).toEqual([]);
      expect(await ledger.nextDue()).toBe('2026-04-01T00:00:00+08:00');
      await committed(ledger, booking({ ...second, inbox: [] }));
      expect(await ledger.due('2099-01-01T00:00:00+08:00', 10)).toEqual([]);
      expect(await ledger.nextDue()).toBeUndefined();
      expect(await ledger.head(account)).not.toHaveProperty('dueAt');
    });
  });
}

function streamsSuite(open: OpenStore): void {
  describe('streams', () => {
    const store = freshStore(open);

    it('are listed once each, by prefix, in id order', async () => {
      const { ledger } = store();
      const names = ['case:（2026）鲁0102执保1号', 'account:2', 'intake:bank', 'account:10', 'account:1', 'accounting:1'];
      for (const stream of names) await committed(ledger, booking({ stream, inbox: [] }));
      const place = await ledger.head('account:2');
      await committed(
        ledger,
        booking({ stream: 'account:2', expectedVersion: 1, previousHash: place?.hash ?? '', inbox: [], events: [booked(2)] }),
      );
      expect(await listed(ledger.streams('account:'))).toEqual(['account:1', 'account:10', 'account:2']);
      expect(await listed(ledger.streams('case:'))).toEqual(['case:（2026）鲁0102执保1号']);
      expect(await listed(ledger.streams('operator:'))).toEqual([]);
      expect(await listed(ledger.streams(''))).toEqual([...names].sort());
      expect(await listed(ledger.versions('operator:'))).toEqual([]);
      expect(await listed(ledger.versions('account:'))).toEqual([
        { stream: 'account:1', version: 1 },
        { stream: 'account:10', version: 1 },
        { stream: 'account:2', version: 2 },
      ]);
    });

    it(
      'in hundreds are listed whole',
      async () => {
        const { ledger } = store();
        const names = Array.from({ length: 300 }, (_, n) => `account:${String(n).padStart(4, '0')}`);
        // As many at once as a batch has; an emulator accepts no hundreds of connections in a second.
        for (let from = 0; from < names.length; from += 10)
          await Promise.all(names.slice(from, from + 10).map((stream) => committed(ledger, booking({ stream, inbox: [] }))));
        expect(await listed(ledger.streams('account:'))).toEqual(names);
        expect(await listed(ledger.versions('account:'))).toEqual(names.map((stream) => ({ stream, version: 1 })));
      },
      manyCommitsMs,
    );
  });
}
