/** The keys of the witnessed log on AWS: Ed25519 in KMS where KMS has it, else from a secret; in China an SM2 key of KMS beside it. */
import { createPrivateKey, createPublicKey, sign } from 'node:crypto';
import type { NoteKeys } from '../../log/notes.ts';
import type { SendToAws } from '../send.ts';
import { ed25519PublicKey, kmsSigner, publicJwkOf } from './keys.ts';

export interface LogKeyPlaces {
  key: string | undefined;
  pem: string | undefined;
  sm2Key: string | undefined;
}

/** @throws Error when neither a key of KMS nor a secret is named. */
export function kmsNoteKeys(send: SendToAws, { key, pem, sm2Key }: LogKeyPlaces): Omit<NoteKeys, 'origin'> {
  const sm2 =
    sm2Key === undefined ? {} : { sm2: { ...kmsSigner(send, sm2Key, 'SM2SM3'), publicJwk: () => publicJwkOf(send, sm2Key, 'SM2SM3') } };
  if (key !== undefined) return { ed25519: { ...kmsSigner(send, key, 'EdDSA'), publicKey: () => ed25519PublicKey(send, key) }, ...sm2 };
  if (pem === undefined) throw new Error('the log has no key: set LOG_KEY (a key in KMS) or LOG_KEY_PEM (from a secret)');
  return { ed25519: pemKey(pem), ...sm2 };
}

function pemKey(pem: string): NoteKeys['ed25519'] {
  const privateKey = createPrivateKey(pem.replaceAll('\\n', '\n'));
  const { x = '' } = createPublicKey(privateKey).export({ format: 'jwk' });
  return { sign: async (input) => sign(null, input, privateKey), publicKey: async () => Buffer.from(x, 'base64url') };
}
