/** How partners write and read: signed messages onto the inbound queues, answers out of their reply queues, and again what was never answered. */

import { type SigningKey, signDetached } from '../../../shared/adapters/signatures/sign.ts';
import { dataSchemaUri } from '../../../shared/contracts/envelope.ts';
import { sourceOf } from '../../../shared/contracts/fields/partner.ts';
import { fullType } from '../../../shared/contracts/inbound/schemas.ts';
import { sha256Hex } from '../../../shared/domain/aggregate/journal.ts';
import type { InboundType } from '../../../shared/domain/messages/messages.ts';
import { fromMillis } from '../../../shared/domain/values/calendar/instants.ts';
import type { Partner } from '../../../shared/ports/register.ts';
import { deduplicationIdOf } from '../../../shared/workflow/dispatch.ts';
import type { Faults } from '../world/faults.ts';
import { fixedKey } from '../world/keys.ts';
import type { Random } from '../world/random.ts';
import type { InboundKind, World } from '../world/world.ts';

interface Reply {
  to: string;
  id: string;
  type: string;
  time: string;
  subject: string;
  data: Record<string, unknown>;
  body: string;
  signature: string | undefined;
}
export interface Letter {
  id: string;
  from: string;
  type: string;
  accountNumber: string;
  body: string;
  signature: string | undefined;
  queue: InboundKind;
  sentAt: number;
  /** Place among all letters. */
  place: number;
  /** First answer, and how often another came. */
  outcome?: string;
  rules?: string[];
  /** When it was taken in, by that answer. */
  takenAt?: string;
  answers: number;
  /** The sender has no reply queue, or cannot be told from the body: nobody will answer. */
  silent: boolean;
  /** Of an act that forges or breaks something. */
  odd: boolean;
}

export interface PostOffice {
  letters: Letter[];
  replies: Reply[];
  /** By reply queue, in order of arrival, repeats left out. */
  byPartner: Map<string, Reply[]>;
  write<T extends InboundType>(from: string, type: T, accountNumber: string, data: object, change?: Change): Letter;
  /** A witness's line under a checkpoint of the log. */
  cosigned(from: string, kind: 'bank' | 'court', data: { origin: string; size: number; rootHash: string; cosignature: string }): void;
  /** The very same bytes once more. */
  again(letter: Letter): void;
  onReply(partner: string, message: { body: string; attributes?: Record<string, string> }): void;
  /** Messages put onto inbound queues. */
  posted(): number;
}
interface Change {
  id?: string;
  sentAt?: string;
  queue?: InboundKind;
  signature?: 'none' | 'tampered' | 'wrong-key' | 'revoked-key' | 'expired-key';
  group?: string;
  body?: (body: string) => string;
}

const keys = new Map<string, SigningKey>();
export function keyOf(partner: string): SigningKey {
  const known = keys.get(partner);
  if (known !== undefined) return known;
  const made = fixedKey(`${partner}-key`);
  keys.set(partner, made);
  return made;
}

export const entryOf = (partner: { partner: string; name: string; uscc?: string }): Partner => {
  const own = (name: string) => {
    const { keyId, algorithm, publicJwk } = keyOf(name);
    return { keyId, algorithm, publicJwk };
  };
  const { partner: id } = partner;
  return {
    ...partner,
    keys: [
      own(id),
      { ...own(`${id}/revoked-key`), revokedAt: '2026-01-05T00:00:00+08:00', revocationReason: '密钥遗失' },
      { ...own(`${id}/expired-key`), validUntil: '2026-01-05T00:00:00+08:00' },
    ],
  };
};

const patienceMs = 3 * 3_600_000;
const triesMax = 4;

function signerOf(from: string, signature: Change['signature']): string {
  if (signature === 'wrong-key') return 'bank:wrong';
  return signature === 'revoked-key' || signature === 'expired-key' ? `${from}/${signature}` : from;
}

interface PostOfficeParts {
  world: () => World;
  faults: Faults;
  random: Random;
  /** When the courts are back (milliseconds since 1970); undefined when they are there. */
  courtsBackAt: () => number | undefined;
  knows: (partner: string) => boolean;
  trace: (line: string) => void;
}

