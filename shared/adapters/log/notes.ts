/** Signing and verifying notes: the log's checkpoints and the witnesses' cosignatures (C2SP signed-note and tlog-cosignature). */
import { cosignatureBytes, cosignedText, parseCosignature } from '../../domain/log/checkpoint.ts';
import { keyHashOf, keyTypes, type Note, type NoteSignature, signatureLine, type VerifierKey, verifierKey } from '../../domain/log/note.ts';
import type { LogSigner } from '../../ports/log.ts';
import type { PublicJwk } from '../../ports/register.ts';
import type { Signer } from '../../ports/signer.ts';
import { verifyEd25519 } from './ed25519.ts';

export interface NoteKeys {
  origin: string;
  ed25519: Pick<Signer, 'sign'> & { publicKey(): Promise<Uint8Array> };
  /** Signs beside it where the law asks for SM2; readers that do not know its kind pass it over. */
  sm2?: Pick<Signer, 'sign'> & { publicJwk(): Promise<PublicJwk> };
}

/** What follows the type byte of a key that C2SP has given no number: its own name, then the key. */
const sm2Name = Buffer.from('presale-sm2sm3');

export function noteSigner({ origin, ed25519, sm2 }: NoteKeys): LogSigner {
  return {
    origin,
    verifierKey: async () => verifierKey(origin, keyTypes.ed25519, await ed25519.publicKey()),
    sm2Key: async () => sm2?.publicJwk(),
    async sign(text) {
      const input = Buffer.from(text);
      const typeAndKey = Buffer.concat([Uint8Array.of(keyTypes.ed25519), await ed25519.publicKey()]);
      const lines = [signatureLine(origin, keyHashOf(origin, typeAndKey), await ed25519.sign(input))];
      if (sm2 !== undefined) lines.push(signatureLine(origin, sm2KeyHash(origin, await sm2.publicJwk()), await sm2.sign(input)));
      return lines;
    },
  };
}

function sm2KeyHash(name: string, { x = '', y = '' }: PublicJwk): Uint8Array {
  const point = Buffer.concat([Uint8Array.of(0x04), Buffer.from(x, 'base64url'), Buffer.from(y, 'base64url')]);
  return keyHashOf(name, Buffer.concat([Uint8Array.of(keyTypes.other), sm2Name, point]));
}

/** Is this line the log's SM2 signature over the note's text? */
export async function isSm2Line({ text }: Note, { name, keyHash, signature }: NoteSignature, key: PublicJwk): Promise<boolean> {
  if (!Buffer.from(keyHash).equals(sm2KeyHash(name, key))) return false;
  const { sm2Verifier } = await import('../signatures/sm2.ts');
  return sm2Verifier(key, 'raw')?.(Buffer.from(text), signature) ?? false;
}

const isBy = ({ name, keyHash }: NoteSignature, key: VerifierKey): boolean => name === key.name && Buffer.from(keyHash).equals(key.keyHash);

/** Is the note signed with this Ed25519 key of the log? */
export function isNoteSignedBy({ text, signatures }: Note, key: VerifierKey): boolean {
  const mine = signatures.find((signature) => isBy(signature, key));
  return mine !== undefined && key.type === keyTypes.ed25519 && verifyEd25519(key.key, Buffer.from(text), mine.signature);
}

/** When the witness cosigned the note's text; undefined when none of the lines is its cosignature. */
export function cosignedAt({ text, signatures }: Note, key: VerifierKey): number | undefined {
  const mine = signatures.find((signature) => isBy(signature, key));
  const parsed = mine && parseCosignature(mine.signature);
  if (parsed === undefined || key.type !== keyTypes.cosignatureV1) return undefined;
  return verifyEd25519(key.key, Buffer.from(cosignedText(text, parsed.epochSeconds)), parsed.signature) ? parsed.epochSeconds : undefined;
}

/** A witness's line under a checkpoint. */
export async function cosign(
  text: string,
  { name, publicKey, sign }: { name: string; publicKey: Uint8Array } & Pick<Signer, 'sign'>,
  epochSeconds: number,
): Promise<string> {
  const keyHash = keyHashOf(name, Buffer.concat([Uint8Array.of(keyTypes.cosignatureV1), publicKey]));
  const signature = await sign(Buffer.from(cosignedText(text, epochSeconds)));
  return signatureLine(name, keyHash, cosignatureBytes(epochSeconds, signature));
}

export const witnessKey = (name: string, publicKey: Uint8Array): string => verifierKey(name, keyTypes.cosignatureV1, publicKey);
