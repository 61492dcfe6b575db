/** The whole system on virtual time: the real functions over a real ledger, commit loop and adapters' logic, with what surrounds them simulated. */
import { createHandler as createFiler } from '../../../functions/file-to-dossier/handler.ts';
import { createHandler as createNotifier } from '../../../functions/notify-applicants/handler.ts';
import { createHandler as createReceiver } from '../../../functions/receive-messages/handler.ts';
import { createHandler as createReplier } from '../../../functions/reply-to-partners/handler.ts';
import { sealingLimits } from '../../../functions/seal-record/deps.ts';
import { createHandler as createSealer } from '../../../functions/seal-record/handler.ts';
import { createHandler as createWatcher } from '../../../functions/watch-deadlines/handler.ts';
import { openSqliteStore } from '../../../shared/adapters/sqlite/store.ts';
import { silentLog, silentMetrics } from '../../../shared/adapters/telemetry/silent.ts';
import type { Instant } from '../../../shared/domain/messages/messages.ts';
import { fromMillis, toMillis } from '../../../shared/domain/values/calendar/instants.ts';
import type { CommitRequest, Ledger } from '../../../shared/ports/ledger.ts';
import type { QueueMessage } from '../../../shared/ports/queues.ts';
import type { Register } from '../../../shared/ports/register.ts';
import type { SourceQueue } from '../../../shared/ports/source-queue.ts';
import { registry } from '../../../shared/workflow/aggregates.ts';
import { createCommits } from '../../../shared/workflow/commit/commit.ts';
import { type MemoryEvidence, memoryEvidence } from '../../fixtures/world/memory-evidence.ts';
import { createMemoryLedger } from '../../fixtures/world/memory-ledger.ts';
import type { Faults } from './faults.ts';
import { logSigner, systemKeys } from './keys.ts';
import { type Container, createMachine, type Handler } from './machine.ts';
import { olderVersion } from './older-version.ts';
import type { Plant } from './plant.ts';
import { createQueue, type SimQueue } from './queue.ts';
import type { Random } from './random.ts';
import type { Scheduler } from './scheduler.ts';
import {
  type Away,
  channelsOf,
  createGateways,
  createUploads,
  evidenceOf,
  type Gateways,
  keysOf,
  ledgerOf,
  logSignerOf,
  type Outside,
  registerOf,
  senderOf,
  type Uploads,
  uploadAreaOf,
} from './stores.ts';

export const inboundKinds = ['bank', 'housing', 'court', 'operator'] as const;
export type InboundKind = (typeof inboundKinds)[number];
export const internalNames = ['filings', 'notifications', 'replies'] as const;

export interface World {
  scheduler: Scheduler;
  ledger: Ledger;
  vault: MemoryEvidence;
  gateways: Gateways;
  uploads: Uploads;
  inbound: Record<InboundKind, SimQueue>;
  internal: Record<(typeof internalNames)[number], SimQueue>;
  now(): Instant;
  /** Lets what is due on the clock happen, and seals; each minute on AWS, here when there is something to do. */
  runTimer(name: 'watch' | 'seal'): Promise<void>;
  /** Nothing waits and nothing is in flight, outside reply queues. */
  isQuiet(groupId?: string): boolean;
  killed(): number;
  trace: string[];
  /** What no step may do, seen when it did it. */
  faults: string[];
  close(): Promise<void>;
}

export interface WorldParts {
  scheduler: Scheduler;
  random: Random;
  faults: Faults;
  register: Register;
  away: Away;
  /** When another release is rolled out; undefined: not in this story. */
  deployedAt: number | undefined;
  /** Runs on the SQLite adapter, else on the ledger in memory. */
  database: boolean;
  plant: Plant;
  /** A message that reached a partner's reply queue. */
  onReply: (partner: string, message: QueueMessage) => void;
}

