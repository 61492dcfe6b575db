/** What the log says of itself (C2SP tlog-checkpoint): its name, its size, its root. It is signed by the log and cosigned by witnesses. */
import type { Hash, Tree } from './merkle.ts';

export interface Checkpoint extends Tree {
  /** The log's name, and that of its key. */
  origin: string;
}

export const checkpointText = ({ origin, size, root }: Checkpoint): string =>
  `${origin}\n${size}\n${Buffer.from(root).toString('base64')}\n`;

/** Undefined when the text is no checkpoint. Lines behind the root are extensions; none is used here. */
export function parseCheckpoint(text: string): Checkpoint | undefined {
  const [origin, size, root] = text.split('\n');
  if (!origin || size === undefined || root === undefined || !/^(0|[1-9]\d{0,15})$/.test(size)) return undefined;
  const bytes: Hash = Buffer.from(root, 'base64');
  if (bytes.length !== 32 || Buffer.from(bytes).toString('base64') !== root) return undefined;
  return { origin, size: Number(size), root: bytes };
}

/** What a witness signs (C2SP tlog-cosignature, cosignature/v1): that at this second it saw this checkpoint follow all that it had seen. */
export const cosignedText = (checkpointNoteText: string, epochSeconds: number): string =>
  `cosignature/v1\ntime ${epochSeconds}\n${checkpointNoteText}`;

const timeBytes = 8;
const ed25519Bytes = 64;

/** Timestamp and Ed25519 signature as they stand together in a note. */
export function cosignatureBytes(epochSeconds: number, signature: Uint8Array): Uint8Array {
  const time = Buffer.alloc(timeBytes);
  time.writeBigUInt64BE(BigInt(epochSeconds));
  return Buffer.concat([time, signature]);
}

/** Undefined when the bytes are no cosignature. */
export function parseCosignature(bytes: Uint8Array): { epochSeconds: number; signature: Uint8Array } | undefined {
  if (bytes.length !== timeBytes + ed25519Bytes) return undefined;
  const epochSeconds = Number(Buffer.from(bytes).readBigUInt64BE());
  return Number.isSafeInteger(epochSeconds) ? { epochSeconds, signature: bytes.subarray(timeBytes) } : undefined;
}
