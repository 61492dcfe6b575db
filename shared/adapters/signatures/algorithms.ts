/** Verifying by the algorithm that the JWS header names. A verifier is a closure over its key, so that one in hardware fits as well. */
import { createPublicKey, type KeyObject, verify } from 'node:crypto';
import { promisify } from 'node:util';
import type { PartnerKey, PublicJwk, SignatureAlgorithm } from '../../ports/register.ts';

/** True when the signature over the input was made with the private half of the key. Never throws for a malformed signature. */
export type Verifier = (input: Uint8Array, signature: Uint8Array) => boolean | Promise<boolean>;

/** Names in the JWS header, and the algorithm of the register that each stands for. `Ed25519` is RFC 9864's name for what RFC 8037 calls `EdDSA`. */
export const algorithmNames: ReadonlyMap<string, SignatureAlgorithm> = new Map([
  ['EdDSA', 'EdDSA'],
  ['Ed25519', 'EdDSA'],
  ['ES256', 'ES256'],
  ['SM2SM3', 'SM2SM3'],
]);

/** Ed25519 and P-256 signatures (r ‖ s) are both 64 bytes; other lengths are refused before any arithmetic. */
const signatureBytes = 64;

/** On one of the process's other threads. */
const verifyAside = promisify(verify);

/**
 * Undefined when the registered key is no key of its algorithm.
 * @param aside Verify on other threads, as far as Node can: who asks for several at a time hears of them in any order.
 */
export async function verifierOf(
  { algorithm, publicJwk, signatureForm = 'raw' }: PartnerKey,
  aside: boolean,
): Promise<Verifier | undefined> {
  const check = aside ? verifyAside : verify;
  switch (algorithm) {
    case 'EdDSA': {
      const key = importJwk(publicJwk, 'OKP', 'Ed25519');
      return key && ((input, signature) => signature.length === signatureBytes && check(null, input, key, signature));
    }
    case 'ES256': {
      const key = importJwk(publicJwk, 'EC', 'P-256');
      const dsaEncoding = 'ieee-p1363';
      return key && ((input, signature) => signature.length === signatureBytes && check('sha256', input, { key, dsaEncoding }, signature));
    }
    case 'SM2SM3': {
      const { sm2Verifier } = await import('./sm2.ts');
      return sm2Verifier(publicJwk, signatureForm);
    }
  }
}

function importJwk(jwk: PublicJwk, kty: string, crv: string): KeyObject | undefined {
  if (jwk.kty !== kty || jwk.crv !== crv) return undefined;
  try {
    return createPublicKey({ key: jwk, format: 'jwk' });
  } catch {
    // A JWK whose numbers are no point of the curve is no key; the verdict says which key id it was.
    return undefined;
  }
}
