/** What a document turned out to be when it was opened. */

/**
 * One electronic seal or signature in a document. `right`: the digest that was signed is that of the bytes as they are now. Nothing is said of who signed:
 * the certificate is not checked.
 */
export interface Seal {
  digest: 'right' | 'wrong' | 'unreadable';
  /** Bytes (PDF) or files (OFD) that the seal does not cover: 0 when it covers the whole document but itself. */
  uncovered: number;
}

export interface Opened {
  encrypted: boolean;
  /** Absent for encrypted files, and for images of one page. */
  pages?: number;
  /** Files that travel inside. */
  attachments?: number;
  seals?: readonly Seal[];
}

/** What all seals of a document say together. `partly`: the digest is right, but there is content that no seal covers. */
export type SealStanding = 'none' | 'digest right, certificate not checked' | 'partly' | 'digest wrong' | 'unreadable';

/** The worst of them; of the content, the seal that covers most counts (each seal of a PDF covers those before it). */
export function standingOf(seals: readonly Seal[]): SealStanding {
  if (seals.length === 0) return 'none';
  if (seals.some(({ digest }) => digest === 'wrong')) return 'digest wrong';
  if (seals.some(({ digest }) => digest === 'unreadable')) return 'unreadable';
  return seals.some(({ uncovered }) => uncovered === 0) ? 'digest right, certificate not checked' : 'partly';
}
