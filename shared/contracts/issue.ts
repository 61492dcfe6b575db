/** From what zod reports to what a person can act on. */

import type * as z from 'zod';
import type { Bilingual } from '../domain/values/bilingual.ts';
import { maxFen } from './fields/money.ts';
import { describeFound, makeProblem, maxProblems, type Problem, type ProblemCode } from './problem.ts';

type Issue = z.core.$ZodIssue;

const fenText: Bilingual = { zh: `0 至 ${maxFen} 之间的整数（单位：分）`, en: `a whole number of fen from 0 to ${maxFen}` };
const correct: Bilingual = { zh: '请更正后以新的消息编号重新发送', en: 'correct it and send the message again under a new id' };
const add: Bilingual = { zh: '请补上该字段后以新的消息编号重新发送', en: 'add the field and send the message again under a new id' };
const leaveOut: Bilingual = { zh: '没有值的可选项请不要发送', en: 'leave an optional field out instead of sending null' };

/** Names that checks of the building blocks give to what they expect (`error` of a check). */
const expectations: Record<string, Bilingual> = {
  'visible-text': { zh: '不含控制字符和不可见字符的文本', en: 'text without control or invisible characters' },
  'visible-word': { zh: '不含空白和控制字符的文本', en: 'characters without white space or control characters' },
  'account-number': { zh: '1–30 个可见 ASCII 字符的账号', en: 'an account number of 1–30 visible ASCII characters' },
  instant: {
    zh: '带时区偏移的 RFC 3339 时间，例如 2026-03-09T10:00:00+08:00（不接受闰秒）',
    en: 'an RFC 3339 time with offset such as 2026-03-09T10:00:00+08:00 (no leap second)',
  },
  'local-date': { zh: '真实存在的日期，例如 2026-03-09', en: 'a date of the calendar such as 2026-03-09' },
  sha256: { zh: '64 位十六进制的 SHA-256', en: 'a SHA-256 of 64 hex digits' },
  partner: {
    zh: '参与方编号，例如 bank:102451000019、housing:370102、court:鲁0102',
    en: 'a partner such as bank:102451000019, housing:370102 or court:鲁0102',
  },
  'reply-queue': {
    zh: '较短的参与方编号：其回执队列名称（presale-reply-…，每个汉字计 6 个字符）不得超过 80 个字符',
    en: 'a shorter partner code: the name of its reply queue (presale-reply-…, six characters for each Chinese one) has at most 80 characters',
  },
  source: {
    zh: 'urn:presale:<类别>:<编号>，例如 urn:presale:bank:102451000019',
    en: 'urn:presale:<kind>:<code> such as urn:presale:bank:102451000019',
  },
  'region-code': { zh: '6 位行政区划代码', en: 'a region code of 6 digits' },
  'json-media-type': { zh: 'application/json（可带参数）', en: 'application/json, with or without parameters' },
  uri: { zh: '绝对 URI', en: 'an absolute URI' },
  traceparent: { zh: 'W3C traceparent', en: 'a W3C traceparent' },
  'message-type': { zh: 'presale.<…>.v1 形式的类型', en: 'a type of the form presale.<…>.v1' },
};

const typeNames: Record<string, Bilingual> = {
  string: { zh: '文本', en: 'text' },
  number: { zh: '数字', en: 'a number' },
  int: { zh: '整数', en: 'a whole number' },
  boolean: { zh: 'true 或 false', en: 'true or false' },
  array: { zh: '列表', en: 'a list' },
  object: { zh: '对象', en: 'an object' },
};
const something: Bilingual = { zh: '一个值', en: 'a value' };

const isFen = (field: string): boolean => field.endsWith('Fen');

