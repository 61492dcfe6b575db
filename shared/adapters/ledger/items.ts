/**
 * The items that one commit writes, in the layout of the DynamoDB table, and the limits that DynamoDB sets on them. SQLite keeps the same
 * facts in tables of its own.
 *
 * | item   | pk                | sk                 | attributes                                                  | written |
 * |--------|-------------------|--------------------|-------------------------------------------------------------|---------|
 * | head   | `stream#<stream>` | `head`             | version, hash, state (JSON), stateVersion, due?, dueKey?, staged? | replaced by each commit |
 * | open   | `stream#<stream>` | `open#<8 digits>`  | body (an open part of the state; empty: the place is free)  | when the part changes |
 * | page   | `stream#<stream>` | `page#<16 digits>` | hash, body (the canonical text that was hashed)             | once |
 * | ended  | `stream#<stream>` | `part#<key>`       | body (a part of the state that has ended), sequence         | when it ends, or changes after that |
 * | inbox  | `inbox#<key>`     | `inbox`            | digest, stream, sequence                                    | once |
 * | claim  | `claim#<key>`     | `claim`            | owner                                                       | once (again only with the same owner) |
 * | stream | `streams`         | `<stream>`         | –                                                           | once, with the first page |
 * | slice  | `stream#<stream>` | `slice#<digest>#<n>` | body (of a text that one item cannot hold)                | once, before the text that names it |
 * | staged | `stream#<stream>` | `staged#<n>`       | hash, body (items of a commit that one transaction cannot hold) | before that commit |
 * | unsealed | `log#<stream>`  | `unsealed`       | sequence of the newest page, due, dueKey        | by each commit; by the sealing, without due, once that page is a leaf |
 * | replied | `replied#<id>`   | `replied`          | of a reply that lies in its partner's queue; that of the empty id: since when such are noted | once |
 * | sealed | `log#<stream>`    | `sealed`         | sequence of the newest page that is a leaf      | by the sealing |
 *
 * State and page are JSON text, not maps. A page must come back as the bytes that were hashed; a number attribute has 38 digits, but a map of
 * them costs three times the request and the parsing (`{"M":{"a":{"N":"1"}}}`), and nothing inside is ever queried or updated in place.
 * JSON holds every integer up to 2^53 exactly, far above the largest amount (10^14 fen).
 *
 * Head and open parts stand side by side, so that one query reads a state. Nothing is deleted: the place of a part that has ended is used again.
 */
import { sha256Hex } from '../../domain/aggregate/journal.ts';
import type { InboxEntry, StreamId, UniqueClaim } from '../../ports/ledger.ts';
import { LedgerLimitError } from '../../ports/ledger.ts';
import type { PreparedCommit } from './prepare.ts';

export type Item = { pk: string; sk: string } & { [attribute: string]: string | number };
export type LedgerItem =
  | { kind: 'head' | 'page' | 'stream' | 'part' | 'unsealed'; item: Item }
  | { kind: 'inbox'; item: Item; entry: InboxEntry }
  | { kind: 'claim'; item: Item; claim: UniqueClaim };

/** One DynamoDB item, in bytes: attribute names and values in UTF-8. */
export const itemBytesMax = 400 * 1024;
/** Items of one DynamoDB transaction. */
export const transactionItemsMax = 100;
/** All items of one DynamoDB transaction, in bytes. */
export const transactionBytesMax = 4 * 1024 * 1024;
/** The most that DynamoDB counts for a number. */
const numberBytes = 21;
/** One partition holds the names of all streams: a stream is born once, so even its 1,000 writes a second are far off. */
export const streamsPartition = 'streams';
/** The partition of the index `due`; only heads that wait for a time carry it, so the index stays as small as the work that waits. */
export const duePartition = 'due';

