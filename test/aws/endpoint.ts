/** Where the local AWS answers, and fresh ledger tables on it. */
import { randomUUID } from 'node:crypto';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import type { DynamoStore } from '../../shared/adapters/aws/dynamodb/store.ts';
import { openDynamoStore } from '../../shared/adapters/aws/dynamodb/store.ts';

/** Address of the local AWS. */
export const awsEndpoint = (): string => fromRunner('PRESALE_AWS_ENDPOINT');
/** Folder with `key.pem` and `certificate.pem` for servers on 127.0.0.1; whatever `run.sh` starts trusts them. */
export const tlsFolder = (): string => fromRunner('PRESALE_AWS_TLS');
/** Of the root of its one account. */
export const credentials = { accessKeyId: 'local', secretAccessKey: 'local' } as const;

function fromRunner(name: string): string {
  const value = process.env[name];
  if (value === undefined) throw new Error(`${name} is not set: run these tests with \`npm run test:aws\`, which starts a local AWS`);
  return value;
}

export function localClient(): DynamoDBClient {
  return new DynamoDBClient({
    endpoint: awsEndpoint(),
    region: 'us-east-1',
    credentials,
  });
}

/** A ledger on a table of its own. */
export function openFreshStore(): Promise<DynamoStore & { table: string }> {
  const table = `ledger-${randomUUID()}`;
  return openDynamoStore({ endpoint: awsEndpoint(), table, createTable: true }).then((store) => ({ ...store, table }));
}
