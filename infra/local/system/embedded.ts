/**
 * The embedded system: one process with a real SQS endpoint, the same function handlers as on AWS, a ledger and files for documents. It
 * is for evaluation, partner sandboxes and tests; what a handler cannot see here is that it is not in Lambda.
 */
import { existsSync } from 'node:fs';
import { createFaultPlan, type FaultPlan } from '../../../shared/adapters/channels/faults.ts';
import { type KeyFile, openKeyFile } from '../../../shared/adapters/signatures/key-files.ts';
import { silentLog } from '../../../shared/adapters/telemetry/silent.ts';
import { type AttesterPlaces, attestersAt } from '../../../shared/adapters/timestamps/attesters.ts';
import { replyQueueName } from '../../../shared/contracts/fields/reply-queue.ts';
import type { PartnerId } from '../../../shared/domain/messages/messages.ts';
import type { Clock } from '../../../shared/ports/clock.ts';
import type { EvidenceStore } from '../../../shared/ports/evidence.ts';
import type { Partner } from '../../../shared/ports/register.ts';
import type { Log } from '../../../shared/ports/telemetry.ts';
import type { Views } from '../../../shared/ports/views.ts';
import { createTurns } from '../../../shared/workflow/commit/turns.ts';
import { deduplicationIdOf } from '../../../shared/workflow/dispatch.ts';
import type { ReconcileReport } from '../../../shared/workflow/reconcile/reconcile.ts';
import type { RedriveDeps } from '../../../shared/workflow/redrive/redrive.ts';
import { deadLetterName, inboundQueues, internalQueues, queueName, replyQueuePrefix } from '../../names.ts';
import type { Letter } from '../play/letters.ts';
import { deliveredCosignatures } from '../proof/deliver-cosignature.ts';
import { createFeed, type Feed } from '../sandbox/feed.ts';
import type { UploadPlace } from '../sandbox/upload-place.ts';
import { heard, type Written } from './console/projector.ts';
import type { DataFolder } from './data-folder.ts';
import { localLogSigner } from './log-signer.ts';
import { type MailServer, openOutside } from './outside.ts';
import { type Poller, type QueueHandler, retryWithPause, startPoller } from './poller.ts';
import { localDeadLetters } from './queues/dead-letters.ts';
import { newMessage } from './queues/http/sending.ts';
import { startQueueServer } from './queues/http/server.ts';
import { openQueueJournal, type QueueJournal } from './queues/journal/journal.ts';
import { createQueueStore, localRegion, type QueueStore } from './queues/store.ts';
import { demandWholeFolder, type LedgerChoice, openStore, type Store } from './stores.ts';
import { createWorkers, type LocalQueue, type Workers } from './workers.ts';

export interface EmbeddedOptions {
  /** Absent: nothing is kept. */
  folder: DataFolder | undefined;
  ledger: LedgerChoice;
  clock: Clock;
  /** Of the SQS endpoint; absent or 0: any free one. */
  port?: number;
  /** One batch at a time over all queues, and one group after the other: the same scenario then always has the same story. Slower where the ledger is far. */
  oneAtATime?: boolean;
  /** Receives before a message is a dead letter. Never, unless given: what fails for a fault of ours waits in its place until that is mended. */
  maxReceiveCount?: number;
  /** Seconds until a message that failed for the n-th time is tried again; longer and longer unless given. */
  retryAfterSeconds?: (receiveCount: number) => number;
  /** Hears what went wrong inside; the message concerned comes back and is tried again. */
  onFailure: (error: Error) => void;
  /** Who else says when a checkpoint was there; nobody, unless given. */
  attesters?: AttesterPlaces;
  /** Takes what is told by e-mail; it is kept like what every other channel tells, unless given. */
  mail?: MailServer | undefined;
}

export interface Embedded {
  /** `http://127.0.0.1:<port>`, for any SQS client. */
  endpoint: string;
  queues: QueueStore;
  store: Store;
  faults: FaultPlan;
  /** The system's own keys. */
  keys: KeyFile;
  evidence: EvidenceStore;
  /** What partners have uploaded. */
  uploads: UploadPlace;
  /** What partners send and are told, as it passes. */
  feed: Feed;
  /** Where the console is, for whoever knows the endpoint alone. */
  announce(console: string): void;
  /** Hears of each stream that is written from now on. */
  onCommit(listener: (written: Written) => void): void;
  /** Enters a partner into the register and gives it a reply queue. */
  enrol(partner: Partner): Promise<void>;
  /** Posts a letter as its sender would; resolves when it is durable. */
  post(letter: Letter): Promise<void>;
  /** Resolves when no message waits, is in flight or is being handled, outside reply queues and dead letters. */
  drained(): Promise<void>;
  /** Lets happen what is due on the clock; on AWS a timer does so each minute. */
  watchDeadlines(): Promise<void>;
  /** Seals every page of the journal that is in no log yet; on AWS a timer does so each minute. */
  sealRecord(): Promise<void>;
  /** Proves that all that the journal led to is there, and mends what is not. @param views of the console, where one runs */
  reconcile(options: { dryRun: boolean; views?: Views }): Promise<ReconcileReport>;
  /** What an operator needs to look at dead letters and decide about them. @param views of the console */
  redriving(views: Views): RedriveDeps;
  /** Messages that were given up, by queue. */
  deadLetters(): { queue: LocalQueue; count: number }[];
  /** Ends what is under way, then closes everything. What waits in the queues of a kept folder goes on after the next start. */
  stop(): Promise<void>;
}

