/** The bytes of notices and vouchers: inline up to 180 kB, else in the partner's upload area, named by digest (claim check). */
import { createHash } from 'node:crypto';

export const inlineBytesMax = 180_000;

export interface DocumentReference<MediaType extends string = string> {
  mediaType: MediaType;
  sha256: string;
  contentBase64?: string;
  uri?: string;
}

/** Puts bytes into the upload area: on AWS an object `<kind>/<code>/<name>` of the bucket for uploads, in the sandbox a file of its folder. */
export type Upload = (path: string, bytes: Uint8Array) => Promise<void>;

export const digestOf = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

/** @throws RangeError for more than fits inline; use `claimCheck`. */
export function documentOf<MediaType extends string>(bytes: Uint8Array, mediaType: MediaType): DocumentReference<MediaType> {
  if (bytes.length > inlineBytesMax)
    throw new RangeError(`${bytes.length} bytes are more than ${inlineBytesMax}: upload them (claimCheck)`);
  return { mediaType, sha256: digestOf(bytes), contentBase64: Buffer.from(bytes).toString('base64') };
}

/** Inline where it fits, else uploaded under its digest first: then the message that names it can be sent. */
export async function claimCheck<MediaType extends string>(
  partner: string,
  bytes: Uint8Array,
  mediaType: MediaType,
  upload: Upload,
): Promise<DocumentReference<MediaType>> {
  if (bytes.length <= inlineBytesMax) return documentOf(bytes, mediaType);
  const sha256 = digestOf(bytes);
  const path = `${partner.replace(':', '/')}/${sha256}`;
  await upload(path, bytes);
  return { mediaType, sha256, uri: `upload://${path}` };
}
