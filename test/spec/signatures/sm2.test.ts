import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { rawOf, sequenceOfIntegers, twoIntegers } from '../../../shared/adapters/signatures/der.ts';
import { algorithmOf, jwkOfPem, publicPartOf, thumbprint } from '../../../shared/adapters/signatures/jwk.ts';
import { generateSigningKey, signDetached } from '../../../shared/adapters/signatures/sign.ts';
import { sm2Verifier } from '../../../shared/adapters/signatures/sm2.ts';
import { verifySignature } from '../../../shared/adapters/signatures/verify.ts';
import type { PublicJwk } from '../../../shared/ports/register.ts';
import { present } from '../../fixtures/world/present.ts';

/** A key and a signature that openssl 3.0 made: `openssl pkeyutl -sign -rawin -digest sm3 -pkeyopt distid:1234567812345678`. */
const opensslPublicKey = `-----BEGIN PUBLIC KEY-----
MFkwEwYHKoZIzj0CAQYIKoEcz1UBgi0DQgAEwGZ7Xf0Q8N35KrVtUwP+Q/eg7w3a
qeBrYbykTEtHUA4EuPrCsFpNlACcwe67eGviHf1YC91Ij3iEouHoGIrmeQ==
-----END PUBLIC KEY-----
`;
const opensslBody = Buffer.from('{"说明":"已付","amountFen":300000000}');
const opensslSignature = Buffer.from(
  '3045022020661f391fe54e6ec4dc8c079e11ae63d9c296090d75dbe3e6ccfd648c438fcc0221009b8709927292e76d713758adf58d0a0c7e4b0b422c56dd4e7609487467dc42e6',
  'hex',
);

const jwk = jwkOfPem(opensslPublicKey);
const hasOpenssl = spawnSync('openssl', ['version']).status === 0;

/** The public key as openssl reads it (RFC 5480 with the OID of SM2). */
function pemOf({ x = '', y = '' }: PublicJwk): string {
  const prefix = Buffer.from('3059301306072a8648ce3d020106082a811ccf5501822d03420004', 'hex');
  const der = Buffer.concat([prefix, Buffer.from(x, 'base64url'), Buffer.from(y, 'base64url')]);
  return `-----BEGIN PUBLIC KEY-----\n${der.toString('base64')}\n-----END PUBLIC KEY-----\n`;
}

describe('SM2 with SM3 is the standard’s (GB/T 32918.2, user id 1234567812345678)', () => {
  it('takes a signature that openssl made, in either form that the register may name', () => {
    const raw = present(rawOf(opensslSignature));
    expect(present(sm2Verifier(jwk, 'der'))(opensslBody, opensslSignature)).toBe(true);
    expect(present(sm2Verifier(jwk, 'raw'))(opensslBody, raw)).toBe(true);
    expect(present(sm2Verifier(jwk, 'raw'))(opensslBody, opensslSignature)).toBe(false);
    expect(present(sm2Verifier(jwk, 'der'))(opensslBody, raw)).toBe(false);
  });

  it('finds every changed byte of the body and of the signature', () => {
    const verify = present(sm2Verifier(jwk, 'der'));
    for (let at = 0; at < opensslBody.length; at += 1) {
      const changed = Buffer.from(opensslBody);
      changed[at] = (changed[at] ?? 0) ^ 1;
      expect(verify(changed, opensslSignature)).toBe(false);
    }
    for (let at = 0; at < opensslSignature.length; at += 1) {
      const changed = Buffer.from(opensslSignature);
      changed[at] = (changed[at] ?? 0) ^ 1;
      expect(verify(opensslBody, changed)).toBe(false);
    }
    // By now the key is in use, and verified with a table of its point's multiples.
    expect(verify(opensslBody, opensslSignature)).toBe(true);
  });

  it.runIf(hasOpenssl)('makes signatures that openssl takes, and takes those that openssl makes now', () => {
    const folder = mkdtempSync(join(tmpdir(), 'presale-sm2-'));
    const at = (name: string): string => join(folder, name);
    const run = (...parameters: string[]): string => execFileSync('openssl', parameters, { cwd: folder, encoding: 'utf8' });
    const common = ['-rawin', '-digest', 'sm3', '-pkeyopt', 'distid:1234567812345678', '-in', 'body'];
    writeFileSync(at('body'), opensslBody);
    for (let round = 0; round < 5; round += 1) {
      const { signing } = generateSigningKey('ccb-sm2', 'SM2SM3', 'der');
      writeFileSync(at('ours.pem'), pemOf(signing.publicJwk));
      writeFileSync(at('ours.sig'), signing.sign(opensslBody));
      expect(run('pkeyutl', '-verify', '-pubin', '-inkey', 'ours.pem', ...common, '-sigfile', 'ours.sig')).toContain(
        'Verified Successfully',
      );
      run('ecparam', '-name', 'SM2', '-genkey', '-noout', '-out', 'theirs.pem');
      const theirs = jwkOfPem(run('ec', '-in', 'theirs.pem', '-pubout'));
      const signature = execFileSync('openssl', ['pkeyutl', '-sign', '-inkey', 'theirs.pem', ...common], { cwd: folder });
      expect(present(sm2Verifier(theirs, 'der'))(opensslBody, signature)).toBe(true);
    }
  });

  it('stands in a message’s signature in the form that the partner is registered with', async () => {
    for (const form of ['raw', 'der'] as const) {
      const { signing, registered } = generateSigningKey('ccb-sm2', 'SM2SM3', form);
      const partner = { partner: 'bank:105451000129', name: '建设银行', keys: [registered] };
      const asked = { body: opensslBody, jws: signDetached(opensslBody, signing), isKeyOfAnother: async () => false };
      expect(await verifySignature({ ...asked, partner })).toMatchObject({ status: 'valid' });
      const otherForm = { ...registered, signatureForm: form === 'raw' ? ('der' as const) : ('raw' as const) };
      expect(await verifySignature({ ...asked, partner: { ...partner, keys: [otherForm] } })).toMatchObject({ status: 'invalid' });
    }
  });
});

