/**
 * The trust list for electronic seals in documents: whose certificates count. A sandbox takes it from a file when it starts; in the register of a real system
 * one person proposes it and another confirms, since who decides whose seals count decides what is paid.
 */
import { readFile, writeFile } from 'node:fs/promises';
import * as z from 'zod';
import { type Certificate, readPemCertificates } from '../../../shared/adapters/certificates/certificate.ts';
import { instantSchema } from '../../../shared/contracts/fields/instant.ts';
import { text } from '../../../shared/contracts/fields/text.ts';
import { sha256Hex } from '../../../shared/domain/aggregate/journal.ts';
import type { Instant } from '../../../shared/domain/messages/messages.ts';
import type { Register, SealTrust } from '../../../shared/ports/register.ts';

import { demandAnother } from './proposal.ts';

/** An item of the register's table holds 400 kB. */
const bytesMax = 300_000;

const proposal = z.strictObject({
  certificates: z.string().max(bytesMax),
  /** SHA-256 of the list before; empty where there was none. */
  before: z.string(),
  proposedBy: text(400).min(1),
  proposedAt: instantSchema(),
});

export interface TrustAct {
  register: Pick<Register, 'sealTrust' | 'putSealTrust'>;
  now: Instant;
  /** Who acts: on AWS the principal, at an emulator a name (`caller.ts`). */
  by: string;
}

/** @throws Error when a certificate in it cannot be read, or when it is too long. */
function demandCertificates(pem: string): Certificate[] {
  if (pem.length > bytesMax) throw new Error(`the trust list has ${pem.length} bytes; up to ${bytesMax} are taken`);
  return readPemCertificates(pem);
}

async function readList(path: string): Promise<string> {
  const pem = await readFile(path, 'utf8');
  try {
    demandCertificates(pem);
  } catch (error) {
    throw new Error(`${path}: ${error instanceof Error ? error.message : String(error)}`, { cause: error });
  }
  return pem;
}

/** Of a sandbox: at once. */
export async function trustSeals(register: TrustAct['register'], path: string | undefined): Promise<void> {
  if (path !== undefined) await register.putSealTrust({ certificates: await readList(path) });
}

const digestOf = (trust: SealTrust | undefined): string => (trust === undefined ? '' : sha256Hex(trust.certificates));

/** Writes the proposal; nothing is changed yet. */
export async function proposeTrust(path: string, list: string, { register, now, by }: TrustAct): Promise<SealTrust> {
  const certificates = await readList(list);
  const content: z.output<typeof proposal> = {
    certificates,
    before: digestOf(await register.sealTrust()),
    proposedBy: by,
    proposedAt: now,
  };
  await writeFile(path, `${JSON.stringify(content, undefined, 2)}\n`, { flag: 'wx' });
  return { certificates };
}

/** The second act. @throws Error when it is the same person's, or the list is not the one that was looked at. */
export async function confirmTrust(path: string, { register, now, by }: TrustAct): Promise<SealTrust> {
  const { certificates, before: seen, proposedBy, proposedAt } = proposal.parse(JSON.parse(await readFile(path, 'utf8')));
  demandAnother(proposedBy, by);
  const before = await register.sealTrust();
  if (digestOf(before) !== seen) throw new Error(`the trust list was changed since ${proposedAt}; look at it again and propose anew`);
  demandCertificates(certificates);
  const act = { at: now, sha256: sha256Hex(certificates), proposedBy, confirmedBy: by };
  const trust = { certificates, changes: [...(before?.changes ?? []), act] };
  await register.putSealTrust(trust);
  return trust;
}

/** A line a certificate: whose it is, until when, and its SHA-256 to compare with what its authority publishes. */
export const describeTrust = ({ certificates }: SealTrust): string[][] =>
  demandCertificates(certificates).map(({ name, notAfter, der, isAuthority }) => [
    name,
    isAuthority ? '签发机构 authority' : '印章证书 seal',
    `有效至 holds until ${new Date(notAfter).toISOString().slice(0, 10)}`,
    sha256Hex(der),
  ]);
