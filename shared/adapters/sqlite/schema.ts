/** The schema of the ledger file and the way from each older version to the newest. */
import { DatabaseSync } from 'node:sqlite';
import { sha256Hex } from '../../domain/aggregate/journal.ts';
import { text } from './rows.ts';

/** `PRAGMA application_id` of a ledger file ("PRSL"): keeps us from writing into someone else's database. */
const applicationId = 0x5052534c;

/** Of partners, profiles and whose seals count: rows of a body and its digest. */
export const registerTables = ['partners', 'profiles', 'seal_trust'] as const;

/** Migration n leads from version n to n + 1. Never edit one that was released: add the next. */
const migrations: readonly string[] = [
  `
  CREATE TABLE heads (
    stream TEXT PRIMARY KEY,
    version INTEGER NOT NULL,
    hash TEXT NOT NULL,
    state TEXT NOT NULL,
    due_at TEXT
  ) STRICT;
  CREATE INDEX heads_due ON heads (due_at, stream) WHERE due_at IS NOT NULL;

  CREATE TABLE pages (
    stream TEXT NOT NULL,
    sequence INTEGER NOT NULL,
    hash TEXT NOT NULL,
    body TEXT NOT NULL,
    PRIMARY KEY (stream, sequence)
  ) STRICT;

  CREATE TABLE inbox (
    key TEXT PRIMARY KEY,
    digest TEXT NOT NULL,
    stream TEXT NOT NULL,
    sequence INTEGER NOT NULL
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE claims (key TEXT PRIMARY KEY, owner TEXT NOT NULL) STRICT, WITHOUT ROWID;
  CREATE TABLE partners (partner TEXT PRIMARY KEY, body TEXT NOT NULL) STRICT;
  CREATE TABLE profiles (region_code TEXT NOT NULL, effective_from TEXT NOT NULL, body TEXT NOT NULL, PRIMARY KEY (region_code, effective_from)) STRICT;

  -- What was recorded stays: not even a mistake in this program can change it.
  ${['pages', 'inbox', 'claims'].flatMap((table) => ['UPDATE', 'DELETE'].map((change) => finalTrigger(table, change))).join('\n')}
  `,
  // What the log has sealed of each stream; the log does not seal itself. Pages of before this version are unsealed, and are sealed next.
  `
  ALTER TABLE heads ADD COLUMN sealed INTEGER NOT NULL DEFAULT 0;
  CREATE INDEX heads_unsealed ON heads (stream) WHERE version > sealed AND substr(stream, 1, 4) <> 'log:';
  `,
  `
  -- 0: written before states had versions; such a state is folded again from its pages.
  ALTER TABLE heads ADD COLUMN state_version INTEGER NOT NULL DEFAULT 0;
  CREATE TABLE open_parts (stream TEXT NOT NULL, slot INTEGER NOT NULL, body TEXT NOT NULL, PRIMARY KEY (stream, slot)) STRICT, WITHOUT ROWID;
  CREATE TABLE ended_parts (
    stream TEXT NOT NULL,
    key TEXT NOT NULL,
    sequence INTEGER NOT NULL,
    body TEXT NOT NULL,
    PRIMARY KEY (stream, key)
  ) STRICT, WITHOUT ROWID;
  `,
  // Whose electronic seals count; one list.
  `
  CREATE TABLE seal_trust (id INTEGER PRIMARY KEY CHECK (id = 1), body TEXT NOT NULL) STRICT;
  `,
  // Rows in the order in which they come, with an index of their keys alone: a table in the order of its keys holds whole rows in every page of its tree, of
  // which a commit would rewrite several.
  `
  CREATE TABLE inbox_by_time (key TEXT NOT NULL PRIMARY KEY, digest TEXT NOT NULL, stream TEXT NOT NULL, sequence INTEGER NOT NULL) STRICT;
  INSERT INTO inbox_by_time SELECT key, digest, stream, sequence FROM inbox;
  DROP TABLE inbox;
  ALTER TABLE inbox_by_time RENAME TO inbox;
  CREATE TABLE claims_by_time (key TEXT NOT NULL PRIMARY KEY, owner TEXT NOT NULL) STRICT;
  INSERT INTO claims_by_time SELECT key, owner FROM claims;
  DROP TABLE claims;
  ALTER TABLE claims_by_time RENAME TO claims;
  ${['inbox', 'claims'].flatMap((table) => ['UPDATE', 'DELETE'].map((change) => finalTrigger(table, change))).join('\n')}
  -- Nothing else says what these say: a bit that was flipped in a key or a rate would be used as it stands.
  ${['partners', 'profiles', 'seal_trust'].map((table) => `ALTER TABLE ${table} ADD COLUMN digest TEXT NOT NULL DEFAULT ''; UPDATE ${table} SET digest = sha256(body);`).join('\n')}
  `,
];

/** The version that this program writes. */
export const schemaVersion = migrations.length;

function finalTrigger(table: string, change: string): string {
  return `CREATE TRIGGER ${table}_no_${change.toLowerCase()} BEFORE ${change} ON ${table} BEGIN SELECT RAISE(ABORT, '${table} are final: nothing recorded is changed or deleted'); END;`;
}

/**
 * Brings a file to the newest schema, each step in a transaction of its own; a read-only one must be there already.
 * @throws Error when the file is newer than the program, is no ledger, or is too old to be read without writing.
 */
export function prepareSchema(database: DatabaseSync, path: string, readOnly: boolean): void {
  const version = pragma(database, 'user_version');
  if (version > schemaVersion) {
    throw new Error(
      `the ledger file ${path} has schema version ${version}, written by a newer program; this one knows versions up to ${schemaVersion}. Update the program, do not edit the file.`,
    );
  }
  const tables = database.prepare('SELECT count(*) AS tables FROM sqlite_schema').get();
  if (pragma(database, 'application_id') !== applicationId && (version !== 0 || tables?.tables !== 0)) {
    throw new Error(`${path} is a database of another program, not a ledger; choose another path.`);
  }
  if (readOnly && version < schemaVersion) {
    throw new Error(
      `the ledger file ${path} has schema version ${version}, this program reads ${schemaVersion}. Start the system once with it (presale start --data …), which brings it up to date.`,
    );
  }
  migrate(database, version);
}

function migrate(database: DatabaseSync, version: number): void {
  database.function('sha256', (body) => sha256Hex(String(body)));
  for (let step = version; step < schemaVersion; step += 1) {
    database.exec(
      `BEGIN IMMEDIATE; ${migrations[step]} PRAGMA application_id = ${applicationId}; PRAGMA user_version = ${step + 1}; COMMIT;`,
    );
  }
}

/** Names of all that the newest schema has, with the texts of its triggers. */
export function schemaObjects(database: DatabaseSync): Map<string, string> {
  const rows = database.prepare("SELECT type || ' ' || name AS object, iif(type = 'trigger', sql, '') AS text FROM sqlite_schema").all();
  return new Map(rows.map((row) => [text(row, 'object'), text(row, 'text')]));
}

/** The same of a file that nobody has touched. */
export function newestObjects(): Map<string, string> {
  const database = new DatabaseSync(':memory:');
  try {
    migrate(database, 0);
    return schemaObjects(database);
  } finally {
    database.close();
  }
}

function pragma(database: DatabaseSync, name: string): number {
  const value = database.prepare(`PRAGMA ${name}`).get()?.[name];
  if (typeof value !== 'number') throw new Error(`PRAGMA ${name} gave ${String(value)}`);
  return value;
}
