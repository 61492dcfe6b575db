/**
 * The tree cut into tiles of 256 hashes (C2SP tlog-tiles): a reader fetches static files and works out every proof itself. A full tile never
 * changes; a partial one has its width in its name, so that no name ever gets other bytes.
 */
import { emptyRoot, type Hash, leafHash, nodeHash, type ReadHash, rootOver } from './merkle.ts';

const tileHeight = 8;
export const tileWidth = 2 ** tileHeight;
const hashBytes = 32;

/** What must be kept of a tree so that it can grow: of each level of tiles the hashes of the tile that is not full. */
export interface Edge {
  size: number;
  /** Entries behind the last full tile of leaves. */
  entries: readonly Uint8Array[];
  /** `partial[level]`: hashes of that level's last tile, fewer than 256. */
  partial: readonly (readonly Hash[])[];
}

export const emptyEdge: Edge = { size: 0, entries: [], partial: [] };

export interface TileFile {
  /** `tile/<level>/<index>[.p/<width>]` or `tile/entries/<index>[.p/<width>]`. */
  path: string;
  bytes: Uint8Array;
}

/** The tree with these entries at its end, and every file that a reader of the new size needs and one of the old size did not. */
export function grow(edge: Edge, entries: readonly Uint8Array[]): { edge: Edge; files: TileFile[] } {
  if (entries.length === 0) return { edge, files: [] };
  const files: TileFile[] = [];
  const bundle = [...edge.entries, ...entries];
  const firstBundle = (edge.size - edge.entries.length) / tileWidth;
  for (let at = 0; at < bundle.length; at += tileWidth) {
    const part = bundle.slice(at, at + tileWidth);
    files.push({ path: entriesPath(firstBundle + at / tileWidth, part.length), bytes: bundleBytes(part) });
  }
  const partial: Hash[][] = [];
  let added: Hash[] = entries.map(leafHash);
  for (let level = 0; added.length > 0 || level < edge.partial.length; level += 1) {
    const before = edge.partial[level] ?? [];
    const hashes = [...before, ...added];
    const full = Math.floor(hashes.length / tileWidth);
    const firstTile = (Math.floor(edge.size / tileWidth ** level) - before.length) / tileWidth;
    const roots: Hash[] = [];
    for (let tile = 0; tile * tileWidth < hashes.length && added.length > 0; tile += 1) {
      const part = hashes.slice(tile * tileWidth, (tile + 1) * tileWidth);
      files.push({ path: tilePath(level, firstTile + tile, part.length), bytes: Buffer.concat(part) });
      if (part.length === tileWidth) roots.push(rootOver(part));
    }
    partial.push(hashes.slice(full * tileWidth));
    added = roots;
  }
  const size = edge.size + entries.length;
  return { edge: { size, entries: bundle.slice(Math.floor(bundle.length / tileWidth) * tileWidth), partial }, files };
}

/** Root of the whole tree: subtrees from the largest to the smallest, folded from the right. */
export function rootOf({ partial }: Edge): Hash {
  const subtrees: Hash[] = [];
  for (const hashes of [...partial].reverse()) {
    let at = 0;
    for (let width = tileWidth / 2; width >= 1; width /= 2) {
      if (at + width > hashes.length) continue;
      subtrees.push(rootOver(hashes.slice(at, at + width)));
      at += width;
    }
  }
  const last = subtrees.pop();
  return last === undefined ? emptyRoot : subtrees.reduceRight((root, subtree) => nodeHash(subtree, root), last);
}

/** `x001/x234/067`: three digits a folder, so that no folder has more than a thousand. */
function indexPath(index: number): string {
  const groups: string[] = [];
  for (let rest = index, first = true; first || rest > 0; rest = Math.floor(rest / 1000), first = false) {
    groups.unshift(`${first ? '' : 'x'}${String(rest % 1000).padStart(3, '0')}`);
  }
  return groups.join('/');
}

const withWidth = (path: string, width: number): string => (width === tileWidth ? path : `${path}.p/${width}`);
export const tilePath = (level: number, index: number, width: number): string => withWidth(`tile/${level}/${indexPath(index)}`, width);
export const entriesPath = (index: number, width: number): string => withWidth(`tile/entries/${indexPath(index)}`, width);

/** Entries one after the other, each behind its length in two bytes. */
function bundleBytes(entries: readonly Uint8Array[]): Uint8Array {
  return Buffer.concat(entries.flatMap((entry) => [Uint8Array.of(entry.length >> 8, entry.length & 0xff), entry]));
}

/** Undefined when the bytes are no bundle of so many entries. */
export function entriesOf(bytes: Uint8Array, width: number): Uint8Array[] | undefined {
  const entries: Uint8Array[] = [];
  for (let at = 0; at < bytes.length; ) {
    const length = (bytes[at] ?? 0) * 256 + (bytes[at + 1] ?? 0);
    const entry = bytes.subarray(at + 2, at + 2 + length);
    if (entry.length !== length) return undefined;
    entries.push(entry);
    at += 2 + length;
  }
  return entries.length === width ? entries : undefined;
}

/** Fetches a file of the log; undefined when it has none of that name. */
export type FetchTile = (path: string) => Promise<Uint8Array | undefined>;

/** Reads hashes of the tree of `size` leaves out of its tiles, each of which is fetched once. @throws Error when a tile is missing or has another length. */
export function tileReader(size: number, fetch: FetchTile): ReadHash {
  const tiles = new Map<string, Promise<Uint8Array>>();
  return async (level, index) => {
    const tileLevel = Math.floor(level / tileHeight);
    const perHash = 2 ** (level % tileHeight);
    const first = index * perHash;
    const tileIndex = Math.floor(first / tileWidth);
    const width = Math.min(tileWidth, Math.floor(size / tileWidth ** tileLevel) - tileIndex * tileWidth);
    const path = tilePath(tileLevel, tileIndex, width);
    const asked = tiles.get(path) ?? demand(fetch, path, width * hashBytes);
    tiles.set(path, asked);
    const bytes = await asked;
    const from = first - tileIndex * tileWidth;
    const hashes = Array.from({ length: perHash }, (_, place) =>
      bytes.subarray((from + place) * hashBytes, (from + place + 1) * hashBytes),
    );
    return rootOver(hashes);
  };
}

async function demand(fetch: FetchTile, path: string, length: number): Promise<Uint8Array> {
  const bytes = await fetch(path);
  if (bytes === undefined) throw new Error(`the log has no file ${path}`);
  if (bytes.length !== length) throw new Error(`the log's file ${path} has ${bytes.length} bytes where its name says ${length}`);
  return bytes;
}
