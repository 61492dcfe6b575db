import {
  GetQueueUrlCommand,
  QueueDoesNotExist,
  SendMessageBatchCommand,
  type SendMessageBatchCommandInput,
  SQSClient,
} from '@aws-sdk/client-sqs';
import { mockClient } from 'aws-sdk-client-mock';
import { describe, expect, it } from 'vitest';
import { inRequests, sqsQueue } from '../../../../shared/adapters/aws/sqs/queue.ts';
import { sqsReplyQueues } from '../../../../shared/adapters/aws/sqs/reply-queues.ts';
import type { QueueMessage } from '../../../../shared/ports/queues.ts';

const message = (number: number, body = `body ${number}`): QueueMessage => ({ groupId: 'g', deduplicationId: `d-${number}`, body });

function setUp() {
  const client = new SQSClient({ region: 'cn-north-1' });
  const requests: SendMessageBatchCommandInput[] = [];
  const mock = mockClient(client);
  mock.on(SendMessageBatchCommand).callsFake(async (input: SendMessageBatchCommandInput) => {
    requests.push(input);
    return { Failed: [] };
  });
  return { client, mock, requests };
}

describe('sending to a FIFO queue', () => {
  it('puts ten messages into a request, in order, with group and deduplication id', async () => {
    const { client, requests } = setUp();
    await sqsQueue(client, 'https://queue').send(Array.from({ length: 23 }, (_, index) => message(index)));
    expect(requests.map(({ Entries = [] }) => Entries.length)).toEqual([10, 10, 3]);
    expect(requests.flatMap(({ Entries = [] }) => Entries.map(({ MessageDeduplicationId }) => MessageDeduplicationId))).toEqual(
      Array.from({ length: 23 }, (_, index) => `d-${index}`),
    );
    expect(requests[0]).toMatchObject({
      QueueUrl: 'https://queue',
      Entries: [{ MessageGroupId: 'g', MessageBody: 'body 0' }, {}, {}, {}, {}, {}, {}, {}, {}, {}],
    });
  });

  it('keeps each request within 1 MiB, counted in bytes', () => {
    const large = message(1, '字'.repeat(150_000));
    expect(inRequests([large, large, large]).map(({ length }) => length)).toEqual([2, 1]);
    expect(() => inRequests([message(1, 'x'.repeat(1_048_577))])).toThrow('a queue takes 1048576');
    expect(inRequests([])).toEqual([]);
  });

  it('passes attributes on', async () => {
    const { client, requests } = setUp();
    await sqsQueue(client, 'https://queue').send([{ ...message(1), attributes: { signature: 'abc' } }]);
    expect(requests[0]?.Entries?.[0]?.MessageAttributes).toEqual({ signature: { DataType: 'String', StringValue: 'abc' } });
  });

  it('fails when any message was not taken', async () => {
    const { client, mock } = setUp();
    mock.on(SendMessageBatchCommand).resolves({ Failed: [{ Id: '1', Code: 'InternalError', SenderFault: false }] });
    await expect(sqsQueue(client, 'https://queue').send([message(1), message(2)])).rejects.toThrow(
      '1 of 2 messages were not taken by the queue: InternalError',
    );
  });
});

describe('reply queues', () => {
  it('are looked up once by name, and sent to', async () => {
    const { client, mock, requests } = setUp();
    mock.on(GetQueueUrlCommand).callsFake(async ({ QueueName }: { QueueName: string }) => ({ QueueUrl: `https://sqs/${QueueName}` }));
    const replies = sqsReplyQueues({ client, prefix: 'presale-reply-' });
    await (await replies.of('court:鲁0102'))?.send([message(1)]);
    await (await replies.of('court:鲁0102'))?.send([message(2)]);
    expect(requests.map(({ QueueUrl }) => QueueUrl)).toEqual(Array(2).fill('https://sqs/presale-reply-court-u9c81-0102.fifo'));
    expect(mock.commandCalls(GetQueueUrlCommand)).toHaveLength(1);
  });

  it('do not exist for strangers, and may come to exist', async () => {
    const { client, mock } = setUp();
    mock
      .on(GetQueueUrlCommand)
      .rejectsOnce(new QueueDoesNotExist({ message: 'no', $metadata: {} }))
      .resolves({ QueueUrl: 'https://sqs/new' });
    const replies = sqsReplyQueues({ client, prefix: 'presale-reply-' });
    expect(await replies.of('bank:102451000019')).toBeUndefined();
    expect(await replies.of('bank:102451000019')).toBeDefined();
    expect(await replies.of(`operator:${'很'.repeat(40)}`)).toBeUndefined();
  });

  it('an error other than "does not exist" is no stranger', async () => {
    const { client, mock } = setUp();
    mock.on(GetQueueUrlCommand).rejects(new Error('throttled'));
    await expect(sqsReplyQueues({ client, prefix: 'presale-reply-' }).of('bank:102451000019')).rejects.toThrow('throttled');
  });
});
