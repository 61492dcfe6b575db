/** What the operator of a sandbox asks of the running system, on loopback; on AWS the same commands go to the stores and queues themselves. */
import { Hono } from 'hono';
import * as z from 'zod';
import type { Views } from '../../../shared/ports/views.ts';
import type { Embedded } from '../embedded.ts';
import { plainReport } from './reconcile-report.ts';

const asked = z.strictObject({ dryRun: z.boolean() });

export function createOperationsDoor({ system, views }: { system: Embedded; views: Views }): Hono {
  const door = new Hono();
  door.post('/api/sandbox/reconcile', async (context) => {
    const parsed = asked.safeParse(await context.req.json().catch(() => undefined));
    if (!parsed.success) return context.json({ error: z.prettifyError(parsed.error) }, 400);
    return context.json(plainReport(await system.reconcile({ ...parsed.data, views })));
  });
  return door;
}
