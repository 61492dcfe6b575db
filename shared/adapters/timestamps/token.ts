/** A time stamp read and verified by itself (RFC 3161 §2.4.2, RFC 5652), with neither network nor a tool of somebody else. */
import { newBudget } from '../../domain/documents/faults.ts';
import { childrenOf, derTag, objectIdentifierOf, readDer } from '../../domain/documents/seals/der.ts';
import { type Certificate, leadsTo, timeOf } from '../certificates/certificate.ts';
import { isDigestOf, readSignedData } from '../certificates/signed-data.ts';

export interface TimeStamp {
  /** Hex, SHA-256. */
  sha256: string;
  /** What the authority's clock said; milliseconds of the epoch. */
  at: number;
  /** The authority, as its certificate names it. */
  authority: string;
  /** Its certificate leads to one that is trusted; undefined when nobody said whom to trust. */
  trusted?: boolean;
}

export type ReadStamp = { kind: 'holds'; stamp: TimeStamp } | { kind: 'broken'; why: string };

const sha256Oid = '2.16.840.1.101.3.4.2.1';
const timeStamping = '1.3.6.1.5.5.7.3.8';
const generalizedTime = 0x18;

/** `trusted`: certificates of authorities that the reader trusts; without them nothing is said of whose the certificate is. */
export function readTimeStamp(token: Uint8Array, trusted?: readonly Certificate[]): ReadStamp {
  const signed = readSignedData(token);
  const info = signed?.content === undefined ? undefined : infoOf(signed.content);
  if (signed?.content === undefined || info === undefined) return { kind: 'broken', why: 'it is no time stamp (RFC 3161)' };
  const { signer } = signed;
  if (signer === undefined) return { kind: 'broken', why: "the authority's certificate is not in it" };
  if (!isDigestOf(signed, signed.content) || !signed.holds) return { kind: 'broken', why: "the authority's signature does not hold" };
  if (!signer.uses.includes(timeStamping)) return { kind: 'broken', why: `the certificate of ${signer.name} is not one for time stamps` };
  const known = trusted === undefined ? {} : { trusted: leadsTo(signer, signed.certificates, trusted, info.at) };
  return { kind: 'holds', stamp: { ...info, authority: signer.name, ...known } };
}

/** TSTInfo: version, policy, messageImprint, serialNumber, genTime, … */
function infoOf(content: Uint8Array): { sha256: string; at: number } | undefined {
  try {
    const budget = newBudget();
    const [, , imprint, , ...rest] = childrenOf(readDer(content, budget), budget);
    const [algorithm, digest] = imprint === undefined ? [] : childrenOf(imprint, budget);
    const oid = algorithm === undefined ? undefined : childrenOf(algorithm, budget)[0];
    const time = rest.find(({ tag }) => tag === generalizedTime);
    const at = time === undefined ? undefined : timeOf(time);
    if (oid === undefined || digest?.tag !== derTag.octetString || at === undefined || objectIdentifierOf(oid) !== sha256Oid)
      return undefined;
    return { sha256: Buffer.from(digest.content).toString('hex'), at };
  } catch {
    // Bytes that are no TSTInfo.
    return undefined;
  }
}
