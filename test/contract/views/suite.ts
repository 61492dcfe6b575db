/** What lists and searches promise, whatever store they stand in. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ViewRow } from '../../../shared/domain/report/views/rows.ts';
import type { Views } from '../../../shared/ports/views.ts';

const bank = 'bank:102451000019';
const court = 'court:鲁0102';
const accountNumber = '1602001019200388888';

const row = (id: string, fields: Partial<ViewRow> = {}): ViewRow => ({
  key: `payment/${accountNumber}/${id}`,
  kind: 'payment',
  accountNumber,
  page: 1,
  sort: id,
  parties: [bank, court],
  terms: [id.toLowerCase(), '山东宏远建设集团有限公司'],
  data: { kind: 'payment', bankSerial: id, noticeNumber: 'N1', amountFen: 100, status: 'PAID', bookedAt: '2026-03-10T14:30:00+08:00' },
  ...fields,
});
const serials = (rows: readonly ViewRow[]): string[] => rows.flatMap(({ data }) => (data.kind === 'payment' ? [data.bankSerial] : []));

export function viewsContract(name: string, open: () => Promise<{ views: Views; close(): void }>): void {
  describe(`views in ${name}`, () => {
    let opened: { views: Views; close(): void } | undefined;
    const views = (): Views => {
      if (opened === undefined) throw new Error('no views are open');
      return opened.views;
    };
    beforeEach(async () => {
      opened = await open();
    });
    afterEach(() => opened?.close());
    const put = (page: number, ...rows: ViewRow[]) => views().put({ accountNumber, page, rows });
    const list = (party: string, limit = 50, cursor?: string) =>
      views().list({ kind: 'payment', party, limit, ...(cursor === undefined ? {} : { cursor }) });

    it('say which rows they lack or have other than they should, and take all anew once they are forgotten', async () => {
      const lacks = (page: number, ...rows: ViewRow[]) => views().lacks({ accountNumber, page, rows });
      await put(2, row('S1'), row('S2'), row('S3'));
      expect(await lacks(2, row('S1'), row('S2'), row('S3', { page: 9 }))).toEqual([]);
      expect((await lacks(2, row('S1'), row('S2', { sort: 'other' }), row('S4'))).map((key) => key.slice(-2)).sort()).toEqual([
        'S2',
        'S3',
        'S4',
      ]);
      expect(await lacks(3, row('S1'), row('S2'), row('S3'))).toEqual([`known/${accountNumber}`]);
      await views().forget(accountNumber);
      expect(await views().knownUpTo(accountNumber)).toBe(0);
      expect((await list(bank)).rows).toEqual([]);
      await put(1, row('S1'));
      expect(serials((await list(court)).rows)).toEqual(['S1']);
    });

    it('list the rows of a party in order, page by page, each once', async () => {
      await put(1, ...['S5', 'S1', 'S4', 'S2', 'S3'].map((id) => row(id)));
      const first = await list(bank, 2);
      const second = await list(bank, 2, first.next);
      const third = await list(bank, 2, second.next);
      expect([first, second, third].flatMap(({ rows }) => serials(rows))).toEqual(['S1', 'S2', 'S3', 'S4', 'S5']);
      expect(third.next).toBeUndefined();
    });

    it('narrow a list by a filter that rows bear, for each party its own, and count it no further than asked', async () => {
      await put(1, row('S1', { filters: ['status=PAID', 'account=A'] }), row('S2', { filters: ['status=PAID'] }), row('S3'));
      const narrow = (filter: string, party = bank) => views().list({ kind: 'payment', party, filter, limit: 1 });
      const first = await narrow('status=PAID');
      expect(serials(first.rows)).toEqual(['S1']);
      expect(
        serials((await views().list({ kind: 'payment', party: bank, filter: 'status=PAID', limit: 9, cursor: first.next ?? '' })).rows),
      ).toEqual(['S2']);
      expect((await narrow('status=PAID', 'bank:000000000000')).rows).toEqual([]);
      expect((await narrow('status')).rows).toEqual([]);
      const count = (most: number, filter?: string) =>
        views().count({ kind: 'payment', party: bank, most, ...(filter === undefined ? {} : { filter }) });
      expect([await count(9, 'status=PAID'), await count(1, 'status=PAID'), await count(9), await count(9, 'account=B')]).toEqual([
        2, 1, 3, 0,
      ]);
      await put(2, row('S1', { filters: ['status=RETURNED'] }), row('S2', { filters: ['status=PAID'] }), row('S3'));
      expect([await count(9, 'status=PAID'), await count(9, 'status=RETURNED'), await count(9, 'account=A'), await count(9)]).toEqual([
        1, 1, 0, 3,
      ]);
    });

    it('show a row to its parties alone, and to nobody whom it no longer concerns', async () => {
      await put(1, row('S1'));
      expect((await list('bank:000000000000')).rows).toEqual([]);
      await put(2, row('S1', { parties: [bank] }));
      expect((await list(court)).rows).toEqual([]);
      expect(await views().search({ term: 's1', party: court, limit: 5 })).toEqual([]);
      expect(serials((await list(bank)).rows)).toEqual(['S1']);
    });

    it('move a row whose place has changed, and drop one that is no more', async () => {
      await put(1, row('S1'), row('S2'));
      await put(2, row('S1', { sort: 'Z' }));
      expect((await list(bank)).rows).toMatchObject([{ sort: 'Z' }]);
      expect(await views().search({ term: 's2', party: bank, limit: 5 })).toEqual([]);
    });

    it('take the same rows twice as once, and ignore what is older than what they know', async () => {
      await put(5, row('S1'));
      await put(5, row('S1'));
      await put(4, row('S2'));
      expect(serials((await list(bank)).rows)).toEqual(['S1']);
      expect(await views().knownUpTo(accountNumber)).toBe(5);
      expect(await views().knownUpTo('none')).toBe(0);
      await views().put({ accountNumber: 'other', page: 7, rows: [] });
      expect(await views().allKnownUpTo(['none', accountNumber, 'other'])).toEqual([0, 5, 7]);
      expect(await views().allKnownUpTo([])).toEqual([]);
    });

    it('take what has changed since the page that they know, and all where they know another', async () => {
      await put(1, row('S1'), row('S2'), row('S3'));
      const moved = row('S2', { sort: 'Z', terms: ['moved'] });
      const rows = [row('S1'), moved, row('S4')];
      const since = { page: 1, changed: [moved, row('S4')], gone: [row('S3').key] };
      await views().put({ accountNumber, page: 2, rows, since });
      expect(serials((await list(bank)).rows)).toEqual(['S1', 'S4', 'S2']);
      expect(await views().lacks({ accountNumber, page: 2, rows })).toEqual([]);
      expect(await views().search({ term: 's3', party: bank, limit: 5 })).toEqual([]);
      // A step from a page that is not the one that is known says nothing of what lies between.
      await views().put({ accountNumber, page: 4, rows: [row('S1'), row('S5')], since: { page: 3, changed: [row('S5')], gone: [] } });
      expect(serials((await list(bank)).rows)).toEqual(['S1', 'S5']);
      await views().put({ accountNumber, page: 3, rows: [], since: { page: 4, changed: [], gone: [row('S1').key] } });
      expect(serials((await list(bank)).rows)).toEqual(['S1', 'S5']);
    });

    it('find by a term or its beginning, each row once, at most as many as asked for', async () => {
      await put(1, row('S1'), row('S2'), row('X1', { terms: ['x1', 'x1 again'] }));
      expect(serials(await views().search({ term: '山东宏远', party: bank, limit: 5 }))).toEqual(['S1', 'S2']);
      expect(serials(await views().search({ term: 'x1', party: bank, limit: 5 }))).toEqual(['X1']);
      expect(await views().search({ term: '山东', party: bank, limit: 1 })).toHaveLength(1);
      expect(await views().search({ term: '宏远', party: bank, limit: 5 })).toEqual([]);
    });

    it('keep the rows of other accounts when one is written', async () => {
      await put(1, row('S1'));
      await views().put({ accountNumber: 'other', page: 1, rows: [row('S9', { key: 'payment/other/S9', accountNumber: 'other' })] });
      expect(serials((await list(bank)).rows)).toEqual(['S1', 'S9']);
    });

    it('take a very long name as a term', async () => {
      const name = '长'.repeat(500);
      await put(1, row('S1', { terms: [name, `${name}b`] }));
      expect(await views().search({ term: name, party: bank, limit: 5 })).toHaveLength(1);
    });
  });
}
