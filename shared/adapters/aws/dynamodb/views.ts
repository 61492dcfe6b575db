/**
 * Views in a DynamoDB table of their own, which may be deleted: it is made again from the journal.
 *
 * | item   | pk                     | sk                | attributes             |
 * |--------|------------------------|-------------------|------------------------|
 * | row    | `account#<number>`     | `row#<key>`       | body                   |
 * | known  | `account#<number>`     | `known`           | page                   |
 * | listed | `list#<kind>#<party>`  | order, key        | body                   |
 * | narrow | the same`#<filter>`    | order, key        | body                   |
 * | found  | `term#<party>`         | term, key         | body                   |
 *
 * Each list and search is one query of one partition. Entries are written first, then those that no longer hold are deleted, then the row itself: whatever
 * breaks off is done again by the message that comes again. Messages of one account come one after the other (FIFO group).
 */
import {
  type AttributeValue,
  BatchWriteItemCommand,
  ConditionalCheckFailedException,
  type DynamoDBClient,
  PutItemCommand,
  QueryCommand,
  type QueryCommandOutput,
  type WriteRequest,
} from '@aws-sdk/client-dynamodb';
import type { ViewRow } from '../../../domain/report/views/rows.ts';
import { isSameRow, keysOf, listName, listsOf, placeInList, placeOfTerm, termStart, type Views } from '../../../ports/views.ts';
import { integer, type StoredItem, text, toAttributes } from './attributes.ts';
import { batchGet, beginsWith, getItem, queryAll } from './reads.ts';

export interface DynamoViewsDeps {
  client: DynamoDBClient;
  table: string;
  random: () => number;
  delay: (milliseconds: number) => Promise<void>;
}

/** `BatchWriteItem` takes 25 and may leave some unwritten. */
const batchMax = 25;
const attemptsMax = 8;
const firstWaitMs = 50;

const accountPartition = (accountNumber: string): string => `account#${accountNumber}`;
const rowPrefix = 'row#';
const knownKey = (accountNumber: string) => ({ pk: accountPartition(accountNumber), sk: 'known' });
const listPartition = (name: string): string => `list#${name}`;
const termPartition = (party: string): string => `term#${party}`;

interface Key {
  pk: string;
  sk: string;
}
/** Where else a row stands. */
const entriesOf = (row: ViewRow): Key[] => [
  ...listsOf(row).map((list) => ({ pk: listPartition(list), sk: placeInList(row) })),
  ...row.parties.flatMap((party) => row.terms.map((term) => ({ pk: termPartition(party), sk: placeOfTerm(term, row) }))),
];
const nameOf = ({ pk, sk }: Key): string => `${pk}\n${sk}`;

