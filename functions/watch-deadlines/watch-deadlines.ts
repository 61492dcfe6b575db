/** One run: take over what broke off, then let time pass for the streams that are due, earliest first, and send what follows. */

import { type AccountFacts, accountCore } from '../../shared/domain/account/core.ts';
import { sha256Hex } from '../../shared/domain/journal.ts';
import type { Instant } from '../../shared/domain/messages.ts';
import { brokenOff, type Run, runKey, type WatchState, watchCore, watchStream } from '../../shared/domain/watch/core.ts';
import type { Page } from '../../shared/ports/ledger.ts';
import { accountFacts } from '../../shared/workflow/account-facts.ts';
import { outputsOfPages } from '../../shared/workflow/aggregates.ts';
import { pageOf } from '../../shared/workflow/commit/one.ts';
import { dispatch } from '../../shared/workflow/dispatch.ts';
import { inParallel } from '../../shared/workflow/fifo-batch.ts';
import type { Deps } from './deps.ts';

export interface RunReport {
  /** Streams that were due and looked at. */
  due: number;
  /** Of these, how many could not be committed or sent; they are due again or taken over later. */
  failed: number;
  /** Broken-off runs that were finished. */
  takenOver: number;
  /** There is more that is due already. */
  more: boolean;
}

export async function watchDeadlines(deps: Deps): Promise<RunReport> {
  const now = deps.clock.now();
  const takenOver = await takeOver(deps, now);
  const due = await deps.ledger.due(now, deps.streamsMax);
  if (due.length === 0) return { due: 0, failed: 0, takenOver, more: false };
  const run = await plan(
    deps,
    now,
    due.map(({ stream }) => stream),
  );
  const facts = await accountFacts(deps.register);
  const outcomes = await inParallel(run.streams, deps.concurrency, (stream) => passTime(deps, run, stream, facts));
  const failed = outcomes.filter((outcome) => outcome === 'failed').length;
  if (failed === 0) await finish(deps, run.run, now);
  deps.metrics.count('StreamsDue', due.length);
  return { due: due.length, failed, takenOver, more: due.length === deps.streamsMax && outcomes.some((outcome) => outcome === 'passed') };
}

async function plan(deps: Deps, at: Instant, streams: string[]): Promise<Run> {
  const [result] = await deps.commit(watchCore, {
    stream: watchStream,
    recordedAt: at,
    facts: undefined,
    items: [{ command: { kind: 'plan', at, streams } }],
  });
  if (result?.kind === 'failed') throw result.error;
  const planned = result?.kind === 'committed' ? result.page.events.find((event) => event.type === 'WorkPlanned') : undefined;
  if (!planned) throw new Error('the deadline watch could not write its plan down');
  return planned;
}

async function finish(deps: Deps, run: number, at: Instant): Promise<void> {
  const [result] = await deps.commit(watchCore, {
    stream: watchStream,
    recordedAt: at,
    facts: undefined,
    items: [{ command: { kind: 'done', run } }],
  });
  if (result?.kind === 'failed') throw result.error;
}

/** A failure of one stream is no other's: it stays due, or its run stays open. */
async function passTime(deps: Deps, { run, at }: Run, stream: string, facts: AccountFacts): Promise<'passed' | 'nothing' | 'failed'> {
  try {
    const key = runKey(run, stream);
    const [result] = await deps.commit(accountCore, {
      stream,
      recordedAt: at,
      facts,
      items: [{ command: { kind: 'time', receivedAt: at }, inbox: { key, digest: sha256Hex(key) }, unlessNothing: true }],
    });
    if (result?.kind === 'failed') throw result.error;
    if (result?.kind !== 'committed') return 'nothing';
    await dispatch(deps.queues, outputsOfPages([result.page]));
    return 'passed';
  } catch (error) {
    deps.log.error('time could not pass for a stream', { run }, error);
    deps.metrics.count('TimersFailed', 1);
    return 'failed';
  }
}

/** What a broken-off run committed, it may not have sent; what it did not commit is still due. */
async function takeOver(deps: Deps, now: Instant): Promise<number> {
  const state = (await deps.ledger.head<WatchState>(watchStream))?.state;
  let takenOver = 0;
  for (const { run, streams } of state ? brokenOff(state, now, deps.patienceMinutes) : []) {
    try {
      const pages = await inParallel(streams, deps.concurrency, (stream) => committedPage(deps, run, stream));
      await dispatch(deps.queues, outputsOfPages(pages.filter((page) => page !== undefined)));
      await finish(deps, run, now);
      takenOver += 1;
    } catch (error) {
      // It stays open for the next run; what is due now must not wait for it.
      deps.log.error('a broken-off run could not be finished', { run }, error);
      deps.metrics.count('TimersFailed', 1);
    }
  }
  return takenOver;
}

async function committedPage({ ledger }: Deps, run: number, stream: string): Promise<Page | undefined> {
  const record = await ledger.inboxRecord(runKey(run, stream));
  return record && pageOf(ledger, record);
}
