/** Opens ledger and register on a DynamoDB table from a command line: `presale … --ledger dynamodb --endpoint URL`, and the tests. */
import type { DynamoDBClientConfig } from '@aws-sdk/client-dynamodb';
import { CreateTableCommand, DynamoDBClient, ResourceInUseException, waitUntilTableExists } from '@aws-sdk/client-dynamodb';
import type { Ledger } from '../../../ports/ledger.ts';
import type { Register } from '../../../ports/register.ts';
import type { Views } from '../../../ports/views.ts';
import { createDynamoLedger } from './ledger.ts';
import { createDynamoRegister } from './register.ts';
import { createTableInput } from './table.ts';
import { createDynamoViews } from './views.ts';

export interface DynamoStoreOptions {
  table: string;
  /** Of a local server or a VPC endpoint; absent: the region's own. */
  endpoint?: string;
  /** Absent: what the environment says, or `us-east-1` for a server on this machine. */
  region?: string;
  /** Makes the table when there is none. For local servers; on AWS the stack makes it, with its protections. */
  createTable?: boolean;
}

export interface DynamoStore {
  ledger: Ledger;
  register: Register;
  close(): Promise<void>;
}

/** Longest wait for a new table, in seconds. */
const creationSecondsMax = 60;
/** A process of its own reads the register anew at most once in so many seconds. */
const registerCacheSeconds = 30;

/** @throws Error when the endpoint does not answer or the table cannot be made; a table that is simply missing shows at the first use. */
export async function openDynamoStore(options: DynamoStoreOptions): Promise<DynamoStore> {
  const { table } = options;
  const client = new DynamoDBClient(clientConfig(options));
  try {
    if (options.createTable ?? false) await createTable(client, table);
  } catch (error) {
    client.destroy();
    throw new Error(`cannot make the table ${table}${options.endpoint === undefined ? '' : ` at ${options.endpoint}`}: ${String(error)}`, {
      cause: error,
    });
  }
  const close = async () => client.destroy();
  const delay = (milliseconds: number) => new Promise<void>((resolve) => setTimeout(resolve, milliseconds));
  const ledger = createDynamoLedger({ client, table, random: Math.random, delay });
  const register = createDynamoRegister({ client, table, cacheSeconds: registerCacheSeconds, monotonicMs: () => performance.now() });
  return { ledger: { ...ledger, close }, register, close };
}

/** The table of the views at the same place. */
export function openDynamoViews(options: Omit<DynamoStoreOptions, 'createTable'>): { views: Views; close(): void } {
  const client = new DynamoDBClient(clientConfig(options));
  const delay = (milliseconds: number) => new Promise<void>((resolve) => setTimeout(resolve, milliseconds));
  return { views: createDynamoViews({ client, table: options.table, random: Math.random, delay }), close: () => client.destroy() };
}

function clientConfig({ endpoint, region }: DynamoStoreOptions): DynamoDBClientConfig {
  // Without the third a request that takes longer is only warned of.
  const requestHandler = { connectionTimeout: 1000, requestTimeout: 5000, throwOnRequestTimeout: true, socketTimeout: 5000 };
  const bounds = { maxAttempts: 3, requestHandler };
  const place = { ...(endpoint === undefined ? {} : { endpoint }), ...(region === undefined ? {} : { region }) };
  if (endpoint === undefined || !isLoopback(endpoint)) return { ...bounds, ...place };
  // A server on this machine takes any signature; real credentials have no business there.
  return { ...bounds, region: 'us-east-1', ...place, credentials: { accessKeyId: 'local', secretAccessKey: 'local' } };
}

/** A server on this machine: an emulator, never AWS. */
export function isLoopback(endpoint: string): boolean {
  const { hostname } = new URL(endpoint);
  return hostname === 'localhost' || hostname === '[::1]' || /^127(\.\d{1,3}){3}$/.test(hostname);
}

async function createTable(client: DynamoDBClient, table: string): Promise<void> {
  try {
    await client.send(new CreateTableCommand(createTableInput(table)));
  } catch (error) {
    // It is there already, or another process is just making it.
    if (!(error instanceof ResourceInUseException)) throw error;
  }
  await waitUntilTableExists({ client, maxWaitTime: creationSecondsMax, minDelay: 1, maxDelay: 2 }, { TableName: table });
}
