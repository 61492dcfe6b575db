/**
 * The signature of an electronic seal in an OFD file (SES_Signature of GB/T 38540-2020; its forerunner of GM/T 0031-2014): who sealed, with which seal, made
 * by whom.
 */
import { createHash } from 'node:crypto';
import { type Budget, newBudget } from '../../domain/documents/faults.ts';
import { childrenOf, type DerNode, derTag, objectIdentifierOf, readDer } from '../../domain/documents/seals/der.ts';
import { isSignedBy } from './algorithms.ts';
import { type Certificate, readCertificate, timeOf } from './certificate.ts';

export interface SealSignatureData {
  signer: Certificate;
  /** The signer's signature holds over what it signed, the digest among it. */
  holds: boolean;
  /** When the signer says that it sealed; milliseconds of the epoch. GM/T 0031 may leave it to a time stamp. */
  signedAt?: number;
  seal: {
    maker: Certificate;
    /** The maker's signature over the seal holds. */
    holds: boolean;
    /** The seal was made for this signer. */
    isSigners: boolean;
    validFrom: number;
    validUntil: number;
  };
}

const generalizedTime = 0x18;

/** Undefined for bytes that are no such signature, or with a certificate that cannot be read. */
export function readSealSignature(der: Uint8Array): SealSignatureData | undefined {
  try {
    return read(der, newBudget());
  } catch {
    // DER that breaks off, or no DER at all.
    return undefined;
  }
}

function read(der: Uint8Array, budget: Budget): SealSignatureData | undefined {
  const outer = childrenOf(readDer(der, budget), budget);
  const toSign = outer[0];
  if (toSign?.tag !== derTag.sequence) return undefined;
  const fields = childrenOf(toSign, budget);
  const [, eseal, time] = fields;
  // GB/T 38540 has certificate and algorithm beside what is signed, GM/T 0031 inside, behind the digest's properties.
  const [certificate, algorithm, signature] = outer.length === 2 ? [fields[5], fields[6], outer[1]] : outer.slice(1, 4);
  const signer = certificateIn(certificate);
  const seal = eseal === undefined || signer === undefined ? undefined : sealOf(eseal, signer, budget);
  if (!algorithm || !signer || !seal || signature?.tag !== derTag.bitString) return undefined;
  const signedAt = time?.tag === generalizedTime ? timeOf(time) : undefined;
  return {
    signer,
    holds: isSigned(signer, toSign.whole, algorithm, signature),
    seal,
    ...(signedAt === undefined ? {} : { signedAt }),
  };
}

const certificateIn = (node: DerNode | undefined): Certificate | undefined =>
  node?.tag === derTag.octetString ? readCertificate(node.content) : undefined;

const isSigned = ({ publicKey }: Certificate, input: Uint8Array, algorithm: DerNode, signature: DerNode): boolean =>
  isSignedBy(publicKey, input, signature.content.subarray(1), { oid: objectIdentifierOf(algorithm) });

/** SESeal: what the seal is, and who made it. */
function sealOf(eseal: DerNode, signer: Certificate, budget: Budget): SealSignatureData['seal'] | undefined {
  const parts = childrenOf(eseal, budget);
  const info = parts[0];
  // GM/T 0031 keeps certificate, algorithm and signature of the maker together.
  const [certificate, algorithm, signature] = parts.length === 2 && parts[1] !== undefined ? childrenOf(parts[1], budget) : parts.slice(1);
  const maker = certificateIn(certificate);
  const property = info === undefined ? undefined : childrenOf(info, budget)[2];
  if (!info || !certificate || !algorithm || !maker || !property || signature?.tag !== derTag.bitString) return undefined;
  const values = childrenOf(property, budget);
  const [validFrom, validUntil] = values.slice(-2).map(timeOf);
  const list = values.find(({ tag }) => tag === derTag.sequence);
  if (validFrom === undefined || validUntil === undefined || list === undefined) return undefined;
  return {
    maker,
    holds: isMade(maker, info, { certificate, algorithm, signature }),
    isSigners: names(list, signer, budget),
    validFrom,
    validUntil,
  };
}

/** GB/T 38540 signs what the seal is; GM/T 0031 that together with the maker's certificate and algorithm. */
function isMade(
  maker: Certificate,
  info: DerNode,
  { certificate, algorithm, signature }: Record<'certificate' | 'algorithm' | 'signature', DerNode>,
): boolean {
  if (isSigned(maker, info.whole, algorithm, signature)) return true;
  return isSigned(maker, sequence(info.whole, certificate.whole, algorithm.whole), algorithm, signature);
}

function sequence(...contents: readonly Uint8Array[]): Uint8Array {
  const content = Buffer.concat(contents);
  const hex = content.length.toString(16);
  const octets = Buffer.from(hex.padStart(hex.length + (hex.length % 2), '0'), 'hex');
  const length = content.length < 0x80 ? octets : Buffer.concat([Uint8Array.of(0x80 | octets.length), octets]);
  return Buffer.concat([Uint8Array.of(derTag.sequence), length, content]);
}

/** The certificates that may use the seal: themselves, or their digests (type and value). */
const names = (list: DerNode, { der }: Certificate, budget: Budget): boolean =>
  childrenOf(list, budget).some((entry) => {
    if (entry.tag === derTag.octetString) return Buffer.from(entry.content).equals(der);
    const value = entry.tag === derTag.sequence ? childrenOf(entry, budget)[1] : undefined;
    return value !== undefined && digestsOf(der).some((digest) => digest.equals(value.content));
  });

const digestsOf = (der: Uint8Array): Buffer[] => ['sm3', 'sha256'].map((name) => createHash(name).update(der).digest());
