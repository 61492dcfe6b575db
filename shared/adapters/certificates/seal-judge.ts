/** Judges seals by the register's trust list. What reads certificates is loaded when the first sealed document comes and there is a list. */
import type { Register } from '../../ports/register.ts';
import type { SealJudge } from '../../ports/seals.ts';
import type { Certificate } from './certificate.ts';

/** No real document has so many seals; with the bound on a chain, a hostile one costs seconds at most. */
const judgedMax = 8;

export function registerSealJudge(register: Pick<Register, 'sealTrust'>): SealJudge {
  let known: { pem: string; certificates: readonly Certificate[] } | undefined;
  return async (seals, receivedAt) => {
    const trust = await register.sealTrust();
    if (trust === undefined) return undefined;
    if (known?.pem !== trust.certificates) {
      const { readPemCertificates } = await import('./seals.ts');
      known = { pem: trust.certificates, certificates: readPemCertificates(trust.certificates) };
    }
    const { certificates } = known;
    const { judgeSeal, unjudged } = await import('./seals.ts');
    return seals.map((seal, index) => (index < judgedMax ? judgeSeal(seal, certificates, Date.parse(receivedAt)) : unjudged(seal)));
  };
}
