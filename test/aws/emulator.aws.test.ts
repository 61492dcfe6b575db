/**
 * What the ledger relies on in a DynamoDB API, asked of it directly, and where the emulator is known to differ from DynamoDB
 * (`README.md` beside this file says what covers each gap instead).
 */
import { randomUUID } from 'node:crypto';
import type { AttributeValue, TransactWriteItem } from '@aws-sdk/client-dynamodb';
import { CreateTableCommand, QueryCommand, TransactionCanceledException, TransactWriteItemsCommand } from '@aws-sdk/client-dynamodb';
import { beforeAll, describe, expect, it } from 'vitest';
import { createTableInput, dueIndex } from '../../shared/adapters/aws/dynamodb/table.ts';
import { itemBytesMax, transactionBytesMax, transactionItemsMax } from '../../shared/adapters/ledger/items.ts';
import { localClient } from './endpoint.ts';

const client = localClient();
const table = `emulator-${randomUUID()}`;
beforeAll(async () => {
  await client.send(new CreateTableCommand(createTableInput(table)));
});

type Attributes = Record<string, AttributeValue>;
const item = (pk: string, attributes: Attributes = {}): Attributes => ({ pk: { S: pk }, sk: { S: 'item' }, ...attributes });
const put = (pk: string, attributes: Attributes = {}): TransactWriteItem => ({
  Put: {
    TableName: table,
    Item: item(pk, attributes),
    ConditionExpression: 'attribute_not_exists(pk)',
    ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
  },
});
const send = (items: TransactWriteItem[], token?: string) =>
  client.send(new TransactWriteItemsCommand({ TransactItems: items, ...(token === undefined ? {} : { ClientRequestToken: token }) }));
const reasonsOf = async (items: TransactWriteItem[]) => {
  const error: unknown = await send(items).catch((thrown: unknown) => thrown);
  if (!(error instanceof TransactionCanceledException)) throw new Error(`expected a cancelled transaction, got ${String(error)}`);
  return error.CancellationReasons?.map(({ Code, Item }) => ({ Code, Item }));
};

describe('a DynamoDB API', () => {
  it('gives every reason of a cancellation, in the order of the items, with the old item where a condition failed', async () => {
    await send([put('order-1', { owner: { S: 'a' } }), put('order-3', { owner: { S: 'b' } })]);
    expect(await reasonsOf([put('order-1'), put('order-2'), put('order-3')])).toEqual([
      { Code: 'ConditionalCheckFailed', Item: item('order-1', { owner: { S: 'a' } }) },
      { Code: 'None', Item: undefined },
      { Code: 'ConditionalCheckFailed', Item: item('order-3', { owner: { S: 'b' } }) },
    ]);
  });

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

  it('takes 100 items and not 101', async () => {
    const items = (name: string, count: number) => Array.from({ length: count }, (_, n) => put(`${name}-${n}`));
    await send(items('hundred', transactionItemsMax));
    await expect(send(items('more', transactionItemsMax + 1))).rejects.toThrow(/less than or equal to 100/);
  });

  it('refuses two puts of one item, and a consistent read of an index', async () => {
    await expect(send([put('twice'), put('twice')])).rejects.toThrow(/multiple operations on one item/);
    const query = new QueryCommand({
      TableName: table,
      IndexName: dueIndex,
      ConsistentRead: true,
      KeyConditionExpression: 'due = :due',
      ExpressionAttributeValues: { ':due': { S: 'due' } },
    });
    await expect(client.send(query)).rejects.toThrow(/not supported on global secondary indexes/);
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
