/**
 * The cross-reference of a PDF (ISO 32000-1 §7.5.4, §7.5.8): where each object stands. A table or a stream, chained to those of earlier revisions. Readers
 * mend a table whose offsets are off, so this one does; a file without any is refused.
 */
import { type Budget, fail, spend } from '../faults.ts';
import { unpack } from '../inflate.ts';
import {
  type Cursor,
  type Dictionary,
  isDictionary,
  isReference,
  nameOf,
  type PdfValue,
  readValue,
  skipSpace,
  takeInteger,
  takeWord,
} from './objects.ts';

/** Where an object stands: in the file, or packed in an object stream. */
export type Place = { offset: number } | { stream: number; index: number };

export interface CrossReference {
  places: ReadonlyMap<number, Place>;
  /** Newest first. */
  trailers: readonly Dictionary[];
}

interface Reading {
  bytes: Uint8Array;
  budget: Budget;
  places: Map<number, Place>;
  trailers: Dictionary[];
}

const revisionsMax = 256;
const objectNumberMax = 8_388_607;

/** The last bytes in which `%%EOF` and `startxref` must stand; what readers accept. */
const tailBytes = 2048;

export function readCrossReference(bytes: Uint8Array, headerAt: number, budget: Budget): CrossReference {
  const tail = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  const end = tail.lastIndexOf('%%EOF');
  if (end < 0 || end < bytes.length - tailBytes) fail('truncated');
  const start = tail.lastIndexOf('startxref', end);
  if (start < 0 || start < end - tailBytes) fail('no-cross-reference');
  const offset = takeInteger({ bytes, at: start + 'startxref'.length, budget });
  if (offset === undefined || offset < 0) return fail('no-cross-reference');
  const reading: Reading = { bytes, budget, places: new Map(), trailers: [] };
  // Offsets count from the header, which may follow other matter.
  const pending = [offset + headerAt, ...(headerAt === 0 ? [] : [offset])];
  if (!readChain(reading, pending)) mend(reading, tail, start);
  if (reading.trailers.length === 0) fail('no-trailer');
  return reading;
}

function readChain(reading: Reading, starts: readonly number[]): boolean {
  return starts.some((start) => {
    const seen = new Set<number>();
    const pending = [start];
    for (let at = pending.shift(); at !== undefined && seen.size < revisionsMax; at = pending.shift()) {
      if (seen.has(at)) continue;
      seen.add(at);
      const trailer = readSection(reading, at);
      if (trailer === undefined) return false;
      for (const next of [trailer.get('XRefStm'), trailer.get('Prev')])
        if (typeof next === 'number') pending.push(next + (start - (starts[0] ?? start)));
    }
    return reading.trailers.length > 0;
  });
}

function readSection(reading: Reading, at: number): Dictionary | undefined {
  if (at < 0 || at >= reading.bytes.length) return undefined;
  const cursor: Cursor = { bytes: reading.bytes, at, budget: reading.budget };
  const trailer = takeWord(cursor, 'xref') ? readTable(reading, cursor) : readStreamSection(reading, cursor);
  if (trailer !== undefined) reading.trailers.push(trailer);
  return trailer;
}

/** `0 6` and six lines of twenty bytes; then `trailer`. */
function readTable(reading: Reading, cursor: Cursor): Dictionary | undefined {
  while (!takeWord(cursor, 'trailer')) {
    const first = takeInteger(cursor);
    const count = takeInteger(cursor);
    if (first === undefined || count === undefined || first < 0 || count < 0) return undefined;
    for (let index = 0; index < count; index += 1) {
      const offset = takeInteger(cursor);
      const generation = takeInteger(cursor);
      if (offset === undefined || generation === undefined) return undefined;
      if (takeWord(cursor, 'n')) place(reading, first + index, { offset });
      else if (!takeWord(cursor, 'f')) return undefined;
    }
  }
  skipSpace(cursor);
  const trailer = readValue(cursor);
  return isDictionary(trailer) ? trailer : undefined;
}

/** What is newer was read first and stands. */
function place({ places }: Reading, number: number, where: Place): void {
  if (number <= objectNumberMax && !places.has(number)) places.set(number, where);
}

function readStreamSection(reading: Reading, cursor: Cursor): Dictionary | undefined {
  if (takeInteger(cursor) === undefined || takeInteger(cursor) === undefined || !takeWord(cursor, 'obj')) return undefined;
  const dictionary = readValue(cursor);
  if (!isDictionary(dictionary) || nameOf(dictionary.get('Type')) !== 'XRef') return undefined;
  const data = streamBytes(cursor, dictionary, reading.budget, () => undefined);
  const widths = numbers(dictionary.get('W'));
  const [typeWidth = 0, secondWidth = 0, thirdWidth = 0] = widths;
  const width = typeWidth + secondWidth + thirdWidth;
  const size = dictionary.get('Size');
  if (widths.length < 3 || width < 1 || width > 24 || typeof size !== 'number') return undefined;
  const sections = dictionary.has('Index') ? numbers(dictionary.get('Index')) : [0, size];
  let at = 0;
  for (let pair = 0; pair + 1 < sections.length; pair += 2) {
    for (let index = 0; index < (sections[pair + 1] ?? 0) && at + width <= data.length; index += 1, at += width) {
      spend(reading.budget);
      const type = typeWidth === 0 ? 1 : bigEndian(data, at, typeWidth);
      const second = bigEndian(data, at + typeWidth, secondWidth);
      const third = bigEndian(data, at + typeWidth + secondWidth, thirdWidth);
      if (type === 1) place(reading, (sections[pair] ?? 0) + index, { offset: second });
      if (type === 2) place(reading, (sections[pair] ?? 0) + index, { stream: second, index: third });
    }
  }
  return dictionary;
}

