import { describe, expect, it } from 'vitest';
import { inspectDocument } from '../../../shared/domain/documents/inspect.ts';
import { standingOf } from '../../../shared/domain/documents/opened.ts';
import { ofd, sealedOfd, zip } from '../../fixtures/documents/ofd-writer.ts';
import { signDetached } from '../../fixtures/documents/pdf-writer.ts';

const space = 'xmlns:ofd="http://www.ofdspec.org/2016"';
const root = (body: string): string => `<ofd:OFD ${space}><ofd:DocBody>${body}</ofd:DocBody></ofd:OFD>`;

/** The first part's own header names another one than the directory. */
function renamed(): Buffer {
  const bytes = ofd();
  bytes.write('XFD.xml', bytes.indexOf('OFD.xml'), 'latin1');
  return bytes;
}

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
    ['two parts that differ in case alone', zip([{ name: 'OFD.xml' }, { name: 'ofd.XML' }]), 'unsafe-name'],
    ['a part with another name in front of it than in the directory', renamed(), 'unsafe-name'],
    ['two roots', ofd({ parts: { 'OFD.xml': `${root('<ofd:DocRoot>Doc_0/Document.xml</ofd:DocRoot>')}<x/>` } }), 'malformed'],
    [
      'two documents of one name',
      ofd({ parts: { 'OFD.xml': root('<ofd:DocRoot>Doc_0/Document.xml</ofd:DocRoot><ofd:DocRoot>Other.xml</ofd:DocRoot>') } }),
      'malformed',
    ],
    ['an attribute twice', ofd({ parts: { 'OFD.xml': '<ofd:OFD DocType="OFD" DocType="X"/>' } }), 'malformed'],
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

describe('the seal of an OFD is recomputed (GB/T 38540)', () => {
  it.each(['sm3', 'sha256'] as const)('by %s', (method) => {
    expect(inspectDocument(sealedOfd(method)).seals).toMatchObject([{ digest: 'right', uncovered: 0 }]);
  });

  it('is wrong when a protected file, or the list of them, was changed after sealing', () => {
    const page = { 'Doc_0/Pages/Page_0/Content.xml': '<Page/>' };
    expect(inspectDocument(sealedOfd('sm3', { change: page })).seals).toEqual([{ digest: 'wrong', uncovered: 0 }]);
    const other = sealedOfd('sm3', { signedValue: () => Buffer.from('300a300803060000000000000'.slice(0, 24), 'hex') });
    expect(inspectDocument(other).seals?.[0]?.digest).not.toBe('right');
  });

  it('says how many files it does not cover', () => {
    const [seal] = inspectDocument(sealedOfd('sm3', { extra: { 'Doc_0/Res/added.xml': '<x/>' } })).seals ?? [];
    expect(seal).toMatchObject({ digest: 'right', uncovered: 1 });
    expect(standingOf(seal === undefined ? [] : [seal])).toBe('partly');
  });

  it('does not cover a document that hides among the parts of the seals, though OFD.xml, which no seal covers, now leads to it', () => {
    const space2 = 'xmlns:ofd="http://www.ofdspec.org/2016"';
    const hidden = (root: string) => ({
      'OFD.xml': `<ofd:OFD ${space2}><ofd:DocBody><ofd:DocRoot>${root}</ofd:DocRoot><ofd:Signatures>Doc_0/Signs/Signatures.xml</ofd:Signatures></ofd:DocBody></ofd:OFD>`,
    });
    const page = `<ofd:Page ${space2}/>`;
    const document = `<ofd:Document ${space2}><ofd:Pages><ofd:Page ID="1" BaseLoc="Page.xml"/></ofd:Pages></ofd:Document>`;
    const beside = sealedOfd('sm3', {
      change: hidden('Doc_0/Signs/Other/Document.xml'),
      extra: { 'Doc_0/Signs/Other/Document.xml': document, 'Doc_0/Signs/Other/Page.xml': page },
    });
    expect(inspectDocument(beside).seals).toMatchObject([{ digest: 'right', uncovered: 2 }]);
    const elsewhere = sealedOfd('sm3', {
      change: hidden('Other/Document.xml'),
      extra: { 'Other/Document.xml': document, 'Other/Page.xml': page },
    });
    expect(inspectDocument(elsewhere).seals).toMatchObject([{ uncovered: 2 }]);
    // Behind the value of the seal, in one file with it.
    const within = sealedOfd('sm3', {
      change: hidden('Doc_0/Signs/Sign_0/SignedValue.dat'),
      extra: { 'Doc_0/Signs/Sign_0/Page.xml': page },
      signedValue: (_, signature) => Buffer.concat([signDetached(signature), Buffer.from(document)]),
    });
    expect(inspectDocument(within).seals?.[0]?.uncovered ?? 1).toBeGreaterThan(0);
  });

  it('is found where OFD.xml no longer names it: the file was sealed', () => {
    const silent = { 'OFD.xml': root('<ofd:DocRoot>Doc_0/Document.xml</ofd:DocRoot>') };
    expect(inspectDocument(sealedOfd('sm3', { change: silent })).seals).toMatchObject([{ digest: 'right', uncovered: 0 }]);
    const altered = sealedOfd('sm3', { change: { ...silent, 'Doc_0/Pages/Page_0/Content.xml': '<Page/>' } });
    expect(inspectDocument(altered).seals).toMatchObject([{ digest: 'wrong' }]);
  });

  it('may be a digital signature without a picture (CMS)', () => {
    expect(inspectDocument(sealedOfd('sha256', { signedValue: (_, signature) => signDetached(signature) })).seals).toMatchObject([
      { digest: 'right', uncovered: 0 },
    ]);
  });

  it('is unreadable when its value is', () => {
    expect(inspectDocument(sealedOfd('sm3', { signedValue: () => Buffer.from('seal') })).seals?.[0]?.digest).toBe('unreadable');
  });
});
