/** From a line of a scenario to what its sender would put into its queue: the CloudEvent, its signature and the SQS ids. */

import { signDetached } from '../../../shared/adapters/signatures/sign.ts';
import { dataSchemaUri } from '../../../shared/contracts/envelope.ts';
import { accountNumber } from '../../../shared/contracts/fields/identifier.ts';
import { kindOfPartner, sourceOf } from '../../../shared/contracts/fields/partner.ts';
import { fullType } from '../../../shared/contracts/inbound/schemas.ts';
import type { Instant, PartnerId } from '../../../shared/domain/messages/messages.ts';
import { accountGroup } from '../../../shared/workflow/dispatch.ts';
import { type InboundQueue, inboundQueues } from '../../names.ts';
import type { SandboxKeys } from './sandbox-keys.ts';

/** What a sender wants to say. */
export interface OutgoingMessage {
  lineNumber: number;
  from: PartnerId;
  type: string;
  id: string;
  sentAt: Instant;
  /** JSON text of `data`; empty when the line has none. */
  dataText: string;
  subject: string;
  signature?: 'none' | 'tampered' | 'wrong-key';
}

/** A message on its way: posting it twice posts the same bytes. */
export interface Letter {
  lineNumber: number;
  from: PartnerId;
  type: string;
  messageId: string;
  queue: InboundQueue;
  groupId: string;
  body: string;
  signature?: string;
}

/** What stands for the account where nobody can say which it is. */
export const unknownAccount = 'unknown';
const fullTypeOf = (type: string): string => (type.startsWith('presale.') ? type : fullType(type));
const uriOf = (type: string): string => dataSchemaUri(encodeURIComponent(type.replace(/^presale\./, '').replace(/\.v\d+$/, '')));

/** A partner has one queue to post to. One whose kind nobody knows posts where its message would belong. */
function queueFor(from: PartnerId, type: string): InboundQueue {
  const named = kindOfPartner(from) ?? type.replace(/^presale\./, '').split('.')[0];
  return inboundQueues.find((queue) => queue === named) ?? 'bank';
}

/** The event as text. `data` stands in it exactly as in the file: `300.0` stays `300.0`, for the receiver to judge. */
function bodyOf({ id, from, type, subject, sentAt, dataText }: OutgoingMessage): string {
  const head = JSON.stringify({
    specversion: '1.0',
    id,
    source: sourceOf(from),
    type: fullTypeOf(type),
    subject,
    time: sentAt,
    datacontenttype: 'application/json',
    dataschema: uriOf(type),
  });
  return dataText === '' ? head : `${head.slice(0, -1)},"data":${dataText}}`;
}

async function signatureOf(body: string, { from, signature }: OutgoingMessage, keys: SandboxKeys): Promise<string | undefined> {
  if (signature === 'none') return undefined;
  const key = signature === 'wrong-key' ? await keys.ofSomebodyElse(from) : await keys.of(from);
  // Tampered: what was signed is not what arrives.
  return signDetached(Buffer.from(signature === 'tampered' ? `${body} ` : body, 'utf8'), key);
}

/** Writes the message of a draft, for somebody to sign. */
export function unsignedLetter(draft: OutgoingMessage): Omit<Letter, 'signature'> {
  const { lineNumber, from, type, id, subject } = draft;
  return {
    lineNumber,
    from,
    type,
    messageId: id,
    queue: queueFor(from, type),
    groupId: accountGroup(subject === unknownAccount ? undefined : accountNumber().safeParse(subject).data),
    body: bodyOf(draft),
  };
}

/** Writes and signs the message of a draft. */
export async function writeLetter(draft: OutgoingMessage, keys: SandboxKeys): Promise<Letter> {
  const unsigned = unsignedLetter(draft);
  const signature = await signatureOf(unsigned.body, draft, keys);
  return { ...unsigned, ...(signature === undefined ? {} : { signature }) };
}
