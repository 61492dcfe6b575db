/** DynamoDB's limits hold in both stores, so that whatever runs embedded runs on AWS; what is too large is refused before it is sent. */
import { describe, expect, it } from 'vitest';
import { LedgerLimitError } from '../../../shared/ports/ledger.ts';
import type { OpenStore } from './store-under-test.ts';
import { account, booked, booking, digestOf, freshStore } from './store-under-test.ts';

const kib = 1024;

export function limitsSuite(open: OpenStore): void {
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

    it('a page over 400 KiB is refused; Chinese counts three bytes a character', async () => {
      const error = await refusal({ events: [{ type: 'Noted', text: '冻'.repeat(137 * kib) }] });
      expect(error).toMatchObject({ limit: 'item-bytes' });
      expect(error.message).toMatch(/the page of account:37010012345678/);
    });

    it('more than 100 items are refused, with their number', async () => {
      const claims = Array.from({ length: 96 }, (_, n) => ({ key: `invoice:${n}`, owner: account }));
      expect(await refusal({ inbox: [message], claims })).toMatchObject({ limit: 'items', actual: 101, allowed: 100 });
    });

    it('100 items, and a state and a page just under 400 KiB, are taken whole', async () => {
      const { ledger } = store();
      const text = 'x'.repeat(399 * kib);
      const claims = Array.from({ length: 95 }, (_, n) => ({ key: `invoice:${n}`, owner: account }));
      const result = await ledger.commit({ ...booking(), state: { text }, events: [{ ...booked(1), text }], inbox: [message], claims });
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
