/** What lies outside ledger and queues: documents, uploads, and the channels to applicants. Files in a data folder, or memory without one. */
import type { FaultPlan } from '../../shared/adapters/channels/faults.ts';
import { outboxFiles } from '../../shared/adapters/channels/outbox-files.ts';
import { recorded } from '../../shared/adapters/channels/recorded.ts';
import { fileEvidenceStore } from '../../shared/adapters/files/evidence.ts';
import { fileUploadArea } from '../../shared/adapters/files/uploads.ts';
import type { ChannelKind } from '../../shared/domain/messages.ts';
import type { ChannelAdapter, Channels } from '../../shared/ports/channels.ts';
import { EvidenceConflictError, type EvidenceStore, type UploadArea } from '../../shared/ports/evidence.ts';
import type { DataFolder } from './data-folder.ts';

export interface Outside {
  evidence: EvidenceStore;
  uploads: UploadArea;
  channels: Channels;
}

const channelKinds: readonly ChannelKind[] = ['court-app', 'sms', 'email', 'post', 'phone'];

export function openOutside(folder: DataFolder | undefined, faults: FaultPlan): Outside {
  if (folder !== undefined) {
    return {
      evidence: fileEvidenceStore(folder.evidence),
      uploads: fileUploadArea(folder.uploads),
      channels: outboxFiles({ root: folder.deliveries, faults }),
    };
  }
  const evidence = memoryEvidenceStore();
  const channels = Object.fromEntries(channelKinds.map((kind) => [kind, recorded(sandboxChannel(kind, faults), evidence)]));
  // Without a folder there is no place where a partner could have put a file.
  return { evidence, uploads: { fetch: async () => undefined }, channels };
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
