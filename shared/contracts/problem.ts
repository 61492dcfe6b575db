/**
 * What is wrong with something that came from outside, for the person who has to repair it. Rule M-01 carries these sentences in its receipt.
 * Input is quoted in part only: receipts and logs must not become a way to smuggle or leak what was sent.
 */

import type { Bilingual } from '../domain/values/bilingual.ts';

export type ProblemCode =
  /** The bytes or the text as a whole. */
  | 'not-utf8'
  | 'body-too-large'
  | 'not-json'
  | 'too-deep'
  | 'too-many-values'
  /** One field. */
  | 'missing'
  | 'unknown-field'
  | 'repeated-field'
  | 'wrong-type'
  | 'not-in-list'
  | 'malformed'
  | 'too-long'
  | 'too-short'
  | 'too-many'
  | 'too-large'
  | 'too-small'
  | 'not-a-whole-number'
  /** Fields that contradict each other, and types that nobody knows. */
  | 'unknown-type'
  | 'mismatch';

export interface Problem {
  /** Dotted path in the event (`source`, `data.lines.0.amountFen`); `body` when it is about the whole. */
  field: string;
  problem: ProblemCode;
  /** What would have been right, in English, without input. */
  expected: string;
  /** The sentence a person reads: field, what was found, what is expected, what to do. */
  zh: string;
  en: string;
}

export type Result<Name extends string, Value> = ({ ok: true } & { [N in Name]: Value }) | { ok: false; problems: Problem[] };

/** More than this many problems help nobody, and a hostile body can hold very many. */
export const maxProblems = 20;
const maxEcho = 48;
const maxFieldLength = 76;

/** Cuts at a whole character, so that no half of a surrogate pair is left. */
function clip(value: string, max: number): string {
  if (value.length <= max) return value;
  return `${value.slice(0, max - 1).toWellFormed()}…`;
}

/** A quoted piece of input: at most 60 characters, control characters spelt out. */
function quote(value: string): string {
  const spelt = JSON.stringify(clip(value, maxEcho))
    .slice(1, -1)
    .replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, '\u{fffd}');
  return `"${clip(spelt, 58)}"`;
}

/** What was found, in words. Strings and numbers are quoted, anything larger is only named. */
export function describeFound(value: unknown): Bilingual {
  if (value === undefined) return { zh: '没有该项', en: 'nothing' };
  if (typeof value === 'string') return { zh: `文本 ${quote(value)}`, en: `the text ${quote(value)}` };
  if (value === null || typeof value === 'number' || typeof value === 'boolean') return { zh: String(value), en: String(value) };
  return Array.isArray(value) ? { zh: '列表', en: 'a list' } : { zh: '对象', en: 'an object' };
}

export interface ProblemParts {
  field: string;
  problem: ProblemCode;
  found: Bilingual;
  expected: Bilingual;
  remedy: Bilingual;
}

export function makeProblem({ field, problem, found, expected, remedy }: ProblemParts): Problem {
  const path = fieldPath(field);
  return {
    field: path,
    problem,
    expected: expected.en,
    zh: `字段 ${path}　实际：${found.zh}；应为：${expected.zh}；${remedy.zh}。`,
    en: `${path}: found ${found.en}, expected ${expected.en}; ${remedy.en}.`,
  };
}

/** Field names may come from the sender (an unknown field): bounded and visible. */
const fieldPath = (field: string): string => clip(field.replace(/[^\p{L}\p{N}\p{P}\p{S}]/gu, '\u{fffd}'), maxFieldLength);

/** All problems as one text, Chinese first: the `detail` of M-01. At most 4,000 characters. */
export function explainProblems(problems: readonly Problem[]): string {
  const shown = problems.slice(0, 5);
  const more = problems.length - shown.length;
  const zh = shown.map((problem) => problem.zh).join('');
  const en = shown.map((problem) => problem.en).join(' ');
  return `${zh}${more > 0 ? `另有 ${more} 处。` : ''} ${en}${more > 0 ? ` And ${more} more.` : ''}`;
}
