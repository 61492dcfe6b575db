/**
 * Does a ledger file hold together by itself? A key stands in its row and again in the index by which it is found: a bit that was flipped in one of them is seen by
 * whoever compares the two, which is what SQLite's check does, and by nobody who only looks up.
 */
import type { DatabaseSync } from 'node:sqlite';
import type { StoreDamage } from '../../ports/ledger.ts';
import { bodyOf, text } from './rows.ts';
import { newestObjects, registerTables, schemaObjects } from './schema.ts';
import { sqliteCode } from './sqlite-error.ts';

/** Messages of SQLite about one table; a broken page may lead to thousands. */
const messagesMax = 10;
/** SQLITE_CORRUPT: so broken that the check itself cannot go on. */
const corruptCode = 11;

/** Each part that does not hold together, with what is wrong in it. Reads the whole file. */
export function damageOf(database: DatabaseSync): StoreDamage[] {
  const whole = check(database);
  if (whole.length > 0) return damagedTables(database, whole);
  return [...damagedObjects(database), ...damagedRegister(database), ...damagedMarks(database)];
}

/** What SQLite says (https://sqlite.org/pragma.html#pragma_integrity_check), table by table. */
function damagedTables(database: DatabaseSync, whole: readonly string[]): StoreDamage[] {
  const tables = [...newestObjects().keys()].filter((object) => object.startsWith('table '));
  const damaged = tables.flatMap((part) => check(database, part.slice('table '.length)).map((what) => ({ part, what })));
  // Pages that no table uses, or two do.
  return damaged.length > 0 ? damaged : whole.map((what) => ({ part: 'ledger file', what }));
}

function check(database: DatabaseSync, table?: string): string[] {
  try {
    const rows = database.prepare(`PRAGMA integrity_check(${table ?? messagesMax})`).all();
    const messages = rows.map((row) => text(row, 'integrity_check')).filter((message) => message !== 'ok');
    return messages.slice(0, messagesMax);
  } catch (error) {
    if (sqliteCode(error) !== corruptCode) throw error;
    return [String(error)];
  }
}

/** Without its triggers what was recorded could be changed. */
function damagedObjects(database: DatabaseSync): StoreDamage[] {
  const held = schemaObjects(database);
  const differing = [...newestObjects()].filter(([object, sql]) => held.get(object) !== sql);
  return differing.map(([part]) => ({ part, what: held.has(part) ? 'is not the one that this program made' : 'is missing' }));
}

function damagedRegister(database: DatabaseSync): StoreDamage[] {
  return registerTables.flatMap((table) =>
    database
      .prepare(`SELECT body, digest FROM ${table}`)
      .all()
      .filter((row) => bodyOf(row) === undefined)
      .map((row) => ({ part: `table ${table}`, what: `an entry is not what was put: ${text(row, 'body')}` })),
  );
}

/** Pages behind such a mark would never be sealed. */
function damagedMarks(database: DatabaseSync): StoreDamage[] {
  const ahead = database.prepare('SELECT stream FROM heads WHERE sealed > version').all();
  return ahead.map((row) => ({ part: 'table heads', what: `${text(row, 'stream')} is said to be sealed further than it goes` }));
}