function problemOf(issue: Issue, field: string): Problem {
  const { input } = issue;
  const build = (
    problem: ProblemCode,
    expected: Bilingual,
    found: Bilingual = describeFound(input),
    remedy: Bilingual = correct,
  ): Problem => makeProblem({ field, problem, found, expected, remedy });
  const typed = (expected: Bilingual): Problem => {
    if (input === undefined) return build('missing', expected, describeFound(input), add);
    return build('wrong-type', expected, describeFound(input), input === null ? leaveOut : correct);
  };
  switch (issue.code) {
    case 'invalid_type': {
      if (isFen(field)) return typeof input === 'number' ? build('not-a-whole-number', fenText) : typed(fenText);
      const expected = typeNames[issue.expected] ?? something;
      return typeof input === 'number' && issue.expected === 'int' ? build('not-a-whole-number', expected) : typed(expected);
    }
    case 'invalid_value': {
      const values = issue.values.map(String).join(', ');
      const expected = { zh: `下列之一：${values}`, en: `one of: ${values}` };
      return typeof input === 'string' ? build('not-in-list', expected) : typed(expected);
    }
    case 'too_big':
      return tooBig(issue, field, build);
    case 'too_small':
      return tooSmall(issue, field, build);
    default:
      return build(
        'malformed',
        expectations[issue.message] ?? { zh: '符合接口定义的值', en: 'a value that the schema of this message allows' },
      );
  }
}

type Build = (problem: ProblemCode, expected: Bilingual, found?: Bilingual) => Problem;

function tooBig(issue: Extract<Issue, { code: 'too_big' }>, field: string, build: Build): Problem {
  const { input, maximum } = issue;
  if (typeof input === 'string') {
    return build(
      'too-long',
      { zh: `最多 ${maximum} 个字符`, en: `at most ${maximum} characters` },
      { zh: `${input.length} 个字符`, en: `${input.length} characters` },
    );
  }
  if (Array.isArray(input)) {
    return build(
      'too-many',
      { zh: `最多 ${maximum} 项`, en: `at most ${maximum} entries` },
      { zh: `${input.length} 项`, en: `${input.length} entries` },
    );
  }
  return build('too-large', isFen(field) ? fenText : { zh: `不大于 ${maximum} 的数`, en: `a number up to ${maximum}` });
}

function tooSmall(issue: Extract<Issue, { code: 'too_small' }>, field: string, build: Build): Problem {
  const { input, minimum } = issue;
  if (typeof input === 'string') return build('too-short', { zh: `至少 ${minimum} 个字符`, en: `at least ${minimum} character` });
  return build('too-small', isFen(field) ? fenText : { zh: `不小于 ${minimum} 的数`, en: `a number from ${minimum}` });
}

/** A misspelt field must never pass for an absent one (contracts §1). */
function unknownFields(issue: Extract<Issue, { code: 'unrecognized_keys' }>, path: string): Problem[] {
  return issue.keys.slice(0, maxProblems).map((key) =>
    makeProblem({
      field: joinPath(path, [key]),
      problem: 'unknown-field',
      found: { zh: '接口中没有的字段', en: 'a field that this message does not have' },
      expected: { zh: '只含接口定义的字段', en: 'only fields of the schema' },
      remedy: { zh: '请检查拼写，或去掉该字段', en: 'check its spelling or leave it out' },
    }),
  );
}

/** A field may be called nothing at all; its name must be seen all the same. */
const nameOf = (part: PropertyKey): string => (part === '' ? '""' : String(part));
const joinPath = (prefix: string, path: readonly PropertyKey[]): string =>
  [...(prefix === '' ? [] : [prefix]), ...path.map(nameOf)].join('.');

/** Problems in the order of the fields, one a field: the first thing that is wrong with it. */
export function problemsOf(error: z.core.$ZodError, prefix = ''): Problem[] {
  const problems = new Map<string, Problem>();
  for (const issue of error.issues) {
    if (problems.size >= maxProblems) break;
    const path = joinPath(prefix, issue.path);
    const found = issue.code === 'unrecognized_keys' ? unknownFields(issue, path) : [problemOf(issue, path === '' ? 'body' : path)];
    for (const problem of found) if (!problems.has(problem.field)) problems.set(problem.field, problem);
  }
  return [...problems.values()].slice(0, maxProblems);
}
