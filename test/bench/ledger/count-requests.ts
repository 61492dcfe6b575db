/** Counts what a DynamoDB client asks for, in requests and in the units that are paid for. */
import type { AttributeValue, DynamoDBClient } from '@aws-sdk/client-dynamodb';
import * as z from 'zod';

export interface Seen {
  requests: number;
  reads: number;
  /** Write request units: each begun kilobyte of an item is one, twice that within a transaction, and one more a kilobyte for the index of what is due. */
  writeUnits: number;
  transactions: number;
  /** Bytes of the items of all transactions. */
  transactionBytes: number;
}

const put = z.object({ Item: z.record(z.string(), z.custom<AttributeValue>()) });
const transaction = z.object({ TransactItems: z.array(z.object({ Put: put.optional() })) });

export function countRequests(client: DynamoDBClient): { reset(): void; seen(): Seen } {
  const none = (): Seen => ({ requests: 0, reads: 0, writeUnits: 0, transactions: 0, transactionBytes: 0 });
  let seen = none();
  client.middlewareStack.add(
    (next, { commandName = '' }) =>
      async (args) => {
        seen.requests += 1;
        if (/^(Get|Query|BatchGet|TransactGet|Scan)/.test(commandName)) seen.reads += 1;
        if (commandName === 'TransactWriteItemsCommand') {
          seen.transactions += 1;
          for (const { Put } of transaction.parse(args.input).TransactItems) {
            const bytes = Put === undefined ? 0 : itemBytes(Put.Item);
            seen.transactionBytes += bytes;
            seen.writeUnits += 2 * Math.max(1, Math.ceil(bytes / 1024)) + (Put?.Item['due'] === undefined ? 0 : 1);
          }
        }
        return next(args);
      },
    { step: 'initialize', name: 'countRequests' },
  );
  return {
    reset() {
      seen = none();
    },
    seen: () => seen,
  };
}

/** As DynamoDB counts an item of texts and numbers: names and values in UTF-8, two digits a byte. */
function itemBytes(item: Record<string, AttributeValue>): number {
  let bytes = 0;
  for (const [name, value] of Object.entries(item))
    bytes += Buffer.byteLength(name) + (value.S === undefined ? Math.ceil((value.N?.length ?? 0) / 2) + 1 : Buffer.byteLength(value.S));
  return bytes;
}