export const streamPartition = (stream: StreamId): string => `stream#${stream}`;
export const headKey = (stream: StreamId) => ({ pk: streamPartition(stream), sk: 'head' });
export const openPrefix = 'open#';
const openKey = (stream: StreamId, slot: number) => ({
  pk: streamPartition(stream),
  sk: `${openPrefix}${String(slot).padStart(8, '0')}`,
});
export const endedPrefix = 'part#';
const endedKey = (stream: StreamId, key: string) => ({ pk: streamPartition(stream), sk: `${endedPrefix}${key}` });
export const pageSortKey = (sequence: number): string => `page#${String(sequence).padStart(16, '0')}`;
export const pageKey = (stream: StreamId, sequence: number) => ({ pk: streamPartition(stream), sk: pageSortKey(sequence) });
/** The log is not a leaf of itself: each sealing would be one more page to seal. */
const isSealed = (stream: StreamId): boolean => !stream.startsWith('log:');
/**
 * Marks of streams with pages to seal stand in the index of what is due, spread over partitions of their own so that the commits of all streams
 * do not meet in one. The index may lag; the marks themselves are read consistently, and one that is seen late is sealed a minute later.
 */
export const unsealedPartitions = Array.from({ length: 8 }, (_, shard) => `unsealed-${shard}`);
export const unsealedKey = (stream: StreamId) => ({ pk: `log#${stream}`, sk: 'unsealed' });
export const sealedKey = (stream: StreamId) => ({ pk: `log#${stream}`, sk: 'sealed' });
const shardOf = (stream: StreamId): number => Number.parseInt(sha256Hex(stream).slice(0, 4), 16) % unsealedPartitions.length;
const unsealedItem = (stream: StreamId, sequence: number): Item => ({
  ...unsealedKey(stream),
  sequence,
  due: unsealedPartitions[shardOf(stream)] ?? '',
  dueKey: stream,
});
export const inboxKey = (key: string) => ({ pk: `inbox#${key}`, sk: 'inbox' });
export const repliedKey = (id: string) => ({ pk: `replied#${id}`, sk: 'replied' });
export const claimKey = (key: string) => ({ pk: `claim#${key}`, sk: 'claim' });

/** The commit's items in the order in which they are sent; the reasons of a cancelled transaction come back in the same order. */
export function commitItems(commit: PreparedCommit): LedgerItem[] {
  const { stream, sequence, hash } = commit;
  const items: LedgerItem[] = [
    { kind: 'head', item: headItem(commit) },
    { kind: 'page', item: { ...pageKey(stream, sequence), hash, body: commit.page } },
  ];
  if (sequence === 1) items.push({ kind: 'stream', item: { pk: streamsPartition, sk: stream } });
  for (const entry of commit.inbox)
    items.push({ kind: 'inbox', entry, item: { ...inboxKey(entry.key), digest: entry.digest, stream, sequence } });
  for (const claim of commit.claims) items.push({ kind: 'claim', claim, item: { ...claimKey(claim.key), owner: claim.owner } });
  if (isSealed(stream)) items.push({ kind: 'unsealed', item: unsealedItem(stream, sequence) });
  for (const item of partItems(commit)) items.push({ kind: 'part', item });
  return items;
}

function headItem({ stream, sequence, hash, dueAt, state, stateVersion }: PreparedCommit): Item {
  // The stream stands behind the instant, so that streams due at the same instant have an order too.
  const due = dueAt === undefined ? {} : { due: duePartition, dueKey: `${dueAt}|${stream}` };
  return { ...headKey(stream), version: sequence, hash, state, stateVersion, ...due };
}

function partItems({ stream, sequence, open, ended }: PreparedCommit): Item[] {
  return [
    ...open.map(({ slot, text }): Item => ({ ...openKey(stream, slot), body: text })),
    ...ended.map(({ key, text }): Item => ({ ...endedKey(stream, key), body: text, sequence })),
  ];
}

/**
 * What one item must hold in any store. Pages and parts may be of any size, and any number of parts and claims may change together: a store that has
 * limits there divides them (`dynamodb/large.ts`).
 * @throws LedgerLimitError when the head or the name of something would be refused by DynamoDB, naming what is too large.
 */
export function checkLimits(commit: PreparedCommit): void {
  const bytes = itemBytes(headItem(commit));
  if (bytes > itemBytesMax) throw new LedgerLimitError('item-bytes', bytes, itemBytesMax, `the head of ${commit.stream}`);
  const fixed = commit.inbox.length + 3;
  if (fixed > transactionItemsMax) throw new LedgerLimitError('items', fixed, transactionItemsMax, `a commit to ${commit.stream}`);
}

export function itemBytes(item: Item): number {
  let bytes = 0;
  for (const [name, value] of Object.entries(item))
    bytes += Buffer.byteLength(name) + (typeof value === 'number' ? numberBytes : Buffer.byteLength(value));
  return bytes;
}
