/**
 * `node certificate.ts FOLDER` makes a key and a certificate for 127.0.0.1, valid for a day, as `key.pem` and `certificate.pem` in the folder.
 * The queues, the buckets and the channel gateways accept TLS only, so the local AWS and the gateway of the tests need one. Node has no call
 * that issues certificates, and not every machine has the command `openssl`; the little DER (X.690) that a certificate (RFC 5280) takes is here.
 */
import { generateKeyPairSync, randomBytes, sign } from 'node:crypto';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

export const keyFile = 'key.pem';
export const certificateFile = 'certificate.pem';

const tags = {
  boolean: 0x01,
  integer: 0x02,
  bitString: 0x03,
  octetString: 0x04,
  oid: 0x06,
  utf8: 0x0c,
  utcTime: 0x17,
  sequence: 0x30,
  set: 0x31,
} as const;
/** Context-specific and constructed, for the optional parts of a certificate. */
const explicit = (number: number): number => 0xa0 + number;
/** `iPAddress` of a GeneralName: context-specific 7. */
const ipAddress = 0x87;

function der(tag: number, ...contents: Uint8Array[]): Buffer {
  const content = Buffer.concat(contents);
  const hex = content.length.toString(16);
  const long = Buffer.from(hex.length % 2 === 0 ? hex : `0${hex}`, 'hex');
  const length = content.length < 0x80 ? Buffer.of(content.length) : Buffer.concat([Buffer.of(0x80 + long.length), long]);
  return Buffer.concat([Buffer.of(tag), length, content]);
}
const sequence = (...parts: Uint8Array[]): Buffer => der(tags.sequence, ...parts);
const oid = (hex: string): Buffer => der(tags.oid, Buffer.from(hex, 'hex'));
const bits = (bytes: Uint8Array): Buffer => der(tags.bitString, Buffer.of(0), bytes);
const utc = (millis: number): Buffer =>
  der(tags.utcTime, Buffer.from(`${new Date(millis).toISOString().slice(2, 19).replaceAll(/[-:T]/g, '')}Z`));

const oids = {
  ecdsaWithSha256: '2a8648ce3d040302',
  commonName: '550403',
  subjectAltName: '551d11',
  basicConstraints: '551d13',
  extKeyUsage: '551d25',
  serverAuth: '2b06010505070301',
} as const;

function extension(id: string, critical: boolean, value: Uint8Array): Buffer {
  return sequence(oid(id), ...(critical ? [der(tags.boolean, Buffer.of(0xff))] : []), der(tags.octetString, value));
}

/** Self-signed, ECDSA P-256. */
function issueCertificate(): { keyPem: string; certificatePem: string } {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const algorithm = sequence(oid(oids.ecdsaWithSha256));
  const name = sequence(der(tags.set, sequence(oid(oids.commonName), der(tags.utf8, Buffer.from('presale local AWS')))));
  const toBeSigned = sequence(
    der(explicit(0), der(tags.integer, Buffer.of(2))), // version 3
    der(tags.integer, Buffer.of(1), randomBytes(8)), // a positive serial number
    algorithm,
    name,
    sequence(utc(Date.now() - 3_600_000), utc(Date.now() + 86_400_000)),
    name,
    publicKey.export({ type: 'spki', format: 'der' }),
    der(
      explicit(3),
      sequence(
        extension(oids.basicConstraints, true, sequence()), // no certificate authority
        extension(oids.extKeyUsage, false, sequence(oid(oids.serverAuth))),
        extension(oids.subjectAltName, false, sequence(der(ipAddress, Buffer.of(127, 0, 0, 1)))),
      ),
    ),
  );
  const certificate = sequence(toBeSigned, algorithm, bits(sign('sha256', toBeSigned, privateKey)));
  const base64 = certificate.toString('base64').replaceAll(/.{64}/g, '$&\n');
  return {
    keyPem: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
    certificatePem: `-----BEGIN CERTIFICATE-----\n${base64}\n-----END CERTIFICATE-----\n`,
  };
}

if (import.meta.main) {
  const folder = process.argv[2];
  if (folder === undefined) throw new Error(`certificate.ts needs the folder that ${keyFile} and ${certificateFile} go into`);
  const { keyPem, certificatePem } = issueCertificate();
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, keyFile), keyPem, { mode: 0o600 });
  await writeFile(join(folder, certificateFile), certificatePem);
}
