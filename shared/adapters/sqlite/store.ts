/** Opens the embedded store: ledger and register in one SQLite file, or in memory for tests and the simulator. */
import { DatabaseSync } from 'node:sqlite';
import type { Ledger } from '../../ports/ledger.ts';
import type { Register } from '../../ports/register.ts';
import { gatherAtDisk } from '../files/shared-flush.ts';
import { createGroupCommit } from './group-commit.ts';
import { createSqliteLedger } from './ledger.ts';
import { createSqliteRegister } from './register.ts';
import { prepareSchema } from './schema.ts';
import { sqliteCode } from './sqlite-error.ts';
import { nothingToFlush, openWalFlush } from './wal-flush.ts';
import { lockForWriting } from './writer-lock.ts';

export interface SqliteStore {
  ledger: Ledger;
  register: Register;
  close(): Promise<void>;
}

/** How long a reader waits for a writer that is just restructuring the file; a writer never waits, it is alone. */
const busyTimeoutMs = 2000;
/** Of a new file: a commit touches rows that lie far apart, and rewrites a page for each. The smallest that there are. */
const pageBytes = 512;
/** The log is copied into the database when it is this long, so that a page that changed often is copied once. */
const checkpointPages = 32_768;
/** SQLITE_NOTADB. */
const notADatabaseCode = 26;
/** SQLITE_CORRUPT. */
const damagedCode = 11;

/**
 * Opens (and where needed creates) the store at `path`, or a private one for `':memory:'`. On disk a commit is durable when it resolves: the
 * write-ahead log is flushed after it, by ourselves and beside other work, so that commits of one moment share a transaction and a flush (`group-commit.ts`).
 * `readOnly` opens beside a running writer, to export and verify.
 * @throws Error when another process writes to the file, when it is no ledger, or when a newer program wrote it.
 */
export function openSqliteStore(path: string, options: { readOnly?: boolean } = {}): SqliteStore {
  const readOnly = options.readOnly ?? false;
  const onDisk = path !== ':memory:';
  const release = onDisk && !readOnly ? lockForWriting(path) : () => undefined;
  try {
    const database = openDatabase(path, readOnly, onDisk);
    const wal = onDisk && !readOnly ? openWalFlush(path) : nothingToFlush;
    const group = createGroupCommit(database, wal.flush, onDisk && !readOnly ? gatherAtDisk : undefined);
    const close = async () => {
      if (!database.isOpen) return;
      await group.durable();
      wal.close();
      database.close();
      release();
    };
    const register = createSqliteRegister(database, group, { isOnlyWriter: !readOnly });
    return { ledger: createSqliteLedger({ database, group, close }), register, close };
  } catch (error) {
    release();
    throw error;
  }
}

function openDatabase(path: string, readOnly: boolean, onDisk: boolean): DatabaseSync {
  const database = open(path, readOnly);
  try {
    if (onDisk && !readOnly) database.exec(`PRAGMA page_size = ${pageBytes}`);
    prepareSchema(database, path, readOnly);
    if (onDisk && !readOnly)
      database.exec(`PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; PRAGMA wal_autocheckpoint = ${checkpointPages}`);
    return database;
  } catch (error) {
    database.close();
    if (sqliteCode(error) === notADatabaseCode)
      throw new Error(`${path} is not a ledger file (it is no SQLite database); choose another path or restore it from a backup.`, {
        cause: error,
      });
    if (sqliteCode(error) === damagedCode)
      throw new Error(`the ledger file ${path} is damaged (${String(error)}): restore it from a backup; nothing in it was used.`, {
        cause: error,
      });
    throw error;
  }
}

function open(path: string, readOnly: boolean): DatabaseSync {
  try {
    return new DatabaseSync(path, { readOnly, timeout: busyTimeoutMs });
  } catch (error) {
    throw new Error(`cannot open the ledger file ${path}${readOnly ? ' (it must exist to be read)' : ''}: ${String(error)}`, {
      cause: error,
    });
  }
}
