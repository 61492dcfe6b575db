/**
 * What a document is, by its bytes and not by what its sender calls it, and whether it opens. Dossiers take PDF, OFD (GB/T 33190) and images
 * (档案法实施条例 39); an encrypted or broken file cannot be read in fifty years and is told apart here.
 */
import { DocumentError, type DocumentFault, newBudget } from './faults.ts';
import { imageFormatOf, inspectImage } from './images.ts';
import { inspectOfd, isOfd } from './ofd/inspect.ts';
import { type JudgedSeal, type Opened, type Seal, type SealStanding, sealedBy, standingByTrust, standingOf } from './opened.ts';
import { inspectPdf, pdfHeaderAt } from './pdf/inspect.ts';

export interface Inspection {
  format: 'pdf' | 'ofd' | 'image' | 'unknown';
  encrypted: boolean;
  /** By the bytes; `application/octet-stream` when unknown. */
  mediaType: string;
  /** Why it cannot be opened; absent when it opens, and for encrypted files, which nobody but their owner opens. */
  broken?: DocumentFault;
  pages?: number;
  /** Files that travel inside. */
  attachments?: number;
  /** Electronic seals and signatures, none when it has none. */
  seals?: readonly Seal[];
}

/** Pure, total and bounded: any bytes give an answer, in well below a second and with some tens of megabytes (`newBudget`). */
export function inspectDocument(bytes: Uint8Array): Inspection {
  const budget = newBudget();
  const image = imageFormatOf(bytes);
  if (image !== undefined)
    return open({ format: 'image', mediaType: image.mediaType }, () => {
      inspectImage(bytes, image, budget);
      return { encrypted: false };
    });
  const header = pdfHeaderAt(bytes);
  if (header >= 0) return open({ format: 'pdf', mediaType: 'application/pdf' }, () => inspectPdf(bytes, header, budget));
  if (isOfd(bytes)) return open({ format: 'ofd', mediaType: 'application/ofd' }, () => inspectOfd(bytes, budget));
  return { format: 'unknown', encrypted: false, mediaType: 'application/octet-stream' };
}

function open(kind: Pick<Inspection, 'format' | 'mediaType'>, read: () => Opened): Inspection {
  try {
    return { ...kind, ...read() };
  } catch (error) {
    if (error instanceof DocumentError) return { ...kind, encrypted: false, broken: error.fault };
    throw error;
  }
}

export type FactsOfBytes = Omit<Inspection, 'mediaType' | 'seals'> & { seal?: SealStanding; sealedBy?: string[] };

/** What the rules see of it (`DocumentFacts`), with no certificate judged. */
export const factsOfBytes = (bytes: Uint8Array): FactsOfBytes => factsOf(inspectDocument(bytes));

/** @param judged Its seals, where a trust list says whose certificates count. */
export function factsOf({ mediaType: _, seals, ...facts }: Inspection, judged?: readonly JudgedSeal[]): FactsOfBytes {
  if (seals === undefined) return facts;
  if (judged === undefined) return { ...facts, seal: standingOf(seals) };
  const by = sealedBy(judged);
  return { ...facts, seal: standingByTrust(judged), ...(by.length === 0 ? {} : { sealedBy: by }) };
}

/** The media type by the first bytes alone, for what stores them. */
export function mediaTypeOf(bytes: Uint8Array): string {
  const image = imageFormatOf(bytes);
  if (image !== undefined) return image.mediaType;
  if (pdfHeaderAt(bytes) >= 0) return 'application/pdf';
  return isOfd(bytes) ? 'application/ofd' : 'application/octet-stream';
}
