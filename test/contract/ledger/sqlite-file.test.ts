/** What only a file can do: outlive its process, keep to one writer, refuse what it does not understand. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { registerTables, schemaVersion } from '../../../shared/adapters/sqlite/schema.ts';
import { openSqliteStore } from '../../../shared/adapters/sqlite/store.ts';
import { genesisHash, hashPage } from '../../../shared/domain/aggregate/journal.ts';
import type { Partner } from '../../../shared/ports/register.ts';
import { account, booking, commitAmounts, committed, listed } from './store-under-test.ts';

/** Room to start processes on a busy machine. */
const processesMs = 60_000;
let directory: string;
let path: string;
beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'presale-ledger-'));
  path = join(directory, 'ledger.db');
});
afterEach(() => rm(directory, { recursive: true }));

describe('a ledger file', () => {
  it('is the same after a restart', async () => {
    const first = openSqliteStore(path);
    await commitAmounts(first.ledger, account, [100, -30]);
    const [head, pages] = [await first.ledger.head(account), await listed(first.ledger.pages(account))];
    await first.close();
    await first.close();

    const second = openSqliteStore(path);
    expect(await second.ledger.head(account)).toEqual(head);
    expect(await listed(second.ledger.pages(account))).toEqual(pages);
    expect(await second.ledger.commit(booking({ inbox: [{ key: `${account}#m-1`, digest: 'b'.repeat(64) }] }))).toMatchObject({
      kind: 'already-received',
    });
    await second.ledger.close();
  });

  it(
    'loses nothing that was promised and gains no half of a commit when its process is killed, and can be opened again at once',
    async () => {
      let promised = 0;
      for (let round = 1; round <= 3; round += 1) {
        const writer = spawn(process.execPath, [join(import.meta.dirname, 'writer-process.ts'), path], {
          stdio: ['ignore', 'pipe', 'inherit'],
        });
        const gone = once(writer, 'exit');
        for await (const line of createInterface(writer.stdout)) {
          promised = Number(line);
          if (promised >= round * 40) writer.kill('SIGKILL');
        }
        expect(await gone).toEqual([null, 'SIGKILL']);
        const { ledger } = openSqliteStore(path);
        const head = await ledger.head(account);
        expect(head?.version).toBeGreaterThanOrEqual(promised);
        expect(head?.state).toEqual({ balanceFen: head?.version });
        const pages = await listed(ledger.pages(account));
        expect(pages.map(({ hash, ...page }) => hash === hashPage(page) && page.sequence)).toEqual(
          Array.from({ length: head?.version ?? 0 }, (_, n) => n + 1),
        );
        expect(pages.reduce((previous, page) => (page.previousHash === previous ? page.hash : 'broken'), genesisHash)).toBe(head?.hash);
        await ledger.close();
      }
    },
    processesMs,
  );

  it(
    'has one writer: a second is told to stop the first or to use another directory',
    async () => {
      const writer = spawn(process.execPath, [join(import.meta.dirname, 'writer-process.ts'), path], {
        stdio: ['ignore', 'pipe', 'inherit'],
      });
      const gone = once(writer, 'exit');
      try {
        await once(writer.stdout, 'data');
        expect(() => openSqliteStore(path)).toThrow(
          /ledger\.db is already open for writing in another process.*Stop that process first.*--data DIR/,
        );
      } finally {
        writer.kill('SIGKILL');
        await gone;
      }
      await openSqliteStore(path).close();
    },
    processesMs,
  );

  it('has one writer within a process too', async () => {
    const first = openSqliteStore(path);
    expect(() => openSqliteStore(path)).toThrow(/already open for writing/);
    await first.close();
    await openSqliteStore(path).close();
  });

  it('can be read beside its writer, but not written', async () => {
    const writer = openSqliteStore(path);
    const place = await committed(writer.ledger, booking());
    const reader = openSqliteStore(path, { readOnly: true });
    expect(await reader.ledger.head(account)).toMatchObject({ version: 1 });
    const next = await committed(writer.ledger, booking({ ...place, inbox: [] }));
    expect(await reader.ledger.head(account)).toMatchObject({ version: 2 });
    await expect(reader.ledger.commit(booking({ ...next, inbox: [] }))).rejects.toThrow(/readonly/);
    await reader.close();
    await writer.close();
  });

  it('never changes or deletes what it recorded, whoever asks', async () => {
    const store = openSqliteStore(path);
    await committed(store.ledger, booking({ claims: [{ key: 'notice:1', owner: account }] }));
    await store.close();
    const database = new DatabaseSync(path);
    for (const statement of [
      "UPDATE pages SET body = ''",
      'DELETE FROM pages',
      "UPDATE inbox SET digest = ''",
      'DELETE FROM inbox',
      "UPDATE claims SET owner = ''",
      'DELETE FROM claims',
    ]) {
      expect(() => database.exec(statement)).toThrow(/are final/);
    }
    database.close();
  });
});

