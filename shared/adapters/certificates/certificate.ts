/**
 * X.509 certificates (RFC 5280; GB/T 20518 for SM2) as far as a signature of long ago needs them: who it names, from when to when, and whether one
 * issued the other. Revocation is not looked up: there is no network where an export is verified.
 */
import { createPublicKey, type KeyObject, verify } from 'node:crypto';
import { newBudget } from '../../domain/documents/faults.ts';
import { childrenOf, type DerNode, derTag, objectIdentifierOf, readDer } from '../../domain/documents/seals/der.ts';
import { sm2Jwk, sm2Verifier } from '../signatures/sm2.ts';

export interface Certificate {
  der: Uint8Array;
  /** As signed. */
  tbs: Uint8Array;
  signatureAlgorithm: string;
  signature: Uint8Array;
  serial: Uint8Array;
  /** Distinguished names, DER. */
  issuer: Uint8Array;
  subject: Uint8Array;
  /** Its `CN`, for people. */
  name: string;
  /** Milliseconds of the epoch. */
  notBefore: number;
  notAfter: number;
  publicKey: Uint8Array;
  isAuthority: boolean;
  /** Object identifiers of what it may be used for; empty when it does not say. */
  uses: readonly string[];
}

const sm2WithSm3 = '1.2.156.10197.1.501';
const sm2Curve = '1.2.156.10197.1.301';
/** Digest of a signature algorithm; undefined where the algorithm says it elsewhere (RSA-PSS) or is not taken (SHA-1, MD5). */
const digests: Readonly<Record<string, string>> = {
  '1.2.840.113549.1.1.11': 'sha256',
  '1.2.840.113549.1.1.12': 'sha384',
  '1.2.840.113549.1.1.13': 'sha512',
  '1.2.840.10045.4.3.2': 'sha256',
  '1.2.840.10045.4.3.3': 'sha384',
  '1.2.840.10045.4.3.4': 'sha512',
};
const extensionOids = { basicConstraints: '2.5.29.19', extendedKeyUsage: '2.5.29.37' } as const;
const commonName = '2.5.4.3';
const context0 = 0xa0;
const context3 = 0xa3;

/** Undefined for bytes that are no certificate. */
export function readCertificate(der: Uint8Array): Certificate | undefined {
  try {
    const budget = newBudget();
    const whole = readDer(der, budget);
    const [tbs, algorithm, signature] = childrenOf(whole, budget);
    if (tbs === undefined || algorithm === undefined || signature?.tag !== derTag.bitString) return undefined;
    const fields = childrenOf(tbs, budget);
    const [serial, , issuer, validity, subject, publicKey] = fields[0]?.tag === context0 ? fields.slice(1) : fields;
    const [oid] = childrenOf(algorithm, budget);
    const [from, to] = validity === undefined ? [] : childrenOf(validity, budget).map(timeOf);
    if (!serial || !issuer || !subject || !publicKey || !oid || from === undefined || to === undefined) return undefined;
    const extensions = extensionsOf(fields.find(({ tag }) => tag === context3));
    return {
      der: whole.whole,
      tbs: tbs.whole,
      signatureAlgorithm: objectIdentifierOf(oid),
      signature: signature.content.subarray(1),
      serial: serial.content,
      issuer: issuer.whole,
      subject: subject.whole,
      name: nameOf(subject),
      notBefore: from,
      notAfter: to,
      publicKey: publicKey.whole,
      isAuthority: isAuthority(extensions.get(extensionOids.basicConstraints)),
      uses: usesOf(extensions.get(extensionOids.extendedKeyUsage)),
    };
  } catch {
    // DER that breaks off, or no DER at all.
    return undefined;
  }
}

/** Every certificate of a PEM file. @throws Error when one of them is none. */
export function readPemCertificates(pem: string): Certificate[] {
  const blocks = [...pem.matchAll(/-----BEGIN CERTIFICATE-----([\s\S]*?)-----END CERTIFICATE-----/g)];
  if (blocks.length === 0) throw new Error('there is no certificate in it: give a PEM file with BEGIN CERTIFICATE');
  return blocks.map(([, base64 = ''], index) => {
    const certificate = readCertificate(Buffer.from(base64, 'base64'));
    if (certificate === undefined) throw new Error(`certificate ${index + 1} of the PEM file cannot be read`);
    return certificate;
  });
}

