/** Name of a partner's reply queue (contracts §1). It follows from the partner alone, so a partner whose name does not fit could never be answered. */
import type { PartnerId } from '../../domain/messages/messages.ts';

/** Names of queues are at most this long (SQS). */
const longestQueueName = 80;
/** What every reply queue begins with. */
export const replyQueuePrefix = 'presale-reply-';

/** `presale-reply-<kind>-<code>.fifo`. SQS names are ASCII letters, digits, `-` and `_`: every other character becomes `u<hex>-` (鲁0102 → `u9c81-0102`). */
export function replyQueueName(prefix: string, partner: PartnerId): string {
  const name = partner.replace(':', '-').replace(/[^A-Za-z0-9_-]/gu, (character) => `u${(character.codePointAt(0) ?? 0).toString(16)}-`);
  return `${prefix}${name}.fifo`;
}

/** The name of a queue that can exist; undefined where it would be too long. */
export function possibleReplyQueueName(prefix: string, partner: PartnerId): string | undefined {
  const name = replyQueueName(prefix, partner);
  return name.length > longestQueueName ? undefined : name;
}

/** Whether a partner can be answered. Persons at the operations desk have no queue. */
export const canBeAnswered = (partner: PartnerId): boolean =>
  partner.startsWith('operator:') || possibleReplyQueueName(replyQueuePrefix, partner) !== undefined;

/** Before a partner is written into the register. @throws RangeError for one that could never be answered. */
export function requireAnswerable(partner: PartnerId): void {
  if (!canBeAnswered(partner))
    throw new RangeError(
      `partner ${partner}: the name of its reply queue would exceed ${longestQueueName} characters; give a shorter code`,
    );
}
