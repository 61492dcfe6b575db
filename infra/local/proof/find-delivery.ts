/** The proof of a delivery, as its channel kept it in a data folder. */
import { resolve, sep } from 'node:path';
import { readIfPresent } from '../../../shared/adapters/files/evidence.ts';
import type { EvidenceStore } from '../../../shared/ports/evidence.ts';

/** As `recorded` names what a real channel delivered. */
export const isRecordedDelivery = (name: string): boolean => /^deliveries\/[0-9a-f]{64}$/.test(name);

/** Where a sandbox's channels and real ones keep their proofs. */
export const deliveryFinder =
  (root: string, evidence: EvidenceStore) =>
  (name: string): Promise<Uint8Array | undefined> =>
    isRecordedDelivery(name) ? evidence.get(name) : deliveryIn(root, name);

/** A name that leads elsewhere names none. */
async function deliveryIn(root: string, name: string): Promise<Uint8Array | undefined> {
  const path = resolve(root, name);
  return path.startsWith(`${root}${sep}`) && /^[\w/-]+\.json$/.test(name) ? readIfPresent(path) : undefined;
}
