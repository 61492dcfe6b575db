/** What a start is measured against: a function with a DynamoDB client and nothing else. */
import { DynamoDBClient, GetItemCommand } from '@aws-sdk/client-dynamodb';

const client = new DynamoDBClient({});

export const handler = async (event: { key?: string }): Promise<boolean> =>
  event.key !== undefined &&
  (await client.send(new GetItemCommand({ TableName: 'table', Key: { pk: { S: event.key } } }))).Item !== undefined;
