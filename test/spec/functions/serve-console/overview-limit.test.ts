/** An overview reads 20,000 rows at most, and says so; a monthly report leaves no account out. */
import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { createApp } from '../../../../functions/serve-console/app.ts';
import { openSqliteViews } from '../../../../shared/adapters/sqlite/views.ts';
import type { ViewRow } from '../../../../shared/domain/report/views/rows.ts';
import type { Views } from '../../../../shared/ports/views.ts';
import { consoleDeps } from '../../../fixtures/console-deps.ts';

const party = 'housing:370102';
const sortOf = (month: string, account: number): string => `${999_999 - Number(month.replace('-', ''))}${String(account).padStart(6, '0')}`;
const rowOf = (month: string, account: number): ViewRow => ({
  key: `month#${month}#${account}`,
  kind: 'month',
  accountNumber: String(account),
  page: 1,
  sort: sortOf(month, account),
  parties: [party],
  terms: [],
  data: {
    kind: 'month',
    month,
    title: '专户',
    project: '泉城华府',
    bankCode: '102451000019',
    regionCode: '370102',
    frozenFen: 100,
    releasedFen: 10,
    payments: 1,
    waitingFen: 1,
    violations: 0,
    missed: 0,
  },
});

/** So many accounts in each of the months, newest first. */
function viewsOf(months: Record<string, number>): Views {
  const rows = Object.entries(months)
    .sort(([a], [b]) => (a < b ? 1 : -1))
    .flatMap(([month, accounts]) => Array.from({ length: accounts }, (_, account) => rowOf(month, account)));
  const behind = new Map(rows.map(({ sort }, index) => [sort, index + 1]));
  return {
    ...openSqliteViews(':memory:'),
    async list({ limit, cursor = '' }) {
      const from = behind.get(cursor) ?? rows.findIndex(({ sort }) => sort > cursor);
      const page = from < 0 ? [] : rows.slice(from, from + limit);
      const last = page.at(-1);
      return { rows: page, ...(last === undefined || last === rows.at(-1) ? {} : { next: last.sort }) };
    },
  };
}

const app = (months: Record<string, number>) => createApp(consoleDeps({ views: viewsOf(months) }));
const answer = z.looseObject({ months: z.array(z.looseObject({})), limited: z.exactOptional(z.looseObject({ rows: z.number() })) });
const overviewOf = async (months: Record<string, number>) => answer.parse(await (await ask(months, '/api/overview')).json());
const ask = (months: Record<string, number>, path: string) => app(months).request(path, { headers: { party: encodeURIComponent(party) } });

describe('an overview of more accounts than it reads', () => {
  it('leaves out the months that it did not read to their end, and says from which month on it holds', async () => {
    const body = await overviewOf({ '2026-03': 9_000, '2026-02': 9_000, '2026-01': 9_000 });
    expect(body).toMatchObject({
      months: [
        { month: '2026-03', accounts: 9_000 },
        { month: '2026-02', accounts: 9_000 },
      ],
      limited: { rows: 20_000, since: '2026-02' },
    });
  });

  it('says that the sums are too small where the newest month alone is too large', async () => {
    const body = await overviewOf({ '2026-03': 20_001 });
    expect(body).toMatchObject({ months: [{ month: '2026-03', accounts: 20_000 }], limited: { rows: 20_000 } });
    expect(body.limited).not.toHaveProperty('since');
  });

  it('says nothing where all was read: 20,000 rows, or a year of more months', async () => {
    expect(await overviewOf({ '2026-03': 20_000 })).not.toHaveProperty('limited');
    const months = Object.fromEntries(
      Array.from({ length: 14 }, (_, at) => [`20${25 + Math.floor(at / 12)}-${String((at % 12) + 1).padStart(2, '0')}`, 3]),
    );
    const body = await overviewOf(months);
    expect(body.months).toHaveLength(12);
    expect(body).not.toHaveProperty('limited');
  });
});

describe('a monthly report', () => {
  it('has every account of its month, however many rows newer months have', async () => {
    const csv = await (await ask({ '2026-03': 30_000, '2026-02': 7, '2026-01': 2 }, '/api/reports/2026-02.csv')).text();
    expect(csv.trim().split('\n')).toHaveLength(8);
  });

  it('is refused where it would leave accounts out', async () => {
    const answer = await ask({ '2026-03': 100_001 }, '/api/reports/2026-03.csv');
    expect(answer.status).toBe(422);
    expect(await answer.json()).toMatchObject({ titles: { en: expect.stringContaining('100,000') } });
  });
});
