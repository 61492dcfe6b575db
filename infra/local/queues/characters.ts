/**
 * SQS takes every character of XML 1.0, up to U+10FFFF; fauxqs refuses those beyond U+FFFF, which rare names need (𠮷, 𬭚). A body that
 * holds one is carried past that check under a ticket of the same length, and put back before the message enters its queue. The
 * checksums are those of the true body, so that a client's own check of them holds.
 */
import { createHash, randomUUID } from 'node:crypto';
import * as z from 'zod';
import type { ProtocolQueue } from './protocol.ts';

const beyondBmp = /[\u{10000}-\u{10FFFF}]/u;
const md5 = (text: string): string => createHash('md5').update(text, 'utf8').digest('hex');

const outgoing = z.looseObject({ MessageBody: z.string() });
const outgoingBatch = z.looseObject({ Entries: z.array(z.unknown()) });
const answer = z.looseObject({ MD5OfMessageBody: z.string() });
const answerBatch = z.looseObject({ Successful: z.array(z.unknown()) });

/** Ticket → body, for one request. */
export type Tickets = ReadonlyMap<string, string>;

/** The request with each such body replaced by a ticket, and the tickets; undefined when the request needs none. */
export function checkIn(request: unknown): { request: unknown; tickets: Tickets } | undefined {
  const tickets = new Map<string, string>();
  const swap = (value: unknown): unknown => {
    const message = outgoing.safeParse(value);
    // A lone surrogate is no character: it stays where it is and is refused, as SQS refuses it.
    if (!message.success || !beyondBmp.test(message.data.MessageBody) || !message.data.MessageBody.isWellFormed()) return value;
    const body = message.data.MessageBody;
    const ticket = randomUUID().padEnd(Buffer.byteLength(body), '.');
    tickets.set(ticket, body);
    return { ...message.data, MessageBody: ticket };
  };
  const batch = outgoingBatch.safeParse(request);
  const swapped = batch.success ? { ...batch.data, Entries: batch.data.Entries.map(swap) } : swap(request);
  return tickets.size === 0 ? undefined : { request: swapped, tickets };
}

/** The answer with the checksums of tickets replaced by those of their bodies. */
export function checkOut(reply: unknown, tickets: Tickets): unknown {
  const checksums = new Map([...tickets].map(([ticket, body]) => [md5(ticket), md5(body)]));
  const correct = (value: unknown): unknown => {
    const one = answer.safeParse(value);
    const checksum = one.success ? checksums.get(one.data.MD5OfMessageBody) : undefined;
    return one.success && checksum !== undefined ? { ...one.data, MD5OfMessageBody: checksum } : value;
  };
  const batch = answerBatch.safeParse(reply);
  return batch.success ? { ...batch.data, Successful: batch.data.Successful.map(correct) } : correct(reply);
}

/** The queue, taking in the true bodies of tickets. */
export function withBodies(queue: ProtocolQueue, bodyOf: (ticket: string) => string | undefined): ProtocolQueue {
  const enqueue: ProtocolQueue['enqueue'] = (message) => {
    const body = bodyOf(message.body);
    queue.enqueue(body === undefined ? message : { ...message, body, md5OfBody: md5(body) });
  };
  return Object.assign(Object.create(queue), { enqueue });
}
