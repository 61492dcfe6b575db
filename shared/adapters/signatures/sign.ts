/** Making signatures: for partners' sandboxes, the scenario player and tests. The running system only verifies. */
import { createPrivateKey, generateKeyPairSync, type KeyObject } from 'node:crypto';
import type { PartnerKey, SignatureAlgorithm } from '../../ports/register.ts';
import { algorithms } from './algorithms.ts';
import { encodeHeader, signingInput } from './jws.ts';

export interface SigningKey {
  keyId: string;
  algorithm: SignatureAlgorithm;
  privateKey: KeyObject;
}

/** The message attribute `signature` for a body. Throws for an algorithm that has no implementation here. */
export function signDetached(body: Uint8Array, key: SigningKey): string {
  const algorithm = algorithms.get(key.algorithm);
  if (!algorithm) throw new Error(unsupported(key.algorithm));
  const header = encodeHeader(key.algorithm, key.keyId);
  return `${header}..${Buffer.from(algorithm.sign(signingInput(header, body), key.privateKey)).toString('base64url')}`;
}

/** A new key pair: the private half signs, the public half goes into the partner register. */
export function generateSigningKey(keyId: string, algorithm: SignatureAlgorithm): { signing: SigningKey; registered: PartnerKey } {
  const { publicKey, privateKey } = generatePair(algorithm);
  return { signing: { keyId, algorithm, privateKey }, registered: { keyId, algorithm, publicJwk: publicJwkOf(publicKey) } };
}

/** A private key that was kept as PKCS #8 PEM. */
export function signingKeyFromPem(keyId: string, algorithm: SignatureAlgorithm, pem: string): SigningKey {
  return { keyId, algorithm, privateKey: createPrivateKey(pem) };
}

function generatePair(algorithm: SignatureAlgorithm): { publicKey: KeyObject; privateKey: KeyObject } {
  if (algorithm === 'EdDSA') return generateKeyPairSync('ed25519');
  if (algorithm === 'ES256') return generateKeyPairSync('ec', { namedCurve: 'P-256' });
  throw new Error(unsupported(algorithm));
}

function publicJwkOf(key: KeyObject): { [name: string]: string } {
  return Object.fromEntries(
    Object.entries(key.export({ format: 'jwk' })).filter((entry): entry is [string, string] => typeof entry[1] === 'string'),
  );
}

const unsupported = (algorithm: string): string =>
  `signing with ${algorithm} is not supported yet; use ${[...algorithms.keys()].join(' or ')}`;
