/** One message at the gate: who claims to speak, whether that is proven, whether it can be read, and which rules say what of it. */
import type { SQSRecord } from 'aws-lambda';
import { parseDetachedJws } from '../../shared/adapters/signatures/jws.ts';
import { type SignatureVerdict, verifySignature } from '../../shared/adapters/signatures/verify.ts';
import { type ClaimedIdentity, readClaimedIdentity } from '../../shared/contracts/body/claimed-identity.ts';
import { decodeUtf8 } from '../../shared/contracts/body/utf8.ts';
import { type Envelope, parseEnvelope } from '../../shared/contracts/envelope.ts';
import { partnerOfSource } from '../../shared/contracts/fields/partner.ts';
import { parseMessage } from '../../shared/contracts/message.ts';
import type { Problem } from '../../shared/contracts/problem.ts';
import { accountStream } from '../../shared/domain/account/core.ts';
import { sha256Hex } from '../../shared/domain/aggregate/journal.ts';
import { intakeStream } from '../../shared/domain/intake/core.ts';
import { type LogCommand, logStream } from '../../shared/domain/log/core.ts';
import type { MessageCommand, RejectedMessageCommand } from '../../shared/domain/messages/commands.ts';
import type { InboundMessage, Instant, PartnerId } from '../../shared/domain/messages/messages.ts';
import { evaluateIntake } from '../../shared/domain/rules/all-rules.ts';
import { worstOutcome } from '../../shared/domain/rules/engine/finding.ts';
import type { IntakeInput } from '../../shared/domain/rules/engine/moments.ts';
import type { InboxEntry } from '../../shared/ports/ledger.ts';
import type { PartnerKey } from '../../shared/ports/register.ts';
import { cosignatureIn, isCosignature } from './cosignature.ts';
import type { Deps } from './deps.ts';
import { signatureOf } from './keep-messages.ts';
import { mayNameUploads } from './may-name-uploads.ts';
import { replayWindowDays } from './replay-window.ts';
import { takeDocuments } from './take-documents.ts';

interface Common {
  /** What the gate rules saw, to judge a repeat by the same facts. */
  input: IntakeInput;
  stream: string;
  inbox: InboxEntry;
}
/** A witness's answer, on its way into the log's own stream. */
export type CosignedMessage = Extract<LogCommand, { kind: 'cosigned' }> & { messageId: string; type: string; digest: string };
export type Examined = Common &
  (
    | { kind: 'message'; command: MessageCommand }
    | { kind: 'rejected'; command: RejectedMessageCommand }
    | { kind: 'cosigned'; command: CosignedMessage }
  );

export async function examine(deps: Deps, record: SQSRecord, receivedAt: Instant): Promise<Examined> {
  const body = Buffer.from(record.body, 'utf8');
  const digest = sha256Hex(body);
  const { problems, identity, envelope, message } = read(record.body);
  const from = partnerOfSource(identity.source ?? '') ?? '';
  const verdict = await verify(deps, body, signatureOf(record), from);
  const isWitness = envelope !== undefined && isCosignature(envelope) && verdict.status === 'valid';
  const cosignature = isWitness ? await cosignatureIn(deps, envelope, from) : undefined;
  const input: IntakeInput = {
    problems: isWitness ? [] : problems,
    identity,
    queueKind: deps.queueKind,
    signature: {
      status: isWitness && cosignature === undefined ? 'invalid' : verdict.status,
      ...(verdict.keyId === undefined ? {} : { keyId: verdict.keyId }),
    },
    ...(verdict.key === undefined ? {} : { key: validityOf(verdict.key) }),
    ...(envelope === undefined ? {} : { sentAt: envelope.time }),
    receivedAt,
    replayWindowDays: replayWindowDays(await deps.register.profiles(), from, receivedAt),
  };
  const fired = evaluateIntake(input);
  const inbox = { key: inboxKeyOf(record, input), digest, via: viaOf(record) };
  const messageId = identity.id ?? `unreadable-${digest.slice(0, 32)}`;
  if (verdict.status !== 'valid') deps.metrics.count('SignaturesInvalid', 1, { outcome: verdict.status });
  if (cosignature !== undefined && worstOutcome(fired) === 'ACCEPT') {
    const type = shortType(identity.type);
    const command: CosignedMessage = { kind: 'cosigned', at: receivedAt, from, ...cosignature, messageId, type, digest };
    return { kind: 'cosigned', input, inbox, stream: logStream, command };
  }
  if (worstOutcome(fired) === 'REJECT' || !envelope || !message) {
    const signer = verdict.status === 'valid' ? from : await provenSigner(deps, body, signatureOf(record));
    const command: RejectedMessageCommand = {
      kind: 'rejected-message',
      messageId,
      from,
      type: shortType(identity.type),
      receivedAt,
      digest,
      fired,
      ...(signer === undefined || signer === from ? {} : { signer }),
    };
    return { kind: 'rejected', input, inbox, stream: intakeStream(signer, deps.queueKind), command };
  }
  const fetches = await mayNameUploads(deps, envelope.subject, message, from);
  const taken = await takeDocuments(deps, { message, from, fetches, receivedAt });
  const command: MessageCommand = { kind: 'message', messageId, from, sentAt: envelope.time, receivedAt, digest, fired, ...taken };
  return { kind: 'message', input, inbox, stream: accountStream(envelope.subject), command };
}

