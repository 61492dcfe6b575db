/**
 * Numbers that name things. Except for what the system uses as a key, they are bounded text: check digits, case-number syntax and look-ups in
 * registers are rules with their own ids (contracts §4.0).
 */
import * as z from 'zod';
import { requiredText, shortText, text } from './text.ts';

const spaces = /\s+/g;

/**
 * Number of a supervision account: the key of all that is known about it and the message group on queues, hence visible ASCII.
 * Spaces inside are removed; banks print numbers in groups of four (domain §6.5).
 */
export const accountNumber = z
  .string()
  .max(60)
  .regex(/^[ -~]*$/, { error: 'account-number' })
  .overwrite((value) => value.replace(spaces, ''))
  .min(1)
  .max(30);

/** Account of a payee: compared with the notice (B-03), never a key. */
export const payeeAccountNumber = text(60)
  .overwrite((value) => value.replace(spaces, ''))
  .max(30);

export const noticeNumber = shortText;
export const caseNumber = shortText;
export const rulingNumber = shortText;
export const permit = shortText;
/** 统一社会信用代码, a resident id, or another identity: 18 characters as a rule, foreign passports and old forms are longer. */
export const identity = text(40);
export const bankCode = text(40);
export const regionCode = text(12);
/** Serial of a booking in the bank's core system: the identity of a payment, so it cannot be empty. */
export const bankSerial = requiredText(64);
