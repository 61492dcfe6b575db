/** What is read from the table. Everything but the index `due` is read consistently. */
import type { DynamoDBClient, QueryCommandInput } from '@aws-sdk/client-dynamodb';
import { BatchGetItemCommand, GetItemCommand, QueryCommand } from '@aws-sdk/client-dynamodb';
import type { Instant } from '../../../domain/messages/messages.ts';
import type { EndedPart, Head, InboxRecord, Ledger, OpenPart, Page, StreamId, UniqueClaim } from '../../../ports/ledger.ts';
import { LedgerBusyError } from '../../../ports/ledger.ts';
import {
  claimKey,
  duePartition,
  endedPrefix,
  headKey,
  inboxKey,
  openPrefix,
  pageKey,
  pageSortKey,
  streamPartition,
  streamsPartition,
} from '../../ledger/items.ts';
import { pageFromText } from '../../ledger/prepare.ts';
import type { StoredItem } from './attributes.ts';
import { integer, text, toAttributes } from './attributes.ts';
import { bodyOf, settle } from './large.ts';
import { dueIndex } from './table.ts';

export interface ReadDeps {
  client: DynamoDBClient;
  table: string;
  random: () => number;
  delay: (milliseconds: number) => Promise<void>;
}

/** `BatchGetItem` takes 100 keys and may give back some unread, to be asked again. */
const batchGetMax = 100;
const batchAttemptsMax = 6;
const firstWaitMs = 20;
/** Reads of a head whose parts others keep staging. */
const settleAttemptsMax = 5;

export function createReads(deps: ReadDeps): Omit<Ledger, 'commit' | 'commitSeveral' | 'close' | 'damage' | 'unsealed' | 'markSealed'> {
  const get = (key: { pk: string; sk: string }) => getItem(deps.client, deps.table, key);
  return {
    async head<State>(stream: StreamId): Promise<Head<State> | undefined> {
      for (let attempt = 1; attempt <= settleAttemptsMax; attempt += 1) {
        const items: StoredItem[] = [];
        for await (const item of queryAll(deps.client, stateQuery(deps.table, stream))) items.push(item);
        const head = items.find((item) => text(item, 'sk') === headKey(stream).sk);
        if (head === undefined) return undefined;
        if (head['staged'] === undefined) return headFromItem<State>(stream, head, await openParts(deps, items));
        await settle(deps, stream, head);
      }
      throw new LedgerBusyError('the parts of a very large commit are still being put in their places');
    },
    async endedParts(stream: StreamId, keyPrefix: string): Promise<EndedPart[]> {
      const parts: EndedPart[] = [];
      const prefix = `${endedPrefix}${keyPrefix}`;
      for await (const item of queryAll(deps.client, beginsWith(deps.table, streamPartition(stream), prefix)))
        parts.push({
          key: text(item, 'sk').slice(endedPrefix.length),
          text: await bodyOf(deps, item),
          sequence: integer(item, 'sequence'),
        });
      return parts;
    },
    async inboxRecord(key: string): Promise<InboxRecord | undefined> {
      const item = await get(inboxKey(key));
      return item === undefined
        ? undefined
        : { key, digest: text(item, 'digest'), stream: text(item, 'stream'), sequence: integer(item, 'sequence') };
    },
    async owners(keys: readonly string[]): Promise<UniqueClaim[]> {
      const items = await batchGet(
        deps,
        keys.map(claimKey),
        ({ left, asked, attempts }) => new LedgerBusyError(`DynamoDB left ${left} of ${asked} claims unread in ${attempts} attempts`),
      );
      const found = new Map(items.map((item) => [text(item, 'pk'), text(item, 'owner')]));
      return [...new Set(keys)].flatMap((key) => {
        const owner = found.get(claimKey(key).pk);
        return owner === undefined ? [] : [{ key, owner }];
      });
    },
    async page<Event>(stream: StreamId, sequence: number): Promise<Page<Event> | undefined> {
      const item = await get(pageKey(stream, sequence));
      return item === undefined ? undefined : pageFromText<Event>(await bodyOf(deps, item), text(item, 'hash'));
    },
    async *pages<Event>(stream: StreamId, range: { from?: number; to?: number } = {}): AsyncGenerator<Page<Event>> {
      const from = Math.max(range.from ?? 1, 1);
      const to = range.to ?? Number.MAX_SAFE_INTEGER;
      // DynamoDB refuses a range that ends before it begins.
      if (from > to) return;
      const query = between(deps.table, streamPartition(stream), pageSortKey(from), pageSortKey(to));
      for await (const item of queryAll(deps.client, query)) yield pageFromText<Event>(await bodyOf(deps, item), text(item, 'hash'));
    },
    async due(now: Instant, limit: number) {
      // `|` follows the instant in each key; `}` is the next character but one, so this is every key whose instant is `now` or before.
      const due: { stream: StreamId; dueAt: Instant }[] = [];
      for await (const item of queryAll(deps.client, dueQuery(deps.table, `${now}}`, limit))) {
        if (due.length === limit) break;
        due.push({ stream: streamOf(item), dueAt: dueAtOf(text(item, 'dueKey')) });
      }
      return due;
    },
    async nextDue(): Promise<Instant | undefined> {
      const { Items } = await deps.client.send(new QueryCommand(dueQuery(deps.table, '~', 1)));
      const first = Items?.[0];
      return first === undefined ? undefined : dueAtOf(text(first, 'dueKey'));
    },
    streams: (prefix) => streamsOf(deps, prefix),
    async *versions(prefix: string) {
      let some: StreamId[] = [];
      for await (const stream of streamsOf(deps, prefix)) {
        if (some.push(stream) < batchGetMax) continue;
        yield* await versionsOf(deps, some);
        some = [];
      }
      yield* await versionsOf(deps, some);
    },
  };
}

