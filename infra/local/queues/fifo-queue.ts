/**
 * A FIFO queue as SQS keeps it, behind the request handlers of fauxqs. Ours instead of fauxqs's own because that one hands out a single
 * message a group and request (SQS fills a batch of 10 from one group), puts a failed batch back in reverse, and cannot keep on disk what
 * was given back (its journal violates its own NOT NULL). A group is closed while one of its messages is in flight, so that a failure
 * holds up its own group and no other.
 */
import { randomUUID } from 'node:crypto';
import { createGroups } from './groups.ts';
import type { QueueJournal } from './journal.ts';
import { createMemory, type Remembered } from './memory.ts';
import type { DeliveredMessage, ProtocolQueue, QueuedMessage } from './protocol.ts';
import { createInFlight } from './visibility.ts';
import { createWaiters } from './waiters.ts';

/** SQS gives at most ten messages an answer. */
const receiveLimit = 10;

export interface FifoQueueSettings {
  name: string;
  arn: string;
  /** Where clients find the queue; the port is known once the server listens. */
  url: () => string;
  visibilityTimeoutSeconds: number;
  /** After `maxReceiveCount` receives a message moves to the dead-letter queue. */
  redrive?: { to: FifoQueue; maxReceiveCount: number };
}
export interface FifoQueueHost {
  journal: QueueJournal | undefined;
  nowMs: () => number;
  nextSequence: () => number;
  /** A message left the queue for good. */
  shrank: () => void;
}
export interface FifoQueue extends ProtocolQueue {
  /** Messages that wait or are in flight. */
  size(): number;
  /** Takes in a message that the journal already knows, in its old place. */
  restore(message: QueuedMessage): void;
  /** Takes in a deduplication id that the journal already knows. */
  remember(deduplicationId: string, entry: Remembered): void;
  /** Messages that wait, in the order in which they were sent. */
  waiting(): QueuedMessage[];
  /** Long polls end empty, now and from now on. */
  endLongPolls(): void;
}

const delivery = (message: QueuedMessage, receiptHandle: string): DeliveredMessage => ({
  MessageId: message.messageId,
  ReceiptHandle: receiptHandle,
  MD5OfBody: message.md5OfBody,
  Body: message.body,
  ...(message.md5OfMessageAttributes === '' ? {} : { MD5OfMessageAttributes: message.md5OfMessageAttributes }),
  // A copy: fauxqs strikes out the attributes that a receiver did not ask for.
  ...(Object.keys(message.messageAttributes).length === 0 ? {} : { MessageAttributes: { ...message.messageAttributes } }),
});

function attributesOf({ redrive, visibilityTimeoutSeconds }: FifoQueueSettings): Record<string, string> {
  return {
    FifoQueue: 'true',
    ContentBasedDeduplication: 'false',
    DeduplicationScope: 'queue',
    FifoThroughputLimit: 'perQueue',
    VisibilityTimeout: String(visibilityTimeoutSeconds),
    DelaySeconds: '0',
    MaximumMessageSize: '1048576',
    MessageRetentionPeriod: '1209600',
    ReceiveMessageWaitTimeSeconds: '0',
    ...(redrive === undefined
      ? {}
      : { RedrivePolicy: JSON.stringify({ deadLetterTargetArn: redrive.to.arn, maxReceiveCount: redrive.maxReceiveCount }) }),
  };
}

