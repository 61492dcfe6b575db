/**
 * Makes commits durable without holding up the process: SQLite writes them to its write-ahead log (`synchronous = NORMAL`) and does not flush it; we do,
 * off the main thread, and all commits that wait share one flush. SQLite itself flushes the log before it copies it into the database.
 */
import { closeSync, existsSync, fdatasync, fsyncSync, openSync } from 'node:fs';
import { dirname } from 'node:path';
import { promisify } from 'node:util';
import { sharedFlush } from '../files/shared-flush.ts';

export interface WalFlush {
  /** Resolves when all that was committed before the call is on disk. */
  durable(): Promise<void>;
  /** After the flush under way. */
  close(): Promise<void>;
}

export const nothingToFlush: WalFlush = { durable: async () => undefined, close: async () => undefined };

const flushData = promisify(fdatasync);

/** `path`: of the database, which is open in WAL mode. */
export function openWalFlush(path: string): WalFlush {
  let file: number | undefined;
  let last: Promise<void> = Promise.resolve();
  const durable = sharedFlush(async () => {
    // Without a log nothing was written yet.
    if (file === undefined && !existsSync(`${path}-wal`)) return;
    file ??= openLog(path);
    await flushData(file);
  });
  return {
    durable() {
      last = durable();
      return last;
    },
    async close() {
      await last.catch(() => undefined);
      if (file !== undefined) closeSync(file);
      file = undefined;
    },
  };
}

/** The log is one file for as long as the database is open. Its name must survive as well. */
function openLog(path: string): number {
  const file = openSync(`${path}-wal`, 'r+');
  const folder = openSync(dirname(path), 'r');
  fsyncSync(folder);
  closeSync(folder);
  return file;
}
