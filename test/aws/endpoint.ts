/** Where the local AWS answers, and fresh ledger tables on it. */
import { randomUUID } from 'node:crypto';
import { CreateTableCommand, DynamoDBClient, waitUntilTableExists } from '@aws-sdk/client-dynamodb';
import type { DynamoStore } from '../../shared/adapters/aws/dynamodb/store.ts';
import { openDynamoStore, openDynamoViews } from '../../shared/adapters/aws/dynamodb/store.ts';
import { createViewsTableInput } from '../../shared/adapters/aws/dynamodb/table.ts';

/** Address of the local AWS. */
export const awsEndpoint = (): string => fromRunner('PRESALE_AWS_ENDPOINT');
/** Address of the second opinion on its DynamoDB, which is moto. */
export const secondOpinion = (): string => fromRunner('PRESALE_SECOND_OPINION');
/** Folder with `key.pem` and `certificate.pem` for servers on 127.0.0.1; whatever `run.sh` starts trusts them. */
export const tlsFolder = (): string => fromRunner('PRESALE_AWS_TLS');
/** Of the root of its one account. */
export const credentials = { accessKeyId: 'local', secretAccessKey: 'local' } as const;

function fromRunner(name: string): string {
  const value = process.env[name];
  if (value === undefined) throw new Error(`${name} is not set: run these tests with \`npm run test:aws\`, which starts a local AWS`);
  return value;
}

export const localClient = (endpoint = awsEndpoint()): DynamoDBClient => new DynamoDBClient({ endpoint, region: 'us-east-1', credentials });

/** A ledger on a table of its own. */
export async function openFreshStore(endpoint = awsEndpoint()): Promise<DynamoStore & { table: string }> {
  const table = `ledger-${randomUUID()}`;
  return { ...(await openDynamoStore({ endpoint, table, createTable: true })), table };
}

/** Views on a table of their own. */
export async function openFreshViews(endpoint = awsEndpoint()): Promise<ReturnType<typeof openDynamoViews>> {
  const table = `views-${randomUUID()}`;
  const client = localClient(endpoint);
  await client.send(new CreateTableCommand(createViewsTableInput(table)));
  await waitUntilTableExists({ client, maxWaitTime: 60, minDelay: 1, maxDelay: 2 }, { TableName: table });
  client.destroy();
  return openDynamoViews({ table, endpoint });
}
