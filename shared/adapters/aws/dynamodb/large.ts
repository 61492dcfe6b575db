/**
 * Commits that one transaction cannot hold. A long text is written before, in slices that its item names by digest; claims beyond the hundred are taken before,
 * for the same owner, and count only with the page; parts of the state beyond it are staged before and named by the head, so that the transaction decides
 * at once, and are put in their places after it. Whoever meets a head with staged parts does that first; no commit can pass it.
 */
import type { DynamoDBClient, TransactWriteItem } from '@aws-sdk/client-dynamodb';
import { GetItemCommand, PutItemCommand, TransactionCanceledException, TransactWriteItemsCommand } from '@aws-sdk/client-dynamodb';
import { sha256Hex } from '../../../domain/aggregate/journal.ts';
import type { StreamId } from '../../../ports/ledger.ts';
import { type Item, itemBytes, type LedgerItem, streamPartition, transactionItemsMax } from '../../ledger/items.ts';
import { integer, type StoredItem, text, toAttributes } from './attributes.ts';

/** Texts from this size on are sliced, in bytes; half of what an item may hold, so that staging may quote it. */
const slicedFrom = 200 * 1024;
/** UTF-16 units of a slice: at most three bytes each. */
const sliceLength = 64 * 1024;
/** What a transaction is filled with at most, in bytes; DynamoDB takes 4 MiB. */
const fullBytes = 3.5 * 1024 * 1024;
/** Items other than parts that the deciding transaction may hold. */
const decidingMax = 80;
/** Parts that are put in their places in one transaction. */
const settledMax = 90;

export interface Divided {
  /** Plain puts, before anything else; without effect until the transaction names them. */
  first: Item[];
  /** Claims that are taken before the others. */
  claims: LedgerItem[][];
  deciding: LedgerItem[];
}

export function divide(stream: StreamId, items: readonly LedgerItem[]): Divided {
  const first: Item[] = [];
  const slim = items.map((each): LedgerItem => {
    if (each.kind !== 'page' && each.kind !== 'part') return each;
    return { ...each, item: sliced(each.item, first) };
  });
  const others = slim.filter(({ kind }) => kind !== 'part');
  if (fitsOneTransaction(slim)) return { first, claims: [], deciding: slim };
  const claims = others.filter(({ kind }) => kind === 'claim');
  const early = claims.slice(0, Math.max(0, others.length - decidingMax));
  const deciding = slim.filter((each) => !early.includes(each));
  const chunks = chunked(early, transactionItemsMax);
  if (fitsOneTransaction(deciding)) return { first, claims: chunks, deciding };
  const parts = deciding.filter(({ kind }) => kind === 'part').map(({ item }) => item);
  const packs = packed(stream, parts, asText(deciding[0]?.item.hash));
  const rest = deciding.filter(({ kind }) => kind !== 'part');
  return {
    first: [...first, ...packs],
    claims: chunks,
    deciding: rest.map((each) => (each.kind === 'head' ? staging(each, packs.length) : each)),
  };
}

const asText = (value: string | number | undefined): string => String(value ?? '');
const staging = (head: Exclude<LedgerItem, { kind: 'inbox' | 'claim' }>, packs: number): LedgerItem => ({
  ...head,
  item: { ...head.item, staged: packs },
});
export const fitsOneTransaction = (items: readonly LedgerItem[]): boolean =>
  items.length <= transactionItemsMax && bytesOf(items) <= fullBytes;
const bytesOf = (items: readonly LedgerItem[]): number => items.reduce((sum, { item }) => sum + itemBytes(item), 0);

function chunked<Each>(all: readonly Each[], size: number): Each[][] {
  const chunks: Each[][] = [];
  for (let start = 0; start < all.length; start += size) chunks.push(all.slice(start, start + size));
  return chunks;
}

/** The item with its body in slices, which join those that are written first. */
function sliced(item: Item, first: Item[]): Item {
  const body = asText(item.body);
  if (body.length * 3 < slicedFrom || Buffer.byteLength(body) < slicedFrom) return item;
  const digest = sha256Hex(body);
  const slices = slicesOf(body);
  for (const [place, slice] of slices.entries()) first.push({ pk: item.pk, sk: sliceSortKey(digest, place), body: slice });
  return { ...item, body: '', digest, slices: slices.length };
}

