/** Whatever a ledger keeps beside its pages is compared with them: a row that was deleted or a bit that was flipped is named. */

import { readFileSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { verifyExport, verifyLedger } from '../../../infra/local/commands/record/verify.ts';
import { openSqliteStore } from '../../../shared/adapters/sqlite/store.ts';
import { accountCore } from '../../../shared/domain/account/core.ts';
import { checkLedger } from '../../../shared/workflow/check-ledger.ts';
import { createCommit } from '../../../shared/workflow/commit/commit.ts';
import { putBack, readJournal } from '../../fixtures/journal/journal.ts';

const journal = readJournal(readFileSync(new URL('../../fixtures/journal/0.1.0/money.jsonl', import.meta.url), 'utf8'));
const recordedAt = '2029-01-05T10:00:00+08:00';

let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'presale-check-'));
  const store = openSqliteStore(join(folder, 'ledger.db'));
  await putBack(store.ledger, journal);
  const commit = createCommit({ ledger: store.ledger, random: () => 0, delay: async () => {} });
  for (const { stream } of journal.filter(({ sequence, stream: of }) => sequence === 1 && of.startsWith(`${accountCore.kind}:`))) {
    const item = { command: { kind: 'time' as const, receivedAt: recordedAt }, inbox: { key: `${stream} time`, digest: '0' } };
    await commit(accountCore, { stream, recordedAt, facts: { profiles: [], partners: [] }, items: [item] });
  }
  await store.close();
});
afterEach(() => rm(folder, { recursive: true }));

/** As somebody would who has the file. */
function tamper(sql: string): void {
  const database = new DatabaseSync(join(folder, 'ledger.db'));
  for (const { name } of database.prepare("SELECT name FROM sqlite_schema WHERE type = 'trigger'").all())
    database.exec(`DROP TRIGGER ${String(name)}`);
  expect(database.prepare(sql).run().changes).toBeGreaterThan(0);
  database.close();
}

async function findings(): Promise<string[]> {
  const store = openSqliteStore(join(folder, 'ledger.db'), { readOnly: true });
  const { findings: found } = await checkLedger(store.ledger);
  await store.close();
  return found.map(({ what }) => what);
}

it('a ledger that holds together has no findings', async () => {
  expect(await findings()).toEqual([]);
});

describe('a ledger that is written to while it is read', () => {
  /** Commits to the account between the reading of its pages and that of its state, so many times. */
  async function readAtWork(commits: number): Promise<string[]> {
    const store = openSqliteStore(join(folder, 'ledger.db'));
    const commit = createCommit({ ledger: store.ledger, random: () => 0, delay: async () => {} });
    const stream = journal.find(({ stream: of }) => of.startsWith(`${accountCore.kind}:`))?.stream ?? '';
    let left = commits;
    // As a store without snapshots may answer: parts of an older moment than the head.
    const busy: typeof store.ledger = {
      ...store.ledger,
      async endedParts(of, prefix) {
        const parts = await store.ledger.endedParts(of, prefix);
        if (of !== stream || left === 0) return parts;
        left -= 1;
        const item = { command: { kind: 'time' as const, receivedAt: recordedAt }, inbox: { key: `busy ${left}`, digest: '0' } };
        await commit(accountCore, { stream, recordedAt, facts: { profiles: [], partners: [] }, items: [item] });
        return parts.map((part) => ({ ...part, text: `${part.text} ` }));
      },
    };
    try {
      return (await checkLedger(busy)).findings.map(({ what }) => what);
    } finally {
      await store.close();
    }
  }

  it('is not called damaged for a moment between two commits', async () => {
    expect(await readAtWork(2)).toEqual([]);
  });

  it('is called damaged where every look finds the same', async () => {
    expect((await readAtWork(20)).length).toBeGreaterThan(0);
  });

  it('is called damaged also where each look finds it beside another page', async () => {
    const store = openSqliteStore(join(folder, 'ledger.db'));
    const stream = journal.find(({ stream: of }) => of.startsWith(`${accountCore.kind}:`))?.stream ?? '';
    const commit = createCommit({ ledger: store.ledger, random: () => 0, delay: async () => {} });
    let left = 20;
    // A part that no commit writes anew: the process at work believes what it knows, and who reads it from the store finds less.
    const busy: typeof store.ledger = {
      ...store.ledger,
      async head<State>(of: string) {
        const head = await store.ledger.head<State>(of);
        return head === undefined || of !== stream ? head : { ...head, open: head.open.map((part) => ({ ...part, text: '' })) };
      },
      async endedParts(of, prefix) {
        if (of === stream && left-- > 0)
          await commit(accountCore, {
            stream,
            recordedAt,
            facts: { profiles: [], partners: [] },
            items: [{ command: { kind: 'time' as const, receivedAt: recordedAt }, inbox: { key: `busy ${left}`, digest: '0' } }],
          });
        return store.ledger.endedParts(of, prefix);
      },
    };
    const { findings: found } = await checkLedger(busy);
    await store.close();
    expect(found.map(({ what }) => what)).toContainEqual(expect.stringMatching(/the state is not what page/));
  });
});

