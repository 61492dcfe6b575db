import { describe, expect, it } from 'vitest';
import { type SeenCheckpoint, type Witnessed, witness } from '../../../infra/local/proof/witness.ts';
import { localLogSigner } from '../../../infra/local/system/log-signer.ts';
import { cosignedAt, witnessKey } from '../../../shared/adapters/log/notes.ts';
import { openKeyFile } from '../../../shared/adapters/signatures/key-files.ts';
import { openSqliteStore } from '../../../shared/adapters/sqlite/store.ts';
import { sha256Hex } from '../../../shared/domain/aggregate/journal.ts';
import { checkpointText } from '../../../shared/domain/log/checkpoint.ts';
import { type LogState, logStream } from '../../../shared/domain/log/core.ts';
import { noteOf, parseNote, parseVerifierKey } from '../../../shared/domain/log/note.ts';
import { emptyEdge, grow, rootOf } from '../../../shared/domain/log/tiles.ts';
import { createCommit } from '../../../shared/workflow/commit/commit.ts';
import { takeCosignature } from '../../../shared/workflow/log/take-cosignature.ts';
import { memoryEvidence } from '../../fixtures/world/memory-evidence.ts';
import { present } from '../../fixtures/world/present.ts';

const now = () => '2026-03-02T09:00:00+08:00';
const signer = await localLogSigner(await openKeyFile(undefined, now));
const logKey = present(parseVerifierKey(await signer.verifierKey()));
const court = { name: 'court:鲁0102', ...(await (await openKeyFile(undefined, now)).log()) };
const epochSeconds = 1_772_413_200;

const pages = (count: number): string[] => Array.from({ length: count }, (_, index) => `page ${index}`);

/** The log that an operator shows who has these pages, however it came by them. */
async function logOf(all: readonly string[]) {
  const { edge, files } = grow(
    emptyEdge,
    all.map((page) => Buffer.from(sha256Hex(page), 'hex')),
  );
  const text = checkpointText({ origin: signer.origin, size: edge.size, root: rootOf(edge) });
  const tiles = new Map(files.map(({ path, bytes }) => [path, bytes]));
  return { checkpoint: noteOf(text, await signer.sign(text)), fetch: async (path: string) => tiles.get(path), tiles };
}

const see = async (all: readonly string[], seen?: SeenCheckpoint): Promise<Witnessed> =>
  witness({ ...(await logOf(all)), logKey, seen, epochSeconds }, court);
async function seenOf(all: readonly string[]): Promise<SeenCheckpoint> {
  const result = await see(all);
  if (result.kind === 'refused') throw new Error(result.why);
  return result.seen;
}

