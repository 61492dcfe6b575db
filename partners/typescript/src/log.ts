/**
 * What a witness looks at before it cosigns: that the checkpoint is signed with the log's key, that the log's files give its root, and that the tree which was
 * seen last is its beginning (C2SP signed-note, tlog-checkpoint, tlog-tiles; RFC 6962 for the tree). It reads the hashes of all leaves, 32 bytes an entry: a log
 * of a million pages is 32 MB. Keep what `continuing` gives, and hand it in at the next time.
 */
import { createHash, createPublicKey, verify } from 'node:crypto';

/** What a witness remembers of a log. */
export interface SeenLog {
  origin: string;
  size: number;
  /** Base64. */
  rootHash: string;
}
/** Fetches a file of the log by its path below `checkpoint`'s place, `tile/0/000.p/7`. */
export type FetchTile = (path: string) => Promise<Uint8Array>;

/** The checkpoint is not to be cosigned. Keep it together with what was seen: they are the proof. */
export class NotContinuedError extends Error {
  override name = 'NotContinuedError';
}

const hashBytes = 32;
const tileWidth = 256;
const sha256 = (...parts: Uint8Array[]): Buffer => createHash('sha256').update(Buffer.concat(parts)).digest();
const nodeHash = (left: Uint8Array, right: Uint8Array): Buffer => sha256(Uint8Array.of(1), left, right);

function rootOver(leaves: readonly Uint8Array[]): Uint8Array {
  const [first] = leaves;
  if (first === undefined) return sha256();
  if (leaves.length === 1) return first;
  let split = 1;
  while (split * 2 < leaves.length) split *= 2;
  return nodeHash(rootOver(leaves.slice(0, split)), rootOver(leaves.slice(split)));
}

/** `067`, `x001/x234/067`. */
function tileIndex(index: number): string {
  const last = String(index % 1000).padStart(3, '0');
  return index < 1000 ? last : `${tileIndex(Math.floor(index / 1000)).replace(/([^/]+)$/, 'x$1')}/${last}`;
}

async function leavesOf(size: number, fetch: FetchTile): Promise<Uint8Array[]> {
  const leaves: Uint8Array[] = [];
  for (let tile = 0; leaves.length < size; tile += 1) {
    const width = Math.min(tileWidth, size - leaves.length);
    const bytes = await fetch(`tile/0/${tileIndex(tile)}${width === tileWidth ? '' : `.p/${width}`}`);
    if (bytes.length !== width * hashBytes) throw new NotContinuedError(`tile ${tile} of the log has ${bytes.length} bytes`);
    for (let at = 0; at < width; at += 1) leaves.push(bytes.subarray(at * hashBytes, (at + 1) * hashBytes));
  }
  return leaves;
}

/** A tree of the log: its size, and its root in Base64. */
export interface Tree {
  size: number;
  rootHash: string;
}
const bytesOf = (base64: string): Buffer => Buffer.from(base64, 'base64');

/** Whether the proof shows that the leaf stands at `index` of the tree (RFC 9162, 2.1.3.2). Hashes are Base64. */
export function isIncluded(leafHash: string, index: number, { size, rootHash }: Tree, proof: readonly string[]): boolean {
  if (index < 0 || index >= size) return false;
  let [node, last, hash] = [index, size - 1, bytesOf(leafHash)];
  for (const step of proof.map(bytesOf)) {
    if (last === 0) return false;
    if (node % 2 === 1 || node === last) {
      hash = nodeHash(step, hash);
      while (node !== 0 && node % 2 === 0) [node, last] = [node / 2, Math.floor(last / 2)];
    } else hash = nodeHash(hash, step);
    [node, last] = [Math.floor(node / 2), Math.floor(last / 2)];
  }
  return last === 0 && hash.equals(bytesOf(rootHash));
}

/** Whether the proof shows that the earlier tree is the beginning of the later one (RFC 9162, 2.1.4.2). */
export function isConsistent(before: Tree, after: Tree, proof: readonly string[]): boolean {
  if (before.size === after.size) return proof.length === 0 && before.rootHash === after.rootHash;
  if (before.size < 1 || before.size > after.size || proof.length === 0) return false;
  let [node, last] = [before.size - 1, after.size - 1];
  while (node % 2 === 1) [node, last] = [Math.floor(node / 2), Math.floor(last / 2)];
  // A whole tree is its own first step.
  const [start = before.rootHash, ...rest] = node === 0 ? [before.rootHash, ...proof] : proof;
  let [first, second] = [bytesOf(start), bytesOf(start)];
  for (const step of rest.map(bytesOf)) {
    if (last === 0) return false;
    if (node % 2 === 1 || node === last) {
      [first, second] = [nodeHash(step, first), nodeHash(step, second)];
      while (node !== 0 && node % 2 === 0) [node, last] = [node / 2, Math.floor(last / 2)];
    } else second = nodeHash(second, step);
    [node, last] = [Math.floor(node / 2), Math.floor(last / 2)];
  }
  return last === 0 && first.equals(bytesOf(before.rootHash)) && second.equals(bytesOf(after.rootHash));
}

const spki = Buffer.from('302a300506032b6570032100', 'hex');

/** Whether the note has a line of this key, `<name>+<hash>+<base64(type and key)>`, that holds for its text. */
function isSigned(text: string, lines: readonly string[], logKey: string): boolean {
  const [name = '', hash = '', ...rest] = logKey.split('+');
  // Base64 may have plus signs of its own.
  const encoded = rest.join('+');
  const typeAndKey = Buffer.from(encoded, 'base64');
  const key = createPublicKey({ key: Buffer.concat([spki, typeAndKey.subarray(1)]), format: 'der', type: 'spki' });
  return lines.some((line) => {
    const [, signer, signature = ''] = line.split(' ');
    const bytes = Buffer.from(signature, 'base64');
    return signer === name && bytes.subarray(0, 4).toString('hex') === hash && verify(null, Buffer.from(text), key, bytes.subarray(4));
  });
}

/**
 * What to remember, when the checkpoint continues what was seen.
 * @throws NotContinuedError saying why it is not to be cosigned.
 */
export async function continuing(note: string, logKey: string, fetch: FetchTile, seen?: SeenLog): Promise<SeenLog> {
  const end = note.lastIndexOf('\n\n');
  const text = note.slice(0, end + 1);
  if (end < 0 || !isSigned(text, note.slice(end + 2).split('\n'), logKey))
    throw new NotContinuedError('it is not signed with the key of the log');
  const [origin = '', sizeText = '', rootHash = ''] = text.split('\n');
  const size = Number(sizeText);
  if (seen !== undefined && seen.origin !== origin) throw new NotContinuedError(`it is of another log, ${origin}`);
  if (size < (seen?.size ?? 0)) throw new NotContinuedError(`it has ${size} pages, and ${seen?.size} were seen: pages were dropped`);
  const leaves = await leavesOf(size, fetch);
  const rootOfFirst = (count: number): string => Buffer.from(rootOver(leaves.slice(0, count))).toString('base64');
  if (rootOfFirst(size) !== rootHash) throw new NotContinuedError("the log's files do not give the root that is signed");
  if (seen !== undefined && rootOfFirst(seen.size) !== seen.rootHash)
    throw new NotContinuedError('a page that was seen is another now: the log has forked');
  return { origin, size, rootHash };
}
