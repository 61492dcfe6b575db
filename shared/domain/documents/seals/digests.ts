/** Digest algorithms that seals name, by object identifier or name. */
import { createHash } from 'node:crypto';

const algorithms: ReadonlyMap<string, string> = new Map([
  ['1.2.156.10197.1.401', 'sm3'],
  ['2.16.840.1.101.3.4.2.1', 'sha256'],
  ['2.16.840.1.101.3.4.2.2', 'sha384'],
  ['2.16.840.1.101.3.4.2.3', 'sha512'],
  ['1.3.14.3.2.26', 'sha1'],
  ['sm3', 'sm3'],
  ['sha256', 'sha256'],
  ['sha-256', 'sha256'],
  ['sha1', 'sha1'],
]);

/** SHA-1 and MD5 prove nothing any more: a seal that rests on them cannot be relied on, so it counts as unreadable. */
const broken: ReadonlySet<string> = new Set(['sha1']);

/** Undefined for an algorithm that is unknown or broken. */
export function digestBy(algorithm: string, parts: readonly Uint8Array[]): Uint8Array | undefined {
  const name = algorithms.get(algorithm.trim().toLowerCase());
  if (name === undefined || broken.has(name)) return undefined;
  const hash = createHash(name);
  for (const part of parts) hash.update(part);
  return hash.digest();
}
