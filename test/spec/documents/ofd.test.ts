import { describe, expect, it } from 'vitest';
import { inspectDocument } from '../../../shared/domain/documents/inspect.ts';
import { standingOf } from '../../../shared/domain/documents/opened.ts';
import { ofd, sealedOfd, zip } from '../../fixtures/documents/ofd-writer.ts';
import { signDetached } from '../../fixtures/documents/pdf-writer.ts';

const space = 'xmlns:ofd="http://www.ofdspec.org/2016"';
const root = (body: string): string => `<ofd:OFD ${space}><ofd:DocBody>${body}</ofd:DocBody></ofd:OFD>`;

describe('an OFD is opened: OFD.xml, documents, pages, attachments (GB/T 33190)', () => {
  it('counts pages and attachments, packed or stored', () => {
    expect(inspectDocument(ofd({ pages: 3, attachments: 2 }))).toMatchObject({ format: 'ofd', pages: 3, attachments: 2, seals: [] });
    expect(inspectDocument(ofd({ pages: 2, deflate: true }))).toMatchObject({ pages: 2 });
  });

  it.each<[string, Uint8Array, string]>([
    ['a document that is not there', ofd({ without: ['Doc_0/Document.xml'] }), 'missing-part'],
    ['a page that is not there', ofd({ pages: 2, without: ['Doc_0/Pages/Page_1/Content.xml'] }), 'missing-part'],
    ['no page', ofd({ pages: 0 }), 'no-pages'],
    ['an OFD.xml that is none', ofd({ parts: { 'OFD.xml': '<html/>' } }), 'malformed'],
    ['an empty OFD.xml', ofd({ parts: { 'OFD.xml': '' } }), 'malformed'],
    ['a document type', ofd({ parts: { 'OFD.xml': `<!DOCTYPE x [<!ENTITY a "aaa">]>${root('')}` } }), 'unsafe-xml'],
    ['an entity', ofd({ parts: { 'OFD.xml': root('<ofd:DocRoot>&a;</ofd:DocRoot>') } }), 'unsafe-xml'],
    ['a path out of the package', ofd({ parts: { 'OFD.xml': root('<ofd:DocRoot>../../etc/passwd</ofd:DocRoot>') } }), 'unsafe-name'],
    ['a name out of the package', ofd({ parts: { '../x': 'y' } }), 'unsafe-name'],
    ['a name of another system', ofd({ parts: { 'C:\\x': 'y' } }), 'unsafe-name'],
    ['one part twice', zip([{ name: 'OFD.xml' }, { name: '/OFD.xml' }]), 'unsafe-name'],
    ['nesting without end', ofd({ parts: { 'OFD.xml': '<a>'.repeat(500) } }), 'too-complex'],
    ['a bomb', ofd({ parts: { 'OFD.xml': Buffer.alloc(60_000_000, 32) }, deflate: true }), 'too-large'],
  ])('%s is refused', (_, bytes, broken) => {
    expect(inspectDocument(bytes)).toMatchObject({ format: 'ofd', broken });
  });

  it.each([
    ['entries', zip([{ name: 'OFD.xml' }, { name: 'Doc_0/Document.xml', encrypted: true }])],
    ['keys beside them (GM/T 0099)', ofd({ parts: { 'Encryptions.xml': '<x/>' } })],
  ])('encryption is found by %s', (_, bytes) => {
    expect(inspectDocument(bytes)).toMatchObject({ format: 'ofd', encrypted: true });
  });

  it('reads a package with a comment behind it, and refuses one whose directory is broken', () => {
    const good = ofd();
    expect(inspectDocument(zip([{ name: 'OFD.xml', bytes: '<x/>' }], { comment: 'made by a scanner' }))).toMatchObject({ format: 'ofd' });
    for (const [at, value] of [
      [16, 0xffff_fff0],
      [16, 1],
    ] as const) {
      const broken = Buffer.from(good);
      broken.writeUInt32LE(value, good.length - 22 + at);
      expect(inspectDocument(broken)).toMatchObject({ format: 'ofd', broken: 'malformed' });
    }
    expect(inspectDocument(good.subarray(0, good.length - 5))).toMatchObject({ format: 'unknown' });
  });
});

describe('the seal of an OFD is recomputed, the certificate is not checked (GB/T 38540)', () => {
  it.each(['sm3', 'sha256'] as const)('by %s', (method) => {
    expect(inspectDocument(sealedOfd(method)).seals).toEqual([{ digest: 'right', uncovered: 0 }]);
  });

  it('is wrong when a protected file, or the list of them, was changed after sealing', () => {
    const page = { 'Doc_0/Pages/Page_0/Content.xml': '<Page/>' };
    expect(inspectDocument(sealedOfd('sm3', { change: page })).seals).toEqual([{ digest: 'wrong', uncovered: 0 }]);
    const other = sealedOfd('sm3', { signedValue: () => Buffer.from('300a300803060000000000000'.slice(0, 24), 'hex') });
    expect(inspectDocument(other).seals?.[0]?.digest).not.toBe('right');
  });

  it('says how many files it does not cover', () => {
    const [seal] = inspectDocument(sealedOfd('sm3', { extra: { 'Doc_0/Res/added.xml': '<x/>' } })).seals ?? [];
    expect(seal).toEqual({ digest: 'right', uncovered: 1 });
    expect(standingOf(seal === undefined ? [] : [seal])).toBe('partly');
  });

  it('may be a digital signature without a picture (CMS)', () => {
    expect(inspectDocument(sealedOfd('sha256', { signedValue: (_, signature) => signDetached(signature) })).seals).toEqual([
      { digest: 'right', uncovered: 0 },
    ]);
  });

  it('is unreadable when its value is', () => {
    expect(inspectDocument(sealedOfd('sm3', { signedValue: () => Buffer.from('seal') })).seals?.[0]?.digest).toBe('unreadable');
  });
});
