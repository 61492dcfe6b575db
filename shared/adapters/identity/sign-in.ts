/**
 * Signing in to the page with the party's own identity provider: OpenID Connect, authorization code with PKCE (RFC 7636), as a client without a secret. What
 * was begun is remembered by the browser that began it; a code that comes back to another browser, or twice, signs nobody in (RFC 9700).
 */
import { createHash, timingSafeEqual } from 'node:crypto';
import * as z from 'zod';
import type { Provider, Tokens } from './bearer.ts';

/** Why nobody is signed in: the words are the page's. */
export type SignInRefusal =
  /** Begun too long ago, in another browser, or answered before. */
  | 'expired'
  /** The provider said no, or the person did. */
  | 'denied'
  /** The provider did not answer, or not as it should. */
  | 'unreachable'
  /** Known to the provider, but of no party here, or without the role. */
  | 'nobody'
  /** The identity token is too large for a cookie. */
  | 'too-large';

export type Finished = { kind: 'signed-in'; token: string; seconds: number; to: string } | { kind: 'refused'; why: SignInRefusal };

export interface SignIn {
  providers: readonly { id: string; name: string }[];
  /** Where the person goes to sign in, and what their browser remembers meanwhile. @param again asks for the person anew, though the provider knows one */
  begin(id: string, options: { to: string; again: boolean }): { location: string; memory: string } | undefined;
  /** @param memory what the browser remembered @param answer the parameters with which the provider sent it back */
  finish(memory: string | undefined, answer: URLSearchParams): Promise<Finished>;
}

export interface SignInDeps {
  providers: readonly Provider[];
  tokens: Pick<Tokens, 'signedIn'>;
  /** Where the provider sends the browser back to, as it is registered there. */
  redirectUri: string;
  /** Posts a form; resolves with the answer's text. @throws when there is none, or it is no success */
  post(address: string, form: URLSearchParams): Promise<string>;
  /** Milliseconds since 1970. */
  now(): number;
  /** 32 bytes that nobody can guess, as base64url. */
  secret(): string;
}

/** So long may somebody take to sign in. */
export const signInSeconds = 600;
/** Browsers keep cookies up to 4,096 bytes, name and attributes included. */
const tokenCharactersMax = 3_800;

const memorySchema = z.object({
  provider: z.string(),
  state: z.string().min(40),
  nonce: z.string().min(40),
  verifier: z.string().min(43),
  to: z.string(),
  at: z.number(),
});
const answerSchema = z.looseObject({ id_token: z.string() });

/** Longer than any place of the page; the browser remembers it in a cookie, which is dropped whole when it is too large. */
const placeCharactersMax = 1_000;

/** A place of the page, never another host: `//host` and `/\host` are read as one by browsers. Control characters stand in no header. */
export const pageOfConsole = (to: string): string =>
  to.length <= placeCharactersMax && /^\/(?![/\\])[^\\\s\p{Cc}]*$/u.test(to) && !to.startsWith('/api/') ? to : '/';

export function createSignIn({ providers, tokens, redirectUri, post, now, secret }: SignInDeps): SignIn {
  const offered = providers.flatMap((provider, index) =>
    provider.signIn === undefined ? [] : [{ id: String(index), issuer: provider.issuer, ...provider.signIn }],
  );
  return {
    providers: offered.map(({ id, name }) => ({ id, name })),
    begin(id, { to, again }) {
      const provider = offered.find((each) => each.id === id);
      if (provider === undefined) return undefined;
      const [state, nonce, verifier] = [secret(), secret(), secret()];
      const location = new URL(provider.authorization);
      const parameters = {
        response_type: 'code',
        client_id: provider.clientId,
        redirect_uri: redirectUri,
        scope: provider.scope,
        state,
        nonce,
        code_challenge: createHash('sha256').update(verifier).digest('base64url'),
        code_challenge_method: 'S256',
        ...(again ? { prompt: 'login' } : {}),
      };
      for (const [name, value] of Object.entries(parameters)) location.searchParams.set(name, value);
      const memory = { provider: id, state, nonce, verifier, to: pageOfConsole(to), at: now() };
      return { location: location.href, memory: Buffer.from(JSON.stringify(memory)).toString('base64url') };
    },
    async finish(memory, answer) {
      const begun = memorySchema.safeParse(jsonOf(memory)).data;
      const provider = offered.find(({ id }) => id === begun?.provider);
      const isAnswered = begun !== undefined && isSame(answer.get('state') ?? '', begun.state) && now() - begun.at < signInSeconds * 1000;
      if (!isAnswered || provider === undefined) return refused('expired');
      // RFC 9207: an answer that says whose it is must be of the provider that was asked.
      const code = answer.get('code');
      if ((answer.get('iss') ?? provider.issuer) !== provider.issuer || code === null) return refused('denied');
      const form = new URLSearchParams({
        grant_type: 'authorization_code',
        code,
        redirect_uri: redirectUri,
        client_id: provider.clientId,
        code_verifier: begun.verifier,
      });
      const text = await post(provider.token, form).catch(() => undefined);
      const token = answerSchema.safeParse(jsonOf(text, 'utf8')).data?.id_token;
      if (token === undefined) return refused('unreachable');
      const found = await tokens.signedIn(token).catch(() => undefined);
      if (found === undefined || found.issuer !== provider.issuer || !isSame(found.nonce ?? '', begun.nonce)) return refused('nobody');
      if (token.length > tokenCharactersMax) return refused('too-large');
      const seconds = Math.floor(found.until - now() / 1000);
      return seconds > 0 ? { kind: 'signed-in', token, seconds, to: pageOfConsole(begun.to) } : refused('nobody');
    },
  };
}

const refused = (why: SignInRefusal): Finished => ({ kind: 'refused', why });

function isSame(a: string, b: string): boolean {
  const [left, right] = [Buffer.from(a), Buffer.from(b)];
  return left.length === right.length && timingSafeEqual(left, right);
}

function jsonOf(text: string | undefined, encoding: 'base64url' | 'utf8' = 'base64url'): unknown {
  try {
    return JSON.parse(encoding === 'utf8' ? (text ?? '') : Buffer.from(text ?? '', 'base64url').toString('utf8'));
  } catch {
    return undefined;
  }
}