export function createWorld({ scheduler, random, faults, register, away, deployedAt, database, plant, onReply }: WorldParts): World {
  const ledger = database ? openSqliteStore(':memory:').ledger : createMemoryLedger();
  const vault = memoryEvidence();
  const gateways = createGateways();
  const uploads = createUploads();
  const trace: string[] = [];
  const seen: string[] = [];
  const queue = (name: string): SimQueue => createQueue(name, scheduler, random.fork(name), faults);
  const inbound = { bank: queue('bank'), housing: queue('housing'), court: queue('court'), operator: queue('operator') };
  const internal = { filings: queue('filings'), notifications: queue('notifications'), replies: queue('replies') };
  const startMs = scheduler.now();
  let watchAt = Number.POSITIVE_INFINITY;
  let isClosed = false;

  const machine = createMachine({ scheduler, random: random.fork('machine'), faults, startMs, deployedAt, build });
  const outside: Outside = { call: machine.call, faults, random: random.fork('outside'), away };

  function noteDue(dueAt: Instant): void {
    const minute = 60_000;
    const at = Math.ceil(Math.max(toMillis(dueAt), scheduler.now() + 1) / minute) * minute;
    if (at >= watchAt) return;
    watchAt = at;
    scheduler.at(at, () => {
      // Another, earlier run may have taken its place.
      if (watchAt !== at) return;
      watchAt = Number.POSITIVE_INFINITY;
      if (faults.strikes('timer.twice', 0.05)) void machine.runTimer('watch');
      void machine.runTimer('watch').then(async () => {
        if (isClosed) return;
        const next = await ledger.nextDue();
        if (next !== undefined) noteDue(next);
      });
    });
  }

  function onCommit(container: Container, request: CommitRequest, kind: string, hash: string): void {
    if (Math.abs(toMillis(request.recordedAt) - scheduler.now()) > 120_000 && seen.length < 5)
      seen.push(`clock: ${container.functionName} writes ${request.recordedAt} at ${fromMillis(scheduler.now())}`);
    trace.push(`${scheduler.now()} ${container.functionName} ${request.stream} ${request.expectedVersion + 1} ${kind} ${hash}`);
    if (kind === 'committed' && request.dueAt !== undefined) noteDue(request.dueAt);
  }

  function build(container: Container): Handler {
    const { functionName } = container;
    const own = ledgerOf(container, ledger, outside, (request, result) =>
      onCommit(container, request, result.kind, result.kind === 'committed' ? result.hash.slice(0, 16) : ''),
    );
    const planted = plant.ledger?.(own, functionName) ?? own;
    const delay = (milliseconds: number): Promise<void> => new Promise((resolve) => scheduler.after(milliseconds, resolve));
    const { commit: newest, commitSeveral } = createCommits({ ledger: planted, random: container.random.next, delay });
    const commit = container.isOlder ? olderVersion(newest, () => faults.count('deployment.older-version')) : newest;
    const evidence = evidenceOf(container, vault, outside);
    const sender = (name: keyof typeof internal) => {
      const target = { send: (messages: readonly QueueMessage[]) => internal[name].send(plant.outgoing?.(name, messages) ?? messages) };
      return senderOf(container, target, outside);
    };
    const clock = plant.clock?.(container.clock, functionName) ?? container.clock;
    const common = {
      clock,
      ledger: planted,
      commit: plant.commit?.(commit, functionName) ?? commit,
      register: registerOf(register, outside),
      evidence: plant.evidence?.(evidence, functionName) ?? evidence,
      log: silentLog,
      metrics: silentMetrics,
      concurrency: 10,
      queues: { filings: sender('filings'), notifications: sender('notifications'), replies: sender('replies') },
    };
    const source = (of: SimQueue): { source: SourceQueue } => ({ source: plant.source?.(sourceOf(of), functionName) ?? sourceOf(of) });
    const ownLogSigner = logSignerOf(logSigner, outside);
    const handler = handlerOf();
    return async (event, context) => {
      const answer = await handler(altered(event), context);
      return plant.answer?.(functionName, answer) ?? answer;
    };

    function altered(event: unknown): unknown {
      const { Records } = event as { Records?: Parameters<NonNullable<Plant['incoming']>>[1] };
      return Records === undefined || plant.incoming === undefined ? event : { Records: plant.incoming(functionName, Records) };
    }

    function handlerOf(): Handler {
      const kind = inboundKinds.find((name) => `receive ${name}` === functionName);
      if (kind !== undefined) {
        return createReceiver({
          ...common,
          ...source(inbound[kind]),
          queueKind: kind as 'bank',
          uploads: uploadAreaOf(container, uploads, outside),
          judgeSeals: async () => undefined,
        }) as Handler;
      }
      switch (functionName) {
        case 'file':
          return createFiler({ ...common, commitSeveral, ...source(internal.filings) }) as Handler;
        case 'notify': {
          const channels = channelsOf(container, gateways, common.evidence, outside);
          return createNotifier({
            ...common,
            ...source(internal.notifications),
            channels: plant.channels?.(channels) ?? channels,
          }) as Handler;
        }
        case 'reply':
          return createReplier({
            ...common,
            ...source(internal.replies),
            keys: keysOf(systemKeys, outside),
            replyQueues: replyQueues(container),
          }) as Handler;
        case 'watch':
          return createWatcher({ ...common, registry, streamsMax: 100, patienceMinutes: 5 }) as Handler;
        case 'seal':
          return createSealer({
            ...common,
            ...sealingLimits,
            attesters: {},
            signer: plant.signer?.(ownLogSigner, common.evidence) ?? ownLogSigner,
          }) as Handler;
        default:
          throw new RangeError(`there is no function ${functionName}`);
      }
    }
  }

  const lastArrival = new Map<string, number>();
  /** A reply queue keeps the order in which it was written to. */
  function arrive(partner: string, message: QueueMessage): void {
    const at = Math.max(scheduler.now() + outside.random.whole(1, 500), lastArrival.get(partner) ?? 0);
    lastArrival.set(partner, at);
    scheduler.at(at, () => onReply(partner, message));
  }

  const replyQueues = (container: Container) => ({
    of: async (partner: string) => {
      if ((await register.partner(partner)) === undefined) return undefined;
      const target = {
        send: (messages: readonly QueueMessage[]) => {
          for (const message of plant.outgoing?.(`replies to ${partner}`, messages) ?? messages) arrive(partner, message);
        },
      };
      return senderOf(container, target, outside);
    },
  });

  const sourceOf = (of: SimQueue): SourceQueue => ({
    async holdBack(messages, seconds) {
      for (const message of messages) of.hide(message, seconds * 1_000);
    },
    async giveUp(message) {
      of.giveUp(message);
    },
  });

  for (const kind of inboundKinds) machine.attach(`receive ${kind}`, inbound[kind], 2);
  machine.attach('file', internal.filings, 2);
  machine.attach('notify', internal.notifications, 2);
  machine.attach('reply', internal.replies, 2);
  const queues = [...Object.values(inbound), ...Object.values(internal)];
  return {
    scheduler,
    ledger,
    vault,
    gateways,
    uploads,
    inbound,
    internal,
    now: () => fromMillis(scheduler.now()),
    runTimer: (name) => machine.runTimer(name),
    isQuiet: (groupId) => queues.every((each) => (groupId === undefined ? each.size() === 0 : !each.hasGroup(groupId))),
    killed: machine.killed,
    trace,
    faults: seen,
    async close() {
      isClosed = true;
      await ledger.close();
    },
  };
}
