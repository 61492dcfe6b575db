/** What third parties said of the checkpoint: into an export, and checked out of one. */
import { readPemCertificates } from '../../../shared/adapters/certificates/certificate.ts';
import { readTimeStamp } from '../../../shared/adapters/timestamps/token.ts';
import { sha256Hex } from '../../../shared/domain/aggregate/journal.ts';
import type { EvidenceStore } from '../../../shared/ports/evidence.ts';
import { anchorKey, timestampKey } from '../../../shared/ports/timestamps.ts';
import { instantOf } from '../system/clock.ts';
import type { Files } from './collect.ts';
import { anchorFile, anchorSchema, timestampFile } from './format.ts';

export interface Attested {
  /** When the checkpoint was there, by an authority's word. `certificate`: `trusted` when it leads to one that the reader gave. */
  timestamp?: { at: string; authority: string; certificate: 'trusted' | 'not checked' };
  /** Ask the chain itself for this transaction. */
  chain?: { transactionId: string };
}

/** Whether anybody was asked about the checkpoint of this size, and answered. */
export const isAttested = async (evidence: Pick<EvidenceStore, 'has'>, size: number): Promise<boolean> =>
  (await evidence.has(timestampKey(size))) || (await evidence.has(anchorKey(size)));

export async function addAttestations(files: Files, evidence: Pick<EvidenceStore, 'get'>, size: number): Promise<void> {
  const token = await evidence.get(timestampKey(size));
  if (token !== undefined) files.set(timestampFile, token);
  const anchor = await evidence.get(anchorKey(size));
  if (anchor !== undefined) files.set(anchorFile, anchor);
}

export interface AttestationParts {
  /** The checkpoint's text, up to its signatures. */
  text: string;
  /** PEM of the authorities that the reader trusts. */
  timestampCa?: string;
  fail: (item: string, what: string) => void;
}

/** What the files say, as far as it holds. */
export function checkAttestations(files: Files, { text, timestampCa, fail }: AttestationParts): Attested {
  return { ...checkTimestamp(files, text, timestampCa, fail), ...checkAnchor(files, text, fail) };
}

function checkTimestamp(files: Files, text: string, ca: string | undefined, fail: AttestationParts['fail']): Attested {
  const token = files.get(timestampFile);
  if (token === undefined) {
    if (ca !== undefined) fail(timestampFile, 'is missing: no authority has stamped this checkpoint');
    return {};
  }
  const read = readTimeStamp(token, ca === undefined ? undefined : readPemCertificates(ca));
  if (read.kind === 'broken') {
    fail(timestampFile, read.why);
    return {};
  }
  const { sha256, at, authority, trusted } = read.stamp;
  if (sha256 !== sha256Hex(text)) fail(timestampFile, 'is about another checkpoint');
  if (trusted === false) fail(timestampFile, `the certificate of ${authority} does not lead to one that you trust`);
  return { timestamp: { at: instantOf(at), authority, certificate: trusted === true ? 'trusted' : 'not checked' } };
}

function checkAnchor(files: Files, text: string, fail: AttestationParts['fail']): Attested {
  const bytes = files.get(anchorFile);
  if (bytes === undefined) return {};
  const anchor = anchorOf(bytes);
  if (anchor === undefined) {
    fail(anchorFile, 'is no receipt of a judicial chain');
    return {};
  }
  const { checkpoint, receipt } = anchor;
  const [origin, size, rootHash] = text.split('\n');
  const isOurs =
    checkpoint.origin === origin &&
    String(checkpoint.size) === size &&
    checkpoint.rootHash === rootHash &&
    checkpoint.sha256 === sha256Hex(text);
  if (!isOurs) fail(anchorFile, 'is about another checkpoint');
  return { chain: { transactionId: receipt.transactionId } };
}

function anchorOf(bytes: Uint8Array) {
  try {
    return anchorSchema.safeParse(JSON.parse(Buffer.from(bytes).toString('utf8'))).data;
  } catch {
    // No JSON.
    return undefined;
  }
}