/** Does the signature over these bytes hold under the certificate's key? RSA (PKCS #1 v1.5), ECDSA, Ed25519, SM2 with SM3. */
export function isSignedUnder(
  { publicKey }: Pick<Certificate, 'publicKey'>,
  input: Uint8Array,
  signature: Uint8Array,
  { algorithm, digest }: { algorithm: string; digest?: string | undefined },
): boolean {
  try {
    const point = sm2PointOf(publicKey);
    if (point !== undefined) return sm2Verifier(sm2Jwk(point), 'der')?.(input, signature) ?? false;
    if (algorithm === sm2WithSm3) return false;
    const key: KeyObject = createPublicKey({ key: Buffer.from(publicKey), format: 'der', type: 'spki' });
    const hash = key.asymmetricKeyType === 'ed25519' ? null : (digests[algorithm] ?? digest);
    return hash !== undefined && verify(hash, input, key, signature);
  } catch {
    // A key of a kind that is not known here verifies nothing.
    return false;
  }
}

/**
 * From a certificate up to one that is trusted, each valid at that time and issued by the next. The trusted one may be the certificate itself.
 */
export function leadsTo(leaf: Certificate, between: readonly Certificate[], trusted: readonly Certificate[], at: number): boolean {
  let current = leaf;
  for (let length = 0; length < chainMax; length += 1) {
    if (at < current.notBefore || at > current.notAfter) return false;
    if (trusted.some(({ der }) => Buffer.from(der).equals(current.der))) return true;
    const issuer = [...trusted, ...between].find((candidate) => candidate.der !== current.der && issued(candidate, current));
    if (issuer === undefined) return false;
    current = issuer;
  }
  return false;
}
const chainMax = 8;

const issued = (issuer: Certificate, { issuer: name, tbs, signature, signatureAlgorithm }: Certificate): boolean =>
  issuer.isAuthority &&
  Buffer.from(issuer.subject).equals(name) &&
  isSignedUnder(issuer, tbs, signature, { algorithm: signatureAlgorithm });

/** `04` ‖ x ‖ y in hexadecimal of an SM2 key. */
function sm2PointOf(spki: Uint8Array): string | undefined {
  const budget = newBudget();
  const [algorithm, key] = childrenOf(readDer(spki, budget), budget);
  const curve = algorithm === undefined ? undefined : childrenOf(algorithm, budget)[1];
  if (curve?.tag !== derTag.objectIdentifier || objectIdentifierOf(curve) !== sm2Curve || key === undefined) return undefined;
  return Buffer.from(key.content.subarray(1)).toString('hex');
}

/** UTCTime or GeneralizedTime (RFC 5280 §4.1.2.5), both in UTC. */
export function timeOf({ tag, content }: DerNode): number | undefined {
  const text = Buffer.from(content).toString('latin1');
  const century = tag === 0x17 ? (Number(text.slice(0, 2)) < 50 ? '20' : '19') : '';
  const parts = /^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)(\.\d+)?Z$/.exec(`${century}${text}`);
  if (parts === null) return undefined;
  const [, year, month, day, hour, minute, second, fraction = ''] = parts;
  const millis = Date.parse(`${year}-${month}-${day}T${hour}:${minute}:${second}${fraction.slice(0, 4)}Z`);
  return Number.isNaN(millis) ? undefined : millis;
}

function nameOf(subject: DerNode): string {
  const budget = newBudget();
  for (const set of childrenOf(subject, budget))
    for (const attribute of childrenOf(set, budget)) {
      const [type, value] = childrenOf(attribute, budget);
      if (type !== undefined && value !== undefined && objectIdentifierOf(type) === commonName)
        return Buffer.from(value.content).toString('utf8');
    }
  return `(a name without CN, ${Buffer.from(subject.whole).toString('hex').slice(0, 32)}…)`;
}

function extensionsOf(field: DerNode | undefined): Map<string, DerNode> {
  const budget = newBudget();
  const list = field === undefined ? undefined : childrenOf(field, budget)[0];
  const found = new Map<string, DerNode>();
  for (const extension of list === undefined ? [] : childrenOf(list, budget)) {
    const parts = childrenOf(extension, budget);
    const [oid, value] = [parts[0], parts.at(-1)];
    if (oid !== undefined && value?.tag === derTag.octetString) found.set(objectIdentifierOf(oid), readDer(value.content, budget));
  }
  return found;
}

function isAuthority(constraints: DerNode | undefined): boolean {
  const first = constraints === undefined ? undefined : childrenOf(constraints, newBudget())[0];
  return first?.tag === 0x01 && first.content[0] !== 0;
}

const usesOf = (usage: DerNode | undefined): string[] =>
  usage === undefined ? [] : childrenOf(usage, newBudget()).map(objectIdentifierOf);
