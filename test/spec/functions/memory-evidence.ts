/** An evidence store in memory with the rules of a real one. */
import { EvidenceConflictError, type EvidenceStore } from '../../../shared/ports/evidence.ts';

export interface MemoryEvidence extends EvidenceStore {
  objects: Map<string, Uint8Array>;
  mediaTypes: Map<string, string>;
  /** Refuses so many of the next puts. */
  failing: number;
}

export function memoryEvidence(): MemoryEvidence {
  const objects = new Map<string, Uint8Array>();
  const mediaTypes = new Map<string, string>();
  const store: MemoryEvidence = {
    objects,
    mediaTypes,
    failing: 0,
    async put(key, bytes, mediaType) {
      if (store.failing > 0) {
        store.failing -= 1;
        throw new Error('the evidence store is unavailable');
      }
      const held = objects.get(key);
      if (held && !Buffer.from(held).equals(bytes)) throw new EvidenceConflictError(key);
      objects.set(key, Buffer.from(bytes));
      mediaTypes.set(key, mediaType);
    },
    get: async (key) => objects.get(key),
    has: async (key) => objects.has(key),
  };
  return store;
}
