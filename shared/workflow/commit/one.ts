/** One command of the system itself: committed once, and when it comes again, the page of the first time. */

import type { Core } from '../../domain/aggregate.ts';
import type { Instant } from '../../domain/messages.ts';
import type { InboxEntry, Ledger, Page, StreamId } from '../../ports/ledger.ts';
import type { Commit } from './commit.ts';

export interface One<Command, Facts> {
  stream: StreamId;
  recordedAt: Instant;
  command: Command;
  facts: Facts;
  inbox: InboxEntry;
}

/** Rejects with what stood in the way; then nothing was written, or it will be recognised when it comes again. */
export async function commitOne<State, Command, Event, Facts>(
  { ledger, commit }: { ledger: Ledger; commit: Commit },
  core: Core<State, Command, Event, Facts>,
  { command, inbox, ...batch }: One<Command, Facts>,
): Promise<{ page: Page<Event>; repeated: boolean }> {
  const [result] = await commit(core, { ...batch, items: [{ command, inbox }] });
  switch (result?.kind) {
    case 'committed':
      return { page: result.page, repeated: false };
    case 'already-received':
      return { page: await pageOf<Event>(ledger, result.record), repeated: true };
    case 'failed':
      throw result.error;
    default:
      throw new Error(`a command with the inbox key ${inbox.key} was neither committed nor refused`);
  }
}

/** A page that an inbox record names. That it is missing means that the ledger has lost something. */
export async function pageOf<Event>(ledger: Ledger, { stream, sequence }: { stream: StreamId; sequence: number }): Promise<Page<Event>> {
  const page = await ledger.page<Event>(stream, sequence);
  if (!page) throw new Error(`the ledger names page ${sequence} of a stream and does not have it; verify the ledger before anything else`);
  return page;
}
