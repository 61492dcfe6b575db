/**
 * Bearer tokens of the parties' own identity providers (OpenID Connect, RFC 7519, RFC 8725): who is meant, by whom, until when. Nothing of a token is believed
 * before its signature holds under a key that its provider publishes; algorithms are those that a published key can have, never one that the token chooses freely.
 */
import { constants, createPublicKey, type KeyObject, verify } from 'node:crypto';
import * as z from 'zod';
import type { PartnerId } from '../../domain/messages/messages.ts';

/** How persons sign in to the page with a provider: authorization code with PKCE (RFC 7636), as a client that has no secret. */
const signInSchema = z.strictObject({
  /** What the provider knows the console by; identity tokens are for it. */
  clientId: z.string().min(1).max(256),
  /** What the sign-in page calls it: 「历下区住建局统一身份认证」. */
  name: z.string().min(1).max(60),
  authorization: z.url({ protocol: /^https$/ }),
  token: z.url({ protocol: /^https$/ }),
  /** More than `openid` where the claims that name party and role are asked for by scopes. */
  scope: z.string().min(6).default('openid'),
});

/** A provider that is believed, for the parties that it may speak of. */
export const providerSchema = z.strictObject({
  /** As it stands in `iss`, letter for letter. */
  issuer: z.url({ protocol: /^https$/ }),
  /** What `aud` must name. */
  audience: z.string().min(1),
  /** Where its keys are published. */
  jwks: z.url({ protocol: /^https$/ }),
  /** Claim that names the party. */
  partyClaim: z.string().min(1).default('party'),
  /** From what the claim says to the party: `{"jnlx-zjj": "housing:370102"}`. What is not here is nobody. */
  parties: z.record(z.string(), z.string().regex(/^(bank|housing|court):\S+$|^operator$/u, 'expected a partner, or operator')),
  /** Claim that must hold this role, where one is asked for: a string, or a list of them. */
  role: z.strictObject({ claim: z.string(), value: z.string() }).optional(),
  /** Claim that names the person for good; two persons never share it. */
  personClaim: z.string().min(1).default('sub'),
  /** Absent: only programs come, with tokens that they have. */
  signIn: signInSchema.optional(),
});
export type Provider = z.output<typeof providerSchema>;

export interface Bearer {
  id: string;
  name: string;
  party: PartnerId;
}

const header = z.looseObject({
  alg: z.enum(['RS256', 'PS256', 'ES256', 'EdDSA']),
  kid: z.string().max(256),
  crit: z.undefined().optional(),
});
const claims = z.looseObject({
  iss: z.string(),
  sub: z.string().min(1).max(256),
  aud: z.union([z.string(), z.array(z.string())]),
  exp: z.number(),
  nbf: z.number().optional(),
  iat: z.number().optional(),
  azp: z.string().optional(),
  nonce: z.string().optional(),
});
const keySet = z.object({
  keys: z.array(z.looseObject({ kid: z.string().optional(), kty: z.string(), use: z.string().optional() })).max(100),
});

/** One sitting at most, however long the provider's token lasts; an identity token says when it was made (OpenID Connect Core 2). */
const sittingSeconds = 8 * 3600;
/** Clocks of two organisations differ by so much. */
const leewaySeconds = 60;
/** A provider's keys are asked for again after so long, and for a key that is not known at most once in so long. */
const keysMs = 600_000;
const keysAgainMs = 60_000;
const tokenCharactersMax = 8_192;

export interface BearerDeps {
  providers: readonly Provider[];
  /** The text of a provider's key set. @throws when it does not answer. */
  fetchKeys(address: string): Promise<string>;
  /** Milliseconds since 1970. */
  now(): number;
}

interface Keys {
  at: number;
  byId: Map<string, KeyObject>;
}

/** Who signed in to the page, until when, for which of the sign-ins that were begun. */
export interface SignedIn {
  bearer: Bearer;
  /** Seconds since 1970. */
  until: number;
  issuer: string;
  nonce: string | undefined;
}
/** Undefined: nobody. Why is not said: a forger has no right to know. */
export interface Tokens {
  /** The bearer of an access token for the API. */
  bearer(token: string): Promise<Bearer | undefined>;
  /** Whose identity token it is: made for the page's own client, and for no other of the provider's. */
  signedIn(token: string): Promise<SignedIn | undefined>;
}

