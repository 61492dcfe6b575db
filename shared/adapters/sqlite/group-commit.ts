/**
 * Commits of one moment share a transaction and a flush: each is a savepoint of it, taken or refused by itself. What was written is seen at once by
 * whoever reads over the same connection, and is promised to nobody before `durable` resolves.
 */
import type { DatabaseSync } from 'node:sqlite';
import { sharedFlush } from '../files/shared-flush.ts';

export interface GroupCommit {
  /** Runs inside the transaction; what it wrote is undone when it throws. */
  within<Result>(write: () => Result): Result;
  /** Resolves when all that was written before the call is committed and on disk. Rejects when it was not, and is gone. */
  durable(): Promise<void>;
}

/** @param flush resolves when what was committed is on disk. @param gather as of `sharedFlush` */
export function createGroupCommit(database: DatabaseSync, flush: () => Promise<void>, gather?: () => Promise<void>): GroupCommit {
  const end = (): void => {
    if (!database.isTransaction) return;
    try {
      database.exec('COMMIT');
    } catch (error) {
      // A failed COMMIT (disk full) may have rolled back already.
      if (database.isTransaction) database.exec('ROLLBACK');
      throw error;
    }
  };
  return {
    within(write) {
      if (!database.isTransaction) database.exec('BEGIN IMMEDIATE');
      database.exec('SAVEPOINT one');
      try {
        const result = write();
        database.exec('RELEASE one');
        return result;
      } catch (error) {
        // Some failures end the whole transaction; those who wait for it hear that it is gone.
        if (database.isTransaction) database.exec('ROLLBACK TO one; RELEASE one');
        throw error;
      }
    },
    durable: sharedFlush(async () => {
      end();
      await flush();
    }, gather),
  };
}
