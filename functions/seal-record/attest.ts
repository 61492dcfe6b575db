/**
 * Lets third parties say when the newest checkpoint was there: a time stamp (RFC 3161), and a transaction on a judicial chain (法发〔2022〕16号), each
 * where one is configured. Their answers are kept beside the checkpoint. The log goes on without them: while one cannot be reached, the record is
 * sealed all the same, and what it says later of a larger log holds for all that is in it.
 */

import { sha256Hex } from '../../shared/domain/aggregate/journal.ts';
import { parseCheckpoint } from '../../shared/domain/log/checkpoint.ts';
import { type LogState, logCore, logStream, type SignedCheckpoint } from '../../shared/domain/log/core.ts';
import { parseNote } from '../../shared/domain/log/note.ts';
import { EvidenceConflictError, type EvidenceStore } from '../../shared/ports/evidence.ts';
import {
  type AnchoredCheckpoint,
  anchorKey,
  type JudicialChain,
  type TimestampAuthority,
  timestampKey,
} from '../../shared/ports/timestamps.ts';
import type { Deps } from './deps.ts';

/** Who else is asked. */
export interface Attesters {
  timestamps?: TimestampAuthority;
  chain?: JudicialChain;
}

export async function attest(deps: Deps): Promise<void> {
  const { checkpoint } = (await deps.ledger.head<LogState>(logStream))?.state ?? logCore.initial(logStream);
  const about = checkpoint === undefined ? undefined : anchoredOf(checkpoint);
  const { timestamps, chain } = deps.attesters;
  if (about === undefined) return;
  if (timestamps !== undefined)
    await ask(deps, timestampKey(about.size), 'application/timestamp-reply', 'time stamps', () => timestamps.stamp(about.sha256));
  if (chain !== undefined)
    await ask(deps, anchorKey(about.size), 'application/json', 'judicial chain', async () =>
      Buffer.from(`${JSON.stringify({ checkpoint: about, receipt: await chain.anchor(about) })}\n`),
    );
}

/** Digest of the text that the log signs, up to its signatures: those are others' and may grow. */
function anchoredOf({ note, at }: SignedCheckpoint): AnchoredCheckpoint | undefined {
  const text = parseNote(note)?.text ?? '';
  const checkpoint = parseCheckpoint(text);
  if (checkpoint === undefined) return undefined;
  const { origin, size, root } = checkpoint;
  return { origin, size, rootHash: Buffer.from(root).toString('base64'), sha256: sha256Hex(text), at };
}

async function ask(deps: Deps, key: string, mediaType: string, who: string, answer: () => Promise<Uint8Array>): Promise<void> {
  const { evidence, metrics, log } = deps;
  try {
    if (await evidence.has(key)) return;
    await keepFirst(evidence, key, await answer(), mediaType);
  } catch (error) {
    metrics.count('AttestationsFailed', 1);
    log.warn('nobody else says when the checkpoint was there; the next run asks again', { who, why: String(error).slice(0, 300) });
  }
}

/** Two runs side by side get two answers, each of them good: the first stays. */
async function keepFirst(evidence: EvidenceStore, key: string, bytes: Uint8Array, mediaType: string): Promise<void> {
  try {
    await evidence.put(key, bytes, mediaType);
  } catch (error) {
    if (!(error instanceof EvidenceConflictError)) throw error;
  }
}
