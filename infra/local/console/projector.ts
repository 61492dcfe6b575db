/** Keeps the rows of lists and searches up with the ledger: all accounts once at start, then each that was written. */
import { createStories } from '../../../functions/serve-console/history.ts';
import { subjectOf } from '../../../shared/domain/aggregate.ts';
import type { Instant } from '../../../shared/domain/messages.ts';
import { accountRows } from '../../../shared/domain/views/rows.ts';
import type { Ledger } from '../../../shared/ports/ledger.ts';
import type { Views } from '../../../shared/ports/views.ts';
import { coreOf } from '../../../shared/workflow/aggregates.ts';

export interface Projector {
  /** A stream was written. */
  note(written: Pick<Written, 'stream'>): void;
  /** Makes the rows of everything that is in the ledger. */
  rebuild(): Promise<void>;
  /** Resolves when every row knows what was written. */
  settled(): Promise<void>;
}

export function createProjector(ledger: Ledger, views: Views, onFailure: (error: Error) => void): Projector {
  const storyOf = createStories(ledger);
  const waiting = new Set<string>();
  let running: Promise<void> | undefined;
  const project = async (stream: string): Promise<void> => {
    const story = await storyOf(subjectOf(stream));
    if (story !== undefined) await views.put(accountRows(story.state, story.page));
  };
  const run = async (): Promise<void> => {
    for (let [next] = waiting; next !== undefined; [next] = waiting) {
      waiting.delete(next);
      await project(next).catch((error: unknown) => onFailure(error instanceof Error ? error : new Error(String(error))));
    }
    running = undefined;
  };
  const note = ({ stream }: Pick<Written, 'stream'>): void => {
    if (coreOf(stream).kind !== 'account') return;
    waiting.add(stream);
    running ??= new Promise<void>((resolve) => setImmediate(() => resolve(run())));
  };
  return {
    note,
    async rebuild() {
      for await (const stream of ledger.streams('account:')) note({ stream });
      await running;
    },
    settled: async () => running,
  };
}

/** What a commit wrote. */
export interface Written {
  stream: string;
  recordedAt: Instant;
  events: readonly unknown[];
}

/** The ledger, telling what was written. */
export const heard = (ledger: Ledger, note: (written: Written) => void): Ledger => ({
  ...ledger,
  async commit(request) {
    const result = await ledger.commit(request);
    if (result.kind === 'committed') note(request);
    return result;
  },
});