interface Reading {
  problems: readonly Problem[];
  identity: ClaimedIdentity;
  envelope?: Envelope;
  message?: InboundMessage;
}

function read(text: string): Reading {
  // SQS hands over text, not bytes; half a surrogate pair is what cannot be UTF-8 in it.
  if (!text.isWellFormed()) {
    const decoded = decodeUtf8(Uint8Array.of(0xff));
    return { problems: decoded.ok ? [] : decoded.problems, identity: readClaimedIdentity(text) };
  }
  const parsed = parseEnvelope(text);
  if (!parsed.ok) return { problems: parsed.problems, identity: readClaimedIdentity(text) };
  const { envelope } = parsed;
  const { id, source, type, subject } = envelope;
  const message = parseMessage(envelope);
  const reading = { identity: { id, source, type, subject }, envelope };
  return message.ok ? { ...reading, problems: [], message: message.message } : { ...reading, problems: message.problems };
}

async function verify(
  { register, verifiesAside }: Deps,
  body: Uint8Array,
  jws: string | undefined,
  from: string,
): Promise<SignatureVerdict> {
  const partner = from === '' ? undefined : await register.partner(from);
  return verifySignature({
    body,
    jws,
    partner,
    isKeyOfAnother: async (keyId) => (await register.partners()).some(({ keys }) => keys.some((key) => key.keyId === keyId)),
    aside: verifiesAside,
  });
}

/** The owner of the key that signed the body, whoever the body says it is from: the one to answer where it names nobody, or somebody else. */
async function provenSigner({ register }: Deps, body: Uint8Array, jws: string | undefined): Promise<PartnerId | undefined> {
  const keyId = jws === undefined ? undefined : parseDetachedJws(jws)?.keyId;
  if (keyId === undefined) return undefined;
  for (const partner of await register.partners()) {
    if (!partner.keys.some((key) => key.keyId === keyId)) continue;
    const { status } = await verifySignature({ body, jws, partner, isKeyOfAnother: async () => false });
    if (status === 'valid') return partner.partner;
  }
  return undefined;
}

/** Long enough to tell two deliveries of one message apart. */
const viaOf = ({ messageId }: SQSRecord): string => sha256Hex(messageId).slice(0, 12);

/**
 * The name under which a message is taken in once. Only a proven sender may occupy an id of its own (M-05): a forgery is filed under what it is, so that it can
 * never shut the true message out.
 */
function inboxKeyOf(record: SQSRecord, { identity, signature }: IntakeInput): string {
  if (signature.status === 'valid' && identity.source !== undefined && identity.id !== undefined)
    return `${identity.source}#${identity.id}`;
  return rejectedKey(record);
}

export const rejectedKey = (record: SQSRecord): string => `rejected#${sha256Hex(`${record.body}\n${signatureOf(record) ?? ''}`)}`;

function validityOf({ validFrom, validUntil, revokedAt, revocationReason, signingTime }: PartnerKey): NonNullable<IntakeInput['key']> {
  return {
    ...(validFrom === undefined ? {} : { validFrom }),
    ...(validUntil === undefined ? {} : { validUntil }),
    ...(revokedAt === undefined ? {} : { revokedAt }),
    ...(revocationReason === undefined ? {} : { revocationReason }),
    ...(signingTime === undefined ? {} : { signingTime }),
  };
}

/** `housing.notice.issued` of the full type, also when nobody knows it. */
const shortType = (type = ''): string => type.replace(/^presale\./, '').replace(/\.v1$/, '');
