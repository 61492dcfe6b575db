/**
 * One writing process a ledger file. The lock is a transaction held open on a second, empty SQLite file beside the ledger, so it is the
 * operating system's own file lock: the kernel drops it with the process, even at `kill -9`, and there is no stale pid to guess about. An
 * exclusive lock on the ledger itself would shut out readers too (`presale export` and `verify` beside a running system).
 * File locks are not dependable on network file systems: keep the data directory on a local disk.
 */
import { DatabaseSync } from 'node:sqlite';
import { sqliteCode } from './sqlite-error.ts';

/** SQLITE_BUSY: another connection holds the lock. */
const busyCode = 5;

/** Takes the lock and returns its release. The lock file stays behind, empty: removing it would let two writers hold two files of one name. @throws Error when another process (or another store in this one) writes to the file. */
export function lockForWriting(path: string): () => void {
  const lock = openLockFile(path);
  try {
    lock.exec('BEGIN EXCLUSIVE');
  } catch (error) {
    lock.close();
    if (sqliteCode(error) !== busyCode) throw error;
    throw new Error(
      `the ledger file ${path} is already open for writing in another process, and a ledger has one writer. Stop that process first, or give this one another data directory (--data DIR).`,
      {
        cause: error,
      },
    );
  }
  return () => lock.close();
}

function openLockFile(path: string): DatabaseSync {
  try {
    return new DatabaseSync(`${path}-writer`, { timeout: 0 });
  } catch (error) {
    throw new Error(
      `cannot create the lock file ${path}-writer (does its directory exist, and may this user write there?): ${String(error)}`,
      { cause: error },
    );
  }
}
