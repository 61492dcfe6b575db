import { ReceiveMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import { afterAll, expect, it } from 'vitest';
import { awsDeadLetters } from '../../../infra/local/operations/aws-letters.ts';
import { newMessage } from '../../../infra/local/system/queues/http/sending.ts';
import { startQueueServer } from '../../../infra/local/system/queues/http/server.ts';
import { createQueueStore } from '../../../infra/local/system/queues/store.ts';
import { deadLetterName } from '../../../infra/names.ts';

const store = createQueueStore({ visibilityTimeoutSeconds: 30, maxReceiveCount: 5 });
const dead = store.ensure(deadLetterName('bank'));
const server = await startQueueServer({ store, isInternal: () => false });
const credentials = { accessKeyId: 'a', secretAccessKey: 'b' };
const client = new SQSClient({ endpoint: server.endpoint, region: 'us-east-1', credentials });
const letters = awsDeadLetters(client, ['bank']);
afterAll(async () => {
  client.destroy();
  await server.close();
});

it('counts what another look hides, and neither sees it nor says that it took it out', async () => {
  for (const group of ['a', 'b']) dead.send(newMessage({ MessageBody: group, MessageGroupId: group, MessageDeduplicationId: group }));
  const seen = await letters.list();
  expect(seen.map(({ body }) => body)).toEqual(['a', 'b']);
  expect(await letters.count('bank')).toBe(2);
  // Somebody looks at this moment.
  await client.send(new ReceiveMessageCommand({ QueueUrl: dead.url, MaxNumberOfMessages: 10 }));
  expect(await letters.list()).toEqual([]);
  expect(await letters.count('bank')).toBe(2);
  expect(await letters.remove({ queue: 'bank', messageId: seen[0]?.messageId ?? '' })).toBe(false);
}, 30_000);

it('ends a look in which letters come into sight again', async () => {
  const message = { MessageId: 'm', ReceiptHandle: 'r', Body: 'c', Attributes: { MessageGroupId: 'c' } };
  let answers = 0;
  // As if a look took longer than SQS hides what it holds.
  client.middlewareStack.add(
    (next, { commandName }) =>
      async (request) => {
        if (commandName === 'ChangeMessageVisibilityCommand') return { output: { $metadata: {} }, response: {} };
        if (commandName !== 'ReceiveMessageCommand') return next(request);
        answers += 1;
        if (answers > 10) throw new Error('the look has no end');
        return { output: { Messages: [message], $metadata: {} }, response: {} };
      },
    { step: 'initialize', name: 'again' },
  );
  expect((await letters.list()).map(({ body }) => body)).toEqual(['c']);
});
