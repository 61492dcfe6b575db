/** The system's public keys as a JWK set (RFC 7517 §5): what `presale keys` prints and `GET /api/keys` answers. */
import type { PublicJwk } from '../../ports/register.ts';
import type { PublishedKey, Signer, SystemKeys } from '../../ports/signer.ts';
import { encodeHeader, signingInput } from './jws.ts';

/** `since` and `until` are members of our own; RFC 7517 §4 lets a reader ignore what it does not know. */
export interface JwkSet {
  keys: PublicJwk[];
}

export const jwkSetOf = (keys: readonly PublishedKey[]): JwkSet => ({
  keys: keys.map(({ keyId, algorithm, publicJwk, since, until }) => ({
    ...publicJwk,
    kid: keyId,
    alg: algorithm,
    use: 'sig',
    ...(since === undefined ? {} : { since }),
    ...(until === undefined ? {} : { until }),
  })),
});

/** The system's keys as they are published. */
export const publishedKeySet = async (keys: SystemKeys): Promise<JwkSet> => jwkSetOf(await keys.published());

/** The message attribute `signature` of a message that goes out: a detached JWS over its exact bytes, as partners' own are (contracts §3). */
export async function signOutbound(body: Uint8Array, { keyId, algorithm, sign }: Signer): Promise<string> {
  const header = encodeHeader(algorithm, keyId);
  return `${header}..${Buffer.from(await sign(signingInput(header, body))).toString('base64url')}`;
}
