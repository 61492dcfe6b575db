import { generateKeyPairSync } from 'node:crypto';
import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { run } from '../../fixtures/command.ts';

const bank = 'bank:102451000019';
const folder = await mkdtemp(join(tmpdir(), 'presale-keys-'));

let files = 0;
/** Plays the lines; a balance report a call of `report`, and what became of each. */
async function outcomes(...lines: object[]): Promise<string[]> {
  files += 1;
  const path = join(folder, `${files}.jsonl`);
  await writeFile(path, lines.map((line) => `${JSON.stringify(line)}\n`).join(''));
  const { out, err } = await run('play', path, '--json');
  if (out === '') throw new Error(err);
  const { receipts }: { receipts: { messageId: string; outcome: string; rules: { id: string }[] }[] } = JSON.parse(out);
  return receipts.map(({ messageId, outcome, rules }) => `${messageId} ${outcome}${rules.map(({ id }) => ` ${id}`).join('')}`);
}

const report = (id: string, at: string) => ({
  at,
  from: bank,
  type: 'bank.balance.reported',
  id,
  data: { accountNumber: '1602001019200388888', balanceFen: 100, asOf: at },
});
const partner = (fields: object) => ({ register: { partner: bank, name: '中国工商银行', ...fields } });
const gate = (lines: readonly string[]): string[] =>
  lines.map((line) =>
    line
      .split(' ')
      .filter((word) => !/^[ABFN]-/.test(word))
      .join(' '),
  );

describe('keys of a partner in a scenario (contracts §5)', () => {
  it.each(['EdDSA', 'ES256', 'SM2SM3'])('%s signs', async (algorithm) => {
    const [first = ''] = await outcomes(partner({ algorithm }), report('m-1', '2026-03-02T09:00:00+08:00'));
    expect(first).not.toContain('M-');
  });

  it('an SM2 signature comes in the form that the register says', async () => {
    const [first = ''] = await outcomes(partner({ algorithm: 'SM2SM3', signatureForm: 'der' }), report('m-1', '2026-03-02T09:00:00+08:00'));
    expect(first).not.toContain('M-');
  });

  it('a revoked key is refused from then on and not before; another one takes its place', async () => {
    const revoke = { keyId: 'k-1', at: '2026-03-02T10:00:00+08:00', reason: '密钥泄露' };
    const played = await outcomes(
      partner({ keyId: 'k-1' }),
      report('before', '2026-03-02T09:00:00+08:00'),
      { register: { partner: bank, revoke } },
      report('still', '2026-03-02T09:30:00+08:00'),
      report('after', '2026-03-02T10:00:00+08:00'),
      partner({ keyId: 'k-2' }),
      report('again', '2026-03-02T11:00:00+08:00'),
    );
    expect(gate(played).map((line) => line.replace(/ (ACCEPTED|HELD)$/, ' taken'))).toEqual([
      'before taken',
      'still taken',
      'after REJECTED M-03',
      'again taken',
    ]);
  });

  it('a key of the partner’s own stands in the place of the sandbox’s, which then signs for nobody', async () => {
    const publicKeyPem = generateKeyPairSync('ec', { namedCurve: 'P-256' }).publicKey.export({ type: 'spki', format: 'pem' });
    expect(await outcomes(partner({ publicKeyPem }), report('m-1', '2026-03-02T09:00:00+08:00'))).toEqual(['m-1 REJECTED M-02']);
  });

  it('what cannot be a key is a fault of the line', async () => {
    await expect(outcomes(partner({ publicKeyPem: 'nonsense' }))).rejects.toThrow('no public key in PEM');
    await expect(
      outcomes(partner({}), { register: { partner: bank, revoke: { keyId: 'k-9', at: '2026-03-02T10:00:00+08:00' } } }),
    ).rejects.toThrow('the partner has no key "k-9"');
    await expect(outcomes(partner({ publicJwk: { kty: 'OKP', crv: 'X25519', x: 'AA' } }))).rejects.toThrow(
      'register an Ed25519, P-256 or SM2 key',
    );
  });
});

describe('presale keys', () => {
  it('prints the system’s public keys as a JWK set, the earlier ones with it after a rotation', async () => {
    const data = join(folder, 'system');
    const first = JSON.parse((await run('keys', '--data', data)).out);
    expect(first.keys).toMatchObject([{ kty: 'OKP', crv: 'Ed25519', alg: 'EdDSA', use: 'sig' }]);
    const rotated = await run('keys', '--data', data, '--rotate', '--algorithm', 'SM2SM3');
    const { keys }: { keys: { kid: string; crv: string; until?: string; d?: string }[] } = JSON.parse(rotated.out);
    expect(keys.map(({ crv }) => crv)).toEqual(['Ed25519', 'SM2']);
    expect(keys[0]).toMatchObject({ kid: first.keys[0].kid, until: expect.any(String) });
    expect(keys.every(({ d }) => d === undefined)).toBe(true);
    expect(await run('keys')).toMatchObject({ code: 2, err: expect.stringContaining('--data DIR is missing') });
  });
});
