import { describe, expect, it } from 'vitest';
import { inspectDocument, mediaTypeOf } from '../../../shared/domain/documents/inspect.ts';
import { ofd, zip } from '../../fixtures/documents/ofd-writer.ts';
import { pdf } from '../../fixtures/documents/pdf-writer.ts';

const latin = (text: string): Uint8Array => Buffer.from(text, 'latin1');

const png = (width = 1, end = true): Buffer => {
  const header = Buffer.alloc(25);
  header.writeUInt32BE(13, 0);
  header.write('IHDR', 4, 'latin1');
  header.writeUInt32BE(width, 8);
  header.writeUInt32BE(1, 12);
  const magic = Buffer.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a);
  return Buffer.concat([magic, header, ...(end ? [Buffer.from('\0\0\0\0IEND\xae\x42\x60\x82', 'latin1')] : [])]);
};
const jpeg = (end = true): Buffer =>
  Buffer.concat([
    Buffer.of(0xff, 0xd8, 0xff, 0xe0, 0, 4, 0, 0, 0xff, 0xc0, 0, 11, 8, 0, 1, 0, 1, 1, 1, 0x11, 0),
    Buffer.of(0xff, 0xda, 0, 4, 0, 0, 1, 2, 3),
    ...(end ? [Buffer.of(0xff, 0xd9)] : []),
  ]);
const tiff = (little: boolean, tags = [256, 257]): Buffer => {
  const bytes = Buffer.alloc(10 + 12 * tags.length);
  bytes.write(little ? 'II*\0' : 'MM\0*', 'latin1');
  const write16 = (value: number, at: number): unknown => (little ? bytes.writeUInt16LE(value, at) : bytes.writeUInt16BE(value, at));
  if (little) bytes.writeUInt32LE(8, 4);
  else bytes.writeUInt32BE(8, 4);
  write16(tags.length, 8);
  for (const [index, tag] of tags.entries()) write16(tag, 10 + 12 * index);
  return bytes;
};

describe('a document is what its bytes are, not what its sender calls it (档案法实施条例 39)', () => {
  it.each<[string, Uint8Array, string, string]>([
    ['a PDF', pdf(), 'pdf', 'application/pdf'],
    ['a PDF behind other matter', pdf({ prefix: ' '.repeat(1000) }), 'pdf', 'application/pdf'],
    ['an OFD', ofd(), 'ofd', 'application/ofd'],
    ['a JPEG', jpeg(), 'image', 'image/jpeg'],
    ['a PNG', png(), 'image', 'image/png'],
    ['a TIFF', tiff(true), 'image', 'image/tiff'],
    ['a big-endian TIFF', tiff(false), 'image', 'image/tiff'],
    ['a Word file', zip([{ name: '[Content_Types].xml' }, { name: 'word/document.xml' }]), 'unknown', 'application/octet-stream'],
    ['a zip with OFD.xml deeper down', zip([{ name: 'folder/OFD.xml' }]), 'unknown', 'application/octet-stream'],
    ['text', latin('fund-use notice'), 'unknown', 'application/octet-stream'],
    ['nothing', new Uint8Array(), 'unknown', 'application/octet-stream'],
    ['a PDF far behind other matter', pdf({ prefix: ' '.repeat(2000) }), 'unknown', 'application/octet-stream'],
  ])('%s', (_, bytes, format, mediaType) => {
    expect(inspectDocument(bytes)).toMatchObject({ format, mediaType, encrypted: false });
    expect(inspectDocument(bytes).broken).toBeUndefined();
    expect(mediaTypeOf(bytes)).toBe(mediaType);
  });
});

describe('an image is opened as far as its size and its end', () => {
  it.each<[string, Uint8Array, string]>([
    ['a PNG without its end', png(1, false), 'truncated'],
    ['a PNG of no width', png(0), 'malformed'],
    ['a PNG of eight bytes', png().subarray(0, 8), 'truncated'],
    ['a JPEG without its end', jpeg(false), 'truncated'],
    ['a JPEG without a frame', Buffer.of(0xff, 0xd8, 0xff, 0xd9, 0, 0), 'malformed'],
    ['a JPEG of its first bytes', Buffer.of(0xff, 0xd8, 0xff, 0xe0, 0), 'truncated'],
    ['a TIFF whose directory lies beyond its end', tiff(true).subarray(0, 20), 'truncated'],
    ['a TIFF without a size', tiff(true, [256, 258]), 'malformed'],
    ['a TIFF of four bytes', tiff(true).subarray(0, 4), 'truncated'],
  ])('%s', (_, bytes, broken) => {
    expect(inspectDocument(bytes)).toMatchObject({ format: 'image', broken });
  });
});
