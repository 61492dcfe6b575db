/**
 * Evidence that lies under its own digest and is damaged (another's hand, a bad disk) hinders nobody: the bytes that come again are stored beside it, and whoever
 * reads gets those that have the digest. What is damaged stays where it is, and is named.
 */
import { sha256Hex } from '../domain/aggregate/journal.ts';
import { EvidenceConflictError, type EvidenceStore } from '../ports/evidence.ts';
import type { Log, Metrics } from '../ports/telemetry.ts';

/** Places beside a damaged one; damage in each of them is no accident. */
const placesMax = 5;

/** `documents/<digest>` and the like; undefined for keys that say nothing of their bytes. */
const digestIn = (key: string): string | undefined => /^(?:documents|messages)\/([0-9a-f]{64})$/.exec(key)?.[1];
const beside = (key: string, place: number): string => (place === 0 ? key : `${key}.${place}`);

export function mendingEvidence(store: EvidenceStore, { log, metrics }: { log: Log; metrics: Metrics }): EvidenceStore {
  const named = (key: string): void => {
    log.error(
      'evidence is damaged',
      { key },
      new Error(`the bytes under ${key} do not have that digest; they were replaced or the store lost some`),
    );
    metrics.count('EvidenceDamaged', 1);
  };
  return {
    async put(key, bytes, mediaType) {
      const digest = digestIn(key);
      if (digest === undefined || sha256Hex(bytes) !== digest) return store.put(key, bytes, mediaType);
      for (let place = 0; ; place++) {
        try {
          return await store.put(beside(key, place), bytes, mediaType);
        } catch (error) {
          if (!(error instanceof EvidenceConflictError) || place === placesMax) throw error;
          named(beside(key, place));
        }
      }
    },
    async get(key) {
      const digest = digestIn(key);
      const first = await store.get(key);
      if (digest === undefined || first === undefined || sha256Hex(first) === digest) return first;
      named(key);
      for (let place = 1; place <= placesMax; place++) {
        const other = await store.get(beside(key, place));
        if (other === undefined) break;
        if (sha256Hex(other) === digest) return other;
      }
      return first;
    },
    has: store.has,
  };
}
