/**
 * The Merkle tree of RFC 6962 §2.1 (RFC 9162 §2.1): hashes, the tree as far as it must be kept to grow, and its proofs. Sizes are numbers: a log
 * of 2^53 leaves is out of reach.
 */
import { hash } from 'node:crypto';

/** 32 bytes. */
export type Hash = Uint8Array;

const sha256 = (...parts: readonly Uint8Array[]): Hash => hash('sha256', Buffer.concat(parts), 'buffer');
const leafPrefix = Uint8Array.of(0);
const nodePrefix = Uint8Array.of(1);

/** Root of a tree without leaves. */
export const emptyRoot: Hash = sha256();
export const leafHash = (entry: Uint8Array): Hash => sha256(leafPrefix, entry);
export const nodeHash = (left: Hash, right: Hash): Hash => sha256(nodePrefix, left, right);
export const sameHash = (a: Hash, b: Hash): boolean => Buffer.from(a).equals(b);

/** Root of the tree over these hashes, one or more. */
export function rootOver(hashes: readonly Hash[]): Hash {
  const [first] = hashes;
  if (first === undefined) return emptyRoot;
  if (hashes.length === 1) return first;
  const split = splitOf(hashes.length);
  return nodeHash(rootOver(hashes.slice(0, split)), rootOver(hashes.slice(split)));
}

/** Largest power of two below a size of at least two. */
function splitOf(size: number): number {
  let split = 1;
  while (split * 2 < size) split *= 2;
  return split;
}

/** Reads the hash over leaves `index · 2^level` to `(index + 1) · 2^level`, all of which the log has. */
export type ReadHash = (level: number, index: number) => Promise<Hash>;

/** Hash over the leaves from `start` to before `end`, where `start` is where a subtree begins. */
export async function rangeHash(read: ReadHash, start: number, end: number): Promise<Hash> {
  const size = end - start;
  const level = Math.log2(size);
  if (Number.isInteger(level) && start % size === 0) return read(level, start / size);
  const middle = start + splitOf(size);
  return nodeHash(await rangeHash(read, start, middle), await rangeHash(read, middle, end));
}

/** The proof that leaf `index` is in the tree of `size` leaves, nearest sibling first (RFC 9162 §2.1.3.1). */
export async function inclusionProof(read: ReadHash, index: number, size: number, from = 0): Promise<Hash[]> {
  if (size === 1) return [];
  const split = splitOf(size);
  return index < split
    ? [...(await inclusionProof(read, index, split, from)), await rangeHash(read, from + split, from + size)]
    : [...(await inclusionProof(read, index - split, size - split, from + split)), await rangeHash(read, from, from + split)];
}

/** The proof that the tree of `size` leaves continues that of `before` leaves, 0 < before ≤ size (RFC 9162 §2.1.4.1). */
export async function consistencyProof(read: ReadHash, before: number, size: number, from = 0, known = true): Promise<Hash[]> {
  if (before === size) return known ? [] : [await rangeHash(read, from, from + size)];
  const split = splitOf(size);
  return before <= split
    ? [...(await consistencyProof(read, before, split, from, known)), await rangeHash(read, from + split, from + size)]
    : [...(await consistencyProof(read, before - split, size - split, from + split, false)), await rangeHash(read, from, from + split)];
}

export interface Tree {
  size: number;
  root: Hash;
}

export function isIncluded(leaf: Hash, index: number, { size, root }: Tree, proof: readonly Hash[]): boolean {
  if (!(Number.isSafeInteger(index) && index >= 0 && index < size)) return false;
  const rest = [...proof];
  const rootFrom = (at: number, of: number): Hash | undefined => {
    if (of === 1) return leaf;
    const split = splitOf(of);
    const sibling = rest.pop();
    const own = at < split ? rootFrom(at, split) : rootFrom(at - split, of - split);
    if (sibling === undefined || own === undefined) return undefined;
    return at < split ? nodeHash(own, sibling) : nodeHash(sibling, own);
  };
  const found = rootFrom(index, size);
  return found !== undefined && rest.length === 0 && sameHash(found, root);
}

/** Is the later tree the earlier one with leaves added at its end? */
export function isConsistent(before: Tree, after: Tree, proof: readonly Hash[]): boolean {
  if (before.size > after.size) return false;
  if (before.size === 0) return proof.length === 0;
  const rest = [...proof];
  const rootsFrom = (earlier: number, later: number, known: boolean): { earlier: Hash; later: Hash } | undefined => {
    if (earlier === later) {
      const whole = known ? before.root : rest.pop();
      return whole && { earlier: whole, later: whole };
    }
    const split = splitOf(later);
    const sibling = rest.pop();
    const own = earlier <= split ? rootsFrom(earlier, split, known) : rootsFrom(earlier - split, later - split, false);
    if (sibling === undefined || own === undefined) return undefined;
    return earlier <= split
      ? { earlier: own.earlier, later: nodeHash(own.later, sibling) }
      : { earlier: nodeHash(sibling, own.earlier), later: nodeHash(sibling, own.later) };
  };
  const found = rootsFrom(before.size, after.size, true);
  return found !== undefined && rest.length === 0 && sameHash(found.earlier, before.root) && sameHash(found.later, after.root);
}
