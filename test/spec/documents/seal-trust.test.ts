import { describe, expect, it } from 'vitest';
import { leadsTo, readCertificate, readPemCertificates } from '../../../shared/adapters/certificates/certificate.ts';
import { registerSealJudge } from '../../../shared/adapters/certificates/seal-judge.ts';
import { judgeSeal } from '../../../shared/adapters/certificates/seals.ts';
import { inspectDocument } from '../../../shared/domain/documents/inspect.ts';
import { sealedBy, standingByTrust } from '../../../shared/domain/documents/opened.ts';
import { cmsOf, type SealAlgorithm, type SealParts, sealAuthority, sealSignatureOf } from '../../fixtures/authorities/seal-authority.ts';
import { sealedOfd } from '../../fixtures/documents/ofd-writer.ts';
import { sealedPdf } from '../../fixtures/documents/pdf-writer.ts';
import { present } from '../../fixtures/world/present.ts';

const day = 86_400_000;
const received = Date.parse('2026-03-10T09:00:00+08:00');
const validity = { from: received - 365 * day, until: received + 365 * day };
const ended = { from: received - 20 * day, until: received - 2 * day };
const issuer = '济南市历下区住房和城乡建设局';

function standing(bytes: Uint8Array, pem: string, at = received) {
  const judged = (inspectDocument(bytes).seals ?? []).map((seal) => judgeSeal(seal, readPemCertificates(pem), at));
  return { seal: standingByTrust(judged), by: sealedBy(judged) };
}
const algorithms = ['sm2', 'rsa', 'rsa-pss', 'ec'] as const satisfies readonly SealAlgorithm[];
const authorities = new Map<SealAlgorithm, ReturnType<typeof sealAuthority>>(
  algorithms.map((algorithm) => [algorithm, sealAuthority(algorithm, validity)]),
);
const stranger = sealAuthority('sm2', validity);

describe.each(algorithms)('a seal in a PDF (CMS, %s) is judged by the trust list (电子签名法 13, 16)', (algorithm) => {
  const authority = present(authorities.get(algorithm));
  const holder = authority.issue(issuer);
  const document = sealedPdf((content) => cmsOf(holder, content, received - day));

  it('counts where its certificate leads to the list or stands in it, and says whose it is', () => {
    expect(standing(document, authority.pem)).toEqual({ seal: 'certificate trusted', by: [issuer] });
    expect(standing(document, `${stranger.pem}${holder.pem}`)).toEqual({ seal: 'certificate trusted', by: [issuer] });
  });

  it('does not where it leads elsewhere', () => {
    expect(standing(document, stranger.pem)).toEqual({ seal: 'certificate not trusted', by: [] });
  });

  it('is disproved when another key made it', () => {
    const { sign } = authority.issue('another');
    const forged = sealedPdf((content) => cmsOf({ ...holder, sign }, content));
    expect(standing(forged, authority.pem)).toEqual({ seal: 'signature wrong', by: [] });
  });
});

describe('a certificate counts for when it was in force', () => {
  const authority = present(authorities.get('sm2'));
  const holder = authority.issue(issuer, { own: ended });
  const signed = (at?: number): Buffer => sealedPdf((content) => cmsOf(holder, content, at));

  it('when the document was received and when the seal says that it was made, whichever is worse', () => {
    const inForce = ended.until - day;
    expect(standing(signed(inForce), authority.pem, inForce).seal).toBe('certificate trusted');
    expect(standing(signed(), authority.pem, inForce).seal).toBe('certificate trusted');
    // The signer's own word on the time saves nothing: anybody can turn back a clock.
    expect(standing(signed(inForce), authority.pem).seal).toBe('certificate not valid');
    expect(standing(signed(ended.from - day), authority.pem, inForce).seal).toBe('certificate not valid');
    expect(standing(signed(inForce + 3_600_000), authority.pem, inForce).seal).toBe('certificate not valid');
  });

  it('and for what it is: not one for encryption, not one of an authority that may not issue', () => {
    const encryption = authority.issue(issuer, { extensions: 'encryption' });
    expect(
      standing(
        sealedPdf((content) => cmsOf(encryption, content)),
        authority.pem,
      ).seal,
    ).toBe('certificate not trusted');
    const byHolder = authority.issue('behind a holder', { issuer: authority.issue('no authority').id });
    expect(
      standing(
        sealedPdf((content) => cmsOf(byHolder, content)),
        authority.pem,
      ).seal,
    ).toBe('certificate not trusted');
  });

  it('through authorities between, as many as the one above allows', () => {
    const between = authority.issue('below', { extensions: 'sub' });
    const leaf = authority.issue(issuer, { issuer: between.id });
    const document = sealedPdf((content) => cmsOf(leaf, content));
    expect(standing(document, authority.pem).seal).toBe('certificate not trusted');
    expect(standing(document, between.pem).seal).toBe('certificate trusted');
    const second = authority.issue('below that', { extensions: 'sub', issuer: between.id });
    const tooDeep = authority.issue(issuer, { issuer: second.id });
    const read = ({ certificate }: { certificate: Uint8Array }) => present(readCertificate(certificate));
    const root = readPemCertificates(authority.pem);
    expect(leadsTo(read(leaf), [read(between)], root, received)).toBe(true);
    expect(leadsTo(read(tooDeep), [read(second), read(between)], root, received)).toBe(false);
  });
});

