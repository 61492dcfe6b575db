/** Signing keys that this process holds itself: of the embedded system, of partners' sandboxes, of the scenario player and of tests. */
import { createPrivateKey, createPublicKey, generateKeyPairSync, type KeyObject, sign } from 'node:crypto';
import type { PartnerKey, PublicJwk, SignatureAlgorithm, SignatureForm } from '../../ports/register.ts';
import { encodeHeader, signingInput } from './jws.ts';
import { generateSm2, inForm, type Sm2KeyPair, signSm2, sm2Jwk, sm2PublicKeyOf } from './sm2.ts';
import { textsOf } from './texts-of.ts';

export interface SigningKey {
  keyId: string;
  algorithm: SignatureAlgorithm;
  publicJwk: PublicJwk;
  /** The signature over these bytes, in the form that the algorithm's JWS has; of SM2 in the form that the register says. */
  sign(input: Uint8Array): Uint8Array;
  /** PKCS #8 in PEM, to keep; of SM2 the number alone in PEM armour of its own, since node:crypto cannot write such a key. */
  privatePem(): string;
}

/** The message attribute `signature` for a body. */
export function signDetached(body: Uint8Array, key: SigningKey): string {
  const header = encodeHeader(key.algorithm, key.keyId);
  return `${header}..${Buffer.from(key.sign(signingInput(header, body))).toString('base64url')}`;
}

/** A new key pair: the private half signs, the public half goes into the partner register. */
export function generateSigningKey(keyId: string, algorithm: SignatureAlgorithm, form?: SignatureForm) {
  return withRegistered(algorithm === 'SM2SM3' ? sm2Key(keyId, generateSm2(), form) : nodeKey(keyId, algorithm, generate(algorithm)), form);
}

const generate = (algorithm: 'EdDSA' | 'ES256'): KeyObject =>
  algorithm === 'EdDSA' ? generateKeyPairSync('ed25519').privateKey : generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey;

function withRegistered(signing: SigningKey, signatureForm?: SignatureForm): { signing: SigningKey; registered: PartnerKey } {
  const { keyId, algorithm, publicJwk } = signing;
  return { signing, registered: { keyId, algorithm, publicJwk, ...(signatureForm === undefined ? {} : { signatureForm }) } };
}

/** A private key that was kept as `privatePem` gave it. */
export function signingKeyFromPem(keyId: string, algorithm: SignatureAlgorithm, pem: string, form?: SignatureForm): SigningKey {
  if (algorithm !== 'SM2SM3') return nodeKey(keyId, algorithm, createPrivateKey(pem));
  const privateKey = Buffer.from(pem.replaceAll(/-----[^-]+-----|\s/g, ''), 'base64').toString('hex');
  return sm2Key(keyId, { privateKey, publicKey: sm2PublicKeyOf(privateKey) }, form);
}

function nodeKey(keyId: string, algorithm: 'EdDSA' | 'ES256', privateKey: KeyObject): SigningKey {
  return {
    keyId,
    algorithm,
    publicJwk: textsOf(createPublicKey(privateKey).export({ format: 'jwk' })),
    sign: (input) =>
      algorithm === 'EdDSA' ? sign(null, input, privateKey) : sign('sha256', input, { key: privateKey, dsaEncoding: 'ieee-p1363' }),
    privatePem: () => privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
  };
}

function sm2Key(keyId: string, pair: Sm2KeyPair, form: SignatureForm = 'raw'): SigningKey {
  return {
    keyId,
    algorithm: 'SM2SM3',
    publicJwk: sm2Jwk(pair.publicKey),
    sign: (input) => inForm(signSm2(input, pair), form),
    privatePem: () =>
      `-----BEGIN SM2 PRIVATE NUMBER-----\n${Buffer.from(pair.privateKey, 'hex').toString('base64')}\n-----END SM2 PRIVATE NUMBER-----\n`,
  };
}
