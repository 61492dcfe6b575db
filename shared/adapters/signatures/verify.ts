/** Was this body signed with a key that is registered to this partner? (电子签名法 13–14; contracts §1) */
import type { KeyObject } from 'node:crypto';
import type { SignatureStatus } from '../../domain/rules/moments.ts';
import type { Partner, PartnerKey } from '../../ports/register.ts';
import { type Algorithm, algorithms } from './algorithms.ts';
import { type DetachedJws, parseDetachedJws, signingInput } from './jws.ts';

export interface SignatureVerdict {
  status: SignatureStatus;
  /** As claimed by the header; proven only when `valid`. */
  keyId?: string;
  /** The registered key, when it was found with this partner: its validity is a rule of its own (M-03). */
  key?: PartnerKey;
}

export interface SignedBytes {
  body: Uint8Array;
  /** The message attribute `signature`. */
  jws: string | undefined;
  /** The partner that the body claims to come from, undefined when the register has none of that name. */
  partner: Partner | undefined;
  /** Does another partner have a key of this id? Asked only when `partner` has none. */
  isKeyOfAnother(keyId: string): Promise<boolean>;
}

export async function verifySignature({ body, jws, partner, isKeyOfAnother }: SignedBytes): Promise<SignatureVerdict> {
  if (!partner) return { status: 'unregistered-partner' };
  if (jws === undefined || jws === '') return { status: 'missing' };
  const parsed = parseDetachedJws(jws);
  if (!parsed) return { status: 'malformed' };
  const { keyId } = parsed;
  const algorithm = algorithms.get(parsed.algorithm);
  if (!algorithm) return { status: 'unsupported-algorithm', keyId };
  const key = partner.keys.find((candidate) => candidate.keyId === keyId);
  if (!key) return { status: (await isKeyOfAnother(keyId)) ? 'wrong-key' : 'unknown-key', keyId };
  return { ...verdictWithKey(algorithm, key, parsed, body), keyId, key };
}

function verdictWithKey(algorithm: Algorithm, key: PartnerKey, jws: DetachedJws, body: Uint8Array): { status: SignatureStatus } {
  const publicKey = key.algorithm === jws.algorithm ? importedKey(algorithm, key) : undefined;
  if (!publicKey) return { status: 'wrong-key' };
  return { status: algorithm.verify(signingInput(jws.encodedHeader, body), publicKey, jws.signature) ? 'valid' : 'invalid' };
}

/** Importing a key costs as much as verifying with it. */
const imported = new Map<string, KeyObject>();
const importedMax = 1000;

function importedKey(algorithm: Algorithm, { algorithm: name, publicJwk }: PartnerKey): KeyObject | undefined {
  const spelling = `${name} ${publicJwk.kty} ${publicJwk.crv} ${publicJwk.x} ${publicJwk.y ?? ''}`;
  const known = imported.get(spelling);
  if (known) return known;
  const fresh = algorithm.importKey(publicJwk);
  if (fresh && imported.size >= importedMax) imported.clear();
  if (fresh) imported.set(spelling, fresh);
  return fresh;
}
