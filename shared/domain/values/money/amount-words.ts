/**
 * 人民币大写: amounts in words, by 《支付结算办法》 annex 1 (正确填写票据和结算凭证的基本规定) arts. 1–4. Several spellings are right for one number, so
 * words are read to fen and numbers are compared, never strings (N-08).
 *
 * `ok: false` means that the words do not name exactly one amount. What names one amount but strays from the annex is a note: `allowed` (the
 * annex accepts it), `tolerated` (harmless, or not to be judged from the text alone) or `breach` (the annex demands otherwise, mostly against
 * alteration).
 */
import nzh from 'nzh/cn';
import type { Fen } from '../../messages/messages.ts';
import type { IdentifierProblem } from '../identifiers/text.ts';
import { foldAmountText, problemOfCharacter } from './characters.ts';
import type { WrittenDigit } from './integer.ts';
import { digits, readInteger } from './integer.ts';

export type AmountNoteCode =
  | 'traditional-form'
  | 'head-missing'
  | 'ten-without-one'
  | 'zero-superfluous'
  | 'gap'
  | 'zheng-missing'
  | 'zheng-after-fen'
  | 'zero-missing';
export interface AmountNote extends IdentifierProblem {
  code: AmountNoteCode;
  standing: 'allowed' | 'tolerated' | 'breach';
}

export type AmountProblemCode = 'empty' | 'character' | 'form' | 'ambiguous' | 'too-large';
/** `canonical`: written as the annex writes it, headed by 人民币. */
export type AmountInWords =
  | { ok: true; amountFen: Fen; canonical: boolean; notes: AmountNote[] }
  | { ok: false; code: AmountProblemCode; problem: IdentifierProblem };

/** 10^14 fen, the largest amount of any message (contracts §1). */
export const maximumFen: Fen = 100_000_000_000_000;

/** The longest lawful amount has some forty characters; a limit keeps a hostile one cheap to refuse. */
const maximumLength = 100;

const body = /^(?:([零壹贰叁肆伍陆柒捌玖拾佰仟万亿]+)元)?(零*)(?:([壹贰叁肆伍陆柒捌玖]?)(角))?(零*)(?:([壹贰叁肆伍陆柒捌玖]?)(分))?(整?)$/u;

const notes: Record<AmountNoteCode, AmountNote> = {
  'traditional-form': note(
    'traditional-form',
    'allowed',
    '使用繁体或异体字，应予受理。',
    'is written in traditional forms, which must be accepted.',
  ),
  'head-missing': note(
    'head-missing',
    'tolerated',
    '前面没有“人民币”；凭证未印有的应加填。',
    'does not begin with 人民币, which must be added where the form does not print it.',
  ),
  'ten-without-one': note('ten-without-one', 'tolerated', '“拾”前应写“壹”。', 'writes 拾 without 壹.'),
  'zero-superfluous': note('zero-superfluous', 'tolerated', '有多余的“零”。', 'has a 零 too many.'),
  gap: note(
    'gap',
    'breach',
    '“人民币”与金额之间、金额之内不得留有空白。',
    'has a gap; nothing may stand between 人民币 and the amount, nor inside it.',
  ),
  'zheng-missing': note('zheng-missing', 'breach', '到“元”为止的，应写“整”或“正”。', 'ends at 元 without 整 or 正.'),
  'zheng-after-fen': note('zheng-after-fen', 'breach', '有“分”的，后面不写“整”或“正”。', 'writes 整 or 正 after 分.'),
  'zero-missing': note('zero-missing', 'breach', '中间有0，应写“零”。', 'leaves out a 零 that must be written.'),
};

/** Reads an amount in words. Never throws; white space around the text does not count. */
export function parseAmountInWords(text: string): AmountInWords {
  if (text.length > maximumLength) return unreadable('form', `超过${maximumLength}个字符。`, `has more than ${maximumLength} characters.`);
  const folded = foldAmountText(text);
  if (folded.amount === '') return unreadable('empty', '没有金额。', 'names no amount.');
  const found = new Set<AmountNoteCode>();
  if (folded.traditional) found.add('traditional-form');
  if (!folded.headed) found.add('head-missing');
  if (folded.gap) found.add('gap');
  const stray = problemOfCharacter(folded.amount);
  if (stray !== undefined) return unreadable('character', stray.zh, stray.en);
  const match = body.exec(folded.amount);
  const written = match === null ? undefined : readDigits(match, found);
  if (match === null || written === undefined) {
    return unreadable('form', '不成金额，应如“人民币叁佰万元整”。', 'cannot be read; it should look like 人民币叁佰万元整.');
  }
  if (!checkZeros(written, found)) {
    return unreadable('ambiguous', '缺“零”，有两种读法，如“壹佰伍元”。', 'can be read in two ways for want of a 零, like 壹佰伍元.');
  }
  checkZheng(match, found);
  return conclude(written, found);
}

