/** The queues as the functions of this process send to them: without the protocol in between, by its rules all the same. */
import { inRequests } from '../../../../shared/adapters/aws/sqs/queue.ts';
import { possibleReplyQueueName } from '../../../../shared/contracts/fields/reply-queue.ts';
import type { Queue, ReplyQueues } from '../../../../shared/ports/queues.ts';
import type { FifoQueue } from './fifo/fifo-queue.ts';
import { newMessage } from './http/sending.ts';
import type { QueueStore } from './store.ts';

/**
 * Nothing waits for the disk here: the journal keeps its order, so that a source message can never be gone while what follows from it is not yet there.
 */
export function insideQueue(queue: FifoQueue): Queue {
  return {
    async send(messages) {
      for (const { groupId, deduplicationId, body, attributes = {} } of inRequests(messages).flat())
        queue.send(
          newMessage({
            MessageBody: body,
            MessageGroupId: groupId,
            MessageDeduplicationId: deduplicationId,
            MessageAttributes: Object.fromEntries(
              Object.entries(attributes).map(([name, value]) => [name, { DataType: 'String', StringValue: value }]),
            ),
          }),
        );
    },
  };
}

export function insideReplyQueues(store: QueueStore, prefix: string): ReplyQueues {
  return {
    async of(partner) {
      const name = possibleReplyQueueName(prefix, partner);
      const queue = name === undefined ? undefined : store.find(name);
      return queue === undefined ? undefined : insideQueue(queue);
    },
  };
}
