/**
 * The ledger's table as data: the CDK stack and the tests create the very same one.
 *
 * What stands in it is in `../ledger/items.ts`. The one index, `due`, is sparse: only a head that waits for a time carries its keys. All of
 * them share one index partition, which takes 1,000 writes a second; a commit that moves the time costs two (old key out, new key in), so
 * the ceiling is some 500 such commits a second, far above the national volume. If it ever came near, split `due` into `due-0` … `due-7` by
 * a hash of the stream and merge eight queries. The index follows the table with a delay (usually milliseconds): the watcher may see
 * a stream a tick late or once too often, and decides on the head, which it reads consistently, never on the index.
 */
import type { CreateTableCommandInput } from '@aws-sdk/client-dynamodb';

export const ledgerTable = {
  partitionKey: { name: 'pk', type: 'S' },
  sortKey: { name: 'sk', type: 'S' },
  indexes: [{ name: 'due', partitionKey: { name: 'due', type: 'S' }, sortKey: { name: 'dueKey', type: 'S' }, projection: 'KEYS_ONLY' }],
} as const;

export const dueIndex = ledgerTable.indexes[0].name;

/** The table of the console's views: two keys and no index, since each list is a partition of its own. */
export const viewsTable = { partitionKey: ledgerTable.partitionKey, sortKey: ledgerTable.sortKey } as const;

/** The `CreateTable` request of the views' table, on demand. */
export const createViewsTableInput = (table: string): CreateTableCommandInput => ({
  TableName: table,
  BillingMode: 'PAY_PER_REQUEST',
  AttributeDefinitions: [viewsTable.partitionKey, viewsTable.sortKey].map(({ name, type }) => ({
    AttributeName: name,
    AttributeType: type,
  })),
  KeySchema: keySchema(viewsTable),
});

/** The `CreateTable` request of the ledger's table, on demand. */
export function createTableInput(table: string): CreateTableCommandInput {
  const keys = [ledgerTable, ...ledgerTable.indexes].flatMap(({ partitionKey, sortKey }) => [partitionKey, sortKey]);
  return {
    TableName: table,
    BillingMode: 'PAY_PER_REQUEST',
    AttributeDefinitions: keys.map(({ name, type }) => ({ AttributeName: name, AttributeType: type })),
    KeySchema: keySchema(ledgerTable),
    GlobalSecondaryIndexes: ledgerTable.indexes.map((index) => ({
      IndexName: index.name,
      KeySchema: keySchema(index),
      Projection: { ProjectionType: index.projection },
    })),
  };
}

function keySchema({
  partitionKey,
  sortKey,
}: {
  partitionKey: { name: string };
  sortKey: { name: string };
}): NonNullable<CreateTableCommandInput['KeySchema']> {
  return [
    { AttributeName: partitionKey.name, KeyType: 'HASH' },
    { AttributeName: sortKey.name, KeyType: 'RANGE' },
  ];
}
