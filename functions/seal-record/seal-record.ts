/**
 * One run: every page of the journal that is in no log yet becomes a leaf. Each step may be the last one of this process:
 * 1. the leaves and their order are written down in the log's own stream (a plan made on another size than the log has by then is refused);
 * 2. tiles, then the signed checkpoint, go into the evidence store, where no name ever gets other bytes;
 * 3. the streams are marked as sealed, and only then is the plan closed.
 * A run that finds a plan finishes it before it looks for more; two runs side by side write the same bytes and only one closes the plan.
 */
import { checkpointText, parseCheckpoint } from '../../shared/domain/log/checkpoint.ts';
import { edgeOf, entryOf, type Leaf, type LogCommand, type LogState, logCore, logStream } from '../../shared/domain/log/core.ts';
import { sameHash } from '../../shared/domain/log/merkle.ts';
import { noteOf, parseNote } from '../../shared/domain/log/note.ts';
import { grow, rootOf, type TileFile } from '../../shared/domain/log/tiles.ts';
import { EvidenceConflictError, type EvidenceStore } from '../../shared/ports/evidence.ts';
import { checkpointKey, logKey } from '../../shared/ports/log.ts';
import { inParallel } from '../../shared/workflow/batch/fifo-batch.ts';
import type { Deps } from './deps.ts';

export interface SealReport {
  /** Leaves that were sealed. */
  leaves: number;
  /** Size of the log now. */
  size: number;
  /** There is more to seal. */
  more: boolean;
}

export async function sealRecord(deps: Deps): Promise<SealReport> {
  let leaves = 0;
  for (let round = 0; round < deps.roundsMax; round += 1) {
    const before = await stateOf(deps);
    const planned = before.planned.length > 0 ? before : await plan(deps, before);
    if (planned === undefined) return { leaves, size: before.size, more: false };
    await seal(deps, planned);
    leaves += planned.planned.length;
  }
  return { leaves, size: (await stateOf(deps)).size, more: true };
}

const stateOf = async ({ ledger }: Deps): Promise<LogState> =>
  (await ledger.head<LogState>(logStream))?.state ?? logCore.initial(logStream);

/** The state with a plan; undefined when there is nothing to seal. */
async function plan(deps: Deps, { size }: LogState): Promise<LogState | undefined> {
  const leaves = await gather(deps);
  if (leaves.length === 0) return undefined;
  await commit(deps, { kind: 'plan', onSize: size, leaves, at: deps.clock.now() });
  // Another run may have been faster; what is planned now is what counts.
  const state = await stateOf(deps);
  return state.planned.length > 0 ? state : undefined;
}

async function gather({ ledger, streamsMax, leavesMax }: Deps): Promise<Leaf[]> {
  const leaves: Leaf[] = [];
  for (const { stream, from, to } of await ledger.unsealed(streamsMax)) {
    for await (const { sequence, hash } of ledger.pages(stream, { from, to: Math.min(to, from + leavesMax - leaves.length - 1) }))
      leaves.push({ stream, sequence, hash });
    if (leaves.length >= leavesMax) break;
  }
  return leaves;
}

async function seal(deps: Deps, { planned, ...sealed }: LogState): Promise<void> {
  const { edge, files } = grow(edgeOf(sealed), planned.map(entryOf));
  const root = rootOf(edge);
  await inParallel(files, deps.concurrency, (file) => keep(deps.evidence, file));
  const text = checkpointText({ origin: deps.signer.origin, size: edge.size, root });
  const note = await keepCheckpoint(deps, edge.size, text);
  const upTo = new Map(planned.map(({ stream, sequence }) => [stream, sequence]));
  await deps.ledger.markSealed([...upTo].map(([stream, to]) => ({ stream, to })));
  await commit(deps, {
    kind: 'signed',
    at: deps.clock.now(),
    size: edge.size,
    rootHash: Buffer.from(root).toString('base64'),
    note,
  });
}

const keep = (evidence: EvidenceStore, { path, bytes }: TileFile): Promise<void> =>
  evidence.put(logKey(path), bytes, 'application/octet-stream');

/** A run before this one may have signed the same checkpoint with other bytes (SM2 has chance in it): what was kept first stands. */
async function keepCheckpoint({ evidence, signer }: Deps, size: number, text: string): Promise<string> {
  const key = checkpointKey(size);
  const kept = await evidence.get(key);
  if (kept !== undefined) return demandSame(Buffer.from(kept).toString('utf8'), text, key);
  const note = noteOf(text, await signer.sign(text));
  try {
    await evidence.put(key, Buffer.from(note), 'text/plain; charset=utf-8');
    return note;
  } catch (error) {
    const other = error instanceof EvidenceConflictError ? await evidence.get(key) : undefined;
    if (other === undefined) throw error;
    return demandSame(Buffer.from(other).toString('utf8'), text, key);
  }
}

/** Two roots of one size are a fork: whoever wrote the other one, this log must not go on as if nothing were. */
function demandSame(note: string, text: string, key: string): string {
  const kept = parseCheckpoint(parseNote(note)?.text ?? '');
  const ours = parseCheckpoint(text);
  if (kept !== undefined && ours !== undefined && kept.size === ours.size && sameHash(kept.root, ours.root)) return note;
  throw new Error(
    `the evidence store holds another checkpoint under ${key} than the journal gives: the log has forked, or pages were rewritten`,
  );
}

async function commit({ commit: commitTo, clock }: Deps, command: LogCommand): Promise<void> {
  const [result] = await commitTo(logCore, { stream: logStream, recordedAt: clock.now(), facts: undefined, items: [{ command }] });
  if (result?.kind === 'failed') throw result.error;
}
