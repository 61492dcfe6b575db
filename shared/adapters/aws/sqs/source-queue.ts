/** The queue that a function reads, in SQS: messages that go back wait longer each time, and what can never be read goes to the dead letters at once. */
import { ChangeMessageVisibilityBatchCommand, type MessageAttributeValue, SendMessageCommand, type SQSClient } from '@aws-sdk/client-sqs';
import type { Delivered, SourceQueue } from '../../../ports/source-queue.ts';
import type { Log } from '../../../ports/telemetry.ts';

/** By the variables that name the queue and its dead letters. */
export function sqsSourceQueue(
  client: SQSClient,
  log: Log,
  { SOURCE_QUEUE_URL: url, DEAD_LETTERS_URL: deadLettersUrl }: { SOURCE_QUEUE_URL: string; DEAD_LETTERS_URL: string },
): SourceQueue {
  return {
    async holdBack(messages, seconds) {
      const Entries = messages.map(({ receiptHandle }, index) => ({
        Id: String(index),
        ReceiptHandle: receiptHandle,
        VisibilityTimeout: seconds,
      }));
      try {
        await client.send(new ChangeMessageVisibilityBatchCommand({ QueueUrl: url, Entries }));
      } catch (error) {
        // The visibility timeout brings them back all the same.
        log.error('messages that go back could not be held back', { messages: messages.length, seconds }, error);
      }
    },
    async giveUp(message) {
      await client.send(
        new SendMessageCommand({
          QueueUrl: deadLettersUrl,
          MessageBody: message.body,
          MessageGroupId: message.attributes.MessageGroupId ?? message.messageId,
          MessageDeduplicationId: message.messageId,
          MessageAttributes: attributesOf(message),
        }),
      );
    },
  };
}

const attributesOf = ({ messageAttributes }: Delivered): Record<string, MessageAttributeValue> =>
  Object.fromEntries(
    Object.entries(messageAttributes).flatMap(([name, { dataType, stringValue }]) =>
      stringValue === undefined ? [] : [[name, { DataType: dataType, StringValue: stringValue }]],
    ),
  );
