/** Laws of a commit: all or nothing, each message once, each name one owner, one writer a version. */
import { describe, expect, it } from 'vitest';
import { claimSuite } from './claim-suite.ts';
import type { OpenStore } from './store-under-test.ts';
import { account, booked, booking, committed, digestOf, freshStore, listed, otherAccount } from './store-under-test.ts';

export function commitSuite(open: OpenStore): void {
  describe('a commit', () => {
    const store = freshStore(open);

    it('makes the state, the page and the inbox records readable at once', async () => {
      const { ledger } = store();
      expect(await ledger.head(account)).toBeUndefined();
      const result = await ledger.commit(booking({ dueAt: '2026-03-03T00:00:00+08:00', evidenceKey: `messages/${digestOf('e')}` }));
      expect(result).toMatchObject({ kind: 'committed', version: 1 });
      const page = await ledger.page(account, 1);
      expect(await ledger.head(account)).toEqual({
        stream: account,
        version: 1,
        hash: page?.hash,
        stateVersion: 0,
        state: { balanceFen: 100 },
        open: [],
        dueAt: '2026-03-03T00:00:00+08:00',
      });
      expect(page).toMatchObject({
        stream: account,
        sequence: 1,
        recordedAt: '2026-03-02T09:00:00+08:00',
        events: [booked(100)],
        evidenceKey: `messages/${digestOf('e')}`,
      });
      expect(await ledger.inboxRecord('urn:presale:bank:102451000019#m-1')).toEqual({
        key: 'urn:presale:bank:102451000019#m-1',
        digest: digestOf('a'),
        stream: account,
        sequence: 1,
      });
      expect(await ledger.inboxRecord('urn:presale:bank:102451000019#m-2')).toBeUndefined();
    });

    it('keeps Chinese text and amounts up to 10^14 fen exactly', async () => {
      const { ledger } = store();
      const state = {
        balanceFen: 100_000_000_000_000,
        title: '青岛××置业有限公司预售资金监管专户「壹佰亿元」',
        nested: [{ 万: 99_999_999_999_999 }, null, true, ''],
      };
      const events = [{ type: 'Booked', amountFen: 99_999_999_999_999, usage: '工程进度款（第三期）—𠮷' }];
      await ledger.commit({
        ...booking(),
        state,
        events,
        inbox: [{ key: 'urn:presale:housing:370100#notice-济历住建冻用〔2026〕1号', digest: digestOf('a') }],
      });
      expect((await ledger.head(account))?.state).toEqual(state);
      expect((await ledger.page(account, 1))?.events).toEqual(events);
      expect(await ledger.inboxRecord('urn:presale:housing:370100#notice-济历住建冻用〔2026〕1号')).toMatchObject({ sequence: 1 });
    });

    it('records what time alone did, without a message', async () => {
      const { ledger } = store();
      await committed(ledger, booking({ inbox: [] }));
      expect((await ledger.page(account, 1))?.inbox).toEqual([]);
    });

    it('records messages that changed nothing', async () => {
      const { ledger } = store();
      await committed(ledger, booking({ events: [] }));
      expect(await ledger.inboxRecord('urn:presale:bank:102451000019#m-1')).toMatchObject({ sequence: 1 });
    });

    it('takes a full batch of ten messages and the names that they claim', async () => {
      const { ledger } = store();
      const inbox = Array.from({ length: 10 }, (_, n) => ({ key: `urn:presale:bank:102451000019#m-${n}`, digest: digestOf('a') }));
      const claims = inbox.map((_, n) => ({ key: `bank-serial:102451000019:${n}`, owner: account }));
      await committed(ledger, booking({ inbox, claims }));
      expect(await Promise.all(inbox.map(({ key }) => ledger.inboxRecord(key)))).toEqual(
        inbox.map((entry) => ({ ...entry, stream: account, sequence: 1 })),
      );
      expect(await ledger.owners(claims.map(({ key }) => key))).toEqual(claims);
    });

    it('refuses a batch that names one message twice, naming it', async () => {
      const entry = { key: 'urn:presale:bank:102451000019#m-1', digest: digestOf('a') };
      await expect(store().ledger.commit(booking({ inbox: [entry, entry] }))).rejects.toThrow(/m-1 stands twice/);
    });

    it('refuses a commit of nothing', async () => {
      await expect(store().ledger.commit(booking({ events: [], inbox: [] }))).rejects.toThrow(/record a message or an event/);
    });
  });

  describe('a message', () => {
    const store = freshStore(open);

    it('is taken in once: its repeat is answered with the record of the first time, and nothing is written', async () => {
      const { ledger } = store();
      const place = await committed(ledger, booking());
      const again = await ledger.commit(booking({ ...place, state: { balanceFen: 200 } }));
      expect(again).toEqual({
        kind: 'already-received',
        records: [{ key: 'urn:presale:bank:102451000019#m-1', digest: digestOf('a'), stream: account, sequence: 1 }],
      });
      expect(await ledger.head(account)).toMatchObject({ version: 1, state: { balanceFen: 100 } });
    });

    it('that reuses an id with other content is answered with the digest of the first, so that the conflict shows (M-05)', async () => {
      const { ledger } = store();
      const place = await committed(ledger, booking());
      const conflicting = await ledger.commit(
        booking({ ...place, inbox: [{ key: 'urn:presale:bank:102451000019#m-1', digest: digestOf('f') }] }),
      );
      expect(conflicting).toMatchObject({ kind: 'already-received', records: [{ digest: digestOf('a') }] });
      expect(await ledger.inboxRecord('urn:presale:bank:102451000019#m-1')).toMatchObject({ digest: digestOf('a') });
    });

    it('is known on whichever stream it comes back, and a new stream is not begun by it', async () => {
      const { ledger } = store();
      await committed(ledger, booking());
      expect(await ledger.commit(booking({ stream: otherAccount }))).toMatchObject({
        kind: 'already-received',
        records: [{ stream: account, sequence: 1 }],
      });
      expect(await ledger.head(otherAccount)).toBeUndefined();
      expect(await listed(ledger.streams('account:'))).toEqual([account]);
    });

    it('is told as received before anything else, since its own page may be what moved the version', async () => {
      const { ledger } = store();
      await committed(ledger, booking({ claims: [{ key: 'notice:1', owner: 'someone' }] }));
      const stale = await ledger.commit(
        booking({ recordedAt: '2026-03-02T09:05:00+08:00', claims: [{ key: 'notice:1', owner: 'someone else' }] }),
      );
      expect(stale).toMatchObject({ kind: 'already-received' });
    });

    it('brings down its whole batch, and every repeat in it is named', async () => {
      const { ledger } = store();
      const entry = (n: number) => ({ key: `urn:presale:bank:102451000019#m-${n}`, digest: digestOf('a') });
      const place = await committed(ledger, booking({ inbox: [entry(1), entry(2)] }));
      const mixed = await ledger.commit(booking({ ...place, inbox: [entry(3), entry(1), entry(4), entry(2)] }));
      expect(mixed).toMatchObject({ kind: 'already-received', records: [{ key: entry(1).key }, { key: entry(2).key }] });
      expect(await ledger.inboxRecord(entry(3).key)).toBeUndefined();
    });
  });

  describe('a version', () => {
    const store = freshStore(open);
    const message = (id: string) => [{ key: `urn:presale:court:鲁0102#${id}`, digest: digestOf('c') }];

    it('that has moved is a conflict, and nothing is written', async () => {
      const { ledger } = store();
      await committed(ledger, booking());
      expect(await ledger.commit(booking({ inbox: message('m-2'), claims: [{ key: 'notice:1', owner: account }] }))).toEqual({
        kind: 'version-conflict',
      });
      expect(await ledger.inboxRecord('urn:presale:court:鲁0102#m-2')).toBeUndefined();
      expect(await ledger.owners(['notice:1'])).toEqual([]);
      expect(await ledger.page(account, 2)).toBeUndefined();
    });

    it('that does not exist yet is a conflict', async () => {
      const { ledger } = store();
      expect(await ledger.commit(booking({ expectedVersion: 3, previousHash: digestOf('1') }))).toEqual({ kind: 'version-conflict' });
      expect(await ledger.head(account)).toBeUndefined();
    });

    it('with another past is a conflict, so that no page can join a chain that it was not decided on', async () => {
      const { ledger } = store();
      const { expectedVersion } = await committed(ledger, booking());
      expect(await ledger.commit(booking({ expectedVersion, previousHash: digestOf('9'), inbox: message('m-2') }))).toEqual({
        kind: 'version-conflict',
      });
    });

    it('is won by exactly one of many who commit at once', async () => {
      const { ledger } = store();
      const place = await committed(ledger, booking());
      const results = await Promise.all(
        Array.from({ length: 8 }, (_, n) =>
          ledger.commit(booking({ ...place, state: { balanceFen: n }, events: [booked(n)], inbox: message(`m-${n}`) })),
        ),
      );
      expect(results.filter(({ kind }) => kind === 'committed')).toHaveLength(1);
      expect(results.filter(({ kind }) => kind === 'version-conflict')).toHaveLength(7);
      expect((await listed(ledger.pages(account))).map(({ sequence }) => sequence)).toEqual([1, 2]);
    });

    it('is reached once by the very same commit sent twice: it may succeed again, it is never written again', async () => {
      const { ledger } = store();
      const place = await committed(ledger, booking({ inbox: [] }));
      const request = booking({ ...place, inbox: [] });
      const { previousHash: hash } = await committed(ledger, request);
      const again = await ledger.commit(request);
      expect([{ kind: 'version-conflict' }, { kind: 'committed', version: 2, hash }]).toContainEqual(again);
      expect(await listed(ledger.pages(account))).toHaveLength(2);
    });

    it('of one stream does not stand in the way of another', async () => {
      const { ledger } = store();
      const results = await Promise.all(
        Array.from({ length: 8 }, (_, n) => ledger.commit(booking({ stream: `account:${n}`, inbox: message(`m-${n}`) }))),
      );
      expect(results.map(({ kind }) => kind)).toEqual(Array.from({ length: 8 }, () => 'committed'));
    });
  });

  claimSuite(open);
}
