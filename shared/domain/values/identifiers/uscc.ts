/**
 * 统一社会信用代码: GB 32100-2015, 18 characters = authority (1), kind of body (1), region (6 digits, GB/T 2260), organisation code (8 + its own
 * check, GB 11714-1997) and a check character (GB/T 17710, MOD 31-3). Character 18 decides: dozens of registered codes carry an organisation code
 * that fails its own check, so that failure alone is only told. The `stdnum` package is not used: it demands eight leading digits, so it refuses
 * the authorities A (军队), N (农业) and Y (其他), and it ignores the organisation code's check.
 */

import type { IdentifierProblem } from './text.ts';
import { foldText } from './text.ts';

export type UsccProblemCode = 'length' | 'unused-letter' | 'character' | 'region' | 'check';

/**
 * `value` is the code in half-width capitals without space; `leadingLetter` tells authorities A, N and Y (rule N-10); `doubt` stands when the inner
 * organisation code fails its own check, which a person must look at (N-09 HOLD).
 */
export type UsccCheck =
  | { valid: true; value: string; leadingLetter: boolean; doubt?: IdentifierProblem }
  | { valid: false; code: UsccProblemCode; problem: IdentifierProblem };

const alphabet = '0123456789ABCDEFGHJKLMNPQRTUWXY';
const weights = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28];
const organisationWeights = [3, 7, 9, 10, 5, 8, 4, 2];
/** The letters that the standard leaves out, and the character each is mistaken for. */
const lookalikes: Record<string, string> = { O: '0', I: '1', Z: '2', S: '5', V: 'U' };

/** Judges a code after folding width, space and case (`foldText`). */
export function checkUscc(text: string): UsccCheck {
  const value = foldText(text).toUpperCase();
  if (value.length !== 18) {
    return refuse('length', `应为18位，现为${value.length}位。`, `must have 18 characters, has ${value.length}.`);
  }
  const unused = [...value].findIndex((character) => character in lookalikes);
  if (unused >= 0) return refuseUnusedLetter(value, unused);
  const foreign = [...value].findIndex((character) => !alphabet.includes(character));
  if (foreign >= 0) {
    return refuse(
      'character',
      `第${foreign + 1}位不是数字或大写字母。`,
      `has a character ${foreign + 1} that is neither a digit nor a capital letter.`,
    );
  }
  if (!/^\d{6}$/.test(value.slice(2, 8))) {
    return refuse('region', '第3至8位行政区划码应为数字。', 'must have digits in characters 3–8, the region code.');
  }
  if (value[17] !== checkCharacter(value)) {
    return refuse('check', '第18位校验码不符，请核对原件。', 'fails its check character (18); compare it with the certificate.');
  }
  const sound = value[16] === organisationCheck(value.slice(8, 16));
  return { valid: true, value, leadingLetter: /^[A-Z]/.test(value), ...(sound ? {} : { doubt: organisationDoubt }) };
}

const organisationDoubt: IdentifierProblem = {
  zh: '统一社会信用代码第9至17位组织机构代码的校验位不符，第18位校验码相符，请核对原件。',
  en: 'The unified social credit code has an organisation code (characters 9–17) that fails its own check, while character 18 is right; compare it with the certificate.',
};

function refuse(code: UsccProblemCode, zh: string, en: string): UsccCheck {
  return { valid: false, code, problem: { zh: `统一社会信用代码${zh}`, en: `The unified social credit code ${en}` } };
}

/** Names the code that was probably meant, but only when that code is itself valid. */
function refuseUnusedLetter(value: string, index: number): UsccCheck {
  const letter = value.charAt(index);
  const meant = [...value].map((character) => lookalikes[character] ?? character).join('');
  const certain = checkUscc(meant).valid;
  const likely = lookalikes[letter] ?? '';
  return refuse(
    'unused-letter',
    `不使用字母I、O、Z、S、V，第${index + 1}位“${letter}”疑为“${likely}”之误${certain ? `，改正后${meant}为有效代码` : ''}。`,
    `never uses the letters I, O, Z, S and V: character ${index + 1}, "${letter}", is probably "${likely}"${certain ? `; ${meant} would be valid` : ''}.`,
  );
}

function checkCharacter(value: string): string {
  const sum = weights.reduce((total, weight, index) => total + weight * alphabet.indexOf(value.charAt(index)), 0);
  return alphabet.charAt((31 - (sum % 31)) % 31);
}

/** GB 11714: digits count as themselves, A = 10 … Z = 35; 10 is written X, 11 is written 0. */
function organisationCheck(body: string): string {
  const sum = organisationWeights.reduce((total, weight, index) => total + weight * Number.parseInt(body.charAt(index), 36), 0);
  const check = 11 - (sum % 11);
  if (check === 10) return 'X';
  return check === 11 ? '0' : String(check);
}
