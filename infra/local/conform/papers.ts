/** Papers that a pack asks for: whole ones, and such as no case file can take. They are made here, so that whoever is tested needs none of its own. */
import { inlinePdf } from '../../reference/messages/examples/story.ts';
import { zipOf } from '../proof/zip.ts';

/** What a partner is handed: the bytes, which it names, digests and sends as its own. */
export interface Paper {
  mediaType: 'application/pdf' | 'application/ofd';
  contentBase64: string;
  /** Bytes to which it is filled up at its end, for a paper that is too long to be handed over. */
  padTo?: number;
}

const pdfOf = (title: string): string => Buffer.from(inlinePdf(title).contentBase64, 'base64').toString('latin1');
const paper = (bytes: Buffer, mediaType: Paper['mediaType'] = 'application/pdf'): Paper => ({
  mediaType,
  contentBase64: bytes.toString('base64'),
});

/** More than fits inline. */
const largeBytes = 200_000;
/** More than the upload area takes. */
const tooLargeBytes = 34_000_000;

/** A PDF with a comment as long as a scan before its table, which then begins later. */
export function largePdf(title: string): Paper {
  const text = pdfOf(title);
  const comment = `%${'x'.repeat(largeBytes)}\n`;
  const table = text.lastIndexOf('xref', text.lastIndexOf('startxref') - 1);
  const moved = text.slice(table).replace(/startxref\n\d+/, `startxref\n${table + comment.length}`);
  return paper(Buffer.from(text.slice(0, table) + comment + moved, 'latin1'));
}

export const wholePdf = (title: string): Paper => paper(Buffer.from(pdfOf(title), 'latin1'));
export const encryptedPdf = (title: string): Paper =>
  paper(Buffer.from(pdfOf(title).replace('trailer<<', 'trailer<</Encrypt<</Filter/Standard/V 2/R 3/Length 128>>'), 'latin1'));
export const brokenPdf = (title: string): Paper => paper(Buffer.from(pdfOf(title).slice(0, 300), 'latin1'));
export const tooLargePdf = (title: string): Paper => ({ ...wholePdf(title), padTo: tooLargeBytes });

const space = 'xmlns:ofd="http://www.ofdspec.org/2016"';
const declaration = '<?xml version="1.0" encoding="UTF-8"?>\n';
const root = `${declaration}<ofd:OFD ${space} Version="1.1" DocType="OFD"><ofd:DocBody><ofd:DocRoot>Doc_0/Document.xml</ofd:DocRoot></ofd:DocBody></ofd:OFD>`;
const document = `${declaration}<ofd:Document ${space}><ofd:Pages><ofd:Page ID="1" BaseLoc="Pages/Page_0/Content.xml"/></ofd:Pages></ofd:Document>`;
const page = (title: string): string =>
  `${declaration}<ofd:Page ${space}><ofd:Content><ofd:Layer><!-- ${title} --></ofd:Layer></ofd:Content></ofd:Page>`;

const zipOfTexts = (files: readonly (readonly [path: string, text: string])[]): Buffer =>
  Buffer.from(zipOf(new Map(files.map(([path, content]) => [path, Buffer.from(content)]))));

/** One page in the format of GB/T 33190. */
export const wholeOfd = (title: string): Paper =>
  paper(
    zipOfTexts([
      ['OFD.xml', root],
      ['Doc_0/Document.xml', document],
      ['Doc_0/Pages/Page_0/Content.xml', page(title)],
    ]),
    'application/ofd',
  );
/** Its document is missing. */
export const brokenOfd = (title: string): Paper =>
  paper(
    zipOfTexts([
      ['OFD.xml', root],
      ['Doc_0/Pages/Page_0/Content.xml', page(title)],
    ]),
    'application/ofd',
  );