/** The console here hears of each commit itself, so nothing need be queued for its views. */
const queuesOfTheSystem: readonly LocalQueue[] = [...inboundQueues, 'filings', 'notifications', 'replies'];
const systemQueueNames = queuesOfTheSystem.map(queueName);
/** What the functions tell one another: whoever could post there would speak as the system. */
const internalNames: ReadonlySet<string> = new Set(internalQueues.flatMap((queue) => [queueName(queue), deadLetterName(queue)]));
const visibilityTimeoutSeconds = 60;
/** Batches of one queue side by side: while one waits for the disk, others are worked on. */
const batchesAtATime = 8;
/** What waits is taken together, so that one flush serves many: more than Lambda's ten, less than one commit may take in (`transactionItemsMax`). */
const batchSize = 50;
const batchSizeInTurns = 10;
/** Groups of one batch side by side. One thread does not gain from more, only a ledger that is far away. */
const groupsAtATime = 10;

const ensureReplyQueue = (queues: QueueStore, partner: PartnerId): void => void queues.ensure(replyQueueName(replyQueuePrefix, partner));

/** Starts the system. Throws with a plain sentence when the port is taken or the folder is in use. */
export async function startEmbedded(options: EmbeddedOptions): Promise<Embedded> {
  const { folder, ledger, clock, onFailure } = options;
  const journal = folder === undefined ? undefined : openQueueJournal(folder.path, Date.now);
  const closing: (() => Promise<void>)[] = [async () => journal?.close()];
  const close = (): Promise<void> => closeAll(closing.splice(0).reverse());
  const aside = options.oneAtATime !== true;
  try {
    if (ledger.kind === 'sqlite') demandWholeFolder(folder);
    // Before the ledger: where there is a ledger there are keys, whenever the process dies.
    const keys = await openKeyFile(folder?.systemKeys, () => clock.now(), { aside });
    // A ledger from before the record of replies was kept.
    const answeredBefore = folder !== undefined && existsSync(folder.ledgerFile) ? clock.now() : undefined;
    const opened = await openStore(ledger, folder);
    closing.push(opened.close);
    const listeners: ((written: Written) => void)[] = [];
    const store = { ...opened, ledger: heard(opened.ledger, (written) => listeners.map((listener) => listener(written))) };
    const queues = createQueueStore({
      visibilityTimeoutSeconds,
      ...(options.maxReceiveCount === undefined ? {} : { maxReceiveCount: options.maxReceiveCount }),
      ...(journal === undefined ? {} : { journal }),
    });
    for (const queue of queuesOfTheSystem) queues.ensure(queueName(queue), deadLetterName(queue));
    for (const { partner } of await store.register.partners()) ensureReplyQueue(queues, partner);
    let console: string | undefined;
    const server = await startQueueServer({
      port: options.port ?? 0,
      about: () => ({ system: 'presale', console }),
      store: queues,
      isInternal: (name) => internalNames.has(name),
      ...(journal === undefined ? {} : { journal }),
    });
    closing.push(server.close);
    const faults = createFaultPlan();
    // Signatures take a sixth of the main thread's time, and other threads have some; who wants one story wants it in order.
    const logSigner = await localLogSigner(keys);
    const concurrency = options.oneAtATime === true ? 1 : groupsAtATime;
    const outside = openOutside({ folder, faults, clock, answeredBefore, mail: options.mail });
    closing.push(async () => outside.close());
    const workers = createWorkers({
      ...outside,
      store,
      clock,
      queues,
      keys,
      logSigner,
      attesters: attestersAt(options.attesters ?? {}),
      cosignatures: async () => (folder === undefined ? [] : deliveredCosignatures(folder)),
      log: failuresOnly(onFailure),
      concurrency,
      verifiesAside: aside,
    });
    const watchInTurn = createTurns();
    const handlers = options.oneAtATime === true ? inTurns(workers.handlers) : workers.handlers;
    const feed = createFeed();
    const pollers = startPollers(queues, followed(handlers, feed), options);
    closing.push(async () => {
      queues.shutdown();
      await Promise.all(pollers.map((poller) => poller.stop()));
    });
    return {
      endpoint: server.endpoint,
      queues,
      store,
      faults,
      keys,
      evidence: outside.evidence,
      uploads: outside.uploads,
      feed,
      announce: (address) => {
        console = address;
      },
      onCommit: (listener) => void listeners.push(listener),
      async enrol(partner) {
        ensureReplyQueue(queues, partner.partner);
        await store.register.putPartner(partner);
      },
      post: (letter) => postLetter(queues, journal, letter),
      drained: () => queues.whenEmpty(systemQueueNames),
      // A run that began while another is under way would take that one for broken off.
      watchDeadlines: () => watchInTurn('watch', workers.watchDeadlines),
      sealRecord: workers.sealRecord,
      reconcile: (asked) => workers.reconcile({ ...asked, settled: () => queues.whenEmpty(systemQueueNames) }),
      redriving: (views) => ({
        clock,
        ledger: store.ledger,
        commit: workers.commit,
        letters: localDeadLetters(queues, queuesOfTheSystem, journal),
        views,
      }),
      deadLetters: () =>
        queuesOfTheSystem
          .map((queue) => ({ queue, count: queues.find(deadLetterName(queue))?.size() ?? 0 }))
          .filter(({ count }) => count > 0),
      stop: close,
    };
  } catch (error) {
    await close();
    throw error;
  }
}

