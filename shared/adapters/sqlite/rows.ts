/** Reading rows: SQLite types a value, not a column, so each is checked where it comes out. */
import type { SQLOutputValue } from 'node:sqlite';
import { sha256Hex } from '../../domain/aggregate/journal.ts';

export type SqliteRow = Record<string, SQLOutputValue>;

export function text(row: SqliteRow, column: string): string {
  const value = row[column];
  if (typeof value !== 'string')
    throw new Error(`column ${column} holds ${typeof value} where the schema has text: the ledger file is damaged`);
  return value;
}

export function optionalText(row: SqliteRow, column: string): string | undefined {
  return row[column] === null ? undefined : text(row, column);
}

export function integer(row: SqliteRow, column: string): number {
  const value = row[column];
  if (typeof value !== 'number')
    throw new Error(`column ${column} holds ${typeof value} where the schema has an integer: the ledger file is damaged`);
  return value;
}

export const afterDamage = 'Stop the system, run presale verify --data on the folder, and restore the ledger file from a backup.';

/** @throws Error when the row to which the index led is another's, or none: nothing that it says may be used. */
export function bearsKey(row: SqliteRow, table: string, key: string): void {
  if (row['key'] === key) return;
  throw new Error(
    `the table ${table} is damaged: its index leads from ${key} to ${row['key'] === null ? 'no row' : `the row of ${String(row['key'])}`}. ${afterDamage}`,
  );
}

/** The body of a row that bears its digest; undefined where it is not what was put. */
export function bodyOf(row: SqliteRow): string | undefined {
  const body = text(row, 'body');
  return sha256Hex(body) === text(row, 'digest') ? body : undefined;
}
