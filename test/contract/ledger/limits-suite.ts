/** What both stores take, whatever its size, and what both refuse before it is sent. */
import { describe, expect, it } from 'vitest';
import { LedgerLimitError } from '../../../shared/ports/ledger.ts';
import type { OpenStore } from './store-under-test.ts';
import { account, booked, booking, committed, digestOf, freshStore, listed, otherAccount } from './store-under-test.ts';

const kib = 1024;

/** @param itemBytesTaken Of a store whose largest item is smaller than DynamoDB's. */
export function limitsSuite(open: OpenStore, itemBytesTaken = 400 * kib): void {
  describe('the limits of the ledger', () => {
    const store = freshStore(open);
    const message = { key: 'urn:presale:bank:102451000019#m-1', digest: digestOf('a') };
    const refusal = async (request: object): Promise<LedgerLimitError> => {
      const error: unknown = await store()
        .ledger.commit({ ...booking(), ...request })
        .catch((thrown: unknown) => thrown);
      if (!(error instanceof LedgerLimitError)) throw new Error(`expected a LedgerLimitError, got ${String(error)}`);
      expect(await store().ledger.head(account)).toBeUndefined();
      return error;
    };

    it('a state over 400 KiB is refused with its size, the limit and what to do', async () => {
      const error = await refusal({ state: { text: 'x'.repeat(401 * kib) } });
      expect(error).toMatchObject({ limit: 'item-bytes', allowed: 400 * kib });
      expect(error.actual).toBeGreaterThan(401 * kib);
      expect(error.message).toMatch(/the head of account:37010012345678 is too large.*fewer messages/);
    });

    it('a page of any size is kept to the letter; Chinese counts three bytes a character', async () => {
      const { ledger } = store();
      const text = '冻结😀'.repeat(80 * kib);
      await ledger.commit({ ...booking(), events: [{ type: 'Noted', text }] });
      expect(await ledger.page(account, 1)).toMatchObject({ events: [{ text }] });
      expect(await listed(ledger.pages(account))).toMatchObject([{ events: [{ text }] }]);
    });

    it('a part of any size is kept to the letter, open or ended', async () => {
      const { ledger } = store();
      const text = '票据😀'.repeat(80 * kib);
      await ledger.commit({ ...booking(), open: [{ slot: 0, text }], ended: [{ key: 'notices:1', text }] });
      expect((await ledger.head(account))?.open).toEqual([{ slot: 0, text }]);
      expect(await ledger.endedParts(account, 'notices:')).toEqual([{ key: 'notices:1', text, sequence: 1 }]);
    });

    it('as many claims as a registration or a notice may name are taken, and conflict as one would', async () => {
      const { ledger } = store();
      const claims = Array.from({ length: 500 }, (_, n) => ({ key: `invoice:${n}`, owner: account }));
      const place = await committed(ledger, booking({ inbox: [message], claims }));
      expect(await ledger.owners(claims.map(({ key }) => key))).toHaveLength(500);
      const others = claims.map(({ key }) => ({ key, owner: otherAccount }));
      const refused = await ledger.commit(booking({ stream: otherAccount, inbox: [], claims: others }));
      expect(refused).toMatchObject({ kind: 'claimed' });
      expect(await ledger.head(otherAccount)).toBeUndefined();
      expect(place.expectedVersion).toBe(1);
    });

    it('as many parts as a state has may change together, and the next commit finds all of them', async () => {
      const { ledger } = store();
      const text = (n: number): string => JSON.stringify([n, `tasks:${n}`, 'x'.repeat(2000)]);
      const open = Array.from({ length: 5000 }, (_, slot) => ({ slot, text: text(slot) }));
      const ended = Array.from({ length: 300 }, (_, n) => ({ key: `payments:${n}`, text: text(n) }));
      const place = await committed(ledger, booking({ open, ended }));
      const next = booking({ ...place, inbox: [], open: [{ slot: 7, text: '' }], ended: [{ key: 'tasks:7', text: text(7) }] });
      await committed(ledger, next);
      const head = await ledger.head(account);
      expect(head?.version).toBe(2);
      expect(head?.open).toEqual(open.map((part) => (part.slot === 7 ? { slot: 7, text: '' } : part)));
      expect(await ledger.endedParts(account, 'payments:')).toHaveLength(300);
    });

    it('a state and a page just under what an item may hold are taken whole', async () => {
      const { ledger } = store();
      const text = 'x'.repeat(itemBytesTaken - kib);
      const result = await ledger.commit({ ...booking(), state: { text }, events: [{ ...booked(1), text }], inbox: [message] });
      expect(result).toMatchObject({ kind: 'committed' });
      expect(await ledger.head(account)).toMatchObject({ state: { text } });
      expect(await ledger.page(account, 1)).toMatchObject({ events: [{ text }] });
    });

    it.each([
      ['an empty stream', { stream: '' }, /stream is empty/],
      ['a stream over 900 bytes', { stream: `account:${'号'.repeat(300)}` }, /908 bytes where 900 are allowed/],
      ['a broken character in a message id', { inbox: [{ ...message, key: 'm-\ud800' }] }, /not well-formed Unicode/],
      ['a version that is no whole number', { expectedVersion: 0.5 }, /not a whole number/],
      ['a new stream that claims a past', { previousHash: digestOf('1') }, /64 zeros/],
    ])('%s is refused by name', async (_what, fields, message) => {
      await expect(store().ledger.commit(booking(fields))).rejects.toThrow(message);
    });
  });
}
