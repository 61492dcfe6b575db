/**
 * 支付系统行号 (CNAPS code): 12 digits = bank class 3, area 4, serial 4, check 1. The check is ISO 7064 MOD 11,10, found by testing 107 of 107
 * published codes (domain §6.4); no standard that says so is public. It is neither an account number nor the 14-digit 金融机构编码.
 */

import type { IdentifierProblem } from './text.ts';
import { foldText } from './text.ts';

export type BankCodeProblemCode = 'length' | 'character' | 'check';

export type BankCodeCheck = { valid: true; value: string } | { valid: false; code: BankCodeProblemCode; problem: IdentifierProblem };

/** Judges a code after folding width and space. A valid code may still belong to a branch that has closed: that is for the register. */
export function checkBankCode(text: string): BankCodeCheck {
  const value = foldText(text);
  if (!/^\d*$/.test(value)) return refuse('character', '只能由数字组成。', 'must consist of digits only.');
  if (value.length !== 12) {
    const hint =
      value.length === 14
        ? { zh: '14位的是金融机构编码，不是行号。', en: ' 14 digits are a 金融机构编码, not this code.' }
        : { zh: '', en: '' };
    return refuse('length', `应为12位数字，现为${value.length}位。${hint.zh}`, `must have 12 digits, has ${value.length}.${hint.en}`);
  }
  if (Number(value.charAt(11)) !== checkDigit(value)) {
    return refuse('check', '校验位不符，请核对行名行号。', 'fails its check digit; look the branch up again.');
  }
  return { valid: true, value };
}

function refuse(code: BankCodeProblemCode, zh: string, en: string): BankCodeCheck {
  return { valid: false, code, problem: { zh: `支付系统行号${zh}`, en: `The CNAPS bank code ${en}` } };
}

/** ISO 7064 MOD 11,10 over the first eleven digits. */
function checkDigit(value: string): number {
  let product = 10;
  for (const digit of value.slice(0, 11)) {
    const sum = (product + Number(digit)) % 10;
    product = ((sum === 0 ? 10 : sum) * 2) % 11;
  }
  return (11 - product) % 10;
}
