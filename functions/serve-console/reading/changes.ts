/** Says by server-sent events that something was written, and nothing of what: the page asks for what it shows, under the rules of every look-up. */
import { streamSSE } from 'hono/streaming';
import { notFound } from '../door/problem.ts';
import type { Desk, Request } from '../door/request.ts';

/** At most one event in so long, however much is written. */
const calmMs = 500;

export function changes({ onChange }: Desk, context: Request): Response {
  if (onChange === undefined) return notFound(context);
  return streamSSE(context, async (stream) => {
    let isWaiting = false;
    const tell = (): void => {
      if (isWaiting) return;
      isWaiting = true;
      void stream.sleep(calmMs).then(() => {
        isWaiting = false;
        return stream.aborted ? undefined : stream.writeSSE({ data: 'changed' });
      });
    };
    const end = onChange(tell);
    await new Promise<void>((resolve) => stream.onAbort(resolve));
    end();
  });
}
