/** The register of a sandbox, on loopback: changed by one act, since nothing is at stake. */
import { Hono } from 'hono';
import * as z from 'zod';
import type { Clock } from '../../../shared/ports/clock.ts';
import type { Embedded } from '../system/embedded.ts';
import { changed, partnerChange } from './change.ts';

export function createRegisterDoor({ system, clock }: { system: Embedded; clock: Clock }): Hono {
  const door = new Hono();
  door.post('/api/sandbox/partners', async (context) => {
    const parsed = partnerChange.safeParse(await context.req.json().catch(() => undefined));
    if (!parsed.success) return context.json({ error: z.prettifyError(parsed.error) }, 400);
    try {
      const entry = changed(await system.store.register.partner(parsed.data.partner), parsed.data, clock.now());
      await system.enrol(entry);
      return context.json(entry);
    } catch (error) {
      return context.json({ error: error instanceof Error ? error.message : String(error) }, 400);
    }
  });
  return door;
}
