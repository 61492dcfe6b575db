/**
 * Signed notes (C2SP signed-note, Go's golang.org/x/mod/sumdb/note): a text, an empty line, and a line a signature:
 * `— <name> <base64(key hash ‖ signature)>`. Here is their form; what verifies a signature is handed in.
 */
import { hash } from 'node:crypto';

/** Kinds of keys in a key hash. */
export const keyTypes = { ed25519: 0x01, cosignatureV1: 0x04, other: 0xff } as const;
const hashLength = 4;
const textMax = 64 * 1024;
const linesMax = 100;

export interface NoteSignature {
  name: string;
  /** First four bytes of the key's hash. */
  keyHash: Uint8Array;
  signature: Uint8Array;
  /** As it stands in the note, without the line's end. */
  line: string;
}
export interface Note {
  /** With the newline that ends it. */
  text: string;
  signatures: NoteSignature[];
}

/** SHA-256 of `<name> \n <type> <key>`, four bytes. */
export function keyHashOf(name: string, typeAndKey: Uint8Array): Uint8Array {
  return hash('sha256', Buffer.concat([Buffer.from(`${name}\n`), typeAndKey]), 'buffer').subarray(0, hashLength);
}

/** A key as verifiers take it, Go's included: `<name>+<hash>+<base64(type ‖ key)>`. */
export function verifierKey(name: string, type: number, key: Uint8Array): string {
  const typeAndKey = Buffer.concat([Uint8Array.of(type), key]);
  return `${name}+${Buffer.from(keyHashOf(name, typeAndKey)).toString('hex')}+${typeAndKey.toString('base64')}`;
}

export interface VerifierKey {
  name: string;
  keyHash: Uint8Array;
  type: number;
  key: Uint8Array;
}

/** Undefined when the text is no verifier key, or one whose hash is not its own. */
export function parseVerifierKey(text: string): VerifierKey | undefined {
  const found = /^([^\s+]+)\+([0-9a-f]{8})\+([A-Za-z0-9+/]+=*)$/u.exec(text);
  const [name, hex, encoded] = found?.slice(1) ?? [];
  if (name === undefined || hex === undefined || encoded === undefined) return undefined;
  const typeAndKey = Buffer.from(encoded, 'base64');
  const keyHash = keyHashOf(name, typeAndKey);
  if (Buffer.from(keyHash).toString('hex') !== hex) return undefined;
  return { name, keyHash, type: typeAndKey[0] ?? 0, key: typeAndKey.subarray(1) };
}

export function signatureLine(name: string, keyHash: Uint8Array, signature: Uint8Array): string {
  return `— ${name} ${Buffer.concat([keyHash, signature]).toString('base64')}`;
}

export const noteOf = (text: string, lines: readonly string[]): string => `${text}\n${lines.map((line) => `${line}\n`).join('')}`;

/** Undefined when the bytes are no note, or one with more than anybody would sign. */
export function parseNote(note: string): Note | undefined {
  const end = note.lastIndexOf('\n\n');
  if (end < 0 || !note.endsWith('\n') || note.length > textMax) return undefined;
  const text = note.slice(0, end + 1);
  const lines = note.slice(end + 2, -1).split('\n');
  const signatures = lines.map(parseSignatureLine);
  if (lines.length > linesMax || signatures.some((signature) => signature === undefined)) return undefined;
  return { text, signatures: signatures.filter((signature) => signature !== undefined) };
}

function parseSignatureLine(line: string): NoteSignature | undefined {
  const [name, encoded] = /^— (\S+) ([A-Za-z0-9+/]+=*)$/u.exec(line)?.slice(1) ?? [];
  if (name === undefined || encoded === undefined) return undefined;
  const bytes = Buffer.from(encoded, 'base64');
  // A second spelling of the same bytes would be a second note of the same meaning.
  if (bytes.length <= hashLength || bytes.toString('base64') !== encoded) return undefined;
  return { name, keyHash: bytes.subarray(0, hashLength), signature: bytes.subarray(hashLength), line };
}
