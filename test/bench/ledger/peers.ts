/** What the ledger is measured against, on the same table over the same client. */
import { type DynamoDBClient, PutItemCommand, UpdateItemCommand } from '@aws-sdk/client-dynamodb';
import { sha256Hex } from '../../../shared/domain/aggregate/journal.ts';
import type { Written } from '../account.ts';

type TakeBatch = (batch: readonly Written[]) => Promise<void>;
const expiry = { N: '1900000000' };

/** The least that keeps a message: one conditional put each, nothing decided, nothing linked. */
export const bareClient =
  (client: DynamoDBClient, table: string): TakeBatch =>
  async (batch) => {
    for (const { body } of batch)
      await client.send(
        new PutItemCommand({
          TableName: table,
          Item: { pk: { S: `bare#${sha256Hex(body)}` }, sk: { S: 'message' }, body: { S: body } },
          ConditionExpression: 'attribute_not_exists(pk)',
        }),
      );
  };

/**
 * Powertools' batch processing of a FIFO queue (one record after the other), with its idempotency utility (a conditional put in progress, an update with
 * the result), a record of the payment and a notification to send: the requests that those utilities make as their documentation shows them, without the
 * utilities' own time.
 */
export const naivePeer =
  (client: DynamoDBClient, table: string): TakeBatch =>
  async (batch) => {
    for (const { body } of batch) {
      const id = sha256Hex(body);
      const key = { pk: { S: `idempotency#${id}` }, sk: { S: 'idempotency' } };
      await client.send(
        new PutItemCommand({
          TableName: table,
          Item: { ...key, status: { S: 'INPROGRESS' }, expiration: expiry, in_progress_expiration: expiry },
          ConditionExpression: 'attribute_not_exists(pk) OR expiration < :now',
          ExpressionAttributeValues: { ':now': { N: '1700000000' } },
        }),
      );
      await client.send(
        new PutItemCommand({ TableName: table, Item: { pk: { S: `record#${id}` }, sk: { S: 'record' }, body: { S: body } } }),
      );
      await client.send(
        new PutItemCommand({
          TableName: table,
          Item: { pk: { S: `notification#${id}` }, sk: { S: 'notification' }, status: { S: 'PENDING' } },
        }),
      );
      await client.send(
        new UpdateItemCommand({
          TableName: table,
          Key: key,
          UpdateExpression: 'SET #status = :status, expiration = :expiration, #data = :data',
          ExpressionAttributeNames: { '#status': 'status', '#data': 'data' },
          ExpressionAttributeValues: { ':status': { S: 'COMPLETED' }, ':expiration': expiry, ':data': { S: '{"accepted":true}' } },
        }),
      );
    }
  };
