/** Asks the door of a running sandbox; its errors are sentences. */
import * as z from 'zod';

export async function askDoor<Answer>(
  endpoint: string,
  path: string,
  body: object | undefined,
  schema: z.ZodType<Answer>,
): Promise<Answer> {
  const init = body === undefined ? {} : { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) };
  const response = await fetch(new URL(path, endpoint), init).catch((error: unknown) => {
    throw new Error(
      `nothing answers at ${endpoint}: is the system running? Give the address that presale start prints after "Console", or --data DIR of a system that stands still.`,
      { cause: error },
    );
  });
  const answer: unknown = await response.json().catch(() => undefined);
  if (response.ok) return schema.parse(answer);
  const said = z.object({ error: z.string() }).safeParse(answer).data?.error;
  throw new Error(said ?? `${endpoint} answered ${response.status}; is this the console's address?`);
}
