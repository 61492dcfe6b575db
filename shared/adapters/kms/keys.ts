/**
 * The system's keys in AWS KMS, from which no private key comes out: P-256 or Ed25519 in a global region, SM2 in China (where alone KMS has it).
 * KMS takes 4,096 bytes of a message at most, so what can be hashed beforehand is; Ed25519 cannot and is for the short texts of the log only.
 */
import { createHash, createPublicKey } from 'node:crypto';
import { GetPublicKeyCommand, type KMSClient, SignCommand, type SigningAlgorithmSpec } from '@aws-sdk/client-kms';
import type { PublicJwk, SignatureAlgorithm } from '../../ports/register.ts';
import type { PublishedKey, Signer, SystemKeys } from '../../ports/signer.ts';
import { rawFromDer } from '../signatures/der.ts';
import { textsOf } from '../signatures/texts-of.ts';

/** Bytes that KMS signs as they are. */
const rawMessageMax = 4096;
const sm2Point = 65;

export interface KmsKeysDeps {
  client: KMSClient;
  /** ARNs of the keys, the one that signs last; the others only stay published. */
  keys: readonly string[];
  algorithm: SignatureAlgorithm;
}

export function kmsKeys({ client, keys, algorithm }: KmsKeysDeps): SystemKeys {
  const current = keys.at(-1);
  if (current === undefined) throw new Error('no signing key is configured; name one in SIGNING_KEYS');
  return {
    current: async () => kmsSigner(client, current, algorithm),
    published: () => Promise.all(keys.map((key) => publishedOf(client, key, algorithm))),
  };
}

/** The `kid` of a key in KMS: the last part of its ARN, which never changes. */
export const kmsKeyId = (arn: string): string => `presale/${arn.slice(arn.lastIndexOf('/') + 1)}`;

export function kmsSigner(client: KMSClient, key: string, algorithm: SignatureAlgorithm): Signer {
  return { keyId: kmsKeyId(key), algorithm, sign: (input) => sign[algorithm](client, key, input) };
}

const sign: Record<SignatureAlgorithm, (client: KMSClient, key: string, input: Uint8Array) => Promise<Uint8Array>> = {
  async EdDSA(client, key, input) {
    if (input.length > rawMessageMax)
      throw new Error(`KMS signs at most ${rawMessageMax} bytes with Ed25519, and this has ${input.length}; use an ES256 key for messages`);
    return request(client, key, { algorithm: 'ED25519_SHA_512', type: 'RAW', message: input });
  },
  async ES256(client, key, input) {
    const digest = createHash('sha256').update(input).digest();
    return rawFromDer(await request(client, key, { algorithm: 'ECDSA_SHA_256', type: 'DIGEST', message: digest }));
  },
  async SM2SM3(client, key, input) {
    // What is hashed begins with the signer's identity and key (GB/T 32918.2 §5.5), so the public key is needed; it is asked for once.
    const { sm2Digest } = await import('../signatures/sm2.ts');
    const digest = sm2Digest(input, await sm2PublicKey(client, key));
    return rawFromDer(await request(client, key, { algorithm: 'SM2DSA', type: 'DIGEST', message: digest }));
  },
};

interface SignRequest {
  algorithm: SigningAlgorithmSpec;
  type: 'RAW' | 'DIGEST';
  message: Uint8Array;
}

async function request(client: KMSClient, key: string, { algorithm, type, message }: SignRequest): Promise<Uint8Array> {
  const answer = await client.send(new SignCommand({ KeyId: key, SigningAlgorithm: algorithm, MessageType: type, Message: message }));
  if (answer.Signature === undefined) throw new Error('KMS answered without a signature');
  return answer.Signature;
}

const publicKeys = new Map<string, Promise<Uint8Array>>();

/** DER of the public key; it never changes, so it is asked for once a process. */
function publicDer(client: KMSClient, key: string): Promise<Uint8Array> {
  const known = publicKeys.get(key);
  if (known) return known;
  const asked = client.send(new GetPublicKeyCommand({ KeyId: key })).then(({ PublicKey }) => {
    if (PublicKey === undefined) throw new Error('KMS answered without a public key');
    return PublicKey;
  });
  publicKeys.set(key, asked);
  asked.catch(() => publicKeys.delete(key));
  return asked;
}

const sm2PublicKey = async (client: KMSClient, key: string): Promise<string> =>
  Buffer.from((await publicDer(client, key)).slice(-sm2Point)).toString('hex');

async function publishedOf(client: KMSClient, key: string, algorithm: SignatureAlgorithm): Promise<PublishedKey> {
  return { keyId: kmsKeyId(key), algorithm, publicJwk: await publicJwkOf(client, key, algorithm) };
}

export async function publicJwkOf(client: KMSClient, key: string, algorithm: SignatureAlgorithm): Promise<PublicJwk> {
  if (algorithm === 'SM2SM3') {
    const { sm2Jwk } = await import('../signatures/sm2.ts');
    return sm2Jwk(await sm2PublicKey(client, key));
  }
  const der = Buffer.from(await publicDer(client, key));
  return textsOf(createPublicKey({ key: der, format: 'der', type: 'spki' }).export({ format: 'jwk' }));
}

/** The 32 bytes of an Ed25519 key in KMS. */
export async function ed25519PublicKey(client: KMSClient, key: string): Promise<Uint8Array> {
  return Buffer.from((await publicJwkOf(client, key, 'EdDSA')).x ?? '', 'base64url');
}
