/** Where each partner fetches its replies: `presale-reply-<kind>-<code>.fifo`. */
import { GetQueueUrlCommand, QueueDoesNotExist, type SQSClient } from '@aws-sdk/client-sqs';
import { possibleReplyQueueName } from '../../../contracts/fields/reply-queue.ts';
import type { ReplyQueues } from '../../../ports/queues.ts';
import { sqsQueue } from './queue.ts';

export interface ReplyQueueDeps {
  client: SQSClient;
  /** `presale-reply-`. */
  prefix: string;
}

/** Urls of queues that exist are remembered; a partner without a queue is asked for again each time, since it may get one. */
export function sqsReplyQueues({ client, prefix }: ReplyQueueDeps): ReplyQueues {
  const urls = new Map<string, string>();
  return {
    async of(partner) {
      const name = possibleReplyQueueName(prefix, partner);
      if (name === undefined) return undefined;
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
