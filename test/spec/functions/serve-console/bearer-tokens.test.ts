import { createHmac, generateKeyPairSync, type KeyObject, sign } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { bearerTokens, providerSchema } from '../../../../shared/adapters/identity/bearer.ts';

const now = Date.parse('2026-03-10T14:30:00+08:00');
const seconds = now / 1000;
const issuer = 'https://id.example.org/realms/zjj';
const rsa = generateKeyPairSync('rsa', { modulusLength: 2048 });
const ec = generateKeyPairSync('ec', { namedCurve: 'P-256' });
const stranger = generateKeyPairSync('rsa', { modulusLength: 2048 });
const published = JSON.stringify({
  keys: [
    { ...rsa.publicKey.export({ format: 'jwk' }), kid: 'r1', use: 'sig' },
    { ...ec.publicKey.export({ format: 'jwk' }), kid: 'e1' },
    { kty: 'oct', k: 'c2VjcmV0', kid: 'o1' },
  ],
});
const provider = providerSchema.parse({
  issuer,
  audience: 'presale',
  jwks: 'https://id.example.org/keys',
  partyClaim: 'org',
  parties: { zjj: 'housing:370102', desk: 'operator' },
  role: { claim: 'roles', value: 'release' },
});

const asked: string[] = [];
const { bearer: bearerOf } = bearerTokens({
  providers: [provider],
  now: () => now,
  async fetchKeys(address) {
    asked.push(address);
    return published;
  },
});

const part = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');
const good = { iss: issuer, sub: 'u-17', aud: 'presale', exp: seconds + 300, iat: seconds, org: 'zjj', roles: ['release', 'x'] };
function token(
  claims: object = good,
  { alg = 'RS256', kid = 'r1', key = rsa.privateKey }: { alg?: string; kid?: string; key?: KeyObject } = {},
) {
  const signed = `${part({ alg, kid })}.${part(claims)}`;
  const input = Buffer.from(signed);
  const signature = alg === 'ES256' ? sign('sha256', input, { key, dsaEncoding: 'ieee-p1363' }) : sign('sha256', input, key);
  return `${signed}.${signature.toString('base64url')}`;
}

describe('a bearer token', () => {
  it('of a known provider names person and party, whichever of its keys signed', async () => {
    const person = { id: `${issuer}#u-17`, name: 'u-17', party: 'housing:370102' };
    expect(await bearerOf(token())).toEqual(person);
    expect(await bearerOf(token(good, { alg: 'ES256', kid: 'e1', key: ec.privateKey }))).toEqual(person);
    expect(await bearerOf(token({ ...good, aud: ['other', 'presale'], org: 'desk' }))).toMatchObject({ party: 'operator' });
  });

  it.each([
    ['that has expired', { ...good, exp: seconds - 61 }],
    ['that never expires', { ...good, exp: undefined }],
    ['that is not valid yet', { ...good, nbf: seconds + 61 }],
    ['that is issued in time to come', { ...good, iat: seconds + 61 }],
    ['for somebody else', { ...good, aud: 'another' }],
    ['of another issuer', { ...good, iss: 'https://id.example.org/realms/other' }],
    ['of a party that nobody mapped', { ...good, org: 'constructor' }],
    ['without the role', { ...good, roles: ['x'] }],
    ['without a person', { ...good, sub: '' }],
  ])('%s is nobody', async (_, claims) => {
    expect(await bearerOf(token(claims))).toBeUndefined();
  });

  it('whose signature is not that of the key it names is nobody: alg none, a foreign key, HMAC under the public key, another algorithm', async () => {
    const [, body = ''] = token().split('.');
    const none = `${part({ alg: 'none', kid: 'r1' })}.${body}.`;
    const head = part({ alg: 'HS256', kid: 'r1' });
    const pem = rsa.publicKey.export({ type: 'spki', format: 'pem' }).toString();
    const hmac = `${head}.${body}.${createHmac('sha256', pem).update(`${head}.${body}`).digest('base64url')}`;
    const shared = part({ alg: 'HS256', kid: 'o1' });
    const symmetric = `${shared}.${body}.${createHmac('sha256', 'secret').update(`${shared}.${body}`).digest('base64url')}`;
    const forged = [
      none,
      hmac,
      symmetric,
      token(good, { key: stranger.privateKey }),
      token(good, { kid: 'unknown' }),
      token(good, { alg: 'ES256', kid: 'r1', key: ec.privateKey }),
      `${token().slice(0, -4)}AAAA`,
      'a.b.c',
      '',
      'x'.repeat(10_000),
    ];
    for (const each of forged) expect(await bearerOf(each), each.slice(0, 60)).toBeUndefined();
  });

  it('with changed claims is nobody', async () => {
    const [head, , signature] = token().split('.');
    expect(await bearerOf(`${head}.${part({ ...good, org: 'desk' })}.${signature}`)).toBeUndefined();
  });

  it('asks the provider for its keys once, also when tokens name keys that it does not have', () => {
    expect(asked).toEqual(['https://id.example.org/keys']);
  });
});
