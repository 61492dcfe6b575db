/** A FIFO queue in SQS. */
import { SendMessageBatchCommand, type SendMessageBatchRequestEntry, type SQSClient } from '@aws-sdk/client-sqs';
import type { Queue, QueueMessage } from '../../../ports/queues.ts';

/** SQS takes ten messages and 1 MiB in one request, attributes included. */
const requestMessagesMax = 10;
const requestBytesMax = 1_048_576;

export function sqsQueue(client: SQSClient, url: string): Queue {
  return {
    async send(messages) {
      for (const request of inRequests(messages)) await sendRequest(client, url, request);
    },
  };
}

/** The internal queues that outputs go to, by the variables that name them. */
export function sqsOutputQueues(
  client: SQSClient,
  env: { FILINGS_QUEUE_URL: string; NOTIFICATIONS_QUEUE_URL: string; REPLIES_QUEUE_URL: string; VIEWS_QUEUE_URL: string },
): Record<'filings' | 'notifications' | 'replies' | 'views', Queue> {
  return {
    filings: sqsQueue(client, env.FILINGS_QUEUE_URL),
    notifications: sqsQueue(client, env.NOTIFICATIONS_QUEUE_URL),
    replies: sqsQueue(client, env.REPLIES_QUEUE_URL),
    views: sqsQueue(client, env.VIEWS_QUEUE_URL),
  };
}

/** Consecutive messages that fit into one request each. Throws when a single message is larger than a request may be. */
export function inRequests(messages: readonly QueueMessage[]): QueueMessage[][] {
  const requests: QueueMessage[][] = [];
  let request: QueueMessage[] = [];
  let bytes = 0;
  for (const message of messages) {
    const size = bytesOf(message);
    if (size > requestBytesMax)
      throw new Error(
        `message ${message.deduplicationId} has ${size} bytes, a queue takes ${requestBytesMax}; keep large documents in the evidence store`,
      );
    if (request.length === requestMessagesMax || bytes + size > requestBytesMax) {
      requests.push(request);
      request = [];
      bytes = 0;
    }
    request.push(message);
    bytes += size;
  }
  return request.length > 0 ? [...requests, request] : requests;
}

function bytesOf({ body, attributes = {} }: QueueMessage): number {
  const attributeBytes = Object.entries(attributes).reduce(
    (sum, [name, value]) => sum + Buffer.byteLength(name) + Buffer.byteLength(value) + 'String'.length,
    0,
  );
  return Buffer.byteLength(body) + attributeBytes;
}

/** Entries are sent in order; those that were taken before others failed come again with the same deduplication id and are dropped by the queue. */
async function sendRequest(client: SQSClient, url: string, messages: readonly QueueMessage[]): Promise<void> {
  const { Failed = [] } = await client.send(new SendMessageBatchCommand({ QueueUrl: url, Entries: messages.map(entryOf) }));
  const [first] = Failed;
  if (first)
    throw new Error(`${Failed.length} of ${messages.length} messages were not taken by the queue: ${first.Code} ${first.Message ?? ''}`);
}

function entryOf({ groupId, deduplicationId, body, attributes = {} }: QueueMessage, index: number): SendMessageBatchRequestEntry {
  return {
    Id: String(index),
    MessageGroupId: groupId,
    MessageDeduplicationId: deduplicationId,
    MessageBody: body,
    MessageAttributes: Object.fromEntries(
      Object.entries(attributes).map(([name, value]) => [name, { DataType: 'String', StringValue: value }]),
    ),
  };
}
