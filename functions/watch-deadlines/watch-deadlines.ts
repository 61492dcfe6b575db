/** One invocation: take over what broke off, then let time pass for the streams that are due, earliest first, and send what follows. */
import type { AccountFacts } from '../../shared/domain/account/core.ts';
import type { StreamId } from '../../shared/domain/aggregate/aggregate.ts';
import { sha256Hex } from '../../shared/domain/aggregate/journal.ts';
import type { Instant } from '../../shared/domain/messages/messages.ts';
import { brokenOff, type Run, runKey, type WatchState, watchCore, watchStream } from '../../shared/domain/watch/core.ts';
import type { Page } from '../../shared/ports/ledger.ts';
import { accountFacts } from '../../shared/workflow/account/account-facts.ts';
import { inParallel, type TimeLeft } from '../../shared/workflow/batch/fifo-batch.ts';
import { pageOfRecord } from '../../shared/workflow/commit/one.ts';
import { dispatch } from '../../shared/workflow/dispatch.ts';
import type { Deps } from './deps.ts';

export interface RunReport {
  /** Streams that were due and looked at; one that came due again counts again. */
  due: number;
  /** Of these, how many could not be committed or sent; they are set aside for this invocation, due again in the next or taken over later. */
  failed: number;
  /** Broken-off runs that were finished. */
  takenOver: number;
  /** The time was up, and there is more that is due already. */
  more: boolean;
}

/** What a round may still take when it is begun: ten streams at a time, each with its tries against others that write to it. */
const reserveMs = 15_000;
/** Whatever comes due so often at one instant does so through a fault in its core, and must not hold up the rest. */
const turnsMax = 50;

/** Takes what is due, round by round, until nothing is or the time is nearly up. A stream that fails is set aside, so that it holds up no other. */
export async function watchDeadlines(deps: Deps, timeLeft: TimeLeft): Promise<RunReport> {
  const now = deps.clock.now();
  const report: RunReport = { due: 0, failed: 0, takenOver: await takeOver(deps, now), more: false };
  const facts = await accountFacts(deps.register);
  const aside = new Set<StreamId>();
  const turns = new Map<StreamId, number>();
  for (;;) {
    const due = await deps.ledger.due(now, deps.streamsMax + aside.size);
    const streams = due.map(({ stream }) => stream).filter((stream) => !aside.has(stream));
    if (streams.length === 0) break;
    if (timeLeft() < reserveMs) return { ...report, more: true };
    const run = await plan(deps, now, streams.slice(0, deps.streamsMax));
    const outcomes = await inParallel(run.streams, deps.concurrency, (stream) => passTime(deps, run, stream, facts));
    const failed = run.streams.filter((_, index) => outcomes[index] === 'failed');
    if (failed.length === 0) await finish(deps, run.run, now);
    for (const [index, stream] of run.streams.entries()) {
      turns.set(stream, (turns.get(stream) ?? 0) + 1);
      if (outcomes[index] !== 'passed' || (turns.get(stream) ?? 0) >= turnsMax) aside.add(stream);
    }
    report.due += run.streams.length;
    report.failed += failed.length;
    deps.metrics.count('StreamsDue', run.streams.length);
    if (failed.length > 0) deps.metrics.count('StreamsSetAside', failed.length);
  }
  return report;
}

/** Of a dossier: an item that the court's own case system has not taken in time. */
const isToldAgain = (event: unknown): boolean =>
  typeof event === 'object' && event !== null && 'type' in event && event.type === 'ItemToldAgain';

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
    // A stream of no aggregate that this program knows throws here, like one whose core fails.
    const core = deps.registry.coreOf(stream);
    if (core.timePasses === undefined) throw new Error(`time changes nothing in a stream of "${core.kind}", and yet it is due`);
    const key = runKey(run, stream);
    const [result] = await deps.commit(core, {
      stream,
      recordedAt: at,
      facts,
      items: [{ command: core.timePasses(at), inbox: { key, digest: sha256Hex(key) }, unlessNothing: true }],
    });
    if (result?.kind === 'failed') throw result.error;
    if (result?.kind !== 'committed') return 'nothing';
    await dispatch(deps.queues, deps.registry.outputsOfPages([result.page]));
    const untaken = result.page.events.filter(isToldAgain).length;
    if (untaken > 0) deps.metrics.count('ItemsUnacknowledged', untaken);
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
      await dispatch(deps.queues, deps.registry.outputsOfPages(pages.filter((page) => page !== undefined)));
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
  return record && pageOfRecord(ledger, record);
}
