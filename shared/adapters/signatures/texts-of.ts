import type { PublicJwk } from '../../ports/register.ts';

/** A JWK as node:crypto exports it, of its members that are text: all of a public key's are. */
export function textsOf(jwk: object): PublicJwk {
  return Object.fromEntries(Object.entries(jwk).filter((entry): entry is [string, string] => typeof entry[1] === 'string'));
}
