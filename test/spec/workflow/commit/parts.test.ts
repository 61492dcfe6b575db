/** A state in parts through the commit loop: what is written, what is read, and what is believed. */
import { DatabaseSync } from 'node:sqlite';
import { describe, expect, it } from 'vitest';
import { createGroupCommit } from '../../../../shared/adapters/sqlite/group-commit.ts';
import { createSqliteLedger } from '../../../../shared/adapters/sqlite/ledger.ts';
import { prepareSchema } from '../../../../shared/adapters/sqlite/schema.ts';
import type { CommitRequest, Ledger } from '../../../../shared/ports/ledger.ts';
import { createCommit } from '../../../../shared/workflow/commit/commit.ts';
import { readState } from '../../../../shared/workflow/commit/read-state.ts';
import { type Command, type Notebook, notebookCore } from './notebook-core.ts';

const stream = 'notebook:1';

function setUp() {
  const database = new DatabaseSync(':memory:');
  prepareSchema(database, ':memory:', false);
  const requests: CommitRequest[] = [];
  const damage: string[] = [];
  const inner = createSqliteLedger({
    database,
    group: createGroupCommit(database, async () => undefined),
    close: async () => database.close(),
  });
  const ledger: Ledger = {
    ...inner,
    commit: (request) => {
      requests.push(request);
      return inner.commit(request);
    },
  };
  const onDamage = (_: string, what: string): void => {
    damage.push(what);
  };
  /** Another process: it remembers nothing. */
  const start = (core = notebookCore) => {
    const commit = createCommit({ ledger, random: () => 0, delay: async () => {}, onDamage });
    return async (...commands: Command[]) => {
      const items = commands.map((command) => ({ command }));
      const results = await commit(core, { stream, recordedAt: '2026-03-02T09:00:00+08:00', facts: undefined, items });
      return results.every(({ kind }) => kind === 'committed')
        ? [...new Set(results.flatMap((result) => (result.kind === 'committed' ? [result.page] : [])))].flatMap<unknown>(
            ({ events }) => events,
          )
        : results;
    };
  };
  const state = (core = notebookCore): Promise<Notebook> => readState({ ledger, onDamage }, core, stream);
  return { database, ledger, requests, damage, start, state };
}

describe('a commit writes what changed', () => {
  it('and nothing of a thing that it leaves alone', async () => {
    const { requests, start } = setUp();
    const run = start();
    await run({ write: 'long', text: 'x'.repeat(100_000) }, { write: 'b' });
    await run({ write: 'c' });
    const last = requests.at(-1);
    expect(last?.open).toHaveLength(1);
    expect(JSON.stringify(last).length).toBeLessThan(1_000);
  });

  it('and uses the place of what has ended for what comes next', async () => {
    const { ledger, start } = setUp();
    const run = start();
    for (let n = 0; n < 50; n++) await run({ write: `n${n}` }, { strike: `n${n - 1}` });
    expect((await ledger.head(stream))?.open.length).toBeLessThanOrEqual(2);
  });

  it('in the order of the state, also when another process goes on', async () => {
    const { start, state } = setUp();
    const names = ['z', 'a', 'm', 'b'];
    for (const write of names) await start()({ write });
    await start()({ strike: 'a' });
    await start()({ write: 'c' });
    expect((await state()).notes.map(({ name }) => name)).toEqual(['z', 'm', 'b', 'c']);
  });
});

describe('what has ended', () => {
  it('is not at hand, and is found by its name when a command needs it', async () => {
    const { start, state } = setUp();
    const run = start();
    await run({ write: 'a', text: 'alpha' }, { write: 'b' });
    await run({ strike: 'a' });
    expect((await state()).notes.map(({ name }) => name)).toEqual(['b']);
    expect(await run({ recall: 'a' })).toEqual([{ type: 'Recalled', text: 'alpha' }]);
    expect(await start()({ recall: 'a' }, { recall: 'nobody' })).toMatchObject([{ text: 'alpha' }, { text: 'unknown' }]);
  });

  it('is asked for only where something of its kind has ended', async () => {
    const { ledger, start } = setUp();
    let asked = 0;
    const run = start();
    const endedParts = ledger.endedParts;
    ledger.endedParts = (...of) => {
      asked += 1;
      return endedParts(...of);
    };
    await run({ write: 'a' });
    await run({ recall: 'b' });
    expect(asked).toBe(0);
  });
});

