/** Who may speak, with which key: changes of the register, and the two persons that a real one takes (电子签名法 13). */
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { changed, type PartnerChange, partnerChange } from '../../../infra/local/register/change.ts';
import { readPublicKey } from '../../../infra/local/register/key-input.ts';
import { confirmProposal, proposeChange } from '../../../infra/local/register/proposal.ts';
import { confirmTrust, proposeTrust } from '../../../infra/local/register/seal-trust.ts';
import { generateSigningKey } from '../../../shared/adapters/signatures/sign.ts';
import type { Partner, SealTrust } from '../../../shared/ports/register.ts';
import { sealAuthority } from '../../fixtures/authorities/seal-authority.ts';

const bank = 'bank:102451000019';
const now = '2026-03-02T09:00:00+08:00';
const later = '2026-03-16T09:00:00+08:00';
const keyNamed = (keyId: string) => {
  const { algorithm, publicJwk } = generateSigningKey(keyId, 'EdDSA').registered;
  return { keyId, algorithm, publicJwk };
};
const added: PartnerChange = { kind: 'add', partner: bank, name: '中国工商银行济南泉城支行', key: keyNamed('k1') };
const known = (): Partner => changed(undefined, added, now);

describe('a change of a partner', () => {
  it('registers it once', () => {
    expect(known()).toMatchObject({ partner: bank, keys: [{ keyId: 'k1' }] });
    expect(() => changed(known(), added, now)).toThrow(/registered already/);
  });

  it('lets the old key hold beside the new one until the overlap ends', () => {
    const after = changed(known(), { kind: 'rotate', partner: bank, key: keyNamed('k2'), overlapUntil: later }, now);
    expect(after.keys).toMatchObject([{ keyId: 'k1', validUntil: later }, { keyId: 'k2' }]);
    expect(after.keys[1]).not.toHaveProperty('validUntil');
    expect(() => changed(after, { kind: 'rotate', partner: bank, key: keyNamed('k1'), overlapUntil: later }, now)).toThrow(/has had a key/);
  });

  it('ends a key for good, and a later word gives it no time back', () => {
    const revoked = changed(known(), { kind: 'revoke', partner: bank, at: now, reason: '私钥泄露' }, now);
    expect(revoked.keys).toMatchObject([{ revokedAt: now, revocationReason: '私钥泄露' }]);
    expect(changed(revoked, { kind: 'revoke', partner: bank, at: later, reason: '更正' }, later).keys).toEqual(revoked.keys);
  });

  it('suspends a partner by ending all its keys; it comes back with a new one', () => {
    const two = changed(known(), { kind: 'rotate', partner: bank, key: keyNamed('k2'), overlapUntil: later }, now);
    const suspended = changed(two, { kind: 'suspend', partner: bank, at: now, reason: '调查' }, now);
    expect(suspended.keys.every(({ revokedAt }) => revokedAt === now)).toBe(true);
    const back = changed(suspended, { kind: 'rotate', partner: bank, key: keyNamed('k3'), overlapUntil: later }, now);
    expect(back.keys.map(({ revokedAt }) => revokedAt)).toEqual([now, now, undefined]);
  });

  it('is refused for a stranger, and for a code that is none', () => {
    expect(() => changed(undefined, { kind: 'suspend', partner: bank, at: now, reason: '调查' }, now)).toThrow(/not registered/);
    expect(partnerChange.safeParse({ ...added, partner: 'bank:1' }).success).toBe(false);
  });
});

describe('the register of a real system', () => {
  let folder: string;
  let file: string;
  const entries = new Map<string, Partner>();
  const register = {
    partner: async (id: string) => entries.get(id),
    putPartner: async (entry: Partner) => void entries.set(entry.partner, entry),
  };
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'presale-register-'));
    file = join(folder, 'proposal.json');
    entries.clear();
  });
  afterEach(() => rm(folder, { recursive: true, force: true }));

  it('changes by two persons, an act each, and remembers who they were', async () => {
    await proposeChange(file, added, { register, now, by: '张三' });
    expect(entries.size).toBe(0);
    await expect(confirmProposal(file, { register, now, by: '张三' })).rejects.toThrow(/another person/);
    await confirmProposal(file, { register, now, by: '李四' });
    expect(entries.get(bank)?.changes).toEqual([{ at: now, kind: 'add', proposedBy: '张三', confirmedBy: '李四' }]);
  });

  it('takes no proposal on an entry that was changed since', async () => {
    entries.set(bank, known());
    await proposeChange(file, { kind: 'suspend', partner: bank, at: now, reason: '调查' }, { register, now, by: '张三' });
    entries.set(bank, { ...known(), name: '改名' });
    await expect(confirmProposal(file, { register, now, by: '李四' })).rejects.toThrow(/changed since/);
  });

  it('takes a public key as PEM or JWK, and no private one', async () => {
    const { signing, registered } = generateSigningKey('k1', 'ES256');
    await writeFile(file, JSON.stringify({ ...registered.publicJwk, kid: 'own-name' }));
    expect(await readPublicKey(file, undefined)).toEqual({ keyId: 'own-name', algorithm: 'ES256', publicJwk: registered.publicJwk });
    await writeFile(file, signing.privatePem());
    await expect(readPublicKey(file, undefined)).rejects.toThrow(/private key/);
    expect(await readFile(file, 'utf8')).toContain('PRIVATE KEY');
  });
});

describe('the trust list for seals of a real system', () => {
  const day = 86_400_000;
  const { pem } = sealAuthority('ec', { from: Date.now() - day, until: Date.now() + day });

  it('changes by two persons, an act each; what was changed meanwhile is proposed anew', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'presale-trust-'));
    const at = (name: string): string => join(folder, name);
    const [list, file, second] = [at('list.pem'), at('first.json'), at('second.json')];
    await writeFile(list, pem);
    let trust: SealTrust | undefined;
    const register = {
      sealTrust: async () => trust,
      putSealTrust: async (given: SealTrust) => {
        trust = given;
      },
    };
    await proposeTrust(file, list, { register, now, by: '张三' });
    await proposeTrust(second, list, { register, now, by: '张三' });
    expect(trust).toBeUndefined();
    await expect(confirmTrust(file, { register, now, by: '张三' })).rejects.toThrow(/another person/);
    await confirmTrust(file, { register, now, by: '李四' });
    expect(trust).toMatchObject({ certificates: pem, changes: [{ at: now, proposedBy: '张三', confirmedBy: '李四' }] });
    await expect(confirmTrust(second, { register, now, by: '李四' })).rejects.toThrow(/changed since/);
    await writeFile(list, 'no certificate');
    await expect(proposeTrust(at('third.json'), list, { register, now, by: '张三' })).rejects.toThrow(/there is no certificate/);
    await rm(folder, { recursive: true, force: true });
  });
});
