/**
 * Flushes what SQLite committed without holding up the process: it writes its write-ahead log and does not flush it (`synchronous = NORMAL`); we do, off
 * the main thread. SQLite itself flushes the log before it copies it into the database.
 */
import { closeSync, existsSync, fdatasync, fsyncSync, openSync } from 'node:fs';
import { dirname } from 'node:path';
import { promisify } from 'node:util';

export interface WalFlush {
  /** Resolves when all that was committed before the call is on disk. */
  flush(): Promise<void>;
  close(): void;
}

export const nothingToFlush: WalFlush = { flush: async () => undefined, close: () => undefined };

const flushData = promisify(fdatasync);

/** `path`: of the database, which is open in WAL mode. */
export function openWalFlush(path: string): WalFlush {
  let file: number | undefined;
  return {
    async flush() {
      // Without a log nothing was written yet.
      if (file === undefined && !existsSync(`${path}-wal`)) return;
      file ??= openLog(path);
      await flushData(file);
    },
    close() {
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
