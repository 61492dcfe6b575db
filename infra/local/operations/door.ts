/** What the operator of a sandbox asks of the running system, on loopback; on AWS the same commands go to the stores and queues themselves. */
import { type Context, Hono } from 'hono';
import * as z from 'zod';
import type { Views } from '../../../shared/ports/views.ts';
import { redriveOverview } from '../../../shared/workflow/redrive/redrive.ts';
import type { Embedded } from '../system/embedded.ts';
import { plainReport } from './reconcile-report.ts';
import { actOn } from './redrive-act.ts';
import { askedAct, plainActed, plainOverview } from './redrive-report.ts';

const asked = z.strictObject({ dryRun: z.boolean() });

export function createOperationsDoor({ system, views }: { system: Pick<Embedded, 'reconcile' | 'redriving'>; views: Views }): Hono {
  const door = new Hono();
  const act = async (context: Context, run: () => Promise<object>): Promise<Response> => {
    try {
      return context.json(await run());
    } catch (error) {
      return context.json({ error: error instanceof Error ? error.message : String(error) }, 400);
    }
  };
  door.post('/api/sandbox/reconcile', async (context) => {
    const parsed = asked.safeParse(await context.req.json().catch(() => undefined));
    if (!parsed.success) return context.json({ error: z.prettifyError(parsed.error) }, 400);
    return act(context, async () => plainReport(await system.reconcile({ ...parsed.data, views })));
  });
  door.get('/api/sandbox/letters', (context) => act(context, async () => plainOverview(await redriveOverview(system.redriving(views)))));
  door.post('/api/sandbox/redrives', async (context) => {
    const parsed = askedAct.safeParse(await context.req.json().catch(() => undefined));
    if (!parsed.success) return context.json({ error: z.prettifyError(parsed.error) }, 400);
    return act(context, async () => plainActed(await actOn(system.redriving(views), parsed.data)));
  });
  return door;
}
