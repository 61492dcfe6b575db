/** Dead letters of the embedded system, looked at where they lie. */

import type { DeadLetter, DeadLetters } from '../../../../shared/ports/dead-letters.ts';
import type { Delivered, SourceQueue } from '../../../../shared/ports/source-queue.ts';
import { deadLetterName, type QueueName, queueName } from '../../../names.ts';
import { instantOf } from '../clock.ts';
import type { FifoQueue } from './fifo/fifo-queue.ts';
import { newMessage } from './http/sending.ts';
import { insideQueue } from './inside.ts';
import type { QueueJournal } from './journal/journal.ts';
import type { QueueStore } from './store.ts';

/** Long enough to find one among all. */
const lookSeconds = 30;

export function localDeadLetters(queues: QueueStore, names: readonly QueueName[], journal: QueueJournal | undefined): DeadLetters {
  const deadOf = (name: QueueName): FifoQueue => queues.ensure(deadLetterName(name));
  const named = (queue: string): QueueName => {
    const found = names.find((name) => name === queue);
    if (found === undefined) throw new Error(`there is no queue ${queue}`);
    return found;
  };
  return {
    list: async () =>
      names.flatMap((queue) =>
        deadOf(queue)
          .waiting()
          .map(
            ({ messageId, body, messageGroupId, sentTimestamp, messageAttributes }): DeadLetter => ({
              queue,
              messageId,
              body,
              groupId: messageGroupId,
              sentAt: instantOf(sentTimestamp),
              attributes: Object.fromEntries(
                Object.entries(messageAttributes).flatMap(([name, { StringValue }]) =>
                  StringValue === undefined ? [] : [[name, StringValue]],
                ),
              ),
            }),
          ),
      ),
    count: async (queue) => deadOf(named(queue)).size(),
    async send(queue, message) {
      await insideQueue(queues.ensure(queueName(named(queue)))).send([message]);
      await journal?.durable();
    },
    async remove({ queue, messageId }) {
      const dead = deadOf(named(queue));
      let found = false;
      for (const { receiptHandle, message } of dead.receive(dead.size(), lookSeconds))
        if (message.messageId === messageId) found = dead.remove(receiptHandle);
        else dead.hide(receiptHandle, 0);
      await journal?.durable();
      return found;
    },
  };
}

/** What a function of this process does with what nobody can ever read: among the dead letters, where an operator sees it. What goes back is the poller's business. */
export function localSourceQueue(queues: QueueStore, name: QueueName): SourceQueue {
  return {
    holdBack: async () => undefined,
    async giveUp({ messageId, body, attributes: { MessageGroupId = messageId }, messageAttributes }: Delivered) {
      queues.ensure(deadLetterName(name)).send(
        newMessage({
          MessageBody: body,
          MessageGroupId,
          MessageDeduplicationId: messageId,
          MessageAttributes: Object.fromEntries(
            Object.entries(messageAttributes).flatMap(([attribute, { dataType, stringValue }]) =>
              stringValue === undefined ? [] : [[attribute, { DataType: dataType, StringValue: stringValue }]],
            ),
          ),
        }),
      );
    },
  };
}