describe('it names', () => {
  it.each([
    ['an inbox record that was deleted', "DELETE FROM inbox WHERE key LIKE '%line-7'", /record of .*line-7 .* is missing/],
    [
      'a flipped digest of a message',
      "UPDATE inbox SET digest = 'f' || substr(digest, 2) WHERE key LIKE '%line-7'",
      /line-7 is not what page/,
    ],
    ['a name given to another', "UPDATE claims SET owner = 'somebody' WHERE key LIKE 'permit:%'", /held by somebody/],
    ['a name that was freed', "DELETE FROM claims WHERE key LIKE 'permit:%'", /held by nobody/],
    [
      'an open part that was emptied',
      "UPDATE open_parts SET body = '' WHERE slot = (SELECT min(slot) FROM open_parts WHERE body <> '')",
      /the state is not what page/,
    ],
    [
      'an ended part that was edited',
      "UPDATE ended_parts SET body = body || ' ' WHERE key = (SELECT min(key) FROM ended_parts)",
      /is not what its page says/,
    ],
    [
      'a page that was rewritten',
      "UPDATE pages SET body = replace(body, '2026-03-04', '2026-03-05') WHERE sequence = 5",
      /the journal breaks at page 5/,
    ],
  ])('%s', async (_, sql, named) => {
    tamper(sql);
    expect(await findings()).toContainEqual(expect.stringMatching(named));
  });
});

it('presale verify --data says so, and exits with 1', async () => {
  const said: string[] = [];
  const io = { stdout: { write: (text: string) => said.push(text) }, stderr: { write: (text: string) => said.push(text) } };
  expect(await verifyLedger({ data: folder, json: false }, io)).toBe(0);
  expect(said.at(-1)).toBe('VALID\n');
  tamper("DELETE FROM inbox WHERE key LIKE '%line-7'");
  expect(await verifyLedger({ data: folder, json: false }, io)).toBe(1);
  expect(said.join('')).toMatch(/BROKEN account:.*is missing/);
  expect(said.at(-1)).toBe('NOT VALID\n');
});

/** What anybody could read: places that are free bear a name that nobody asks for. */
function rowsOf(path: string): string {
  const database = new DatabaseSync(path, { readOnly: true });
  try {
    const tables = database.prepare("SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name").all();
    const filled = (name: unknown) => (name === 'open_parts' ? " WHERE body <> ''" : '');
    return JSON.stringify(tables.map(({ name }) => database.prepare(`SELECT * FROM ${String(name)}${filled(name)}`).all()));
  } finally {
    database.close();
  }
}

it('a bit that is flipped anywhere in the file is found, unless it lies where nobody reads', async () => {
  const path = join(folder, 'ledger.db');
  const whole = readFileSync(path);
  const rows = rowsOf(path);
  const silent: number[] = [];
  const step = process.env['PRESALE_FAULTS'] === 'all' ? 13 : Math.ceil(whole.length / 60);
  // A prime beside the size of a page: all parts of pages have their turn.
  for (let at = 7; at < whole.length; at += step) {
    const copy = Buffer.from(whole);
    copy[at] = (copy[at] ?? 0) ^ (1 << (at % 8));
    for (const file of [path, `${path}-wal`, `${path}-shm`]) await rm(file, { force: true });
    await writeFile(path, copy);
    const found = await findings().catch((error: unknown) => [String(error)]);
    if (found.length === 0 && rowsOf(path) !== rows) silent.push(at);
  }
  expect(silent).toEqual([]);
}, 120_000);

it('a store that does not hold together is said by the part, and what is said of streams is not taken for all there is', async () => {
  const writer = openSqliteStore(join(folder, 'ledger.db'));
  await writer.register.putPartner({ partner: 'bank:102451000019', name: '监管银行', keys: [] });
  await writer.close();
  tamper("UPDATE partners SET body = replace(body, '监管', '某')");
  const store = openSqliteStore(join(folder, 'ledger.db'), { readOnly: true });
  const verdict = await checkLedger(store.ledger);
  await store.close();
  expect(verdict.storeHolds).toBe(false);
  expect(verdict.findings).toContainEqual({ stream: 'table partners', what: expect.stringMatching(/an entry is not what was put/) });
});

it('a ledger in a folder does not make it an export that holds: what is checked is the caller’s word', async () => {
  const io = { stdout: { write: () => true }, stderr: { write: () => true } };
  expect(await verifyExport({ dir: folder, witnesses: [], json: false }, io)).toBe(1);
});
