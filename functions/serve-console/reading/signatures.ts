/**
 * Under which key what a page records was signed, and how that key stood then: verified anew, over the very bytes that were received, with the key that the
 * register has of their sender (电子签名法 13, ADR 0015).
 */
import * as z from 'zod';
import { verifySignature } from '../../../shared/adapters/signatures/verify.ts';
import { sha256Hex } from '../../../shared/domain/aggregate/journal.ts';
import type { Instant, PartnerId } from '../../../shared/domain/messages/messages.ts';
import type { MessageRecorded } from '../../../shared/domain/office/events.ts';
import type { SignatureStatus } from '../../../shared/domain/rules/engine/moments.ts';
import { type KeyStanding, standingOf } from '../../../shared/domain/rules/message/key-standing.ts';
import type { PartnerKey } from '../../../shared/ports/register.ts';
import { type Desk, jsonOf } from '../door/request.ts';

export interface Signed {
  messageId: string;
  /** Who speaks, and under which name the register knows them. */
  from: PartnerId;
  name: string;
  keyId?: string;
  algorithm?: PartnerKey['algorithm'];
  /** `not-kept`: the bytes that were received cannot be found; the journal has no more than their digest. */
  status: SignatureStatus | 'not-kept';
  /** Absent where the register does not have the key. */
  standing?: KeyStanding['standing'];
  /** It was revoked later than that: what was received before stands (M-03). */
  revokedLater?: Instant;
}

/** A message that a page took in, with where its bytes lie. */
export interface Said {
  message: MessageRecorded;
  evidenceKey: string | undefined;
}

const keptLine = z.object({ body: z.string(), signature: z.string().optional() });
interface Kept {
  body: string;
  signature: string | undefined;
}

/** Batches of received bytes that are read at once; each is as large as ten messages with their documents. */
const readAtOnce = 8;

/** By the digest of the message. */
export async function signaturesOf(desk: Desk, said: readonly Said[]): Promise<Map<string, Signed>> {
  const found = new Map<string, Signed>();
  const batches = [...Map.groupBy(said, ({ evidenceKey }) => evidenceKey)];
  for (let from = 0; from < batches.length; from += readAtOnce)
    await Promise.all(
      batches.slice(from, from + readAtOnce).map(async ([key, group]) => {
        const wanted = new Map(group.map(({ message }) => [message.digest, message]));
        const kept = key === undefined ? new Map<string, Kept[]>() : await keptIn(desk, key, wanted);
        for (const [digest, message] of wanted) found.set(digest, await signedOf(desk, message, kept.get(digest) ?? []));
      }),
    );
  return found;
}

/** The wanted messages in a kept batch, by digest. The same body may have come under several signatures. */
async function keptIn({ evidence }: Desk, key: string, wanted: ReadonlyMap<string, unknown>): Promise<Map<string, Kept[]>> {
  const bytes = await evidence.get(key);
  const found = new Map<string, Kept[]>();
  for (const line of Buffer.from(bytes ?? [])
    .toString('utf8')
    .split('\n')
    .filter(Boolean)) {
    const { data: { body, signature } = {} } = keptLine.safeParse(jsonOf(line));
    if (body === undefined) continue;
    const digest = sha256Hex(Buffer.from(body, 'utf8'));
    if (wanted.has(digest)) found.set(digest, [...(found.get(digest) ?? []), { body, signature }]);
  }
  return found;
}

async function signedOf({ register }: Desk, message: MessageRecorded, kept: readonly Kept[]): Promise<Signed> {
  const partner = await register.partner(message.from);
  const who = { messageId: message.messageId, from: message.from, name: partner?.name ?? message.from };
  let first: Signed | undefined;
  for (const { body, signature } of kept) {
    const { status, key, keyId } = await verifySignature({
      body: Buffer.from(body, 'utf8'),
      jws: signature,
      partner,
      isKeyOfAnother: async () => false,
    });
    const signed = { ...who, status, ...(keyId === undefined ? {} : { keyId }), ...(key === undefined ? {} : keyOf(key, message)) };
    if (status === 'valid') return signed;
    first ??= signed;
  }
  return first ?? { ...who, status: 'not-kept' };
}

/** As M-03 judged it, whether or not it was asked then. */
function keyOf(key: PartnerKey, { at, sentAt }: MessageRecorded): Pick<Signed, 'algorithm' | 'standing' | 'revokedLater'> {
  const { algorithm, revokedAt } = key;
  const { standing } = standingOf(key, { sentAt, receivedAt: at });
  return { algorithm, standing, ...(revokedAt === undefined || standing === 'revoked' ? {} : { revokedLater: revokedAt }) };
}
