/**
 * What the ledger relies on in a DynamoDB API (`dynamodb-api.ts`, and here what the second opinion lacks), and where the emulator is known to differ from DynamoDB
 * (`README.md` beside this file says what covers each gap instead).
 */
import { randomUUID } from 'node:crypto';
import { CreateTableCommand, QueryCommand, TransactionCanceledException } from '@aws-sdk/client-dynamodb';
import { beforeAll, describe, expect, it } from 'vitest';
import { createTableInput, dueIndex } from '../../shared/adapters/aws/dynamodb/table.ts';
import { itemBytesMax, transactionBytesMax } from '../../shared/adapters/ledger/items.ts';
import { dynamodbApi, requestsTo } from './dynamodb-api.ts';
import { awsEndpoint, localClient } from './endpoint.ts';

const { client, table, item, put, send, made } = requestsTo(localClient());
beforeAll(made);

dynamodbApi('the emulator', awsEndpoint());

describe('a DynamoDB API besides', () => {
  it('answers a repeated token with success and without writing, and refuses it for another payload or another table', async () => {
    const token = randomUUID();
    await send([put('token-1')], token);
    await send([put('token-1')], token);
    await expect(send([put('token-2')], token)).rejects.toThrow(expect.objectContaining({ name: 'IdempotentParameterMismatchException' }));
    const otherTable = `emulator-${randomUUID()}`;
    await client.send(new CreateTableCommand(createTableInput(otherTable)));
    const elsewhere = { Put: { ...put('token-1').Put, TableName: otherTable, Item: item('token-1') } };
    await expect(send([elsewhere], token)).rejects.toThrow(expect.objectContaining({ name: 'IdempotentParameterMismatchException' }));
  });

  it('takes an item of exactly 400 KiB and none of a byte more, names counted', async () => {
    const overhead = Buffer.byteLength('pk' + 'size-1' + 'sk' + 'item' + 'text');
    const text = (bytes: number) => ({ text: { S: 'x'.repeat(bytes - overhead) } });
    await send([put('size-1', text(itemBytesMax))]);
    await expect(send([put('size-2', text(itemBytesMax + 1))])).rejects.toThrow(/size/);
  });
});

describe('the emulator differs from DynamoDB; where one of these fails it has learnt, and README.md must say so', () => {
  it('runs transactions one after another, so none is ever cancelled for contention', async () => {
    const writes = Array.from({ length: 60 }, (_, n) => send([{ Put: { TableName: table, Item: item('hot') } }, put(`cold-${n}`)]));
    expect((await Promise.allSettled(writes)).filter(({ status }) => status === 'rejected')).toEqual([]);
  });

  it('shows a write in an index at once', async () => {
    for (let n = 0; n < 20; n += 1) {
      await send([put(`due-${n}`, { due: { S: 'at-once' }, dueKey: { S: String(n).padStart(2, '0') } })]);
      const query = { KeyConditionExpression: 'due = :due', ExpressionAttributeValues: { ':due': { S: 'at-once' } } };
      expect((await client.send(new QueryCommand({ TableName: table, IndexName: dueIndex, ...query }))).Count).toBe(n + 1);
    }
  });

  it('counts the 4 MiB of a transaction on the request text, escapes included, not on the items', async () => {
    const quotes = Array.from({ length: 6 }, (_, n) => put(`quotes-${n}`, { text: { S: '"'.repeat(400_000) } }));
    expect(quotes.length * 400_100).toBeLessThan(transactionBytesMax);
    await expect(send(quotes)).rejects.toThrow(/4MB/);
  });

  it('forgets the token of a cancelled transaction', async () => {
    const token = randomUUID();
    await send([put('cancelled-1')]);
    await expect(send([put('cancelled-1')], token)).rejects.toThrow(TransactionCanceledException);
    await send([put('cancelled-2')], token);
  });
});
