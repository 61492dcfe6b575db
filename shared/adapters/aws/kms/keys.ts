/**
 * The system's keys in AWS KMS, from which no private key comes out: P-256 or Ed25519 in a global region, SM2 in China (where alone KMS has it).
 * KMS takes 4,096 bytes of a message at most, so what can be hashed beforehand is; Ed25519 cannot and is for the short texts of the log only.
 */
import { createHash, createPublicKey } from 'node:crypto';
import * as z from 'zod';
import type { PublicJwk, SignatureAlgorithm } from '../../../ports/register.ts';
import type { PublishedKey, Signer, SystemKeys } from '../../../ports/signer.ts';
import { rawFromDer } from '../../signatures/der.ts';
import { textsOf } from '../../signatures/texts-of.ts';
import type { SendToAws } from '../send.ts';

/** Bytes that KMS signs as they are. */
const rawMessageMax = 4096;
const sm2Point = 65;

export interface KmsKeysDeps {
  send: SendToAws;
  /** ARNs of the keys, the one that signs last; the others only stay published. */
  keys: readonly string[];
  algorithm: SignatureAlgorithm;
}

export function kmsKeys({ send, keys, algorithm }: KmsKeysDeps): SystemKeys {
  const current = keys.at(-1);
  if (current === undefined) throw new Error('no signing key is configured; name one in SIGNING_KEYS');
  return {
    current: async () => kmsSigner(send, current, algorithm),
    published: () => Promise.all(keys.map((key) => publishedOf(send, key, algorithm))),
  };
}

/** The `kid` of a key in KMS: the last part of its ARN, which never changes. */
export const kmsKeyId = (arn: string): string => `presale/${arn.slice(arn.lastIndexOf('/') + 1)}`;

export function kmsSigner(send: SendToAws, key: string, algorithm: SignatureAlgorithm): Signer {
  return { keyId: kmsKeyId(key), algorithm, sign: (input) => sign[algorithm](send, key, input) };
}

const sign: Record<SignatureAlgorithm, (send: SendToAws, key: string, input: Uint8Array) => Promise<Uint8Array>> = {
  async EdDSA(send, key, input) {
    if (input.length > rawMessageMax)
      throw new Error(`KMS signs at most ${rawMessageMax} bytes with Ed25519, and this has ${input.length}; use an ES256 key for messages`);
    return request(send, key, { algorithm: 'ED25519_SHA_512', type: 'RAW', message: input });
  },
  async ES256(send, key, input) {
    const digest = createHash('sha256').update(input).digest();
    return rawFromDer(await request(send, key, { algorithm: 'ECDSA_SHA_256', type: 'DIGEST', message: digest }));
  },
  async SM2SM3(send, key, input) {
    // What is hashed begins with the signer's identity and key (GB/T 32918.2 §5.5), so the public key is needed; it is asked for once.
    const { sm2Digest } = await import('../../signatures/sm2.ts');
    const digest = sm2Digest(input, await sm2PublicKey(send, key));
    return rawFromDer(await request(send, key, { algorithm: 'SM2DSA', type: 'DIGEST', message: digest }));
  },
};

interface SignRequest {
  algorithm: 'ED25519_SHA_512' | 'ECDSA_SHA_256' | 'SM2DSA';
  type: 'RAW' | 'DIGEST';
  message: Uint8Array;
}

async function request(send: SendToAws, key: string, { algorithm, type, message }: SignRequest): Promise<Uint8Array> {
  const input = { KeyId: key, SigningAlgorithm: algorithm, MessageType: type, Message: Buffer.from(message).toString('base64') };
  const { Signature } = await ask(send, 'Sign', input, z.object({ Signature: z.base64().min(1) }));
  return Buffer.from(Signature, 'base64');
}

/** One operation of KMS's JSON protocol. @throws Error with what KMS says against it, or when its answer is not of that kind. */
async function ask<Answer>(send: SendToAws, operation: string, input: object, answer: z.ZodType<Answer>): Promise<Answer> {
  const headers = { 'content-type': 'application/x-amz-json-1.1', 'x-amz-target': `TrentService.${operation}` };
  const { status, body } = await send({ method: 'POST', path: '/', headers, body: Buffer.from(JSON.stringify(input)) });
  const text = Buffer.from(body).toString('utf8');
  if (status !== 200) throw new Error(`KMS answered ${status} to ${operation}: ${text.slice(0, 300)}`);
  const read = answer.safeParse(JSON.parse(text));
  if (!read.success) throw new Error(`KMS answered ${operation} without ${read.error.issues.map(({ path }) => path.join('.')).join(', ')}`);
  return read.data;
}

const publicKeys = new Map<string, Promise<Uint8Array>>();

/** DER of the public key; it never changes, so it is asked for once a process. */
function publicDer(send: SendToAws, key: string): Promise<Uint8Array> {
  const known = publicKeys.get(key);
  if (known) return known;
  const answer = z.object({ PublicKey: z.base64().min(1) });
  const asked = ask(send, 'GetPublicKey', { KeyId: key }, answer).then(({ PublicKey }) => Buffer.from(PublicKey, 'base64'));
  publicKeys.set(key, asked);
  asked.catch(() => publicKeys.delete(key));
  return asked;
}

const sm2PublicKey = async (send: SendToAws, key: string): Promise<string> =>
  Buffer.from((await publicDer(send, key)).slice(-sm2Point)).toString('hex');

async function publishedOf(send: SendToAws, key: string, algorithm: SignatureAlgorithm): Promise<PublishedKey> {
  return { keyId: kmsKeyId(key), algorithm, publicJwk: await publicJwkOf(send, key, algorithm) };
}

export async function publicJwkOf(send: SendToAws, key: string, algorithm: SignatureAlgorithm): Promise<PublicJwk> {
  if (algorithm === 'SM2SM3') {
    const { sm2Jwk } = await import('../../signatures/sm2.ts');
    return sm2Jwk(await sm2PublicKey(send, key));
  }
  const der = Buffer.from(await publicDer(send, key));
  return textsOf(createPublicKey({ key: der, format: 'der', type: 'spki' }).export({ format: 'jwk' }));
}

/** The 32 bytes of an Ed25519 key in KMS. */
export async function ed25519PublicKey(send: SendToAws, key: string): Promise<Uint8Array> {
  return Buffer.from((await publicJwkOf(send, key, 'EdDSA')).x ?? '', 'base64url');
}