async function* streamsOf({ client, table }: ReadDeps, prefix: string): AsyncGenerator<StreamId> {
  const query = prefix === '' ? wholePartition(table, streamsPartition) : beginsWith(table, streamsPartition, prefix);
  for await (const item of queryAll(client, query)) yield text(item, 'sk');
}

async function versionsOf(deps: ReadDeps, streams: readonly StreamId[]): Promise<{ stream: StreamId; version: number }[]> {
  const items = await batchGet(
    deps,
    streams.map(headKey),
    ({ left, asked, attempts }) => new LedgerBusyError(`DynamoDB left ${left} of ${asked} heads unread in ${attempts} attempts`),
    'version',
  );
  const versions = new Map(items.map((item) => [text(item, 'pk'), integer(item, 'version')]));
  return streams.flatMap((stream) => {
    const version = versions.get(headKey(stream).pk);
    return version === undefined ? [] : [{ stream, version }];
  });
}

/** Items of an index partition, by their key, at most `limit`. */
export async function markedStreams({ client, table }: ReadDeps, partition: string, limit: number): Promise<StoredItem[]> {
  const items: StoredItem[] = [];
  const query: QueryCommandInput = {
    TableName: table,
    IndexName: dueIndex,
    KeyConditionExpression: '#due = :due',
    ExpressionAttributeNames: { '#due': 'due' },
    ExpressionAttributeValues: toAttributes({ ':due': partition }),
    Limit: limit,
  };
  for await (const item of queryAll(client, query)) {
    if (items.push(item) === limit) break;
  }
  return items;
}

/** One item, read consistently. */
export async function getItem(client: DynamoDBClient, table: string, key: { pk: string; sk: string }): Promise<StoredItem | undefined> {
  const { Item } = await client.send(new GetItemCommand({ TableName: table, Key: toAttributes(key), ConsistentRead: true }));
  return Item;
}

/** Keys of one request that the table kept giving back unread. */
interface Unread {
  left: number;
  asked: number;
  attempts: number;
}

