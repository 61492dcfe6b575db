/** What lies outside ledger and queues: documents, uploads, and the channels to applicants. Files in a data folder, or memory without one. */
import { join } from 'node:path';
import * as z from 'zod';
import type { FaultPlan } from '../../../shared/adapters/channels/faults.ts';
import { outboxFiles } from '../../../shared/adapters/channels/outbox-files.ts';
import { recorded } from '../../../shared/adapters/channels/recorded.ts';
import { fileEvidenceStore, readIfPresent } from '../../../shared/adapters/files/evidence.ts';
import { memoryReplyRecord, openReplyRecord } from '../../../shared/adapters/files/reply-record.ts';
import type { ChannelKind, Instant } from '../../../shared/domain/messages/messages.ts';
import type { ChannelAdapter, Channels } from '../../../shared/ports/channels.ts';
import { EvidenceConflictError, type EvidenceStore } from '../../../shared/ports/evidence.ts';
import type { ReplyRecord } from '../../../shared/ports/reply-record.ts';
import { folderUploads, memoryUploads, type UploadPlace } from '../sandbox/upload-place.ts';
import type { DataFolder } from './data-folder.ts';

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

/** @param answeredBefore Of a ledger that is older than the record of replies: until when nothing was noted. */
export function openOutside(folder: DataFolder | undefined, faults: FaultPlan, answeredBefore?: Instant): Outside {
  if (folder !== undefined) {
    const replied = openReplyRecord(folder.replied, answeredBefore);
    return {
      evidence: fileEvidenceStore(folder.evidence),
      uploads: folderUploads(folder.uploads),
      channels: outboxFiles({ root: folder.deliveries, faults }),
      replied,
      proofHeld: async (evidence) =>
        outboxFile.test(evidence) ? isDelivery(await readIfPresent(join(folder.deliveries, evidence))) : undefined,
      close: replied.close,
    };
  }
  const evidence = memoryEvidenceStore();
  const channels = Object.fromEntries(channelKinds.map((kind) => [kind, recorded(sandboxChannel(kind, faults), evidence)]));
  return {
    evidence,
    uploads: memoryUploads(),
    channels,
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
