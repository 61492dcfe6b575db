/** Rows of people's lists and searches: do they say what the journal says? */
import { accountCore } from '../../domain/account/core.ts';
import { kindOf, type StreamId, subjectOf } from '../../domain/aggregate/aggregate.ts';
import { createStories } from '../account/account-story.ts';
import { projectAccount, rowsOf } from '../account/project-account.ts';
import type { Found, Gap, ReconcileDeps } from './gap.ts';

type Deps = Pick<ReconcileDeps, 'ledger' | 'views'>;

export function createRowChecks({ ledger, views }: Deps, found: Found) {
  const storyOf = createStories(ledger);
  return async (stream: StreamId): Promise<void> => {
    if (views === undefined || kindOf(stream) !== accountCore.kind) return;
    const accountNumber = subjectOf(stream);
    const story = await storyOf(accountNumber);
    if (story === undefined) return;
    const rows = rowsOf(story);
    found.checked.row += rows.length;
    for (const key of await views.lacks({ accountNumber, page: story.page, rows }))
      found.gaps.push({
        kind: 'row',
        id: key,
        stream,
        sequence: story.page,
        what: { zh: '列表中缺少或有误', en: 'is missing in the lists of the console, or says something else there' },
        repair: { by: 'projecting', accountNumber },
      });
  };
}

/** Each account that lacks rows gets all of them anew. */
export async function projectAgain({ ledger, views }: Deps, gaps: readonly Gap[]): Promise<void> {
  if (views === undefined) return;
  const accounts = new Set(gaps.flatMap(({ repair }) => (repair?.by === 'projecting' ? [repair.accountNumber] : [])));
  const storyOf = createStories(ledger);
  for (const accountNumber of accounts) {
    await views.forget(accountNumber);
    await projectAccount({ views, storyOf }, accountNumber);
  }
}
