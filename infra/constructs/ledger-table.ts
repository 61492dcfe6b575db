import { RemovalPolicy } from 'aws-cdk-lib';
import { AttributeType, Billing, ProjectionType, TableV2 } from 'aws-cdk-lib/aws-dynamodb';
import type { Construct } from 'constructs';
import { dueIndex, ledgerTable } from '../../shared/adapters/aws/dynamodb/table.ts';
import { claimKey, inboxKey, repliedKey, streamPartition, streamsPartition, unsealedKey } from '../../shared/adapters/ledger/items.ts';
import { ledgerName } from '../names.ts';
import type { Permission } from './permission.ts';

const keyType = { S: AttributeType.STRING } as const;
const projection = { KEYS_ONLY: ProjectionType.KEYS_ONLY } as const;

interface Keys {
  partitionKey: { name: string; type: 'S' };
  sortKey: { name: string; type: 'S' };
}
const keysOf = ({ partitionKey, sortKey }: Keys) => ({
  partitionKey: { name: partitionKey.name, type: keyType[partitionKey.type] },
  sortKey: { name: sortKey.name, type: keyType[sortKey.type] },
});

/** The ledger's table, with the keys and indexes that its adapter defines. It can be restored to any second of the last 35 days. */
export const ledgerTableOf = (scope: Construct, id: string): TableV2 =>
  new TableV2(scope, id, {
    tableName: ledgerName,
    ...keysOf(ledgerTable),
    globalSecondaryIndexes: ledgerTable.indexes.map((index) => ({
      indexName: index.name,
      ...keysOf(index),
      projectionType: projection[index.projection],
    })),
    billing: Billing.onDemand(),
    pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: true, recoveryPeriodInDays: 35 },
    deletionProtection: true,
    removalPolicy: RemovalPolicy.RETAIN,
  });

/** Partitions that functions write: all but the register of partners and profiles, which only administrators change. */
const journalPartitions = [streamPartition('*'), inboxKey('*').pk, claimKey('*').pk, streamsPartition, unsealedKey('*').pk];

/** To read it, and nothing else. */
export const readLedger = (table: TableV2): Permission[] => [
  { sid: 'ReadLedger', actions: ['dynamodb:GetItem', 'dynamodb:BatchGetItem', 'dynamodb:Query'], resources: [table.tableArn] },
];

/**
 * What a function may do with the ledger: read it and put items. The adapter's transactions consist of puts, so updating and deleting
 * are not among it, and neither is writing the register: a function that was taken over could not add a key under which to sign.
 */
export const ledgerPermissions = (table: TableV2): Permission[] => [
  ...readLedger(table),
  { sid: 'ReadDue', actions: ['dynamodb:Query'], resources: [`${table.tableArn}/index/${dueIndex}`] },
  {
    sid: 'AppendToLedger',
    actions: ['dynamodb:PutItem'],
    resources: [table.tableArn],
    conditions: { 'ForAllValues:StringLike': { 'dynamodb:LeadingKeys': journalPartitions } },
  },
];

/** To note which replies lie in the queues of their partners, and nothing else: who could write a page would be the record. */
export const noteReplies = (table: TableV2): Permission[] => [
  {
    sid: 'NoteReplies',
    actions: ['dynamodb:PutItem'],
    resources: [table.tableArn],
    conditions: { 'ForAllValues:StringLike': { 'dynamodb:LeadingKeys': [repliedKey('*').pk] } },
  },
];
