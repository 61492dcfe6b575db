/**
 * Signing keys of sandbox partners. A real partner keeps its private key to itself; the embedded system plays the partners, so it makes and
 * holds theirs: in memory, or with a data folder under `<folder>/keys`, for that folder's partners only and readable by its owner alone.
 */
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as z from 'zod';
import { generateSigningKey, type SigningKey, signingKeyFromPem } from '../../../shared/adapters/signatures/sign.ts';
import { replyQueueName } from '../../../shared/contracts/fields/reply-queue.ts';
import type { PartnerId } from '../../../shared/domain/messages/messages.ts';
import type { PartnerKey, SignatureAlgorithm, SignatureForm } from '../../../shared/ports/register.ts';

/** Which key: an algorithm's own one unless it is named, so that a partner can be given several. */
export interface KeyWish {
  algorithm: SignatureAlgorithm;
  keyId?: string;
  /** How SM2 signatures are spelt. */
  signatureForm?: SignatureForm;
}

export interface SandboxKeys {
  /** The partner's key of that name, made when there is none; it signs from now on. `registered` is its public half. */
  issue(partner: PartnerId, wish: KeyWish): Promise<KeyPair>;
  /** Takes up the key that the partner signed with last, of those that the register has of it; nothing where this folder holds none of them. */
  resume(partner: PartnerId, registered: readonly PartnerKey[]): Promise<void>;
  /** The key that the partner signs with: the one issued last; made, but registered nowhere, when the partner is a stranger. */
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
  signatureForm: z.exactOptional(z.enum(['raw', 'der'])),
  privateKeyPem: z.string(),
  publicJwk: z.record(z.string(), z.string()),
});

const ownerOnly = 0o600;

/** The one key of the commonest algorithm stands under the partner's name alone, where one looks for it. */
function fileOf(folder: string, partner: PartnerId, keyId: string): string {
  const name = replyQueueName('', partner).replace(/\.fifo$/, '');
  const ownName = keyId === sandboxKeyId(partner, 'EdDSA') ? '' : `.${keyId.replace(`${partner}/`, '').replaceAll(/[^A-Za-z0-9-]/g, '_')}`;
  return join(folder, `${name}${ownName}.json`);
}

/** Where the partner's key of the commonest algorithm is kept. */
export const sandboxKeyFile = (folder: string, partner: PartnerId): string => fileOf(folder, partner, sandboxKeyId(partner, 'EdDSA'));

/** The key that a file of this folder's kind holds. @throws Error when there is none. */
export async function readSandboxKey(path: string): Promise<SigningKey> {
  const text = await readFile(path, 'utf8').catch((error: unknown) => {
    throw new Error(`cannot read the key file ${path}; give the partner's key with --key FILE`, { cause: error });
  });
  const { keyId, algorithm, privateKeyPem, signatureForm } = keyFile.parse(JSON.parse(text));
  if (algorithm !== 'EdDSA') throw new Error(`the key in ${path} is one for ${algorithm}; a witness cosigns with an Ed25519 key`);
  return signingKeyFromPem(keyId, algorithm, privateKeyPem, signatureForm);
}

/** `bank:102451000019/sandbox-EdDSA`. */
const sandboxKeyId = (partner: PartnerId, algorithm: SignatureAlgorithm): string => `${partner}/sandbox-${algorithm}`;

/** `folder` is made when the first key is; absent: keys live as long as the process. */
export function createSandboxKeys(folder: string | undefined): SandboxKeys {
  const issued = new Map<string, KeyPair>();
  const latest = new Map<PartnerId, SigningKey>();
  const strangers = new Map<PartnerId, SigningKey>();
  const issue = async (partner: PartnerId, { algorithm, keyId = sandboxKeyId(partner, algorithm), signatureForm }: KeyWish) => {
    const name = `${partner} ${keyId}`;
    const known = issued.get(name) ?? (folder === undefined ? undefined : await readKey(folder, partner, keyId));
    const fits = known?.signing.algorithm === algorithm && known.registered.signatureForm === signatureForm;
    const pair = known !== undefined && fits ? known : generateSigningKey(keyId, algorithm, signatureForm);
    if (pair !== known && folder !== undefined) await writeKey(folder, partner, pair);
    issued.set(name, pair);
    latest.set(partner, pair.signing);
    return pair;
  };
  const strange = (partner: PartnerId): SigningKey => {
    const key = strangers.get(partner) ?? generateSigningKey(`${partner}/unregistered`, 'EdDSA').signing;
    strangers.set(partner, key);
    return key;
  };
  return {
    issue,
    async resume(partner, registered) {
      if (folder === undefined || latest.has(partner)) return;
      for (const { keyId } of registered.toReversed()) {
        const pair = await readKey(folder, partner, keyId);
        if (pair === undefined) continue;
        issued.set(`${partner} ${keyId}`, pair);
        latest.set(partner, pair.signing);
        return;
      }
    },
    of: async (partner) => latest.get(partner) ?? strange(partner),
    ofSomebodyElse: async (partner) => [...latest].find(([other]) => other !== partner)?.[1] ?? strange(`not-${partner}`),
  };
}

async function readKey(folder: string, partner: PartnerId, wanted: string): Promise<KeyPair | undefined> {
  const text = await readFile(fileOf(folder, partner, wanted), 'utf8').catch((error: unknown) => {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw error;
  });
  if (text === undefined) return undefined;
  const { partner: _, privateKeyPem, ...registered } = keyFile.parse(JSON.parse(text));
  const { keyId, algorithm, signatureForm } = registered;
  return keyId === wanted ? { signing: signingKeyFromPem(keyId, algorithm, privateKeyPem, signatureForm), registered } : undefined;
}

async function writeKey(folder: string, partner: PartnerId, { signing, registered }: KeyPair): Promise<void> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const content = { partner, ...registered, privateKeyPem: signing.privatePem() };
  await writeFile(fileOf(folder, partner, signing.keyId), `${JSON.stringify(content, undefined, 2)}\n`, { mode: ownerOnly });
}