const bigEndian = (data: Uint8Array, at: number, width: number): number =>
  data.subarray(at, at + width).reduce((sum, byte) => sum * 256 + byte, 0);

export const numbers = (value: PdfValue | undefined): number[] =>
  Array.isArray(value) && value.every((entry) => typeof entry === 'number' && Number.isSafeInteger(entry) && entry >= 0)
    ? (value as number[])
    : [];

/** Unpacked bytes of the stream whose dictionary was just read. `lengthOf` looks up a length that stands in another object. */
export function streamBytes(
  cursor: Cursor,
  dictionary: Dictionary,
  budget: Budget,
  lengthOf: (value: PdfValue | undefined) => number | undefined,
): Uint8Array {
  if (!takeWord(cursor, 'stream')) fail('malformed');
  const { bytes } = cursor;
  if (bytes[cursor.at] === 13) cursor.at += 1;
  if (bytes[cursor.at] === 10) cursor.at += 1;
  const stated = dictionary.get('Length');
  const known = typeof stated === 'number' ? stated : lengthOf(stated);
  const end =
    known === undefined || known < 0
      ? Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).indexOf('endstream', cursor.at)
      : cursor.at + known;
  if (end < cursor.at || end > bytes.length) fail('truncated');
  const packed = bytes.subarray(cursor.at, end);
  const filter = dictionary.get('Filter');
  const filters = (Array.isArray(filter) ? filter : filter === undefined ? [] : [filter]).map(nameOf);
  if (filters.length === 0) return packed;
  if (filters.length > 1 || (filters[0] !== 'FlateDecode' && filters[0] !== 'Fl')) return fail('malformed');
  const parameters = dictionary.get('DecodeParms');
  const flat = unpack(packed, budget, false);
  return isDictionary(parameters) ? unpredict(flat, parameters) : flat;
}

/** PNG predictors (§7.4.4.4), which cross-reference streams are written with. */
function unpredict(data: Uint8Array, parameters: Dictionary): Uint8Array {
  const predictor = parameters.get('Predictor');
  if (typeof predictor !== 'number' || predictor < 10) return data;
  const columns = parameters.get('Columns') ?? 1;
  if (typeof columns !== 'number' || columns < 1 || columns > 4096) return fail('malformed');
  const rows = Math.floor(data.length / (columns + 1));
  const out = new Uint8Array(rows * columns);
  for (let row = 0; row < rows; row += 1) {
    const kind = data[row * (columns + 1)] ?? 0;
    for (let column = 0; column < columns; column += 1) {
      const raw = data[row * (columns + 1) + 1 + column] ?? 0;
      const left = column === 0 ? 0 : (out[row * columns + column - 1] ?? 0);
      const up = row === 0 ? 0 : (out[(row - 1) * columns + column] ?? 0);
      const corner = row === 0 || column === 0 ? 0 : (out[(row - 1) * columns + column - 1] ?? 0);
      out[row * columns + column] = raw + predicted(kind, left, up, corner);
    }
  }
  return out;
}

function predicted(kind: number, left: number, up: number, corner: number): number {
  switch (kind) {
    case 0:
      return 0;
    case 1:
      return left;
    case 2:
      return up;
    case 3:
      return Math.floor((left + up) / 2);
    case 4: {
      const [toLeft, toUp, toCorner] = [Math.abs(up - corner), Math.abs(left - corner), Math.abs(left + up - 2 * corner)];
      return toLeft <= toUp && toLeft <= toCorner ? left : toUp <= toCorner ? up : corner;
    }
    default:
      return fail('malformed');
  }
}

/** Trailers by their keyword, when `startxref` points beside the table. A file without the words `xref` and `trailer` has no cross-reference. */
function mend(reading: Reading, buffer: Buffer, startxref: number): void {
  reading.places.clear();
  reading.trailers.length = 0;
  if (buffer.lastIndexOf('xref', startxref - 1) < 0) fail('no-cross-reference');
  let at = buffer.lastIndexOf('trailer', startxref);
  for (let found = 0; at >= 0 && found < revisionsMax; found += 1) {
    const trailer = readValue({ bytes: reading.bytes, at: at + 'trailer'.length, budget: reading.budget });
    if (isDictionary(trailer) && isReference(trailer.get('Root'))) reading.trailers.push(trailer);
    at = at === 0 ? -1 : buffer.lastIndexOf('trailer', at - 1);
  }
}
