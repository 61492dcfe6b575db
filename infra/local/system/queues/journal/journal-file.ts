/**
 * The file behind the queue journal: a line a record, each after a checksum of itself. A crash may leave lines behind the last flush torn or missing;
 * they were promised to nobody and are dropped. A broken line that a flush had covered is damage, and is said.
 */
import { existsSync, readFileSync } from 'node:fs';
import { crc32 } from 'node:zlib';
import * as z from 'zod';
import type { RememberedId } from '../fifo/memory.ts';
import { md5, md5OfAttributes, type QueuedMessage, sequenceName } from '../fifo/message.ts';

const attribute = z.object({ DataType: z.string(), StringValue: z.exactOptional(z.string()), BinaryValue: z.exactOptional(z.string()) });
/** Checksums of a message follow from it, and are not kept. */
const message = z.object({
  messageId: z.string(),
  body: z.string(),
  messageAttributes: z.record(z.string(), attribute),
  sentTimestamp: z.number(),
  approximateReceiveCount: z.number(),
  approximateFirstReceiveTimestamp: z.exactOptional(z.number()),
  messageGroupId: z.string(),
  messageDeduplicationId: z.string(),
  sequenceNumber: z.string(),
});
/** The same in the order of `putOf`: names would take a quarter of the log. */
const put = z.tuple([
  z.literal('put'),
  z.string(),
  z.int(),
  z.string(),
  z.string(),
  z.record(z.string(), attribute),
  z.number(),
  z.string(),
  z.string(),
  z.int(),
  z.number().nullable(),
]);
const rememberedEntry = z.object({ messageId: z.string(), sequenceNumber: z.string(), atMs: z.number() });
const header = z.tuple([z.literal('header'), z.number(), z.number()]);
const moved = z.tuple([z.literal('moved'), z.string(), z.string()]);
/** Of a queue: deduplication id, message id, sequence number and time of what was sent, gone or not. */
const recall = z.tuple([z.literal('recall'), z.string(), z.array(z.tuple([z.string(), z.string(), z.int(), z.number()]))]);
const synced = z.tuple([z.literal('synced'), z.number()]);
const taken = z.tuple([z.literal('taken'), z.number(), z.array(z.int())]);
const gone = z.tuple([z.literal('gone'), z.array(z.int())]);
/** Of the first two formats. */
const known = z.tuple([z.literal('known'), z.string(), z.string(), rememberedEntry]);
/** Of the first. */
const added = z.tuple([z.literal('added'), z.string(), message]);
const received = z.tuple([z.literal('received'), z.string(), z.number()]);
const removed = z.tuple([z.literal('removed'), z.string()]);
const record = z.union([put, taken, gone, moved, recall, synced, header, known, added, received, removed]);
type Parsed = z.output<typeof record>;
/** What a line says: of messages by their sequence number, of flushes by how many bytes they covered. */
export type Record = z.output<typeof put | typeof taken | typeof gone | typeof moved | typeof recall | typeof synced | typeof header>;

/** Since 2 a message is a list without names, and what was received or removed in one turn is one line; since 3 ids that are remembered are lists too. */
export const formatVersion = 3;
const checksumOf = (text: string): string => crc32(text).toString(16).padStart(8, '0');

export function lineOf(each: Record): string {
  const text = JSON.stringify(each);
  return `${checksumOf(text)} ${text}\n`;
}

/** The first line; `lastSequence` goes on where messages that are gone left off. */
export const fileHeader = (lastSequence: number): string => lineOf(['header', formatVersion, lastSequence]);

export const putOf = (queue: string, message: QueuedMessage): Record => [
  'put',
  queue,
  Number(message.sequenceNumber),
  message.messageId,
  message.body,
  message.messageAttributes,
  message.sentTimestamp,
  message.messageGroupId,
  message.messageDeduplicationId,
  message.approximateReceiveCount,
  message.approximateFirstReceiveTimestamp ?? null,
];

const idsInALine = 1_000;

/** Ids that are remembered, many in a line and in their order. */
export function recallsOf(remembered: readonly RememberedId[]): Record[] {
  const byQueue = Map.groupBy(remembered, ({ queue }) => queue);
  return [...byQueue].flatMap(([queue, ids]) =>
    Array.from({ length: Math.ceil(ids.length / idsInALine) }, (_, line): Record => {
      const some = ids.slice(line * idsInALine, (line + 1) * idsInALine);
      const parts = some.map(({ deduplicationId, entry }): z.output<typeof recall>[2][number] => [
        deduplicationId,
        entry.messageId,
        entry.sequence,
        entry.atMs,
      ]);
      return ['recall', queue, parts];
    }),
  );
}

type Held = Omit<QueuedMessage, 'md5OfBody' | 'md5OfMessageAttributes'>;

