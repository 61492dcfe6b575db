/**
 * Writes a log of several sizes with our own code, for Go's libraries to judge: tiles, checkpoints that two witnesses cosigned, and proofs.
 * `node test/go/make-log.ts DIR`.
 */
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { localLogSigner } from '../../infra/local/system/log-signer.ts';
import { cosign, witnessKey } from '../../shared/adapters/log/notes.ts';
import { openKeyFile } from '../../shared/adapters/signatures/key-files.ts';
import { sha256Hex } from '../../shared/domain/aggregate/journal.ts';
import { checkpointText } from '../../shared/domain/log/checkpoint.ts';
import { consistencyProof, type Hash, inclusionProof } from '../../shared/domain/log/merkle.ts';
import { noteOf } from '../../shared/domain/log/note.ts';
import { emptyEdge, grow, rootOf, tileReader } from '../../shared/domain/log/tiles.ts';

const [dir] = process.argv.slice(2);
if (dir === undefined) throw new Error('give the folder to write the log into');

const sizes = [1, 2, 3, 255, 256, 257, 300, 700, 66_000];
const now = () => '2026-03-02T09:00:00+08:00';
const signer = await localLogSigner(await openKeyFile(undefined, now));
const witnesses = await Promise.all(
  ['bank:102451000019', 'court:鲁0102'].map(async (name) => ({ name, ...(await (await openKeyFile(undefined, now)).log()) })),
);
const files = new Map<string, Uint8Array>();
const entries: string[] = [];
const base64 = (hashes: readonly Hash[]): string[] => hashes.map((hash) => Buffer.from(hash).toString('base64'));

let edge = emptyEdge;
for (const size of sizes) {
  const fresh = Array.from({ length: size - edge.size }, (_, index) => sha256Hex(`page ${edge.size + index}`));
  entries.push(...fresh);
  const next = grow(
    edge,
    fresh.map((entry) => Buffer.from(entry, 'hex')),
  );
  edge = next.edge;
  for (const { path, bytes } of next.files) files.set(path, bytes);
  const text = checkpointText({ origin: signer.origin, size, root: rootOf(edge) });
  const cosigned = await Promise.all(witnesses.map((witness) => cosign(text, witness, 1_772_413_200)));
  files.set(`checkpoint/${size}`, Buffer.from(noteOf(text, [...(await signer.sign(text)), ...cosigned])));
}

const reader = (size: number) => tileReader(size, async (path) => files.get(path));
const inclusion = [];
const consistency = [];
for (const size of sizes) {
  for (const index of new Set([0, 1, Math.floor(size / 2), 255, 256, size - 1])) {
    if (index < size) inclusion.push({ index, size, proof: base64(await inclusionProof(reader(size), index, size)) });
  }
  for (const before of sizes.filter((each) => each <= size))
    consistency.push({ before, size, proof: base64(await consistencyProof(reader(size), before, size)) });
}
const facts = {
  origin: signer.origin,
  logKey: await signer.verifierKey(),
  witnessKeys: witnesses.map(({ name, publicKey }) => witnessKey(name, publicKey)),
  sizes,
  entries,
  inclusion,
  consistency,
};
files.set('facts.json', Buffer.from(JSON.stringify(facts)));
for (const [path, bytes] of files) {
  await mkdir(dirname(join(dir, path)), { recursive: true });
  await writeFile(join(dir, path), bytes);
}
