/**
 * 案号: `（收案年度）法院代字[专门审判代字]类型代字案件编号号` since 2016-01-01 (法〔2015〕137号 arts. 2–3, 7; 法〔2018〕335号 adds the special court
 * character), with 之一, 之二 … on the rulings of a case. Earlier numbers (`（2011）宁执字第00003号`) are read as `legacy`.
 */

import { canonicalText } from './canonical.ts';
import type { CaseTypeKind } from './case-types.ts';
import { caseTypeKind, caseTypes } from './case-types.ts';
import { courtCodePattern } from './courts.ts';
import type { IdentifierProblem } from './text.ts';
import { foldText } from './text.ts';

export interface CaseNumber {
  ok: true;
  year: number;
  /** 法院代字; of a legacy number the abbreviation as printed (no code of the register), empty when it cannot be told from the type. */
  court: string;
  /** 专门审判代字, today only 知. */
  specialCourt?: string;
  /** 类型代字; of a legacy number of an unknown type, court and type together as printed. */
  type: string;
  typeKind: CaseTypeKind;
  serial: number;
  /** 之一, 之二 … of a ruling (`-1` in some legacy numbers). */
  suffix?: string;
  /** The number in one spelling: （ ）, no space, no leading zeros in a modern serial, with its suffix. */
  normalised: string;
  /** `normalised` without the suffix: the case that the ruling belongs to. Compare cases by this. */
  caseNumber: string;
  /** Pre-2016 style or year: parseable, but held (N-12). */
  legacy: boolean;
}
export type CaseNumberProblemCode = 'empty' | 'document-number' | 'assistance-notice' | 'trailing-text' | 'year' | 'form';
export type CaseNumberCheck = CaseNumber | { ok: false; code: CaseNumberProblemCode; problem: IdentifierProblem };

const numeral = '[一二三四五六七八九]|[二三四五六七八九]?十[一二三四五六七八九]?';
/** 之一, 之1, -1, (之一): rulings and orders of one case are told apart by these. */
const ruling = `之(?:${numeral}|\\d{1,2})|-\\d{1,2}|\\((?:之(?:${numeral}|\\d{1,2})|[一二三四五六七八九十])\\)`;
/** The suffix stands after 号; some courts print it before. Types of the standard have up to three characters, those in use more, some with a bracket inside. */
const modern = new RegExp(
  `^\\((\\d{4})\\)(${courtCodePattern})(知)?((?:[\\u4e00-\\u9fff]|\\([\\u4e00-\\u9fff]{1,4}\\)){1,6}?)第?(\\d{1,8})(?:号(${ruling})?|(${ruling})号)$`,
);
/** Before 2016 courts named chambers and kinds in brackets of their own: （2009）静民一（民）初字第779号, （2014）历民初字第（2）123号. */
const old = new RegExp(
  `^\\((\\d{4})\\)((?:[\\u4e00-\\u9fff]|\\([\\u4e00-\\u9fff\\d]{1,6}\\)){1,16})字第?(\\([\\u4e00-\\u9fff\\d]{1,6}\\))?(\\d{1,8})(?:(${ruling})号|号(${ruling})?)$`,
);

/** The code standard took effect on 2016-01-01; the courts of the People's Republic date from 1949. */
const firstModernYear = 2016;
const firstYear = 1949;

/**
 * Reads a case number in any width and spacing. `latestYear` (the current year in China) refuses numbers of years to come; without it the year
 * has no upper bound. 〔 〕 belongs to document numbers (文号) and is refused; so is an assistance notice's number (`…号协助`).
 */
export function parseCaseNumber(text: string, latestYear = Number.POSITIVE_INFINITY): CaseNumberCheck {
  const folded = foldText(text);
  if (folded === '') return refuse('empty', '为空。', 'is empty.');
  const parsed = parseModern(folded) ?? parseOld(folded);
  if (parsed === undefined) return explain(folded);
  if (parsed.year < firstYear || parsed.year > latestYear) {
    return refuse(
      'year',
      `收案年度${parsed.year}不可能，请核对。`,
      `has an impossible year, ${parsed.year}; compare it with the document.`,
    );
  }
  return parsed;
}

/** A number as an order carries it: what a person can read is held for its form (N-12), not refused with the act that it stands on. */
export interface ReadCaseNumber {
  number: CaseNumber;
  /** Why it is not written as a case number should be: 〔 〕 as in document numbers, or words after 号. */
  irregular?: 'brackets' | 'tail';
}

/** Longer than any case number with what courts print behind it. */
const longest = 100;
/** What courts append to a case number: 协助, 协执1, 民事裁定书, 之一. A second number is not a tail. */
const tailed = /^(\(\d{4}\)[^号]+号)([\u4e00-\u9fff\d()-]{1,20})$/u;

/** Reads also what `parseCaseNumber` refuses for its form but whose case is certain; undefined for what names no case. */
export function readCaseNumber(text: string, latestYear = Number.POSITIVE_INFINITY): ReadCaseNumber | undefined {
  if (text.length > longest) return undefined;
  const strict = parseCaseNumber(text, latestYear);
  if (strict.ok) return { number: strict };
  const canonical = canonicalText(text);
  const regular = parseCaseNumber(canonical, latestYear);
  if (regular.ok) return { number: regular, irregular: 'brackets' };
  const [, caseNumber = '', tail = ''] = tailed.exec(canonical) ?? [];
  if (caseNumber === '' || tail.includes('号')) return undefined;
  const named = parseCaseNumber(caseNumber, latestYear);
  return named.ok
    ? { number: { ...named, suffix: tail, normalised: named.normalised + wideBrackets(tail) }, irregular: 'tail' }
    : undefined;
}

