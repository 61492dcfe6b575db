/** What each action of the SQS protocol does to our queues. Each takes the body of a request and returns the body of its answer, or throws `SqsError`. */
import type * as z from 'zod';
import type { FifoQueue, Sent } from '../fifo/fifo-queue.ts';
import { type QueueStore, queueNameOf } from '../store.ts';
import { batchMax, invalid, messageBytesMax, parseRequest, requests, SqsError, serviceError } from './protocol.ts';
import { delivered, receive } from './receiving.ts';
import { bytesOf, newMessage } from './sending.ts';

export interface Caller {
  /** Which queues the caller may see; others do not exist for it. */
  sees(name: string): boolean;
  /** True once nobody waits for the answer any more. */
  isGone(): boolean;
}
type Run = (store: QueueStore, body: unknown, caller: Caller) => unknown;

const action =
  <Schema extends z.ZodType>(schema: Schema, run: (store: QueueStore, body: z.output<Schema>, caller: Caller) => unknown): Run =>
  (store, body, caller) =>
    run(store, parseRequest(schema, body), caller);

const actions: Readonly<Record<keyof typeof requests, Run>> = {
  SendMessage: action(requests.SendMessage, (store, body, caller) => sent(queueOf(store, body.QueueUrl, caller).send(newMessage(body)))),
  SendMessageBatch: action(requests.SendMessageBatch, (store, { QueueUrl, Entries }, caller) => {
    const queue = queueOf(store, QueueUrl, caller);
    const bytes = (Entries ?? []).reduce((sum, entry) => sum + bytesOf(entry), 0);
    if (bytes > messageBytesMax)
      throw serviceError(
        'BatchRequestTooLong',
        `Batch requests cannot be longer than ${messageBytesMax} bytes. You have sent ${bytes} bytes.`,
      );
    return inBatch(Entries, (entry) => sent(queue.send(newMessage(entry))));
  }),
  ReceiveMessage: action(requests.ReceiveMessage, async (store, body, caller) => {
    const received = await receive(queueOf(store, body.QueueUrl, caller), body, caller.isGone);
    return received.length === 0 ? {} : { Messages: received.map((each) => delivered(each, body)) };
  }),
  DeleteMessage: action(requests.DeleteMessage, (store, { QueueUrl, ReceiptHandle }, caller) =>
    remove(queueOf(store, QueueUrl, caller), ReceiptHandle),
  ),
  DeleteMessageBatch: action(requests.DeleteMessageBatch, (store, { QueueUrl, Entries }, caller) => {
    const queue = queueOf(store, QueueUrl, caller);
    return inBatch(Entries, ({ ReceiptHandle }) => remove(queue, ReceiptHandle));
  }),
  ChangeMessageVisibility: action(requests.ChangeMessageVisibility, (store, { QueueUrl, ReceiptHandle, VisibilityTimeout }, caller) =>
    hide(queueOf(store, QueueUrl, caller), ReceiptHandle, VisibilityTimeout),
  ),
  ChangeMessageVisibilityBatch: action(requests.ChangeMessageVisibilityBatch, (store, { QueueUrl, Entries }, caller) => {
    const queue = queueOf(store, QueueUrl, caller);
    return inBatch(Entries, ({ ReceiptHandle, VisibilityTimeout }) => hide(queue, ReceiptHandle, VisibilityTimeout));
  }),
  GetQueueUrl: action(requests.GetQueueUrl, (store, { QueueName }, caller) => ({ QueueUrl: queueOf(store, QueueName, caller).url })),
  GetQueueAttributes: action(requests.GetQueueAttributes, (store, { QueueUrl, AttributeNames }, caller) => ({
    Attributes: queueOf(store, QueueUrl, caller).attributes(AttributeNames ?? []),
  })),
  ListQueues: action(requests.ListQueues, (store, { QueueNamePrefix, MaxResults, NextToken }, { sees }) => {
    const names = store.names().filter((name) => sees(name) && name.startsWith(QueueNamePrefix ?? '') && name > (NextToken ?? ''));
    const listed = names.slice(0, MaxResults ?? 1000);
    const last = listed.at(-1);
    return {
      QueueUrls: listed.flatMap((name) => store.find(name)?.url ?? []),
      ...(MaxResults != null && names.length > listed.length && last !== undefined ? { NextToken: last } : {}),
    };
  }),
};

