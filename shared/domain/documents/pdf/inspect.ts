/** A PDF opened as far as its pages, its attachments and its signatures (ISO 32000-1). What is drawn on the pages is not looked at. */
import { type Budget, fail, spend } from '../faults.ts';
import type { Opened } from '../opened.ts';
import { openPdf, type PdfFile } from './file.ts';
import { type Dictionary, isReference, nameOf, type PdfValue } from './objects.ts';
import { readPdfSeals } from './signatures.ts';

/** The header may follow up to 1,024 bytes of other matter (PDF 1.7 annex H, and what readers accept); -1 when there is none. */
export function pdfHeaderAt(bytes: Uint8Array): number {
  return Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, 1024 + 5)).indexOf('%PDF-');
}

/** Throws a `DocumentError` for what cannot be opened. */
export function inspectPdf(bytes: Uint8Array, headerAt: number, budget: Budget): Opened {
  const file = openPdf(bytes, headerAt, budget);
  // An encrypted file names its encryption dictionary in a trailer (§7.5.5); what it holds cannot be read any further.
  if (file.trailers.some((trailer) => trailer.has('Encrypt'))) return { encrypted: true };
  const [newest] = file.trailers;
  const catalog = file.dictionary(file.trailers.find((trailer) => trailer.has('Root'))?.get('Root'));
  if (newest === undefined || catalog === undefined) return fail('missing-object');
  return {
    encrypted: false,
    pages: countPages(file, catalog, budget),
    attachments: countAttachments(file, catalog, budget),
    seals: readPdfSeals(file, catalog, budget),
  };
}

const pagesMax = 20_000;

/** Leaves of the page tree; every node of it must be there. */
function countPages(file: PdfFile, catalog: Dictionary, budget: Budget): number {
  const seen = new Set<number>();
  const pending: PdfValue[] = [catalog.get('Pages') ?? null];
  let pages = 0;
  for (let node = pending.pop(); node !== undefined; node = pending.pop()) {
    spend(budget);
    if (isReference(node)) {
      if (seen.has(node.reference)) fail('malformed');
      seen.add(node.reference);
    }
    const dictionary = file.dictionary(node);
    if (dictionary === undefined) return fail('missing-object');
    const kids = file.resolve(dictionary.get('Kids'));
    if (Array.isArray(kids)) for (const kid of kids) pending.push(kid);
    else if (nameOf(file.resolve(dictionary.get('Type'))) === 'Pages') fail('malformed');
    else pages += 1;
    if (pages > pagesMax) fail('too-complex');
  }
  return pages === 0 ? fail('no-pages') : pages;
}

/** Files that travel inside (§7.11.4): entries of the name tree `EmbeddedFiles`. */
function countAttachments(file: PdfFile, catalog: Dictionary, budget: Budget): number {
  const root = file.dictionary(catalog.get('Names'))?.get('EmbeddedFiles');
  if (root === undefined) return 0;
  const seen = new Set<PdfValue>();
  const pending: PdfValue[] = [root];
  let count = 0;
  for (let node = pending.pop(); node !== undefined; node = pending.pop()) {
    spend(budget);
    const dictionary = file.dictionary(node);
    if (dictionary === undefined || seen.has(dictionary)) continue;
    seen.add(dictionary);
    const names = file.resolve(dictionary.get('Names'));
    if (Array.isArray(names)) count += Math.floor(names.length / 2);
    const kids = file.resolve(dictionary.get('Kids'));
    if (Array.isArray(kids)) for (const kid of kids) pending.push(kid);
  }
  return count;
}
