/**
 * A FIFO queue as SQS keeps it: at least once, one group in its order and blocked while something of it is in flight, groups in any order, a receipt that
 * is worth nothing once the message has become visible again, repeats of an id dropped for five minutes.
 */
import type { SQSRecord } from 'aws-lambda';
import type { QueueMessage } from '../../../shared/ports/queues.ts';
import type { Faults } from './faults.ts';
import type { Random } from './random.ts';
import type { Scheduler } from './scheduler.ts';

export interface Held extends QueueMessage {
  messageId: string;
  sentAt: number;
  visibleAt: number;
  receiveCount: number;
  receipt: string;
}

export interface SimQueue {
  name: string;
  /** Everything that was ever taken, by deduplication id. */
  taken: Set<string>;
  send(messages: readonly QueueMessage[]): void;
  receive(max: number): SQSRecord[];
  acknowledge(record: Pick<SQSRecord, 'messageId' | 'receiptHandle'>): void;
  hide(record: Pick<SQSRecord, 'messageId' | 'receiptHandle'>, milliseconds: number): void;
  giveUp(record: Pick<SQSRecord, 'messageId' | 'receiptHandle'>): void;
  dead: Held[];
  size(): number;
  hasGroup(groupId: string): boolean;
  waiting(): Held[];
  /** Called when something may be received, at the instant at which it may. */
  onReady: () => void;
}

const deduplicationMs = 5 * 60_000;
const visibilityMs = 360_000;
const inFlight = (message: Held, now: number): boolean => message.receiveCount > 0 && message.visibleAt > now;

export function createQueue(name: string, scheduler: Scheduler, random: Random, faults: Faults): SimQueue {
  const groups = new Map<string, Held[]>();
  const recent = new Map<string, number>();
  let made = 0;
  let receipts = 0;

  function find({ messageId, receiptHandle }: Pick<SQSRecord, 'messageId' | 'receiptHandle'>): Held | undefined {
    for (const messages of groups.values()) {
      const held = messages.find((message) => message.messageId === messageId);
      // The receipt of an earlier delivery is worth nothing.
      if (held !== undefined) return held.receipt === receiptHandle && inFlight(held, scheduler.now()) ? held : undefined;
    }
    return undefined;
  }

  function remove(held: Held): void {
    const messages = groups.get(held.groupId) ?? [];
    const rest = messages.filter((message) => message !== held);
    if (rest.length === 0) groups.delete(held.groupId);
    else groups.set(held.groupId, rest);
  }

  const wake = (at: number): void => scheduler.at(at, () => queue.onReady());

  function readyGroups(now: number): string[] {
    return [...groups].flatMap(([groupId, messages]) => {
      const [first] = messages;
      if (first === undefined || first.visibleAt > now || messages.some((message) => inFlight(message, now))) return [];
      return [groupId];
    });
  }

  const queue: SimQueue = {
    name,
    taken: new Set(),
    dead: [],
    onReady: () => undefined,
    send(messages) {
      for (const message of messages) {
        const now = scheduler.now();
        const before = recent.get(message.deduplicationId);
        queue.taken.add(message.deduplicationId);
        if (before !== undefined && now - before < deduplicationMs) continue;
        recent.set(message.deduplicationId, now);
        made += 1;
        const delay = faults.strikes('queue.delayed', 0.05) ? random.whole(1_000, 900_000) : random.whole(1, 40);
        const held: Held = {
          ...message,
          messageId: `${name}-${made}`,
          sentAt: now,
          visibleAt: now + delay,
          receiveCount: 0,
          receipt: '',
        };
        const group = groups.get(message.groupId);
        if (group === undefined) groups.set(message.groupId, [held]);
        else group.push(held);
        wake(held.visibleAt);
      }
    },
    receive(max) {
      const now = scheduler.now();
      const ready = readyGroups(now);
      const records: SQSRecord[] = [];
      while (ready.length > 0 && records.length < max) {
        const [groupId = ''] = ready.splice(random.whole(0, ready.length - 1), 1);
        for (const held of groups.get(groupId) ?? []) {
          if (held.visibleAt > now || records.length >= max) break;
          receipts += 1;
          held.receipt = `receipt-${receipts}`;
          held.receiveCount += 1;
          held.visibleAt = now + visibilityMs;
          if (faults.strikes('queue.visibility-expired', 0.004)) held.visibleAt = now + random.whole(5, 2_000);
          wake(held.visibleAt);
          records.push(recordOf(held, name));
        }
      }
      return records;
    },
    acknowledge(record) {
      const held = find(record);
      if (held === undefined || faults.strikes('queue.delete-lost', 0.006)) return;
      if (faults.strikes('queue.delivered-twice', 0.006)) {
        held.visibleAt = scheduler.now() + random.whole(1, 5_000);
        wake(held.visibleAt);
        return;
      }
      remove(held);
      wake(scheduler.now());
    },
    hide(record, milliseconds) {
      const held = find(record);
      if (held === undefined) return;
      held.visibleAt = scheduler.now() + milliseconds;
      wake(held.visibleAt);
    },
    giveUp(record) {
      const held = find(record);
      if (held === undefined) return;
      remove(held);
      queue.dead.push(held);
      wake(scheduler.now());
    },
    size: () => [...groups.values()].reduce((sum, messages) => sum + messages.length, 0),
    hasGroup: (groupId) => groups.has(groupId),
    waiting: () => [...groups.values()].flat(),
  };
  return queue;
}

function recordOf(held: Held, queueName: string): SQSRecord {
  return {
    messageId: held.messageId,
    receiptHandle: held.receipt,
    body: held.body,
    attributes: {
      ApproximateReceiveCount: String(held.receiveCount),
      SentTimestamp: String(held.sentAt),
      SenderId: 'sender',
      ApproximateFirstReceiveTimestamp: String(held.sentAt),
      MessageGroupId: held.groupId,
      MessageDeduplicationId: held.deduplicationId,
    },
    messageAttributes: Object.fromEntries(
      Object.entries(held.attributes ?? {}).map(([name, stringValue]) => [name, { dataType: 'String' as const, stringValue }]),
    ),
    md5OfBody: '',
    eventSource: 'aws:sqs',
    eventSourceARN: `arn:aws-cn:sqs:cn-north-1:000000000000:${queueName}`,
    awsRegion: 'cn-north-1',
  };
}
