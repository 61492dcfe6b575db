/**
 * Digests that bind a stored state to the journal. A page says what the state is after it: one digest over the head and everything open, and the digest
 * of each thing that ended with it. Whoever changes a stored state without the journal is found out when it is read.
 */
import { canonicalJson, sha256Hex } from './journal.ts';

export interface PageState {
  /** Version of the state's shape (`Core.stateVersion`). */
  version: number;
  /** Of the head and of all that is open. */
  digest: string;
  /** Key and digest of each part that was put away as ended. */
  ended?: Record<string, string>;
}

/** @param open key and digest of each open part */
export function stateDigest(version: number, head: unknown, open: Iterable<readonly [key: string, digest: string]>): string {
  return sha256Hex(canonicalJson({ version, head, open: digestOfAll(open) }));
}

/** Sorted, so that the order in which things lie in the store does not matter. */
const digestOfAll = (open: Iterable<readonly [string, string]>): string =>
  sha256Hex(
    [...open]
      .map(([key, digest]) => `${digest} ${key}`)
      .sort()
      .join('\n'),
  );
