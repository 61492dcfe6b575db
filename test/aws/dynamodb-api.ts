/** What the ledger relies on in a DynamoDB API, asked of it directly: of the emulator and of the second opinion. */
import { randomUUID } from 'node:crypto';
import type { AttributeValue, DynamoDBClient, TransactWriteItem } from '@aws-sdk/client-dynamodb';
import { CreateTableCommand, QueryCommand, TransactionCanceledException, TransactWriteItemsCommand } from '@aws-sdk/client-dynamodb';
import { beforeAll, describe, expect, it } from 'vitest';
import { createTableInput, dueIndex } from '../../shared/adapters/aws/dynamodb/table.ts';
import { transactionItemsMax } from '../../shared/adapters/ledger/items.ts';
import { localClient } from './endpoint.ts';

type Attributes = Record<string, AttributeValue>;

/** Transactions that put items into a table of their own, which `made` makes. */
export function requestsTo(client: DynamoDBClient) {
  const table = `api-${randomUUID()}`;
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
  const made = async (): Promise<void> => {
    await client.send(new CreateTableCommand(createTableInput(table)));
  };
  return { client, table, item, put, send, made };
}

export function dynamodbApi(name: string, endpoint: string): void {
  describe(`a DynamoDB API: ${name}`, () => {
    const { client, table, item, put, send, made } = requestsTo(localClient(endpoint));
    beforeAll(made);
    const reasonsOf = async (items: TransactWriteItem[]) => {
      const error: unknown = await send(items).catch((thrown: unknown) => thrown);
      if (!(error instanceof TransactionCanceledException)) throw new Error(`expected a cancelled transaction, got ${String(error)}`);
      return error.CancellationReasons?.map(({ Code, Item }) => ({ Code, Item }));
    };

    it('gives every reason of a cancellation, in the order of the items, with the old item where a condition failed', async () => {
      await send([put('order-1', { owner: { S: 'a' } }), put('order-3', { owner: { S: 'b' } })]);
      expect(await reasonsOf([put('order-1'), put('order-2'), put('order-3')])).toEqual([
        { Code: 'ConditionalCheckFailed', Item: item('order-1', { owner: { S: 'a' } }) },
        { Code: 'None', Item: undefined },
        { Code: 'ConditionalCheckFailed', Item: item('order-3', { owner: { S: 'b' } }) },
      ]);
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
}
