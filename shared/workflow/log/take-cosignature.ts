/** A witness's answer: believed when a key that is registered to the partner signed the checkpoint that this log has of that size. */
import { cosignedAt, witnessKey } from '../../adapters/log/notes.ts';
import { logCore, logStream } from '../../domain/log/core.ts';
import { noteOf, parseNote, parseVerifierKey } from '../../domain/log/note.ts';
import type { Clock } from '../../ports/clock.ts';
import type { EvidenceStore } from '../../ports/evidence.ts';
import { checkpointKey } from '../../ports/log.ts';
import type { Register } from '../../ports/register.ts';
import type { Commit } from '../commit/commit.ts';

export interface Cosignature {
  from: string;
  size: number;
  /** The witness's line of the note. */
  line: string;
}
export interface CosignatureDeps {
  evidence: Pick<EvidenceStore, 'get'>;
  register: Pick<Register, 'partner'>;
}
/** What is wrong with a cosignature, or the root that it is about. */
export type CosignatureVerdict = { kind: 'holds'; rootHash: string } | { kind: 'no-such-checkpoint' | 'not-a-cosignature' };

export async function judgeCosignature(
  { evidence, register }: CosignatureDeps,
  { from, size, line }: Cosignature,
): Promise<CosignatureVerdict> {
  const note = parseNote(Buffer.from((await evidence.get(checkpointKey(size))) ?? []).toString('utf8'));
  if (note === undefined) return { kind: 'no-such-checkpoint' };
  const cosigned = parseNote(noteOf(note.text, [line]));
  const keys = ((await register.partner(from))?.keys ?? []).filter(
    ({ algorithm, revokedAt }) => algorithm === 'EdDSA' && revokedAt === undefined,
  );
  const holds = keys.some(({ publicJwk }) => {
    const key = parseVerifierKey(witnessKey(from, Buffer.from(publicJwk.x ?? '', 'base64url')));
    return key !== undefined && cosigned !== undefined && cosignedAt(cosigned, key) !== undefined;
  });
  return holds ? { kind: 'holds', rootHash: note.text.split('\n')[2] ?? '' } : { kind: 'not-a-cosignature' };
}

/** Kept in the journal when it holds; what does not hold changes nothing. */
export async function takeCosignature(
  deps: CosignatureDeps & { commit: Commit; clock: Clock },
  cosignature: Cosignature,
): Promise<'taken' | 'no-such-checkpoint' | 'not-a-cosignature'> {
  const judged = await judgeCosignature(deps, cosignature);
  if (judged.kind !== 'holds') return judged.kind;
  const at = deps.clock.now();
  const command = { kind: 'cosigned', at, rootHash: judged.rootHash, ...cosignature } as const;
  const [result] = await deps.commit(logCore, { stream: logStream, recordedAt: at, facts: undefined, items: [{ command }] });
  if (result?.kind === 'failed') throw result.error;
  return 'taken';
}