/** The messages of a queue and what happens to them, in memory; the journal, where there is one, hears of each change. */
function createContents({ redrive }: FifoQueueSettings, { journal, nowMs, shrank }: FifoQueueHost) {
  const groups = createGroups();
  const waiters = createWaiters();
  let count = 0;
  const reopen = (message: QueuedMessage): void => {
    groups.release(message);
    if (groups.hasOpen()) waiters.wakeOne();
  };
  const giveBack = (message: QueuedMessage): void => {
    groups.add(message);
    reopen(message);
  };
  const inFlight = createInFlight(nowMs, giveBack);
  const left = (): void => {
    count -= 1;
    shrank();
  };
  /** Counts the receive; a message that was received too often goes to the dead letters instead. */
  const receive = (message: QueuedMessage): boolean => {
    message.approximateReceiveCount += 1;
    message.approximateFirstReceiveTimestamp ??= nowMs();
    if (redrive === undefined || message.approximateReceiveCount <= redrive.maxReceiveCount) {
      journal?.received(message);
      return true;
    }
    journal?.moved(message.messageId, redrive.to.name);
    redrive.to.restore(message);
    left();
    return false;
  };
  return {
    groups,
    waiters,
    inFlight,
    size: () => count,
    add(message: QueuedMessage): void {
      count += 1;
      groups.add(message);
      waiters.wakeOne();
    },
    take(limit: number): QueuedMessage[] {
      inFlight.giveBackExpired();
      const taken: QueuedMessage[] = [];
      const take = (message: QueuedMessage): boolean => receive(message) && taken.push(message) > 0;
      while (taken.length < limit && groups.serve(limit - taken.length, take));
      return taken;
    },
    /** True when the receipt handle named a message in flight. */
    remove(receiptHandle: string): boolean {
      const message = inFlight.entries.get(receiptHandle)?.message;
      if (message === undefined) return false;
      inFlight.entries.delete(receiptHandle);
      journal?.removed(message.messageId);
      reopen(message);
      left();
      return true;
    },
    hideAgain(receiptHandle: string, seconds: number): void {
      const message = inFlight.entries.get(receiptHandle)?.message;
      if (message === undefined) return;
      if (seconds > 0) return inFlight.hide(receiptHandle, message, seconds);
      inFlight.entries.delete(receiptHandle);
      giveBack(message);
    },
  };
}

/** Makes one queue, empty. */
export function createFifoQueue(settings: FifoQueueSettings, host: FifoQueueHost): FifoQueue {
  const contents = createContents(settings, host);
  const { inFlight, waiters } = contents;
  const memory = createMemory(host.nowMs);
  const attributes = attributesOf(settings);
  const measured: Record<string, () => string> = {
    QueueArn: () => settings.arn,
    ApproximateNumberOfMessages: () => String(contents.size() - inFlight.entries.size),
    ApproximateNumberOfMessagesNotVisible: () => String(inFlight.entries.size),
    ApproximateNumberOfMessagesDelayed: () => '0',
  };
  return {
    name: settings.name,
    arn: settings.arn,
    attributes,
    tags: new Map(),
    inflightMessages: inFlight.entries,
    get url() {
      return settings.url();
    },
    isFifo: () => true,
    getAllAttributes(requested) {
      const names = requested.includes('All') ? [...Object.keys(measured), ...Object.keys(attributes)] : requested;
      return Object.fromEntries(
        names.flatMap((name): [string, string][] => {
          const value = measured[name]?.() ?? attributes[name];
          return value === undefined ? [] : [[name, value]];
        }),
      );
    },
    enqueue(message) {
      host.journal?.added(settings.name, message);
      contents.add(message);
    },
    dequeue(maxCount, visibilityTimeout = settings.visibilityTimeoutSeconds) {
      return contents.take(Math.min(maxCount, receiveLimit)).map((message) => {
        const receiptHandle = randomUUID();
        inFlight.hide(receiptHandle, message, visibilityTimeout);
        return delivery(message, receiptHandle);
      });
    },
    deleteMessage: contents.remove,
    changeVisibility: contents.hideAgain,
    waitForMessages: waiters.wait,
    checkDeduplication(id) {
      const known = memory.find(id);
      return known === undefined
        ? { isDuplicate: false }
        : { isDuplicate: true, originalMessageId: known.messageId, originalSequenceNumber: known.sequenceNumber };
    },
    recordDeduplication(id, messageId, sequenceNumber = '') {
      const entry = { messageId, sequenceNumber, atMs: host.nowMs() };
      memory.add(id, entry);
      host.journal?.remembered(settings.name, id, entry);
    },
    nextSequenceNumber: () => String(host.nextSequence()).padStart(20, '0'),
    size: contents.size,
    restore: contents.add,
    remember: memory.add,
    waiting: () => contents.groups.all(),
    endLongPolls: waiters.close,
  };
}
