/** A witness's answer: believed when a key that is registered to the partner signed the checkpoint that this log has of that size. */
import { cosignedAt, witnessKey } from '../../shared/adapters/log/notes.ts';
import { logCore, logStream } from '../../shared/domain/log/core.ts';
import { noteOf, parseNote, parseVerifierKey } from '../../shared/domain/log/note.ts';
import { checkpointKey } from '../../shared/ports/log.ts';
import type { Register } from '../../shared/ports/register.ts';
import type { Deps } from './deps.ts';

export interface Cosignature {
  from: string;
  size: number;
  /** The witness's line of the note. */
  line: string;
}
export type Taken = 'taken' | 'no-such-checkpoint' | 'not-a-cosignature';

/** Kept in the journal when it holds; what does not hold changes nothing. */
export async function takeCosignature(
  { evidence, commit, clock, register }: Pick<Deps, 'evidence' | 'commit' | 'clock'> & { register: Register },
  { from, size, line }: Cosignature,
): Promise<Taken> {
  const note = parseNote(Buffer.from((await evidence.get(checkpointKey(size))) ?? []).toString('utf8'));
  if (note === undefined) return 'no-such-checkpoint';
  const cosigned = parseNote(noteOf(note.text, [line]));
  const keys = ((await register.partner(from))?.keys ?? []).filter(
    ({ algorithm, revokedAt }) => algorithm === 'EdDSA' && revokedAt === undefined,
  );
  const holds = keys.some(({ publicJwk }) => {
    const key = parseVerifierKey(witnessKey(from, Buffer.from(publicJwk.x ?? '', 'base64url')));
    return key !== undefined && cosigned !== undefined && cosignedAt(cosigned, key) !== undefined;
  });
  if (!holds) return 'not-a-cosignature';
  const at = clock.now();
  const rootHash = note.text.split('\n')[2] ?? '';
  const command = { kind: 'cosigned', at, from, size, rootHash, line } as const;
  const [result] = await commit(logCore, { stream: logStream, recordedAt: at, facts: undefined, items: [{ command }] });
  if (result?.kind === 'failed') throw result.error;
  return 'taken';
}
