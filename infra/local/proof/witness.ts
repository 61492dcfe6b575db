/**
 * A witness of the log: it remembers the largest tree that it has seen, and puts its name only under a checkpoint that continues it. It needs the
 * log's files alone; it trusts nobody's word that a proof is right.
 */
import { cosign, isNoteSignedBy } from '../../../shared/adapters/log/notes.ts';
import { parseCheckpoint } from '../../../shared/domain/log/checkpoint.ts';
import { consistencyProof, isConsistent, rangeHash, sameHash } from '../../../shared/domain/log/merkle.ts';
import { parseNote, type VerifierKey } from '../../../shared/domain/log/note.ts';
import { type FetchTile, tileReader } from '../../../shared/domain/log/tiles.ts';
import type { Signer } from '../../../shared/ports/signer.ts';

/** What a witness has seen of a log. */
export interface SeenCheckpoint {
  origin: string;
  size: number;
  /** Base64. */
  rootHash: string;
}

export interface Witness extends Pick<Signer, 'sign'> {
  /** The partner, as the register has it. */
  name: string;
  publicKey: Uint8Array;
}

export type WitnessRefusal =
  | 'not-signed'
  /** Smaller than what was seen: pages were dropped, or an old checkpoint is shown. */
  | 'shrunk'
  /** Another root for the size that was seen: the log has forked. */
  | 'forked'
  /** The tree of the size that was seen is not its beginning: a page was rewritten or dropped. */
  | 'rewritten'
  /** Its files are not there, or do not give the root that is signed. */
  | 'unreadable';

export type Witnessed = { kind: 'cosigned'; line: string; seen: SeenCheckpoint } | { kind: 'refused'; why: WitnessRefusal };

export interface Shown {
  checkpoint: string;
  logKey: VerifierKey;
  fetch: FetchTile;
  seen: SeenCheckpoint | undefined;
  epochSeconds: number;
}

/** Cosigns, or says why not. After a refusal the witness keeps what it knew: it is the proof. */
export async function witness({ checkpoint: text, logKey, fetch, seen, epochSeconds }: Shown, own: Witness): Promise<Witnessed> {
  const note = parseNote(text);
  const after = parseCheckpoint(note?.text ?? '');
  const isLogs = note !== undefined && after !== undefined && after.origin === logKey.name && isNoteSignedBy(note, logKey);
  if (!isLogs || (seen !== undefined && seen.origin !== after.origin)) return { kind: 'refused', why: 'not-signed' };
  const before = { size: seen?.size ?? 0, root: Buffer.from(seen?.rootHash ?? '', 'base64') };
  if (after.size < before.size) return { kind: 'refused', why: 'shrunk' };
  if (after.size === before.size && !sameHash(after.root, before.root)) return { kind: 'refused', why: 'forked' };
  try {
    const read = tileReader(after.size, fetch);
    if (after.size > 0 && !sameHash(await rangeHash(read, 0, after.size), after.root)) return { kind: 'refused', why: 'unreadable' };
    const proof = before.size === 0 ? [] : await consistencyProof(read, before.size, after.size);
    if (!isConsistent(before, after, proof)) return { kind: 'refused', why: 'rewritten' };
  } catch {
    // A tile that is missing or has another length: there is no proof, so there is no cosignature.
    return { kind: 'refused', why: 'unreadable' };
  }
  const line = await cosign(note.text, own, epochSeconds);
  return { kind: 'cosigned', line, seen: { origin: after.origin, size: after.size, rootHash: Buffer.from(after.root).toString('base64') } };
}
