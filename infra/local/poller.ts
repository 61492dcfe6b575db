/**
 * What Lambda's event source mapping does with an SQS queue, for handlers in this process: batches of up to ten, partial batch failures
 * (a bad answer fails the whole batch), failed messages visible again after a pause, never at once, and a bounded number of batches at a
 * time. That one group is never in two batches is the queue's own doing; receive count and dead letters too.
 */
import { setTimeout } from 'node:timers/promises';
import { ChangeMessageVisibilityBatchCommand, type Message, type SQSClient } from '@aws-sdk/client-sqs';
import type { SQSBatchResponse, SQSEvent, SQSMessageAttributes, SQSRecord } from 'aws-lambda';
import { Consumer } from 'sqs-consumer';
import * as z from 'zod';

export type QueueHandler = (event: SQSEvent) => Promise<SQSBatchResponse | undefined>;

export interface PollerOptions {
  client: SQSClient;
  queueUrl: string;
  queueArn: string;
  region: string;
  handler: QueueHandler;
  /** Batches at a time; groups of one batch are the handler's business. */
  concurrency: number;
  /** How long a message stays hidden while it is handled; renewed for as long as the handler runs. */
  visibilityTimeoutSeconds: number;
  /** Whole seconds until a message that failed for the n-th time is tried again. */
  retryAfterSeconds?: (receiveCount: number) => number;
  /** Hears of failures of handlers and of the queue; none of them stops the poller. */
  onFailure: (error: Error) => void;
}
export interface Poller {
  /** No more batches; resolves when those under way are answered. Long polls must be released by the caller. */
  stop(): Promise<void>;
}

/** 1, 2, 4 … at most 30 seconds: a broken dependency is given time, and never asked in a tight loop. */
export const retryWithPause = (receiveCount: number): number => Math.min(2 ** (receiveCount - 1), 30);
const longPollSeconds = 20;
const unreachablePauseMs = 500;
const settlingCheckMs = 5;

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

function attributesOf(message: Message): SQSMessageAttributes {
  return Object.fromEntries(
    Object.entries(message.MessageAttributes ?? {}).map(([name, { DataType, StringValue, BinaryValue }]) => [
      name,
      {
        dataType: DataType ?? 'String',
        stringListValues: [],
        binaryListValues: [],
        ...(StringValue === undefined ? {} : { stringValue: StringValue }),
        ...(BinaryValue === undefined ? {} : { binaryValue: Buffer.from(BinaryValue).toString('base64') }),
      },
    ]),
  );
}

/** A received message as Lambda hands it to a function. */
export function recordOf(message: Message, queueArn: string, awsRegion: string): SQSRecord {
  const { Attributes = {}, MD5OfMessageAttributes } = message;
  return {
    messageId: message.MessageId ?? '',
    receiptHandle: message.ReceiptHandle ?? '',
    body: message.Body ?? '',
    attributes: {
      ...Attributes,
      ApproximateReceiveCount: Attributes.ApproximateReceiveCount ?? '1',
      SentTimestamp: Attributes.SentTimestamp ?? '0',
      SenderId: Attributes.SenderId ?? '',
      ApproximateFirstReceiveTimestamp: Attributes.ApproximateFirstReceiveTimestamp ?? '0',
    },
    messageAttributes: attributesOf(message),
    md5OfBody: message.MD5OfBody ?? '',
    ...(MD5OfMessageAttributes === undefined ? {} : { md5OfMessageAttributes: MD5OfMessageAttributes }),
    eventSource: 'aws:sqs',
    eventSourceARN: queueArn,
    awsRegion,
  };
}

/** When the queue does not take the pause, the messages come back at the end of their visibility timeout: later, but safe. */
async function hideForAWhile(
  records: readonly SQSRecord[],
  { client, queueUrl, retryAfterSeconds = retryWithPause, onFailure }: PollerOptions,
): Promise<void> {
  if (records.length === 0) return;
  const Entries = records.map(({ receiptHandle, attributes }, index) => ({
    Id: String(index),
    ReceiptHandle: receiptHandle,
    VisibilityTimeout: retryAfterSeconds(Number(attributes.ApproximateReceiveCount)),
  }));
  try {
    await client.send(new ChangeMessageVisibilityBatchCommand({ QueueUrl: queueUrl, Entries }));
  } catch (error) {
    onFailure(asError(error));
  }
}

/** Runs the handler on a batch; returns what it did, for the consumer to delete, after hiding what it did not for a while. */
async function handleBatch(messages: Message[], options: PollerOptions): Promise<Message[]> {
  const { queueArn, region, handler, onFailure } = options;
  const records = messages.map((message) => recordOf(message, queueArn, region));
  let failed: ReadonlySet<string>;
  try {
    failed = failedOf(records, await handler({ Records: records }));
  } catch (error) {
    onFailure(asError(error));
    failed = new Set(records.map(({ messageId }) => messageId));
  }
  await hideForAWhile(
    records.filter(({ messageId }) => failed.has(messageId)),
    options,
  );
  return messages.filter(({ MessageId }) => !failed.has(MessageId ?? ''));
}

function createConsumer(options: PollerOptions): Consumer {
  const consumer = Consumer.create({
    queueUrl: options.queueUrl,
    sqs: options.client,
    batchSize: 10,
    waitTimeSeconds: longPollSeconds,
    visibilityTimeout: options.visibilityTimeoutSeconds,
    heartbeatInterval: Math.max(1, Math.floor(options.visibilityTimeoutSeconds / 3)),
    messageAttributeNames: ['All'],
    messageSystemAttributeNames: ['All'],
    authenticationErrorTimeout: unreachablePauseMs,
    // Its warning is about consumers that run groups in parallel; ours hands the whole batch to a handler that keeps their order.
    suppressFifoWarning: true,
    strictReturn: true,
    handleMessageBatch: (messages) => handleBatch(messages, options),
  });
  consumer.on('error', (error) => options.onFailure(error));
  return consumer;
}

/** Resolves when the consumer has ended its turn: what it had received is handled and answered. */
async function settled(consumer: Consumer): Promise<void> {
  while (consumer.status.isPolling) await setTimeout(settlingCheckMs);
}

/** Starts to poll. */
export function startPoller(options: PollerOptions): Poller {
  const consumers = Array.from({ length: options.concurrency }, () => createConsumer(options));
  for (const consumer of consumers) consumer.start();
  return {
    async stop() {
      for (const consumer of consumers) consumer.stop();
      await Promise.all(consumers.map(settled));
    },
  };
}
