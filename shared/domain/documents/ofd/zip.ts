/** A zip file by its central directory (APPNOTE 4.3), opened entry by entry. Nothing touches a disk, so no name can lead out of a folder; unsafe names are refused all the same. */
import { type Budget, fail, spend, spendBytes } from '../faults.ts';
import { unpack } from '../inflate.ts';

export interface ZipEntry {
  name: string;
  encrypted: boolean;
  method: number;
  packedBytes: number;
  /** Of the local header. */
  offset: number;
}

export interface Zip {
  bytes: Uint8Array;
  entries: ReadonlyMap<string, ZipEntry>;
}

const endSignature = 0x06054b50;
const entrySignature = 0x02014b50;
const localSignature = 0x04034b50;
const endBytes = 22;
const entryBytes = 46;
const localBytes = 30;
const longestComment = 0xffff;
/** More parts than any real notice or voucher has. */
const mostEntries = 8192;
const stored = 0;
const deflated = 8;

/** Whether the bytes end as a zip file does. */
export const isZip = (bytes: Uint8Array): boolean => bytes.length >= endBytes && findEnd(viewOf(bytes)) !== undefined;

/** Throws a `DocumentError` for a directory that is damaged, too long, names a part twice or names one outside the package. */
export function openZip(bytes: Uint8Array, budget: Budget): Zip {
  const view = viewOf(bytes);
  const end = findEnd(view);
  if (end === undefined) return fail('truncated');
  const count = view.getUint16(end + 10, true);
  if (count > mostEntries) fail('too-complex');
  let at = view.getUint32(end + 16, true);
  const entries = new Map<string, ZipEntry>();
  for (let index = 0; index < count; index += 1) {
    spend(budget, 4);
    if (at + entryBytes > view.byteLength || view.getUint32(at, true) !== entrySignature) fail('malformed');
    const nameLength = view.getUint16(at + 28, true);
    const next = at + entryBytes + nameLength + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
    if (next > view.byteLength) fail('truncated');
    const name = safeName(new TextDecoder().decode(bytes.subarray(at + entryBytes, at + entryBytes + nameLength)));
    // Two readers would see two documents in one package.
    if (entries.has(name)) fail('unsafe-name');
    entries.set(name, {
      name,
      encrypted: (view.getUint16(at + 8, true) & 1) === 1,
      method: view.getUint16(at + 10, true),
      packedBytes: view.getUint32(at + 20, true),
      offset: view.getUint32(at + 42, true),
    });
    at = next;
  }
  const cases = new Set([...entries.keys()].map((name) => name.toLowerCase()));
  if (cases.size < entries.size) fail('unsafe-name');
  return { bytes, entries };
}

/** Package paths are relative with forward slashes; a leading one means the root of the package. */
function safeName(name: string): string {
  const bare = name.replace(/^\//u, '');
  const parts = bare.split('/');
  const isUnsafe =
    bare.includes('\\') || bare.includes('\0') || /^[A-Za-z]:/u.test(bare) || parts.some((part) => part === '..' || part === '.');
  return isUnsafe ? fail('unsafe-name') : bare;
}

/** The unpacked part; undefined when the package has none of that name. */
export function unpackPart(zip: Zip, name: string, budget: Budget): Uint8Array | undefined {
  const entry = zip.entries.get(name);
  if (entry === undefined) return undefined;
  spend(budget);
  const view = viewOf(zip.bytes);
  if (entry.offset + localBytes > view.byteLength || view.getUint32(entry.offset, true) !== localSignature) return fail('malformed');
  const nameFrom = entry.offset + localBytes;
  const nameLength = view.getUint16(entry.offset + 26, true);
  // A reader that goes from part to part sees this name, one that goes by the directory sees the other.
  const ownName = safeName(new TextDecoder().decode(zip.bytes.subarray(nameFrom, nameFrom + nameLength)));
  if (ownName !== name) fail('unsafe-name');
  const start = nameFrom + nameLength + view.getUint16(entry.offset + 28, true);
  if (start + entry.packedBytes > view.byteLength) return fail('truncated');
  const packed = zip.bytes.subarray(start, start + entry.packedBytes);
  if (entry.method === deflated) return unpack(packed, budget, true);
  if (entry.method !== stored) return fail('malformed');
  spendBytes(budget, packed.length);
  return packed;
}

const viewOf = (bytes: Uint8Array): DataView => new DataView(bytes.buffer, bytes.byteOffset, bytes.length);

function findEnd(view: DataView): number | undefined {
  const last = view.byteLength - endBytes;
  for (let at = last; at >= Math.max(0, last - longestComment); at -= 1) {
    if (view.getUint32(at, true) === endSignature) return at;
  }
  return undefined;
}
