/** Write-once store for the bytes that prove things: documents by digest, received messages by batch, delivery evidence. */
export interface EvidenceStore {
  /** Stores bytes under a key for good. Storing the same bytes again is a success; other bytes under the same key throw `EvidenceConflictError`. Durable when it resolves. */
  put(key: string, bytes: Uint8Array, mediaType: string): Promise<void>;
  get(key: string): Promise<Uint8Array | undefined>;
  has(key: string): Promise<boolean>;
}
/** Key of a document: its own digest, so that a store can never hold two versions of it. */
export const documentKey = (sha256: string): string => `documents/${sha256}`;
/** Key of received message bytes. */
export const messagesKey = (sha256: string): string => `messages/${sha256}`;

export class EvidenceConflictError extends Error {
  constructor(key: string) {
    super(`the evidence store already holds other bytes under ${key}; evidence is never replaced`);
    this.name = 'EvidenceConflictError';
  }
}

/** Where partners put files that are too large for a message (claim check). */
export interface UploadArea {
  /** Bytes of an upload, undefined when there is none. Refuses a uri outside the partner's own area. */
  fetch(partner: string, uri: string): Promise<Uint8Array | undefined>;
}
