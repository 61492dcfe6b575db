import { describe, expect, it } from 'vitest';
import { inspectDocument } from '../../../shared/domain/documents/inspect.ts';
import { documentsOf, withoutContent } from '../../../shared/domain/documents/references.ts';
import { readZipNames } from '../../../shared/domain/documents/zip.ts';
import { lineOf } from './plain-case.ts';

const latin = (text: string): Uint8Array => Buffer.from(text, 'latin1');

/** A zip of empty stored entries. */
function zip(entries: { name: string; encrypted?: boolean }[], { comment = '', prefix = '' } = {}): Buffer {
  const locals: Buffer[] = [Buffer.from(prefix)];
  const central: Buffer[] = [];
  let offset = prefix.length;
  for (const { name, encrypted = false } of entries) {
    const local = Buffer.alloc(30);
    local.writeUInt32LE(0x04034b50, 0);
    local.writeUInt16LE(encrypted ? 1 : 0, 6);
    local.writeUInt16LE(Buffer.byteLength(name), 26);
    const entry = Buffer.alloc(46);
    entry.writeUInt32LE(0x02014b50, 0);
    entry.writeUInt16LE(encrypted ? 1 : 0, 8);
    entry.writeUInt16LE(Buffer.byteLength(name), 28);
    entry.writeUInt32LE(offset, 42);
    locals.push(local, Buffer.from(name));
    central.push(entry, Buffer.from(name));
    offset += 30 + Buffer.byteLength(name);
  }
  const directory = Buffer.concat(central);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(entries.length, 10);
  end.writeUInt32LE(directory.length, 12);
  end.writeUInt32LE(offset, 16);
  end.writeUInt16LE(comment.length, 20);
  return Buffer.concat([...locals, directory, end, Buffer.from(comment)]);
}

describe('a document is what its bytes are, not what its sender calls it (档案法实施条例 39)', () => {
  const plainPdf = Buffer.from((lineOf('housing.notice.issued').data.document as { contentBase64: string }).contentBase64, 'base64');

  it.each<[string, Uint8Array, string, string]>([
    ['a PDF', plainPdf, 'pdf', 'application/pdf'],
    ['a PDF behind other matter', Buffer.concat([Buffer.alloc(1000, 32), plainPdf]), 'pdf', 'application/pdf'],
    ['an OFD', zip([{ name: 'OFD.xml' }, { name: 'Doc_0/Document.xml' }]), 'ofd', 'application/ofd'],
    ['an OFD with a comment behind it', zip([{ name: 'OFD.xml' }], { comment: 'made by a scanner' }), 'ofd', 'application/ofd'],
    ['a JPEG', Uint8Array.of(0xff, 0xd8, 0xff, 0xe0, 0), 'image', 'image/jpeg'],
    ['a PNG', Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a), 'image', 'image/png'],
    ['a TIFF', latin('II*\0'), 'image', 'image/tiff'],
    ['a big-endian TIFF', latin('MM\0*'), 'image', 'image/tiff'],
    ['a Word file', zip([{ name: '[Content_Types].xml' }, { name: 'word/document.xml' }]), 'unknown', 'application/octet-stream'],
    ['a zip with OFD.xml deeper down', zip([{ name: 'folder/OFD.xml' }]), 'unknown', 'application/octet-stream'],
    ['text', latin('fund-use notice'), 'unknown', 'application/octet-stream'],
    ['nothing', new Uint8Array(), 'unknown', 'application/octet-stream'],
    ['the words of a PDF far behind', Buffer.concat([Buffer.alloc(2000), plainPdf]), 'unknown', 'application/octet-stream'],
  ])('%s', (_, bytes, format, mediaType) => {
    expect(inspectDocument(bytes)).toEqual({ format, mediaType, encrypted: false });
  });

  it.each<[string, Uint8Array]>([
    ['a PDF whose trailer names an encryption dictionary', latin('%PDF-1.4\ntrailer <</Size 3/Encrypt 5 0 R/Root 1 0 R>>')],
    ['written into the trailer itself', latin('%PDF-1.4\ntrailer <</Encrypt<</Filter/Standard>>>>')],
    ['in a cross-reference stream', latin('%PDF-1.7\n9 0 obj <</Type/XRef/Encrypt\r\n12 0 R>> stream')],
    ['spelt with escapes', latin('%PDF-1.4\ntrailer <</#45ncr#79pt 5 0 R>>')],
    ['an OFD with encrypted entries', zip([{ name: 'OFD.xml' }, { name: 'Doc_0/Document.xml', encrypted: true }])],
    ['an OFD with keys (GM/T 0099)', zip([{ name: 'OFD.xml' }, { name: 'Encryptions.xml' }])],
  ])('encrypted: %s', (_, bytes) => {
    expect(inspectDocument(bytes).encrypted).toBe(true);
  });

  it('does not take the setting that metadata stays readable for encryption', () => {
    expect(inspectDocument(latin('%PDF-1.4\ntrailer <</EncryptMetadata false>>')).encrypted).toBe(false);
  });
});

describe('a zip file is read by its directory and never unpacked', () => {
  it('is none when its directory is broken off, points outside or claims more than there is', () => {
    const good = zip([{ name: 'OFD.xml' }, { name: 'a' }]);
    expect(readZipNames(good)?.map(({ name }) => name)).toEqual(['OFD.xml', 'a']);
    for (const [at, value] of [
      [16, 0xffff_fff0],
      [16, 1],
    ] as const) {
      const broken = Buffer.from(good);
      broken.writeUInt32LE(value, good.length - 22 + at);
      expect(readZipNames(broken)).toBeUndefined();
    }
    const overcounted = Buffer.from(good);
    overcounted.writeUInt16LE(0xffff, good.length - 22 + 10);
    expect(readZipNames(overcounted)).toBeUndefined();
    expect(readZipNames(good.subarray(0, good.length - 5))).toBeUndefined();
  });
});

describe('documents leave the message before it is journaled', () => {
  it('of a notice and its attachments', () => {
    const attachment = { name: 'contract', mediaType: 'application/pdf', sha256: 'b'.repeat(64), contentBase64: 'AAAA' };
    const data = lineOf('housing.notice.issued', { attachments: [attachment, { ...attachment, name: 'invoice' }] }).data;
    const message = { type: 'housing.notice.issued', data } as unknown as Parameters<typeof documentsOf>[0];
    expect(documentsOf(message).map(({ field }) => field)).toEqual(['document', 'attachments.0', 'attachments.1']);
    const bare = withoutContent(message);
    expect(JSON.stringify(bare)).not.toContain('contentBase64');
    expect(bare).toMatchObject({
      data: { document: { sha256: expect.any(String) }, attachments: [{ name: 'contract' }, { name: 'invoice' }] },
    });
    expect(JSON.stringify(message)).toContain('contentBase64');
  });
});
