/** What signs and keeps the witnessed log. */
import type { PublicJwk } from './register.ts';

export interface LogSigner {
  /** Name of the log and of its key: the first line of each checkpoint. */
  origin: string;
  /** The log's key as verifiers take it. */
  verifierKey(): Promise<string>;
  /** The SM2 key beside it, where there is one. */
  sm2Key(): Promise<PublicJwk | undefined>;
  /** Signature lines of a note for this text: Ed25519 first, in China one of SM2 beside it. */
  sign(text: string): Promise<string[]>;
}

/** Keys of the log's files in the evidence store: tiles and checkpoints lie under one folder, as C2SP tlog-tiles lays them out. */
export const logKey = (path: string): string => `log/${path}`;
/** The signed checkpoint of a size; the store is write-once, so each has a name of its own. */
export const checkpointKey = (size: number): string => logKey(`checkpoint/${size}`);