export function createDynamoViews(deps: DynamoViewsDeps): Views {
  const { client, table } = deps;
  const knownUpTo = async (accountNumber: string): Promise<number> => {
    const item = await getItem(client, table, knownKey(accountNumber));
    return item === undefined ? 0 : integer(item, 'page');
  };
  return {
    knownUpTo,
    async allKnownUpTo(accountNumbers) {
      const items = await batchGet(
        deps,
        accountNumbers.map(knownKey),
        ({ left, asked, attempts }) => new Error(`DynamoDB left ${left} of ${asked} marks of views unread in ${attempts} attempts`),
      );
      const known = new Map(items.map((item) => [text(item, 'pk'), integer(item, 'page')]));
      return accountNumbers.map((accountNumber) => known.get(accountPartition(accountNumber)) ?? 0);
    },
    async put({ accountNumber, page, rows: all, since }) {
      const known = await knownUpTo(accountNumber);
      if (known > page) return;
      const pk = accountPartition(accountNumber);
      const step = since?.page === known ? since : undefined;
      const before = step === undefined ? await rowsHeld(deps, accountNumber) : await rowsUnder(deps, accountNumber, keysOf(step));
      const rows = step?.changed ?? all;
      const changed = rows.filter((row) => {
        const earlier = before.get(row.key);
        return earlier === undefined || !isSameRow(earlier, row);
      });
      const kept = new Set(rows.map(({ key }) => key));
      const gone = [...before.values()].filter(({ key }) => !kept.has(key));
      const entries = once(changed.flatMap((row) => entriesOf(row).map((key) => ({ ...key, body: JSON.stringify(row) }))));
      await write(deps, entries.map(putOf));
      const held = new Set(entries.map(nameOf));
      const earlier = changed.flatMap(({ key }) => before.get(key) ?? []);
      const stale = once([...earlier, ...gone].flatMap(entriesOf)).filter((key) => !held.has(nameOf(key)));
      await write(deps, stale.map(deleteOf));
      await write(deps, [
        ...changed.map((row) => putOf({ pk, sk: `${rowPrefix}${row.key}`, body: JSON.stringify(row) })),
        ...gone.map(({ key }) => deleteOf({ pk, sk: `${rowPrefix}${key}` })),
      ]);
      await client
        .send(
          new PutItemCommand({
            TableName: table,
            Item: toAttributes({ ...knownKey(accountNumber), page }),
            ConditionExpression: 'attribute_not_exists(pk) OR page <= :page',
            ExpressionAttributeValues: toAttributes({ ':page': page }),
          }),
        )
        .catch((error: unknown) => {
          // A newer page was projected meanwhile.
          if (!(error instanceof ConditionalCheckFailedException)) throw error;
        });
    },
    async lacks({ accountNumber, page, rows }) {
      const held = await rowsHeld(deps, accountNumber);
      const wanting = rows.filter((row) => {
        const there = held.get(row.key);
        held.delete(row.key);
        return there === undefined || !isSameRow(there, row);
      });
      const isBehind = wanting.length === 0 && held.size === 0 && (await knownUpTo(accountNumber)) < page;
      return [...wanting.map(({ key }) => key), ...held.keys(), ...(isBehind ? [`known/${accountNumber}`] : [])];
    },
    async forget(accountNumber) {
      const pk = accountPartition(accountNumber);
      const held = [...(await rowsHeld(deps, accountNumber)).values()];
      await write(deps, once(held.flatMap(entriesOf)).map(deleteOf));
      await write(deps, [...held.map(({ key }) => deleteOf({ pk, sk: `${rowPrefix}${key}` })), deleteOf(knownKey(accountNumber))]);
    },
    async list({ limit, cursor, ...list }) {
      const values = { ':pk': listPartition(listName(list)), ...(cursor === undefined || cursor === '' ? {} : { ':cursor': cursor }) };
      const { Items = [] } = await client.send(
        new QueryCommand({
          TableName: table,
          KeyConditionExpression: cursor === undefined || cursor === '' ? 'pk = :pk' : 'pk = :pk AND sk > :cursor',
          ExpressionAttributeValues: toAttributes(values),
          Limit: limit + 1,
        }),
      );
      const rows = Items.slice(0, limit).map(rowOf);
      const last = rows.at(-1);
      return { rows, ...(Items.length > limit && last !== undefined ? { next: placeInList(last) } : {}) };
    },
    async count({ most, ...list }) {
      let count = 0;
      for (let from: Record<string, AttributeValue> | undefined; ; ) {
        const answer: QueryCommandOutput = await client.send(
          new QueryCommand({
            TableName: table,
            Select: 'COUNT',
            KeyConditionExpression: 'pk = :pk',
            ExpressionAttributeValues: toAttributes({ ':pk': listPartition(listName(list)) }),
            Limit: most - count,
            ...(from === undefined ? {} : { ExclusiveStartKey: from }),
          }),
        );
        count += answer.Count ?? 0;
        from = answer.LastEvaluatedKey;
        if (from === undefined || count >= most) return count;
      }
    },
    async search({ term, party, limit }) {
      const found = new Map<string, ViewRow>();
      for await (const item of queryAll(client, { ...beginsWith(table, termPartition(party), termStart(term)), Limit: limit * 4 })) {
        const row = rowOf(item);
        found.set(row.key, row);
        if (found.size === limit) break;
      }
      return [...found.values()];
    },
  };
}

async function rowsHeld({ client, table }: DynamoViewsDeps, accountNumber: string): Promise<Map<string, ViewRow>> {
  const held = new Map<string, ViewRow>();
  for await (const item of queryAll(client, beginsWith(table, accountPartition(accountNumber), rowPrefix)))
    held.set(rowOf(item).key, rowOf(item));
  return held;
}

/** Some of them, by key. */
async function rowsUnder(
  { client, table }: DynamoViewsDeps,
  accountNumber: string,
  keys: readonly string[],
): Promise<Map<string, ViewRow>> {
  const held = new Map<string, ViewRow>();
  for (let start = 0; start < keys.length; start += batchMax) {
    const part = keys.slice(start, start + batchMax);
    const items = await Promise.all(
      part.map((key) => getItem(client, table, { pk: accountPartition(accountNumber), sk: `${rowPrefix}${key}` })),
    );
    for (const item of items) if (item !== undefined) held.set(rowOf(item).key, rowOf(item));
  }
  return held;
}

const putOf = (item: Key & { body: string }): WriteRequest => ({ PutRequest: { Item: toAttributes({ ...item }) } });
const deleteOf = ({ pk, sk }: Key): WriteRequest => ({ DeleteRequest: { Key: toAttributes({ pk, sk }) } });

/** Each key once: a batch takes none twice. */
const once = <Entry extends Key>(keys: readonly Entry[]): Entry[] => [...new Map(keys.map((key) => [nameOf(key), key])).values()];

/** All of them, 25 at a time, in any order. @throws Error when the table keeps leaving some unwritten; the message comes again. */
async function write({ client, table, random, delay }: DynamoViewsDeps, requests: readonly WriteRequest[]): Promise<void> {
  for (let start = 0; start < requests.length; start += batchMax) {
    let left = requests.slice(start, start + batchMax);
    for (let attempt = 1; left.length > 0; attempt += 1) {
      const { UnprocessedItems = {} } = await client.send(new BatchWriteItemCommand({ RequestItems: { [table]: left } }));
      left = UnprocessedItems[table] ?? [];
      if (left.length === 0) break;
      if (attempt === attemptsMax) throw new Error(`DynamoDB left ${left.length} rows of views unwritten in ${attemptsMax} attempts`);
      await delay(random() * firstWaitMs * 2 ** (attempt - 1));
    }
  }
}

/** Our own JSON, written by `put`. */
function rowOf(item: StoredItem): ViewRow {
  const row: ViewRow = JSON.parse(text(item, 'body'));
  return row;
}