const served: ReadonlyMap<string, Run> = new Map(Object.entries(actions));
export const sendingActions: ReadonlySet<string> = new Set<keyof typeof requests>(['SendMessage', 'SendMessageBatch']);

/** @throws SqsError */
export function perform(store: QueueStore, name: string, body: unknown, caller: Caller): unknown {
  const run = served.get(name);
  if (run === undefined)
    throw new SqsError(
      'InvalidAction',
      `${name} is not served: the queues of the embedded system are fixed. Served: ${[...served.keys()].join(', ')}.`,
    );
  return run(store, body, caller);
}

function queueOf(store: QueueStore, urlOrName: string, { sees }: Caller): FifoQueue {
  const name = queueNameOf(urlOrName);
  const queue = sees(name) ? store.find(name) : undefined;
  if (queue !== undefined) return queue;
  throw serviceError('QueueDoesNotExist', 'The specified queue does not exist.', 'NonExistentQueue');
}

const entryId = /^[A-Za-z0-9_-]{1,80}$/;

/** Entries succeed or fail one by one. */
function inBatch<Entry extends { Id: string }>(entries: readonly Entry[] | null | undefined, run: (entry: Entry) => object): object {
  const all = entries ?? [];
  if (all.length === 0) throw serviceError('EmptyBatchRequest', 'There should be at least one entry in the request.');
  if (all.length > batchMax)
    throw serviceError(
      'TooManyEntriesInBatchRequest',
      `Maximum number of entries per request are ${batchMax}. You have sent ${all.length}.`,
    );
  if (new Set(all.map(({ Id }) => Id)).size < all.length)
    throw serviceError('BatchEntryIdsNotDistinct', 'Two or more batch entries in the request have the same Id.');
  if (!all.every(({ Id }) => entryId.test(Id)))
    throw serviceError(
      'InvalidBatchEntryId',
      'A batch entry id can only contain alphanumeric characters, hyphens and underscores, at most 80.',
    );
  const Successful: object[] = [];
  const Failed: object[] = [];
  for (const entry of all) {
    try {
      Successful.push({ Id: entry.Id, ...run(entry) });
    } catch (error) {
      if (!(error instanceof SqsError)) throw error;
      Failed.push({ Id: entry.Id, SenderFault: true, Code: error.queryCode, Message: error.message });
    }
  }
  return { Successful, Failed };
}

const sent = ({ messageId, sequenceNumber, md5OfBody, md5OfMessageAttributes }: Sent): object => ({
  MessageId: messageId,
  SequenceNumber: sequenceNumber,
  MD5OfMessageBody: md5OfBody,
  ...(md5OfMessageAttributes === '' ? {} : { MD5OfMessageAttributes: md5OfMessageAttributes }),
});

const receiptHandle = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
function demandHandle(handle: string): void {
  if (!receiptHandle.test(handle))
    throw new SqsError(
      'ReceiptHandleIsInvalid',
      `The input receipt handle ${JSON.stringify(handle.slice(0, 80))} is not a valid receipt handle.`,
    );
}

/** What was deleted before, or given out again meanwhile, is no fault of the caller. */
function remove(queue: FifoQueue, handle: string): object {
  demandHandle(handle);
  queue.remove(handle);
  return {};
}

function hide(queue: FifoQueue, handle: string, seconds: number): object {
  demandHandle(handle);
  if (!queue.hide(handle, seconds))
    throw invalid(
      `Value ${handle} for parameter ReceiptHandle is invalid. Reason: Message does not exist or is not available for visibility timeout change.`,
    );
  return {};
}
