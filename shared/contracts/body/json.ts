/** From text to a JSON value, with the limits that keep a hostile body cheap. The checks run before anything is allocated for the value. */
import type { Bilingual } from '../../domain/values/bilingual.ts';
import { makeProblem, type Problem, type ProblemCode, type Result } from '../problem.ts';
import { scanJson } from './scan.ts';

/** SQS takes at most 1 MiB a message. */
export const maxBodyBytes = 1_048_576;
/** The deepest message nests 8 levels. */
export const maxDepth = 16;
/** The largest lawful notice has about 5,000 values. */
export const maxValues = 20_000;

const correct: Bilingual = { zh: '请更正后以新的消息编号重新发送', en: 'correct it and send the message again under a new id' };

/** A problem of the whole body or of fields that the text spells badly. */
function problem(field: string, code: ProblemCode, found: Bilingual, expected: Bilingual): Problem {
  return makeProblem({ field, problem: code, found, expected, remedy: correct });
}

function sizeProblem(text: string): Problem | undefined {
  const bytes = Buffer.byteLength(text, 'utf8');
  if (bytes <= maxBodyBytes) return undefined;
  return problem(
    'body',
    'body-too-large',
    { zh: ` ${bytes} 字节`, en: `${bytes} bytes` },
    {
      zh: `不超过 ${maxBodyBytes} 字节；大文件请放入上传区并以 uri 引用`,
      en: `at most ${maxBodyBytes} bytes, with large files in the upload area named by uri`,
    },
  );
}

/** Where V8 stopped reading; its message is not passed on because it quotes the input. */
function syntaxProblem(error: SyntaxError): Problem {
  const position = /position (\d+)/.exec(error.message)?.[1];
  const where = position === undefined ? { zh: '末尾', en: 'its end' } : { zh: `第 ${position} 个字符处`, en: `character ${position}` };
  return problem(
    'body',
    'not-json',
    { zh: `在${where.zh}无法继续读取的文本`, en: `text that cannot be read on at ${where.en}` },
    { zh: '一个 JSON 对象（RFC 8259，不带字节顺序标记）', en: 'one JSON object (RFC 8259) without byte order mark' },
  );
}

export interface ParsedJson {
  value: unknown;
  /** Faults of single fields that `value` no longer shows: names given twice, money with a decimal point. */
  spelling: Problem[];
}

/** Parses a body within all limits. */
export function parseJson(text: string): Result<'json', ParsedJson> {
  const tooLarge = sizeProblem(text);
  if (tooLarge !== undefined) return { ok: false, problems: [tooLarge] };
  const scan = scanJson(text, { depth: maxDepth, values: maxValues });
  if (scan.tooDeep) {
    const depth = { zh: `至多 ${maxDepth} 层嵌套`, en: `at most ${maxDepth} levels of nesting` };
    return { ok: false, problems: [problem('body', 'too-deep', { zh: '更深的嵌套', en: 'deeper nesting' }, depth)] };
  }
  if (scan.tooManyValues) {
    const count = { zh: `至多 ${maxValues} 个值`, en: `at most ${maxValues} values` };
    return { ok: false, problems: [problem('body', 'too-many-values', { zh: '更多的值', en: 'more values' }, count)] };
  }
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    return { ok: false, problems: [syntaxProblem(error)] };
  }
  return { ok: true, json: { value, spelling: [...scan.repeated.map(repeatedField), ...scan.decimalMoney.map(decimalMoney)] } };
}

/** RFC 8259 §4 leaves open which of two equal names counts: two readers would see two messages under one signature. */
function repeatedField(field: string): Problem {
  return problem(
    field,
    'repeated-field',
    { zh: '重复或保留的字段名', en: 'a name given twice or reserved' },
    { zh: '每个字段只出现一次', en: 'each field once' },
  );
}

/** `300.0` is what a program prints that keeps money in a float (contracts §1: never a float). */
function decimalMoney(field: string): Problem {
  return problem(
    field,
    'not-a-whole-number',
    { zh: '带小数点或指数的数字', en: 'a number with a decimal point or exponent' },
    { zh: '只由数字组成的整数（单位：分）', en: 'a whole number of fen in plain digits' },
  );
}
