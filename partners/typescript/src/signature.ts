/**
 * Detached JWS over the exact bytes of a body (RFC 7515 appendix F, RFC 7797 `b64=false`): `<header>..<signature>`, where what is signed is
 * `<header>.<body>`. SM2 is `sm-crypto-v2`: node:crypto's own SM2 signs without the user id and interoperates with nobody.
 */
import { createECDH, createPrivateKey, createPublicKey, type KeyObject, randomBytes, sign, verify } from 'node:crypto';
import { sm2 } from 'sm-crypto-v2';

export type Algorithm = 'EdDSA' | 'ES256' | 'SM2SM3';
/** Of SM2: r and s one after the other, or ASN.1 where the partner is registered so. */
export type SignatureForm = 'raw' | 'der';
export type Jwk = { [name: string]: string };

export interface SigningKey {
  keyId: string;
  algorithm: Algorithm;
  /** What is handed to the register: the public half alone. */
  publicJwk: Jwk;
  sign(input: Uint8Array): Uint8Array;
  /** The message attribute `signature` for these bytes. */
  signDetached(body: string): string;
}

const userId = '1234567812345678';
const ed25519Prefix = Buffer.from('302e020100300506032b657004220420', 'hex');
const base64url = /^[A-Za-z0-9_-]+$/;

export const generateKey = (keyId: string, algorithm: Algorithm, form?: SignatureForm): SigningKey =>
  keyFromHex(keyId, algorithm, randomBytes(32).toString('hex'), form);

/** @param privateHex The 32 bytes of the Ed25519 seed, or the private number. */
export function keyFromHex(keyId: string, algorithm: Algorithm, privateHex: string, form: SignatureForm = 'raw'): SigningKey {
  const { publicJwk, sign: signInput } = algorithm === 'SM2SM3' ? sm2Half(privateHex, form) : nodeHalf(algorithm, privateHex);
  const header = Buffer.from(JSON.stringify({ alg: algorithm, kid: keyId, b64: false, crit: ['b64'] })).toString('base64url');
  return {
    keyId,
    algorithm,
    publicJwk,
    sign: signInput,
    signDetached: (body) => `${header}..${Buffer.from(signInput(Buffer.from(`${header}.${body}`))).toString('base64url')}`,
  };
}

type Half = Pick<SigningKey, 'publicJwk' | 'sign'>;

function nodeHalf(algorithm: 'EdDSA' | 'ES256', privateHex: string): Half {
  const key = algorithm === 'EdDSA' ? ed25519Key(privateHex) : p256Key(privateHex);
  const { kty = '', crv = '', x = '', y } = createPublicKey(key).export({ format: 'jwk' });
  return {
    publicJwk: { kty, crv, x, ...(y === undefined ? {} : { y }) },
    sign: (input) => (algorithm === 'EdDSA' ? sign(null, input, key) : sign('sha256', input, { key, dsaEncoding: 'ieee-p1363' })),
  };
}

const ed25519Key = (seedHex: string): KeyObject =>
  createPrivateKey({ key: Buffer.concat([ed25519Prefix, Buffer.from(seedHex, 'hex')]), format: 'der', type: 'pkcs8' });

function p256Key(privateHex: string): KeyObject {
  const curve = createECDH('prime256v1');
  curve.setPrivateKey(privateHex, 'hex');
  const point = curve.getPublicKey();
  const part = (bytes: Buffer): string => bytes.toString('base64url');
  const numbers = { x: part(point.subarray(1, 33)), y: part(point.subarray(33)), d: part(Buffer.from(privateHex, 'hex')) };
  return createPrivateKey({ key: { kty: 'EC', crv: 'P-256', ...numbers }, format: 'jwk' });
}

function sm2Half(privateHex: string, form: SignatureForm): Half {
  const publicKey = sm2.getPublicKeyFromPrivateKey(privateHex);
  const point = Buffer.from(publicKey, 'hex');
  return {
    publicJwk: { kty: 'EC', crv: 'SM2', x: point.subarray(1, 33).toString('base64url'), y: point.subarray(33).toString('base64url') },
    sign: (input) => Buffer.from(sm2.doSignature(input, privateHex, { hash: true, userId, publicKey, der: form === 'der' }), 'hex'),
  };
}

/** Whether one of these keys (a JWK set's, with `kid` and `alg`) signed exactly these bytes. What is not in the one form of the contract does not hold. */
export function verifyDetached(body: string, jws: string, keys: readonly Jwk[], form: SignatureForm = 'raw'): boolean {
  const [encoded = '', payload, encodedSignature = '', ...more] = jws.split('.');
  if (more.length > 0 || payload !== '' || ![encoded, encodedSignature].every(isBase64url)) return false;
  const header = headerOf(encoded);
  const key = keys.find(({ kid, alg }) => header !== undefined && kid === header['kid'] && alg === header['alg']);
  const isContract = header?.['b64'] === false && JSON.stringify(header['crit']) === '["b64"]';
  if (key === undefined || !isContract) return false;
  return holds(key, Buffer.from(`${encoded}.${body}`), Buffer.from(encodedSignature, 'base64url'), form);
}

/** A second spelling of the same bytes is refused, so that a signature has one form. */
const isBase64url = (text: string): boolean => base64url.test(text) && Buffer.from(text, 'base64url').toString('base64url') === text;

function headerOf(encoded: string): Record<string, unknown> | undefined {
  try {
    const parsed: unknown = JSON.parse(Buffer.from(encoded, 'base64url').toString('utf8'));
    return typeof parsed === 'object' && parsed !== null ? { ...parsed } : undefined;
  } catch {
    return undefined;
  }
}

function holds(jwk: Jwk, input: Uint8Array, signature: Uint8Array, form: SignatureForm): boolean {
  try {
    if (jwk['alg'] === 'SM2SM3') {
      const hex = (name: string): string => Buffer.from(jwk[name] ?? '', 'base64url').toString('hex');
      const signed = Buffer.from(signature).toString('hex');
      return sm2.doVerifySignature(input, signed, `04${hex('x')}${hex('y')}`, { hash: true, userId, der: form === 'der' });
    }
    const key = createPublicKey({ key: jwk, format: 'jwk' });
    if (signature.length !== 64) return false;
    return jwk['alg'] === 'EdDSA'
      ? verify(null, input, key, signature)
      : verify('sha256', input, { key, dsaEncoding: 'ieee-p1363' }, signature);
  } catch {
    // Numbers that are no point of the curve, or beside its order: such a signature is simply wrong.
    return false;
  }
}
