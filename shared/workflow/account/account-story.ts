/** Reads accounts as stories from the journal, and keeps those that were read last: what was folded before goes on from where it stood. */
import { accountStream } from '../../domain/account/core.ts';
import type { AccountEvent } from '../../domain/account/events.ts';
import { type AccountStory, tellPage } from '../../domain/report/views/story.ts';
import type { Ledger } from '../../ports/ledger.ts';

/** Stories that are kept between two look-ups; the account of a moment is looked at from several sides. */
const keptMax = 50;

export function createStories(ledger: Pick<Ledger, 'pages'>): (accountNumber: string) => Promise<AccountStory | undefined> {
  const kept = new Map<string, AccountStory>();
  return async (accountNumber) => {
    let story = kept.get(accountNumber);
    for await (const page of ledger.pages<AccountEvent>(accountStream(accountNumber), { from: (story?.page ?? 0) + 1 }))
      story = tellPage(story, accountNumber, page);
    kept.delete(accountNumber);
    if (story !== undefined) kept.set(accountNumber, story);
    const [oldest] = kept.keys();
    if (kept.size > keptMax && oldest !== undefined) kept.delete(oldest);
    return story;
  };
}
