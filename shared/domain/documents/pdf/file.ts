/** A PDF file as objects that can be looked up: by the cross-reference, and where that is off by looking for the object itself, as readers do. */
import { type Budget, fail, spend } from '../faults.ts';
import { type CrossReference, numbers, type Place, readCrossReference, streamBytes } from './cross-reference.ts';
import { type Cursor, type Dictionary, isDictionary, isReference, type PdfValue, readValue, takeInteger, takeWord } from './objects.ts';

export interface PdfFile {
  bytes: Uint8Array;
  trailers: CrossReference['trailers'];
  /** Follows references; undefined when there is no such object. */
  resolve: (value: PdfValue | undefined) => PdfValue | undefined;
  dictionary: (value: PdfValue | undefined) => Dictionary | undefined;
}

const referencesMax = 16;
const searchesMax = 200_000;

/** A packed object and where it stands in its unpacked stream. */
interface ObjectStream {
  bytes: Uint8Array;
  offsets: ReadonlyMap<number, number>;
}

export function openPdf(bytes: Uint8Array, headerAt: number, budget: Budget): PdfFile {
  const { places, trailers } = readCrossReference(bytes, headerAt, budget);
  const streams = new Map<number, ObjectStream | undefined>();
  const known = new Map<number, PdfValue | undefined>();
  let found: ReadonlyMap<number, number> | undefined;

  const readAt = (number: number, offset: number): Cursor | undefined => {
    if (offset < 0 || offset >= bytes.length) return undefined;
    const cursor: Cursor = { bytes, at: offset, budget };
    return takeInteger(cursor) === number && takeInteger(cursor) !== undefined && takeWord(cursor, 'obj') ? cursor : undefined;
  };
  const locate = (number: number): Cursor | undefined => {
    const place = places.get(number);
    const stated =
      place !== undefined && 'offset' in place ? (readAt(number, place.offset + headerAt) ?? readAt(number, place.offset)) : undefined;
    if (stated !== undefined) return stated;
    found ??= findObjects(bytes, budget);
    const offset = found.get(number);
    return offset === undefined ? undefined : readAt(number, offset);
  };
  const lengthOf = (value: PdfValue | undefined): number | undefined => {
    const cursor = isReference(value) ? locate(value.reference) : undefined;
    return cursor === undefined ? undefined : takeInteger(cursor);
  };
  const openStream = (number: number): ObjectStream | undefined => {
    const cursor = locate(number);
    const dictionary = cursor === undefined ? undefined : readValue(cursor);
    if (cursor === undefined || !isDictionary(dictionary)) return undefined;
    const unpacked = streamBytes(cursor, dictionary, budget, lengthOf);
    const [count = 0] = numbers([dictionary.get('N') ?? 0]);
    const [first = 0] = numbers([dictionary.get('First') ?? 0]);
    const head: Cursor = { bytes: unpacked, at: 0, budget };
    const offsets = new Map<number, number>();
    for (let index = 0; index < count; index += 1) {
      const [object, offset] = [takeInteger(head), takeInteger(head)];
      if (object === undefined || offset === undefined) break;
      offsets.set(object, first + offset);
    }
    return { bytes: unpacked, offsets };
  };
  const readPacked = (number: number, place: Extract<Place, { stream: number }>): PdfValue | undefined => {
    if (!streams.has(place.stream)) streams.set(place.stream, openStream(place.stream));
    const stream = streams.get(place.stream);
    const offset = stream?.offsets.get(number);
    return stream === undefined || offset === undefined ? undefined : readValue({ bytes: stream.bytes, at: offset, budget });
  };
  const read = (number: number): PdfValue | undefined => {
    const place = places.get(number);
    if (place !== undefined && 'stream' in place) return readPacked(number, place);
    const cursor = locate(number);
    return cursor === undefined ? undefined : readValue(cursor);
  };
  const resolve = (value: PdfValue | undefined): PdfValue | undefined => {
    let current = value;
    for (let step = 0; isReference(current); step += 1) {
      spend(budget);
      if (step === referencesMax) fail('too-complex');
      const { reference } = current;
      if (!known.has(reference)) known.set(reference, read(reference));
      current = known.get(reference);
    }
    return current;
  };
  const dictionary = (value: PdfValue | undefined): Dictionary | undefined => {
    const resolved = resolve(value);
    return isDictionary(resolved) ? resolved : undefined;
  };
  return { bytes, trailers, resolve, dictionary };
}

/** Where objects stand, by their heads `12 0 obj`; of two with one number the later counts. */
function findObjects(bytes: Uint8Array, budget: Budget): ReadonlyMap<number, number> {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  const offsets = new Map<number, number>();
  let at = buffer.indexOf(' obj');
  for (let found = 0; at >= 0 && found < searchesMax; found += 1) {
    spend(budget);
    const head = /(?:^|[^\d])(\d{1,10}) \d{1,5}$/u.exec(buffer.toString('latin1', Math.max(0, at - 20), at));
    if (head?.[1] !== undefined) offsets.set(Number(head[1]), at - head[0].length + head[0].indexOf(head[1]));
    at = buffer.indexOf(' obj', at + 4);
  }
  return offsets;
}
