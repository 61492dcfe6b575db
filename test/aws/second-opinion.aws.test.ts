/**
 * The same contracts on another DynamoDB emulator, moto, written by other people: what one of the two reads into the documentation wrongly the other
 * shows. Where moto differs from DynamoDB in what the ledger needs it is measured here, so that a newer moto that has learnt is noticed.
 */
import { randomUUID } from 'node:crypto';
import { QueryCommand, TransactionCanceledException } from '@aws-sdk/client-dynamodb';
import { beforeAll, describe, expect, it } from 'vitest';
import { dueIndex } from '../../shared/adapters/aws/dynamodb/table.ts';
import { itemBytesMax, transactionBytesMax } from '../../shared/adapters/ledger/items.ts';
import { ledgerContract } from '../contract/ledger/suite.ts';
import { viewsContract } from '../contract/views/suite.ts';
import { dynamodbApi, requestsTo } from './dynamodb-api.ts';
import { localClient, openFreshStore, openFreshViews, secondOpinion } from './endpoint.ts';

/** Of names and values; DynamoDB takes 400 KiB, which are 409,600. */
const itemBytesOfMoto = 405_000;
const endpoint = secondOpinion();

ledgerContract('moto', () => openFreshStore(endpoint), itemBytesOfMoto);
viewsContract('moto', () => openFreshViews(endpoint));
dynamodbApi('moto', endpoint);

describe('moto differs from DynamoDB; where one of these fails it has learnt, and README.md must say so', () => {
  const { client, table, put, send, made } = requestsTo(localClient(endpoint));
  beforeAll(made);

  it('takes no item between 405,000 bytes and 400 KiB', async () => {
    const overhead = Buffer.byteLength('pk' + 'size-1' + 'sk' + 'item' + 'text');
    const text = (bytes: number) => ({ text: { S: 'x'.repeat(bytes - overhead) } });
    expect(itemBytesOfMoto).toBeLessThan(itemBytesMax);
    await send([put('size-1', text(itemBytesOfMoto))]);
    await expect(send([put('size-2', text(itemBytesOfMoto + 1))])).rejects.toThrow(/size/);
  });

  it('does not know the token of a transaction: one that is repeated meets its own items', async () => {
    const token = randomUUID();
    await send([put('token-1')], token);
    await expect(send([put('token-1')], token)).rejects.toThrow(TransactionCanceledException);
  });

  it('does not count the bytes of a transaction', async () => {
    const items = Array.from({ length: 11 }, (_, n) => put(`large-${n}`, { text: { S: 'x'.repeat(400_000) } }));
    expect(items.length * 400_000).toBeGreaterThan(transactionBytesMax);
    await send(items);
  });

  it('shows a write in an index at once', async () => {
    await send([put('due-1', { due: { S: 'at-once' }, dueKey: { S: '1' } })]);
    const query = { KeyConditionExpression: 'due = :due', ExpressionAttributeValues: { ':due': { S: 'at-once' } } };
    expect((await client.send(new QueryCommand({ TableName: table, IndexName: dueIndex, ...query }))).Count).toBe(1);
  });
});
