/** The last known heads of the streams that this process served: commit first, read only after a version conflict. */
import type { Head, StreamId } from '../../ports/ledger.ts';

/**
 * A bounded memory, the least recently used head leaves first. A stale head does no harm: the ledger refuses a commit on it, and it is read anew.
 */
export interface Heads {
  get<State>(stream: StreamId): Head<State> | undefined;
  set<State>(head: Head<State>): void;
  forget(stream: StreamId): void;
}

export function createHeads(limit: number): Heads {
  const heads = new Map<StreamId, Head<unknown>>();
  return {
    get<State>(stream: StreamId) {
      const head = heads.get(stream);
      if (!head) return undefined;
      heads.delete(stream);
      heads.set(stream, head);
      // What was put in under a stream's name is that stream's state: only the commit loop of its core writes here.
      return head as Head<State>;
    },
    set(head) {
      heads.delete(head.stream);
      heads.set(head.stream, head);
      const [oldest] = heads.keys();
      if (heads.size > limit && oldest !== undefined) heads.delete(oldest);
    },
    forget(stream) {
      heads.delete(stream);
    },
  };
}
