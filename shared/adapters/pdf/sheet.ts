/**
 * A sheet of A4 for a case file: PDF/A-2b (ISO 19005-2), Chinese text in Noto Sans SC (OFL), of which each document embeds the glyphs that it
 * uses. The same content gives the same bytes: the only time in it is the one that is handed in.
 */
import { createRequire } from 'node:module';
import PDFDocument from 'pdfkit';
import type { Instant } from '../../domain/messages/messages.ts';

export interface SheetInfo {
  title: string;
  /** When what it says was so; also the document's own date. */
  at: Instant;
  /** In the footer of each page. */
  foot: string;
}

export interface Sheet {
  heading(text: string, sub?: string): void;
  /** Names and values, one row each. */
  facts(rows: readonly (readonly [name: string, value: string])[]): void;
  /** `widths` in points; they add up to `sheetWidth`. `right`: columns of figures. */
  table(
    columns: readonly string[],
    rows: readonly (readonly string[])[],
    style: { widths: readonly number[]; right?: readonly number[] },
  ): void;
  paragraph(text: string): void;
  /** The finished document. */
  bytes(): Promise<Uint8Array>;
}

/** A4 in points, with the margins of a document that is bound on the left (GB/T 9704 keeps 28 mm and 26 mm). */
const margins = { top: 72, bottom: 64, left: 79, right: 74 };
const pageWidth = 595.28;
export const sheetWidth = pageWidth - margins.left - margins.right;
const size = { title: 20, sub: 11, text: 10.5, foot: 8 };
const line = { gap: 4, cell: 6 };

const require = createRequire(import.meta.url);
const fontFile = (weight: string): string => require.resolve(`@expo-google-fonts/noto-sans-sc/${weight}/NotoSansSC_${weight}.ttf`);

export function openSheet({ title, at, foot }: SheetInfo): Sheet {
  const pdf = new PDFDocument({
    size: 'A4',
    margins,
    subset: 'PDF/A-2b',
    pdfVersion: '1.7',
    lang: 'zh-CN',
    displayTitle: true,
    bufferPages: true,
    font: fontFile('400Regular'),
    info: { Title: title, Creator: 'presale-release', Producer: 'presale-release', CreationDate: new Date(at), ModDate: new Date(at) },
  });
  pdf.registerFont('text', fontFile('400Regular'));
  pdf.registerFont('bold', fontFile('700Bold'));
  const chunks: Uint8Array[] = [];
  const finished = new Promise<Uint8Array>((resolve, reject) => {
    pdf.on('data', (chunk: Uint8Array) => chunks.push(chunk));
    pdf.on('end', () => resolve(Buffer.concat(chunks)));
    pdf.on('error', reject);
  });
  const text = () => pdf.font('text').fontSize(size.text).fillColor('#000');
  const border = { borderColor: '#555', border: 0.6, padding: line.cell };
  return {
    heading(words, sub) {
      pdf.font('bold').fontSize(size.title).text(words, { align: 'center', characterSpacing: 2 });
      if (sub !== undefined) pdf.font('text').fontSize(size.sub).moveDown(0.3).text(sub, { align: 'center' });
      pdf.moveDown(1);
      text();
    },
    facts(rows) {
      text();
      pdf.table({
        columnStyles: [110, sheetWidth - 110],
        defaultStyle: border,
        data: rows.map(([name, value]) => [{ text: name, backgroundColor: '#f2f2f2' }, value]),
      });
      pdf.moveDown(0.8);
    },
    table(columns, rows, { widths, right = [] }) {
      text();
      pdf.table({
        columnStyles: [...widths],
        defaultStyle: border,
        data: [
          columns.map((name) => ({ text: name, backgroundColor: '#f2f2f2', align: 'center' as const })),
          ...rows.map((row) =>
            row.map((value, column) => ({ text: value, align: { x: right.includes(column) ? ('right' as const) : ('left' as const) } })),
          ),
        ],
      });
      pdf.moveDown(0.8);
    },
    paragraph(words) {
      text().text(words, margins.left, pdf.y, { width: sheetWidth, lineGap: line.gap });
      pdf.moveDown(0.6);
    },
    async bytes() {
      const { start, count } = pdf.bufferedPageRange();
      for (let page = start; page < start + count; page += 1) {
        pdf.switchToPage(page);
        // Below the margin, where a text would otherwise begin a page of its own.
        pdf.page.margins.bottom = 0;
        const words = `${foot}　　第 ${page - start + 1} 页　共 ${count} 页`;
        pdf
          .font('text')
          .fontSize(size.foot)
          .fillColor('#444')
          .text(words, margins.left, 800, { width: sheetWidth, align: 'center', lineBreak: false });
      }
      pdf.end();
      return finished;
    },
  };
}
