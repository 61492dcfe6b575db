/** The system's own keys: what goes out is signed, so that a partner can prove later what it was told. The private halves never leave their place. */
import type { Instant } from '../domain/messages/messages.ts';
import type { PublicJwk, SignatureAlgorithm } from './register.ts';

/** The public half of one of the system's keys, as partners and verifiers get it. */
export interface PublishedKey {
  /** Named by the JWS header `kid`. */
  keyId: string;
  algorithm: SignatureAlgorithm;
  publicJwk: PublicJwk;
  /** When it began to sign, as far as that is known. */
  since?: Instant;
  /** When another took its place; what it signed before stays proven by it. */
  until?: Instant;
}

/** A key that signs, wherever it lies: a file, AWS KMS, an HSM. */
export interface Signer {
  keyId: string;
  algorithm: SignatureAlgorithm;
  /** The signature in the form that JWS has: Ed25519 as it is, of the others r ‖ s (64 bytes each). Rejects when the key cannot be reached. */
  sign(input: Uint8Array): Promise<Uint8Array>;
}

export interface SystemKeys {
  /** The key that signs messages now. */
  current(): Promise<Signer>;
  /** All keys that ever signed messages, the newest last. */
  published(): Promise<PublishedKey[]>;
}
