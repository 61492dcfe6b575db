/**
 * A FIFO queue as SQS keeps it. A batch may take several messages of one group, in order, and a group is closed while one of its messages is in
 * flight, so that a failure holds up its own group and no other; what was given back stands where it stood.
 */
import { randomUUID } from 'node:crypto';
import type { QueueJournal } from '../journal/journal.ts';
import { createGroups } from './groups.ts';
import type { Memory } from './memory.ts';
import { md5, md5OfAttributes, type NewMessage, type QueuedMessage, sequenceName } from './message.ts';
import { createInFlight } from './visibility.ts';
import { createWaiters } from './waiters.ts';

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
  memory: Memory;
  nowMs: () => number;
  nextSequence: () => number;
  /** A message left the queue for good. */
  shrank: () => void;
}
/** What a sender is answered; the ids of the first message where this one repeats it. */
export interface Sent {
  messageId: string;
  sequenceNumber: string;
  md5OfBody: string;
  md5OfMessageAttributes: string;
}
export interface Received {
  receiptHandle: string;
  message: QueuedMessage;
}
export interface FifoQueue {
  name: string;
  arn: string;
  url: string;
  /** The attributes of SQS, those asked for or `All`. */
  attributes(requested: readonly string[]): Record<string, string>;
  /** A repeat within five minutes is dropped, and answered as the first was. */
  send(message: NewMessage): Sent;
  /** Whether a message of this deduplication id was sent within five minutes. */
  knows(deduplicationId: string): boolean;
  receive(limit: number, visibilityTimeoutSeconds?: number): Received[];
  /** True when the receipt handle named a message in flight. */
  remove(receiptHandle: string): boolean;
  /** Hides a message in flight for so long from now on; 0 gives it back. False when it is in flight no more. */
  hide(receiptHandle: string, seconds: number): boolean;
  /** True when a message may be there, false after `seconds` or when the queue closes. */
  waitForMessages(seconds: number): Promise<boolean>;
  /** Whoever was woken does not want the message: the next one may. */
  wakeAnother(): void;
  /** Messages that wait or are in flight. */
  size(): number;
  /** Takes in a message that the journal already knows, in its old place. */
  restore(message: QueuedMessage): void;
  /** Messages that wait, in the order in which they were sent. */
  waiting(): QueuedMessage[];
  /** Long polls end empty, now and from now on. */
  endLongPolls(): void;
  isClosed(): boolean;
}

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
    journal?.moved(message, redrive.to.name);
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
      journal?.removed(message);
      reopen(message);
      left();
      return true;
    },
    hide(receiptHandle: string, seconds: number): boolean {
      const message = inFlight.entries.get(receiptHandle)?.message;
      if (message === undefined) return false;
      if (seconds > 0) inFlight.hide(receiptHandle, message, seconds);
      else {
        inFlight.entries.delete(receiptHandle);
        giveBack(message);
      }
      return true;
    },
  };
}

/** Makes one queue, empty. */
export function createFifoQueue(settings: FifoQueueSettings, host: FifoQueueHost): FifoQueue {
  const contents = createContents(settings, host);
  const { inFlight, waiters } = contents;
  const { memory } = host;
  const fixed = attributesOf(settings);
  const measured: Record<string, () => string> = {
    QueueArn: () => settings.arn,
    ApproximateNumberOfMessages: () => String(contents.size() - inFlight.entries.size),
    ApproximateNumberOfMessagesNotVisible: () => String(inFlight.entries.size),
    ApproximateNumberOfMessagesDelayed: () => '0',
  };
  return {
    name: settings.name,
    arn: settings.arn,
    get url() {
      return settings.url();
    },
    attributes(requested) {
      const names = requested.includes('All') ? [...Object.keys(measured), ...Object.keys(fixed)] : requested;
      return Object.fromEntries(
        names.flatMap((name): [string, string][] => {
          const value = measured[name]?.() ?? fixed[name];
          return value === undefined ? [] : [[name, value]];
        }),
      );
    },
    send({ body, groupId, deduplicationId, attributes }) {
      const checksums = { md5OfBody: md5(body), md5OfMessageAttributes: md5OfAttributes(attributes) };
      const known = memory.find(settings.name, deduplicationId);
      if (known !== undefined) return { messageId: known.messageId, sequenceNumber: sequenceName(known.sequence), ...checksums };
      const messageId = randomUUID();
      const sequence = host.nextSequence();
      const sequenceNumber = sequenceName(sequence);
      const sentTimestamp = host.nowMs();
      const message: QueuedMessage = {
        messageId,
        body,
        messageAttributes: attributes,
        ...checksums,
        sentTimestamp,
        approximateReceiveCount: 0,
        messageGroupId: groupId,
        messageDeduplicationId: deduplicationId,
        sequenceNumber,
      };
      host.journal?.added(settings.name, message);
      memory.add({ queue: settings.name, deduplicationId, entry: { messageId, sequence, atMs: sentTimestamp } });
      contents.add(message);
      return { messageId, sequenceNumber, ...checksums };
    },
    knows: (deduplicationId) => memory.find(settings.name, deduplicationId) !== undefined,
    receive(limit, visibilityTimeout = settings.visibilityTimeoutSeconds) {
      return contents.take(limit).map((message) => {
        const receiptHandle = randomUUID();
        inFlight.hide(receiptHandle, message, visibilityTimeout);
        return { receiptHandle, message };
      });
    },
    remove: contents.remove,
    hide: contents.hide,
    waitForMessages: waiters.wait,
    wakeAnother: waiters.wakeOne,
    size: contents.size,
    restore: contents.add,
    waiting: () => contents.groups.all(),
    endLongPolls: waiters.close,
    isClosed: waiters.isClosed,
  };
}
