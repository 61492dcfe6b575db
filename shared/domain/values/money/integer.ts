/** The part of an amount in words before 元: 拾, 佰, 仟 within sections of four places, raised by 万 and 亿. */

/** A digit that is written, at its power of ten of yuan (角 −1, 分 −2), and how many 零 stand before it. */
export interface WrittenDigit {
  power: number;
  digit: number;
  zerosBefore: number;
}

export type IntegerNoteCode = 'ten-without-one' | 'zero-superfluous';

export const digits = '零壹贰叁肆伍陆柒捌玖';
const smallUnits: Record<string, number> = { 拾: 1, 佰: 2, 仟: 3 };

/** What has been read of the integer part: the digits up to 亿, those up to 万, and those of the section of four that is being read. */
interface IntegerReading {
  aboveYi: WrittenDigit[];
  aboveWan: WrittenDigit[];
  section: WrittenDigit[];
  digit: number | undefined;
  zeros: number;
  zerosBefore: number;
}

/** Reads the part before 元 and notes what strays; undefined when it is no number. Nought is no digit at all. */
export function readInteger(text: string, note: (code: IntegerNoteCode) => void): WrittenDigit[] | undefined {
  const reading: IntegerReading = { aboveYi: [], aboveWan: [], section: [], digit: undefined, zeros: 0, zerosBefore: 0 };
  for (const character of text) {
    const good = readCharacter(reading, character, note);
    if (!good) return undefined;
  }
  if (!closeSection(reading)) return undefined;
  const written = [...reading.aboveYi, ...reading.aboveWan, ...reading.section];
  // Nought is one 零; behind a digit none is left over.
  if (reading.zeros > (written.length === 0 ? 1 : 0)) note('zero-superfluous');
  return written;
}

function readCharacter(reading: IntegerReading, character: string, note: (code: IntegerNoteCode) => void): boolean {
  if (character === '零') {
    reading.zeros += 1;
    return reading.digit === undefined;
  }
  const unit = smallUnits[character];
  if (unit !== undefined) {
    if (reading.digit === undefined) {
      if (unit !== 1) return false;
      note('ten-without-one');
      takeDigit(reading, 1);
    }
    return placeDigit(reading, unit);
  }
  if (character === '万' || character === '亿') return raiseSection(reading, character, note);
  if (reading.digit !== undefined) return false;
  takeDigit(reading, digits.indexOf(character));
  return true;
}

function takeDigit(reading: IntegerReading, digit: number): void {
  reading.digit = digit;
  reading.zerosBefore = reading.zeros;
  reading.zeros = 0;
}

/** Puts the pending digit at a power of its section; powers fall within a section. */
function placeDigit(reading: IntegerReading, power: number): boolean {
  const last = reading.section.at(-1);
  if (reading.digit === undefined || (last !== undefined && last.power <= power)) return false;
  reading.section.push({ power, digit: reading.digit, zerosBefore: reading.zerosBefore });
  reading.digit = undefined;
  return true;
}

function closeSection(reading: IntegerReading): boolean {
  return reading.digit === undefined || placeDigit(reading, 0);
}

/** 万 lifts the section by four powers, 亿 lifts the section and what stood before 万 by eight. Each stands once after the other (壹万亿 is 10^12). */
function raiseSection(reading: IntegerReading, mark: '万' | '亿', note: (code: IntegerNoteCode) => void): boolean {
  if (!closeSection(reading)) return false;
  if (reading.zeros > 0) note('zero-superfluous');
  reading.zeros = 0;
  if (mark === '万') {
    if (reading.section.length === 0 || reading.aboveWan.length > 0) return false;
    reading.aboveWan = raise(reading.section, 4);
  } else {
    const raised = raise([...reading.aboveWan, ...reading.section], 8);
    if (raised.length === 0 || reading.aboveYi.length > 0) return false;
    reading.aboveYi = raised;
    reading.aboveWan = [];
  }
  reading.section = [];
  return true;
}

function raise(written: readonly WrittenDigit[], powers: number): WrittenDigit[] {
  return written.map((digit) => ({ ...digit, power: digit.power + powers }));
}
