import { RemovalPolicy } from 'aws-cdk-lib';
import { AttributeType, Billing, TableV2 } from 'aws-cdk-lib/aws-dynamodb';
import type { Construct } from 'constructs';
import { viewsTable } from '../../shared/adapters/aws/dynamodb/table.ts';
import { accessLogName, viewsName } from '../names.ts';
import type { Permission } from './permission.ts';

const keys = {
  partitionKey: { name: viewsTable.partitionKey.name, type: AttributeType.STRING },
  sortKey: { name: viewsTable.sortKey.name, type: AttributeType.STRING },
};

/** Rows of lists and searches. It may go with its stack: `presale rebuild` makes them again from the journal. */
export const viewsTableOf = (scope: Construct, id: string): TableV2 =>
  new TableV2(scope, id, { tableName: viewsName, ...keys, billing: Billing.onDemand(), removalPolicy: RemovalPolicy.DESTROY });

/** Who looked at what and why: kept like the ledger, since a look-up without a trace is a breach (网络查冻规定 7). */
export const accessLogTableOf = (scope: Construct, id: string): TableV2 =>
  new TableV2(scope, id, {
    tableName: accessLogName,
    ...keys,
    billing: Billing.onDemand(),
    pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: true, recoveryPeriodInDays: 35 },
    deletionProtection: true,
    removalPolicy: RemovalPolicy.RETAIN,
  });

/** Writing rows is one action, which also takes out those that no longer hold; it reaches this table alone. */
export const writeRows = (table: TableV2): Permission[] => [
  {
    sid: 'KeepRows',
    actions: ['dynamodb:GetItem', 'dynamodb:Query', 'dynamodb:PutItem', 'dynamodb:BatchWriteItem'],
    resources: [table.tableArn],
  },
];
export const readRows = (table: TableV2): Permission[] => [
  { sid: 'ReadRows', actions: ['dynamodb:GetItem', 'dynamodb:Query'], resources: [table.tableArn] },
];
/** A put under a name that is new each time: an entry is never changed. */
export const keepLookups = (table: TableV2): Permission[] => [
  { sid: 'KeepLookups', actions: ['dynamodb:PutItem', 'dynamodb:Query'], resources: [table.tableArn] },
];
