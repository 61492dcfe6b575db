/**
 * 公民身份号码: GB 11643-1999, 17 digits (region 6, birth date 8, serial 3) and a MOD 11-2 check character. A problem never repeats the number,
 * which is personal information.
 */

import type { LocalDate } from '../../messages/messages.ts';
import { isLocalDate } from '../calendar/dates.ts';
import type { IdentifierProblem } from './text.ts';
import { foldText } from './text.ts';

export type ResidentIdProblemCode = 'legacy-15' | 'length' | 'character' | 'birth-date' | 'check';

/** `value` is the number in half-width characters with a capital X. */
export type ResidentIdCheck = { valid: true; value: string } | { valid: false; code: ResidentIdProblemCode; problem: IdentifierProblem };

const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
const checkCharacters = '10X98765432';
const earliestBirthYear = 1880;

/** Judges a number after folding width, space and a small x. With `today` (in China) a birth date to come fails too: nobody has such a number. */
export function checkResidentId(text: string, today?: LocalDate): ResidentIdCheck {
  const value = foldText(text).toUpperCase();
  if (/^\d{15}$/.test(value)) {
    return refuse(
      'legacy-15',
      '为15位旧号码，2013年1月1日起停止使用，请提供18位号码。',
      'is an old 15-digit number, out of use since 2013-01-01; ask for the 18-digit number.',
    );
  }
  if (value.length !== 18) return refuse('length', `应为18位，现为${value.length}位。`, `must have 18 characters, has ${value.length}.`);
  if (!/^[1-9]\d{16}[\dX]$/.test(value)) {
    return refuse('character', '应为17位数字（首位非0）加一位数字或X。', 'must be 17 digits, the first not 0, and a digit or X.');
  }
  const birthDate = `${value.slice(6, 10)}-${value.slice(10, 12)}-${value.slice(12, 14)}`;
  if (!isLocalDate(birthDate) || Number(value.slice(6, 10)) < earliestBirthYear) {
    return refuse('birth-date', '第7至14位不是真实的出生日期。', 'has no real birth date in characters 7–14.');
  }
  if (today !== undefined && birthDate > today) {
    return refuse(
      'birth-date',
      '第7至14位出生日期尚未到来，请核对证件。',
      'has a birth date to come in characters 7–14; compare it with the document.',
    );
  }
  if (value[17] !== checkCharacter(value)) {
    return refuse('check', '校验码不符，请核对证件。', 'fails its check character; compare it with the document.');
  }
  return { valid: true, value };
}

/**
 * The 18 characters of a number in the form of before 1999, which lacks the century and the check character; any other text as it is. `value` is folded. Both
 * forms of a number name one person, and papers of before 2013 bear the old one.
 */
export function fullResidentId(value: string): string {
  if (!/^[1-9]\d{14}$/.test(value)) return value;
  const birthDate = `19${value.slice(6, 8)}-${value.slice(8, 10)}-${value.slice(10, 12)}`;
  if (!isLocalDate(birthDate)) return value;
  const full = `${value.slice(0, 6)}19${value.slice(6)}`;
  return full + checkCharacter(full);
}

function refuse(code: ResidentIdProblemCode, zh: string, en: string): ResidentIdCheck {
  return { valid: false, code, problem: { zh: `公民身份号码${zh}`, en: `The resident identity number ${en}` } };
}

function checkCharacter(value: string): string {
  const sum = weights.reduce((total, weight, index) => total + weight * Number(value.charAt(index)), 0);
  return checkCharacters.charAt(sum % 11);
}
