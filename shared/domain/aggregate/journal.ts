/** The hash chain of the journal. A page's hash covers its place, its predecessor and all that it says, in one canonical spelling. */
import { hash } from 'node:crypto';
import type { PageState } from './state-digest.ts';

export const genesisHash = '0'.repeat(64);

/**
 * JSON with keys sorted and undefined left out: the same value always has the same bytes (a subset of RFC 8785: no floats occur). Every page, state part and
 * digest goes through here, so the text is put together as it goes and no lists are made of it.
 */
export function canonicalJson(value: unknown): string {
  if (typeof value === 'string') return quoted(value);
  if (value === null || typeof value !== 'object') return JSON.stringify(value);
  let text = '';
  if (Array.isArray(value)) {
    for (const item of value) text += `${text === '' ? '' : ','}${canonicalJson(item === undefined ? null : item)}`;
    return `[${text}]`;
  }
  const fields = value as Readonly<Record<string, unknown>>;
  for (const key of inOrder(Object.keys(fields))) {
    const field = fields[key];
    if (field !== undefined) text += `${text === '' ? '' : ','}${quoted(key)}:${canonicalJson(field)}`;
  }
  return `{${text}}`;
}

/** Nothing in it needs an escape: neither quotation mark nor backslash, control or half of a surrogate pair. */
const plain = /^[ !#-[\]-\ud7ff\ue000-\uffff]*$/;
const quoted = (text: string): string => (plain.test(text) ? `"${text}"` : JSON.stringify(text));

/** Keys that were read from a canonical text come sorted. */
function inOrder(keys: string[]): string[] {
  for (let place = 1; place < keys.length; place++) if ((keys[place - 1] ?? '') > (keys[place] ?? '')) return keys.sort();
  return keys;
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
