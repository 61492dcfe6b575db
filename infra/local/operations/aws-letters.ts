/** Dead letters of a system on AWS, by receiving and releasing them: SQS shows a message only to whoever takes it for a while. */
import {
  ChangeMessageVisibilityCommand,
  DeleteMessageCommand,
  GetQueueAttributesCommand,
  type Message,
  ReceiveMessageCommand,
  type SQSClient,
} from '@aws-sdk/client-sqs';
import { sqsQueue } from '../../../shared/adapters/aws/sqs/queue.ts';
import type { DeadLetter, DeadLetters } from '../../../shared/ports/dead-letters.ts';
import { inboundQueues, internalQueues, type QueueName } from '../../names.ts';
import { instantOf } from '../system/clock.ts';
import { queueUrlOf } from './aws-queues.ts';

const allQueues: readonly QueueName[] = [...inboundQueues, ...internalQueues];
/** Longer than a look takes; who dies meanwhile hides a letter no longer than this. */
const lookSeconds = 60;
/** A look ends after so many answers with nothing new: SQS asks some of its servers each time, and what was taken comes back into sight. */
const emptyAnswersMax = 2;
/** What lies in a queue is one of these three. */
const counted = ['ApproximateNumberOfMessages', 'ApproximateNumberOfMessagesNotVisible', 'ApproximateNumberOfMessagesDelayed'] as const;

interface Taken {
  letter: DeadLetter;
  receiptHandle: string;
}

export function awsDeadLetters(client: SQSClient, queues: readonly QueueName[] = allQueues): DeadLetters {
  const urls = new Map<string, Promise<string>>();
  const urlOf = (queue: QueueName, which: 'source' | 'dead'): Promise<string> => {
    const known = urls.get(`${queue} ${which}`) ?? queueUrlOf(client, queue, which);
    urls.set(`${queue} ${which}`, known);
    return known;
  };
  const named = (queue: string): QueueName => {
    const found = allQueues.find((name) => name === queue);
    if (found === undefined) throw new Error(`there is no queue ${queue}`);
    return found;
  };
  /** Everything that can be seen now; the caller releases it. */
  async function take(queue: QueueName): Promise<Taken[]> {
    const QueueUrl = await urlOf(queue, 'dead');
    const taken = new Map<string, Taken>();
    for (let empty = 0; empty < emptyAnswersMax; ) {
      const { Messages = [] } = await client.send(
        new ReceiveMessageCommand({
          QueueUrl,
          MaxNumberOfMessages: 10,
          VisibilityTimeout: lookSeconds,
          WaitTimeSeconds: 1,
          MessageAttributeNames: ['All'],
          MessageSystemAttributeNames: ['All'],
        }),
      );
      const before = taken.size;
      for (const message of Messages) {
        const each = takenOf(queue, message);
        taken.set(each.letter.messageId, each);
      }
      empty = taken.size === before ? empty + 1 : 0;
    }
    return [...taken.values()];
  }
  async function release(queue: QueueName, taken: readonly Taken[]): Promise<void> {
    const QueueUrl = await urlOf(queue, 'dead');
    for (const { receiptHandle: ReceiptHandle } of taken)
      await client.send(new ChangeMessageVisibilityCommand({ QueueUrl, ReceiptHandle, VisibilityTimeout: 0 }));
  }
  return {
    async list() {
      const letters: DeadLetter[] = [];
      for (const queue of queues) {
        const taken = await take(queue);
        await release(queue, taken);
        letters.push(...taken.map(({ letter }) => letter));
      }
      return letters;
    },
    async count(queue) {
      const request = { QueueUrl: await urlOf(named(queue), 'dead'), AttributeNames: [...counted] };
      const { Attributes = {} } = await client.send(new GetQueueAttributesCommand(request));
      return counted.reduce((sum, name) => sum + Number(Attributes[name] ?? 0), 0);
    },
    async send(queue, message) {
      await sqsQueue(client, await urlOf(named(queue), 'source')).send([message]);
    },
    async remove({ queue: name, messageId }) {
      const queue = named(name);
      const taken = await take(queue);
      const wanted = taken.find(({ letter }) => letter.messageId === messageId);
      await release(
        queue,
        taken.filter((each) => each !== wanted),
      );
      if (wanted === undefined) return false;
      await client.send(new DeleteMessageCommand({ QueueUrl: await urlOf(queue, 'dead'), ReceiptHandle: wanted.receiptHandle }));
      return true;
    },
  };
}

function takenOf(queue: QueueName, { MessageId = '', ReceiptHandle = '', Body = '', Attributes, MessageAttributes = {} }: Message): Taken {
  const letter = {
    queue,
    messageId: MessageId,
    body: Body,
    groupId: Attributes?.MessageGroupId ?? MessageId,
    sentAt: instantOf(Number(Attributes?.SentTimestamp ?? 0)),
    attributes: Object.fromEntries(
      Object.entries(MessageAttributes).flatMap(([name, { StringValue }]) => (StringValue === undefined ? [] : [[name, StringValue]])),
    ),
  };
  return { letter, receiptHandle: ReceiptHandle };
}
