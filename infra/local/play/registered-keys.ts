/** The keys of a partner after a line that registers it (contracts §5): a sandbox key, one of its own, another validity, or the end of one. */
import { algorithmOf, jwkOfPem, publicPartOf, thumbprint } from '../../../shared/adapters/signatures/jwk.ts';
import type { PartnerRegistration } from '../../../shared/contracts/play/registration.ts';
import type { PartnerKey, PublicJwk } from '../../../shared/ports/register.ts';
import type { SandboxKeys } from './sandbox-keys.ts';

/** @throws Error saying which field is wrong and what to do. */
export async function registeredKeys(
  line: PartnerRegistration,
  before: readonly PartnerKey[],
  sandbox: SandboxKeys,
): Promise<PartnerKey[]> {
  const key = bringsKey(line, before) ? withValidity(line, await keyOf(line, sandbox)) : undefined;
  const keys = key === undefined ? [...before] : [...before.filter(({ keyId }) => keyId !== key.keyId), key];
  return line.revoke === undefined ? keys : revoked(keys, line.revoke);
}

/** A line that only ends a key, or only says something else of a known partner, brings none. */
function bringsKey(line: PartnerRegistration, before: readonly PartnerKey[]): boolean {
  if (before.length === 0) return true;
  const { revoke, algorithm, keyId, publicJwk, publicKeyPem, keyValidFrom, keyValidUntil, keyRevokedAt } = line;
  const says = [algorithm, keyId, publicJwk, publicKeyPem, keyValidFrom, keyValidUntil, keyRevokedAt].some((field) => field !== undefined);
  return says || revoke === undefined;
}

async function keyOf(line: PartnerRegistration, sandbox: SandboxKeys): Promise<PartnerKey> {
  const { partner, algorithm = 'EdDSA', keyId, signatureForm } = line;
  const own = ownKey(line);
  const form = signatureForm === undefined ? {} : { signatureForm };
  if (own === undefined)
    return (await sandbox.issue(partner, { algorithm, ...(keyId === undefined ? {} : { keyId }), ...form })).registered;
  const its = algorithmOf(own);
  if (its === undefined)
    throw new Error(`the key is on the curve ${own.crv ?? '?'} (kty ${own.kty ?? '?'}); register an Ed25519, P-256 or SM2 key`);
  if (line.algorithm !== undefined && line.algorithm !== its)
    throw new Error(`algorithm ${line.algorithm} does not fit the key, which is one for ${its}; leave algorithm out`);
  return { keyId: keyId ?? line.publicJwk?.kid ?? thumbprint(own), algorithm: its, publicJwk: own, ...form };
}

function ownKey({ publicJwk, publicKeyPem }: PartnerRegistration): PublicJwk | undefined {
  if (publicJwk !== undefined && publicKeyPem !== undefined) throw new Error('publicJwk and publicKeyPem are two keys; give one a line');
  if (publicKeyPem !== undefined) return jwkOfPem(publicKeyPem);
  return publicJwk === undefined ? undefined : publicPartOf(publicJwk);
}

function withValidity(line: PartnerRegistration, key: PartnerKey): PartnerKey {
  const { keyValidFrom, keyValidUntil, keyRevokedAt, signingTime } = line;
  return {
    ...key,
    ...(keyValidFrom === undefined ? {} : { validFrom: keyValidFrom }),
    ...(keyValidUntil === undefined ? {} : { validUntil: keyValidUntil }),
    ...(keyRevokedAt === undefined ? {} : { revokedAt: keyRevokedAt }),
    ...(signingTime === undefined ? {} : { signingTime }),
  };
}

/** A key that has ended stays in the register: what was signed before goes on being proven by it. */
function revoked(keys: readonly PartnerKey[], { keyId, at, reason }: NonNullable<PartnerRegistration['revoke']>): PartnerKey[] {
  const ends = keyId === undefined ? keys.at(-1) : keys.find((key) => key.keyId === keyId);
  if (ends === undefined)
    throw new Error(`revoke.keyId: the partner has no key "${keyId}"; its keys are ${keys.map((key) => key.keyId).join(', ')}`);
  const ended = { ...ends, revokedAt: at, ...(reason === undefined ? {} : { revocationReason: reason }) };
  return keys.map((key) => (key === ends ? ended : key));
}