const sliceSortKey = (digest: string, place: number): string => `slice#${digest}#${String(place).padStart(4, '0')}`;

/** Never between the halves of a character: each slice is stored as UTF-8. */
function slicesOf(body: string): string[] {
  const slices: string[] = [];
  for (let start = 0; start < body.length; ) {
    const end = start + sliceLength;
    const cut = end < body.length && /[\ud800-\udbff]/u.test(body.charAt(end - 1)) ? end - 1 : end;
    slices.push(body.slice(start, cut));
    start = cut;
  }
  return slices;
}

function packed(stream: StreamId, parts: readonly Item[], hash: string): Item[] {
  const packs: Item[][] = [];
  let bytes = Number.POSITIVE_INFINITY;
  for (const part of parts) {
    const size = itemBytes(part);
    if (bytes + size > slicedFrom) {
      packs.push([]);
      bytes = 0;
    }
    packs.at(-1)?.push(part);
    bytes += size;
  }
  return packs.map((pack, place) => ({ ...stagedKey(stream, place), hash, body: JSON.stringify(pack) }));
}

const stagedKey = (stream: StreamId, place: number) => ({
  pk: streamPartition(stream),
  sk: `staged#${String(place).padStart(6, '0')}`,
});

interface Store {
  client: DynamoDBClient;
  table: string;
}

export async function putAll({ client, table }: Store, items: readonly Item[]): Promise<void> {
  for (const item of items) await client.send(new PutItemCommand({ TableName: table, Item: toAttributes(item) }));
}

/** The body of an item, from its slices where it was too long for one. */
export async function bodyOf(store: Store, item: StoredItem): Promise<string> {
  if (item['slices'] === undefined) return text(item, 'body');
  const count = integer(item, 'slices');
  const digest = text(item, 'digest');
  const slices: string[] = [];
  for (let place = 0; place < count; place++) {
    const slice = await getStored(store, { pk: text(item, 'pk'), sk: sliceSortKey(digest, place) });
    slices.push(text(slice, 'body'));
  }
  return slices.join('');
}

async function getStored({ client, table }: Store, key: { pk: string; sk: string }): Promise<StoredItem> {
  const { Item } = await client.send(new GetItemCommand({ TableName: table, Key: toAttributes(key), ConsistentRead: true }));
  if (Item === undefined) throw new Error(`the table lacks ${key.pk} / ${key.sk}, which another item names; verify the ledger`);
  return Item;
}

/**
 * Puts the staged parts of a head in their places, each transaction under the condition that the head is still the one that names them. Repeats are
 * harmless, and so is another process that does the same. Returns quietly when another has gone on meanwhile.
 */
export async function settle(store: Store, stream: StreamId, head: StoredItem): Promise<void> {
  const hash = text(head, 'hash');
  const parts: Item[] = [];
  for (let place = 0; place < integer(head, 'staged'); place++) {
    const pack = await getStored(store, stagedKey(stream, place));
    if (text(pack, 'hash') !== hash) return;
    // Our own JSON, written by `packed`.
    const items: Item[] = JSON.parse(text(pack, 'body'));
    parts.push(...items);
  }
  const chunks = chunked(parts, settledMax);
  try {
    for (const [place, chunk] of chunks.entries()) {
      const { staged: _, ...settled } = head;
      const puts = chunk.map((item): TransactWriteItem => ({ Put: { TableName: store.table, Item: toAttributes(item) } }));
      const same = sameHead(store.table, place === chunks.length - 1 ? settled : head, hash);
      await store.client.send(new TransactWriteItemsCommand({ TransactItems: [same, ...puts] }));
    }
  } catch (error) {
    if (error instanceof TransactionCanceledException) return;
    throw error;
  }
}

function sameHead(table: string, item: StoredItem, hash: string): TransactWriteItem {
  return {
    Put: {
      TableName: table,
      Item: item,
      ConditionExpression: '#hash = :hash AND attribute_exists(staged)',
      ExpressionAttributeNames: { '#hash': 'hash' },
      ExpressionAttributeValues: { ':hash': { S: hash } },
    },
  };
}
