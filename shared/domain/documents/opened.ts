/** What a document turned out to be when it was opened. */

/** The signature itself, as it stands in the document, for whoever judges the certificate: CMS, or an SES_Signature (GB/T 38540, GM/T 0031). */
export interface SealSignature {
  form: 'cms' | 'ses';
  der: Uint8Array;
}

/**
 * What is known of the certificate under which a seal was made, judged by a trust list. `not valid`: it leads to the list, but was not in force when the seal
 * says it was made and when the document was received. `not provable`: there is nothing to judge by.
 */
export type CertificateStanding = 'trusted' | 'not trusted' | 'not valid' | 'signature wrong' | 'not provable';

/** One electronic seal or signature in a document. `right`: the digest that was signed is that of the bytes as they are now, which says nothing of who signed. */
export interface Seal {
  digest: 'right' | 'wrong' | 'unreadable';
  /** Bytes (PDF) or files (OFD) that the seal does not cover: 0 when it covers the whole document but itself. */
  uncovered: number;
  /** Of a right digest. */
  signature?: SealSignature;
}

/** A seal whose certificate was judged by a trust list. */
export interface JudgedSeal extends Seal {
  certificate: CertificateStanding;
  /** Names and codes of the certificate's holder; empty unless it is trusted. */
  holders: readonly string[];
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
export type SealStanding =
  | 'none'
  | 'digest right, certificate not checked'
  | 'partly'
  | 'digest wrong'
  | 'unreadable'
  // Only where there is a trust list:
  | 'certificate trusted'
  | 'certificate not trusted'
  | 'certificate not valid'
  | 'signature wrong'
  | 'certificate not provable';

/** The worst of them; of the content, the seal that covers most counts (each seal of a PDF covers those before it). No certificate is judged. */
export function standingOf(seals: readonly Seal[]): SealStanding {
  return ofDigests(seals) ?? (seals.length === 0 ? 'none' : 'digest right, certificate not checked');
}

/** The same where a trust list says whose seals count: a seal that covers the whole document must be made under a trusted certificate. */
export function standingByTrust(seals: readonly JudgedSeal[]): SealStanding {
  if (seals.some(({ certificate }) => certificate === 'signature wrong')) return 'signature wrong';
  const standing = ofDigests(seals);
  if (standing === 'unreadable') return 'certificate not provable';
  if (standing !== undefined || seals.length === 0) return standing ?? 'none';
  const covering = seals.filter(({ uncovered }) => uncovered === 0);
  const best = byTrust.find((known) => covering.some(({ certificate }) => certificate === known));
  return `certificate ${best ?? 'not provable'}`;
}
const byTrust = ['trusted', 'not valid', 'not trusted', 'not provable'] as const;

/** What is wrong with digests or coverage; undefined when nothing is. */
function ofDigests(seals: readonly Seal[]): 'digest wrong' | 'unreadable' | 'partly' | undefined {
  if (seals.length === 0) return undefined;
  if (seals.some(({ digest }) => digest === 'wrong')) return 'digest wrong';
  if (seals.some(({ digest }) => digest === 'unreadable')) return 'unreadable';
  return seals.some(({ uncovered }) => uncovered === 0) ? undefined : 'partly';
}

/** Whose seals cover the whole document, by trusted certificates: names and codes. */
export const sealedBy = (seals: readonly JudgedSeal[]): string[] => [
  ...new Set(seals.flatMap(({ certificate, uncovered, holders }) => (certificate === 'trusted' && uncovered === 0 ? holders : []))),
];
