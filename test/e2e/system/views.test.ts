/** The rows of lists and searches: what grew page by page is what is made anew from the journal. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runCommandLine } from '../../../infra/local/commands/command-line.ts';
import { openSqliteStore } from '../../../shared/adapters/sqlite/store.ts';
import { openSqliteViews } from '../../../shared/adapters/sqlite/views.ts';
import { accountStream } from '../../../shared/domain/account/core.ts';
import type { AccountEvent } from '../../../shared/domain/account/events.ts';
import { subjectOf } from '../../../shared/domain/aggregate/aggregate.ts';
import type { RowKind } from '../../../shared/domain/report/views/rows.ts';
import { type AccountStory, tellPage } from '../../../shared/domain/report/views/story.ts';
import type { Views } from '../../../shared/ports/views.ts';
import { type Put, projectAccount, rebuildViews, rowsOf } from '../../../shared/workflow/account/project-account.ts';
import { loadScenario } from '../../fixtures/load-scenario.ts';

const parties = ['bank:102451000019', 'housing:370102', 'court:鲁0102', 'operator'];
const kinds: readonly RowKind[] = ['account', 'case', 'notice', 'payment', 'task', 'month', 'day'];
const silent = { stdout: { write: () => undefined }, stderr: { write: () => undefined } };

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'presale-views-'));
  const file = join(folder, 'load.jsonl');
  await writeFile(file, [...loadScenario({ messages: 90, accounts: 3 }), '{"until":"2026-03-20T10:00:00+08:00"}'].join('\n'));
  await runCommandLine(['play', file, '--data', join(folder, 'data')], silent);
});
afterAll(() => rm(folder, { recursive: true, force: true }));

/** Everything that anybody may find, without the page at which a row was written last. */
async function contents(views: Views): Promise<string[]> {
  const all: string[] = [];
  for (const party of parties)
    for (const kind of kinds)
      for (let cursor: string | undefined = ''; cursor !== undefined; ) {
        const { rows, next }: Awaited<ReturnType<Views['list']>> = await views.list({ kind, party, limit: 7, cursor });
        for (const { page: _, ...row } of rows) all.push(`${party} ${JSON.stringify(row)}`);
        cursor = next;
      }
  return all;
}

describe('views', () => {
  it('rebuilt from the journal are equal to those that grew with it', async () => {
    const store = openSqliteStore(join(folder, 'data', 'ledger.db'), { readOnly: true });
    const grown = openSqliteViews(':memory:');
    const rebuilt = openSqliteViews(':memory:');
    for await (const stream of store.ledger.streams(accountStream(''))) {
      const accountNumber = subjectOf(stream);
      let story: AccountStory | undefined;
      for await (const page of store.ledger.pages<AccountEvent>(stream)) {
        story = tellPage(story, accountNumber, page);
        await grown.put({ accountNumber, page: story.page, rows: rowsOf(story) });
      }
    }
    const stepped = openSqliteViews(':memory:');
    const last = new Map<string, Put>();
    for await (const stream of store.ledger.streams(accountStream(''))) {
      const accountNumber = subjectOf(stream);
      let story: AccountStory | undefined;
      for await (const page of store.ledger.pages<AccountEvent>(stream)) {
        story = tellPage(story, accountNumber, page);
        const now = story;
        await projectAccount({ views: stepped, storyOf: async () => now, last }, accountNumber);
      }
    }
    expect(await rebuildViews(store.ledger, rebuilt)).toBe(3);
    expect(await contents(stepped)).toEqual(await contents(rebuilt));
    const found = await contents(rebuilt);
    expect(found.length).toBeGreaterThan(50);
    expect(found).toEqual(await contents(grown));
    await store.close();
  });

  it('are made by presale rebuild where the file is missing, and twice as once', async () => {
    const said: string[] = [];
    for (let round = 1; round <= 2; round += 1)
      expect(
        await runCommandLine(['rebuild', '--data', join(folder, 'data')], {
          ...silent,
          stdout: { write: (text: string) => said.push(text) },
        }),
      ).toBe(0);
    expect(said.join('')).toContain('3 个账户已重建');
    const views = openSqliteViews(join(folder, 'data', 'views.db'));
    expect((await views.list({ kind: 'account', party: 'housing:370102', limit: 10 })).rows).toHaveLength(3);
    views.close();
  });
});
