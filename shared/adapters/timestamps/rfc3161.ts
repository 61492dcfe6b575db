/**
 * Time stamps of an authority (RFC 3161 over HTTP): a digest goes out, a signed token comes back. The request is so small that it is written here
 * byte by byte; the answer is looked at for its status and for the digest, and kept whole. Whether the token is signed by a trusted authority is
 * for the verifier's own tool to say (`openssl ts -verify`).
 */
import type { TimestampAuthority } from '../../ports/timestamps.ts';

export interface TimestampDeps {
  url: string;
  fetch: typeof fetch;
}

/** SEQUENCE { version 1, messageImprint { SHA-256, digest }, certReq TRUE } up to the digest, and behind it (RFC 3161 §2.4.1). */
const requestHead = Buffer.from('3039020101303130 0d0609608648016503040201050004 20'.replaceAll(' ', ''), 'hex');
const requestTail = Buffer.from('0101ff', 'hex');
const digestBytes = 32;
const answerMax = 64 * 1024;

/** The request for a digest: asks for the authority's certificate in the token, so that the token can be verified years later. */
export function timestampRequest(sha256: string): Uint8Array {
  const digest = Buffer.from(sha256, 'hex');
  if (digest.length !== digestBytes) throw new RangeError('a time stamp is asked for a SHA-256 digest, 64 hexadecimal digits');
  return Buffer.concat([requestHead, digest, requestTail]);
}

/**
 * The token in an answer. @throws Error when the authority refused or the token is about something else.
 */
export function tokenOf(answer: Uint8Array, sha256: string): Uint8Array {
  const whole = elementAt(answer, 0);
  const status = whole && elementAt(answer, whole.from);
  const granted = status && elementAt(answer, status.from);
  if (whole === undefined || status === undefined || granted === undefined || answer[0] !== 0x30)
    throw new Error('the time-stamping authority answered with something that is no time stamp (RFC 3161)');
  const code = answer[granted.from];
  if (code !== 0 && code !== 1) throw new Error(`the time-stamping authority refused (status ${code})`);
  const token = answer.subarray(status.to, whole.to);
  if (!Buffer.from(token).includes(Buffer.from(sha256, 'hex')))
    throw new Error('the time stamp is about another digest than was asked for');
  return token;
}

export function rfc3161Authority({ url, fetch: request }: TimestampDeps): TimestampAuthority {
  return {
    async stamp(sha256) {
      const response = await request(url, {
        method: 'POST',
        headers: { 'content-type': 'application/timestamp-query', accept: 'application/timestamp-reply' },
        body: Buffer.from(timestampRequest(sha256)),
      });
      if (!response.ok) throw new Error(`the time-stamping authority answered ${response.status}`);
      const answer = new Uint8Array(await response.arrayBuffer());
      if (answer.length > answerMax)
        throw new Error(`the time-stamping authority answered with ${answer.length} bytes; a time stamp has some thousand`);
      return tokenOf(answer, sha256);
    },
  };
}

/** Where the content of a DER element begins and ends; undefined when it reaches beyond the bytes. */
function elementAt(der: Uint8Array, at: number): { from: number; to: number } | undefined {
  const first = der[at + 1];
  if (first === undefined) return undefined;
  const lengthBytes = first < 0x80 ? 0 : first & 0x7f;
  if (lengthBytes > 4) return undefined;
  const length =
    lengthBytes === 0 ? first : Number.parseInt(Buffer.from(der.subarray(at + 2, at + 2 + lengthBytes)).toString('hex') || '0', 16);
  const from = at + 2 + lengthBytes;
  return from + length <= der.length ? { from, to: from + length } : undefined;
}
