/**
 * Rows that are written by several requests: wherever the process ends between two of them, the next projection, which may be as of a later page, leaves every
 * list and search as if nothing had broken off. What is shown to a party whom it no longer concerns would be the worst of it.
 */
import { describe, expect, it } from 'vitest';
import { createDynamoViews } from '../../../shared/adapters/aws/dynamodb/views.ts';
import type { ViewRow } from '../../../shared/domain/report/views/rows.ts';
import { tableInMemory } from '../../fixtures/world/table-in-memory.ts';
import { viewsContract } from './suite.ts';

const waiting = { random: () => 0.5, delay: async () => {} };
const accountNumber = '1602001019200388888';
const bank = 'bank:102451000019';
const court = 'court:鲁0102';

const opened = () => {
  const table = tableInMemory();
  return { ...table, views: createDynamoViews({ client: table.client, table: 'views', ...waiting }) };
};
type Opened = ReturnType<typeof opened>;

const row = (id: string, sort: string, parties: string[], text = ''): ViewRow => ({
  key: `payment/${accountNumber}/${id}`,
  kind: 'payment',
  accountNumber,
  page: 1,
  sort: `${sort}${text}`,
  parties,
  terms: [`${id}-${sort}`],
  filters: [`status=${sort}`],
  data: { kind: 'payment', bankSerial: id, noticeNumber: 'N1', amountFen: 100, status: 'PAID', bookedAt: '2026-03-10T14:30:00+08:00' },
});
const first = [row('S1', 'A', [bank, court]), row('S2', 'A', [bank]), row('S3', 'A', [bank])];
const second = [row('S1', 'B', [bank, court]), row('S3', 'A', [bank]), row('S4', 'B', [bank, court])];
const third = [row('S1', 'C', [bank]), row('S3', 'A', [bank])];

/** All that the table holds, but for how often it was written. */
const contents = ({ items }: Opened): string[] =>
  items()
    .map((item) => JSON.stringify(item))
    .sort();

async function withPages(...pages: (readonly ViewRow[])[]): Promise<Opened> {
  const table = opened();
  for (const [index, rows] of pages.entries()) await table.views.put({ accountNumber, page: index + 1, rows });
  return table;
}

viewsContract('DynamoDB requests, on a table in memory', async () => ({ views: opened().views, close: () => undefined }));

describe('a projection that breaks off after any of its requests', () => {
  it.each([
    ['is done again as of the same page', second, 2],
    ['is gone over by one as of a later page, at which a row stands elsewhere and another is gone', third, 3],
  ])('%s', async (_, rows, page) => {
    const wanted = contents(await withPages(...(page === 2 ? [first, rows] : [first, second, rows])));
    const counted = await withPages(first);
    const before = counted.writes();
    await counted.views.put({ accountNumber, page: 2, rows: second });
    const requests = counted.writes() - before;
    expect(requests).toBeGreaterThan(3);
    for (let after = 0; after < requests; after += 1) {
      const table = await withPages(first);
      table.dieAfter(after);
      await expect(table.views.put({ accountNumber, page: 2, rows: second })).rejects.toThrow(/has ended/);
      table.dieAfter(Number.POSITIVE_INFINITY);
      const since = { page: 1, changed: rows, gone: first.map(({ key }) => key).filter((key) => rows.every((each) => each.key !== key)) };
      await table.views.put({ accountNumber, page, rows, ...(page === 2 ? {} : { since }) });
      expect(contents(table)).toEqual(wanted);
    }
  });

  it('leaves nothing behind where its account is forgotten, nor does forgetting that breaks off', async () => {
    const wanted = contents(await withPages(third));
    for (let after = 0; after < 40; after += 1) {
      const table = await withPages(first);
      table.dieAfter(after);
      await table.views.put({ accountNumber, page: 2, rows: second }).catch(() => undefined);
      table.dieAfter(after % 5);
      await table.views.forget(accountNumber).catch(() => undefined);
      table.dieAfter(Number.POSITIVE_INFINITY);
      await table.views.forget(accountNumber);
      expect(table.items()).toEqual([]);
      await table.views.put({ accountNumber, page: 1, rows: third });
      expect(contents(table)).toEqual(wanted);
    }
  });

  it('of more rows than one mark can name is done part by part', async () => {
    const many = (sort: string) => Array.from({ length: 60 }, (_, n) => row(`S${n}`, sort, [bank, court], '长'.repeat(150)));
    const table = await withPages(many('A'));
    const before = table.writes();
    await table.views.put({ accountNumber, page: 2, rows: many('B') });
    const requests = table.writes() - before;
    const wanted = contents(table);
    for (const after of [0, 1, Math.floor(requests / 3), Math.floor(requests / 2), requests - 2, requests - 1]) {
      const broken = await withPages(many('A'));
      broken.dieAfter(after);
      await expect(broken.views.put({ accountNumber, page: 2, rows: many('B') })).rejects.toThrow(/has ended/);
      for (const item of broken.items()) expect(JSON.stringify(item).length).toBeLessThan(400_000);
      broken.dieAfter(Number.POSITIVE_INFINITY);
      await broken.views.put({ accountNumber, page: 2, rows: many('B') });
      expect(contents(broken)).toEqual(wanted);
    }
  });
});