const bank: Partner = { partner: 'bank:102451000019', name: '监管银行', keys: [] };

/** As it was before version 5: rows in the order of their keys, and a register without digests. */
const byKey = `
  CREATE TABLE old_inbox (key TEXT PRIMARY KEY, digest TEXT NOT NULL, stream TEXT NOT NULL, sequence INTEGER NOT NULL) STRICT, WITHOUT ROWID;
  INSERT INTO old_inbox SELECT * FROM inbox; DROP TABLE inbox; ALTER TABLE old_inbox RENAME TO inbox;
  CREATE TABLE old_claims (key TEXT PRIMARY KEY, owner TEXT NOT NULL) STRICT, WITHOUT ROWID;
  INSERT INTO old_claims SELECT * FROM claims; DROP TABLE claims; ALTER TABLE old_claims RENAME TO claims;
  ${registerTables.map((table) => `ALTER TABLE ${table} DROP COLUMN digest;`).join(' ')}
  PRAGMA user_version = 4`;

describe('a ledger file of an older version', () => {
  it('knows after it is brought up to date what it took in and who owns what, and keeps both as final', async () => {
    const before = openSqliteStore(path);
    await committed(before.ledger, booking({ claims: [{ key: 'notice:1', owner: account }] }));
    await before.register.putPartner(bank);
    const [{ key } = { key: '' }] = booking().inbox;
    const taken = await before.ledger.inboxRecord(key);
    await before.close();
    const old = new DatabaseSync(path);
    old.exec(byKey);
    old.close();

    const { ledger, register } = openSqliteStore(path);
    expect(await ledger.damage()).toEqual([]);
    expect(await register.partners()).toEqual([bank]);
    expect(taken).toMatchObject({ stream: account, sequence: 1 });
    expect(await ledger.inboxRecord(key)).toEqual(taken);
    expect(await ledger.owners(['notice:1'])).toEqual([{ key: 'notice:1', owner: account }]);
    await ledger.close();
    const database = new DatabaseSync(path);
    expect(() => database.exec("UPDATE inbox SET digest = ''")).toThrow(/inbox are final/);
    expect(() => database.exec('DELETE FROM claims')).toThrow(/claims are final/);
    database.close();
  });
});

describe('a file that is no ledger of this program', () => {
  it('written by a newer program is refused, saying which versions are known', async () => {
    await openSqliteStore(path).close();
    const database = new DatabaseSync(path);
    database.exec(`PRAGMA user_version = ${schemaVersion + 1}`);
    database.close();
    expect(() => openSqliteStore(path)).toThrow(
      new RegExp(`schema version ${schemaVersion + 1}, written by a newer program; this one knows versions up to ${schemaVersion}`),
    );
    // The refusal lets go of the file.
    expect(() => openSqliteStore(path)).toThrow(/newer program/);
  });

  it('of another program is refused and left as it was', () => {
    const database = new DatabaseSync(path);
    database.exec('CREATE TABLE theirs (a)');
    expect(() => openSqliteStore(path)).toThrow(/database of another program/);
    expect(database.prepare('SELECT name FROM sqlite_schema').all()).toEqual([{ name: 'theirs' }]);
    expect(database.prepare('PRAGMA journal_mode').get()).toEqual({ journal_mode: 'delete' });
    database.close();
  });

  it('that is no database is refused by name', async () => {
    await writeFile(path, 'notes on the ledger, many words of them, so that it is longer than a header would be. '.repeat(10));
    expect(() => openSqliteStore(path)).toThrow(/ledger\.db is not a ledger file/);
  });

  it('in a directory that does not exist is refused by name, and so is one to read that is not there', () => {
    expect(() => openSqliteStore(join(directory, 'absent', 'ledger.db'))).toThrow(/absent.ledger\.db-writer \(does its directory exist/);
    expect(() => openSqliteStore(path, { readOnly: true })).toThrow(/cannot open the ledger file .*must exist to be read/);
  });

  it('that is empty becomes a ledger; one to be read must be brought up to date first', async () => {
    new DatabaseSync(path).close();
    await writeFile(path, '');
    expect(() => openSqliteStore(path, { readOnly: true })).toThrow(/schema version 0, this program reads/);
    const store = openSqliteStore(path);
    await committed(store.ledger, booking());
    await store.close();
  });
});
