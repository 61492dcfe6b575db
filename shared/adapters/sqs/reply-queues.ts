/** Where each partner fetches its replies: `presale-reply-<kind>-<code>.fifo`. */
import { GetQueueUrlCommand, QueueDoesNotExist, type SQSClient } from '@aws-sdk/client-sqs';
import type { ReplyQueues } from '../../ports/queues.ts';
import { sqsQueue } from './queue.ts';

export interface ReplyQueueDeps {
  client: SQSClient;
  /** `presale-reply-`. */
  prefix: string;
}

const longestQueueName = 80;

/** Name of a partner's reply queue. SQS names are ASCII letters, digits, `-` and `_`: every other character becomes `u<hex>-` (鲁0102 → `u9c81-0102`). */
export function replyQueueName(prefix: string, partner: string): string {
  const name = partner.replace(':', '-').replace(/[^A-Za-z0-9_-]/gu, (character) => `u${(character.codePointAt(0) ?? 0).toString(16)}-`);
  return `${prefix}${name}.fifo`;
}

/** Urls of queues that exist are remembered; a partner without a queue is asked for again each time, since it may get one. */
export function sqsReplyQueues({ client, prefix }: ReplyQueueDeps): ReplyQueues {
  const urls = new Map<string, string>();
  return {
    async of(partner) {
      const name = replyQueueName(prefix, partner);
      if (name.length > longestQueueName) return undefined;
      const url = urls.get(name) ?? (await findUrl(client, name));
      if (url === undefined) return undefined;
      urls.set(name, url);
      return sqsQueue(client, url);
    },
  };
}

async function findUrl(client: SQSClient, name: string): Promise<string | undefined> {
  try {
    return (await client.send(new GetQueueUrlCommand({ QueueName: name }))).QueueUrl;
  } catch (error) {
    if (error instanceof QueueDoesNotExist) return undefined;
    throw error;
  }
}
