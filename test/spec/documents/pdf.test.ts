import { describe, expect, it } from 'vitest';
import { timestampRequest, tokenOf } from '../../../shared/adapters/timestamps/rfc3161.ts';
import { sha256Hex } from '../../../shared/domain/aggregate/journal.ts';
import { inspectDocument } from '../../../shared/domain/documents/inspect.ts';
import { standingOf } from '../../../shared/domain/documents/opened.ts';
import { timeStampingAuthority } from '../../fixtures/authorities/time-stamping-authority.ts';
import { pdf, sealedPdf, signDetached, signedPdf } from '../../fixtures/documents/pdf-writer.ts';

const latin = (bytes: Uint8Array): string => Buffer.from(bytes).toString('latin1');
const changed = (bytes: Uint8Array, from: string | RegExp, to: string): Buffer => Buffer.from(latin(bytes).replace(from, to), 'latin1');

describe('a PDF is opened: objects, cross-reference, trailer, end (ISO 32000-1 §7.5)', () => {
  it('counts pages and attachments by a table, a cross-reference stream and packed objects alike', () => {
    const catalog = '/Names<</EmbeddedFiles<</Names[(a)<<>>(b)<<>>]>>>>';
    for (const shape of [{}, { crossReference: 'stream' }, { crossReference: 'stream', packed: true }] as const) {
      expect(inspectDocument(pdf({ pages: 3, catalog, ...shape }))).toMatchObject({
        encrypted: false,
        pages: 3,
        attachments: 2,
        seals: [],
      });
      expect(inspectDocument(pdf({ pages: 3, ...shape })).broken).toBeUndefined();
    }
  });

  it('is mended where only the offsets are off, as readers do', () => {
    expect(inspectDocument(changed(pdf(), /startxref\n\d+/u, 'startxref\n7'))).toMatchObject({ pages: 1 });
    expect(inspectDocument(changed(pdf(), /0000000\d\d\d 00000 n/gu, '0000000001 00000 n'))).toMatchObject({ pages: 1 });
    expect(inspectDocument(Buffer.concat([pdf(), Buffer.from('\r\n\r\n')]))).toMatchObject({ pages: 1 });
  });

  it.each<[string, Uint8Array, string]>([
    ['the first half', pdf().subarray(0, 150), 'truncated'],
    ['all but the last line', changed(pdf(), '%%EOF\n', ''), 'truncated'],
    ['its first line', Buffer.from('%PDF-1.4\nnothing'), 'truncated'],
    ['an end far before the end', Buffer.concat([pdf(), Buffer.alloc(5000, 32)]), 'truncated'],
    ['a first line and an end', Buffer.from('%PDF-1.4\nnothing\n%%EOF\n'), 'no-cross-reference'],
    ['an end that points to nothing', Buffer.from('%PDF-1.4\nstartxref\n9\n%%EOF\n'), 'no-cross-reference'],
    ['a table without a trailer', changed(pdf(), /trailer\n<<.*>>/u, ''), 'no-trailer'],
    ['a catalog that is not there', changed(pdf(), 'Root 1 0 R', 'Root 9 0 R'), 'missing-object'],
    ['a page that is not there', changed(pdf(), '[3 0 R]', '[8 0 R]'), 'missing-object'],
    ['no page', pdf({ pages: 0 }), 'no-pages'],
    ['pages that hold themselves', changed(pdf(), '[3 0 R]', '[2 0 R]'), 'malformed'],
    ['nesting without end', changed(pdf(), '/Type/Catalog', `/X${'['.repeat(500)}`), 'too-complex'],
  ])('%s is refused', (_, bytes, broken) => {
    expect(inspectDocument(bytes)).toMatchObject({ format: 'pdf', broken });
  });

  it.each([
    ['in the trailer', pdf({ trailer: '/Encrypt 5 0 R' })],
    ['spaced by line ends', pdf({ trailer: '/Encrypt\r\n5\n0 R' })],
    ['behind a NUL', pdf({ trailer: `/Encrypt${String.fromCharCode(0)}5 0 R` })],
    ['behind a comment', pdf({ trailer: '/Encrypt%x\n5 0 R' })],
    ['written into the trailer itself', pdf({ trailer: '/Encrypt<</Filter/Standard>>' })],
    ['spelt with escapes', pdf({ trailer: '/#45ncr#79pt 5 0 R' })],
    ['in a cross-reference stream', pdf({ crossReference: 'stream', trailer: '/Encrypt 5 0 R' })],
  ])('encryption is found %s', (_, bytes) => {
    expect(inspectDocument(bytes)).toMatchObject({ format: 'pdf', encrypted: true });
  });

  it('does not take the setting that metadata stays readable, or words on a page, for encryption', () => {
    expect(inspectDocument(pdf({ trailer: '/EncryptMetadata false' })).encrypted).toBe(false);
    expect(inspectDocument(pdf({ objects: ['(see /Encrypt 5 0 R)'] })).encrypted).toBe(false);
  });

  it('costs no more for a hostile file: names of escapes, brackets, comments, a bomb', () => {
    const frame = (middle: string): Buffer => Buffer.from(`%PDF-1.4\n1 0 obj\n<<${middle}>>\nendobj\nstartxref\n9\n%%EOF\n`, 'latin1');
    for (const middle of ['/#41#41'.repeat(200_000), '['.repeat(1_000_000), '('.repeat(1_000_000), '%\n'.repeat(500_000)])
      expect(inspectDocument(frame(middle)).broken).toBeDefined();
  });
});

