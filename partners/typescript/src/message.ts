/** From what is to be said to what is posted: the CloudEvent as text, and the ids that SQS wants. */
import { createHash, randomUUID } from 'node:crypto';
import type { SentMessages } from './messages.ts';

/** A message on its way. It is built once: whoever sends it again sends these very bytes under this very id. */
export interface PartnerMessage {
  id: string;
  type: string;
  body: string;
  accountNumber: string;
}

/** RFC 3339 with the offset of Shanghai, to the millisecond: of two acts in one second it must be known which came first. */
export const shanghai = (at: Date): string => `${new Date(at.getTime() + 8 * 3_600_000).toISOString().slice(0, 23)}+08:00`;

export interface MessageOptions {
  /** Kept with the business fact that it reports, so that a retry after a crash has the same one. A new one unless given. */
  id?: string;
  at?: Date;
  /** Where `data` has no `accountNumber`. */
  accountNumber?: string;
}

/** @param partner `bank:102451000019` */
export const buildMessage = <Type extends keyof SentMessages>(
  partner: string,
  type: Type,
  data: SentMessages[Type],
  options: MessageOptions = {},
): PartnerMessage => buildEvent(partner, type, data, options);

/** The same for what has no type of its own. */
export function buildEvent(
  partner: string,
  type: string,
  data: object,
  { id = randomUUID(), at = new Date(), accountNumber = accountOf(data) }: MessageOptions = {},
): PartnerMessage {
  const body = JSON.stringify({
    specversion: '1.0',
    id,
    source: `urn:presale:${partner}`,
    type: `presale.${type}.v1`,
    subject: accountNumber,
    time: shanghai(at),
    datacontenttype: 'application/json',
    dataschema: `urn:presale:schema:${type}:v1`,
    data,
  });
  return { id, type, body, accountNumber };
}

function accountOf(data: object): string {
  const named = 'accountNumber' in data && typeof data.accountNumber === 'string' ? data.accountNumber : undefined;
  if (named === undefined) throw new Error('the data names no account: give accountNumber, it is the subject of the event');
  return named;
}

const isVisibleAscii = (text: string): boolean => /^[!-~]{1,128}$/.test(text);
export const accountGroup = (accountNumber: string): string => accountNumber.replace(/\s/g, '');
/** The event's id, or its SHA-256 where SQS does not take it. */
export const deduplicationId = (id: string): string => (isVisibleAscii(id) ? id : createHash('sha256').update(id).digest('hex'));

export const queueName = (partner: string): string => `presale-${partner.split(':')[0]}.fifo`;
/** `court:鲁0102` reads `presale-reply-court-u9c81-0102.fifo`. */
export const replyQueueName = (partner: string): string =>
  `presale-reply-${partner.replace(':', '-').replace(/[^A-Za-z0-9_-]/gu, (character) => `u${(character.codePointAt(0) ?? 0).toString(16)}-`)}.fifo`;
