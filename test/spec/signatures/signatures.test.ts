import { sign } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { generateSigningKey, signDetached, signingKeyFromPem } from '../../../shared/adapters/signatures/sign.ts';
import { verifySignature } from '../../../shared/adapters/signatures/verify.ts';
import type { SignatureStatus } from '../../../shared/domain/rules/engine/moments.ts';
import type { Partner, PartnerKey } from '../../../shared/ports/register.ts';

const body = Buffer.from('{"id":"m-1","data":{"amountFen":300000000,"说明":"进度款"}}');
const ours = generateSigningKey('icbc-2026', 'EdDSA');
const theirs = generateSigningKey('ccb-2026', 'EdDSA');
const partner: Partner = { partner: 'bank:102451000019', name: '中国工商银行济南泉城支行', keys: [ours.registered] };

const encode = (header: unknown): string => Buffer.from(typeof header === 'string' ? header : JSON.stringify(header)).toString('base64url');
const header = { alg: 'EdDSA', kid: 'icbc-2026', b64: false, crit: ['b64'] };

/** Signs over any header, also one that the contract does not allow. */
function signWith(encodedHeader: string, key = ours.signing, over: Uint8Array = body): string {
  return `${encodedHeader}..${Buffer.from(key.sign(Buffer.concat([Buffer.from(`${encodedHeader}.`), over]))).toString('base64url')}`;
}

const verify = (jws: string | undefined, options: { body?: Uint8Array; partner?: Partner | undefined } = {}) =>
  verifySignature({ body, jws, partner, isKeyOfAnother: async (keyId) => keyId === 'ccb-2026', ...options });
const statusOf = async (...parameters: Parameters<typeof verify>): Promise<SignatureStatus> => (await verify(...parameters)).status;

describe('a message is its sender’s when a key registered to the sender signed its exact bytes (电子签名法 13)', () => {
  it.each(['EdDSA', 'ES256', 'SM2SM3'] as const)('verifies %s', async (algorithm) => {
    const { signing, registered } = generateSigningKey('key-1', algorithm);
    const verdict = await verify(signDetached(body, signing), { partner: { ...partner, keys: [ours.registered, registered] } });
    expect(verdict).toEqual({ status: 'valid', keyId: 'key-1', key: registered });
  });

  it.each([
    'EdDSA',
    'ES256',
    'SM2SM3',
  ] as const)('finds a changed byte, a changed header and a changed signature (%s)', async (algorithm) => {
    const { signing, registered } = generateSigningKey('icbc-2026', algorithm);
    const signer = { ...partner, keys: [registered] };
    const jws = signDetached(body, signing);
    const [head = '', , signature = ''] = jws.split('.');
    const flipped = Buffer.from(signature, 'base64url');
    flipped[10] = (flipped[10] ?? 0) ^ 1;
    const otherHead = encode({ alg: algorithm, b64: false, crit: ['b64'], kid: 'icbc-2026' });
    expect(await statusOf(jws, { partner: signer, body: Buffer.from(`${body.toString()} `) })).toBe('invalid');
    expect(await statusOf(`${head}..${flipped.toString('base64url')}`, { partner: signer })).toBe('invalid');
    expect(await statusOf(`${otherHead}..${signature}`, { partner: signer })).toBe('invalid');
    expect(
      await statusOf(`${head}..${Buffer.from(signature, 'base64url').subarray(0, 63).toString('base64url')}`, { partner: signer }),
    ).toBe('invalid');
  });

  it('signs the body as it is, not its base64url (RFC 7797)', async () => {
    const encodedHeader = encode(header);
    const encoded = Buffer.from(ours.signing.sign(Buffer.from(`${encodedHeader}.${body.toString('base64url')}`)));
    expect(await statusOf(`${encodedHeader}..${encoded.toString('base64url')}`)).toBe('invalid');
    expect(await statusOf(signWith(encodedHeader))).toBe('valid');
  });

  it('takes bodies of any bytes, dots and none included', async () => {
    for (const odd of [Buffer.from(''), Buffer.from('...'), Buffer.from([0, 255, 46])]) {
      expect(await statusOf(signDetached(odd, ours.signing), { body: odd })).toBe('valid');
    }
  });

  it('does not take the ES256 signature that ASN.1 spells (RFC 7518 §3.4 wants r and s)', async () => {
    const { signing, registered } = generateSigningKey('icbc-2026', 'ES256');
    const encodedHeader = encode({ ...header, alg: 'ES256' });
    const der = sign('sha256', Buffer.concat([Buffer.from(`${encodedHeader}.`), body]), signing.privatePem());
    expect(await statusOf(`${encodedHeader}..${der.toString('base64url')}`, { partner: { ...partner, keys: [registered] } })).toBe(
      'invalid',
    );
  });
});

