/** Who looked at what and why, in a table of its own: an item a look-up, under the party whose person looked. Nothing in it is changed or deleted. */
import { type DynamoDBClient, PutItemCommand, QueryCommand } from '@aws-sdk/client-dynamodb';
import type { AccessLog } from '../../../ports/access-log.ts';
import { text, toAttributes } from './attributes.ts';

const partition = (party: string): string => `party#${party}`;

export function createDynamoAccessLog({ client, table }: { client: DynamoDBClient; table: string }): AccessLog {
  return {
    async record(lookup) {
      const { at, user, party, what, purpose } = lookup;
      // Two of one instant are two.
      const sk = `${new Date(at).toISOString()}#${crypto.randomUUID()}`;
      await client.send(
        new PutItemCommand({ TableName: table, Item: toAttributes({ pk: partition(party), sk, at, user, what, purpose }) }),
      );
    },
    async of(party, limit) {
      const { Items = [] } = await client.send(
        new QueryCommand({
          TableName: table,
          KeyConditionExpression: 'pk = :pk',
          ExpressionAttributeValues: toAttributes({ ':pk': partition(party) }),
          ScanIndexForward: false,
          Limit: limit,
        }),
      );
      return Items.map((item) => ({
        at: text(item, 'at'),
        user: text(item, 'user'),
        party,
        what: text(item, 'what'),
        purpose: text(item, 'purpose'),
      }));
    },
  };
}
