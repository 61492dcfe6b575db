/**
 * Text in messages. Contracts §1: trimmed, NFC, no control characters, a maximum length on every string.
 * Lengths are UTF-16 code units, which is never fewer than the characters JSON Schema counts.
 * Checks are given in one call, since each chained method would copy the schema once more.
 */
import * as z from 'zod';
import { once } from './once.ts';

/**
 * Characters that a reader cannot see and that could make two names look alike or read in another order: control characters, bidirectional
 * controls, zero-width spaces, line separators. Half a surrogate pair is refused beside the pattern, since no other language can write one in it. Joiners and variation selectors stay allowed: personal names need them.
 */
const invisible = String.raw`\u0000-\u001f\u007f-\u009f\u061c\u200b\u200e\u200f\u2028-\u202e\u2060\u2066-\u2069\ufeff`;
const visibleText = new RegExp(`^[^${invisible}]*$`, 'u');
const visibleWord = new RegExp(String.raw`^[^\s${invisible}]*$`, 'u');

/**
 * In a number further characters without a glyph make another number that reads the same (findings: an invoice paid twice): soft hyphens, joiners,
 * fillers, variation selectors, and beyond the basic plane tags and shorthand controls, which other languages cannot write in the pattern.
 */
const ignorable = String.raw`\u00ad\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200c\u200d\u2061-\u2065\u206a-\u206f\u2800\u3164\ufe00-\ufe0f\uffa0\ufff0-\ufffb`;
const visibleNumber = new RegExp(`^[^${invisible}${ignorable}]*$`, 'u');
const isPlain = (value: string): boolean => !/[\u{1bca0}-\u{1bca3}\u{1d173}-\u{1d17a}\u{e0000}-\u{e0fff}]/u.test(value);

const isWhole = (value: string): boolean => value.isWellFormed();

const tidy = once(
  () =>
    [
      z.regex(visibleText, { error: 'visible-text' }),
      z.refine<string>(isWhole, { error: 'visible-text' }),
      z.trim(),
      z.normalize('NFC'),
    ] as const,
);

/** Text that may be empty: where absence is the business of a rule, the rule says so, not the schema (contracts §4.0). */
export const text = (max: number) => z.string().check(...tidy(), z.maxLength(max));

/** A number that is compared with others: what does not show in it is refused. May be empty, as text may. */
const numberText = (max: number) =>
  z.string().check(
    z.regex(visibleNumber, { error: 'visible-text' }),
    z.refine<string>((value) => isWhole(value) && isPlain(value), { error: 'visible-text' }),
    z.trim(),
    z.normalize('NFC'),
    z.maxLength(max),
  );

/** Text that names something and therefore cannot be empty. */
export const requiredText = (max: number) => z.string().check(...tidy(), z.minLength(1), z.maxLength(max));

/** Kept exactly as sent, without white space: identities that the sender must find again in a receipt. */
export const word = (max: number) =>
  z
    .string()
    .check(
      z.regex(visibleWord, { error: 'visible-word' }),
      z.refine<string>(isWhole, { error: 'visible-word' }),
      z.minLength(1),
      z.maxLength(max),
    );

/** Kept exactly, line breaks included: what the system itself wrote, or bytes in Base64. */
export const verbatim = (max: number) => z.string().check(z.maxLength(max));

export const shortText = once(() => text(100));
export const nameText = once(() => text(200));
export const longText = once(() => text(2_000));
export const shortNumber = once(() => numberText(100));
