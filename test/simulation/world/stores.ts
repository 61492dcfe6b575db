/** What the functions of one container see of the outside: the real ledger, and stores and gateways that keep what they were given, each with what may go wrong. */
import { recorded } from '../../../shared/adapters/channels/recorded.ts';
import { uploadPath } from '../../../shared/adapters/uploads/upload-path.ts';
import type { ChannelKind } from '../../../shared/domain/messages/messages.ts';
import type { ChannelAdapter, Channels, Delivery } from '../../../shared/ports/channels.ts';
import type { EvidenceStore, UploadArea } from '../../../shared/ports/evidence.ts';
import { type CommitRequest, type CommitResult, type Ledger, LedgerBusyError } from '../../../shared/ports/ledger.ts';
import type { LogSigner } from '../../../shared/ports/log.ts';
import type { Queue } from '../../../shared/ports/queues.ts';
import type { Register } from '../../../shared/ports/register.ts';
import type { SystemKeys } from '../../../shared/ports/signer.ts';
import type { Faults } from './faults.ts';
import type { CallOutside, Container } from './machine.ts';
import type { SimQueue } from './queue.ts';
import type { Random } from './random.ts';

/** What does not answer now. */
export type Away = Record<'ledger' | 'evidence' | 'register' | 'channel' | 'signer' | 'upload', () => boolean>;
export interface Outside {
  call: CallOutside;
  faults: Faults;
  random: Random;
  away: Away;
}

/** `onCommit` hears of what was written, whether the writer heard of it or not. */
export function ledgerOf(
  container: Container,
  ledger: Ledger,
  { call, faults, away }: Outside,
  onCommit: (request: CommitRequest, result: CommitResult) => void,
): Ledger {
  const isAway = { fault: 'ledger.away', isAway: away.ledger } as const;
  const throttled = { fault: 'ledger.throttled', probability: 0.004, error: () => new LedgerBusyError('throttled') } as const;
  // Longer than a function may take, at its worst: it is cut off, and does not know what came of it.
  const slow = { fault: 'ledger.slow', probability: 0.0006, milliseconds: 90_000 } as const;
  const reading = { away: isAway, refused: throttled, slow };
  let staleDue: Awaited<ReturnType<Ledger['due']>> = [];
  return {
    ...ledger,
    head: (stream) => call(container, reading, () => ledger.head(stream)),
    endedParts: (stream, prefix) => call(container, reading, () => ledger.endedParts(stream, prefix)),
    inboxRecord: (key) => call(container, reading, () => ledger.inboxRecord(key)),
    owners: (keys) => call(container, reading, () => ledger.owners(keys)),
    page: (stream, sequence) => call(container, reading, () => ledger.page(stream, sequence)),
    async *pages(stream, range) {
      await call(container, reading, async () => undefined);
      yield* ledger.pages(stream, range);
    },
    commit<State, Event>(request: CommitRequest<State, Event>): Promise<CommitResult> {
      const hazards = { ...reading, unanswered: { fault: 'ledger.timeout-after-effect', probability: 0.008 } as const };
      return call(container, hazards, async () => {
        if (faults.strikes('ledger.conflict', 0.006)) return { kind: 'version-conflict' };
        const result = await ledger.commit(request);
        onCommit(request, result);
        return result;
      });
    },
    commitSeveral(requests) {
      const hazards = { ...reading, unanswered: { fault: 'ledger.timeout-after-effect', probability: 0.008 } as const };
      return call(container, hazards, async () => {
        if (faults.strikes('ledger.conflict', 0.02)) return undefined;
        const places = await ledger.commitSeveral(requests);
        for (const [index, request] of requests.entries()) {
          const place = places?.[index];
          if (place !== undefined) onCommit(request, { kind: 'committed', ...place });
        }
        return places;
      });
    },
    due: (now, limit) =>
      call(container, reading, async () => {
        const fresh = await ledger.due(now, limit);
        if (faults.strikes('ledger.stale-index', 0.05)) return staleDue.slice(0, limit);
        staleDue = fresh;
        return fresh;
      }),
    unsealed: (limit) =>
      call(container, reading, async () => {
        const fresh = await ledger.unsealed(limit);
        return faults.strikes('ledger.stale-index', 0.05) ? fresh.slice(0, Math.floor(fresh.length / 2)) : fresh;
      }),
    markSealed: (positions) => call(container, reading, () => ledger.markSealed(positions)),
  };
}

export function evidenceOf(container: Container, vault: EvidenceStore, { call, away }: Outside): EvidenceStore {
  const hazards = {
    away: { fault: 'evidence.away', isAway: away.evidence },
    refused: { fault: 'evidence.refused', probability: 0.006, error: () => new Error('the evidence store refuses') },
    slow: { fault: 'evidence.slow', probability: 0.003, milliseconds: 40_000 },
  } as const;
  return {
    put: (key, bytes, mediaType) =>
      call(container, { ...hazards, unanswered: { fault: 'evidence.timeout-after-effect', probability: 0.006 } }, () =>
        vault.put(key, bytes, mediaType),
      ),
    get: (key) => call(container, hazards, () => vault.get(key)),
    has: (key) => call(container, hazards, () => vault.has(key)),
  };
}