/** Those of the items that are there, each once, read consistently. @param attribute the one that comes with `pk`, absent: all. @throws what `unread` makes, when the table keeps leaving some unread. */
export async function batchGet(
  { client, table, random, delay }: ReadDeps,
  keys: readonly { pk: string; sk: string }[],
  unread: (given: Unread) => Error,
  attribute?: string,
): Promise<StoredItem[]> {
  const items: StoredItem[] = [];
  const projection =
    attribute === undefined ? {} : { ProjectionExpression: 'pk, #attribute', ExpressionAttributeNames: { '#attribute': attribute } };
  const distinct = [...new Map(keys.map((key) => [`${key.pk}|${key.sk}`, key])).values()];
  for (let start = 0; start < distinct.length; start += batchGetMax) {
    let wanted: StoredItem[] = distinct.slice(start, start + batchGetMax).map((key) => toAttributes({ ...key }));
    const asked = wanted.length;
    for (let attempt = 1; wanted.length > 0; attempt += 1) {
      const answer = await client.send(
        new BatchGetItemCommand({ RequestItems: { [table]: { Keys: wanted, ConsistentRead: true, ...projection } } }),
      );
      items.push(...(answer.Responses?.[table] ?? []));
      wanted = answer.UnprocessedKeys?.[table]?.Keys ?? [];
      if (wanted.length === 0) break;
      if (attempt === batchAttemptsMax) throw unread({ left: wanted.length, asked, attempts: batchAttemptsMax });
      await delay(random() * firstWaitMs * 2 ** (attempt - 1));
    }
  }
  return items;
}

/** All items of a query, over as many requests as it takes. */
export async function* queryAll(client: DynamoDBClient, input: QueryCommandInput): AsyncGenerator<StoredItem> {
  let ExclusiveStartKey: StoredItem | undefined;
  do {
    const answer = await client.send(new QueryCommand({ ...input, ExclusiveStartKey }));
    yield* answer.Items ?? [];
    ExclusiveStartKey = answer.LastEvaluatedKey;
  } while (ExclusiveStartKey !== undefined);
}

/** Items of a partition whose sort key begins with a prefix, in order, read consistently. */
export function beginsWith(table: string, pk: string, prefix: string): QueryCommandInput {
  return query(table, 'pk = :pk AND begins_with(sk, :prefix)', { ':pk': pk, ':prefix': prefix });
}

function wholePartition(table: string, pk: string): QueryCommandInput {
  return query(table, 'pk = :pk', { ':pk': pk });
}

function between(table: string, pk: string, from: string, to: string): QueryCommandInput {
  return query(table, 'pk = :pk AND sk BETWEEN :from AND :to', { ':pk': pk, ':from': from, ':to': to });
}

function query(table: string, condition: string, values: { [name: string]: string }): QueryCommandInput {
  return { TableName: table, ConsistentRead: true, KeyConditionExpression: condition, ExpressionAttributeValues: toAttributes(values) };
}

/** An index is never read consistently. */
function dueQuery(table: string, before: string, limit: number): QueryCommandInput {
  return {
    TableName: table,
    IndexName: dueIndex,
    KeyConditionExpression: '#due = :due AND dueKey < :before',
    ExpressionAttributeNames: { '#due': 'due' },
    ExpressionAttributeValues: toAttributes({ ':due': duePartition, ':before': before }),
    Limit: limit,
  };
}

/** Head and open parts stand side by side. */
const stateQuery = (table: string, stream: StreamId): QueryCommandInput =>
  between(table, streamPartition(stream), headKey(stream).sk, `${openPrefix}~`);

async function openParts(deps: ReadDeps, items: readonly StoredItem[]): Promise<OpenPart[]> {
  const open = items.filter((item) => text(item, 'sk').startsWith(openPrefix));
  return Promise.all(
    open.map(async (item) => ({ slot: Number(text(item, 'sk').slice(openPrefix.length)), text: await bodyOf(deps, item) })),
  );
}

function headFromItem<State>(stream: StreamId, item: StoredItem, open: OpenPart[]): Head<State> {
  // Our own JSON, written by `commit`: the caller names the type of its stream's state.
  const state: State = JSON.parse(text(item, 'state'));
  const dueKey = item.dueKey?.S;
  return {
    stream,
    version: integer(item, 'version'),
    hash: text(item, 'hash'),
    stateVersion: integer(item, 'stateVersion'),
    state,
    open,
    ...(dueKey === undefined ? {} : { dueAt: dueAtOf(dueKey) }),
  };
}

function streamOf(item: StoredItem): StreamId {
  return text(item, 'pk').slice(streamPartition('').length);
}

function dueAtOf(dueKey: string): Instant {
  return dueKey.slice(0, dueKey.indexOf('|'));
}
