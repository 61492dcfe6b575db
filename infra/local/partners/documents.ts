/** How a partner sends a document: inline where it fits, else uploaded under its digest first and named in the message (claim check, contracts §2.1). */
import { createHash } from 'node:crypto';
import type { World } from './party.ts';
import type { VoucherAsked } from './readings.ts';

const inlineBytesMax = 180_000;
/** Of something else. */
const anotherDigest = '0'.repeat(64);

interface DocumentSent {
  mediaType: string;
  sha256: string;
  contentBase64?: string;
  uri?: string;
}

export async function documentOf({ paper, wrong }: VoucherAsked, { partner, upload }: World): Promise<DocumentSent> {
  const { mediaType, contentBase64, padTo = 0 } = paper;
  const whole = Buffer.from(contentBase64, 'base64');
  const bytes = whole.length < padTo ? Buffer.concat([whole, Buffer.alloc(padTo - whole.length, ' ')]) : whole;
  const digest = createHash('sha256').update(bytes).digest('hex');
  const named = { mediaType, sha256: wrong === 'digest' ? anotherDigest : digest };
  if (bytes.length <= inlineBytesMax) return { ...named, contentBase64: bytes.toString('base64') };
  const path = `${partner.replace(':', '/')}/${digest}`;
  await upload(path, bytes);
  return { ...named, uri: `upload://${path.split('/').map(encodeURIComponent).join('/')}` };
}
