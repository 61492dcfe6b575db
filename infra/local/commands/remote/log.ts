/** `presale log`: one masked line a message of a running sandbox; with `--follow` until it is stopped. */
import { setTimeout } from 'node:timers/promises';
import * as z from 'zod';
import { type Access, sandboxUsers, signedIn } from '../../remote/client.ts';
import type { Io } from '../options.ts';

export interface LogArguments {
  access: Access;
  follow: boolean;
}

const page = z.object({ lines: z.array(z.string()), last: z.number() });
const roundMs = 500;

/** Runs until the system ends where it follows. */
export async function printLog({ access, follow }: LogArguments, io: Io): Promise<number> {
  const [first] = await sandboxUsers(access);
  if (first === undefined) return 1;
  const session = await signedIn(access, first.id);
  for (let place = 0; ; ) {
    const { lines, last } = await session.get(`/api/sandbox/log?after=${place}`, page);
    for (const line of lines) io.stdout.write(`${line}\n`);
    if (!follow) return 0;
    place = last;
    await setTimeout(roundMs);
  }
}
