/**
 * Tells a bundle's stack by its sources. Node does so by itself with `--enable-source-maps`, but then reads and parses the map of every file that it loads: with maps
 * of one megabyte that is a sixth of a function's start. Here a map is read when first an error is logged.
 */
import { existsSync, readFileSync } from 'node:fs';
import { SourceMap } from 'node:module';

const place = /(?:file:\/\/)?(\/[^\s():]+\.[cm]?js):(\d+):(\d+)/g;
/** Of files that have a map: a text that names others may come from outside, and each name that were kept would stay. */
const known = new Map<string, SourceMap | undefined>();

/** A place without a map beside its file, or that the map does not know, stays as it is. */
export const toldBySources = (stack: string): string =>
  stack.replace(place, (found, file: string, line: string, column: string) => {
    const origin = mapOf(file)?.findOrigin(Number(line), Number(column));
    return origin !== undefined && 'fileName' in origin && origin.fileName !== undefined
      ? `${origin.fileName.replace(/^(?:\.\.\/)+/, '')}:${origin.lineNumber}:${origin.columnNumber}`
      : found;
  });

function mapOf(file: string): SourceMap | undefined {
  if (!known.has(file) && existsSync(`${file}.map`)) known.set(file, readMap(`${file}.map`));
  return known.get(file);
}

/** Whatever is wrong with a map must not hide the error that is told. */
function readMap(file: string): SourceMap | undefined {
  try {
    return new SourceMap(JSON.parse(readFileSync(file, 'utf8')));
  } catch {
    return undefined;
  }
}
