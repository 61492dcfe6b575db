/** Commands of the system itself for several streams: one commit a stream, each command taken in once, and when it comes again, the page of the first time. */
import type { Core } from '../../domain/aggregate/aggregate.ts';
import type { Instant } from '../../domain/messages/messages.ts';
import type { InboxEntry, Ledger, Page, StreamId } from '../../ports/ledger.ts';
import type { ItemResult } from './batch.ts';
import type { Commit } from './commit.ts';
import { pageOfRecord } from './one.ts';

/** In the order in which they are to happen; undefined where there is nothing to commit. */
export type Commands<Command> = readonly ({ stream: StreamId; command: Command; inbox: InboxEntry } | undefined)[];

export interface Done<Event> {
  /** How many of the commands, from the first on, are committed. */
  done: number;
  /** Why the next one is not. */
  error?: unknown;
  /** The page that took a command in, by its place; those behind the first failure may be there too. */
  pages: Map<number, Page<Event>>;
  /** Places of those that had been taken in before. */
  repeated: Set<number>;
}

/** Rejects only when a page that the ledger names cannot be read back. */
export async function commitAll<State, Command, Event, Facts>(
  { ledger, commit }: { ledger: Ledger; commit: Commit },
  core: Core<State, Command, Event, Facts>,
  { commands, recordedAt, facts }: { commands: Commands<Command>; recordedAt: Instant; facts: Facts },
): Promise<Done<Event>> {
  const pages = new Map<number, Page<Event>>();
  const repeated = new Set<number>();
  const failures: { done: number; error: unknown }[] = [];
  const placed = commands.flatMap((given, place) => (given ? [{ ...given, place }] : []));
  for (const [stream, mine] of Map.groupBy(placed, (given) => given.stream)) {
    const results: ItemResult<Event>[] = await commit(core, { stream, recordedAt, facts, items: mine });
    for (const [index, { place }] of mine.entries()) {
      const result = results[index];
      if (result?.kind === 'committed') pages.set(place, result.page);
      else if (result?.kind === 'already-received') {
        repeated.add(place);
        pages.set(place, await pageOfRecord<Event>(ledger, result.record));
      } else failures.push({ done: place, error: result?.kind === 'failed' ? result.error : undefined });
    }
  }
  const [first] = failures.sort((a, b) => a.done - b.done);
  return { ...(first ?? { done: commands.length }), pages, repeated };
}
