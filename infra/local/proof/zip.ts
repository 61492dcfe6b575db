/** A ZIP file of stored entries (PKWARE APPNOTE 6.3): what is in it is packed already or small, and anything opens it. */
import { crc32 } from 'node:zlib';
import type { Files } from './collect.ts';

/** Names are UTF-8. */
const flags = 0x0800;
const version = 20;
/** 1980-01-01, the first day there is: the same files give the same bytes. */
const day = 0x0021;
const bytesMax = 0xffff_ffff;
const entriesMax = 0xffff;

interface Entry {
  name: Uint8Array;
  bytes: Uint8Array;
  crc: number;
  at: number;
}

/** What stands alike before an entry and in the directory: from the version that is needed to the length of the name. */
function facts({ name, bytes, crc }: Entry): Buffer {
  const head = Buffer.alloc(24);
  head.writeUInt16LE(version, 0);
  head.writeUInt16LE(flags, 2);
  head.writeUInt16LE(day, 8);
  head.writeUInt32LE(crc, 10);
  head.writeUInt32LE(bytes.length, 14);
  head.writeUInt32LE(bytes.length, 18);
  head.writeUInt16LE(name.length, 22);
  return head;
}

const signature = (letters: string): Buffer => Buffer.from(`PK${letters}`, 'latin1');

function directoryEntry(entry: Entry): Buffer[] {
  const made = Buffer.alloc(2);
  made.writeUInt16LE(version);
  const rest = Buffer.alloc(16);
  rest.writeUInt32LE(entry.at, 12);
  return [signature('\u0001\u0002'), made, facts(entry), rest, Buffer.from(entry.name)];
}

/** @throws Error when it is more than a ZIP file without extensions holds: 4 GB, 65,535 files */
export function zipOf(files: Files): Uint8Array {
  const parts: Uint8Array[] = [];
  const entries: Entry[] = [];
  let at = 0;
  const add = (...more: Uint8Array[]): void => {
    for (const part of more) {
      parts.push(part);
      at += part.length;
    }
  };
  for (const [path, bytes] of files) {
    const entry = { name: Buffer.from(path, 'utf8'), bytes, crc: crc32(bytes), at };
    entries.push(entry);
    add(signature('\u0003\u0004'), facts(entry), Buffer.alloc(2), entry.name, bytes);
  }
  const begin = at;
  for (const entry of entries) add(...directoryEntry(entry));
  if (at > bytesMax || entries.length > entriesMax) throw new Error('the export is too large for one ZIP file; use presale export');
  const end = Buffer.alloc(18);
  end.writeUInt16LE(entries.length, 4);
  end.writeUInt16LE(entries.length, 6);
  end.writeUInt32LE(at - begin, 8);
  end.writeUInt32LE(begin, 12);
  add(signature('\u0005\u0006'), end);
  return Buffer.concat(parts);
}
