/** A public key as an operator hands it in: PEM or JWK in a file; or, for a sandbox, a new one whose private half is written beside. */
import { readFile } from 'node:fs/promises';
import * as z from 'zod';
import { algorithmOf, jwkOfPem, publicPartOf, thumbprint } from '../../../shared/adapters/signatures/jwk.ts';
import type { PartnerId } from '../../../shared/domain/messages/messages.ts';
import type { PublicJwk, SignatureAlgorithm } from '../../../shared/ports/register.ts';
import { createSandboxKeys } from '../play/sandbox-keys.ts';
import type { PartnerChange } from './change.ts';

export type HandedKey = Extract<PartnerChange, { kind: 'add' }>['key'];

const jwk = z.record(z.string(), z.unknown()).transform((members): PublicJwk => {
  const texts = Object.entries(members).filter((entry): entry is [string, string] => typeof entry[1] === 'string');
  return Object.fromEntries(texts);
});

/** @throws Error when the file holds no public key that is spoken here, or a private one. */
export async function readPublicKey(path: string, keyId: string | undefined): Promise<HandedKey> {
  const content = await readFile(path, 'utf8').catch((error: unknown) => {
    throw new Error(`cannot read ${path}; give the partner's public key, PEM or JWK, with --key FILE`, { cause: error });
  });
  const given = content.trimStart().startsWith('{') ? jwk.parse(JSON.parse(content)) : jwkOfPem(content);
  const publicJwk = publicPartOf(given);
  const algorithm = algorithmOf(publicJwk);
  if (algorithm === undefined)
    throw new Error(`the key in ${path} is on the curve ${publicJwk['crv'] ?? '?'}; register an Ed25519, P-256 or SM2 key`);
  return { keyId: keyId ?? given['kid'] ?? thumbprint(publicJwk), algorithm, publicJwk };
}

/** A new key; the private half goes into the folder, readable by its owner alone, where `presale send --keys` finds it. */
export async function makeKey(
  folder: string,
  partner: PartnerId,
  algorithm: SignatureAlgorithm,
  keyId: string | undefined,
): Promise<HandedKey> {
  const named = keyId ?? `${partner}/${new Date().toISOString().slice(0, 10)}-${crypto.randomUUID().slice(0, 8)}`;
  const { registered } = await createSandboxKeys(folder).issue(partner, { algorithm, keyId: named });
  return { keyId: registered.keyId, algorithm, publicJwk: registered.publicJwk };
}
