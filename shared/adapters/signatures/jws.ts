/**
 * The form of a message signature: a detached JWS (RFC 7515 appendix F) over the exact body bytes, not base64url-encoded (RFC 7797).
 * `<base64url header>..<base64url signature>`; what is signed is `<base64url header>.<body bytes>`.
 */
import * as z from 'zod';

/** Longer signatures are not looked at: an Ed25519 or P-256 one takes about 200 characters. */
const longestSignature = 4096;
const base64url = /^[A-Za-z0-9_-]+$/;

const headerSchema = z.object({
  alg: z.string().min(1).max(32),
  kid: z.string().min(1).max(256),
  b64: z.literal(false),
  /** Exactly this: any other entry names an extension that is not understood, and RFC 7515 §4.1.11 then demands refusal. */
  crit: z.tuple([z.literal('b64')]),
});

export interface DetachedJws {
  algorithm: string;
  keyId: string;
  /** The header as it was sent; part of what is signed. */
  encodedHeader: string;
  signature: Uint8Array;
}

/** The parts of a detached JWS, undefined when it is not one or its header is not what the contract asks for. */
export function parseDetachedJws(text: string): DetachedJws | undefined {
  if (text.length > longestSignature) return undefined;
  const [encodedHeader, payload, encodedSignature, ...more] = text.split('.');
  if (more.length > 0 || payload !== '' || !encodedHeader || !encodedSignature) return undefined;
  if (!base64url.test(encodedHeader) || !base64url.test(encodedSignature)) return undefined;
  // The last character has bits to spare: another spelling of the same bytes would be another signature of the same meaning.
  if (![encodedHeader, encodedSignature].every((part) => Buffer.from(part, 'base64url').toString('base64url') === part)) return undefined;
  const header = headerSchema.safeParse(parseJson(Buffer.from(encodedHeader, 'base64url').toString('utf8')));
  if (!header.success) return undefined;
  return { algorithm: header.data.alg, keyId: header.data.kid, encodedHeader, signature: Buffer.from(encodedSignature, 'base64url') };
}

/** The header of a signature in the contract's one spelling. */
export function encodeHeader(algorithm: string, keyId: string): string {
  return Buffer.from(JSON.stringify({ alg: algorithm, kid: keyId, b64: false, crit: ['b64'] })).toString('base64url');
}

/** The bytes that are signed. */
export function signingInput(encodedHeader: string, body: Uint8Array): Uint8Array {
  return Buffer.concat([Buffer.from(`${encodedHeader}.`, 'ascii'), body]);
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // Not JSON: the caller's schema then refuses `undefined`, which is the answer for every malformed header.
    return undefined;
  }
}
