/**
 * Signatures by the key of a certificate: RSA (PKCS #1 v1.5 and PSS, RFC 8017), ECDSA, Ed25519, SM2 with SM3 (GM/T 0009). Those that rest on SHA-1 or MD5
 * are taken by nobody here.
 */
import { constants, createPublicKey, type KeyObject, verify } from 'node:crypto';
import { type Budget, newBudget } from '../../domain/documents/faults.ts';
import { childrenOf, type DerNode, derTag, objectIdentifierOf, readDer } from '../../domain/documents/seals/der.ts';
import { sm2Jwk, sm2Verifier } from '../signatures/sm2.ts';

/** An AlgorithmIdentifier (RFC 5280 §4.1.1.2). */
export interface Algorithm {
  oid: string;
  /** Of RSA-PSS. */
  parameters?: DerNode;
}

const sm2Curve = '1.2.156.10197.1.301';
/** Names of SM2 with SM3: the signature's, and the bare algorithm's, which some signers write. */
const sm2Algorithms: ReadonlySet<string> = new Set(['1.2.156.10197.1.501', '1.2.156.10197.1.301.1', sm2Curve]);
const rsaPss = '1.2.840.113549.1.1.10';
const maskByHash = '1.2.840.113549.1.1.8';

const digests: Readonly<Record<string, string>> = {
  '1.2.840.113549.1.1.11': 'sha256',
  '1.2.840.113549.1.1.12': 'sha384',
  '1.2.840.113549.1.1.13': 'sha512',
  '1.2.840.10045.4.3.2': 'sha256',
  '1.2.840.10045.4.3.3': 'sha384',
  '1.2.840.10045.4.3.4': 'sha512',
};
const hashes: Readonly<Record<string, string>> = {
  '2.16.840.1.101.3.4.2.1': 'sha256',
  '2.16.840.1.101.3.4.2.2': 'sha384',
  '2.16.840.1.101.3.4.2.3': 'sha512',
};

export function algorithmIn(identifier: DerNode, budget: Budget): Algorithm {
  const [oid, parameters] = childrenOf(identifier, budget);
  return { oid: oid === undefined ? '' : objectIdentifierOf(oid), ...(parameters === undefined ? {} : { parameters }) };
}

/**
 * Does the signature over these bytes hold under the key?
 * @param hash Object identifier of the digest that is named elsewhere, where the algorithm does not name its own (CMS with bare `rsaEncryption`).
 */
export function isSignedBy(publicKey: Uint8Array, input: Uint8Array, signature: Uint8Array, algorithm: Algorithm, hash?: string): boolean {
  try {
    const point = sm2PointOf(publicKey);
    if (point !== undefined) return sm2Algorithms.has(algorithm.oid) && (sm2Verifier(sm2Jwk(point), 'der')?.(input, signature) ?? false);
    const key: KeyObject = createPublicKey({ key: Buffer.from(publicKey), format: 'der', type: 'spki' });
    if (algorithm.oid === rsaPss) return holdsByPss(key, input, signature, algorithm.parameters);
    if (key.asymmetricKeyType === 'ed25519') return verify(null, input, key, signature);
    const digest = digests[algorithm.oid] ?? (hash === undefined ? undefined : hashes[hash]);
    return digest !== undefined && verify(digest, input, key, signature);
  } catch {
    // A key or parameters of a kind that is not known here verify nothing.
    return false;
  }
}

/** RSASSA-PSS-params (RFC 4055 §3.1): [0] hash, [1] mask generation with its own hash, [2] length of the salt; what is left out means SHA-1. */
function holdsByPss(key: KeyObject, input: Uint8Array, signature: Uint8Array, parameters: DerNode | undefined): boolean {
  const budget = newBudget();
  const given = parameters === undefined ? [] : childrenOf(parameters, budget);
  const inside = (place: number): DerNode | undefined => {
    const wrapped = given.find(({ tag }) => tag === 0xa0 + place);
    return wrapped === undefined ? undefined : childrenOf(wrapped, budget)[0];
  };
  const [hash, mask, salt] = [inside(0), inside(1), inside(2)];
  if (hash === undefined || mask === undefined) return false;
  const { oid } = algorithmIn(hash, budget);
  const generation = algorithmIn(mask, budget);
  const maskHash = generation.parameters === undefined ? undefined : algorithmIn(generation.parameters, budget).oid;
  const digest = hashes[oid];
  if (digest === undefined || generation.oid !== maskByHash || maskHash !== oid) return false;
  const saltLength = salt === undefined ? 20 : salt.content.reduce((sum, octet) => sum * 256 + octet, 0);
  return verify(digest, input, { key, padding: constants.RSA_PKCS1_PSS_PADDING, saltLength }, signature);
}

/** `04` ‖ x ‖ y in hexadecimal of an SM2 key. */
function sm2PointOf(spki: Uint8Array): string | undefined {
  const budget = newBudget();
  const [algorithm, key] = childrenOf(readDer(spki, budget), budget);
  const curve = algorithm === undefined ? undefined : childrenOf(algorithm, budget)[1];
  if (curve?.tag !== derTag.objectIdentifier || objectIdentifierOf(curve) !== sm2Curve || key === undefined) return undefined;
  return Buffer.from(key.content.subarray(1)).toString('hex');
}
