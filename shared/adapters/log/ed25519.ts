/** Ed25519 keys as their 32 bytes, the way notes carry them. */
import { createPublicKey, verify } from 'node:crypto';

export function verifyEd25519(publicKey: Uint8Array, input: Uint8Array, signature: Uint8Array): boolean {
  if (publicKey.length !== 32 || signature.length !== 64) return false;
  const key = { key: { kty: 'OKP', crv: 'Ed25519', x: Buffer.from(publicKey).toString('base64url') }, format: 'jwk' } as const;
  try {
    return verify(null, input, createPublicKey(key), signature);
  } catch {
    // 32 bytes that are no point of the curve are no key.
    return false;
  }
}
