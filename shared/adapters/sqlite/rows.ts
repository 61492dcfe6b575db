/** Reading rows: SQLite types a value, not a column, so each is checked where it comes out. */
import type { SQLOutputValue } from 'node:sqlite';

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
