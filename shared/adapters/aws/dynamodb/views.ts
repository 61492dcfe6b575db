/**
 * Views in a DynamoDB table of their own, which may be deleted: it is made again from the journal.
 *
 * | item   | pk                     | sk                | attributes             |
 * |--------|------------------------|-------------------|------------------------|
 * | row    | `account#<number>`     | `row#<key>`       | body                   |
 * | known  | `account#<number>`     | `known`           | page, underWay?        |
 * | listed | `list#<kind>#<party>`  | order, key        | body                   |
 * | narrow | the same`#<filter>`    | order, key        | body                   |
 * | found  | `term#<party>`         | term, key         | body                   |
 *
 * Each list and search is one query of one partition. Entries are written first, then those that no longer hold are deleted, then the row itself. Before all of
 * it, `underWay` names those entries: whatever breaks off is done again by the message that comes again, and that may be as of a later page, at which a row stands
 * elsewhere: nothing but this name would lead to the entry of the page between, which would show the row for ever. Messages of one account come one after the
 * other (FIFO group).
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
import * as z from 'zod';
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
  const knownUpTo = async (accountNumber: string): Promise<number> => (await markOf(deps, accountNumber)).page;
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
      const { page: known, underWay } = await markOf(deps, accountNumber);
      if (known > page) return;
      // What broke off is looked at whole.
      const step = since?.page === known && underWay.length === 0 ? since : undefined;
      const before = step === undefined ? await rowsHeld(deps, accountNumber) : await rowsUnder(deps, accountNumber, keysOf(step));
      const rows = step?.changed ?? all;
      const uncertain = new Set(underWay.map(nameOf));
      const changed = rows.filter((row) => {
        const earlier = before.get(row.key);
        return earlier === undefined || !isSameRow(earlier, row) || entriesOf(row).some((key) => uncertain.has(nameOf(key)));
      });
      const kept = new Set(rows.map(({ key }) => key));
      const gone = [...before.values()].filter(({ key }) => !kept.has(key));
      let left = underWay;
      for (const some of inParts([...changed, ...gone])) {
        const shown = some.filter(({ key }) => kept.has(key));
        const marked = once([...left, ...some.flatMap(entriesOf)]);
        if (!(await putMark(deps, accountNumber, { page: known, underWay: marked }))) return;
        await replaceRows(deps, accountNumber, { shown, before: some.flatMap(({ key }) => before.get(key) ?? []), left });
        left = [];
      }
      // No row stands there now.
      await write(deps, left.map(deleteOf));
      await putMark(deps, accountNumber, { page, underWay: [] });
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
      const held = [...(await rowsHeld(deps, accountNumber)).values()];
      let { underWay: left } = await markOf(deps, accountNumber);
      for (const before of inParts(held)) {
        await write(deps, [putOf(markItem(accountNumber, { page: 0, underWay: once([...left, ...before.flatMap(entriesOf)]) }))]);
        await replaceRows(deps, accountNumber, { shown: [], before, left });
        left = [];
      }
      await write(deps, left.map(deleteOf));
      await write(deps, [deleteOf(knownKey(accountNumber))]);
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

interface Mark {
  page: number;
  /** Entries that may be there or not. */
  underWay: Key[];
}
const underWaySchema = z.array(z.tuple([z.string(), z.string()]));

async function markOf({ client, table }: DynamoViewsDeps, accountNumber: string): Promise<Mark> {
  const item = await getItem(client, table, knownKey(accountNumber));
  if (item === undefined) return { page: 0, underWay: [] };
  const names = item['underWay'] === undefined ? [] : underWaySchema.parse(JSON.parse(text(item, 'underWay')));
  return { page: integer(item, 'page'), underWay: names.map(([pk, sk]) => ({ pk, sk })) };
}

const markItem = (accountNumber: string, { page, underWay }: Mark) => ({
  ...knownKey(accountNumber),
  page,
  ...(underWay.length === 0 ? {} : { underWay: JSON.stringify(underWay.map(({ pk, sk }) => [pk, sk])) }),
});

/** False where a newer page was projected meanwhile. */
async function putMark({ client, table }: DynamoViewsDeps, accountNumber: string, mark: Mark): Promise<boolean> {
  try {
    await client.send(
      new PutItemCommand({
        TableName: table,
        Item: toAttributes(markItem(accountNumber, mark)),
        ConditionExpression: 'attribute_not_exists(pk) OR page <= :page',
        ExpressionAttributeValues: toAttributes({ ':page': mark.page }),
      }),
    );
    return true;
  } catch (error) {
    if (error instanceof ConditionalCheckFailedException) return false;
    throw error;
  }
}

/** Names of entries that one mark holds: an item has at most 400 kB. */
const markBytesMax = 150_000;

function inParts(rows: readonly ViewRow[]): ViewRow[][] {
  const parts: ViewRow[][] = [];
  let bytes = 0;
  for (const row of rows) {
    const size = JSON.stringify(entriesOf(row)).length * 3;
    const last = parts.at(-1);
    if (last === undefined || bytes + size > markBytesMax) {
      parts.push([row]);
      bytes = size;
    } else {
      last.push(row);
      bytes += size;
    }
  }
  return parts;
}

/** Entries, then those that no longer hold, then the rows. @param before what is held of these rows, @param left what broke off before */
async function replaceRows(
  deps: DynamoViewsDeps,
  accountNumber: string,
  { shown, before, left }: { shown: readonly ViewRow[]; before: readonly ViewRow[]; left: readonly Key[] },
): Promise<void> {
  const pk = accountPartition(accountNumber);
  const entries = once(shown.flatMap((row) => entriesOf(row).map((key) => ({ ...key, body: JSON.stringify(row) }))));
  await write(deps, entries.map(putOf));
  const held = new Set(entries.map(nameOf));
  const stale = once([...before.flatMap(entriesOf), ...left]).filter((key) => !held.has(nameOf(key)));
  await write(deps, stale.map(deleteOf));
  const kept = new Set(shown.map(({ key }) => key));
  await write(deps, [
    ...shown.map((row) => putOf({ pk, sk: `${rowPrefix}${row.key}`, body: JSON.stringify(row) })),
    ...before.filter(({ key }) => !kept.has(key)).map(({ key }) => deleteOf({ pk, sk: `${rowPrefix}${key}` })),
  ]);
}

const putOf = (item: Key & Record<string, string | number>): WriteRequest => ({ PutRequest: { Item: toAttributes({ ...item }) } });
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
