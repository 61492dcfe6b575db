/** A real ledger in memory that counts requests and fails on demand. */
import { openSqliteStore } from '../../../../shared/adapters/sqlite/store.ts';
import type { CommitRequest, CommitResult, Ledger } from '../../../../shared/ports/ledger.ts';

export interface WatchedLedger extends Ledger {
  requests: { commits: number; heads: number; lookups: number };
  /** Throws these before the next commits, one each. */
  failBefore: Error[];
  /** Commits, then throws: the answer was lost. */
  failAfter: Error[];
  /** Decides for each request whether it is refused. */
  refuse: ((request: CommitRequest) => Error | undefined) | undefined;
  /** Runs once before the next commit: somebody else is faster. */
  meanwhile: (() => Promise<void>) | undefined;
}

export function watchedLedger(): WatchedLedger {
  const { ledger } = openSqliteStore(':memory:');
  const watched: WatchedLedger = {
    ...ledger,
    requests: { commits: 0, heads: 0, lookups: 0 },
    failBefore: [],
    failAfter: [],
    refuse: undefined,
    meanwhile: undefined,
    async head(stream) {
      watched.requests.heads += 1;
      return ledger.head(stream);
    },
    async owners(keys) {
      watched.requests.lookups += 1;
      return ledger.owners(keys);
    },
    async commit<State, Event>(request: CommitRequest<State, Event>): Promise<CommitResult> {
      watched.requests.commits += 1;
      const { meanwhile } = watched;
      watched.meanwhile = undefined;
      await meanwhile?.();
      const error = watched.failBefore.shift() ?? watched.refuse?.(request);
      if (error) throw error;
      const result = await ledger.commit(request);
      const lost = watched.failAfter.shift();
      if (lost) throw lost;
      return result;
    },
    async commitSeveral(requests) {
      watched.requests.commits += 1;
      const error =
        watched.failBefore.shift() ?? requests.map((request) => watched.refuse?.(request)).find((refused) => refused !== undefined);
      if (error) throw error;
      const places = await ledger.commitSeveral(requests);
      const lost = watched.failAfter.shift();
      if (lost) throw lost;
      return places;
    },
  };
  return watched;
}
