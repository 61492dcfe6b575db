/** Reads the partners' reply queues as the partners would: in order, each event once whatever the queue repeats. */
import * as z from 'zod';
import { replyQueueName } from '../../../shared/contracts/fields/reply-queue.ts';
import type { PartnerId } from '../../../shared/domain/messages/messages.ts';
import { replyQueuePrefix } from '../../names.ts';
import type { QueueStore } from '../system/queues/store.ts';

/** An event that reached a partner. */
export interface ReceivedEvent {
  to: PartnerId;
  id: string;
  /** Full type, `presale.release.….v1`. */
  type: string;
  /** When the system said it. */
  time: string;
  data: unknown;
}

const event = z.looseObject({ id: z.string(), type: z.string(), time: z.string(), data: z.unknown() });
const batchSize = 10;
interface Arrival {
  sequence: string;
  reply: ReceivedEvent;
}

const arrivalOf = (to: PartnerId, sequence: string, body: string): Arrival => {
  const { id, type, time, data } = event.parse(JSON.parse(body));
  return { sequence, reply: { to, id, type, time, data } };
};

/** In the order in which they arrived, over all queues: sequence numbers of one host ascend together. */
function inOrder(arrivals: readonly Arrival[]): ReceivedEvent[] {
  const seen = new Set<string>();
  return [...arrivals]
    .sort((a, b) => (a.sequence < b.sequence ? -1 : 1))
    .map(({ reply }) => reply)
    .filter(({ to, id }) => !seen.has(`${to} ${id}`) && seen.add(`${to} ${id}`));
}

/** Takes every reply out of the queues of these partners. */
export function takeReplies(store: QueueStore, partners: readonly PartnerId[]): ReceivedEvent[] {
  const arrivals: Arrival[] = [];
  for (const partner of partners) {
    const queue = store.find(replyQueueName(replyQueuePrefix, partner));
    if (queue === undefined) continue;
    for (let batch = queue.receive(batchSize); batch.length > 0; batch = queue.receive(batchSize))
      for (const { receiptHandle, message } of batch) {
        arrivals.push(arrivalOf(partner, message.sequenceNumber, message.body));
        queue.remove(receiptHandle);
      }
  }
  return inOrder(arrivals);
}

/** What waits in the queues of these partners, left there for them. */
export function peekReplies(store: QueueStore, partners: readonly PartnerId[]): ReceivedEvent[] {
  const arrivals = partners.flatMap((partner) => {
    const queue = store.find(replyQueueName(replyQueuePrefix, partner));
    return (queue?.waiting() ?? []).map(({ body, sequenceNumber }) => arrivalOf(partner, sequenceNumber, body));
  });
  return inOrder(arrivals);
}