describe('a witness puts its name under what continues all that it has seen', () => {
  it('at the first time, and each time that pages were added at the end', async () => {
    let seen: SeenCheckpoint | undefined;
    for (const size of [1, 2, 255, 256, 300, 300, 700]) {
      const result = await see(pages(size), seen);
      if (result.kind === 'refused') throw new Error(result.why);
      seen = result.seen;
      const { checkpoint } = await logOf(pages(size));
      const note = present(parseNote(noteOf(present(parseNote(checkpoint)).text, [result.line])));
      expect(cosignedAt(note, present(parseVerifierKey(witnessKey(court.name, court.publicKey))))).toBe(epochSeconds);
    }
  });

  it('and catches a rewritten page', async () => {
    const rewritten = pages(400).with(123, 'page 123, as somebody would rather have it');
    expect(await see(rewritten, await seenOf(pages(300)))).toEqual({ kind: 'refused', why: 'rewritten' });
  });

  it('a dropped page', async () => {
    const dropped = pages(400).toSpliced(123, 1);
    expect(await see(dropped, await seenOf(pages(300)))).toEqual({ kind: 'refused', why: 'rewritten' });
    expect(await see(pages(299), await seenOf(pages(300)))).toEqual({ kind: 'refused', why: 'shrunk' });
  });

  it('a forked log: one size, two roots', async () => {
    const fork = pages(300).with(299, 'what the other side was shown');
    expect(await see(fork, await seenOf(pages(300)))).toEqual({ kind: 'refused', why: 'forked' });
  });

  it('a checkpoint of another log, or of nobody', async () => {
    const seen = await seenOf(pages(3));
    expect(await see(pages(4), { ...seen, origin: 'another-log' })).toEqual({ kind: 'refused', why: 'not-signed' });
    const { checkpoint, fetch } = await logOf(pages(4));
    const forged = checkpoint.replace(/\n4\n/, '\n5\n');
    expect(await witness({ checkpoint: forged, fetch, logKey, seen, epochSeconds }, court)).toEqual({ kind: 'refused', why: 'not-signed' });
    expect(await witness({ checkpoint: 'nonsense', fetch, logKey, seen, epochSeconds }, court)).toEqual({
      kind: 'refused',
      why: 'not-signed',
    });
  });

  it('and files that are missing or do not give the root that is signed', async () => {
    const { checkpoint, tiles } = await logOf(pages(300));
    const refuse = async (fetch: (path: string) => Promise<Uint8Array | undefined>) =>
      witness({ checkpoint, fetch, logKey, seen: undefined, epochSeconds }, court);
    expect(await refuse(async () => undefined)).toEqual({ kind: 'refused', why: 'unreadable' });
    const other = (await logOf(pages(300).with(0, 'x'))).tiles;
    expect(await refuse(async (path) => (path === 'tile/0/000' ? other.get(path) : tiles.get(path)))).toMatchObject({ kind: 'cosigned' });
    expect(await refuse(async (path) => (path === 'tile/1/000.p/1' ? other.get(path) : tiles.get(path)))).toEqual({
      kind: 'refused',
      why: 'unreadable',
    });
  });
});

describe('a cosignature that comes back', () => {
  async function system() {
    const { ledger, register } = openSqliteStore(':memory:');
    const evidence = memoryEvidence();
    const publicJwk = { kty: 'OKP', crv: 'Ed25519', x: Buffer.from(court.publicKey).toString('base64url') };
    await register.putPartner({ partner: court.name, name: '法院', keys: [{ keyId: 'witness', algorithm: 'EdDSA', publicJwk }] });
    const { checkpoint } = await logOf(pages(5));
    await evidence.put('log/checkpoint/5', Buffer.from(checkpoint), 'text/plain');
    const commit = createCommit({ ledger, random: () => 0, delay: async () => {} });
    return { ledger, register, evidence, commit, clock: { now } };
  }
  const lineOf = async (size: number): Promise<string> => {
    const result = await see(pages(size));
    return result.kind === 'cosigned' ? result.line : '';
  };

  it('is kept with who gave it, when a key that is registered to the partner made it', async () => {
    const deps = await system();
    expect(await takeCosignature(deps, { from: court.name, size: 5, line: await lineOf(5) })).toBe('taken');
    const state = (await deps.ledger.head<LogState>(logStream))?.state;
    expect(state?.cosigned).toMatchObject([{ from: court.name, size: 5 }]);
  });

  it('changes nothing otherwise: another checkpoint, another partner, no signature at all', async () => {
    const deps = await system();
    expect(await takeCosignature(deps, { from: court.name, size: 5, line: await lineOf(4) })).toBe('not-a-cosignature');
    expect(await takeCosignature(deps, { from: 'bank:102451000019', size: 5, line: await lineOf(5) })).toBe('not-a-cosignature');
    expect(await takeCosignature(deps, { from: court.name, size: 5, line: 'nonsense' })).toBe('not-a-cosignature');
    expect(await takeCosignature(deps, { from: court.name, size: 6, line: await lineOf(6) })).toBe('no-such-checkpoint');
    expect(await deps.ledger.head(logStream)).toBeUndefined();
  });
});
