/** The hash chain of the journal. A page's hash covers its place, its predecessor and all that it says, in one canonical spelling. */
import { hash } from 'node:crypto';
import type { PageState } from './state-digest.ts';

export const genesisHash = '0'.repeat(64);

/** JSON with keys sorted and undefined left out: the same value always has the same bytes (a subset of RFC 8785: no floats occur). */
export function canonicalJson(value: unknown): string {
  if (value === null || typeof value !== 'object') return JSON.stringify(value);
  if (Array.isArray(value)) return `[${value.map((item) => canonicalJson(item === undefined ? null : item)).join(',')}]`;
  const fields = Object.entries(value)
    .filter(([, field]) => field !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
  return `{${fields.map(([key, field]) => `${JSON.stringify(key)}:${canonicalJson(field)}`).join(',')}}`;
}

/** SHA-256, lower-case hex. */
export function sha256Hex(data: string | Uint8Array): string {
  return hash('sha256', data, 'hex');
}

export interface HashedPage {
  stream: string;
  sequence: number;
  previousHash: string;
  recordedAt: string;
  events: unknown[];
  inbox: { key: string; digest: string }[];
  evidenceKey?: string;
  /** What the state is after it; absent in pages of the first release. */
  state?: PageState;
}

/** All that a page says, in the one canonical spelling that is hashed. A store that keeps this very text can prove it byte for byte. */
export function pageText(page: HashedPage): string {
  const { stream, sequence, previousHash, recordedAt, events, inbox, evidenceKey, state } = page;
  return canonicalJson({ stream, sequence, previousHash, recordedAt, events, inbox, evidenceKey, state });
}

/** Hash of a page; `previousHash` chains it to the page before. */
export function hashPage(page: HashedPage): string {
  return sha256Hex(pageText(page));
}
