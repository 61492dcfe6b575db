/**
 * Signing keys of sandbox partners. A real partner keeps its private key to itself; the embedded system plays the partners, so it makes and
 * holds theirs: in memory, or with a data folder under `<folder>/keys`, for that folder's partners only and readable by its owner alone.
 */
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as z from 'zod';
import { generateSigningKey, type SigningKey, signingKeyFromPem } from '../../../shared/adapters/signatures/sign.ts';
import { replyQueueName } from '../../../shared/adapters/sqs/reply-queues.ts';
import type { PartnerId } from '../../../shared/domain/messages.ts';
import type { PartnerKey, SignatureAlgorithm } from '../../../shared/ports/register.ts';

export interface SandboxKeys {
  /** The partner's key, made when it has none of that algorithm; `registered` is its public half. */
  issue(partner: PartnerId, algorithm: SignatureAlgorithm): Promise<{ signing: SigningKey; registered: PartnerKey }>;
  /** The key that the partner signs with; made, but registered nowhere, when the partner is a stranger. */
  of(partner: PartnerId): Promise<SigningKey>;
  /** A key that is not the partner's: another partner's, or one that nobody registered. */
  ofSomebodyElse(partner: PartnerId): Promise<SigningKey>;
}

interface KeyPair {
  signing: SigningKey;
  registered: PartnerKey;
}

const keyFile = z.object({
  partner: z.string(),
  keyId: z.string(),
  algorithm: z.enum(['EdDSA', 'ES256', 'SM2SM3']),
  privateKeyPem: z.string(),
  publicJwk: z.record(z.string(), z.string()),
});

const ownerOnly = 0o600;
const fileOf = (folder: string, partner: PartnerId): string => join(folder, replyQueueName('', partner).replace(/\.fifo$/, '.json'));

/** `folder` is made when the first key is; absent: keys live as long as the process. */
export function createSandboxKeys(folder: string | undefined): SandboxKeys {
  const pairs = new Map<PartnerId, KeyPair>();
  const strangers = new Map<PartnerId, SigningKey>();
  const issue = async (partner: PartnerId, algorithm: SignatureAlgorithm): Promise<KeyPair> => {
    const known = pairs.get(partner) ?? (folder === undefined ? undefined : await readKey(folder, partner));
    const pair = known?.signing.algorithm === algorithm ? known : generateSigningKey(`${partner}/sandbox-${algorithm}`, algorithm);
    if (pair !== known && folder !== undefined) await writeKey(folder, partner, pair);
    pairs.set(partner, pair);
    return pair;
  };
  const strange = (partner: PartnerId): SigningKey => {
    const key = strangers.get(partner) ?? generateSigningKey(`${partner}/unregistered`, 'EdDSA').signing;
    strangers.set(partner, key);
    return key;
  };
  return {
    issue,
    of: async (partner) => pairs.get(partner)?.signing ?? strange(partner),
    ofSomebodyElse: async (partner) => [...pairs].find(([other]) => other !== partner)?.[1].signing ?? strange(`not-${partner}`),
  };
}

async function readKey(folder: string, partner: PartnerId): Promise<KeyPair | undefined> {
  const path = fileOf(folder, partner);
  const text = await readFile(path, 'utf8').catch((error: unknown) => {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw error;
  });
  if (text === undefined) return undefined;
  const { keyId, algorithm, privateKeyPem, publicJwk } = keyFile.parse(JSON.parse(text));
  return { signing: signingKeyFromPem(keyId, algorithm, privateKeyPem), registered: { keyId, algorithm, publicJwk } };
}

async function writeKey(folder: string, partner: PartnerId, { signing, registered }: KeyPair): Promise<void> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const privateKeyPem = signing.privateKey.export({ type: 'pkcs8', format: 'pem' });
  await writeFile(fileOf(folder, partner), `${JSON.stringify({ partner, ...registered, privateKeyPem }, undefined, 2)}\n`, {
    mode: ownerOnly,
  });
}
