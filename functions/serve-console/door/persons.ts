/** Persons of the parties, as their own identity providers know them: programs with bearer tokens, people who signed in to the page. */
import { randomBytes } from 'node:crypto';
import { bearerTokens, type Provider } from '../../../shared/adapters/identity/bearer.ts';
import { createSignIn, type SignIn } from '../../../shared/adapters/identity/sign-in.ts';
import type { User } from '../deps.ts';
import { sessionOf } from './sign-in.ts';

export interface Persons {
  /** Who the bearer of a request is; undefined: nobody. */
  authenticate(headers: Headers): Promise<User | undefined>;
  signIn: SignIn;
}

/** A provider that answers later than this is not waited for. */
const providerTimeoutMs = 3_000;

/** @param address `https://…` of the page; providers send people back to it */
export function createPersons(providers: readonly Provider[], address: string): Persons {
  const ask = async (url: string, init: RequestInit = {}): Promise<string> => {
    const answer = await fetch(url, { ...init, signal: AbortSignal.timeout(providerTimeoutMs), redirect: 'error' });
    if (!answer.ok) throw new Error(`the identity provider answered ${answer.status}`);
    return answer.text();
  };
  const tokens = bearerTokens({ providers, now: Date.now, fetchKeys: ask });
  return {
    async authenticate(headers) {
      const token = /^Bearer ([\w.-]+)$/.exec(headers.get('authorization') ?? '')?.[1];
      if (token !== undefined) return tokens.bearer(token);
      const session = sessionOf(headers);
      return session === undefined ? undefined : (await tokens.signedIn(session))?.bearer;
    },
    signIn: createSignIn({
      providers,
      tokens,
      redirectUri: `${address}/api/sign-in/callback`,
      now: Date.now,
      secret: () => randomBytes(32).toString('base64url'),
      post: (url, form) => ask(url, { method: 'POST', body: form, headers: { accept: 'application/json' } }),
    }),
  };
}
