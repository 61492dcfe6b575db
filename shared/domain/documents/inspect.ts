/**
 * What a document is, by its bytes and not by what its sender calls it. Dossiers take PDF, OFD (GB/T 33190) and images (档案法实施条例 39);
 * an encrypted file cannot be read in fifty years and is told apart here.
 */
import { readZipNames } from './zip.ts';

type DocumentFormat = 'pdf' | 'ofd' | 'image' | 'unknown';
export interface Inspection {
  format: DocumentFormat;
  encrypted: boolean;
  /** By the bytes; `application/octet-stream` when unknown. */
  mediaType: string;
}

const images: { mediaType: string; magic: readonly number[] }[] = [
  { mediaType: 'image/jpeg', magic: [0xff, 0xd8, 0xff] },
  { mediaType: 'image/png', magic: [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a] },
  { mediaType: 'image/tiff', magic: [0x49, 0x49, 0x2a, 0x00] },
  { mediaType: 'image/tiff', magic: [0x4d, 0x4d, 0x00, 0x2a] },
];

/** Pure. `encrypted` is known for PDF and OFD only. */
export function inspectDocument(bytes: Uint8Array): Inspection {
  const image = images.find(({ magic }) => magic.every((byte, index) => bytes[index] === byte));
  if (image) return { format: 'image', encrypted: false, mediaType: image.mediaType };
  if (isPdf(bytes)) return { format: 'pdf', encrypted: isEncryptedPdf(bytes), mediaType: 'application/pdf' };
  const ofd = inspectOfd(bytes);
  return ofd ?? { format: 'unknown', encrypted: false, mediaType: 'application/octet-stream' };
}

/** The header may follow up to 1,024 bytes of other matter (PDF 1.7 annex H, and what readers accept). */
function isPdf(bytes: Uint8Array): boolean {
  return Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, 1024 + 5)).includes('%PDF-');
}

/**
 * An encrypted PDF names its encryption dictionary in the trailer or in the cross-reference stream's dictionary (ISO 32000-1 §7.5.5, §7.6.1),
 * and both stand uncompressed in the file; a name may spell letters as `#xx`. The words in a page's text could look alike, which errs on the side of a person's look.
 */
function isEncryptedPdf(bytes: Uint8Array): boolean {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('latin1');
  const plainNames = text.replace(/#([0-9A-Fa-f]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
  return /\/Encrypt\s*(?:\d+\s+\d+\s+R\b|<<)/.test(plainNames);
}

/** An OFD file is a zip with `OFD.xml` at its root (GB/T 33190 §7.1); GM/T 0099 keeps the keys of an encrypted one in `Encryptions.xml`. */
function inspectOfd(bytes: Uint8Array): Inspection | undefined {
  const entries = readZipNames(bytes);
  if (!entries?.some(({ name }) => name.replace(/^\//, '') === 'OFD.xml')) return undefined;
  const encrypted = entries.some((entry) => entry.encrypted || /(^|\/)Encryptions\.xml$/i.test(entry.name));
  return { format: 'ofd', encrypted, mediaType: 'application/ofd' };
}
