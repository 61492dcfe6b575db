/** What `--data DIR` keeps under DIR. Without it nothing is written to disk at all. */
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { canonicalInstant } from '../../../shared/contracts/fields/instant.ts';
import type { Instant } from '../../../shared/domain/messages/messages.ts';

export interface DataFolder {
  /** Absolute; the journal of the queues lies directly in it. */
  path: string;
  /** SQLite file of ledger and register. */
  ledgerFile: string;
  /** Rows of the console's lists; made again from the ledger whenever it is missing. */
  views: string;
  /** Documents and received messages, write-once. */
  evidence: string;
  /** Deliveries to applicants, one file each. */
  deliveries: string;
  /** Replies that were put into the queues of their partners. */
  replied: string;
  /** `<kind>/<code>/…`: files that partners put here are found under their `uri`. */
  uploads: string;
  /** Private keys of sandbox partners. */
  keys: string;
  /** The system's own keys, readable by their owner alone. */
  systemKeys: string;
  /** The latest instant that an earlier run worked at: time does not go back over restarts either. */
  lastInstant(): Promise<Instant | undefined>;
  keepInstant(instant: Instant): Promise<void>;
}

/** Makes the folder where it does not exist. Undefined in, undefined out: nothing is kept. */
export async function openDataFolder(dataDir: string | undefined): Promise<DataFolder | undefined> {
  if (dataDir === undefined) return undefined;
  const path = resolve(dataDir);
  await mkdir(path, { recursive: true }).catch((error: unknown) => {
    throw new Error(
      `cannot make the data folder ${path}: ${error instanceof Error ? error.message : String(error)}; give another one with --data`,
      { cause: error },
    );
  });
  const clockFile = join(path, 'last-instant');
  return {
    path,
    ledgerFile: join(path, 'ledger.db'),
    views: join(path, 'views.db'),
    evidence: join(path, 'evidence'),
    deliveries: join(path, 'deliveries'),
    replied: join(path, 'replied.log'),
    uploads: join(path, 'uploads'),
    keys: join(path, 'keys'),
    systemKeys: join(path, 'system-keys.json'),
    lastInstant: () => readInstant(clockFile),
    async keepInstant(instant) {
      await writeFile(`${clockFile}.draft`, `${instant}\n`);
      await rename(`${clockFile}.draft`, clockFile);
    },
  };
}

async function readInstant(path: string): Promise<Instant | undefined> {
  const text = await readFile(path, 'utf8').catch((error: unknown) => {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw error;
  });
  const instant = text === undefined ? undefined : canonicalInstant(text.trim());
  if (text !== undefined && instant === undefined)
    throw new Error(
      `${path} does not say at which instant the system stood last; write the latest time that its records bear into it, such as 2026-03-10T15:00:00+08:00`,
    );
  return instant;
}