describe('a stored state is believed as far as its page says the same', () => {
  const damages: [what: string, sql: string, named: RegExp][] = [
    ['an open part was edited', "UPDATE open_parts SET body = replace(body, 'alpha', 'omega')", /the state is not what page 3 says/],
    ['an open part is missing', 'DELETE FROM open_parts WHERE slot = 1', /the state is not what page 3 says/],
    ['an open part is no JSON', "UPDATE open_parts SET body = '{' WHERE slot = 0", /the state cannot be read/],
    ['the head was edited', `UPDATE heads SET state = replace(state, '"written":3', '"written":9')`, /the state is not what page 3 says/],
  ];
  it.each(damages)('%s: it is named and folded again from the pages', async (_, sql, named) => {
    const { database, damage, start, state } = setUp();
    const run = start();
    await run({ write: 'a', text: 'alpha' }, { write: 'b' });
    await run({ write: 'c' });
    await run({ strike: 'c' });
    const before = (await state()).notes;
    database.exec(sql);
    expect((await state()).notes.filter(({ struck }) => !struck)).toEqual(before);
    expect(damage).toEqual([expect.stringMatching(named)]);
    expect(await start()({ recall: 'a' })).toEqual([{ type: 'Recalled', text: 'alpha' }]);
    damage.length = 0;
    expect((await state()).notes).toEqual(before);
    expect(damage).toEqual([]);
  });

  it('a head that names another page is named, and mended by the next commit, which follows the page', async () => {
    const { database, damage, ledger, start, state } = setUp();
    await start()({ write: 'a' });
    const last = await ledger.page(stream, 1);
    database.exec("UPDATE heads SET hash = '0'");
    expect((await state()).notes).toHaveLength(1);
    expect(damage).toEqual([expect.stringMatching(/page 1 is not the one that the head names/)]);
    expect(await start()({ write: 'b' })).toMatchObject([{ type: 'Written' }]);
    expect(await ledger.page(stream, 2)).toMatchObject({ previousHash: last?.hash });
    damage.length = 0;
    expect(await start()({ write: 'c' })).toMatchObject([{ type: 'Written' }]);
    expect(damage).toEqual([]);
  });

  it('a journal that ends before the page at which the head stands is named, and nothing is written behind it', async () => {
    const { database, damage, ledger, start } = setUp();
    await start()({ write: 'a' });
    database.exec('UPDATE heads SET version = 7');
    const [result] = await start()({ write: 'b' });
    expect(result).toMatchObject({
      kind: 'failed',
      error: { message: expect.stringMatching(/stands at page 7 and its journal ends at page 1/) },
    });
    expect(damage).toContainEqual(expect.stringMatching(/its journal ends at page 1/));
    expect(await ledger.page(stream, 2)).toBeUndefined();
  });

  it('an ended part was edited: it is named, and the command is decided on the fold', async () => {
    const { database, damage, start } = setUp();
    await start()({ write: 'a', text: 'alpha' });
    await start()({ strike: 'a' });
    database.exec("UPDATE ended_parts SET body = replace(body, 'alpha', 'omega')");
    expect(await start()({ write: 'b' }, { recall: 'a' })).toMatchObject([{ type: 'Written' }, { text: 'alpha' }]);
    expect(damage).toEqual([expect.stringMatching(/the part notes is not what page 2 says/)]);
    expect(await start()({ recall: 'a' }, { recall: 'b' })).toMatchObject([{ text: 'alpha' }, { text: 'b' }]);
  });

  it('a journal that does not hold together is folded by nobody', async () => {
    const { database, start, state } = setUp();
    await start()({ write: 'a', text: 'alpha' });
    database.exec(`DROP TRIGGER pages_no_update; UPDATE pages SET body = replace(body, 'alpha', 'omega')`);
    await expect(state()).rejects.toThrow(/cannot be folded: its journal breaks at page 1/);
  });
});

describe('a state of another version', () => {
  const next = { ...notebookCore, stateVersion: 2 };

  it('is folded again from its pages, without alarm, and is written whole by the next commit', async () => {
    const { damage, ledger, start, state } = setUp();
    await start()({ write: 'a', text: 'alpha' }, { write: 'b' });
    await start()({ strike: 'a' });
    expect((await state(next)).notes.map(({ name, struck }) => [name, struck])).toEqual([
      ['a', true],
      ['b', false],
    ]);
    await start(next)({ write: 'c' });
    expect((await ledger.head(stream))?.stateVersion).toBe(2);
    expect((await state(next)).notes.map(({ name }) => name)).toEqual(['b', 'c']);
    expect(await start(next)({ recall: 'a' })).toMatchObject([{ text: 'alpha' }]);
    expect(damage).toEqual([]);
  });

  it('of the first release had none, and is folded again too', async () => {
    const { database, damage, start, state } = setUp();
    await start()({ write: 'a' });
    database.exec(`UPDATE heads SET state_version = 0, state = '{"written":7}'; DELETE FROM open_parts`);
    expect((await state()).notes).toHaveLength(1);
    expect(await start()({ write: 'b' })).toHaveLength(1);
    expect((await state()).written).toBe(2);
    expect(damage).toEqual([]);
  });
});

it('thousands of open things meet no limit, and the head stays small', async () => {
  const { ledger, start, state } = setUp();
  const run = start();
  for (let batch = 0; batch < 50; batch++)
    await run(...Array.from({ length: 100 }, (_, n) => ({ write: `${batch}-${n}`, text: 'x'.repeat(300) })));
  const head = await ledger.head(stream);
  expect(head?.open).toHaveLength(5000);
  expect(JSON.stringify(head?.state).length).toBeLessThan(1_000);
  expect((await state()).notes).toHaveLength(5000);
});