describe('a signature has one spelling', () => {
  it('of two numbers in DER, to the byte', () => {
    const [r, s] = [Uint8Array.of(0x80, 1), Uint8Array.of(0, 0, 5)];
    const der = sequenceOfIntegers(r, s);
    expect(Buffer.from(der).toString('hex')).toBe('300802030080010201' + '05');
    expect(twoIntegers(der)?.map((number) => [...number])).toEqual([[0x80, 1], [5]]);
  });

  it.each([
    ['a byte behind it', '3006020101020102' + '00'],
    ['a number with a needless zero', '300702020001020102'],
    ['three numbers', '3009020101020102020103'],
    ['a length in two bytes', '308106020101020102'],
    ['nothing', ''],
    ['a number cut short', '300602010102' + '0501'],
  ])('not %s', (_, hex) => {
    expect(twoIntegers(Buffer.from(hex, 'hex'))).toBeUndefined();
  });
});

describe('a public key comes as PEM or JWK', () => {
  it('of each curve, and is named by its digest where nothing else names it (RFC 7638)', () => {
    expect(jwk).toMatchObject({ kty: 'EC', crv: 'SM2' });
    expect(algorithmOf(jwk)).toBe('SM2SM3');
    // The example of RFC 8037, appendix A.3.
    expect(thumbprint({ kty: 'OKP', crv: 'Ed25519', x: '11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo' })).toBe(
      'kPrK_qmxVWaYVA9wwBF6Iuo3vVzz7TxHCTwXBygrS4k',
    );
  });

  it('and never as a private one', () => {
    expect(() => jwkOfPem('-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----')).toThrow('hand in the public one');
    expect(() => publicPartOf({ kty: 'OKP', crv: 'Ed25519', x: 'AA', d: 'BB' })).toThrow('keep the private one');
    expect(() => jwkOfPem('nonsense')).toThrow('no public key in PEM');
  });

  it('a point beside the curve is no key', () => {
    expect(sm2Verifier({ ...jwk, y: present(jwk.x) }, 'raw')).toBeUndefined();
    expect(sm2Verifier({ ...jwk, x: 'AA' }, 'raw')).toBeUndefined();
    expect(sm2Verifier({ kty: 'EC', crv: 'P-256', x: present(jwk.x), y: present(jwk.y) }, 'raw')).toBeUndefined();
  });
});
