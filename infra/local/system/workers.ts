/** The functions of the system as this process runs them: the same handlers as on AWS, with adapters of this machine. */
import { setTimeout } from 'node:timers/promises';
import type { Context } from 'aws-lambda';
import { createHandler as createFileToDossier } from '../../../functions/file-to-dossier/handler.ts';
import { createHandler as createNotifyApplicants } from '../../../functions/notify-applicants/handler.ts';
import { createHandler as createReceiveMessages } from '../../../functions/receive-messages/handler.ts';
import { createHandler as createReplyToPartners } from '../../../functions/reply-to-partners/handler.ts';
import type { Attesters } from '../../../functions/seal-record/attest.ts';
import { sealingLimits } from '../../../functions/seal-record/deps.ts';
import { createHandler as createSealRecord } from '../../../functions/seal-record/handler.ts';
import { createHandler as createWatchDeadlines } from '../../../functions/watch-deadlines/handler.ts';
import { registerSealJudge } from '../../../shared/adapters/certificates/seal-judge.ts';
import { mendingEvidence } from '../../../shared/adapters/evidence-mending.ts';
import { silentMetrics } from '../../../shared/adapters/telemetry/silent.ts';
import type { Clock } from '../../../shared/ports/clock.ts';
import type { LogSigner } from '../../../shared/ports/log.ts';
import type { SystemKeys } from '../../../shared/ports/signer.ts';
import type { Log } from '../../../shared/ports/telemetry.ts';
import type { Views } from '../../../shared/ports/views.ts';
import { registry } from '../../../shared/workflow/aggregates.ts';
import { type Commit, createCommits } from '../../../shared/workflow/commit/commit.ts';
import { takeCosignature } from '../../../shared/workflow/log/take-cosignature.ts';
import { type ReconcileReport, reconcile } from '../../../shared/workflow/reconcile/reconcile.ts';
import { reportDamage } from '../../../shared/workflow/report-damage.ts';
import { type QueueName, queueName, replyQueuePrefix } from '../../names.ts';
import type { deliveredCosignatures } from '../proof/deliver-cosignature.ts';
import type { Outside } from './outside.ts';
import type { QueueHandler } from './poller.ts';
import { localSourceQueue } from './queues/dead-letters.ts';
import { insideQueue, insideReplyQueues } from './queues/inside.ts';
import type { QueueStore } from './queues/store.ts';
import type { Store } from './stores.ts';

export interface WorkerParts extends Outside {
  store: Store;
  clock: Clock;
  queues: QueueStore;
  keys: SystemKeys;
  logSigner: LogSigner;
  /** Who else says when a checkpoint was there. */
  attesters: Attesters;
  log: Log;
  /** What witnesses on this machine have delivered. */
  cosignatures: () => ReturnType<typeof deliveredCosignatures>;
  /** Groups of a batch side by side. */
  concurrency: number;
  /** Signatures are verified on other threads. */
  verifiesAside: boolean;
}
/** All but that of the views. */
export type LocalQueue = Exclude<QueueName, 'views'>;
export interface Workers {
  commit: Commit;
  handlers: Record<LocalQueue, QueueHandler>;
  watchDeadlines(): Promise<void>;
  sealRecord(): Promise<void>;
  /** Proves that all that the journal led to is there, and mends what is not. @param views of the console, where one runs */
  reconcile(options: { dryRun: boolean; views?: Views; settled: () => Promise<void> }): Promise<ReconcileReport>;
}

/** Streams that a watch of the deadlines looks at in one round. */
const streamsMax = 100;

