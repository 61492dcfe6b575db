/** Names in a zip file's central directory (APPNOTE 4.3). Nothing is unpacked, so no bomb can go off. */
export interface ZipEntry {
  name: string;
  encrypted: boolean;
}

const endSignature = 0x06054b50;
const entrySignature = 0x02014b50;
const endBytes = 22;
const entryBytes = 46;
const longestComment = 0xffff;
/** More names than any real notice or voucher has; a longer directory is read up to here. */
const mostEntries = 4096;

/** Entries in directory order, undefined when the bytes are no zip file. */
export function readZipNames(bytes: Uint8Array): ZipEntry[] | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  const end = findEnd(view);
  if (end === undefined) return undefined;
  const count = Math.min(view.getUint16(end + 10, true), mostEntries);
  let at = view.getUint32(end + 16, true);
  const entries: ZipEntry[] = [];
  for (let index = 0; index < count; index += 1) {
    if (at + entryBytes > view.byteLength || view.getUint32(at, true) !== entrySignature) return undefined;
    const nameLength = view.getUint16(at + 28, true);
    const next = at + entryBytes + nameLength + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
    if (next > view.byteLength) return undefined;
    const name = new TextDecoder().decode(bytes.subarray(at + entryBytes, at + entryBytes + nameLength));
    entries.push({ name, encrypted: (view.getUint16(at + 8, true) & 1) === 1 });
    at = next;
  }
  return entries;
}

function findEnd(view: DataView): number | undefined {
  const last = view.byteLength - endBytes;
  for (let at = last; at >= Math.max(0, last - longestComment); at -= 1) {
    if (view.getUint32(at, true) === endSignature) return at;
  }
  return undefined;
}
