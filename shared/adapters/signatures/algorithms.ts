/**
 * Signature algorithms by the name in the JWS header. SM2 with SM3 (`SM2SM3`) is not among them yet: node:crypto's SM2 signs with an empty
 * user id and interoperates with nobody, so it needs its own implementation, added here as one more entry.
 */
import { createPublicKey, type KeyObject, sign, verify } from 'node:crypto';

export interface Algorithm {
  /** Public key of a JWK, undefined when the JWK is not a key of this algorithm. */
  importKey(jwk: { [name: string]: string }): KeyObject | undefined;
  verify(input: Uint8Array, key: KeyObject, signature: Uint8Array): boolean;
  sign(input: Uint8Array, privateKey: KeyObject): Uint8Array;
}

/** Ed25519 and P-256 signatures (r ‖ s) are both 64 bytes; other lengths are refused before any arithmetic. */
const signatureBytes = 64;

const ed25519: Algorithm = {
  importKey: (jwk) => (jwk.kty === 'OKP' && jwk.crv === 'Ed25519' ? importJwk(jwk) : undefined),
  verify: (input, key, signature) => signature.length === signatureBytes && verify(null, input, key, signature),
  sign: (input, privateKey) => sign(null, input, privateKey),
};

const es256: Algorithm = {
  importKey: (jwk) => (jwk.kty === 'EC' && jwk.crv === 'P-256' ? importJwk(jwk) : undefined),
  verify: (input, key, signature) =>
    signature.length === signatureBytes && verify('sha256', input, { key, dsaEncoding: 'ieee-p1363' }, signature),
  sign: (input, privateKey) => sign('sha256', input, { key: privateKey, dsaEncoding: 'ieee-p1363' }),
};

export const algorithms: ReadonlyMap<string, Algorithm> = new Map([
  ['EdDSA', ed25519],
  ['ES256', es256],
]);

function importJwk(jwk: { [name: string]: string }): KeyObject | undefined {
  try {
    return createPublicKey({ key: jwk, format: 'jwk' });
  } catch {
    // A JWK whose numbers are no point of the curve is no key; the verdict says which key id it was.
    return undefined;
  }
}