/** What partners have uploaded. */
export interface Uploads {
  /** Returns where it lies. */
  put(partner: string, bytes: Uint8Array): string;
  get(partner: string, uri: string): Uint8Array | undefined;
}
export function createUploads(): Uploads {
  const files = new Map<string, Uint8Array>();
  return {
    put(partner, bytes) {
      const uri = `upload://${partner.replace(':', '/')}/file-${files.size + 1}.pdf`;
      files.set(uploadPath(partner, uri), bytes);
      return uri;
    },
    get: (partner, uri) => files.get(uploadPath(partner, uri)),
  };
}

export const uploadAreaOf = (container: Container, uploads: Uploads, { call, away }: Outside): UploadArea => ({
  fetch: (partner, uri) =>
    call(
      container,
      {
        away: { fault: 'upload.away', isAway: away.upload },
        refused: { fault: 'upload.refused', probability: 0.05, error: () => new Error('the upload area refuses') },
      },
      async () => uploads.get(partner, uri),
    ),
});

/** What reached its addressee. A gateway knows what it was asked before, and a repeat of a delivery is the same delivery; a mail server knows nothing. */
export interface Gateways {
  /** Each delivery, once. */
  reached: Map<string, Delivery & { channel: ChannelKind }>;
  /** Deliveries that somebody got a second time. */
  twice: string[];
}
export const createGateways = (): Gateways => ({ reached: new Map(), twice: [] });

const channelKinds: readonly ChannelKind[] = ['court-app', 'sms', 'email', 'post', 'phone'];

export function channelsOf(container: Container, gateways: Gateways, evidence: EvidenceStore, { call, faults, away }: Outside): Channels {
  const adapter = (kind: ChannelKind): ChannelAdapter => ({
    kind,
    ...(kind === 'email' ? { repeatTellsAgain: true } : {}),
    deliver: (delivery) =>
      call(
        container,
        {
          slow: { fault: 'channel.slow', probability: 0.01, milliseconds: 8_000 },
          // Rare as letters are in the stories, this is what they are for.
          unanswered: { fault: 'channel.effect-without-answer', probability: kind === 'email' ? 0.25 : 0.02 },
        },
        async () => {
          const key = `${delivery.notificationId} ${kind} ${delivery.address}`;
          if (away.channel()) {
            faults.count('channel.away');
            return { kind: 'failed', reason: 'the gateway could not be reached' } as const;
          }
          const before = gateways.reached.get(key);
          if (before !== undefined && kind === 'email') gateways.twice.push(key);
          if (before !== undefined) return { kind: 'reached', at: before.at, evidence: `${kind} receipt` } as const;
          if (faults.strikes('channel.failed', 0.05)) return { kind: 'failed', reason: 'no answer' } as const;
          gateways.reached.set(key, { ...delivery, channel: kind });
          return { kind: 'reached', at: delivery.at, evidence: `${kind} receipt` } as const;
        },
      ),
  });
  return Object.fromEntries(channelKinds.map((kind) => [kind, recorded(adapter(kind), evidence)]));
}

export function senderOf(container: Container, queue: Pick<SimQueue, 'send'>, { call, faults, random }: Outside): Queue {
  return {
    send: (messages) =>
      call(
        container,
        {
          refused: { fault: 'queue.send-refused', probability: 0.005, error: () => new Error('the queue takes nothing now') },
          unanswered: { fault: 'queue.send-without-answer', probability: 0.005 },
        },
        async () => {
          if (messages.length > 1 && faults.strikes('queue.send-partly', 0.01)) {
            queue.send(messages.slice(0, random.whole(1, messages.length - 1)));
            throw new Error('the queue took only some of the messages');
          }
          queue.send(messages);
        },
      ),
  };
}

function unlessSignerAway<Result>({ faults, away }: Outside, sign: () => Promise<Result>): Promise<Result> {
  if (!away.signer()) return sign();
  faults.count('signer.away');
  return Promise.reject(new Error('signer.away: the key cannot be reached'));
}

/** Keys that lie with a service of their own, which may be away; what it is about is known all the same. */
export const keysOf = (keys: Pick<SystemKeys, 'current'>, outside: Outside): Pick<SystemKeys, 'current'> => ({
  async current() {
    const key = await keys.current();
    return { ...key, sign: (input) => unlessSignerAway(outside, () => key.sign(input)) };
  },
});
export const logSignerOf = (signer: LogSigner, outside: Outside): LogSigner => ({
  ...signer,
  sign: (text) => unlessSignerAway(outside, () => signer.sign(text)),
});

export function registerOf(register: Register, { faults, away }: Outside): Register {
  const unlessAway = async <Result>(read: () => Promise<Result>): Promise<Result> => {
    if (away.register()) {
      faults.count('register.away');
      throw new Error('register.away: it does not answer');
    }
    return read();
  };
  return {
    ...register,
    partner: (id) => unlessAway(() => register.partner(id)),
    partners: () => unlessAway(() => register.partners()),
    profiles: () => unlessAway(() => register.profiles()),
  };
}
