import { randomUUID } from 'node:crypto';
import { CreateTableCommand, waitUntilTableExists } from '@aws-sdk/client-dynamodb';
import { openDynamoViews } from '../../shared/adapters/aws/dynamodb/store.ts';
import { createViewsTableInput } from '../../shared/adapters/aws/dynamodb/table.ts';
import { viewsContract } from '../contract/views/suite.ts';
import { awsEndpoint, localClient } from './endpoint.ts';

viewsContract('DynamoDB', async () => {
  const table = `views-${randomUUID()}`;
  const client = localClient();
  await client.send(new CreateTableCommand(createViewsTableInput(table)));
  await waitUntilTableExists({ client, maxWaitTime: 60, minDelay: 1, maxDelay: 2 }, { TableName: table });
  client.destroy();
  return openDynamoViews({ table, endpoint: awsEndpoint() });
});
