/** PDF objects (ISO 32000-1 §7.3) read from a place in the file. Every token is paid for, nesting is bounded, nothing is read twice. */
import { type Budget, fail, spend } from '../faults.ts';

export interface Name {
  name: string;
}
export interface Reference {
  reference: number;
}
/** Where a string stands, brackets included; its bytes are read when they are wanted. */
export interface Text {
  start: number;
  end: number;
  hex: boolean;
}
export type Dictionary = ReadonlyMap<string, PdfValue>;
export type PdfValue = number | boolean | null | Name | Reference | Text | PdfValue[] | Dictionary;

/** A place in bytes that moves on as it is read. */
export interface Cursor {
  bytes: Uint8Array;
  at: number;
  budget: Budget;
}

const depthMax = 64;
const code = (character: string): number => character.charCodeAt(0);
const isSpace = (byte: number | undefined): boolean => byte === 0 || byte === 9 || byte === 10 || byte === 12 || byte === 13 || byte === 32;
const delimiters = new Set([...'()<>[]{}/%'].map(code));
const isRegular = (byte: number | undefined): byte is number => byte !== undefined && !isSpace(byte) && !delimiters.has(byte);

/** Past white space (NUL is white space in PDF) and comments. */
export function skipSpace(cursor: Cursor): void {
  const { bytes } = cursor;
  for (;;) {
    while (isSpace(bytes[cursor.at])) cursor.at += 1;
    if (bytes[cursor.at] !== code('%')) return;
    spend(cursor.budget);
    while (cursor.at < bytes.length && bytes[cursor.at] !== 10 && bytes[cursor.at] !== 13) cursor.at += 1;
  }
}

/** The next run of regular characters: a number or a keyword. Longer than any keyword is none. */
function readWord(cursor: Cursor): string {
  skipSpace(cursor);
  spend(cursor.budget);
  const start = cursor.at;
  while (isRegular(cursor.bytes[cursor.at]) && cursor.at - start < 32) cursor.at += 1;
  return String.fromCharCode(...cursor.bytes.subarray(start, cursor.at));
}

/** Takes a keyword if it is next. */
export function takeWord(cursor: Cursor, word: string): boolean {
  const start = cursor.at;
  if (readWord(cursor) === word) return true;
  cursor.at = start;
  return false;
}

/** A whole number that is next; undefined, with the cursor where it was, when there is none. */
export function takeInteger(cursor: Cursor): number | undefined {
  const start = cursor.at;
  const word = readWord(cursor);
  if (/^[+-]?\d{1,15}$/u.test(word)) return Number(word);
  cursor.at = start;
  return undefined;
}

export function readValue(cursor: Cursor, depth = 0): PdfValue {
  if (depth > depthMax) fail('too-complex');
  skipSpace(cursor);
  spend(cursor.budget);
  const { bytes, at } = cursor;
  switch (bytes[at]) {
    case undefined:
      return fail('truncated');
    case code('/'):
      return { name: readName(cursor) };
    case code('('):
      return readLiteral(cursor);
    case code('['):
      return readArray(cursor, depth);
    case code('<'):
      return bytes[at + 1] === code('<') ? readDictionary(cursor, depth) : readHex(cursor);
    default:
      return readNumberOrWord(cursor);
  }
}

/** `#xx` spells a character in a name: /E#6ecrypt is /Encrypt. */
function readName(cursor: Cursor): string {
  const start = cursor.at + 1;
  let end = start;
  while (isRegular(cursor.bytes[end])) end += 1;
  cursor.at = end;
  // The standard allows 127 bytes; what is longer is no name that matters.
  const text = String.fromCharCode(...cursor.bytes.subarray(start, Math.min(end, start + 512)));
  return text.includes('#') ? text.replace(/#([0-9A-Fa-f]{2})/gu, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))) : text;
}

function readLiteral(cursor: Cursor): Text {
  const { bytes, at: start } = cursor;
  let open = 0;
  for (let at = start; at < bytes.length; at += 1) {
    const byte = bytes[at];
    if (byte === code('\\')) at += 1;
    else if (byte === code('(')) open += 1;
    else if (byte === code(')')) {
      open -= 1;
      if (open === 0) {
        cursor.at = at + 1;
        return { start, end: cursor.at, hex: false };
      }
    }
  }
  return fail('truncated');
}

function readHex(cursor: Cursor): Text {
  const start = cursor.at;
  const end = cursor.bytes.indexOf(code('>'), start);
  if (end < 0) fail('truncated');
  cursor.at = end + 1;
  return { start, end: cursor.at, hex: true };
}

function readArray(cursor: Cursor, depth: number): PdfValue[] {
  cursor.at += 1;
  const values: PdfValue[] = [];
  for (;;) {
    skipSpace(cursor);
    if (cursor.bytes[cursor.at] === code(']')) {
      cursor.at += 1;
      return values;
    }
    values.push(readValue(cursor, depth + 1));
  }
}

function readDictionary(cursor: Cursor, depth: number): Dictionary {
  cursor.at += 2;
  const entries = new Map<string, PdfValue>();
  for (;;) {
    skipSpace(cursor);
    if (cursor.bytes[cursor.at] === code('>') && cursor.bytes[cursor.at + 1] === code('>')) {
      cursor.at += 2;
      return entries;
    }
    if (cursor.bytes[cursor.at] !== code('/')) fail(cursor.at >= cursor.bytes.length ? 'truncated' : 'malformed');
    const key = readName(cursor);
    entries.set(key, readValue(cursor, depth + 1));
  }
}

/** `12`, `12 0 R`, `true`, `null`. */
function readNumberOrWord(cursor: Cursor): PdfValue {
  const word = readWord(cursor);
  if (/^\d{1,10}$/u.test(word)) {
    const after = cursor.at;
    const generation = takeInteger(cursor);
    if (generation !== undefined && generation >= 0 && takeWord(cursor, 'R')) return { reference: Number(word) };
    cursor.at = after;
    return Number(word);
  }
  if (/^[+-]?(?:\d+\.?\d*|\.\d+)$/u.test(word)) return Number(word);
  if (word === 'true' || word === 'false') return word === 'true';
  return word === 'null' ? null : fail('malformed');
}

export const isDictionary = (value: PdfValue | undefined): value is Dictionary => value instanceof Map;
export const isReference = (value: PdfValue | undefined): value is Reference =>
  typeof value === 'object' && value !== null && 'reference' in value;
export const isText = (value: PdfValue | undefined): value is Text => typeof value === 'object' && value !== null && 'hex' in value;
export const nameOf = (value: PdfValue | undefined): string | undefined =>
  typeof value === 'object' && value !== null && 'name' in value ? value.name : undefined;
