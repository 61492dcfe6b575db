/**
 * Upload areas (claim check, contracts §2.1): each partner has its own, and a message may name only files in its sender's.
 * A uri is `upload://<kind>/<code>/<name>` anywhere, or `s3://<bucket>/<kind>/<code>/<name>` where the area is a bucket; non-ASCII is percent-encoded.
 */

/** Larger files are refused before they are read. */
export const largestUploadBytes = 33_554_432;
const longestUri = 1024;

/** The named file may not or cannot be taken: a wrong place, too large, not a file. Retrying does not help; the sender must upload it properly. */
export class UploadRefusedError extends Error {
  /** The uri is the partner's own text, which may name a person, and stands in no message of ours. */
  constructor(_uri: string, why: string) {
    super(
      `an upload is refused: ${why}. Upload it under upload://<kind>/<code>/ of your own partner id, at most ${largestUploadBytes} bytes.`,
    );
    this.name = 'UploadRefusedError';
  }
}

/** `<kind>/<code>/<name>` of a uri in the partner's own area. Throws `UploadRefusedError` for every other uri. */
export function uploadPath(partner: string, uri: string, bucket?: string): string {
  const path = decodedPath(uri, bucket);
  const parts = path.split('/');
  if (parts.some((part) => part === '' || part === '.' || part === '..' || /[\\\p{Cc}]/u.test(part)))
    throw new UploadRefusedError(uri, 'its path is not plain');
  const area = `${partner.replace(':', '/')}/`;
  if (!path.startsWith(area)) throw new UploadRefusedError(uri, `it is not in the area of ${partner}`);
  return path;
}

function decodedPath(uri: string, bucket: string | undefined): string {
  const schemes = ['upload://', ...(bucket === undefined ? [] : [`s3://${bucket}/`])];
  const scheme = schemes.find((candidate) => uri.startsWith(candidate));
  if (uri.length > longestUri || scheme === undefined) throw new UploadRefusedError(uri, `it does not begin with ${schemes.join(' or ')}`);
  try {
    return decodeURIComponent(uri.slice(scheme.length)).normalize('NFC');
  } catch (error) {
    if (error instanceof URIError) throw new UploadRefusedError(uri, 'its percent-encoding is broken');
    throw error;
  }
}
