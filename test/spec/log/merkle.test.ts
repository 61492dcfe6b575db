import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  consistencyProof,
  type Hash,
  inclusionProof,
  isConsistent,
  isIncluded,
  leafHash,
  nodeHash,
  rangeHash,
  rootOver,
} from '../../../shared/domain/log/merkle.ts';
import { emptyEdge, entriesOf, grow, rootOf, tilePath, tileReader } from '../../../shared/domain/log/tiles.ts';
import { present } from '../../fixtures/world/present.ts';

const entry = (index: number): Uint8Array => Buffer.from(`entry ${index}`);
const entriesUpTo = (size: number): Uint8Array[] => Array.from({ length: size }, (_, index) => entry(index));
const hex = (hash: Hash): string => Buffer.from(hash).toString('hex');

/** A log that grew in these steps, and its files. */
function grown(steps: readonly number[]) {
  let edge = emptyEdge;
  const files = new Map<string, Uint8Array>();
  for (const step of steps) {
    const next = grow(
      edge,
      Array.from({ length: step }, (_, index) => entry(edge.size + index)),
    );
    for (const { path, bytes } of next.files) {
      const before = files.get(path);
      if (before !== undefined) expect(Buffer.from(before).equals(bytes)).toBe(true);
      files.set(path, bytes);
    }
    edge = next.edge;
  }
  return { edge, files, reader: (size: number) => tileReader(size, async (path) => files.get(path)) };
}

describe('the tree is that of RFC 6962', () => {
  // The leaves and roots of the test vectors that certificate transparency logs share.
  const leaves = ['', '00', '10', '2021', '3031', '40414243', '5051525354555657', '606162636465666768696a6b6c6d6e6f'].map((text) =>
    Buffer.from(text, 'hex'),
  );
  it.each([
    [0, 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855'],
    [1, '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d'],
    [2, 'fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125'],
    [3, 'aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77'],
    [8, '5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328'],
  ])('with %i leaves', (size, root) => {
    expect(hex(rootOver(leaves.slice(0, size).map(leafHash)))).toBe(root);
    expect(hex(rootOf(grow(emptyEdge, leaves.slice(0, size)).edge))).toBe(root);
  });
});

describe('a tree that grows in steps is the tree that was there at once', () => {
  const steps = fc.array(fc.integer({ min: 1, max: 700 }), { minLength: 1, maxLength: 4 });
  it('whatever the steps: same root, and every file a reader needs', async () => {
    await fc.assert(
      fc.asyncProperty(steps, async (given) => {
        const { edge, reader } = grown(given);
        const root = rootOver(entriesUpTo(edge.size).map(leafHash));
        expect(hex(rootOf(edge))).toBe(hex(root));
        expect(hex(await rangeHash(reader(edge.size), 0, edge.size))).toBe(hex(root));
      }),
      { numRuns: 25 },
    );
  });

  it('over three levels of tiles, at sizes around the edges of tiles', async () => {
    const { edge, files, reader } = grown([1, 254, 1, 1, 255, 65_024, 1, 300]);
    expect(edge.size).toBe(65_837);
    expect(hex(rootOf(edge))).toBe(hex(rootOver(entriesUpTo(edge.size).map(leafHash))));
    for (const size of [1, 255, 256, 257, 512, 65_536, 65_537, 65_837])
      expect(hex(await rangeHash(reader(size), 0, size))).toBe(hex(rootOver(entriesUpTo(size).map(leafHash))));
    expect(files.has('tile/2/000.p/1')).toBe(true);
    expect(entriesOf(present(files.get('tile/entries/257.p/45')), 45)?.map(String)).toEqual(entriesUpTo(65_837).slice(-45).map(String));
  });

  it('names files as C2SP tlog-tiles does', () => {
    expect([tilePath(0, 0, 256), tilePath(1, 1_234_067, 256), tilePath(0, 1000, 5)]).toEqual([
      'tile/0/000',
      'tile/1/x001/x234/067',
      'tile/0/x001/000.p/5',
    ]);
  });
});

describe('proofs', () => {
  it('show each leaf in each size, and no other leaf', async () => {
    const { reader } = grown([40]);
    for (let size = 1; size <= 40; size += 1) {
      const root = rootOver(entriesUpTo(size).map(leafHash));
      for (let index = 0; index < size; index += 1) {
        const proof = await inclusionProof(reader(40), index, size);
        expect(isIncluded(leafHash(entry(index)), index, { size, root }, proof)).toBe(true);
        expect(isIncluded(leafHash(entry(index + 1)), index, { size, root }, proof)).toBe(false);
        expect(isIncluded(leafHash(entry(index)), index, { size, root }, [...proof, root])).toBe(false);
        if (proof.length > 0) expect(isIncluded(leafHash(entry(index)), index, { size, root }, proof.slice(1))).toBe(false);
      }
    }
  });

  it('show that each size continues each earlier one, and no fork', async () => {
    const { reader } = grown([40]);
    const root = (size: number) => rootOver(entriesUpTo(size).map(leafHash));
    for (let size = 1; size <= 40; size += 1) {
      for (let before = 1; before <= size; before += 1) {
        const proof = await consistencyProof(reader(40), before, size);
        const [earlier, later] = [
          { size: before, root: root(before) },
          { size, root: root(size) },
        ];
        expect(isConsistent(earlier, later, proof)).toBe(true);
        expect(isConsistent({ ...earlier, root: leafHash(entry(99)) }, later, proof)).toBe(false);
        expect(isConsistent(earlier, { ...later, root: nodeHash(later.root, later.root) }, proof)).toBe(
          before === size && proof.length > 0,
        );
        expect(isConsistent(earlier, later, [...proof, root(1)])).toBe(false);
      }
    }
  });

  it('say nothing of a missing or cut tile', async () => {
    const { files } = grown([300]);
    const without = tileReader(300, async (path) => (path === 'tile/0/000' ? undefined : files.get(path)));
    await expect(inclusionProof(without, 3, 300)).rejects.toThrow('the log has no file tile/0/000');
    const cut = tileReader(300, async (path) => files.get(path)?.subarray(32));
    await expect(inclusionProof(cut, 3, 300)).rejects.toThrow('where its name says');
  });
});
