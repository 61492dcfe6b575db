/** Lists and search: what a party may find, a page at a time. */
import * as z from 'zod';
import type { Instant } from '../../../shared/domain/messages/messages.ts';
import { type RowData, type RowKind, searchTerm } from '../../../shared/domain/report/views/rows.ts';
import { workingDaysBetween } from '../../../shared/domain/values/calendar/working-days.ts';
import { problem } from '../door/problem.ts';
import type { Desk, Request } from '../door/request.ts';

export const limitMax = 100;
const listQuery = z.object({ cursor: z.string().max(500).optional(), limit: z.coerce.number().int().min(1).max(limitMax).default(50) });

export async function list(deps: Desk, kind: RowKind, context: Request): Promise<Response> {
  const query = listQuery.safeParse(context.req.query());
  if (!query.success)
    return problem(context, {
      status: 400,
      title: { zh: '列表参数不正确', en: 'The list cannot be asked for like this' },
      do: { zh: `limit 为 1 至 ${limitMax}，cursor 取自上一页`, en: `limit is 1 to ${limitMax}, cursor comes from the page before` },
    });
  const { cursor, limit } = query.data;
  const { rows, next } = await deps.views.list({
    kind,
    party: context.get('user').party,
    limit,
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
  const rows = await deps.views.search({ term, party: context.get('user').party, limit: 20 });
  return context.json({ understood: term, rows: rows.map(({ key, kind, accountNumber, data }) => ({ key, kind, accountNumber, data })) });
}
