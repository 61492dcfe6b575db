/** Public keys as partners hand them in (PEM, JWK) and as they are kept: a JWK of its public members alone. */
import { createHash, createPublicKey } from 'node:crypto';
import type { PublicJwk, SignatureAlgorithm } from '../../ports/register.ts';
import { sm2Jwk } from './sm2.ts';
import { textsOf } from './texts-of.ts';

/** Before the point of an SM2 public key (RFC 5480, with the curve's OID 1.2.156.10197.1.301); node:crypto reads such a key and cannot export it. */
const sm2Prefix = Buffer.from('3059301306072a8648ce3d020106082a811ccf5501822d034200', 'hex');
const pointBytes = 65;

/** @throws Error naming what is wrong with the text. */
export function jwkOfPem(pem: string): PublicJwk {
  if (/PRIVATE KEY/.test(pem))
    throw new Error('this is a private key; hand in the public one (-----BEGIN PUBLIC KEY-----) and keep the private one');
  const der = Buffer.from(pem.replaceAll(/-----[^-]+-----|\s/g, ''), 'base64');
  if (der.length === sm2Prefix.length + pointBytes && der.subarray(0, sm2Prefix.length).equals(sm2Prefix))
    return sm2Jwk(der.subarray(sm2Prefix.length).toString('hex'));
  try {
    return textsOf(createPublicKey(pem).export({ format: 'jwk' }));
  } catch (error) {
    throw new Error('this is no public key in PEM (-----BEGIN PUBLIC KEY-----) of Ed25519, P-256 or SM2', { cause: error });
  }
}

/** The JWK without what is no part of the public key. @throws Error when it holds a private key. */
export function publicPartOf(jwk: PublicJwk): PublicJwk {
  if (jwk.d !== undefined) throw new Error('the JWK has the private member "d"; hand in the public key alone and keep the private one');
  return Object.fromEntries(Object.entries(jwk).filter(([name]) => ['kty', 'crv', 'x', 'y'].includes(name)));
}

/** The algorithm that a key is for, by its curve; undefined for a curve that is not spoken here. */
export function algorithmOf({ kty, crv }: PublicJwk): SignatureAlgorithm | undefined {
  const algorithms: Record<string, SignatureAlgorithm> = { 'OKP Ed25519': 'EdDSA', 'EC P-256': 'ES256', 'EC SM2': 'SM2SM3' };
  return algorithms[`${kty} ${crv}`];
}

/** Name of a key that has none: the digest of its members in order (RFC 7638). */
export function thumbprint(jwk: PublicJwk): string {
  const members = Object.fromEntries(Object.entries(publicPartOf(jwk)).sort(([a], [b]) => (a < b ? -1 : 1)));
  return createHash('sha256').update(JSON.stringify(members)).digest('base64url');
}
