/** Was this body signed with a key that is registered to this partner? (电子签名法 13–14; contracts §1) */
import type { SignatureStatus } from '../../domain/rules/engine/moments.ts';
import type { Partner, PartnerKey } from '../../ports/register.ts';
import { algorithmNames, type Verifier, verifierOf } from './algorithms.ts';
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
  /** On other threads where there are some: several at a time are then done with in any order. */
  aside?: boolean | undefined;
}

export async function verifySignature({ body, jws, partner, isKeyOfAnother, aside = false }: SignedBytes): Promise<SignatureVerdict> {
  if (!partner) return { status: 'unregistered-partner' };
  if (jws === undefined || jws === '') return { status: 'missing' };
  const parsed = parseDetachedJws(jws);
  if (!parsed) return { status: 'malformed' };
  const { keyId } = parsed;
  const algorithm = algorithmNames.get(parsed.algorithm);
  if (!algorithm) return { status: 'unsupported-algorithm', keyId };
  const key = partner.keys.find((candidate) => candidate.keyId === keyId);
  if (!key) return { status: (await isKeyOfAnother(keyId)) ? 'wrong-key' : 'unknown-key', keyId };
  return { status: key.algorithm === algorithm ? await statusWithKey(key, parsed, body, aside) : 'wrong-key', keyId, key };
}

async function statusWithKey(key: PartnerKey, jws: DetachedJws, body: Uint8Array, aside: boolean): Promise<SignatureStatus> {
  const verifier = await knownVerifier(key, aside);
  if (!verifier) return 'wrong-key';
  return (await verifier(signingInput(jws.encodedHeader, body), jws.signature)) ? 'valid' : 'invalid';
}

/** Importing a key costs as much as verifying with it. */
const known = new Map<string, Verifier>();
const knownMax = 1000;

async function knownVerifier(key: PartnerKey, aside: boolean): Promise<Verifier | undefined> {
  const { algorithm, publicJwk, signatureForm = '' } = key;
  const spelling = `${aside} ${algorithm} ${signatureForm} ${publicJwk.kty} ${publicJwk.crv} ${publicJwk.x} ${publicJwk.y ?? ''}`;
  const before = known.get(spelling);
  if (before) return before;
  const fresh = await verifierOf(key, aside);
  if (fresh && known.size >= knownMax) known.clear();
  if (fresh) known.set(spelling, fresh);
  return fresh;
}
