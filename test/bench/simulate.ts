/** How many seeds the simulator gets through in a minute. */
import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import * as z from 'zod';

const summary = z.object({ seedsPerMinute: z.number() });

export async function measureSimulate(seeds: number): Promise<{ seedsPerMinute: number }> {
  const program = join(import.meta.dirname, '../simulation/simulate.ts');
  const { stdout } = await promisify(execFile)(process.execPath, [program, '--seeds', String(seeds)], { maxBuffer: 64 * 1_048_576 });
  return { seedsPerMinute: summary.parse(JSON.parse(stdout.trim().split('\n').at(-1) ?? '')).seedsPerMinute };
}
