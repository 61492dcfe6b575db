/**
 * X.509 certificates (RFC 5280; GB/T 20518 for SM2) as far as a signature of long ago needs them: who it names, from when to when, and whether one
 * issued the other. Revocation is not looked up: there is no network where an export is verified.
 */
import { newBudget } from '../../domain/documents/faults.ts';
import { childrenOf, type DerNode, derTag, objectIdentifierOf, readDer } from '../../domain/documents/seals/der.ts';
import { type Algorithm, algorithmIn, isSignedBy } from './algorithms.ts';

export interface Certificate {
  der: Uint8Array;
  /** As signed. */
  tbs: Uint8Array;
  signatureAlgorithm: Algorithm;
  signature: Uint8Array;
  serial: Uint8Array;
  /** Distinguished names, DER. */
  issuer: Uint8Array;
  subject: Uint8Array;
  /** Its `CN`, for people. */
  name: string;
  /** Who holds it: its `CN`, `O` and organisation identifier, as far as it says them. */
  holders: readonly string[];
  /** Milliseconds of the epoch. */
  notBefore: number;
  notAfter: number;
  publicKey: Uint8Array;
  isAuthority: boolean;
  /** How many authorities may stand between an authority and the holder; undefined: any number. */
  pathMax: number | undefined;
  /** May sign documents, may issue certificates (RFC 5280 §4.2.1.3); both when it does not say. */
  mayUse: { sign: boolean; issue: boolean };
  /** Object identifiers of what it may be used for; empty when it does not say. */
  uses: readonly string[];
}

const extensionOids = { keyUsage: '2.5.29.15', basicConstraints: '2.5.29.19', extendedKeyUsage: '2.5.29.37' } as const;
const commonName = '2.5.4.3';
/** `CN`, `O`, organizationIdentifier (where the 统一社会信用代码 stands). */
const holderNames: ReadonlySet<string> = new Set([commonName, '2.5.4.10', '2.5.4.97']);
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
    const [from, to] = validity === undefined ? [] : childrenOf(validity, budget).map(timeOf);
    if (!serial || !issuer || !subject || !publicKey || from === undefined || to === undefined) return undefined;
    const extensions = extensionsOf(fields.find(({ tag }) => tag === context3));
    const constraints = constraintsOf(extensions.get(extensionOids.basicConstraints));
    const names = namesOf(subject);
    return {
      der: whole.whole,
      tbs: tbs.whole,
      signatureAlgorithm: algorithmIn(algorithm, budget),
      signature: signature.content.subarray(1),
      serial: serial.content,
      issuer: issuer.whole,
      subject: subject.whole,
      name: names.find(({ type }) => type === commonName)?.value ?? `(a name without CN, ${hexOf(subject.whole).slice(0, 32)}…)`,
      holders: names.filter(({ type }) => holderNames.has(type)).map(({ value }) => value),
      notBefore: from,
      notAfter: to,
      publicKey: publicKey.whole,
      isAuthority: constraints.isAuthority,
      pathMax: constraints.pathMax,
      mayUse: usageOf(extensions.get(extensionOids.keyUsage)),
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

/**
 * From a certificate up to one that is trusted, each issued by the next and, where a time is given, valid then. The trusted one may be the certificate itself.
 */
export function leadsTo(leaf: Certificate, between: readonly Certificate[], trusted: readonly Certificate[], at?: number): boolean {
  // Of one name there may be several issuers (a renewal, a forgery): each is tried, within a bound that no honest chain comes near.
  let attempts = signaturesMax;
  const climbs = (current: Certificate, below: readonly Certificate[]): boolean => {
    if (at !== undefined && (at < current.notBefore || at > current.notAfter)) return false;
    if (trusted.some(({ der }) => Buffer.from(der).equals(current.der))) return true;
    if (below.length >= chainMax) return false;
    return [...trusted, ...between].some((issuer) => {
      if (issuer === current || below.includes(issuer) || !mayHaveIssued(issuer, current, below.length)) return false;
      attempts -= 1;
      return (
        attempts >= 0 &&
        isSignedBy(issuer.publicKey, current.tbs, current.signature, current.signatureAlgorithm) &&
        climbs(issuer, [...below, current])
      );
    });
  };
  return climbs(leaf, []);
}
const chainMax = 8;
const signaturesMax = 16;

/** @param authorities Between the issuer and the holder. */
const mayHaveIssued = (issuer: Certificate, { issuer: name }: Certificate, authorities: number): boolean =>
  issuer.isAuthority &&
  issuer.mayUse.issue &&
  authorities <= (issuer.pathMax ?? Number.POSITIVE_INFINITY) &&
  Buffer.from(issuer.subject).equals(name);

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

/** The attributes of a distinguished name, in its order. */
function namesOf(subject: DerNode): { type: string; value: string }[] {
  const budget = newBudget();
  return childrenOf(subject, budget).flatMap((set) =>
    childrenOf(set, budget).flatMap((attribute) => {
      const [type, value] = childrenOf(attribute, budget);
      return type === undefined || value === undefined ? [] : [{ type: objectIdentifierOf(type), value: textOf(value) }];
    }),
  );
}

const bmpString = 0x1e;
/** UTF8String and its subsets, or BMPString (UTF-16, big end first), as older certificates write Chinese. */
function textOf({ tag, content }: DerNode): string {
  const bytes = Buffer.from(content);
  if (tag !== bmpString) return bytes.toString('utf8');
  return bytes.length % 2 === 0 ? bytes.swap16().toString('utf16le') : '';
}

const hexOf = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex');

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

/** BasicConstraints: cA, and how many authorities may follow. */
function constraintsOf(constraints: DerNode | undefined): { isAuthority: boolean; pathMax: number | undefined } {
  const [first, second] = constraints === undefined ? [] : childrenOf(constraints, newBudget());
  const isAuthority = first?.tag === 0x01 && first.content[0] !== 0;
  return { isAuthority, pathMax: isAuthority && second?.tag === derTag.integer ? second.content.at(-1) : undefined };
}

/** Bits from the most significant: 0 digitalSignature, 1 nonRepudiation, 5 keyCertSign. */
function usageOf(usage: DerNode | undefined): { sign: boolean; issue: boolean } {
  if (usage === undefined) return { sign: true, issue: true };
  const bits = usage.content[1] ?? 0;
  return { sign: (bits & 0xc0) !== 0, issue: (bits & 0x04) !== 0 };
}

const usesOf = (usage: DerNode | undefined): string[] =>
  usage === undefined ? [] : childrenOf(usage, newBudget()).map(objectIdentifierOf);
