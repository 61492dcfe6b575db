/** A ledger file of which a bit is not what was written: whoever verifies hears which part it is, and whoever looks up is not given what is another's. */
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openSqliteStore } from '../../../shared/adapters/sqlite/store.ts';
import { defaultProfile } from '../../../shared/domain/values/profiles/profile.ts';
import { account, booking, committed } from './store-under-test.ts';

const [{ key: messageKey } = { key: '' }] = booking().inbox;
const claimKey = 'notice:370102-2026-000001';

let directory: string;
let path: string;
beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'presale-damage-'));
  path = join(directory, 'ledger.db');
  const store = openSqliteStore(path);
  await committed(store.ledger, booking({ claims: [{ key: claimKey, owner: account }] }));
  await store.register.putPartner({ partner: 'bank:102451000019', name: '监管银行', keys: [] });
  await store.register.putProfile({ ...defaultProfile, regionCode: '370102' });
  await store.register.putSealTrust({ certificates: 'none' });
  await store.close();
});
afterEach(() => rm(directory, { recursive: true }));

/** Flips a bit of the last letter of a text, wherever it stands in the file. @returns what is said of the file after each. */
async function eachFlipped<Said>(wanted: string, ask: () => Promise<Said>): Promise<Said[]> {
  const whole = await readFile(path);
  const said: Said[] = [];
  for (let at = whole.indexOf(wanted); at !== -1; at = whole.indexOf(wanted, at + 1)) {
    const copy = Buffer.from(whole);
    const last = at + Buffer.byteLength(wanted) - 1;
    copy[last] = (copy[last] ?? 0) ^ 0x01;
    await writeFile(path, copy);
    said.push(await ask());
  }
  await writeFile(path, whole);
  return said;
}

async function damagedParts(): Promise<string[]> {
  const { ledger, close } = openSqliteStore(path, { readOnly: true });
  try {
    return (await ledger.damage()).map(({ part }) => part);
  } finally {
    await close();
  }
}
type Store = ReturnType<typeof openSqliteStore>;
async function asked(question: (store: Store) => Promise<unknown>): Promise<string> {
  const store = openSqliteStore(path);
  try {
    return await question(store).then(
      (answer) => JSON.stringify(answer ?? 'nothing'),
      (error: unknown) => String(error),
    );
  } finally {
    await store.close();
  }
}
function edit(sql: string): void {
  const database = new DatabaseSync(path);
  database.exec(sql);
  database.close();
}

it('one that nobody touched has no damage', async () => {
  expect(await damagedParts()).toEqual([]);
});

describe('a key of which one copy is another than the other', () => {
  it.each([
    ['of a message that was taken in', messageKey, 'table inbox'],
    ['of a name that is taken', claimKey, 'table claims'],
  ])('%s is damage of its table, wherever the bit lies', async (_, key, table) => {
    // In the row, and in the index; the page has the message's key as well, which its hash covers.
    const said = await eachFlipped(key, damagedParts);
    expect(said.filter((parts) => parts.includes(table))).toHaveLength(2);
  });

  it('of a message: the row of another is not given out as its record, nor a commit answered with it', async () => {
    const said = await eachFlipped(messageKey, () => asked(({ ledger }) => ledger.inboxRecord(messageKey)));
    expect(said).toContainEqual(expect.stringMatching(/the table inbox is damaged: its index leads from .* to the row of/));
    const again = await eachFlipped(messageKey, () => asked(({ ledger }) => ledger.commit(booking())));
    expect(again).toContainEqual(expect.stringMatching(/the table inbox is damaged/));
  });

  it('of a name: nobody is named as its owner', async () => {
    const said = await eachFlipped(claimKey, () => asked(({ ledger }) => ledger.owners([claimKey])));
    expect(said).toContainEqual(expect.stringMatching(/the table claims is damaged: its index leads from .* to the row of/));
  });
});

describe('the register', () => {
  it.each([
    ['of partners', '监管银行', 'table partners', 'partners'],
    ['of profiles', '"freezeExcessPercent":2', 'table profiles', 'profiles'],
    ['of whose seals count', '"certificates":"none', 'table seal_trust', 'sealTrust'],
  ] as const)('%s with a bit flipped is named, and not gone by', async (_, text, part, reads) => {
    expect(await eachFlipped(text, damagedParts)).toEqual([[part]]);
    expect(await eachFlipped(text, () => asked(({ register }) => register[reads]()))).toEqual([
      expect.stringMatching(`the ${part} is damaged: an entry is not what was put`),
    ]);
  });
});

describe('it is named, too,', () => {
  it.each([
    ['that what keeps records final is gone', 'DROP TRIGGER inbox_no_update', ['trigger inbox_no_update']],
    [
      'that what keeps records final says something else',
      'DROP TRIGGER pages_no_delete; CREATE TRIGGER pages_no_delete BEFORE DELETE ON pages BEGIN SELECT 1; END',
      ['trigger pages_no_delete'],
    ],
    ['that a stream is said to be sealed further than it goes', 'UPDATE heads SET sealed = 17', ['table heads']],
    ['that an index is gone', 'DROP INDEX heads_due', ['index heads_due']],
  ])('%s', async (_, sql, parts) => {
    edit(sql);
    expect(await damagedParts()).toEqual(parts);
  });
});
