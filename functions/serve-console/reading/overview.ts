/** The overview of a party by month, bank and city, and its monthly report: sums of rows that it may find, never of all accounts. */

import type { PartnerId } from '../../../shared/domain/messages/messages.ts';
import { csvText } from '../../../shared/domain/report/views/csv.ts';
import { type AccountMonth, beforeMonth, type MonthFigures } from '../../../shared/domain/report/views/months.ts';
import { plainYuan } from '../../../shared/domain/values/money/figures.ts';
import type { Views } from '../../../shared/ports/views.ts';
import { notFound, problem } from '../door/problem.ts';
import type { Desk, Request } from '../door/request.ts';
import { keepLook } from './looks.ts';

export interface Figures {
  frozenFen: number;
  releasedFen: number;
  waitingFen: number;
  payments: number;
  violations: number;
  missed: number;
  accounts: number;
}
export interface Overview {
  /** Newest first. */
  months: ({ month: string } & Figures)[];
  /** Of the newest month. */
  banks: ({ bankCode: string; name: string } & Figures)[];
  cities: ({ regionCode: string; name: string } & Figures)[];
  /** There are more rows than an overview reads. Months before `since` are left out; without it the newest month itself was not read to its end, and its sums are too small. */
  limited?: { rows: number; since?: string };
}

const monthsMax = 12;
/** Rows that one overview reads at most: a thousand accounts over a year, with room. What is left out is said. */
const rowsMax = 20_000;
/** Accounts of one monthly report: a file that a spreadsheet still opens. */
const reportRowsMax = 100_000;
const none: Figures = { frozenFen: 0, releasedFen: 0, waitingFen: 0, payments: 0, violations: 0, missed: 0, accounts: 0 };

interface RowsRead {
  rows: AccountMonth[];
  /** False where there are more than were read. */
  isWhole: boolean;
}

/** Rows of a party, newest month first, as far back as an overview goes. */
async function yearOf(views: Views, party: PartnerId): Promise<RowsRead> {
  const seen = new Set<string>();
  return readRows(views, party, { most: rowsMax, isBeyond: ({ month }) => seen.add(month).size > monthsMax });
}

/** Rows of one month: those of newer ones are not read for it. */
const monthOf = (views: Views, party: PartnerId, only: string): Promise<RowsRead> =>
  readRows(views, party, { most: reportRowsMax, from: beforeMonth(only), isBeyond: ({ month }) => month !== only });

interface Reading {
  most: number;
  from?: string;
  isBeyond: (row: MonthFigures) => boolean;
}

async function readRows(views: Views, party: PartnerId, { most, from = '', isBeyond }: Reading): Promise<RowsRead> {
  const rows: AccountMonth[] = [];
  for (let cursor: string | undefined = from; cursor !== undefined; ) {
    const page: Awaited<ReturnType<Views['list']>> = await views.list({ kind: 'month', party, limit: 500, cursor });
    for (const { data, accountNumber } of page.rows) {
      if (data.kind !== 'month') continue;
      if (isBeyond(data)) return { rows, isWhole: true };
      if (rows.length === most) return { rows, isWhole: false };
      rows.push({ ...data, accountNumber });
    }
    cursor = page.next;
  }
  return { rows, isWhole: true };
}

const add = (sum: Figures, row: MonthFigures): Figures => ({
  frozenFen: sum.frozenFen + row.frozenFen,
  releasedFen: sum.releasedFen + row.releasedFen,
  waitingFen: sum.waitingFen + row.waitingFen,
  payments: sum.payments + row.payments,
  violations: sum.violations + row.violations,
  missed: sum.missed + row.missed,
  accounts: sum.accounts + 1,
});

function grouped(rows: readonly AccountMonth[], keyOf: (row: AccountMonth) => string): [string, Figures][] {
  const groups = new Map<string, Figures>();
  for (const row of rows) groups.set(keyOf(row), add(groups.get(keyOf(row)) ?? none, row));
  return [...groups];
}