/**
 * Writes an amount as the annex does: headed 人民币, 整 after 元, one 零 for several zeros. Throws a RangeError unless the amount is a whole number
 * of fen from 0 to `maximumFen`, which would be a bug.
 */
export function writeAmountInWords(amountFen: Fen): string {
  if (!Number.isInteger(amountFen) || amountFen < 0 || amountFen > maximumFen) {
    throw new RangeError(`${amountFen} is not a whole number of fen from 0 to ${maximumFen}`);
  }
  const yuan = Math.floor(amountFen / 100);
  const fen = amountFen % 100;
  // nzh takes text, so that no float comes in between; it writes 整 only where the text has no decimal point.
  return nzh.toMoney(fen === 0 ? `${yuan}` : `${yuan}.${String(fen).padStart(2, '0')}`);
}

function note(code: AmountNoteCode, standing: AmountNote['standing'], zh: string, en: string): AmountNote {
  return { code, standing, zh: `大写金额${zh}`, en: `The amount in words ${en}` };
}

function unreadable(code: AmountProblemCode, zh: string, en: string): AmountInWords {
  return { ok: false, code, problem: { zh: `大写金额${zh}`, en: `The amount in words ${en}` } };
}

function conclude(written: readonly WrittenDigit[], found: ReadonlySet<AmountNoteCode>): AmountInWords {
  // Above 10^12 yuan sums would leave the safe integers, so the power is looked at before the sum.
  const amountFen = written.every(({ power }) => power <= 12)
    ? written.reduce((sum, { power, digit }) => sum + digit * 10 ** (power + 2), 0)
    : Infinity;
  if (amountFen > maximumFen) return unreadable('too-large', '超过一万亿元。', 'is more than 1,000,000,000,000.00 yuan.');
  const list = [...found].map((code) => notes[code]);
  return { ok: true, amountFen, canonical: list.every(({ standing }) => standing === 'allowed'), notes: list };
}

/** Integer part, 角 and 分 as written digits in falling powers; undefined when the parts do not form an amount. */
function readDigits(match: RegExpExecArray, found: Set<AmountNoteCode>): WrittenDigit[] | undefined {
  const [, yuan, zerosBeforeJiao = '', jiao = '', jiaoUnit, zerosBeforeFen = '', fen = '', fenUnit] = match;
  if (yuan === undefined && jiaoUnit === undefined && fenUnit === undefined) return undefined;
  const written = yuan === undefined ? [] : readInteger(yuan, (code) => found.add(code));
  if (written === undefined) return undefined;
  // 零元 before 角 or 分 names nothing.
  if (yuan !== undefined && written.length === 0 && jiao + fen !== '') found.add('zero-superfluous');
  let zeros = zerosBeforeJiao.length;
  // 零角 and 零分, as forms with a column a unit print them: the 零 is the digit.
  if (jiaoUnit !== undefined && jiao === '') {
    if (zeros === 0) return undefined;
    found.add('zero-superfluous');
  }
  if (jiao !== '') {
    written.push({ power: -1, digit: digits.indexOf(jiao), zerosBefore: zeros });
    zeros = 0;
  }
  zeros += zerosBeforeFen.length;
  if (fen !== '') {
    written.push({ power: -2, digit: digits.indexOf(fen), zerosBefore: zeros });
  } else if (fenUnit !== undefined && zerosBeforeFen === '') {
    return undefined;
  } else if (zeros > 0) {
    found.add('zero-superfluous');
  }
  return written;
}

/**
 * Annex art. 4: one 零 where zeros lie between two digits; it may be left out where the zeros end at 万位 or 元位 and the next digit is a 千位 or 角位.
 * False when a missing 零 leaves two readings: 壹佰伍元 is 105 by the units and 150 in speech.
 */
function checkZeros(written: readonly WrittenDigit[], found: Set<AmountNoteCode>): boolean {
  for (const [index, { power, zerosBefore }] of written.entries()) {
    const previous = written[index - 1];
    const skipped = previous === undefined ? 0 : previous.power - power - 1;
    if (zerosBefore > Math.min(skipped, 1)) found.add('zero-superfluous');
    if (skipped === 0 || zerosBefore > 0 || power % 4 === 3 || power === -1) continue;
    if (power >= 0 && power % 4 === 0) return false;
    found.add('zero-missing');
  }
  return true;
}

/** Annex art. 2. */
function checkZheng(match: RegExpExecArray, found: Set<AmountNoteCode>): void {
  const [, , , , jiaoUnit, , , fenUnit, zheng] = match;
  if (fenUnit !== undefined) {
    if (zheng !== '') found.add('zheng-after-fen');
  } else if (jiaoUnit === undefined && zheng === '') {
    found.add('zheng-missing');
  }
}