/** One commit loop for all functions: they share what they know of each stream, and never fail each other's commits. */
export function createWorkers({
  store,
  clock,
  queues,
  keys,
  logSigner,
  attesters,
  cosignatures,
  evidence,
  uploads,
  channels,
  replied,
  proofHeld,
  log,
  concurrency,
  verifiesAside,
}: WorkerParts): Workers {
  const { ledger, register } = store;
  const delay = async (milliseconds: number): Promise<void> => setTimeout(milliseconds);
  const { commit, commitSeveral } = createCommits({
    ledger,
    random: Math.random,
    delay,
    onDamage: reportDamage({ log, metrics: silentMetrics }),
  });
  const queue = (name: QueueName) => insideQueue(queues.ensure(queueName(name)));
  const common = {
    clock,
    ledger,
    commit,
    register,
    evidence: mendingEvidence(evidence, { log, metrics: silentMetrics }),
    log,
    metrics: silentMetrics,
    concurrency,
  };
  const outputs = { queues: { filings: queue('filings'), notifications: queue('notifications'), replies: queue('replies') } };
  const replyQueues = insideReplyQueues(queues, replyQueuePrefix);
  const judgeSeals = registerSealJudge(register);
  const receive = (queueKind: 'bank' | 'housing' | 'court' | 'operator'): QueueHandler => {
    const source = localSourceQueue(queues, queueKind);
    const handler = createReceiveMessages({ ...common, ...outputs, queueKind, uploads, judgeSeals, verifiesAside, source });
    return (event) => handler(event, contextOf(`receive-messages-${queueKind}`));
  };
  const file = createFileToDossier({ ...common, ...outputs, commitSeveral, source: localSourceQueue(queues, 'filings') });
  const notify = createNotifyApplicants({ ...common, ...outputs, channels, source: localSourceQueue(queues, 'notifications') });
  const reply = createReplyToPartners({ ...common, keys, replyQueues, replied, source: localSourceQueue(queues, 'replies') });
  // Runs follow one another here, so whatever a run left open broke off.
  const watch = createWatchDeadlines({ ...common, ...outputs, registry, streamsMax, patienceMinutes: 0 });
  const seal = createSealRecord({ ...common, signer: logSigner, attesters, ...sealingLimits });
  const takeDelivered = async (): Promise<void> => {
    for (const { cosignature, done } of await cosignatures()) {
      const taken = await takeCosignature(common, cosignature);
      if (taken !== 'taken') log.warn('a cosignature does not hold', { why: taken });
      await done();
    }
  };
  return {
    commit,
    handlers: {
      bank: receive('bank'),
      housing: receive('housing'),
      court: receive('court'),
      operator: receive('operator'),
      filings: (event) => file(event, contextOf('file-to-dossier')),
      notifications: (event) => notify(event, contextOf('notify-applicants')),
      replies: (event) => reply(event, contextOf('reply-to-partners')),
    },
    async watchDeadlines() {
      await watch({}, contextOf('watch-deadlines'));
    },
    async sealRecord() {
      await takeDelivered();
      await seal({}, contextOf('seal-record'));
    },
    reconcile: ({ dryRun, ...options }) =>
      reconcile(
        {
          ...common,
          ...outputs,
          ...options,
          replyQueues,
          replies: replied,
          proofHeld,
          upTo: clock.now(),
          seal: async () => void (await seal({}, contextOf('seal-record'))),
          freshId: () => crypto.randomUUID(),
        },
        { dryRun },
      ),
  };
}

/** As much time as the functions have on AWS. */
const invocationMs = 60_000;

/** What Lambda would tell a function of its invocation. */
function contextOf(functionName: string): Context {
  const begun = performance.now();
  return {
    functionName,
    functionVersion: '$LATEST',
    invokedFunctionArn: `arn:aws-cn:lambda:cn-north-1:000000000000:function:${functionName}`,
    memoryLimitInMB: '1024',
    awsRequestId: crypto.randomUUID(),
    logGroupName: `/aws/lambda/${functionName}`,
    logStreamName: 'local',
    callbackWaitsForEmptyEventLoop: false,
    getRemainingTimeInMillis: () => Math.max(0, invocationMs - (performance.now() - begun)),
    done: () => undefined,
    fail: () => undefined,
    succeed: () => undefined,
  };
}
