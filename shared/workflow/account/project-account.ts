/** Rows of accounts into the views: of one that was written, of those that are behind, of all. */
import { accountStream } from '../../domain/account/core.ts';
import { type StreamId, subjectOf } from '../../domain/aggregate/aggregate.ts';
import { dayRows } from '../../domain/report/views/days.ts';
import { monthRows } from '../../domain/report/views/months.ts';
import { accountRows, type ViewRow } from '../../domain/report/views/rows.ts';
import type { AccountStory } from '../../domain/report/views/story.ts';
import type { Ledger } from '../../ports/ledger.ts';
import { type AccountRows, isSameRow, type Views } from '../../ports/views.ts';
import { createStories } from './account-story.ts';

export interface Projection {
  views: Views;
  storyOf(accountNumber: string): Promise<AccountStory | undefined>;
  /** What was put of an account last, so that the next commit reads and writes no more than what it has changed. Absent: all is compared. */
  last?: Map<string, Put>;
}

/** Rows of an account as they were put, by key. */
export interface Put {
  page: number;
  rows: ReadonlyMap<string, ViewRow>;
}

/** As many as stories are kept (`account-story.ts`). */
const lastMax = 50;

/** The rows of an account as the journal has it now; the same whether it comes once or again. */
export async function projectAccount({ views, storyOf, last }: Projection, accountNumber: string): Promise<void> {
  const story = await storyOf(accountNumber);
  if (story === undefined) return;
  const rows = rowsOf(story);
  const before = last?.get(accountNumber);
  const since = before === undefined ? {} : { since: stepFrom(before, rows) };
  // What breaks off halfway is begun anew from what the store has.
  last?.delete(accountNumber);
  await views.put({ accountNumber, page: story.page, rows, ...since });
  last?.set(accountNumber, { page: story.page, rows: new Map(rows.map((row) => [row.key, row])) });
  const [oldest] = last?.keys() ?? [];
  if (last !== undefined && last.size > lastMax && oldest !== undefined) last.delete(oldest);
}

function stepFrom(before: Put, rows: readonly ViewRow[]): NonNullable<AccountRows['since']> {
  const kept = new Set(rows.map(({ key }) => key));
  return {
    page: before.page,
    changed: rows.filter((row) => {
      const earlier = before.rows.get(row.key);
      return earlier === undefined || !isSameRow(earlier, row);
    }),
    gone: [...before.rows.keys()].filter((key) => !kept.has(key)),
  };
}

/** All rows of an account. */
export const rowsOf = (story: AccountStory): ViewRow[] => [...accountRows(story), ...monthRows(story), ...dayRows(story)];

/** Accounts that are compared at a time. */
const comparedAtATime = 500;

/** Accounts whose rows know less than their stream has. Versions alone are compared, so that what a start takes does not grow with what accounts hold. */
export async function* accountsBehind(ledger: Pick<Ledger, 'versions'>, views: Pick<Views, 'allKnownUpTo'>): AsyncGenerator<string> {
  let some: { stream: StreamId; version: number }[] = [];
  const behind = async (): Promise<string[]> => {
    const accountNumbers = some.map(({ stream }) => subjectOf(stream));
    const known = await views.allKnownUpTo(accountNumbers);
    return accountNumbers.filter((_, index) => (some[index]?.version ?? 0) > (known[index] ?? 0));
  };
  for await (const each of ledger.versions(accountStream(''))) {
    if (some.push(each) < comparedAtATime) continue;
    yield* await behind();
    some = [];
  }
  yield* await behind();
}

/** Makes the rows of every account from the journal. @returns how many accounts there are. */
export async function rebuildViews(ledger: Ledger, views: Views): Promise<number> {
  const storyOf = createStories(ledger);
  let count = 0;
  for await (const stream of ledger.streams(accountStream(''))) {
    await projectAccount({ views, storyOf }, subjectOf(stream));
    count += 1;
  }
  return count;
}