/** Every step is tried, whatever became of those before it. */
async function closeAll(steps: readonly (() => Promise<void>)[]): Promise<void> {
  const failures: unknown[] = [];
  for (const step of steps) await step().catch((error: unknown) => failures.push(error));
  if (failures.length > 0) throw new AggregateError(failures, 'the embedded system did not close in an orderly way');
}

/** What the functions log, as far as somebody must know of it. */
function failuresOnly(onFailure: (error: Error) => void): Log {
  return {
    ...silentLog,
    error: (message, _fields, cause) =>
      onFailure(new Error(`${message}: ${cause instanceof Error ? cause.message : String(cause)}`, { cause })),
  };
}

/** The feed hears of a batch when its handler is done with it, so that what it caused stands behind it. */
function followed(handlers: Workers['handlers'], feed: Feed): Workers['handlers'] {
  const all = Object.entries(handlers).map(([name, handler]: [string, QueueHandler]) => {
    const queue = queuesOfTheSystem.find((known) => known === name);
    const heardBy: QueueHandler = async (event) => {
      const answer = await handler(event);
      if (queue !== undefined) feed.note(queue, event);
      return answer;
    };
    return [name, heardBy] as const;
  });
  return { ...handlers, ...Object.fromEntries(all) };
}

function inTurns(handlers: Workers['handlers']): Workers['handlers'] {
  const inTurn = createTurns();
  const taken =
    (handler: QueueHandler): QueueHandler =>
    (event) =>
      inTurn('batch', () => handler(event));
  const { bank, housing, court, operator, filings, notifications, replies } = handlers;
  return {
    bank: taken(bank),
    housing: taken(housing),
    court: taken(court),
    operator: taken(operator),
    filings: taken(filings),
    notifications: taken(notifications),
    replies: taken(replies),
  };
}

function startPollers(
  queues: QueueStore,
  handlers: Workers['handlers'],
  { onFailure, oneAtATime, retryAfterSeconds = retryWithPause }: EmbeddedOptions,
): Poller[] {
  return queuesOfTheSystem.map((name) =>
    startPoller({
      queue: queues.ensure(queueName(name)),
      region: localRegion,
      handler: handlers[name],
      batchSize: oneAtATime === true ? batchSizeInTurns : batchSize,
      concurrency: oneAtATime === true ? 1 : batchesAtATime,
      visibilityTimeoutSeconds,
      retryAfterSeconds,
      onFailure,
    }),
  );
}

/** A letter that is posted again, or under a used id, gets an SQS id of its own: whether it is a repeat is for the receiver to find out. */
async function postLetter(queues: QueueStore, journal: QueueJournal | undefined, letter: Letter): Promise<void> {
  const queue = queues.ensure(queueName(letter.queue));
  const plain = deduplicationIdOf(letter.messageId);
  queue.send(
    newMessage({
      MessageBody: letter.body,
      MessageGroupId: letter.groupId,
      MessageDeduplicationId: queue.knows(plain) ? crypto.randomUUID() : plain,
      MessageAttributes: letter.signature === undefined ? {} : { signature: { DataType: 'String', StringValue: letter.signature } },
    }),
  );
  await journal?.durable();
}
