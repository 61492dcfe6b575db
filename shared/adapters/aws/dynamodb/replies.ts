/**
 * The record of replies in the ledger's table: an item a reply (`replied#<id>`), put once it lies in its partner's queue, and one that says since when (`replied#`).
 * Nothing is decided on it; it costs a write request unit a reply.
 */
import { BatchGetItemCommand, ConditionalCheckFailedException, type DynamoDBClient, PutItemCommand } from '@aws-sdk/client-dynamodb';
import type { Instant } from '../../../domain/messages/messages.ts';
import type { Clock } from '../../../ports/clock.ts';
import type { ReplyRecord } from '../../../ports/reply-record.ts';
import { repliedKey } from '../../ledger/items.ts';
import { text, toAttributes } from './attributes.ts';
import { getItem } from './reads.ts';

export interface DynamoReplyRecordDeps {
  client: DynamoDBClient;
  table: string;
  clock: Clock;
  random: () => number;
  delay: (milliseconds: number) => Promise<void>;
}

const beginKey = repliedKey('');
const batchGetMax = 100;
const attemptsMax = 6;
const firstWaitMs = 20;
/** Later than any page: where nobody has noted anything yet, nothing is asked about. */
const never: Instant = '9999-12-31T23:59:59+08:00';

export function createDynamoReplyRecord(deps: DynamoReplyRecordDeps): ReplyRecord {
  const { client, table, clock } = deps;
  let begun: Promise<void> | undefined;
  /** The first who ever notes anything says when. A failure is tried again with the next reply. */
  const begin = (at: Instant): Promise<void> => {
    begun ??= client
      .send(
        new PutItemCommand({
          TableName: table,
          Item: toAttributes({ ...beginKey, since: at }),
          ConditionExpression: 'attribute_not_exists(pk)',
        }),
      )
      .then(
        () => undefined,
        (error: unknown) => {
          if (error instanceof ConditionalCheckFailedException) return;
          begun = undefined;
          throw error;
        },
      );
    return begun;
  };
  return {
    async note(ids) {
      await begin(clock.now());
      await Promise.all(
        [...new Set(ids)].map((id) => client.send(new PutItemCommand({ TableName: table, Item: toAttributes(repliedKey(id)) }))),
      );
    },
    async read() {
      const first = await getItem(client, table, beginKey);
      return {
        since: first === undefined ? never : text(first, 'since'),
        async missing(ids) {
          const known = new Set<string>();
          for (let start = 0; start < ids.length; start += batchGetMax)
            for (const pk of await heldOf(deps, ids.slice(start, start + batchGetMax))) known.add(pk);
          return ids.filter((id) => !known.has(repliedKey(id).pk));
        },
      };
    },
  };
}

/** Partition keys of those that are there, read consistently. @throws Error when the table keeps leaving some unread. */
async function heldOf({ client, table, random, delay }: DynamoReplyRecordDeps, ids: readonly string[]): Promise<string[]> {
  const held: string[] = [];
  let wanted = [...new Set(ids)].map((id) => toAttributes(repliedKey(id)));
  for (let attempt = 1; wanted.length > 0; attempt += 1) {
    const { Responses = {}, UnprocessedKeys = {} } = await client.send(
      new BatchGetItemCommand({ RequestItems: { [table]: { Keys: wanted, ConsistentRead: true } } }),
    );
    held.push(...(Responses[table] ?? []).map((item) => text(item, 'pk')));
    wanted = UnprocessedKeys[table]?.Keys ?? [];
    if (wanted.length === 0) break;
    if (attempt === attemptsMax)
      throw new Error(`DynamoDB left ${wanted.length} entries of the record of replies unread in ${attemptsMax} attempts`);
    await delay(random() * firstWaitMs * 2 ** (attempt - 1));
  }
  return held;
}
