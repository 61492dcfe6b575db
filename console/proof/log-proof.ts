/**
 * Whether the witnessed log has the pages of a dossier, worked out in this browser: each page's path through the tree to the root of the checkpoint (RFC 9162), the
 * log's signature over it and the cosignatures of witnesses (C2SP tlog-checkpoint, tlog-cosignature), and that what is shown is what stands in those pages.
 */
import type { CaseProof, ItemFiled } from '../api.ts';
import { canonical } from './digest.ts';

export interface LogVerdict {
  /** `unknown`: the key is not published here, or this browser cannot verify with it. */
  signed: boolean | 'unknown';
  /** Every page has its place in the log, and every item stands in one of them. */
  included: boolean;
  size: number;
  /** Base64. */
  root: string;
  origin: string;
  /** Whose cosignature holds, and when they saw it. */
  witnesses: { name: string; at: string }[];
}
type Bytes = Uint8Array<ArrayBuffer>;

const bytesOf = (base64: string): Bytes => Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
const utf8 = (text: string): Bytes => new TextEncoder().encode(text);
const join = (...parts: readonly Uint8Array[]): Bytes => {
  const all = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
};
const isSame = (a: Uint8Array, b: Uint8Array): boolean => a.length === b.length && a.every((byte, place) => byte === b[place]);
const digest = async (...parts: readonly Uint8Array[]): Promise<Bytes> =>
  new Uint8Array(await crypto.subtle.digest('SHA-256', join(...parts)));

const nodeOf = (left: Uint8Array, right: Uint8Array): Promise<Bytes> => digest(Uint8Array.of(1), left, right);

/** Root of the tree of `size` leaves that has this leaf at this place; undefined when the path does not fit. */
async function rootFrom(leaf: Bytes, index: number, size: number, path: readonly Bytes[]): Promise<Bytes | undefined> {
  if (!(Number.isSafeInteger(index) && index >= 0 && index < size)) return undefined;
  const rest = [...path];
  const climb = async (at: number, of: number): Promise<Bytes | undefined> => {
    if (of === 1) return leaf;
    let split = 1;
    while (split * 2 < of) split *= 2;
    const sibling = rest.pop();
    const own = at < split ? await climb(at, split) : await climb(at - split, of - split);
    if (sibling === undefined || own === undefined) return undefined;
    return at < split ? nodeOf(own, sibling) : nodeOf(sibling, own);
  };
  const root = await climb(index, size);
  return rest.length === 0 ? root : undefined;
}

interface Line {
  name: string;
  hash: Bytes;
  signature: Bytes;
}

function noteIn(note: string): { text: string; lines: Line[] } {
  const end = note.lastIndexOf('\n\n');
  const lines = note
    .slice(end + 2)
    .split('\n')
    .flatMap((line): Line[] => {
      const [, name = '', encoded = ''] = /^— (\S+) (\S+)$/u.exec(line) ?? [];
      const bytes = encoded === '' ? new Uint8Array() : bytesOf(encoded);
      return name === '' ? [] : [{ name, hash: bytes.slice(0, 4), signature: bytes.slice(4) }];
    });
  return { text: note.slice(0, end + 1), lines };
}

/** `<name>+<hash>+<base64(type ‖ key)>`; undefined where the hash is not its own. */
async function keyIn(text: string): Promise<{ name: string; hash: Bytes; key: Bytes } | undefined> {
  const [, name = '', , encoded = ''] = /^([^\s+]+)\+([0-9a-f]{8})\+(\S+)$/u.exec(text) ?? [];
  if (name === '') return undefined;
  const typeAndKey = bytesOf(encoded);
  const hash = (await digest(utf8(`${name}\n`), typeAndKey)).slice(0, 4);
  return { name, hash, key: typeAndKey.slice(1) };
}

async function holds(key: Bytes, signature: Bytes, text: Bytes): Promise<boolean | 'unknown'> {
  try {
    const imported = await crypto.subtle.importKey('raw', key, 'Ed25519', false, ['verify']);
    return await crypto.subtle.verify('Ed25519', imported, signature, text);
  } catch {
    return 'unknown';
  }
}

async function signedByLog({ text, lines }: ReturnType<typeof noteIn>, logKey: string | undefined): Promise<boolean | 'unknown'> {
  const key = logKey === undefined ? undefined : await keyIn(logKey);
  if (key === undefined) return 'unknown';
  const line = lines.find(({ name, hash }) => name === key.name && isSame(hash, key.hash));
  return line === undefined ? false : holds(key.key, line.signature, utf8(text));
}

async function cosignersOf({ text, lines }: ReturnType<typeof noteIn>, { witnesses }: Sealed): Promise<LogVerdict['witnesses']> {
  const found: LogVerdict['witnesses'] = [];
  for (const { name, keys } of witnesses)
    for (const key of await Promise.all(keys.map(keyIn))) {
      const line = lines.find((each) => key !== undefined && each.name === key.name && isSame(each.hash, key.hash));
      if (key === undefined || line === undefined || line.signature.length !== 72) continue;
      const seconds = Number(new DataView(line.signature.buffer).getBigUint64(0));
      const signed = utf8(`cosignature/v1\ntime ${seconds}\n${text}`);
      if ((await holds(key.key, line.signature.slice(8), signed)) === true)
        found.push({ name, at: new Date(seconds * 1000).toISOString() });
    }
  return found;
}

type Sealed = Extract<CaseProof, { sealed: true }>;

/** Items of a page's events, in the spelling that is compared. */
function itemsIn(text: string): string[] {
  const page: unknown = JSON.parse(text);
  const events = typeof page === 'object' && page !== null && 'events' in page && Array.isArray(page.events) ? page.events : [];
  return events.map(canonical);
}

export async function verifyInLog(proof: Sealed, items: readonly ItemFiled[]): Promise<LogVerdict> {
  const note = noteIn(proof.note);
  const [origin = '', size = '', root = ''] = note.text.split('\n');
  const placed = await Promise.all(
    proof.pages.map(async ({ text, index, proof: path }) => {
      const leaf = await digest(Uint8Array.of(0), await digest(utf8(text)));
      const found = await rootFrom(leaf, index, Number(size), path.map(bytesOf));
      return found !== undefined && isSame(found, bytesOf(root));
    }),
  );
  const written = new Set(proof.pages.flatMap(({ text }) => itemsIn(text)));
  return {
    signed: await signedByLog(note, proof.logKey),
    included: placed.every(Boolean) && items.every((item) => written.has(canonical(item))),
    size: Number(size),
    root,
    origin,
    witnesses: await cosignersOf(note, proof),
  };
}
