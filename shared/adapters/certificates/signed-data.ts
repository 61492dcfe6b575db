/** CMS SignedData (RFC 5652; GM/T 0010 for SM2): whose signature it is, and whether it holds. */
import { createHash } from 'node:crypto';
import { type Budget, newBudget } from '../../domain/documents/faults.ts';
import { childrenOf, type DerNode, derTag, objectIdentifierOf, readDer } from '../../domain/documents/seals/der.ts';
import { digestBy } from '../../domain/documents/seals/digests.ts';
import { algorithmIn, isSignedBy } from './algorithms.ts';
import { type Certificate, readCertificate, timeOf } from './certificate.ts';

export interface SignedData {
  /** What is signed, where it travels inside. */
  content?: Uint8Array;
  /** Every certificate that came with it. */
  certificates: readonly Certificate[];
  /** The signer's own; undefined when it is not among them. */
  signer?: Certificate;
  /** The digest that its signed attributes name. */
  digest: { algorithm: string; value: Uint8Array };
  /** The signature over the attributes holds under the signer's certificate. Whether the digest is that of the content is for the caller. */
  holds: boolean;
  /** When the signer says that it signed (milliseconds of the epoch): its own word, under its signature. */
  signedAt?: number;
}

const signedDataTypes: ReadonlySet<string> = new Set(['1.2.840.113549.1.7.2', '1.2.156.10197.6.1.4.2.2']);
const messageDigest = '1.2.840.113549.1.9.4';
const signingTime = '1.2.840.113549.1.9.5';
const context0 = 0xa0;

/** Undefined for bytes that are no SignedData, or whose first signer signed no attributes. */
export function readSignedData(der: Uint8Array): SignedData | undefined {
  try {
    return read(der, newBudget());
  } catch {
    // DER that breaks off, or no DER at all.
    return undefined;
  }
}

function read(der: Uint8Array, budget: Budget): SignedData | undefined {
  const [type, wrapped] = childrenOf(readDer(der, budget), budget);
  const body = wrapped === undefined ? undefined : childrenOf(wrapped, budget)[0];
  if (type === undefined || body === undefined || !signedDataTypes.has(objectIdentifierOf(type))) return undefined;
  const fields = childrenOf(body, budget);
  const certificates = certificatesIn(fields, budget);
  const last = fields.at(-1);
  const info = last?.tag === derTag.set ? childrenOf(last, budget)[0] : undefined;
  if (info === undefined) return undefined;
  // SignerInfo: version, issuer and serial, digest algorithm, [0] signed attributes, signature algorithm, signature.
  const [, who, digestAlgorithm, attributes, signatureAlgorithm, signature] = childrenOf(info, budget);
  if (!who || !digestAlgorithm || attributes?.tag !== context0 || !signatureAlgorithm || !signature) return undefined;
  const value = attributeOf(attributes, messageDigest, budget);
  const algorithm = algorithmIn(digestAlgorithm, budget).oid;
  if (value?.tag !== derTag.octetString) return undefined;
  const signer = signerOf(who, certificates, budget);
  // Signed is the SET of attributes, not the [0] under which it travels (RFC 5652 §5.4).
  const signed = Buffer.concat([Uint8Array.of(derTag.set), attributes.whole.subarray(1)]);
  const content = contentOf(fields[2], budget);
  const time = attributeOf(attributes, signingTime, budget);
  const signedAt = time === undefined ? undefined : timeOf(time);
  return {
    certificates,
    digest: { algorithm, value: value.content },
    holds:
      signer !== undefined && isSignedBy(signer.publicKey, signed, signature.content, algorithmIn(signatureAlgorithm, budget), algorithm),
    ...(signer === undefined ? {} : { signer }),
    ...(content === undefined ? {} : { content }),
    ...(signedAt === undefined ? {} : { signedAt }),
  };
}

/** Is the signed digest that of these bytes? */
export function isDigestOf({ digest }: Pick<SignedData, 'digest'>, content: Uint8Array): boolean {
  const actual = digestBy(digest.algorithm, [content]);
  return actual !== undefined && Buffer.from(actual).equals(digest.value);
}

function certificatesIn(fields: readonly DerNode[], budget: Budget): Certificate[] {
  const field = fields.slice(3).find(({ tag }) => tag === context0);
  return field === undefined ? [] : childrenOf(field, budget).flatMap(({ whole }) => readCertificate(whole) ?? []);
}

/** By issuer and serial number, or by the key's identifier ([0], RFC 5652 §5.3). */
function signerOf(who: DerNode, certificates: readonly Certificate[], budget: Budget): Certificate | undefined {
  if (who.tag !== derTag.sequence)
    return certificates.find(({ publicKey }) => keyIdentifierOf(publicKey, budget).equals(Buffer.from(who.content)));
  const [issuer, serial] = childrenOf(who, budget);
  if (issuer === undefined || serial === undefined) return undefined;
  return certificates.find(
    (each) => Buffer.from(each.issuer).equals(issuer.whole) && Buffer.from(each.serial).equals(Buffer.from(serial.content)),
  );
}

/** SHA-1 of the key's bits, which is a name here and proves nothing (RFC 5280 §4.2.1.2). */
function keyIdentifierOf(spki: Uint8Array, budget: Budget): Buffer {
  const key = childrenOf(readDer(spki, budget), budget)[1];
  return createHash('sha1')
    .update(key?.content.subarray(1) ?? new Uint8Array())
    .digest();
}

function contentOf(info: DerNode | undefined, budget: Budget): Uint8Array | undefined {
  const wrapped = info === undefined ? undefined : childrenOf(info, budget)[1];
  const content = wrapped === undefined ? undefined : childrenOf(wrapped, budget)[0];
  return content?.tag === derTag.octetString ? content.content : undefined;
}

function attributeOf(attributes: DerNode, wanted: string, budget: Budget): DerNode | undefined {
  for (const attribute of childrenOf(attributes, budget)) {
    const [type, values] = childrenOf(attribute, budget);
    if (type !== undefined && values !== undefined && objectIdentifierOf(type) === wanted) return childrenOf(values, budget)[0];
  }
  return undefined;
}