export function bearerTokens({ providers, fetchKeys, now }: BearerDeps): Tokens {
  const known = new Map<string, Keys>();
  async function keyOf(address: string, id: string): Promise<KeyObject | undefined> {
    const before = known.get(address);
    const age = before === undefined ? Number.POSITIVE_INFINITY : now() - before.at;
    if (before !== undefined && age < (before.byId.has(id) ? keysMs : keysAgainMs)) return before.byId.get(id);
    const keys = { at: now(), byId: readKeys(await fetchKeys(address)) };
    known.set(address, keys);
    return keys.byId.get(id);
  }
  /** What a provider has said, in time, of somebody who holds the role that is asked for. */
  async function said(token: string): Promise<{ claim: Token['claims']; provider: Provider } | undefined> {
    const read = token.length > tokenCharactersMax ? undefined : readToken(token);
    const provider = providers.find(({ issuer }) => issuer === read?.claims.iss);
    if (read === undefined || provider === undefined) return undefined;
    const key = await keyOf(provider.jwks, read.kid);
    if (key === undefined || !isSigned(read, key)) return undefined;
    return isNow(read.claims, provider, now() / 1000) ? { claim: read.claims, provider } : undefined;
  }
  return {
    async bearer(token) {
      const found = await said(token);
      return found !== undefined && names(found.claim, found.provider.audience) ? bearerOf(found.claim, found.provider) : undefined;
    },
    async signedIn(token) {
      const found = await said(token);
      const client = found?.provider.signIn?.clientId;
      if (found === undefined || client === undefined || !names(found.claim, client)) return undefined;
      const { aud, azp, exp, iat, nonce, iss } = found.claim;
      // OpenID Connect Core 3.1.3.7: of several that a token is for, it says which one it was made for.
      const isOurs = azp === undefined ? typeof aud === 'string' || aud.length === 1 : azp === client;
      // A cookie's age is the browser's to keep; that a sitting ends is said here too, for a cookie that was taken out of it.
      const until = Math.min(exp, (iat ?? 0) + sittingSeconds);
      const bearer = isOurs && until > now() / 1000 - leewaySeconds ? bearerOf(found.claim, found.provider) : undefined;
      return bearer === undefined ? undefined : { bearer, until, issuer: iss, nonce };
    },
  };
}

interface Token {
  alg: z.output<typeof header>['alg'];
  kid: string;
  claims: z.output<typeof claims>;
  signed: Buffer;
  signature: Buffer;
}

function readToken(token: string): Token | undefined {
  const [head, body, signature, ...others] = token.split('.');
  if (head === undefined || body === undefined || signature === undefined || others.length > 0) return undefined;
  const said = header.safeParse(jsonOf(head));
  const payload = claims.safeParse(jsonOf(body));
  if (!said.success || !payload.success) return undefined;
  const { alg, kid } = said.data;
  return { alg, kid, claims: payload.data, signed: Buffer.from(`${head}.${body}`), signature: Buffer.from(signature, 'base64url') };
}

function jsonOf(part: string): unknown {
  try {
    return JSON.parse(Buffer.from(part, 'base64url').toString('utf8'));
  } catch {
    return undefined;
  }
}

/** What is no key, or for no signature, is left out. */
function readKeys(text: string): Map<string, KeyObject> {
  const parsed = keySet.safeParse(JSON.parse(text));
  const keys = (parsed.data?.keys ?? []).flatMap(({ kid, use, ...jwk }): [string, KeyObject][] => {
    if (kid === undefined || (use !== undefined && use !== 'sig') || jwk.kty === 'oct') return [];
    try {
      return [[kid, createPublicKey({ key: jwk, format: 'jwk' })]];
    } catch {
      return [];
    }
  });
  return new Map(keys);
}

/** An algorithm is for one kind of key: a token cannot have an RSA key taken for something else. */
function isSigned({ alg, signed, signature }: Token, key: KeyObject): boolean {
  const kind = key.asymmetricKeyType;
  try {
    switch (alg) {
      case 'RS256':
        return kind === 'rsa' && verify('sha256', signed, key, signature);
      case 'PS256': {
        const padding = { padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: constants.RSA_PSS_SALTLEN_DIGEST };
        return kind === 'rsa' && verify('sha256', signed, { key, ...padding }, signature);
      }
      case 'ES256':
        return kind === 'ec' && verify('sha256', signed, { key, dsaEncoding: 'ieee-p1363' }, signature);
      case 'EdDSA':
        return kind === 'ed25519' && verify(null, signed, key, signature);
    }
  } catch {
    return false;
  }
}

const names = ({ aud }: Token['claims'], audience: string): boolean => (typeof aud === 'string' ? [aud] : aud).includes(audience);

function isNow({ exp, nbf, iat, ...claim }: Token['claims'], { role }: Provider, now: number): boolean {
  const inTime = exp > now - leewaySeconds && (nbf ?? now) <= now + leewaySeconds && (iat ?? now) <= now + leewaySeconds;
  return inTime && (role === undefined || holds(claim[role.claim], role.value));
}

const holds = (claim: unknown, value: string): boolean => claim === value || (Array.isArray(claim) && claim.includes(value));

function bearerOf(claim: Token['claims'], { issuer, partyClaim, parties, personClaim }: Provider): Bearer | undefined {
  const said = claim[partyClaim];
  const party = typeof said === 'string' && Object.hasOwn(parties, said) ? parties[said] : undefined;
  const person = claim[personClaim];
  if (party === undefined || typeof person !== 'string' || person.trim() === '') return undefined;
  return { id: `${issuer}#${claim.sub}`, name: person.slice(0, 100), party };
}
