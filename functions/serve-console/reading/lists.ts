/** Lists and search: what a party may find, a page at a time. */
import * as z from 'zod';
import { noticeStatuses } from '../../../shared/domain/account/tables/notice-statuses.ts';
import { taskKinds } from '../../../shared/domain/account/tables/task-kinds.ts';
import type { Instant } from '../../../shared/domain/messages/messages.ts';
import { type RowData, type RowKind, searchTerm } from '../../../shared/domain/report/views/rows.ts';
import { workingDaysBetween } from '../../../shared/domain/values/calendar/working-days.ts';
import { problem } from '../door/problem.ts';
import type { Desk, Request } from '../door/request.ts';
import { keepLook, mayNotLook, purposeOf, withoutPurpose } from './looks.ts';

export const limitMax = 100;
const filterSchema = z
  .string()
  .max(100)
  .regex(/^[a-z]+(=[^#\p{Cc}]+)?$/u);
const listQuery = z.object({
  cursor: z.string().max(500).optional(),
  limit: z.coerce.number().int().min(1).max(limitMax).default(50),
  filter: filterSchema.optional(),
});

export async function list(deps: Desk, kind: RowKind, context: Request): Promise<Response> {
  const query = listQuery.safeParse(context.req.query());
  if (!query.success)
    return problem(context, {
      status: 400,
      title: { zh: '列表参数不正确', en: 'The list cannot be asked for like this' },
      do: {
        zh: `limit 为 1 至 ${limitMax}，cursor 取自上一页，filter 形如 status=HELD`,
        en: `limit is 1 to ${limitMax}, cursor comes from the page before, filter is like status=HELD`,
      },
    });
  const { cursor, limit, filter } = query.data;
  await keepLook(deps, context, `列表 ${kind}${filter === undefined ? '' : ` ${filter}`}`);
  const { rows, next } = await deps.views.list({
    kind,
    party: context.get('user').party,
    limit,
    ...(filter === undefined ? {} : { filter }),
    ...(cursor === undefined ? {} : { cursor }),
  });
  return context.json({
    rows: rows.map(({ key, accountNumber, page, data }) => ({ key, accountNumber, page, data, ...leftOf(data, deps.clock.now()) })),
    ...(next === undefined ? {} : { next }),
  });
}

/** Of what is still to be done: working days until it is due, after today; below 0 when they have passed. */
function leftOf(data: RowData, now: Instant): { workingDaysLeft?: number; provisional?: boolean } {
  if (data.kind !== 'task' || data.task.status === 'DONE' || data.task.dueAt === undefined) return {};
  const { days, provisional } = workingDaysBetween(now.slice(0, 10), data.task.dueAt.slice(0, 10));
  return { workingDaysLeft: days, ...(provisional ? { provisional } : {}) };
}

export async function search(deps: Desk, context: Request): Promise<Response> {
  const text = (context.req.query('q') ?? '').slice(0, 200);
  const term = searchTerm(text);
  if (term === '') return context.json({ understood: '', rows: [] });
  const { name, party } = context.get('user');
  const purpose = purposeOf(context);
  if (mayNotLook(name, '', purpose)) return withoutPurpose(context);
  await deps.access.record({ at: deps.clock.now(), user: name, party, what: `查询 ${term}`, purpose });
  const rows = await deps.views.search({ term, party, limit: 20 });
  return context.json({ understood: term, rows: rows.map(({ key, kind, accountNumber, data }) => ({ key, kind, accountNumber, data })) });
}

/** How many rows of a kind bear each filter that one may look by; counted up to a thousand. */
export async function counts({ views }: Desk, kind: RowKind, context: Request): Promise<Response> {
  const { party } = context.get('user');
  const counted = (filtersOf[kind] ?? []).map(
    async (filter): Promise<[string, number]> => [filter, await views.count({ kind, party, filter, most: countMost })],
  );
  return context.json({ counts: Object.fromEntries((await Promise.all(counted)).filter(([, count]) => count > 0)), most: countMost });
}

const countMost = 1_000;
const filtersOf: Partial<Record<RowKind, readonly string[]>> = {
  account: ['frozen', 'held'],
  case: ['status=LIVE', 'status=WAITING', 'status=EXPIRED', 'status=LIFTED'],
  notice: ['waiting', ...Object.keys(noticeStatuses).map((status) => `status=${status}`)],
  payment: ['PAID', 'PENDING', 'UNMATCHED', 'VIOLATION', 'RETURNED', 'REVERSED'].map((status) => `status=${status}`),
  task: ['todo', 'status=OVERDUE', 'status=DONE', ...Object.keys(taskKinds).map((kind) => `kind=${kind}`)],
};