describe.each(['sm2', 'rsa'] as const)('a seal in an OFD (SES_Signature, %s) is judged by the trust list (GB/T 38540)', (algorithm) => {
  const authority = present(authorities.get(algorithm));
  const parts: SealParts = {
    maker: authority.issue('印章制作单位'),
    signer: authority.issue(issuer),
    validity,
    signedAt: received - day,
  };
  const sealed = (change: Partial<SealParts> = {}): Buffer =>
    sealedOfd('sm3', { signedValue: (hash) => sealSignatureOf(hash, { ...parts, ...change }) });

  it('counts where signer and maker lead to the list and the seal is the signer’s, named by certificate or digest, of either standard', () => {
    for (const change of [{}, { byDigest: true }, { old: true }])
      expect(standing(sealed(change), authority.pem)).toEqual({ seal: 'certificate trusted', by: [issuer] });
  });

  it.each<[string, Partial<SealParts>, string]>([
    ['made by a stranger', { maker: stranger.issue('印章制作单位') }, 'certificate not trusted'],
    ['put on by a stranger', { signer: stranger.issue(issuer) }, 'certificate not trusted'],
    ['made for somebody else', { madeFor: authority.issue('another') }, 'certificate not trusted'],
    ['whose maker did not sign it', { maker: { ...parts.maker, sign: parts.signer.sign } }, 'certificate not trusted'],
    ['whose own time is over', { validity: ended }, 'certificate not valid'],
    ['put on before its time', { signedAt: validity.from - day }, 'certificate not valid'],
    ['that another key put on', { signer: { ...parts.signer, sign: parts.maker.sign } }, 'signature wrong'],
  ])('does not: one %s', (_, change, expected) => {
    expect(standing(sealed(change), authority.pem)).toEqual({ seal: expected, by: [] });
  });

  it('may be a signature without a picture (CMS)', () => {
    const document = sealedOfd('sm3', { signedValue: (_, signature) => cmsOf(parts.signer, signature, parts.signedAt) });
    expect(standing(document, authority.pem)).toEqual({ seal: 'certificate trusted', by: [issuer] });
  });
});

describe('a hostile document costs little', () => {
  it('however many authorities of one name come with it: so many are tried, and no more', () => {
    const authority = present(authorities.get('sm2'));
    const below = authority.issue('below', { extensions: 'sub' });
    const [between, leaf] = [below, authority.issue(issuer, { issuer: below.id })].map(({ certificate }) =>
      present(readCertificate(certificate)),
    );
    const root = readPemCertificates(authority.pem);
    // Each has the name of the issuer and another key, so each takes a signature to be told from it.
    const alike = Array.from({ length: 20 }, () => ({ ...present(between), publicKey: present(leaf).publicKey }));
    expect(leadsTo(present(leaf), [...alike, present(between)], root, received)).toBe(false);
    expect(leadsTo(present(leaf), [present(between), ...alike], root, received)).toBe(true);
  });

  it('and however many seals: of those beyond the eighth nobody says that they can be relied on', async () => {
    const authority = present(authorities.get('ec'));
    const holder = authority.issue(issuer);
    const [seal] = inspectDocument(sealedPdf((content) => cmsOf(holder, content))).seals ?? [];
    const judge = registerSealJudge({ sealTrust: async () => ({ certificates: authority.pem }) });
    const judged = present(
      await judge(
        Array.from({ length: 10 }, () => present(seal)),
        '2026-03-10T09:00:00+08:00',
      ),
    );
    expect(judged.map(({ certificate }) => certificate).slice(7)).toEqual(['trusted', 'not provable', 'not provable']);
    expect(await registerSealJudge({ sealTrust: async () => undefined })([], '2026-03-10T09:00:00+08:00')).toBeUndefined();
  });
});

describe('with a trust list', () => {
  const authority = present(authorities.get('ec'));
  const holder = authority.issue(issuer);

  it('what cannot be read is not provable', () => {
    const document = sealedOfd('sm3', { signedValue: () => Buffer.from('seal') });
    expect(standing(document, authority.pem).seal).toBe('certificate not provable');
    expect(standing(sealedOfd('sm3'), authority.pem).seal).toBe('certificate not provable');
  });

  it('a trusted seal says nothing of what it does not cover', () => {
    const document = sealedOfd('sm3', {
      extra: { 'Doc_0/Res/added.xml': '<x/>' },
      signedValue: (_, signature) => cmsOf(holder, signature),
    });
    expect(standing(document, authority.pem)).toEqual({ seal: 'partly', by: [] });
  });

  it('every byte of the signature matters', () => {
    const document = sealedOfd('sm3', { signedValue: (_, signature) => cmsOf(holder, signature) });
    const [seal] = inspectDocument(document).seals ?? [];
    const { form, der } = present(present(seal).signature);
    const trusted = readPemCertificates(authority.pem);
    const passed: number[] = [];
    for (let place = 0; place < der.length; place += 1) {
      const flipped = Buffer.from(der);
      flipped[place] = (flipped[place] ?? 0) ^ 1;
      if (judgeSeal({ ...present(seal), signature: { form, der: flipped } }, trusted, received).certificate === 'trusted')
        passed.push(place);
    }
    // Neither what the authority signed, nor what the signer signed, nor the two signatures; what frames them is under neither and means nothing.
    const { tbs, signature } = present(readCertificate(holder.certificate));
    const attributes = Buffer.from(der).lastIndexOf(Buffer.from('301806092a864886f70d010903', 'hex'));
    const signatureFrom = Buffer.from(der).lastIndexOf(Buffer.from('300a06082a8648ce3d040302', 'hex'));
    const regions = [tbs, signature].map((part) => ({
      from: Buffer.from(der).indexOf(part),
      until: Buffer.from(der).indexOf(part) + part.length,
    }));
    regions.push({ from: attributes, until: signatureFrom }, { from: signatureFrom + 14, until: der.length });
    expect(regions.every(({ from, until }) => from > 0 && from < until)).toBe(true);
    expect(passed.filter((place) => regions.some(({ from, until }) => place >= from && place < until))).toEqual([]);
  });
});
