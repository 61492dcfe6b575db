import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createPersons, type Persons } from '../../../../functions/serve-console/door/persons.ts';
import { bearerTokens } from '../../../../shared/adapters/identity/bearer.ts';
import { createSignIn, type Finished, pageOfConsole, type SignIn } from '../../../../shared/adapters/identity/sign-in.ts';
import { type IdentityProvider, startIdentityProvider } from '../../../fixtures/authorities/identity-provider.ts';

const address = 'https://page.example.org';
const redirectUri = `${address}/api/sign-in/callback`;
const clientId = 'presale-page';
const people = [
  { sub: 'u1', name: '张三', org: 'zjj' },
  { sub: 'u2', name: '外人', org: 'elsewhere' },
];
const parties = { zjj: 'housing:370102' };

let spoil: (claims: Record<string, unknown>) => object;
let identity: IdentityProvider;
let persons: Persons;
let signIn: SignIn;
let nowMs = Date.now();
beforeAll(async () => {
  identity = await startIdentityProvider({ clientId, people, parties, redirectUri: () => redirectUri, spoil: (claims) => spoil(claims) });
  persons = createPersons([identity.provider], address);
  signIn = signInAt(() => nowMs);
});
afterAll(() => identity.stop());

const text = async (url: string, init: RequestInit = {}): Promise<string> => (await fetch(url, init)).text();
const signInAt = (now: () => number): SignIn =>
  createSignIn({
    providers: [identity.provider],
    tokens: bearerTokens({ providers: [identity.provider], now, fetchKeys: text }),
    redirectUri,
    now,
    secret: () => randomBytes(32).toString('base64url'),
    post: (url, form) => text(url, { method: 'POST', body: form }),
  });

/** Goes to the provider as a person. @returns what the browser remembers, and the parameters with which it is sent back */
async function authorised(as = 'u1', to = '/cases'): Promise<{ memory: string; answer: URLSearchParams }> {
  spoil = (claims) => claims;
  const begun = signIn.begin('0', { to, again: false });
  const sent = await fetch(`${begun?.location}&as=${as}`, { redirect: 'manual' });
  return { memory: begun?.memory ?? '', answer: new URL(sent.headers.get('location') ?? '').searchParams };
}
const tokenOf = (finished: Finished): string => (finished.kind === 'signed-in' ? finished.token : '');
const withCookie = (token: string): Headers => new Headers({ cookie: `a=b; __Host-presale=${token}` });

