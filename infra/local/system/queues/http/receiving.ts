/** How messages leave a queue over the protocol: long polls, and what of a message a receiver asked for. */
import { performance } from 'node:perf_hooks';
import type * as z from 'zod';
import type { FifoQueue, Received } from '../fifo/fifo-queue.ts';
import { md5OfAttributes, systemAttributesOf } from '../fifo/message.ts';
import type { requests } from './protocol.ts';

type Receiving = z.output<(typeof requests)['ReceiveMessage']>;

/** Ends with the first messages, with its time, or when `isGone` says that nobody waits for the answer: what a client does not wait for is left to the next one. */
export async function receive(queue: FifoQueue, body: Receiving, isGone: () => boolean): Promise<Received[]> {
  const limit = body.MaxNumberOfMessages ?? 1;
  const endsAt = performance.now() + (body.WaitTimeSeconds ?? 0) * 1000;
  for (;;) {
    const received = queue.receive(limit, body.VisibilityTimeout ?? undefined);
    const leftMs = endsAt - performance.now();
    if (received.length > 0 || leftMs <= 0) return received;
    if (!(await queue.waitForMessages(leftMs / 1000))) return [];
    if (isGone()) {
      queue.wakeAnother();
      return [];
    }
  }
}

/** A message as the protocol spells it. */
export function delivered({ receiptHandle, message }: Received, asked: Receiving): object {
  const system = [...(asked.AttributeNames ?? []), ...(asked.MessageSystemAttributeNames ?? [])];
  const Attributes = chosen(system, systemAttributesOf(message));
  const all = message.messageAttributes;
  const MessageAttributes = chosen(asked.MessageAttributeNames ?? [], all);
  return {
    MessageId: message.messageId,
    ReceiptHandle: receiptHandle,
    MD5OfBody: message.md5OfBody,
    Body: message.body,
    ...(Attributes === undefined ? {} : { Attributes }),
    ...(MessageAttributes === undefined
      ? {}
      : {
          MessageAttributes,
          MD5OfMessageAttributes: sameSize(MessageAttributes, all) ? message.md5OfMessageAttributes : md5OfAttributes(MessageAttributes),
        }),
  };
}

const sameSize = (some: object, all: object): boolean => Object.keys(some).length === Object.keys(all).length;

/** `All`, `.*`, a name, or the beginning of names (`trace.*`). */
function chosen<Value>(asked: readonly string[], values: Record<string, Value>): Record<string, Value> | undefined {
  const isAsked = (name: string): boolean =>
    asked.some((each) => each === 'All' || each === name || (each.endsWith('.*') && name.startsWith(each.slice(0, -2))));
  const found = Object.entries(values).filter(([name]) => isAsked(name));
  return found.length === 0 ? undefined : Object.fromEntries(found);
}
