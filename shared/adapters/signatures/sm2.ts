/**
 * SM2 signatures with SM3 (GB/T 32918.2, GM/T 0009; JWS `alg` `SM2SM3`, a private name). node:crypto's SM2 signs with an empty user id and
 * interoperates with nobody, so this is `sm-crypto-v2`; openssl's answers are among the tests. Import it on demand: most keys are not SM2.
 */
import { sm2 } from 'sm-crypto-v2';
import type { PublicJwk, SignatureForm } from '../../ports/register.ts';
import { rawOf, sequenceOfIntegers } from './der.ts';
import { createTablesInUse } from './tables-in-use.ts';

/** The identity that goes into the hash where the parties have agreed on no other (GM/T 0009-2012 §10). */
const userId = '1234567812345678';
const numberBytes = 32;
/** r ‖ s. */
const rawBytes = 2 * numberBytes;
const options = { hash: true, userId };

/** What a private key is made of, both halves in hexadecimal as the library wants them. */
export interface Sm2KeyPair {
  privateKey: string;
  /** `04` ‖ x ‖ y. */
  publicKey: string;
}

export const generateSm2 = (): Sm2KeyPair => sm2.generateKeyPairHex();
export const sm2PublicKeyOf = (privateKey: string): string => sm2.getPublicKeyFromPrivateKey(privateKey);

/** The JWK of an SM2 key: the curve's private name `SM2`, coordinates as for any elliptic curve (RFC 7518 §6.2). */
export function sm2Jwk(publicKey: string): PublicJwk {
  const point = Buffer.from(publicKey, 'hex');
  const coordinate = (from: number): string => point.subarray(from, from + numberBytes).toString('base64url');
  return { kty: 'EC', crv: 'SM2', x: coordinate(1), y: coordinate(1 + numberBytes) };
}

/** Verifies with a public key; undefined when the JWK is no point of the curve. A signature in another form than the register's is no signature. */
export function sm2Verifier(jwk: PublicJwk, form: SignatureForm): ((input: Uint8Array, signature: Uint8Array) => boolean) | undefined {
  const publicKey = pointOf(jwk);
  if (publicKey === undefined) return undefined;
  const point = pointInUse(publicKey);
  return (input, signature) => {
    const raw = form === 'raw' ? signature : rawOf(signature);
    if (raw?.length !== rawBytes) return false;
    try {
      return sm2.doVerifySignature(input, Buffer.from(raw).toString('hex'), point(), { ...options, der: false });
    } catch {
      // The library throws for numbers outside the curve's order; such a signature is simply wrong.
      return false;
    }
  };
}

/**
 * A verification multiplies the key's point by another number each time; with a table of the point's multiples that takes a quarter of the time. The table
 * costs as much as ten verifications and some 300 kB, so that a key has to be in use, only so many have one, and one that is no longer used gives it up.
 */
const tabledAtUse = 16;
const tablesMax = 100;
const tables = createTablesInUse({
  max: tablesMax,
  idleAfter: 10_000,
  make: (publicKey) => sm2.precomputePublicKey(publicKey, 6),
});

type Point = string | ReturnType<typeof sm2.precomputePublicKey>;

function pointInUse(publicKey: string): () => Point {
  let uses = 0;
  return () => {
    uses += 1;
    return tables.of(publicKey, uses >= tabledAtUse) ?? publicKey;
  };
}

/** r ‖ s of the signature over these bytes. */
export function signSm2(input: Uint8Array, { privateKey, publicKey }: Sm2KeyPair): Uint8Array {
  return Buffer.from(sm2.doSignature(input, privateKey, { ...options, publicKey, der: false }), 'hex');
}

/** What a signature covers: the hash over signer's identity, key and input, for a key that lies elsewhere. */
export const sm2Digest = (input: Uint8Array, publicKey: string): Uint8Array => Buffer.from(sm2.getHash(input, publicKey, userId), 'hex');

/** A raw signature in the form that the register asks for. */
export const inForm = (raw: Uint8Array, form: SignatureForm): Uint8Array =>
  form === 'raw' ? raw : sequenceOfIntegers(raw.subarray(0, numberBytes), raw.subarray(numberBytes));

function pointOf({ kty, crv, x = '', y = '' }: PublicJwk): string | undefined {
  if (kty !== 'EC' || crv !== 'SM2') return undefined;
  const [first, second] = [Buffer.from(x, 'base64url'), Buffer.from(y, 'base64url')];
  if (first.length !== numberBytes || second.length !== numberBytes) return undefined;
  const point = `04${first.toString('hex')}${second.toString('hex')}`;
  return isOnCurve(point) ? point : undefined;
}

function isOnCurve(point: string): boolean {
  try {
    return sm2.verifyPublicKey(point);
  } catch {
    // The library throws for a point beside the curve.
    return false;
  }
}
