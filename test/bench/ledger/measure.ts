/** Starts a DynamoDB API on this machine and measures the ledger on it, in a process of its own. */
import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import * as z from 'zod';

const figures = z.object({
  requestsPerMessage: z.number(),
  readsPerMessage: z.number(),
  writeUnitsPerMessage: z.number(),
  bytesPerCommit: z.number(),
  ratioToBareClient: z.number(),
  ratioToNaive: z.number(),
});

/** @throws Error when this machine cannot run the emulator (Python 3.10 or newer with venv). */
export async function measureLedger(): Promise<z.output<typeof figures>> {
  const script = join(import.meta.dirname, '../../aws/run.sh');
  const program = join(import.meta.dirname, 'run.ts');
  const { stdout } = await promisify(execFile)('bash', [script, '--', 'node', program]);
  return figures.parse(JSON.parse(stdout.trim().split('\n').at(-1) ?? ''));
}
