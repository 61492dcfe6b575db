/**
 * Where the embedded system keeps things. With `--data DIR` everything is under DIR and survives; without, documents and deliveries lie in
 * a temporary folder that goes with the process, and the rest in memory.
 */
import { rmSync } from 'node:fs';
import { mkdir, mkdtemp, readFile, rename, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { canonicalInstant } from '../../shared/contracts/fields/instant.ts';
import type { Instant } from '../../shared/domain/messages.ts';

export interface DataFolder {
  path: string;
  isKept: boolean;
  /** SQLite file of ledger and register. */
  ledgerFile: string;
  /** Documents and received messages, write-once. */
  evidence: string;
  /** Deliveries to applicants, one file each. */
  deliveries: string;
  /** `<kind>/<code>/…`: files that partners put here are found under their `uri`. */
  uploads: string;
  /** Private keys of sandbox partners; undefined when they are not kept. */
  keys: string | undefined;
  /** The latest instant that an earlier run worked at: time does not go back over restarts either. */
  lastInstant(): Promise<Instant | undefined>;
  keepInstant(instant: Instant): Promise<void>;
  /** Removes what is not kept. */
  release(): void;
}

export async function openDataFolder(dataDir: string | undefined): Promise<DataFolder> {
  const path = dataDir === undefined ? await mkdtemp(join(tmpdir(), 'presale-')) : await makeFolder(resolve(dataDir));
  const isKept = dataDir !== undefined;
  const release = (): void => {
    process.off('exit', release);
    if (!isKept) rmSync(path, { recursive: true, force: true });
  };
  // An interrupted play leaves nothing behind either.
  if (!isKept) process.on('exit', release);
  const clockFile = join(path, 'last-instant');
  return {
    path,
    isKept,
    ledgerFile: isKept ? join(path, 'ledger.db') : ':memory:',
    evidence: join(path, 'evidence'),
    deliveries: join(path, 'deliveries'),
    uploads: join(path, 'uploads'),
    keys: isKept ? join(path, 'keys') : undefined,
    lastInstant: () => readInstant(clockFile),
    async keepInstant(instant) {
      if (!isKept) return;
      await writeFile(`${clockFile}.draft`, `${instant}\n`);
      await rename(`${clockFile}.draft`, clockFile);
    },
    release,
  };
}

async function makeFolder(path: string): Promise<string> {
  try {
    await mkdir(path, { recursive: true });
    return path;
  } catch (error) {
    throw new Error(`cannot make the data folder ${path}: ${error instanceof Error ? error.message : String(error)}; give another one with --data`, { cause: error });
  }
}

async function readInstant(path: string): Promise<Instant | undefined> {
  const text = await readFile(path, 'utf8').catch((error: unknown) => {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw error;
  });
  return text === undefined ? undefined : canonicalInstant(text.trim());
}
