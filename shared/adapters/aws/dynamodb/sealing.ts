/** What the log has sealed, in DynamoDB. Only puts: what marks a page as unsealed is put again without the keys that bring it into the index. */
import { ConditionalCheckFailedException, PutItemCommand } from '@aws-sdk/client-dynamodb';
import type { Ledger, SealedUpTo, StreamId, UnsealedPages } from '../../../ports/ledger.ts';
import { sealedKey, unsealedKey, unsealedPartitions } from '../../ledger/items.ts';
import { integer, text, toAttributes } from './attributes.ts';
import { getItem, markedStreams, type ReadDeps } from './reads.ts';

/** Requests side by side. */
const atATime = 10;

export function createSealing(deps: ReadDeps): Pick<Ledger, 'unsealed' | 'markSealed'> {
  return {
    async unsealed(limit) {
      const streams: StreamId[] = [];
      for (const partition of unsealedPartitions) {
        if (streams.length >= limit) break;
        for (const item of await markedStreams(deps, partition, limit - streams.length)) streams.push(text(item, 'dueKey'));
      }
      const found: UnsealedPages[] = [];
      for (let at = 0; at < streams.length; at += atATime)
        found.push(...(await Promise.all(streams.slice(at, at + atATime).map((stream) => pagesOf(deps, stream)))));
      return found.filter(({ from, to }) => from <= to);
    },
    async markSealed(positions) {
      for (let at = 0; at < positions.length; at += atATime)
        await Promise.all(positions.slice(at, at + atATime).map((position) => mark(deps, position)));
    },
  };
}

async function pagesOf({ client, table }: ReadDeps, stream: StreamId): Promise<UnsealedPages> {
  const [marked, sealed] = await Promise.all([getItem(client, table, unsealedKey(stream)), getItem(client, table, sealedKey(stream))]);
  const from = sealed === undefined ? 1 : integer(sealed, 'sequence') + 1;
  return { stream, from, to: marked === undefined ? 0 : integer(marked, 'sequence') };
}

/** First what is sealed, then the mark: between the two the stream is looked at once more, and nothing is found. */
async function mark(deps: ReadDeps, { stream, to }: SealedUpTo): Promise<void> {
  const condition = { names: { '#sequence': 'sequence' }, values: { ':to': { N: String(to) } } };
  await putIf(deps, { ...sealedKey(stream), sequence: to }, { ...condition, expression: 'attribute_not_exists(pk) OR #sequence < :to' });
  // A page that was committed meanwhile has moved the mark on, and it stays.
  await putIf(deps, { ...unsealedKey(stream), sequence: to }, { ...condition, expression: '#sequence = :to' });
}

interface Condition {
  expression: string;
  names: Record<string, string>;
  values: Record<string, { N: string }>;
}

async function putIf(
  { client, table }: ReadDeps,
  item: Record<string, string | number>,
  { expression, names, values }: Condition,
): Promise<void> {
  try {
    await client.send(
      new PutItemCommand({
        TableName: table,
        Item: toAttributes(item),
        ConditionExpression: expression,
        ExpressionAttributeNames: names,
        ExpressionAttributeValues: values,
      }),
    );
  } catch (error) {
    if (!(error instanceof ConditionalCheckFailedException)) throw error;
  }
}
