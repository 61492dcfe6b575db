/**
 * 案号: `（收案年度）法院代字[专门审判代字]类型代字案件编号号` since 2016-01-01 (法〔2015〕137号 arts. 2–3, 7; 法〔2018〕335号 adds the special court
 * character), with 之一, 之二 … on the rulings of a case. Earlier numbers (`（2011）宁执字第00003号`) are read as `legacy`.
 */

import type { CaseTypeKind } from './case-types.ts';
import { caseTypeKind, caseTypes } from './case-types.ts';
import { courtCodePattern } from './courts.ts';
import type { Problem } from './text.ts';
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
export type CaseNumberCheck = CaseNumber | { ok: false; code: CaseNumberProblemCode; problem: Problem };

const numeral = '[一二三四五六七八九]|[二三四五六七八九]?十[一二三四五六七八九]?';
/** 之一 stands after 号; some courts print it before. */
const modern = new RegExp(
  `^\\((\\d{4})\\)(${courtCodePattern})(知)?([\\u4e00-\\u9fff]{1,3}?)(\\d{1,8})(?:号(?:(之)(${numeral}))?|之(${numeral})号)$`,
);
const old = new RegExp(`^\\((\\d{4})\\)([\\u4e00-\\u9fff]{1,12})字第?(\\d{1,8})(?:(-\\d{1,2})?号|号(之(?:${numeral})|-\\d{1,2}))$`);

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

function parseModern(folded: string): CaseNumber | undefined {
  const match = modern.exec(folded);
  if (match === null) return undefined;
  const [, year = '', court = '', specialCourt, type = '', serial = '', , after, before] = match;
  // 字第 is the old style even behind a court code; the pattern alone would take it for a type.
  if (/字第?$/.test(type)) return undefined;
  const ruling = after ?? before;
  const suffix = ruling === undefined ? undefined : `之${ruling}`;
  const caseNumber = `（${year}）${court}${specialCourt ?? ''}${type}${Number(serial)}号`;
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
  const [, year = '', name = '', serial = '', inside, behind] = match;
  const type = [3, 2, 1].map((length) => name.slice(-length)).find((ending) => caseTypes.has(ending));
  const suffix = inside ?? behind;
  const caseNumber = `（${year}）${name}字第${serial}号`;
  return {
    ok: true,
    year: Number(year),
    court: type === undefined ? '' : name.slice(0, -type.length),
    type: type ?? name,
    typeKind: type === undefined ? 'unknown' : caseTypeKind(type),
    serial: Number(serial),
    ...(suffix === undefined ? {} : { suffix }),
    normalised: caseNumber + (suffix ?? ''),
    caseNumber,
    legacy: true,
  };
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
