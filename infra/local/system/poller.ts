/**
 * What Lambda's event source mapping does with an SQS queue, for handlers in this process: batches, partial batch failures
 * (a bad answer fails the whole batch), failed messages visible again after a pause, never at once, and a bounded number of batches at a
 * time. That one group is never in two batches is the queue's own doing; receive count and dead letters too.
 */
import { setTimeout } from 'node:timers/promises';
import type { SQSBatchResponse, SQSEvent, SQSMessageAttributes, SQSRecord } from 'aws-lambda';
import * as z from 'zod';
import type { FifoQueue, Received } from './queues/fifo/fifo-queue.ts';
import { systemAttributesOf } from './queues/fifo/message.ts';

export type QueueHandler = (event: SQSEvent) => Promise<SQSBatchResponse | undefined>;

export interface PollerOptions {
  queue: FifoQueue;
  region: string;
  handler: QueueHandler;
  /** Messages a batch; Lambda hands over at most ten of a FIFO queue. */
  batchSize: number;
  /** Batches at a time; groups of one batch are the handler's business. */
  concurrency: number;
  /** How long a message stays hidden while it is handled; renewed for as long as the handler runs. */
  visibilityTimeoutSeconds: number;
  /** Whole seconds until a message that failed for the n-th time is tried again. */
  retryAfterSeconds?: (receiveCount: number) => number;
  /** Hears of failures of handlers; none of them stops the poller. */
  onFailure: (error: Error) => void;
}
export interface Poller {
  /** No more batches; resolves when those under way are answered. Long polls must be released by the caller. */
  stop(): Promise<void>;
}

/** 1, 2, 4 … at most 30 seconds: a broken dependency is given time, and never asked in a tight loop. */
export const retryWithPause = (receiveCount: number): number => Math.min(2 ** (receiveCount - 1), 30);
const unwritablePauseMs = 500;
const longPollSeconds = 20;

const asError = (error: unknown): Error => (error instanceof Error ? error : new Error(String(error)));

const batchResponse = z.object({ batchItemFailures: z.array(z.object({ itemIdentifier: z.string() })) });

/**
 * The failed messages of a batch by Lambda's rules: nothing or no failures is success; an answer that is no batch response, or that names
 * a message which is not in the batch, fails all of it.
 */
export function failedOf(records: readonly SQSRecord[], answer: unknown): ReadonlySet<string> {
  if (answer === undefined || answer === null) return new Set();
  const response = batchResponse.safeParse(answer);
  const ids = new Set(records.map(({ messageId }) => messageId));
  const failures = response.success ? response.data.batchItemFailures.map(({ itemIdentifier }) => itemIdentifier) : undefined;
  if (failures === undefined || failures.some((id) => !ids.has(id))) return ids;
  return new Set(failures);
}

function attributesOf({ messageAttributes }: Received['message']): SQSMessageAttributes {
  return Object.fromEntries(
    Object.entries(messageAttributes).map(([name, { DataType, StringValue, BinaryValue }]) => [
      name,
      {
        dataType: DataType,
        stringListValues: [],
        binaryListValues: [],
        ...(StringValue === undefined ? {} : { stringValue: StringValue }),
        ...(BinaryValue === undefined ? {} : { binaryValue: BinaryValue }),
      },
    ]),
  );
}

/** A received message as Lambda hands it to a function. */
export function recordOf({ message, receiptHandle }: Received, { arn }: Pick<FifoQueue, 'arn'>, awsRegion: string): SQSRecord {
  return {
    messageId: message.messageId,
    receiptHandle,
    body: message.body,
    attributes: systemAttributesOf(message),
    messageAttributes: attributesOf(message),
    md5OfBody: message.md5OfBody,
    ...(message.md5OfMessageAttributes === '' ? {} : { md5OfMessageAttributes: message.md5OfMessageAttributes }),
    eventSource: 'aws:sqs',
    eventSourceARN: arn,
    awsRegion,
  };
}

/** Runs the handler on a batch, then takes out of the queue what it did, and hides what it did not for a while. */
async function handleBatch(batch: readonly Received[], options: PollerOptions): Promise<void> {
  const { queue, region, handler, retryAfterSeconds = retryWithPause, onFailure } = options;
  const records = batch.map((received) => recordOf(received, queue, region));
  const endRenewal = renew(batch, options);
  let failed: ReadonlySet<string>;
  try {
    failed = failedOf(records, await handler({ Records: records }));
  } catch (error) {
    onFailure(asError(error));
    failed = new Set(records.map(({ messageId }) => messageId));
  } finally {
    endRenewal();
  }
  for (const { receiptHandle, message } of batch)
    if (failed.has(message.messageId)) queue.hide(receiptHandle, retryAfterSeconds(message.approximateReceiveCount));
    else queue.remove(receiptHandle);
}

/** Keeps a batch hidden for as long as its handler runs. Returns how to end that. */
function renew(batch: readonly Received[], { queue, visibilityTimeoutSeconds }: PollerOptions): () => void {
  const again = (): void => {
    for (const { receiptHandle } of batch) queue.hide(receiptHandle, visibilityTimeoutSeconds);
  };
  const timer = setInterval(again, Math.max(1, Math.floor(visibilityTimeoutSeconds / 3)) * 1000);
  return () => clearInterval(timer);
}

/** Starts to poll. */
export function startPoller(options: PollerOptions): Poller {
  const { queue, batchSize, concurrency, visibilityTimeoutSeconds, onFailure } = options;
  let isStopped = false;
  const poll = async (): Promise<void> => {
    while (!isStopped) {
      try {
        const batch = queue.receive(batchSize, visibilityTimeoutSeconds);
        if (batch.length > 0) await handleBatch(batch, options);
        else if (!(await queue.waitForMessages(longPollSeconds)) && queue.isClosed()) return;
      } catch (error) {
        // The journal cannot be written: nothing goes on, and senders are told so.
        onFailure(asError(error));
        await setTimeout(unwritablePauseMs);
      }
    }
    // Whatever this poller was woken for is another's.
    queue.wakeAnother();
  };
  const polling = Array.from({ length: concurrency }, poll);
  return {
    async stop() {
      isStopped = true;
      await Promise.all(polling);
    },
  };
}