describe('signing in with the provider of one’s own organisation', () => {
  it('asks for a code under a challenge, and knows the person by the cookie that comes of it (RFC 7636)', async () => {
    const { memory, answer } = await authorised();
    expect(identity.asked.at(-1)?.get('code_challenge_method')).toBe('S256');
    expect(identity.asked.at(-1)?.get('scope')).toBe('openid');
    const finished = await signIn.finish(memory, answer);
    expect(finished).toMatchObject({ kind: 'signed-in', to: '/cases' });
    expect(await persons.authenticate(withCookie(tokenOf(finished)))).toMatchObject({ name: '张三', party: 'housing:370102' });
  });

  it('asks for the person anew after somebody signed out, so that the second of two is another (A-01)', () => {
    expect(signIn.begin('0', { to: '/', again: true })?.location).toContain('prompt=login');
    expect(signIn.begin('0', { to: '/', again: false })?.location).not.toContain('prompt');
    expect(signIn.begin('7', { to: '/', again: false })).toBeUndefined();
  });

  it('signs nobody in by an answer to another browser, to another sign-in, without memory, or ten minutes later', async () => {
    const mine = await authorised();
    const theirs = await authorised();
    const expired = { kind: 'refused', why: 'expired' };
    expect(await signIn.finish(mine.memory, theirs.answer)).toEqual(expired);
    expect(await signIn.finish(undefined, mine.answer)).toEqual(expired);
    expect(await signIn.finish('{}', mine.answer)).toEqual(expired);
    nowMs += 600_000;
    expect(await signIn.finish(mine.memory, mine.answer)).toEqual(expired);
    nowMs = Date.now();
  });

  it('takes a code once, and one that another began with another verifier never', async () => {
    const { memory, answer } = await authorised();
    const theirs = await authorised();
    const stolen = new URLSearchParams({ code: theirs.answer.get('code') ?? '', state: answer.get('state') ?? '' });
    expect(await signIn.finish(memory, stolen)).toEqual({ kind: 'refused', why: 'unreachable' });
    expect((await signIn.finish(memory, answer)).kind).toBe('signed-in');
    expect(await signIn.finish(memory, answer)).toEqual({ kind: 'refused', why: 'unreachable' });
  });

  it('says that the provider refused, and believes no answer of another provider (RFC 9207)', async () => {
    const { memory, answer } = await authorised();
    const denied = new URLSearchParams({ error: 'access_denied', state: answer.get('state') ?? '' });
    expect(await signIn.finish(memory, denied)).toEqual({ kind: 'refused', why: 'denied' });
    answer.set('iss', 'https://other.example.org');
    expect(await signIn.finish(memory, answer)).toEqual({ kind: 'refused', why: 'denied' });
  });

  it.each([
    ['of another sign-in (nonce)', { nonce: 'x'.repeat(43) }],
    ['without a nonce', { nonce: undefined }],
    ['made for another client', { aud: 'other-page' }],
    ['made for two, and not for this page', { aud: [clientId, 'other-page'], azp: 'other-page' }],
    ['made for two without saying for which', { aud: [clientId, 'other-page'] }],
    ['that has expired', { exp: Math.floor(Date.now() / 1000) - 120 }],
  ])('signs nobody in by an identity token %s', async (_, changed) => {
    const { memory, answer } = await authorised();
    spoil = (claims) => ({ ...claims, ...changed });
    expect(await signIn.finish(memory, answer)).toEqual({ kind: 'refused', why: 'nobody' });
  });

  it('says to who is of no party here that they are nobody, and that a token is too large for a cookie', async () => {
    const stranger = await authorised('u2');
    expect(await signIn.finish(stranger.memory, stranger.answer)).toEqual({ kind: 'refused', why: 'nobody' });
    const { memory, answer } = await authorised();
    spoil = (claims) => ({ ...claims, groups: 'g'.repeat(4_000) });
    expect(await signIn.finish(memory, answer)).toEqual({ kind: 'refused', why: 'too-large' });
  });

  it('takes an access token for no session and an identity token for no access token', async () => {
    const seconds = Math.floor(Date.now() / 1000);
    const claims = { iss: identity.provider.issuer, sub: 'u1', name: '张三', org: 'zjj', iat: seconds, exp: seconds + 60 };
    const access = identity.issue({ ...claims, aud: identity.provider.audience });
    const identified = identity.issue({ ...claims, aud: clientId });
    expect(await persons.authenticate(new Headers({ authorization: `Bearer ${access}` }))).toMatchObject({ name: '张三' });
    expect(await persons.authenticate(withCookie(access))).toBeUndefined();
    expect(await persons.authenticate(withCookie(identified))).toMatchObject({ name: '张三' });
    expect(await persons.authenticate(new Headers({ authorization: `Bearer ${identified}` }))).toBeUndefined();
  });

  it('ends a sitting after eight hours also for who keeps the cookie, however long the provider’s token lasts', async () => {
    const seconds = Math.floor(Date.now() / 1000);
    const claims = { iss: identity.provider.issuer, aud: clientId, sub: 'u1', name: '张三', org: 'zjj', exp: seconds + 86_400 };
    const old = identity.issue({ ...claims, iat: seconds - 8 * 3600 - 120 });
    expect(await persons.authenticate(withCookie(old))).toBeUndefined();
    expect(await persons.authenticate(withCookie(identity.issue({ ...claims, iat: seconds - 3600 })))).toMatchObject({ name: '张三' });
    expect(await persons.authenticate(withCookie(identity.issue(claims)))).toBeUndefined();
  });

  it.each([
    '//evil.example',
    '/\\evil.example',
    'https://evil.example',
    '/api/acts',
    '/a\nb',
    '/a\u0000b',
    '/\u0008/evil.example',
    `/${'a'.repeat(1_000)}`,
    '',
  ])('leads to no place but the page: %j', (to) => {
    expect(pageOfConsole(to)).toBe('/');
  });
});