/** One spelling of a case number, with its suffix, for what is stored and shown; text that names no case keeps its spelling. */
export const canonicalCaseNumber = (text: string): string => readCaseNumber(text)?.number.normalised ?? text;

/** By what cases are compared and their dossiers are named: without suffix, old serials without zeros. */
export function caseKey(text: string): string {
  const read = readCaseNumber(text);
  if (read === undefined) return canonicalText(text);
  return read.number.legacy ? read.number.caseNumber.replace(/(第(?:（[^（）]+）)?)0+(?=\d+号$)/u, '$1') : read.number.caseNumber;
}

/** A modern number in its one spelling, without suffix: two of them that differ are two cases, which spares reading them. */
const plainCase = /^（\d{4}）[0-9\u4e00-\u5b56\u5b58-\u9fff]{2,16}[1-9]\d{0,7}号$/u;

/** Whether two spellings name one case (domain §6.1). */
export function isSameCase(a: string, b: string): boolean {
  if (a === b) return true;
  return !(plainCase.test(a) && plainCase.test(b)) && caseKey(a) === caseKey(b);
}

function parseModern(folded: string): CaseNumber | undefined {
  const match = modern.exec(folded);
  if (match === null) return undefined;
  const [, year = '', court = '', specialCourt, type = '', serial = '', after, before] = match;
  // 字第 is the old style even behind a court code; the pattern alone would take it for a type.
  if (/字第?$/.test(type)) return undefined;
  const suffix = suffixOf(after ?? before);
  const caseNumber = `（${year}）${court}${specialCourt ?? ''}${wideBrackets(type)}${Number(serial)}号`;
  return {
    ok: true,
    year: Number(year),
    court,
    ...(specialCourt === undefined ? {} : { specialCourt }),
    type,
    typeKind: caseTypeKind(type),
    serial: Number(serial),
    ...(suffix === undefined ? {} : { suffix }),
    normalised: caseNumber + (suffix ?? ''),
    caseNumber,
    legacy: Number(year) < firstModernYear,
  };
}

function parseOld(folded: string): CaseNumber | undefined {
  const match = old.exec(folded);
  if (match === null) return undefined;
  const [, year = '', name = '', chamber = '', serial = '', inside, behind] = match;
  // 静民一(民)初 is of type 民初, printed with the chamber in between.
  const bare = name.replace(/[一二三四五六七八九十]?\([^()]*\)/gu, '');
  const type = [3, 2, 1].map((length) => bare.slice(-length)).find((ending) => caseTypes.has(ending));
  const suffix = suffixOf(inside ?? behind);
  const caseNumber = `（${year}）${wideBrackets(name)}字第${wideBrackets(chamber)}${serial}号`;
  return {
    ok: true,
    year: Number(year),
    court: type === undefined ? '' : bare.slice(0, -type.length),
    type: type ?? bare,
    typeKind: type === undefined ? 'unknown' : caseTypeKind(type),
    serial: Number(serial),
    ...(suffix === undefined ? {} : { suffix }),
    normalised: caseNumber + (suffix ?? ''),
    caseNumber,
    legacy: true,
  };
}

const wideBrackets = (text: string): string => text.replace(/\(/gu, '（').replace(/\)/gu, '）');

/** 之1 and (一) are 之一; what follows a hyphen stays as it is. */
function suffixOf(printed: string | undefined): string | undefined {
  if (printed === undefined || printed.startsWith('-')) return printed;
  const number = printed.replace(/[之()]/gu, '');
  return `之${/^\d+$/u.test(number) ? chineseNumeral(Number(number)) : number}`;
}

/** 1–99 as rulings are counted. */
function chineseNumeral(number: number): string {
  const digits = ['', '一', '二', '三', '四', '五', '六', '七', '八', '九'];
  const tens = Math.floor(number / 10);
  return `${tens > 1 ? (digits[tens] ?? '') : ''}${tens > 0 ? '十' : ''}${digits[number % 10] ?? ''}`;
}

function refuse(code: CaseNumberProblemCode, zh: string, en: string): CaseNumberCheck {
  return { ok: false, code, problem: { zh: `案号${zh}`, en: `The case number ${en}` } };
}

function explain(folded: string): CaseNumberCheck {
  if (/[〔〕[\]【】]/u.test(folded)) {
    return refuse(
      'document-number',
      '应使用圆括号（ ）；六角括号〔 〕用于文号。',
      'is written with （ ）; 〔 〕 belongs to document numbers (文号).',
    );
  }
  const [, tail = ''] = /^\(\d{4}\)[^号]+号(.+)$/u.exec(folded) ?? [];
  if (tail.startsWith('协助')) {
    return refuse(
      'assistance-notice',
      '后有“协助”，是协助执行通知书文号；请填写“号”以前的部分。',
      'ends in 协助: that is the number of an assistance notice; give the part up to 号.',
    );
  }
  if (tail !== '') {
    return refuse('trailing-text', '“号”后只能有“之一”“之二”等。', 'may have nothing after 号 but 之一, 之二 and so on.');
  }
  return refuse(
    'form',
    '无法识别，应如（2026）鲁0102执保123号：（年度）法院代字＋类型代字＋编号＋号。',
    'cannot be read; it should look like （2026）鲁0102执保123号: (year), court code, type, serial, 号.',
  );
}
