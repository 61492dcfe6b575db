/**
 * The ledger on a real DynamoDB API (`PRESALE_AWS_ENDPOINT`), beside the barest client and beside what a team would build from Powertools. Full batches:
 * ten messages of one account. Prints one JSON object.
 */
import { createDynamoLedger } from '../../../shared/adapters/aws/dynamodb/ledger.ts';
import { accountCore, accountStream } from '../../../shared/domain/account/core.ts';
import { createCommit } from '../../../shared/workflow/commit/commit.ts';
import { localClient, openFreshStore } from '../../aws/endpoint.ts';
import { commandOf, facts, inflow, openings, receivedAt, type Written } from '../account.ts';
import { countRequests } from './count-requests.ts';
import { bareClient, naivePeer } from './peers.ts';

const accounts = 10;
const batches = 6;
const batchSize = 10;
const messages = accounts * batches * batchSize;
const delay = (milliseconds: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, milliseconds));

const { table, close } = await openFreshStore();
const client = localClient();
const counted = countRequests(client);
const ledger = createDynamoLedger({ client, table, random: Math.random, delay });
const commit = createCommit({ ledger, random: Math.random, delay });

async function take(batch: readonly Written[]): Promise<void> {
  const stream = accountStream(batch[0]?.accountNumber ?? '');
  const results = await commit(accountCore, { stream, recordedAt: receivedAt, facts, items: batch.map(commandOf) });
  for (const result of results)
    if (result.kind !== 'committed') throw new Error(`a message of the benchmark was not committed: ${result.kind}`);
}

/** Batches of an account follow one another, accounts run side by side, as the queues give them out. */
async function perSecond(takeBatch: (batch: readonly Written[]) => Promise<void>): Promise<number> {
  const numbers = [...new Set(openings(accounts).map(({ accountNumber }) => accountNumber))];
  const begun = performance.now();
  await Promise.all(
    numbers.map(async (accountNumber) => {
      for (let batch = 0; batch < batches; batch += 1)
        await takeBatch(Array.from({ length: batchSize }, (_, index) => inflow(accountNumber, batch * batchSize + index + 1)));
    }),
  );
  return messages / ((performance.now() - begun) / 1000);
}

for (const each of openings(accounts)) await take([each]);
counted.reset();
const ours = await perSecond(take);
const { requests, reads, writeUnits, transactions, transactionBytes } = counted.seen();
const bare = await perSecond(bareClient(client, table));
const naive = await perSecond(naivePeer(client, table));
await close();
client.destroy();
console.log(
  JSON.stringify({
    requestsPerMessage: requests / messages,
    readsPerMessage: reads / messages,
    writeUnitsPerMessage: writeUnits / messages,
    bytesPerCommit: transactionBytes / transactions,
    ratioToBareClient: ours / bare,
    ratioToNaive: ours / naive,
  }),
);
