/**
 * The file behind the queue journal: a line a record, each after a checksum of itself. A crash may leave lines behind the last flush torn or missing;
 * they were promised to nobody and are dropped. A broken line that a flush had covered is damage, and is said.
 */
import { existsSync, readFileSync } from 'node:fs';
import { crc32 } from 'node:zlib';
import * as z from 'zod';
import { md5, md5OfAttributes, type QueuedMessage } from '../fifo/message.ts';
import type { Kept } from './journal.ts';

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
const remembered = z.object({ messageId: z.string(), sequenceNumber: z.string(), atMs: z.number() });
const record = z.union([
  z.tuple([z.literal('header'), z.number(), z.number()]),
  z.tuple([z.literal('added'), z.string(), message]),
  z.tuple([z.literal('received'), z.string(), z.number()]),
  z.tuple([z.literal('moved'), z.string(), z.string()]),
  z.tuple([z.literal('removed'), z.string()]),
  z.tuple([z.literal('known'), z.string(), z.string(), remembered]),
  z.tuple([z.literal('synced'), z.number()]),
]);
type Parsed = z.output<typeof record>;
/** What a line says: of messages by their sequence number, of flushes by how many bytes they covered. */
export type Record = Exclude<Parsed, ['added', ...unknown[]]> | ['added', string, QueuedMessage];

const formatVersion = 1;
const checksumOf = (text: string): string => crc32(text).toString(16).padStart(8, '0');

export function lineOf(each: Record): string {
  const text = JSON.stringify(each[0] === 'added' ? [each[0], each[1], keptOf(each[2])] : each);
  return `${checksumOf(text)} ${text}\n`;
}

/** The first line; `lastSequence` goes on where messages that are gone left off. */
export const fileHeader = (lastSequence: number): string => lineOf(['header', formatVersion, lastSequence]);

const keptOf = ({
  md5OfBody: _,
  md5OfMessageAttributes: __,
  ...kept
}: QueuedMessage): Omit<QueuedMessage, 'md5OfBody' | 'md5OfMessageAttributes'> => kept;

/** @throws Error when the log is damaged or of a newer program; `validBytes` is 0 when there is none; `begunAt` is the last sequence number before the log. */
export function readLog(path: string): Kept & { validBytes: number; begunAt: number } {
  const bytes = existsSync(path) ? readFileSync(path) : Buffer.alloc(0);
  const messages = new Map<string, { queue: string; message: QueuedMessage }>();
  const known: Kept['remembered'] = [];
  let lastSequence = 0;
  let begunAt = 0;
  let validBytes = 0;
  for (const { end, parsed } of linesOf(bytes)) {
    if (parsed === undefined) break;
    validBytes = end;
    switch (parsed[0]) {
      case 'header':
        if (parsed[1] > formatVersion)
          throw new Error(
            `${path} was written by a newer version of this program (format ${parsed[1]}, known ${formatVersion}). Use that version, or another folder.`,
          );
        lastSequence = parsed[2];
        begunAt = parsed[2];
        break;
      case 'added': {
        const [, queue, kept] = parsed;
        const whole = { ...kept, md5OfBody: md5(kept.body), md5OfMessageAttributes: md5OfAttributes(kept.messageAttributes) };
        messages.set(kept.sequenceNumber, { queue, message: whole });
        const { messageDeduplicationId: deduplicationId, messageId, sequenceNumber, sentTimestamp: atMs } = kept;
        known.push({ queue, deduplicationId, entry: { messageId, sequenceNumber, atMs } });
        lastSequence = Math.max(lastSequence, Number(sequenceNumber));
        break;
      }
      case 'received': {
        const found = messages.get(parsed[1])?.message;
        if (found === undefined) break;
        found.approximateReceiveCount += 1;
        found.approximateFirstReceiveTimestamp ??= parsed[2];
        break;
      }
      case 'moved': {
        const found = messages.get(parsed[1]);
        if (found !== undefined) found.queue = parsed[2];
        break;
      }
      case 'removed':
        messages.delete(parsed[1]);
        break;
      case 'known':
        known.push({ queue: parsed[1], deduplicationId: parsed[2], entry: parsed[3] });
        break;
      case 'synced':
        break;
    }
  }
  demandTorn(path, bytes, validBytes);
  return { messages: [...messages.values()], remembered: known, lastSequence, begunAt, validBytes };
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
