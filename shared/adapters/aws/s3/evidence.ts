/**
 * Evidence in S3: write-once by key (`If-None-Match: *`). Retention (Object Lock) is the bucket's own business; nothing here deletes or replaces.
 */
import { EvidenceConflictError, type EvidenceStore } from '../../../ports/evidence.ts';
import type { Bucket } from './bucket.ts';

/** S3 answers 409 when two conditional writes of one key meet; the later try sees the earlier one's result. */
const attemptsMax = 4;

export function s3EvidenceStore(bucket: Bucket): EvidenceStore {
  const get = async (key: string) => (await bucket.get(key))?.bytes;
  return {
    async put(key, bytes, mediaType) {
      for (let attempt = 1; ; attempt += 1) {
        const outcome = await bucket.putNew(key, bytes, mediaType);
        if (outcome === 'stored') return;
        if (outcome === 'taken') return demandSameBytes(key, bytes, await get(key));
        if (attempt === attemptsMax) throw new Error(`S3 kept answering that ${key} is being written by someone else; try again`);
      }
    },
    get,
    has: bucket.has,
  };
}

function demandSameBytes(key: string, bytes: Uint8Array, held: Uint8Array | undefined): void {
  if (!held || !Buffer.from(held).equals(bytes)) throw new EvidenceConflictError(key);
}
