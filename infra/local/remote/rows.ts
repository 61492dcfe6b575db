/** Rows of lists and searches as the API answers them. */
import * as z from 'zod';
import type { Session } from './client.ts';

const taskSchema = z.object({
  taskId: z.string(),
  kind: z.string(),
  owner: z.string(),
  caseNumber: z.string().optional(),
  noticeNumber: z.string().optional(),
  version: z.number().optional(),
  rule: z.string().optional(),
  dueAt: z.string().optional(),
  status: z.string(),
  proposals: z.array(z.object({ decision: z.string(), by: z.string(), at: z.string() })).optional(),
});
export type TaskRow = z.output<typeof taskSchema>;

const rowSchema = z.object({
  key: z.string(),
  accountNumber: z.string(),
  data: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('account'), title: z.string() }),
    z.object({ kind: z.literal('case'), caseNumber: z.string() }),
    z.object({ kind: z.literal('notice'), noticeNumber: z.string(), version: z.number() }),
    z.object({ kind: z.literal('payment'), bankSerial: z.string() }),
    z.object({ kind: z.literal('task'), task: taskSchema }),
  ]),
});
export type FoundRow = z.output<typeof rowSchema>;

const found = z.object({ rows: z.array(rowSchema) });
const listed = z.object({ rows: z.array(rowSchema), next: z.string().optional() });

export const search = async (session: Session, text: string): Promise<FoundRow[]> =>
  (await session.get(`/api/search?q=${encodeURIComponent(text)}`, found)).rows;

/** Every task that the person's party may find, page by page, in the order in which they are due. */
export async function tasksOf(session: Session): Promise<{ task: TaskRow; accountNumber: string }[]> {
  const all: { task: TaskRow; accountNumber: string }[] = [];
  for (let cursor: string | undefined = ''; cursor !== undefined; ) {
    const at: string = cursor === '' ? '' : `&cursor=${encodeURIComponent(cursor)}`;
    const { rows, next }: z.output<typeof listed> = await session.get(`/api/lists/task?limit=100${at}`, listed);
    for (const { data, accountNumber } of rows) if (data.kind === 'task') all.push({ task: data.task, accountNumber });
    cursor = next;
  }
  return all;
}
