/** Views in a SQLite file beside the ledger, or in memory. It may be thrown away: it is made again from the journal. */
import { rmSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import type { ViewRow } from '../../domain/report/views/rows.ts';
import {
  type AccountRows,
  isSameRow,
  keysOf,
  listName,
  listsOf,
  placeInList,
  placeOfTerm,
  termStart,
  type Views,
} from '../../ports/views.ts';
import { integer, type SqliteRow, text } from './rows.ts';
import { sqliteCode } from './sqlite-error.ts';

export interface SqliteViews extends Views {
  /** Forgets all of it, before it is made again. */
  clear(): void;
  close(): void;
}

/** Another layout is another file: what is in an older one is made again. */
const layout = 3;
const tables = `
  CREATE TABLE rows (key TEXT PRIMARY KEY, account TEXT NOT NULL, body TEXT NOT NULL) STRICT, WITHOUT ROWID;
  CREATE INDEX rows_account ON rows (account);
  CREATE TABLE lists (list TEXT NOT NULL, place TEXT NOT NULL, key TEXT NOT NULL, PRIMARY KEY (list, place)) STRICT, WITHOUT ROWID;
  CREATE TABLE terms (party TEXT NOT NULL, place TEXT NOT NULL, key TEXT NOT NULL, PRIMARY KEY (party, place)) STRICT, WITHOUT ROWID;
  CREATE TABLE known (account TEXT PRIMARY KEY, page INTEGER NOT NULL) STRICT, WITHOUT ROWID;
`;
/** A rebuild beside a running system takes turns with it. */
const busyTimeoutMs = 5_000;

/** Opens or makes the views at `path`, or private ones for `':memory:'`. Damaged ones are made anew: nothing is lost that the journal does not have. */
export function openSqliteViews(path: string): SqliteViews {
  const database = openWhole(path);
  if (path !== ':memory:') database.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL');
  if (integer(database.prepare('PRAGMA user_version').get() ?? {}, 'user_version') !== layout) {
    database.exec('DROP TABLE IF EXISTS rows; DROP TABLE IF EXISTS lists; DROP TABLE IF EXISTS terms; DROP TABLE IF EXISTS known;');
    database.exec(`${tables} PRAGMA user_version = ${layout};`);
  }
  const known = database.prepare('SELECT page FROM known WHERE account = ?');
  const setKnown = database.prepare('INSERT OR REPLACE INTO known (account, page) VALUES (?, ?)');
  const dropKnown = database.prepare('DELETE FROM known WHERE account = ?');
  const inList = database.prepare('SELECT 1 FROM lists WHERE list = ? AND place = ? AND key = ?');
  const inTerms = database.prepare('SELECT 1 FROM terms WHERE party = ? AND place = ? AND key = ?');
  const ofAccount = database.prepare('SELECT body FROM rows WHERE account = ?');
  const ofKey = database.prepare('SELECT body FROM rows WHERE key = ?');
  const putRow = database.prepare('INSERT OR REPLACE INTO rows (key, account, body) VALUES (?, ?, ?)');
  const dropRow = database.prepare('DELETE FROM rows WHERE key = ?');
  const putList = database.prepare('INSERT OR REPLACE INTO lists (list, place, key) VALUES (?, ?, ?)');
  const dropList = database.prepare('DELETE FROM lists WHERE list = ? AND place = ?');
  const putTerm = database.prepare('INSERT OR REPLACE INTO terms (party, place, key) VALUES (?, ?, ?)');
  const dropTerm = database.prepare('DELETE FROM terms WHERE party = ? AND place = ?');
  const page = database.prepare('SELECT body FROM lists JOIN rows USING (key) WHERE list = ? AND place > ? ORDER BY place LIMIT ?');
  const counted = database.prepare('SELECT COUNT(*) AS count FROM (SELECT 1 FROM lists WHERE list = ? LIMIT ?)');
  const found = database.prepare(
    'SELECT body FROM terms JOIN rows USING (key) WHERE party = ? AND place >= ? AND place < ? ORDER BY place LIMIT ?',
  );

  function drop(row: ViewRow): void {
    dropRow.run(row.key);
    for (const list of listsOf(row)) dropList.run(list, placeInList(row));
    for (const party of row.parties) {
      for (const term of row.terms) dropTerm.run(party, placeOfTerm(term, row));
    }
  }
  function add(row: ViewRow): void {
    putRow.run(row.key, row.accountNumber, JSON.stringify(row));
    for (const list of listsOf(row)) putList.run(list, placeInList(row), row.key);
    for (const party of row.parties) {
      for (const term of row.terms) putTerm.run(party, placeOfTerm(term, row), row.key);
    }
  }
  const pageOf = (accountNumber: string): number => {
    const row = known.get(accountNumber);
    return row === undefined ? 0 : integer(row, 'page');
  };
  function take({ accountNumber, page: upTo, rows, since }: AccountRows): void {
    const known = pageOf(accountNumber);
    if (known > upTo) return;
    const step = since?.page === known ? since : undefined;
    const held = step === undefined ? ofAccount.all(accountNumber) : keysOf(step).flatMap((key) => ofKey.all(key));
    const before = new Map(held.map(rowOf).map((row) => [row.key, row]));
    for (const row of step?.changed ?? rows) {
      const earlier = before.get(row.key);
      before.delete(row.key);
      if (earlier !== undefined && isSameRow(earlier, row)) continue;
      if (earlier !== undefined) drop(earlier);
      add(row);
    }
    for (const row of before.values()) drop(row);
    setKnown.run(accountNumber, upTo);
  }

  function inTransaction(write: () => void): void {
    database.exec('BEGIN IMMEDIATE');
    try {
      write();
      database.exec('COMMIT');
    } catch (error) {
      database.exec('ROLLBACK');
      throw error;
    }
  }
  const isFound = (row: ViewRow): boolean =>
    listsOf(row).every((list) => inList.get(list, placeInList(row), row.key) !== undefined) &&
    row.parties.every((party) => row.terms.every((term) => inTerms.get(party, placeOfTerm(term, row), row.key) !== undefined));

  return {
    put: async (rows) => inTransaction(() => take(rows)),
    knownUpTo: async (accountNumber) => pageOf(accountNumber),
    allKnownUpTo: async (accountNumbers) => accountNumbers.map(pageOf),
    async lacks({ accountNumber, page: upTo, rows }) {
      const held = new Map(ofAccount.all(accountNumber).map((row) => [rowOf(row).key, rowOf(row)]));
      const wanting = rows.filter((row) => {
        const there = held.get(row.key);
        held.delete(row.key);
        return there === undefined || !isSameRow(there, row) || !isFound(there);
      });
      const behind = pageOf(accountNumber) < upTo && wanting.length === 0 && held.size === 0 ? [`known/${accountNumber}`] : [];
      return [...wanting.map(({ key }) => key), ...held.keys(), ...behind];
    },
    forget: async (accountNumber) =>
      inTransaction(() => {
        for (const row of ofAccount.all(accountNumber)) drop(rowOf(row));
        dropKnown.run(accountNumber);
      }),
    async list({ limit, cursor = '', ...list }) {
      const rows = page.all(listName(list), cursor, limit + 1).map(rowOf);
      const shown = rows.slice(0, limit);
      const last = shown.at(-1);
      return { rows: shown, ...(rows.length > limit && last !== undefined ? { next: placeInList(last) } : {}) };
    },
    count: async ({ most, ...list }) => integer(counted.get(listName(list), most) ?? {}, 'count'),
    async search({ term, party, limit }) {
      const start = termStart(term);
      // One row may be found by several terms; some more are read for that.
      const rows = found.all(party, start, `${start}\u{10ffff}`, limit * 4).map(rowOf);
      return [...new Map(rows.map((row) => [row.key, row])).values()].slice(0, limit);
    },
    clear() {
      database.exec('BEGIN IMMEDIATE; DELETE FROM rows; DELETE FROM lists; DELETE FROM terms; DELETE FROM known; COMMIT');
    },
    close() {
      if (database.isOpen) database.close();
    },
  };
}

function openWhole(path: string): DatabaseSync {
  const open = (): DatabaseSync => new DatabaseSync(path, { timeout: busyTimeoutMs });
  const database = open();
  if (path === ':memory:' || isWhole(database)) return database;
  database.close();
  for (const file of [path, `${path}-wal`, `${path}-shm`]) rmSync(file, { force: true });
  return open();
}

/** False for what is no database, too. */
function isWhole(database: DatabaseSync): boolean {
  try {
    return database.prepare('PRAGMA quick_check(1)').get()?.['quick_check'] === 'ok';
  } catch (error) {
    if (damagedCodes.has(sqliteCode(error) ?? 0)) return false;
    throw error;
  }
}

/** SQLITE_CORRUPT and SQLITE_NOTADB. */
const damagedCodes: ReadonlySet<number> = new Set([11, 26]);

/** Our own JSON, written by `add`. */
function rowOf(row: SqliteRow): ViewRow {
  const entry: ViewRow = JSON.parse(text(row, 'body'));
  return entry;
}
