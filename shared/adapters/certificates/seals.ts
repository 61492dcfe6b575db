/**
 * Whose seal it is, judged by a trust list: the signature holds under the signer's certificate, and the certificate leads to the list and was in force both when
 * the signer says that it sealed and when the document was received. The signer's word on the time counts against it alone: no seal is taken because of it.
 * Revocation is not looked up.
 */
import type { CertificateStanding, JudgedSeal, Seal } from '../../domain/documents/opened.ts';
import { type Certificate, leadsTo, readPemCertificates } from './certificate.ts';
import { readSealSignature } from './seal-signature.ts';
import { readSignedData } from './signed-data.ts';

/** For whoever loads this file on demand. */
export { readPemCertificates };

/** Clocks differ by so much. */
const clockMs = 5 * 60_000;
/** Uses that make a certificate none for sealing documents, where it has no other: a web server's, a time stamp's. */
const otherUses: ReadonlySet<string> = new Set(['1.3.6.1.5.5.7.3.1', '1.3.6.1.5.5.7.3.8']);

/** @param receivedAt Milliseconds of the epoch. */
export function judgeSeal(seal: Seal, trusted: readonly Certificate[], receivedAt: number): JudgedSeal {
  const { certificate, signer } = judged(seal, trusted, receivedAt);
  return { ...seal, certificate, holders: certificate === 'trusted' ? (signer?.holders ?? []) : [] };
}

/** One that nobody looked at. */
export const unjudged = (seal: Seal): JudgedSeal => ({ ...seal, certificate: 'not provable', holders: [] });

interface Judged {
  certificate: CertificateStanding;
  signer?: Certificate;
}
const notProvable: Judged = { certificate: 'not provable' };

function judged({ signature }: Seal, trusted: readonly Certificate[], receivedAt: number): Judged {
  if (signature === undefined) return notProvable;
  if (signature.form === 'cms') {
    const signed = readSignedData(signature.der);
    if (signed?.signer === undefined) return notProvable;
    if (!signed.holds) return { certificate: 'signature wrong' };
    const times = [receivedAt, ...(signed.signedAt === undefined ? [] : [signed.signedAt])];
    return { certificate: standingAt(signed.signer, signed.certificates, trusted, times), signer: signed.signer };
  }
  const sealed = readSealSignature(signature.der);
  if (sealed === undefined) return notProvable;
  const { signer, seal, signedAt } = sealed;
  if (!sealed.holds) return { certificate: 'signature wrong' };
  if (!seal.holds || !seal.isSigners) return { certificate: 'not trusted' };
  const times = [receivedAt, ...(signedAt === undefined ? [] : [signedAt])];
  const standings = [signer, seal.maker].map((each) => standingAt(each, [signer, seal.maker], trusted, times));
  if (standings.includes('not trusted')) return { certificate: 'not trusted' };
  const inForce = times.every((at) => at >= seal.validFrom && at <= seal.validUntil);
  return standings.includes('not valid') || !inForce ? { certificate: 'not valid' } : { certificate: 'trusted', signer };
}

function standingAt(
  signer: Certificate,
  between: readonly Certificate[],
  trusted: readonly Certificate[],
  times: readonly number[],
): 'trusted' | 'not trusted' | 'not valid' {
  const forDocuments = signer.mayUse.sign && (signer.uses.length === 0 || signer.uses.some((use) => !otherUses.has(use)));
  if (!forDocuments || !leadsTo(signer, between, trusted)) return 'not trusted';
  const [receivedAt = 0] = times;
  return times.every((at) => at <= receivedAt + clockMs && leadsTo(signer, between, trusted, at)) ? 'trusted' : 'not valid';
}
