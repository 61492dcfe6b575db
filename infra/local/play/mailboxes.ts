/** Reads the partners' reply queues as the partners would: in order, each event once whatever the queue repeats. */
import { DeleteMessageBatchCommand, type Message, ReceiveMessageCommand, type SQSClient } from '@aws-sdk/client-sqs';
import * as z from 'zod';
import { replyQueueName } from '../../../shared/contracts/fields/reply-queue.ts';
import type { PartnerId } from '../../../shared/domain/messages.ts';
import { replyQueuePrefix } from '../../names.ts';
import type { QueueStore } from '../queues/store.ts';

/** An event that reached a partner. */
export interface Reply {
  to: PartnerId;
  id: string;
  /** Full type, `presale.release.….v1`. */
  type: string;
  /** When the system said it. */
  time: string;
  data: unknown;
}

const event = z.looseObject({ id: z.string(), type: z.string(), time: z.string(), data: z.unknown() });
interface Arrival {
  sequence: string;
  reply: Reply;
}

const arrivalOf = (to: PartnerId, sequence: string, body: string): Arrival => {
  const { id, type, time, data } = event.parse(JSON.parse(body));
  return { sequence, reply: { to, id, type, time, data } };
};

/** In the order in which they arrived, over all queues: sequence numbers of one host ascend together. */
function inOrder(arrivals: readonly Arrival[]): Reply[] {
  const seen = new Set<string>();
  return [...arrivals]
    .sort((a, b) => (a.sequence < b.sequence ? -1 : 1))
    .map(({ reply }) => reply)
    .filter(({ to, id }) => !seen.has(`${to} ${id}`) && seen.add(`${to} ${id}`));
}

/** Takes every reply out of the queues of these partners. */
export async function takeReplies(client: SQSClient, store: QueueStore, partners: readonly PartnerId[]): Promise<Reply[]> {
  const arrivals: Arrival[] = [];
  for (const partner of partners) {
    const queue = store.find(replyQueueName(replyQueuePrefix, partner));
    if (queue === undefined || queue.size() === 0) continue;
    for (let batch = await receive(client, queue.url); batch.length > 0; batch = await receive(client, queue.url)) {
      arrivals.push(...batch.map(({ Body = '', Attributes }) => arrivalOf(partner, Attributes?.SequenceNumber ?? '', Body)));
      const Entries = batch.map(({ ReceiptHandle }, index) => ({ Id: String(index), ReceiptHandle }));
      await client.send(new DeleteMessageBatchCommand({ QueueUrl: queue.url, Entries }));
    }
  }
  return inOrder(arrivals);
}

async function receive(client: SQSClient, url: string): Promise<Message[]> {
  const answer = await client.send(
    new ReceiveMessageCommand({ QueueUrl: url, MaxNumberOfMessages: 10, MessageSystemAttributeNames: ['SequenceNumber'] }),
  );
  return answer.Messages ?? [];
}

/** What waits in the queues of these partners, left there for them. */
export function peekReplies(store: QueueStore, partners: readonly PartnerId[]): Reply[] {
  const arrivals = partners.flatMap((partner) => {
    const queue = store.find(replyQueueName(replyQueuePrefix, partner));
    return (queue?.waiting() ?? []).map(({ body, sequenceNumber }) => arrivalOf(partner, sequenceNumber, body));
  });
  return inOrder(arrivals);
}
