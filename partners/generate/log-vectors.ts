/** Views of the log as a witness meets them (checkpoints to continue and to refuse), and proofs of inclusion and consistency, true and false. */
import { createHash } from 'node:crypto';
import { noteSigner } from '../../shared/adapters/log/notes.ts';
import { signingKeyFromPem } from '../../shared/adapters/signatures/sign.ts';
import { checkpointText } from '../../shared/domain/log/checkpoint.ts';
import { consistencyProof, type Hash, inclusionProof, leafHash } from '../../shared/domain/log/merkle.ts';
import { noteOf } from '../../shared/domain/log/note.ts';
import { emptyEdge, grow, rootOf, tileReader } from '../../shared/domain/log/tiles.ts';

const origin = 'presale/vector-log';
const sha256 = (text: string): Buffer => createHash('sha256').update(text).digest();
const base64 = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64');

function signerNamed(name: string) {
  const seed = sha256(`presale test vector ${name}`);
  const der = Buffer.concat([Buffer.from('302e020100300506032b657004220420', 'hex'), seed]);
  const key = signingKeyFromPem(name, 'EdDSA', `-----BEGIN PRIVATE KEY-----\n${der.toString('base64')}\n-----END PRIVATE KEY-----\n`);
  const publicKey = Buffer.from(key.publicJwk['x'] ?? '', 'base64url');
  return (of = origin) => noteSigner({ origin: of, ed25519: { sign: async (input) => key.sign(input), publicKey: async () => publicKey } });
}
const logSigner = signerNamed('log');
const strangeSigner = signerNamed('strange log');

interface Log {
  files: Map<string, Uint8Array>;
  roots: Map<number, Hash>;
  leaves: Hash[];
}

/** A log of these pages, with the tiles and the root at each of the sizes. */
function logOf(pages: readonly string[], sizes: readonly number[]): Log {
  const log: Log = { files: new Map(), roots: new Map(), leaves: [] };
  let edge = emptyEdge;
  for (const size of sizes) {
    const next = grow(edge, pages.slice(edge.size, size).map(sha256));
    edge = next.edge;
    for (const { path, bytes } of next.files) log.files.set(path, bytes);
    log.roots.set(size, rootOf(edge));
  }
  log.leaves = pages.map((page) => leafHash(sha256(page)));
  return log;
}

const sizes = [1, 3, 7, 256, 300];
const pages = Array.from({ length: 300 }, (_, index) => `page ${index}`);
const log = logOf(pages, sizes);
const forked = logOf(
  pages.slice(0, 7).map((page, index) => (index === 1 ? 'another page' : page)),
  [3, 7],
);
const rootAt = (size: number, of = log): Hash => of.roots.get(size) ?? new Uint8Array();

const sign = async (text: string, signer = logSigner): Promise<string> => noteOf(text, await signer().sign(text));
const note = (size: number, root = rootAt(size), of = origin): string => checkpointText({ origin: of, size, root });
const seenAt = (size: number, of = origin) => ({ origin: of, size, rootHash: base64(rootAt(size)) });

async function views(): Promise<object[]> {
  const good = await Promise.all(
    [[1], [7], [7, 3], [7, 7], [256, 7], [300, 256]].map(async ([size = 0, before]) => ({
      name: before === undefined ? `the first view, ${size} pages` : `${size} pages after ${before}`,
      files: 'log',
      note: await sign(note(size)),
      ...(before === undefined ? {} : { seen: seenAt(before) }),
      remember: seenAt(size),
    })),
  );
  const signed = await sign(note(7));
  const refused: [name: string, files: string, note: string, seen: object | undefined, why: string][] = [
    ['signed by another key', 'log', await sign(note(7), strangeSigner), undefined, 'it is not signed with the key of the log'],
    ['another size under the signature', 'log', signed.replace('\n7\n', '\n3\n'), undefined, 'it is not signed with the key of the log'],
    ['without a signature', 'log', note(7), undefined, 'it is not signed with the key of the log'],
    ['of another log', 'log', signed, seenAt(3, 'presale/other-log'), `it is of another log, ${origin}`],
    ['fewer pages than were seen', 'log', await sign(note(3)), seenAt(7), 'it has 3 pages, and 7 were seen: pages were dropped'],
    [
      'a root that the files do not give',
      'log',
      await sign(note(7, rootAt(3))),
      undefined,
      "the log's files do not give the root that is signed",
    ],
    ['a file cut short', 'cut', signed, undefined, 'tile 0 of the log has 223 bytes'],
    [
      'a page that was seen is another now',
      'forked',
      await sign(note(7, rootAt(7, forked))),
      seenAt(3),
      'a page that was seen is another now: the log has forked',
    ],
    [
      'the same size, another root',
      'forked',
      await sign(note(7, rootAt(7, forked))),
      seenAt(7),
      'a page that was seen is another now: the log has forked',
    ],
  ];
  return [
    ...good,
    ...refused.map(([name, files, text, seen, why]) => ({ name, files, note: text, ...(seen === undefined ? {} : { seen }), why })),
  ];
}