export function createPostOffice({ world, faults, random, courtsBackAt, knows, trace }: PostOfficeParts): PostOffice {
  const letters: Letter[] = [];
  const replies: Reply[] = [];
  const byPartner = new Map<string, Reply[]>();
  const seen = new Set<string>();
  const byId = new Map<string, Letter[]>();
  let posted = 0;

  function put(letter: Letter, attempt: number): void {
    const { scheduler, inbound } = world();
    const backAt = letter.queue === 'court' ? courtsBackAt() : undefined;
    if (backAt !== undefined) {
      faults.count('court.away');
      // In the order in which they were written: tasks of one instant happen in the order in which they were asked for.
      scheduler.at(backAt, () => put(letter, attempt));
      return;
    }
    posted += 1;
    inbound[letter.queue].send([
      {
        groupId: letter.accountNumber,
        deduplicationId: attempt === 1 ? deduplicationIdOf(letter.id) : `${sha256Hex(letter.body).slice(0, 40)}-${posted}`,
        body: letter.body,
        ...(letter.signature === undefined ? {} : { attributes: { signature: letter.signature } }),
      },
    ]);
    if (letter.silent) return;
    scheduler.after(patienceMs, () => {
      if (letter.outcome !== undefined || attempt >= triesMax) return;
      faults.count('partner.sends-again');
      put(letter, attempt + 1);
    });
  }

  /** A partner's clock may be some minutes off: less than the five that are allowed (M-06). */
  function ownTime(): string {
    const nowMs = world().scheduler.now();
    return faults.strikes('partner.clock-skewed', 0.1) ? fromMillis(nowMs + random.whole(-240_000, 240_000)) : world().now();
  }

  function writeLetter(from: string, type: string, accountNumber: string, data: object, change: Change): Letter {
    const id = change.id ?? `m-${letters.length + 1}`;
    const event = {
      specversion: '1.0',
      id,
      source: sourceOf(from),
      type: fullType(type),
      subject: accountNumber,
      time: change.sentAt ?? ownTime(),
      datacontenttype: 'application/json',
      dataschema: dataSchemaUri(type),
      data,
    };
    const plain = JSON.stringify(event);
    const signed = change.body?.(plain) ?? plain;
    const key = keyOf(signerOf(from, change.signature));
    const signature = change.signature === 'none' ? undefined : signDetached(Buffer.from(signed), key);
    const body = change.signature === 'tampered' ? signed.replace('"specversion":"1.0"', '"specversion": "1.0"') : signed;
    const letter: Letter = {
      id,
      from,
      type,
      accountNumber: change.group ?? accountNumber,
      body,
      signature,
      queue: change.queue ?? (from.slice(0, from.indexOf(':')) as InboundKind),
      sentAt: world().scheduler.now(),
      place: letters.length,
      answers: 0,
      silent: !knows(from) || change.body !== undefined,
      odd: change.signature !== undefined || change.body !== undefined || change.id !== undefined || change.queue !== undefined,
    };
    letters.push(letter);
    const same = byId.get(`${from} ${id}`);
    if (same === undefined) byId.set(`${from} ${id}`, [letter]);
    else same.push(letter);
    put(letter, 1);
    return letter;
  }

  return {
    letters,
    replies,
    byPartner,
    posted: () => posted,
    write: (from, type, accountNumber, data, change = {}) => writeLetter(from, type, accountNumber, data, change),
    cosigned(from, kind, data) {
      // It is about no account.
      writeLetter(from, `${kind}.checkpoint.cosigned`, 'log', data, {});
    },
    again: (letter) => put(letter, 2),
    onReply(partner, { body, attributes }) {
      const { id, type, time, subject, data } = JSON.parse(body);
      const name = `${partner} ${id}`;
      if (seen.has(name)) return;
      seen.add(name);
      const reply: Reply = { to: partner, id, type: type.slice(8, -3), time, subject, data, body, signature: attributes?.['signature'] };
      replies.push(reply);
      const mine = byPartner.get(partner);
      if (mine === undefined) byPartner.set(partner, [reply]);
      else mine.push(reply);
      trace(`${world().scheduler.now()} reply ${partner} ${id}`);
      if (reply.type !== 'release.receipt') return;
      const waiting = byId.get(`${partner} ${data.messageId}`) ?? [];
      // A second letter under one id is answered after the first.
      const letter = waiting.find(({ outcome }) => outcome === undefined) ?? waiting.at(-1);
      if (letter === undefined) return;
      letter.answers += 1;
      letter.outcome ??= data.outcome;
      letter.takenAt ??= time;
      letter.rules ??= data.rules.map((rule: { id: string }) => rule.id);
    },
  };
}
