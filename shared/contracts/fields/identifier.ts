/**
 * Numbers that name things. Except for what the system uses as a key, they are bounded text: check digits, case-number syntax and look-ups in
 * registers are rules with their own ids (contracts §4.0).
 */
import * as z from 'zod';
import { canonicalCaseNumber } from '../../domain/values/identifiers/case-number.ts';
import { foldText } from '../../domain/values/identifiers/text.ts';
import { once } from './once.ts';
import { requiredText, shortText, text } from './text.ts';

/** ０–９, Ａ–Ｚ and the other full-width forms, as input methods write them, are what they look like (contracts §4.3). */
const folded = once(() => z.overwrite<string>(foldText));

/**
 * Number of a supervision account: the key of all that is known about it and the message group on queues, hence visible ASCII once it is read.
 * Spaces inside are removed; banks print numbers in groups of four (domain §6.5). A bank's fact must not be lost over the width of a digit.
 */
export const accountNumber = once(() =>
  z.string().check(z.maxLength(60), z.regex(/^[ -~\u3000！-～]*$/, { error: 'account-number' }), folded(), z.minLength(1), z.maxLength(30)),
);

const withoutSpaces = once(() => z.overwrite<string>((value) => value.replace(/\s+/g, '')));
/** Account of a payee: compared with the notice (B-03), never a key. */
export const payeeAccountNumber = once(() => text(60).check(withoutSpaces(), z.maxLength(30)));

export const noticeNumber = shortText;
/** 案号, in one spelling from here on: dossiers, freezes and duties of a case must not fall apart over brackets. The body as sent is kept as evidence. */
export const caseNumber = once(() => shortText().check(z.overwrite<string>(canonicalCaseNumber)));
export const rulingNumber = shortText;
export const permit = shortText;
/** 统一社会信用代码, a resident id, or another identity: 18 characters as a rule, foreign passports and old forms are longer. */
export const identity = once(() => text(40));
export const bankCode = once(() => text(40));
export const regionCode = once(() => text(12));
/** Serial of a booking in the bank's core system: the identity of a payment, so it cannot be empty. */
export const bankSerial = once(() => requiredText(64));
