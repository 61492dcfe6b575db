/** What lies outside ledger and queues: documents, uploads, and the channels to applicants. Files in a data folder, or memory without one. */
import { join } from 'node:path';
import * as z from 'zod';
import type { FaultPlan } from '../../../shared/adapters/channels/faults.ts';
import { outboxFiles } from '../../../shared/adapters/channels/outbox-files.ts';
import { recorded } from '../../../shared/adapters/channels/recorded.ts';
import { smtpChannel } from '../../../shared/adapters/channels/smtp.ts';
import { fileEvidenceStore, readIfPresent } from '../../../shared/adapters/files/evidence.ts';
import { memoryReplyRecord, openReplyRecord } from '../../../shared/adapters/files/reply-record.ts';
import type { ChannelKind, Instant } from '../../../shared/domain/messages/messages.ts';
import type { ChannelAdapter, Channels } from '../../../shared/ports/channels.ts';
import type { Clock } from '../../../shared/ports/clock.ts';
import { EvidenceConflictError, type EvidenceStore } from '../../../shared/ports/evidence.ts';
import type { ReplyRecord } from '../../../shared/ports/reply-record.ts';
import { isRecordedDelivery } from '../proof/find-delivery.ts';
import { folderUploads, memoryUploads, type UploadPlace } from '../sandbox/upload-place.ts';
import type { DataFolder } from './data-folder.ts';

/** A mail server that is really there: what is told by e-mail leaves this machine. */
export interface MailServer {
  /** `smtp://…` or `smtps://…`, with user and password where it asks for them. */
  url: string;
  /** Sender address. */
  from: string;
  /** Longest wait for it, a mail. */
  timeoutMs: number;
  /** Ends the wait for one mail; after `timeoutMs` unless given. */
  patience?: () => AbortSignal;
}

export interface OutsideOptions {
  folder: DataFolder | undefined;
  faults: FaultPlan;
  clock: Clock;
  /** Of a ledger that is older than the record of replies: until when nothing was noted. */
  answeredBefore?: Instant | undefined;
  /** Mails are kept like those of every other channel, unless given. */
  mail?: MailServer | undefined;
}

export interface Outside {
  evidence: EvidenceStore;
  uploads: UploadPlace;
  channels: Channels;
  /** Replies that lie, or lay, in the queues of their partners. */
  replied: ReplyRecord;
  /** Is the proof of a delivery still there? Undefined for what proves itself elsewhere. */
  proofHeld(evidence: string): Promise<boolean | undefined>;
  close(): void;
}

const delivery = z.looseObject({ at: z.string(), notificationId: z.string() });
function isDelivery(bytes: Uint8Array | undefined): boolean {
  try {
    return bytes !== undefined && delivery.safeParse(JSON.parse(Buffer.from(bytes).toString('utf8'))).success;
  } catch {
    return false;
  }
}

/** As `outboxFiles` names what it delivered. */
const outboxFile = /^[a-z-]+\/[0-9a-f]{64}\.json$/;
const channelKinds: readonly ChannelKind[] = ['court-app', 'sms', 'email', 'post', 'phone'];

/** One process works on a data folder: a mail that was begun before it started is being sent by nobody. */
const noOthersMs = 0;

export function openOutside({ folder, faults, clock, answeredBefore, mail }: OutsideOptions): Outside {
  const mailTo = (evidence: EvidenceStore): Channels =>
    mail === undefined ? {} : { email: recorded(smtpChannel({ ...mail, clock }), evidence, noOthersMs) };
  if (folder !== undefined) {
    const replied = openReplyRecord(folder.replied, answeredBefore);
    const evidence = fileEvidenceStore(folder.evidence);
    return {
      evidence,
      uploads: folderUploads(folder.uploads),
      channels: { ...outboxFiles({ root: folder.deliveries, faults }), ...mailTo(evidence) },
      replied,
      async proofHeld(name) {
        if (isRecordedDelivery(name)) return isDelivery(await evidence.get(name));
        return outboxFile.test(name) ? isDelivery(await readIfPresent(join(folder.deliveries, name))) : undefined;
      },
      close: replied.close,
    };
  }
  const evidence = memoryEvidenceStore();
  const channels = Object.fromEntries(channelKinds.map((kind) => [kind, recorded(sandboxChannel(kind, faults), evidence)]));
  return {
    evidence,
    uploads: memoryUploads(),
    channels: { ...channels, ...mailTo(evidence) },
    replied: memoryReplyRecord(),
    proofHeld: async (key) => (key.startsWith('deliveries/') ? evidence.has(key) : undefined),
    close: () => undefined,
  };
}

/** Write-once like any evidence store, for as long as the process lives. */
function memoryEvidenceStore(): EvidenceStore {
  const held = new Map<string, Uint8Array>();
  return {
    async put(key, bytes) {
      const before = held.get(key);
      if (before !== undefined && !Buffer.from(before).equals(bytes)) throw new EvidenceConflictError(key);
      if (before === undefined) held.set(key, Uint8Array.from(bytes));
    },
    get: async (key) => held.get(key),
    has: async (key) => held.has(key),
  };
}

/** Reaches everybody at once, unless the scenario planned a failure. What it delivered is kept by `recorded`. */
function sandboxChannel(kind: ChannelKind, faults: FaultPlan): ChannelAdapter {
  return {
    kind,
    async deliver({ at }) {
      return faults.take(kind)
        ? { kind: 'failed', reason: `the sandbox was told that ${kind} fails` }
        : { kind: 'reached', at, evidence: `sandbox:${kind}` };
    },
  };
}
