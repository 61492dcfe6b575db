/** Unpacking with a limit on what comes out: a bomb stops where the budget does. */
import { inflateRawSync, inflateSync } from 'node:zlib';
import { type Budget, fail, spendBytes } from './faults.ts';

/** One part never unpacks to more than so many times its size and a margin for small ones. */
const ratioMax = 200;
const margin = 64 * 1024;
const partMax = 16 * 1024 * 1024;

/** `raw` is deflate without header, as zip stores it; PDF streams have the zlib header. */
export function unpack(packed: Uint8Array, budget: Budget, raw: boolean): Uint8Array {
  const limit = Math.min(partMax, packed.length * ratioMax + margin, Math.max(budget.bytes, 0));
  if (limit <= 0) fail('too-large');
  try {
    const bytes = (raw ? inflateRawSync : inflateSync)(packed, { maxOutputLength: limit });
    spendBytes(budget, bytes.length);
    return bytes;
  } catch (error) {
    if (error instanceof RangeError) fail('too-large');
    return fail('malformed');
  }
}
