/** Keeps the rows of lists and searches up with the ledger: those that are behind at start, then each that was written. */
import { accountStream } from '../../../../shared/domain/account/core.ts';
import { subjectOf } from '../../../../shared/domain/aggregate/aggregate.ts';
import type { Instant } from '../../../../shared/domain/messages/messages.ts';
import type { Ledger } from '../../../../shared/ports/ledger.ts';
import type { Views } from '../../../../shared/ports/views.ts';
import { createStories } from '../../../../shared/workflow/account/account-story.ts';
import { accountsBehind, type Put, projectAccount } from '../../../../shared/workflow/account/project-account.ts';
import { coreOf } from '../../../../shared/workflow/aggregates.ts';

export interface Projector {
  /** A stream was written. */
  note(written: Pick<Written, 'stream'>): void;
  /** Makes the rows of all that was written while nobody listened. */
  catchUp(): Promise<void>;
  /** Resolves when every row knows what was written. */
  settled(): Promise<void>;
  /** Hears of nothing any more and tries nothing again, before the views are closed. Resolves when what it has begun is done. */
  stop(): Promise<void>;
}

interface ProjectorDeps {
  ledger: Ledger;
  views: Views;
  /** Rows have changed. */
  onProjected(): void;
  onFailure(error: Error): void;
}

const againMs = 2_000;

export function createProjector({ ledger, views, onProjected, onFailure }: ProjectorDeps): Projector {
  const storyOf = createStories(ledger);
  const last = new Map<string, Put>();
  const waiting = new Set<string>();
  let isStopped = false;
  let running: Promise<void> | undefined;
  const project = async (stream: string): Promise<void> => {
    await projectAccount({ views, storyOf, last }, subjectOf(stream));
    onProjected();
  };
  const run = async (): Promise<void> => {
    for (let [next] = waiting; next !== undefined; [next] = waiting) {
      waiting.delete(next);
      await project(next).catch((error: unknown) => {
        onFailure(error instanceof Error ? error : new Error(String(error)));
        // The disk may be full: the rows follow when there is room again, and not with the next start only.
        setTimeout(() => note({ stream: next }), againMs).unref();
      });
    }
    running = undefined;
  };
  const note = ({ stream }: Pick<Written, 'stream'>): void => {
    if (isStopped || coreOf(stream).kind !== 'account') return;
    waiting.add(stream);
    running ??= new Promise<void>((resolve) => setImmediate(() => resolve(run())));
  };
  return {
    note,
    async catchUp() {
      for await (const accountNumber of accountsBehind(ledger, views)) note({ stream: accountStream(accountNumber) });
      await running;
    },
    settled: async () => running,
    async stop() {
      isStopped = true;
      await running;
    },
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
  async commitSeveral(requests) {
    const places = await ledger.commitSeveral(requests);
    if (places !== undefined) for (const request of requests) note(request);
    return places;
  },
});
