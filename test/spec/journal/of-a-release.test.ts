/** A ledger outlives the program that wrote it: what a release has committed, every later program reads, understands in the same way, and goes on from. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openSqliteStore } from '../../../shared/adapters/sqlite/store.ts';
import { accountCore } from '../../../shared/domain/account/core.ts';
import { eventTypes } from '../../../shared/domain/account/evolve/evolve.ts';
import { coreOf } from '../../../shared/workflow/aggregates.ts';
import { createCommit } from '../../../shared/workflow/commit/commit.ts';
import { readState } from '../../../shared/workflow/commit/read-state.ts';
import { meaningOf, putBack, readJournal } from '../../fixtures/journal/journal.ts';

const folder = new URL('../../fixtures/journal/', import.meta.url).pathname;
const releases = readdirSync(folder).filter((name) => /^\d/.test(name));
const journals = releases.flatMap((release) =>
  readdirSync(join(folder, release))
    .filter((file) => file.endsWith('.jsonl'))
    .map((file) => join(release, file.slice(0, -'.jsonl'.length))),
);
const pagesOf = (journal: string) => readJournal(readFileSync(join(folder, `${journal}.jsonl`), 'utf8'));
const onDamage = (stream: string, what: string): never => {
  throw new Error(`${stream}: ${what}`);
};

async function ledgerWith(journal: string) {
  const { ledger } = openSqliteStore(':memory:');
  await putBack(ledger, pagesOf(journal));
  const streams: string[] = [];
  for await (const stream of ledger.streams('')) streams.push(stream);
  return { ledger, streams };
}

describe.each(journals)('the journal %s', (journal) => {
  it('has every page as it was hashed, sealed and cosigned', async () => {
    const { ledger, streams } = await ledgerWith(journal);
    expect(streams.length).toBeGreaterThan(2);
    await ledger.close();
  });

  it('means what it meant: the same report, and the same messages to the letter', () => {
    const meant: unknown = JSON.parse(readFileSync(join(folder, `${journal}.meaning.json`), 'utf8'));
    expect(JSON.parse(JSON.stringify(meaningOf(pagesOf(journal))))).toEqual(meant);
  });

  it('is folded where the state beside it is of another program, without a fault of money', async () => {
    const { ledger, streams } = await ledgerWith(journal);
    for (const stream of streams) {
      const core = coreOf(stream);
      expect(core.faultsOf(await readState({ ledger, onDamage }, core, stream))).toEqual([]);
    }
    await ledger.close();
  });

  it('is gone on with: time passes for its accounts, and the state is then kept as this program keeps it', async () => {
    const { ledger, streams } = await ledgerWith(journal);
    const recordedAt = '2029-01-05T10:00:00+08:00';
    const command = { kind: 'time' as const, receivedAt: recordedAt };
    const facts = { profiles: [], partners: [] };
    for (const stream of streams.filter((name) => name.startsWith(`${accountCore.kind}:`))) {
      // Twice, each time in a process that remembers nothing: the second reads what the first has written.
      for (const key of [`${stream} first`, `${stream} second`]) {
        const commit = createCommit({ ledger, random: () => 0, delay: async () => {}, onDamage });
        const items = [{ command, inbox: { key, digest: '0' } }];
        expect(await commit(accountCore, { stream, recordedAt, facts, items })).toMatchObject([{ kind: 'committed' }]);
        expect((await ledger.head(stream))?.stateVersion).toBe(accountCore.stateVersion);
      }
    }
    await ledger.close();
  });
});

it('the newest journal has every event that an account knows, but one that only a calendar of a later year brings', () => {
  const newest = journals.filter((journal) => journal.startsWith(`${releases.sort().at(-1)}/`));
  const there = new Set(
    newest.flatMap((journal) =>
      pagesOf(journal).flatMap(({ events }) =>
        events.flatMap((event) => (typeof event === 'object' && event !== null ? [Reflect.get(event, 'type')] : [])),
      ),
    ),
  );
  expect(eventTypes().filter((type) => !there.has(type))).toEqual(['DutyRescheduled']);
});