const nameOf = async ({ register }: Desk, partner: PartnerId): Promise<string> => (await register.partner(partner))?.name ?? '';

export async function overview(deps: Desk, context: Request): Promise<Response> {
  await keepLook(deps, context, '概览');
  const read = await yearOf(deps.views, context.get('user').party);
  const [first] = read.rows;
  // A month that was not read to its end would look as if little had happened in it.
  const cutOff = read.isWhole ? undefined : read.rows.at(-1)?.month;
  const rows = cutOff === first?.month ? read.rows : read.rows.filter(({ month }) => month !== cutOff);
  const since = cutOff === first?.month ? undefined : rows.at(-1)?.month;
  const newest = rows.filter(({ month }) => month === first?.month);
  const answer: Overview = {
    months: grouped(rows, ({ month }) => month).map(([month, figures]) => ({ month, ...figures })),
    banks: await Promise.all(
      grouped(newest, ({ bankCode }) => bankCode).map(async ([bankCode, figures]) => ({
        bankCode,
        name: await nameOf(deps, `bank:${bankCode}`),
        ...figures,
      })),
    ),
    cities: await Promise.all(
      grouped(newest, ({ regionCode }) => regionCode).map(async ([regionCode, figures]) => ({
        regionCode,
        name: await nameOf(deps, `housing:${regionCode}`),
        ...figures,
      })),
    ),
    ...(read.isWhole ? {} : { limited: { rows: read.rows.length, ...(since === undefined ? {} : { since }) } }),
  };
  return context.json(answer);
}

const columns = [
  '监管账户',
  '户名',
  '项目',
  '监管银行',
  '行政区划',
  '冻结控制（元）',
  '本月支付（元）',
  '待付（元）',
  '支付笔数',
  '违规',
  '逾期',
];

/** The report of a month, an account a line: `2026-03.csv`, and `2026-03.pdf` where the host can print. */
export async function report(deps: Desk, context: Request): Promise<Response> {
  const asked = /^(\d{4}-(?:0[1-9]|1[0-2]))\.(csv|pdf)$/.exec(context.req.param('name') ?? '');
  const [, month = '', form] = asked ?? [];
  if (asked === null)
    return problem(context, {
      status: 400,
      title: { zh: '月份格式不正确', en: 'This is no month' },
      do: { zh: '形如 2026-03.csv', en: 'Ask for one like 2026-03.csv' },
    });
  const { party, name } = context.get('user');
  const { rows, isWhole } = await monthOf(deps.views, party, month);
  if (!isWhole)
    return problem(context, {
      status: 422,
      title: {
        zh: `该月账户超过 ${reportRowsMax.toLocaleString('en')} 个，未出具月报`,
        en: `The month has more than ${reportRowsMax.toLocaleString('en')} accounts; no report was made`,
      },
      do: {
        zh: '月报不得缺户；请按银行或地区在账户列表中查看，或向运营方索取导出',
        en: 'A report leaves no account out: look at the lists of accounts by bank or region, or ask the operator for an export',
      },
    });
  const purpose = `月报 ${month}`;
  await deps.access.record({ at: deps.clock.now(), user: name, party, what: purpose, purpose });
  if (form === 'pdf') {
    if (deps.printReport === undefined) return notFound(context);
    const bytes = await deps.printReport({ month, party, at: deps.clock.now(), rows });
    return context.body(Uint8Array.from(bytes).buffer, 200, {
      'content-type': 'application/pdf',
      'content-disposition': `attachment; filename="presale-${month}.pdf"`,
    });
  }
  const lines = rows.map((row) => [
    row.accountNumber,
    row.title,
    row.project,
    row.bankCode,
    row.regionCode,
    plainYuan(row.frozenFen),
    plainYuan(row.releasedFen),
    plainYuan(row.waitingFen),
    String(row.payments),
    String(row.violations),
    String(row.missed),
  ]);
  return context.body(csvText([columns, ...lines]), 200, {
    'content-type': 'text/csv; charset=utf-8',
    'content-disposition': `attachment; filename="presale-${month}.csv"`,
  });
}
