/** What is known of the streams that this process served: commit first, read only after a version conflict. */
import type { StreamId } from '../../ports/ledger.ts';
import type { Known } from './known.ts';

/**
 * A bounded memory, the least recently used leaves first. Stale knowledge does no harm: the ledger refuses a commit on it, and the stream is read anew.
 */
export interface Heads {
  get<State>(stream: StreamId): Known<State> | undefined;
  set<State>(known: Known<State>): void;
  forget(stream: StreamId): void;
}

export function createHeads(limit: number): Heads {
  const heads = new Map<StreamId, Known<unknown>>();
  return {
    get<State>(stream: StreamId) {
      const known = heads.get(stream);
      if (!known) return undefined;
      heads.delete(stream);
      heads.set(stream, known);
      // What was put in under a stream's name is that stream's state: only the commit loop of its core writes here.
      return known as Known<State>;
    },
    set(known) {
      heads.delete(known.stream);
      heads.set(known.stream, known);
      const [oldest] = heads.keys();
      if (heads.size > limit && oldest !== undefined) heads.delete(oldest);
    },
    forget(stream) {
      heads.delete(stream);
    },
  };
}
