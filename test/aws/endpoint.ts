/** Where the local AWS answers, and fresh ledger tables on it. */
import { randomUUID } from 'node:crypto';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import type { DynamoStore } from '../../shared/adapters/dynamodb/store.ts';
import { openDynamoStore } from '../../shared/adapters/dynamodb/store.ts';

export function awsEndpoint(): string {
  const endpoint = process.env.PRESALE_AWS_ENDPOINT;
  if (endpoint === undefined)
    throw new Error('PRESALE_AWS_ENDPOINT is not set: run these tests with `npm run test:aws`, which starts a local AWS');
  return endpoint;
}

export function localClient(): DynamoDBClient {
  return new DynamoDBClient({
    endpoint: awsEndpoint(),
    region: 'us-east-1',
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
  });
}

/** A ledger on a table of its own. */
export function openFreshStore(): Promise<DynamoStore & { table: string }> {
  const table = `ledger-${randomUUID()}`;
  return openDynamoStore({ endpoint: awsEndpoint(), table, createTable: true }).then((store) => ({ ...store, table }));
}
