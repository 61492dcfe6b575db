/** The files of the log that a reader of one size needs. */
import { entriesPath, tilePath, tileWidth } from '../../../shared/domain/log/tiles.ts';
import { logKey } from '../../../shared/ports/log.ts';
import type { Files, Source } from './collect.ts';

/** Paths of all tiles of the tree of `size` leaves, of every level, and of its entries. */
export function tilePaths(size: number): string[] {
  const paths: string[] = [];
  for (let level = 0, hashes = size; hashes > 0; level += 1, hashes = Math.floor(hashes / tileWidth)) {
    for (let index = 0; index * tileWidth < hashes; index += 1) {
      const width = Math.min(tileWidth, hashes - index * tileWidth);
      paths.push(tilePath(level, index, width));
      if (level === 0) paths.push(entriesPath(index, width));
    }
  }
  return paths;
}

export async function addTiles(files: Files, { evidence }: Source, size: number): Promise<void> {
  for (const path of tilePaths(size)) {
    const bytes = await evidence.get(logKey(path));
    if (bytes === undefined) throw new Error(`the evidence store lacks ${logKey(path)}; verify the log before anything else`);
    files.set(path, bytes);
  }
}
