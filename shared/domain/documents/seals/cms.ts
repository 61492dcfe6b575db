/**
 * CMS SignedData (RFC 5652) of a PDF signature: the digest that its signer signed. GM/T 0010 names the same structure by identifiers of its own for SM2.
 */
import type { Budget } from '../faults.ts';
import { childrenOf, type DerNode, derTag, objectIdentifierOf, readDer } from './der.ts';

export interface SignedDigest {
  /** Object identifier of the digest algorithm. */
  algorithm: string;
  digest: Uint8Array;
}

const signedData: ReadonlySet<string> = new Set(['1.2.840.113549.1.7.2', '1.2.156.10197.6.1.4.2.2']);
const messageDigest = '1.2.840.113549.1.9.4';
const context0 = 0xa0;

/** Undefined when the first signer signed no attributes: then nothing but his public key tells what he signed. */
export function signedDigestOf(der: Uint8Array, budget: Budget): SignedDigest | undefined {
  const [type, wrapped] = childrenOf(readDer(der, budget), budget);
  if (type === undefined || wrapped === undefined || !signedData.has(objectIdentifierOf(type))) return undefined;
  const content = childrenOf(wrapped, budget)[0];
  const signerInfos = content === undefined ? undefined : childrenOf(content, budget).at(-1);
  const signer = signerInfos?.tag === derTag.set ? childrenOf(signerInfos, budget)[0] : undefined;
  if (signer === undefined) return undefined;
  // SignerInfo: version, who, digest algorithm, [0] signed attributes, …
  const [, , algorithm, attributes] = childrenOf(signer, budget);
  if (algorithm === undefined || attributes?.tag !== context0) return undefined;
  const oid = childrenOf(algorithm, budget)[0];
  const digest = attributeOf(attributes, messageDigest, budget);
  return oid === undefined || digest?.tag !== derTag.octetString
    ? undefined
    : { algorithm: objectIdentifierOf(oid), digest: digest.content };
}

/** The digest that a time stamp is about (TSTInfo of RFC 3161 §2.4.2); undefined when the CMS holds none. */
export function stampedDigestOf(der: Uint8Array, budget: Budget): SignedDigest | undefined {
  const [type, wrapped] = childrenOf(readDer(der, budget), budget);
  if (type === undefined || wrapped === undefined || !signedData.has(objectIdentifierOf(type))) return undefined;
  const content = childrenOf(wrapped, budget)[0];
  const encapsulated = content === undefined ? undefined : childrenOf(content, budget)[2];
  const inside = encapsulated === undefined ? undefined : childrenOf(encapsulated, budget)[1];
  const info = inside === undefined ? undefined : childrenOf(inside, budget)[0];
  if (info?.tag !== derTag.octetString) return undefined;
  const imprint = childrenOf(readDer(info.content, budget), budget)[2];
  const [algorithm, digest] = imprint === undefined ? [] : childrenOf(imprint, budget);
  const oid = algorithm === undefined ? undefined : childrenOf(algorithm, budget)[0];
  return oid === undefined || digest?.tag !== derTag.octetString
    ? undefined
    : { algorithm: objectIdentifierOf(oid), digest: digest.content };
}

function attributeOf(attributes: DerNode, wanted: string, budget: Budget): DerNode | undefined {
  for (const attribute of childrenOf(attributes, budget)) {
    const [type, values] = childrenOf(attribute, budget);
    if (type !== undefined && values !== undefined && objectIdentifierOf(type) === wanted) return childrenOf(values, budget)[0];
  }
  return undefined;
}