describe('everything else is told apart, so that the receipt can say what to do', () => {
  it('a stranger, and a message without signature', async () => {
    expect(await statusOf(signDetached(body, ours.signing), { partner: undefined })).toBe('unregistered-partner');
    expect(await statusOf(undefined)).toBe('missing');
    expect(await statusOf('')).toBe('missing');
  });

  it.each<[string, string]>([
    ['text', 'not a signature'],
    ['a JWS that carries its payload', signDetached(body, ours.signing).replace('..', `.${body.toString('base64url')}.`)],
    ['more than three parts', `${signDetached(body, ours.signing)}.x`],
    ['padding', `${encode(header)}=..AAAA`],
    ['an encoded payload (no b64)', signWith(encode({ alg: 'EdDSA', kid: 'icbc-2026' }))],
    ['b64 true', signWith(encode({ ...header, b64: true }))],
    ['no crit', signWith(encode({ alg: 'EdDSA', kid: 'icbc-2026', b64: false }))],
    ['crit with an extension that is not understood', signWith(encode({ ...header, crit: ['b64', 'exp'], exp: 1 }))],
    ['an empty crit', signWith(encode({ ...header, crit: [] }))],
    ['no kid', signWith(encode({ alg: 'EdDSA', b64: false, crit: ['b64'] }))],
    ['a header that is no object', signWith(encode('"header"'))],
    ['a header that is no JSON', signWith(encode('{"alg":'))],
    ['a header of 100 kB', signWith(encode({ ...header, pad: 'x'.repeat(100_000) }))],
  ])('malformed: %s', async (_, jws) => {
    expect(await verify(jws)).toEqual({ status: 'malformed' });
  });

  it.each(['none', 'HS256', 'RS256', 'eddsa', 'constructor'])('an algorithm that is not supported: %s', async (alg) => {
    expect(await verify(signWith(encode({ ...header, alg })))).toEqual({ status: 'unsupported-algorithm', keyId: 'icbc-2026' });
  });

  it('takes Ed25519, the name that RFC 9864 gives to EdDSA on that curve', async () => {
    expect(await statusOf(signWith(encode({ ...header, alg: 'Ed25519' })))).toBe('valid');
  });

  it('a key that nobody has, and a key of another partner', async () => {
    expect(await verify(signWith(encode({ ...header, kid: 'nobody' })))).toEqual({ status: 'unknown-key', keyId: 'nobody' });
    expect(await verify(signDetached(body, theirs.signing))).toEqual({ status: 'wrong-key', keyId: 'ccb-2026' });
  });

  it('a key named for another algorithm than it was registered for', async () => {
    const { signing } = generateSigningKey('icbc-2026', 'ES256');
    expect(await statusOf(signDetached(body, signing))).toBe('wrong-key');
  });

  it('a signature by somebody else under the partner’s key id', async () => {
    expect(await statusOf(signDetached(body, { ...theirs.signing, keyId: 'icbc-2026' }))).toBe('invalid');
  });

  it('a registered key that is no key', async () => {
    const broken: PartnerKey[] = [
      { keyId: 'icbc-2026', algorithm: 'EdDSA', publicJwk: { kty: 'OKP', crv: 'Ed25519', x: 'AAAA' } },
      { keyId: 'icbc-2026', algorithm: 'EdDSA', publicJwk: { kty: 'OKP', crv: 'X25519', x: ours.registered.publicJwk.x ?? '' } },
      { keyId: 'icbc-2026', algorithm: 'EdDSA', publicJwk: {} },
    ];
    for (const key of broken)
      expect(await statusOf(signDetached(body, ours.signing), { partner: { ...partner, keys: [key] } })).toBe('wrong-key');
  });
});

describe('making signatures, for sandboxes and the scenario player', () => {
  it('never lets a private key into the register', () => {
    expect(Object.keys(ours.registered.publicJwk).sort()).toEqual(['crv', 'kty', 'x']);
    expect(Object.keys(generateSigningKey('k', 'ES256').registered.publicJwk).sort()).toEqual(['crv', 'kty', 'x', 'y']);
  });

  it('signs with a key that was kept as PEM', async () => {
    const pem = ours.signing.privatePem();
    expect(await statusOf(signDetached(body, signingKeyFromPem('icbc-2026', 'EdDSA', pem)))).toBe('valid');
  });

  it('keeps an SM2 key as text too', async () => {
    const { signing, registered } = generateSigningKey('ccb-sm2', 'SM2SM3');
    const kept = signingKeyFromPem('ccb-sm2', 'SM2SM3', signing.privatePem());
    expect(await statusOf(signDetached(body, kept), { partner: { ...partner, keys: [registered] } })).toBe('valid');
  });
});
