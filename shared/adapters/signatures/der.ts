/** The little of ASN.1's DER that signatures of elliptic curves need: a sequence of two numbers. */

const integerTag = 0x02;
const sequenceTag = 0x30;
/** Lengths from here on take more than one byte; no signature of ours is so long. */
const longLength = 0x80;
/** Numbers of P-256 and of SM2. */
const numberBytes = 32;

/** `SEQUENCE { INTEGER, INTEGER }` of two unsigned numbers. */
export function sequenceOfIntegers(...numbers: readonly Uint8Array[]): Uint8Array {
  const integers = Buffer.concat(numbers.map(integer));
  return Buffer.concat([Uint8Array.of(sequenceTag, integers.length), integers]);
}

function integer(number: Uint8Array): Uint8Array {
  const digits = withoutZeros(number);
  // A first bit of 1 would make the number negative.
  const sign = (digits[0] ?? 0) >= 0x80 ? [0] : [];
  return Uint8Array.of(integerTag, digits.length + sign.length, ...sign, ...digits);
}

function withoutZeros(number: Uint8Array): Uint8Array {
  const first = number.findIndex((byte) => byte !== 0);
  return first < 0 ? Uint8Array.of(0) : number.subarray(first);
}

/** The two unsigned numbers, without leading zeros. Undefined for anything but their one DER spelling, so that a signature has one form only. */
export function twoIntegers(der: Uint8Array): [Uint8Array, Uint8Array] | undefined {
  if (der[0] !== sequenceTag || der[1] !== der.length - 2 || der.length - 2 >= longLength) return undefined;
  const first = integerAt(der, 2);
  const second = first === undefined ? undefined : integerAt(der, first.end);
  if (first === undefined || second === undefined || second.end !== der.length) return undefined;
  const numbers: [Uint8Array, Uint8Array] = [first.digits, second.digits];
  return Buffer.from(sequenceOfIntegers(...numbers)).equals(der) ? numbers : undefined;
}

function integerAt(der: Uint8Array, at: number): { digits: Uint8Array; end: number } | undefined {
  const length = der[at + 1] ?? longLength;
  const end = at + 2 + length;
  if (der[at] !== integerTag || length === 0 || length >= longLength || end > der.length) return undefined;
  return { digits: withoutZeros(der.subarray(at + 2, end)), end };
}

/** r ‖ s of `SEQUENCE { r INTEGER, s INTEGER }`; undefined when the bytes are not exactly that. */
export function rawOf(der: Uint8Array): Uint8Array | undefined {
  const numbers = twoIntegers(der);
  if (numbers === undefined || numbers.some((number) => number.length > numberBytes)) return undefined;
  const raw = new Uint8Array(2 * numberBytes);
  for (const [index, number] of numbers.entries()) raw.set(number, (index + 1) * numberBytes - number.length);
  return raw;
}

/** The same of a signature that our own key service made. @throws Error when it is none. */
export function rawFromDer(der: Uint8Array): Uint8Array {
  const raw = rawOf(der);
  if (raw === undefined) throw new Error('the key service answered with a signature that is no pair of numbers in DER');
  return raw;
}