function messageOf([, , sequence, messageId, body, messageAttributes, sentTimestamp, group, deduplicationId, count, first]: z.output<
  typeof put
>): Held {
  return {
    messageId,
    body,
    messageAttributes,
    sentTimestamp,
    approximateReceiveCount: count,
    ...(first === null ? {} : { approximateFirstReceiveTimestamp: first }),
    messageGroupId: group,
    messageDeduplicationId: deduplicationId,
    sequenceNumber: sequenceName(sequence),
  };
}

/** What a log says, in its order. */
export interface Log {
  messages: { queue: string; message: QueuedMessage }[];
  remembered: RememberedId[];
  lastSequence: number;
  /** The last sequence number before the log. */
  begunAt: number;
  /** 0 when there is no log. */
  validBytes: number;
  version: number;
}

/** @throws Error when the log is damaged or of a newer program. */
export function readLog(path: string): Log {
  const bytes = existsSync(path) ? readFileSync(path) : Buffer.alloc(0);
  const messages = new Map<string, { queue: string; message: QueuedMessage }>();
  const remembered: Log['remembered'] = [];
  let lastSequence = 0;
  let begunAt = 0;
  let validBytes = 0;
  let version = formatVersion;
  const add = (queue: string, held: Held): void => {
    const whole = { ...held, md5OfBody: md5(held.body), md5OfMessageAttributes: md5OfAttributes(held.messageAttributes) };
    messages.set(held.sequenceNumber, { queue, message: whole });
    const { messageDeduplicationId: deduplicationId, messageId, sequenceNumber, sentTimestamp: atMs } = held;
    const sequence = Number(sequenceNumber);
    remembered.push({ queue, deduplicationId, entry: { messageId, sequence, atMs } });
    lastSequence = Math.max(lastSequence, sequence);
  };
  const receive = (sequenceNumber: string, atMs: number): void => {
    const found = messages.get(sequenceNumber)?.message;
    if (found === undefined) return;
    found.approximateReceiveCount += 1;
    found.approximateFirstReceiveTimestamp ??= atMs;
  };
  for (const { end, parsed } of linesOf(bytes)) {
    if (parsed === undefined) break;
    validBytes = end;
    switch (parsed[0]) {
      case 'header':
        if (parsed[1] > formatVersion)
          throw new Error(
            `${path} was written by a newer version of this program (format ${parsed[1]}, known ${formatVersion}). Use that version, or another folder.`,
          );
        version = parsed[1];
        lastSequence = parsed[2];
        begunAt = parsed[2];
        break;
      case 'put':
        add(parsed[1], messageOf(parsed));
        break;
      case 'added':
        add(parsed[1], parsed[2]);
        break;
      case 'taken':
        for (const sequence of parsed[2]) receive(sequenceName(sequence), parsed[1]);
        break;
      case 'received':
        receive(parsed[1], parsed[2]);
        break;
      case 'gone':
        for (const sequence of parsed[1]) messages.delete(sequenceName(sequence));
        break;
      case 'moved': {
        const found = messages.get(parsed[1]);
        if (found !== undefined) found.queue = parsed[2];
        break;
      }
      case 'removed':
        messages.delete(parsed[1]);
        break;
      case 'recall':
        for (const [deduplicationId, messageId, sequence, atMs] of parsed[2])
          remembered.push({ queue: parsed[1], deduplicationId, entry: { messageId, sequence, atMs } });
        break;
      case 'known':
        remembered.push(ofFirstFormats(parsed));
        break;
      case 'synced':
        break;
    }
  }
  demandTorn(path, bytes, validBytes);
  return { messages: [...messages.values()], remembered, lastSequence, begunAt, validBytes, version };
}

function ofFirstFormats([, queue, deduplicationId, { messageId, sequenceNumber, atMs }]: z.output<typeof known>): RememberedId {
  return { queue, deduplicationId, entry: { messageId, sequence: Number(sequenceNumber), atMs } };
}

/** Behind the first line that does not hold there may be anything but the word that a flush had covered it. */
function demandTorn(path: string, bytes: Buffer, validBytes: number): void {
  for (const { parsed } of linesOf(bytes.subarray(validBytes)))
    if (parsed?.[0] === 'synced' && parsed[1] > validBytes)
      throw new Error(
        `${path} is damaged at byte ${validBytes}: what was accepted behind it cannot be read. Restore the file from a backup.`,
      );
}

const newline = 10;

function* linesOf(bytes: Buffer): Generator<{ end: number; parsed: Parsed | undefined }> {
  for (let start = 0; start < bytes.length; ) {
    const at = bytes.indexOf(newline, start);
    const end = at < 0 ? bytes.length : at + 1;
    yield { end, parsed: at < 0 ? undefined : parseLine(bytes.toString('utf8', start, at)) };
    start = end;
  }
}

function parseLine(line: string): Parsed | undefined {
  const text = line.slice(9);
  if (line.slice(0, 8) !== checksumOf(text)) return undefined;
  return record.parse(JSON.parse(text));
}
