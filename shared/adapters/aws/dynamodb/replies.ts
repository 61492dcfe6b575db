/**
 * The record of replies in the ledger's table: an item a reply (`replied#<id>`), put once it lies in its partner's queue, and one that says since when (`replied#`).
 * Nothing is decided on it; it costs a write request unit a reply.
 */
import { ConditionalCheckFailedException, PutItemCommand } from '@aws-sdk/client-dynamodb';
import type { Instant } from '../../../domain/messages/messages.ts';
import type { Clock } from '../../../ports/clock.ts';
import type { ReplyRecord } from '../../../ports/reply-record.ts';
import { repliedKey } from '../../ledger/items.ts';
import { text, toAttributes } from './attributes.ts';
import { batchGet, getItem, type ReadDeps } from './reads.ts';

export interface DynamoReplyRecordDeps extends ReadDeps {
  clock: Clock;
}

const beginKey = repliedKey('');
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
          const items = await batchGet(
            deps,
            ids.map(repliedKey),
            ({ left, attempts }) => new Error(`DynamoDB left ${left} entries of the record of replies unread in ${attempts} attempts`),
          );
          const known = new Set(items.map((item) => text(item, 'pk')));
          return ids.filter((id) => !known.has(repliedKey(id).pk));
        },
      };
    },
  };
}
