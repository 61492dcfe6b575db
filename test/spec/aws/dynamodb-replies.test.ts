/** The record of replies on DynamoDB: what is put there, since when it is kept, and how it is asked. */
import {
  BatchGetItemCommand,
  ConditionalCheckFailedException,
  DynamoDBClient,
  GetItemCommand,
  PutItemCommand,
} from '@aws-sdk/client-dynamodb';
import { expect, it } from 'vitest';
import { createDynamoReplyRecord } from '../../../shared/adapters/aws/dynamodb/replies.ts';
import { dynamo } from './dynamodb-mock.ts';

const table = 'presale-ledger';
const now = '2026-03-10T09:00:00+08:00';
const recordOn = () =>
  createDynamoReplyRecord({
    client: new DynamoDBClient({}),
    table,
    clock: { now: () => now },
    random: () => 0,
    delay: async () => undefined,
  });
const puts = () => dynamo.commandCalls(PutItemCommand).map(({ args: [{ input }] }) => input);
const key = (id: string) => ({ pk: { S: `replied#${id}` }, sk: { S: 'replied' } });

it('notes each reply once, and before the first since when', async () => {
  dynamo.on(PutItemCommand).resolves({});
  const record = recordOn();
  await record.note(['a/1/0', 'a/1/1', 'a/1/0']);
  await record.note(['a/2/0']);
  expect(puts()).toEqual([
    { TableName: table, Item: { ...key(''), since: { S: now } }, ConditionExpression: 'attribute_not_exists(pk)' },
    { TableName: table, Item: key('a/1/0') },
    { TableName: table, Item: key('a/1/1') },
    { TableName: table, Item: key('a/2/0') },
  ]);
});

it('goes on where another had begun it, and fails where it cannot be begun, to be tried again', async () => {
  dynamo
    .on(PutItemCommand, { ConditionExpression: 'attribute_not_exists(pk)' })
    .rejectsOnce(new Error('no answer'))
    .rejects(new ConditionalCheckFailedException({ message: 'there', $metadata: {} }));
  const record = recordOn();
  await expect(record.note(['a/1/0'])).rejects.toThrow('no answer');
  await record.note(['a/1/0']);
  expect(puts().at(-1)).toEqual({ TableName: table, Item: key('a/1/0') });
});

it('says which of many were never noted, asking again for what DynamoDB left unread', async () => {
  const ids = Array.from({ length: 130 }, (_, index) => `a/${index}/0`);
  dynamo.on(GetItemCommand).resolves({ Item: { ...key(''), since: { S: '2026-03-01T00:00:00+08:00' } } });
  dynamo
    .on(BatchGetItemCommand)
    .resolvesOnce({
      Responses: { [table]: ids.slice(0, 98).map(key) },
      UnprocessedKeys: { [table]: { Keys: [key('a/98/0'), key('a/99/0')] } },
    })
    .resolvesOnce({ Responses: { [table]: [key('a/98/0')] } })
    .resolves({ Responses: { [table]: ids.slice(100).map(key) } });
  const { since, missing } = await recordOn().read();
  expect(since).toBe('2026-03-01T00:00:00+08:00');
  expect(await missing(ids)).toEqual(['a/99/0']);
});

it('asks about nothing where nobody has noted anything yet', async () => {
  dynamo.on(GetItemCommand).resolves({});
  expect((await recordOn().read()).since).toMatch(/^9999/);
});
