/** Third parties that say when something was there: a time-stamping authority, and a judicial chain. Neither learns more than a digest. */
import type { Instant } from '../domain/messages/messages.ts';
import { logKey } from './log.ts';

export interface TimestampAuthority {
  /** A token (RFC 3161) that this digest (SHA-256, hex) existed; DER, to be kept beside what it is about. Rejects when the authority refuses or is not reached. */
  stamp(sha256: string): Promise<Uint8Array>;
}

/** 司法链 (法发〔2022〕16号): the chain of a court, to which data of enforcement and filing are anchored. */
export interface JudicialChain {
  /** Anchors a checkpoint; the receipt is what the chain's own verification asks for. */
  anchor(checkpoint: AnchoredCheckpoint): Promise<ChainReceipt>;
}

export interface AnchoredCheckpoint {
  origin: string;
  size: number;
  /** Root of the log, base64. */
  rootHash: string;
  /** SHA-256 of the checkpoint's text, which is what the log signs; hex. */
  sha256: string;
  at: Instant;
}
export interface ChainReceipt {
  /** Of the transaction on the chain. */
  transactionId: string;
  blockHeight?: number;
  anchoredAt?: Instant;
}

/** Where the answers lie, beside the checkpoint of that size. */
export const timestampKey = (size: number): string => logKey(`timestamp/${size}`);
export const anchorKey = (size: number): string => logKey(`anchor/${size}`);
