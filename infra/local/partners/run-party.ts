/**
 * Runs an automatic partner on a sandbox: reads its reply queue and what a conformance run asks of it, takes each proven message once, and sends what the party
 * says, again with the same bytes where no answer comes. One thing after the other, so that the same seed tells the same story.
 */
import { setTimeout as pause } from 'node:timers/promises';
import { DeleteMessageBatchCommand, type Message, ReceiveMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import * as z from 'zod';
import { verifySignature } from '../../../shared/adapters/signatures/verify.ts';
import type { PartnerId } from '../../../shared/domain/messages/messages.ts';
import type { SignatureAlgorithm } from '../../../shared/ports/register.ts';
import type { Letter } from '../play/letters.ts';
import { witness } from '../proof/witness.ts';
import type { FeedEntry } from '../sandbox/feed.ts';
import type { Remote, SandboxInfo } from '../sandbox/remote.ts';
import type { Sender } from '../sandbox/sender.ts';
import { newAmong } from '../system/new-among.ts';
import { createCosigning } from './cosigning.ts';
import type { Heard, Party, Planned, Speech, Told } from './party.ts';

/** What a message was when it lay in the reply queue. */
export interface Delivery {
  body: string;
  signature: string | undefined;
}

/** What a partner's software does with what comes and goes. Tests give it bad habits. */
export interface Habits {
  /** The message, or undefined where it is not to be acted on. */
  open(delivery: Delivery): Promise<Heard | undefined>;
  /** What goes out for a speech. */
  utter(speech: Speech): Speech[];
  /** Whether a checkpoint of a log is cosigned. */
  look: typeof witness;
  /** What goes out when an answer did not come; `write` writes a letter anew. */
  repeat(letter: Letter, write: (id: string) => Promise<Letter>): Promise<Letter>;
}

export interface PartyOptions {
  remote: Remote;
  sender: Sender;
  partner: PartnerId;
  party: Party;
  habits: Habits;
  /** Says a line of what it does. */
  say(line: string): void;
  signal: AbortSignal;
  /** Called when it listens: what is asked of it from then on, it hears. */
  onReady?(): void;
}

const eventShape = z.looseObject({ id: z.string(), type: z.string(), data: z.unknown() });
const inboundShape = z.looseObject({ type: z.string(), source: z.string(), data: z.unknown() });
const shortType = (type: string): string => type.replace(/^presale\./, '').replace(/\.v\d+$/, '');
const idsKept = 20_000;

/** Whether the system has signed these bytes with one of the keys that it publishes. */
export async function isSignedBySystem(
  remote: Remote,
  { body, signature }: Delivery,
  published?: SandboxInfo['systemKeys']['keys'],
): Promise<boolean> {
  const keys = (published ?? (await remote.info()).systemKeys.keys).flatMap(({ kid, alg, ...publicJwk }) =>
    kid === undefined || !isAlgorithm(alg) ? [] : [{ keyId: kid, algorithm: alg, publicJwk }],
  );
  const partner = { partner: 'platform', name: 'platform', keys };
  const bytes = Buffer.from(body, 'utf8');
  const { status } = await verifySignature({ body: bytes, jws: signature, partner, isKeyOfAnother: async () => false });
  // A key that was made since the list was read.
  return status === 'unknown-key' && published !== undefined ? isSignedBySystem(remote, { body, signature }) : status === 'valid';
}

/** Good habits: only what the system's own key has signed, and each id once. */
export function goodHabits(remote: Remote): Habits {
  const isNew = newAmong(idsKept);
  let published: SandboxInfo['systemKeys']['keys'] | undefined;
  const isProven = async (delivery: Delivery): Promise<boolean> => {
    published ??= (await remote.info()).systemKeys.keys;
    return isSignedBySystem(remote, delivery, published);
  };
  return {
    async open(delivery) {
      if (!(await isProven(delivery))) return undefined;
      const heard = readEvent(delivery.body);
      return heard !== undefined && isNew(heard.id) ? heard : undefined;
    },
    utter: (speech) => [speech],
    look: witness,
    repeat: async (letter) => letter,
  };
}

const isAlgorithm = (name: string | undefined): name is SignatureAlgorithm => name === 'EdDSA' || name === 'ES256' || name === 'SM2SM3';

export function readEvent(body: string): Heard | undefined {
  try {
    const event = eventShape.parse(JSON.parse(body));
    return { id: event.id, type: shortType(event.type), data: event.data };
  } catch {
    // Signed or not, what is no event says nothing that can be acted on.
    return undefined;
  }
}

const lookEveryMs = 100;
const pollSeconds = 2;
const repeatAfterMs = 15_000;
const repeatsMax = 5;

/** Runs until the signal. Resolves with how much it had still meant to do. */
export async function runParty(options: PartyOptions): Promise<{ left: number }> {
  const { remote, sender, partner, party, habits, say, signal } = options;
  const info = await remote.info();
  const QueueUrl = info.partners.find((known) => known.partner === partner)?.replyQueue;
  if (QueueUrl === undefined) throw new Error(`${partner} has no reply queue; it is not registered at this sandbox`);
  const client = new SQSClient({
    endpoint: info.endpoint,
    region: info.region,
    credentials: { accessKeyId: 'any', secretAccessKey: 'any' },
  });
  const sent = new Map<string, Letter>();
  const unanswered = new Map<string, { letter: Letter; at: number; times: number }>();
  const timers = new Set<NodeJS.Timeout>();
  let work: Promise<void> = Promise.resolve();
  const failures: unknown[] = [];
  const next = (job: () => Promise<void>): Promise<void> => {
    work = work.then(job).catch((error: unknown) => void (signal.aborted || failures.push(error)));
    return work;
  };
  const repeated = (letter: Letter): Promise<Letter> =>
    habits.repeat(letter, (id) => {
      const { data } = inboundShape.parse(JSON.parse(letter.body));
      return sender.write({ from: partner, type: letter.type, id, subject: letter.groupId, dataText: JSON.stringify(data) });
    });
  const utter = async (speech: Speech): Promise<void> => {
    for (const { type, id, accountNumber, data, signature } of habits.utter(speech)) {
      const form = signature === undefined ? {} : { signature };
      const letter = await sender.write({ from: partner, type, id, subject: accountNumber, data, ...form });
      const isUsed = sent.has(id);
      sent.set(id, letter);
      unanswered.set(id, { letter, at: performance.now(), times: 0 });
      say(`→ ${type} ${id}`);
      await remote.post(letter, isUsed);
    }
  };
  const carryOut = async (planned: readonly Planned[]): Promise<void> => {
    for (const { afterMs, speak } of planned) {
      const act = async (): Promise<void> => {
        for (const speech of await speak()) await utter(speech);
      };
      if (afterMs <= 0) await act();
      else {
        const timer = setTimeout(() => {
          timers.delete(timer);
          void next(act);
        }, afterMs);
        timers.add(timer);
      }
    }
  };
  const obey = async (told: Told): Promise<void> => {
    if (told.kind === 'resend') {
      const letter = sent.get(told.messageId ?? '');
      if (letter !== undefined) await remote.post(await repeated(letter));
    } else if (told.kind === 'rotate-key') {
      const wish = z.object({ algorithm: z.enum(['EdDSA', 'ES256', 'SM2SM3']) }).safeParse(told.data);
      if (wish.success) await sender.enrol(partner, { algorithm: wish.data.algorithm });
    } else if (told.kind === 'cosign') {
      const speech = await cosign(told);
      if (speech !== undefined) await utter(speech);
    } else await carryOut(party.told(told));
  };
  const epochSeconds = (): number => Math.floor(Date.parse(remote.now()) / 1000);
  const cosign = createCosigning({ partner, keyOf: sender.keys.of, look: habits.look, epochSeconds, say });
  let place = await remote.position();
  /** What stood in the feed before a reply was asked for before it: it is taken up first. */
  const catchUp = async (): Promise<void> => {
    for (const entry of await remote.feed(place)) {
      place = entry.n;
      if (entry.kind === 'instruction' && entry.instruction.partner === partner && entry.instruction.act !== undefined) {
        say(`· ${entry.instruction.step} ${entry.instruction.en}`);
        await obey(entry.instruction.act);
      } else if (party.overhear !== undefined) await carryOut(overheard(entry, partner, party));
    }
  };
  const take = async ({ Body: body = '', MessageAttributes }: Message): Promise<void> => {
    await catchUp();
    const heard = await habits.open({ body, signature: MessageAttributes?.['signature']?.StringValue });
    if (heard === undefined) return say('✗ a message that is not proven, or was taken before');
    if (heard.type === 'release.receipt') {
      const answered = z.looseObject({ messageId: z.string() }).safeParse(heard.data);
      if (answered.success) unanswered.delete(answered.data.messageId);
    } else say(`← ${heard.type}`);
    await carryOut(party.hear(heard));
  };
  const read = async (): Promise<void> => {
    while (!signal.aborted) {
      const command = new ReceiveMessageCommand({
        QueueUrl,
        MaxNumberOfMessages: 10,
        WaitTimeSeconds: pollSeconds,
        MessageAttributeNames: ['All'],
      });
      const { Messages = [] } = await client.send(command, { abortSignal: signal });
      for (const message of Messages) await next(() => take(message));
      const Entries = Messages.map(({ ReceiptHandle }, index) => ({ Id: String(index), ReceiptHandle }));
      if (Entries.length > 0) await client.send(new DeleteMessageBatchCommand({ QueueUrl, Entries }));
      if (failures.length > 0) throw failures[0];
    }
  };
  const repeat = async (): Promise<void> => {
    for (const [id, each] of unanswered) {
      if (performance.now() - each.at < repeatAfterMs) continue;
      if (each.times >= repeatsMax) unanswered.delete(id);
      else await remote.post(await repeated(each.letter), true);
      each.times += 1;
      each.at = performance.now();
    }
  };
  const follow = async (): Promise<void> => {
    while (!signal.aborted) {
      await next(catchUp);
      await next(repeat);
      await pause(lookEveryMs, undefined, { signal });
      if (failures.length > 0) throw failures[0];
    }
  };
  try {
    await carryOut(party.begin?.() ?? []);
    options.onReady?.();
    await Promise.all([read(), follow()].map(untilStopped(signal)));
  } finally {
    for (const timer of timers) clearTimeout(timer);
    await work;
    client.destroy();
  }
  return { left: timers.size };
}

const untilStopped =
  (signal: AbortSignal) =>
  async (running: Promise<void>): Promise<void> => {
    try {
      await running;
    } catch (error) {
      if (!signal.aborted) throw error;
    }
  };

function overheard(entry: FeedEntry, self: PartnerId, party: Party): Planned[] {
  if (entry.kind !== 'message') return [];
  try {
    const { source, type, data } = inboundShape.parse(JSON.parse(entry.body));
    const from = source.replace(/^urn:presale:/, '');
    return from === self ? [] : (party.overhear?.({ from, type: shortType(type), data }) ?? []);
  } catch {
    // A message that nobody can read is no news.
    return [];
  }
}