describe('the signature of a PDF is recomputed (§12.8)', () => {
  const good = signedPdf();

  it('says that the digest is right', () => {
    expect(inspectDocument(good).seals).toMatchObject([{ digest: 'right', uncovered: 0 }]);
    expect(standingOf(inspectDocument(good).seals ?? [])).toBe('digest right, certificate not checked');
    expect(inspectDocument(signedPdf('sha384')).seals).toMatchObject([{ digest: 'right', uncovered: 0 }]);
  });

  it('says that it is wrong when a byte of the document was changed, or the gap holds more than the signature', () => {
    expect(inspectDocument(changed(good, '595 842', '595 841')).seals).toEqual([{ digest: 'wrong', uncovered: 0 }]);
    const moved = changed(good, /ByteRange\[0 (\d+)/u, 'ByteRange[0 0000000100');
    expect(inspectDocument(moved).seals?.[0]?.digest).toBe('wrong');
  });

  it('says what was appended after it', () => {
    const appended = Buffer.concat([
      good,
      Buffer.from(`7 0 obj\n(more)\nendobj\n${latin(good).slice(latin(good).lastIndexOf('startxref'))}`),
    ]);
    const [seal] = inspectDocument(appended).seals ?? [];
    expect(seal).toMatchObject({ digest: 'right', uncovered: appended.length - good.length });
    expect(standingOf(seal === undefined ? [] : [seal])).toBe('partly');
  });

  it('is not taken off by a later revision whose form has no field for it: the file was sealed, and is not sealed as it is now', () => {
    const catalog = `1 0 obj\n<</Type/Catalog/Pages 2 0 R>>\nendobj\n3 0 obj\n<</Type/Page/Parent 2 0 R/MediaBox[0 0 842 595]>>\nendobj\n`;
    const at = good.length + catalog.length;
    const entry = (object: string): string => `${String(good.length + catalog.indexOf(object)).padStart(10, '0')} 00000 n \n`;
    const before = /startxref\n(\d+)/u.exec(latin(good))?.[1] ?? '';
    const update = `xref\n1 1\n${entry('1 0 obj')}3 1\n${entry('3 0 obj')}trailer\n<</Size 7/Root 1 0 R/Prev ${before}>>\nstartxref\n${at}\n%%EOF\n`;
    const stripped = Buffer.concat([good, Buffer.from(catalog + update, 'latin1')]);
    const { seals = [] } = inspectDocument(stripped);
    expect(seals).toMatchObject([{ digest: 'right', uncovered: stripped.length - good.length }]);
    expect(standingOf(seals)).toBe('partly');
    expect(inspectDocument(changed(stripped, '595 842', '595 841')).seals).toMatchObject([{ digest: 'wrong' }]);
    // A file that speaks of ranges and was never sealed is none that was.
    expect(inspectDocument(pdf({ objects: ['(/ByteRange [0 10 20 30])', '<</ByteRange[0 10 20 30]>>'] })).seals).toEqual([]);
  });

  it('does not believe what it cannot read', () => {
    const contents = '/Contents<30';
    expect(inspectDocument(changed(good, contents, '/Contents<ff')).seals).toEqual([{ digest: 'unreadable', uncovered: 0 }]);
  });

  it('is no time stamp: that seals nothing, and is only told of when it is wrong (ETSI.RFC3161)', () => {
    const authority = timeStampingAuthority();
    const stamp = (content: Buffer): Buffer => {
      const sha256 = sha256Hex(content);
      return Buffer.from(tokenOf(authority.reply(timestampRequest(sha256)), sha256));
    };
    const stamped = sealedPdf(stamp, 'ETSI.RFC3161');
    expect(inspectDocument(stamped)).toMatchObject({ pages: 1, seals: [] });
    expect(inspectDocument(changed(stamped, '595 842', '595 841')).seals).toMatchObject([{ digest: 'wrong' }]);
  });

  it('rests on no digest that is broken: SHA-1 is unreadable, not wrong', () => {
    expect(inspectDocument(sealedPdf((content) => signDetached(content), 'adbe.pkcs7.sha1')).seals).toMatchObject([
      { digest: 'unreadable' },
    ]);
  });
});
