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
