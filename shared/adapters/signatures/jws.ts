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
  const signature = bytesOf(encodedSignature);
  const header = knownHeader(encodedHeader);
  return signature && header && { algorithm: header.alg, keyId: header.kid, encodedHeader, signature };
}

/** Undefined unless the text is these bytes' one spelling: the last character has bits to spare, and another spelling would be another signature of the same meaning. */
function bytesOf(encoded: string): Buffer | undefined {
  if (!base64url.test(encoded)) return undefined;
  const bytes = Buffer.from(encoded, 'base64url');
  return bytes.toString('base64url') === encoded ? bytes : undefined;
}

type Header = z.output<typeof headerSchema>;
/** All messages that are signed with one key have one header. */
const known = new Map<string, Header>();
const knownMax = 1000;

function knownHeader(encoded: string): Header | undefined {
  const before = known.get(encoded);
  if (before !== undefined) return before;
  const bytes = bytesOf(encoded);
  const header = bytes && headerSchema.safeParse(parseJson(bytes.toString('utf8')));
  if (header?.success !== true) return undefined;
  if (known.size >= knownMax) known.clear();
  known.set(encoded, header.data);
  return header.data;
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