const reader = (size: number) => tileReader(size, async (path) => log.files.get(path));
const proven = (proof: readonly Hash[]): string[] => proof.map(base64);

async function inclusion(): Promise<object[]> {
  const made: object[] = [];
  for (const [index, size] of [
    [0, 1],
    [0, 7],
    [2, 3],
    [6, 7],
    [3, 7],
    [255, 256],
    [255, 300],
    [299, 300],
  ] as const) {
    const proof = proven(await inclusionProof(reader(size), index, size));
    const vector = { leafHash: base64(log.leaves[index] ?? new Uint8Array()), index, size, rootHash: base64(rootAt(size)), proof };
    made.push({ name: `page ${index} of ${size}`, ...vector, holds: true });
    made.push({ name: `page ${index} of ${size}, another root`, ...vector, rootHash: base64(sha256('root')), holds: false });
    made.push({ name: `page ${index} of ${size}, one hash too many`, ...vector, proof: [...proof, base64(sha256('more'))], holds: false });
    if (size > 1) made.push({ name: `page ${index} of ${size} at another place`, ...vector, index: (index + 1) % size, holds: false });
    if (size > 1) made.push({ name: `page ${index} of ${size}, a hash left out`, ...vector, proof: proof.slice(1), holds: false });
  }
  made.push({
    name: 'a place beyond the tree',
    leafHash: base64(log.leaves[0] ?? new Uint8Array()),
    index: 1,
    size: 1,
    rootHash: base64(rootAt(1)),
    proof: [],
    holds: false,
  });
  return made;
}

async function consistency(): Promise<object[]> {
  const made: object[] = [];
  for (const [before, size] of [
    [1, 3],
    [3, 7],
    [7, 7],
    [7, 256],
    [256, 300],
    [1, 300],
  ] as const) {
    const proof = proven(await consistencyProof(reader(size), before, size));
    const vector = { before, beforeRootHash: base64(rootAt(before)), size, rootHash: base64(rootAt(size)), proof };
    made.push({ name: `${before} in ${size}`, ...vector, holds: true });
    made.push({ name: `${before} in ${size}, another beginning`, ...vector, beforeRootHash: base64(sha256('root')), holds: false });
    made.push({ name: `${before} in ${size}, another end`, ...vector, rootHash: base64(sha256('root')), holds: false });
    made.push({ name: `${before} in ${size}, one hash too many`, ...vector, proof: [...proof, base64(sha256('more'))], holds: false });
    if (proof.length > 0) made.push({ name: `${before} in ${size}, a hash left out`, ...vector, proof: proof.slice(1), holds: false });
  }
  made.push({
    name: '7 in 3',
    before: 7,
    beforeRootHash: base64(rootAt(7)),
    size: 3,
    rootHash: base64(rootAt(3)),
    proof: [],
    holds: false,
  });
  return made;
}

/** Only the hashes of the leaves are read, in the width that a size asks for. */
const tilesOf = (of: Log): Record<string, string> =>
  Object.fromEntries([...of.files].filter(([path]) => path.startsWith('tile/0/')).map(([path, bytes]) => [path, base64(bytes)]));

export async function logVectors(): Promise<object> {
  const cut = log.files.get('tile/0/000.p/7') ?? new Uint8Array();
  return {
    about:
      'Page n is the SHA-256 of "page n"; hashes are Base64. views: a checkpoint (a signed note) beside what was seen last and the files of the log that it names; remember: what it gives, why: the reason that it is refused.',
    logKey: await logSigner().verifierKey(),
    files: { log: tilesOf(log), forked: tilesOf(forked), cut: { 'tile/0/000.p/7': base64(cut.subarray(0, -1)) } },
    views: await views(),
    inclusion: await inclusion(),
    consistency: await consistency(),
  };
}
