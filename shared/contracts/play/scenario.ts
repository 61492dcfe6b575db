/**
 * A scenario file, line by line (contracts §5). The file is the test bench's own: what it says about partners, times and faults is checked here and a
 * fault in it ends the play, naming the line. What a scenario's message says is for the receiver to judge, so `data` stays as written.
 */

import * as z from 'zod';
import type { ChannelKind, Instant, PartnerId } from '../../domain/messages/messages.ts';
import type { Bilingual } from '../../domain/values/bilingual.ts';
import { scanJson } from '../body/scan.ts';
import { channelKind } from '../fields/applicant.ts';
import { instantSchema } from '../fields/instant.ts';
import { requiredText, text, verbatim } from '../fields/text.ts';
import { problemsOf } from '../issue.ts';
import { describeFound, makeProblem, type Problem, type ProblemCode } from '../problem.ts';
import { type ProfileRegistration, profileRegistration } from './profile.ts';
import { type PartnerRegistration, partnerRegistration } from './registration.ts';

export interface ScenarioMessage {
  at: Instant;
  /** As written: a stranger's or a malformed partner is the receiver's business. */
  from: PartnerId;
  /** Short type; a full one (`presale.…`) is kept as it is, so that an unknown version can be played. */
  type: string;
  data: unknown;
  /** The exact text of `data` in the file: `300.0` stays `300.0` and a name given twice stays twice. */
  dataText: string;
  /** Event id, `line-<n>` unless given. */
  id: string;
  sentAt?: Instant;
  signature?: 'none' | 'tampered' | 'wrong-key';
  expect?: string;
}

/** A decision on a task, in the name of the task's owner unless `as` says who. */
export interface ScenarioAnswer {
  at: Instant;
  task: string;
  decision: 'accept' | 'reject';
  /** Each acts in a message of their own. */
  by: string[];
  reason: string;
  as?: PartnerId;
  /** The scan of the party's paper, where the desk answers for it; as written, for the receiver to judge. */
  paper?: unknown;
  /** To S-23, as the housing authority would say it. */
  priorPaid?: 'included' | 'excluded';
}

export type ScenarioLine = { lineNumber: number } & (
  | { kind: 'nothing' }
  | ({ kind: 'partner' } & PartnerRegistration)
  | ({ kind: 'profile' } & ProfileRegistration)
  | { kind: 'fault'; channel: ChannelKind; times: number }
  | ({ kind: 'message' } & ScenarioMessage)
  | { kind: 'redeliver'; at: Instant; id: string }
  | ({ kind: 'answer' } & ScenarioAnswer)
  | { kind: 'until'; at: Instant }
);

export interface ScenarioProblem extends Problem {
  line: number;
}
export type ScenarioLineResult = { ok: true; line: ScenarioLine } | { ok: false; problems: ScenarioProblem[] };

const maxLineLength = 4_194_304;
const messageId = verbatim(1_000);

const message = z.strictObject({
  at: instantSchema(),
  from: verbatim(200),
  type: verbatim(200),
  data: z.unknown(),
  id: z.exactOptional(messageId),
  sentAt: z.exactOptional(instantSchema()),
  signature: z.exactOptional(z.enum(['none', 'tampered', 'wrong-key'])),
  expect: z.exactOptional(verbatim(1_000)),
});
const redeliver = z.strictObject({ at: instantSchema(), redeliver: messageId });
const answer = z.strictObject({
  at: instantSchema(),
  answer: z.strictObject({
    task: requiredText(256),
    decision: z.enum(['accept', 'reject']),
    by: z.array(text(100)).max(10),
    reason: text(2_000),
    as: z.exactOptional(verbatim(200)),
    paper: z.exactOptional(z.unknown()),
    priorPaid: z.exactOptional(z.enum(['included', 'excluded'])),
  }),
});
const until = z.strictObject({ until: instantSchema() });
const fault = z.strictObject({ channel: channelKind(), times: z.int().min(1).max(1_000_000) });

/** Reads one line; `lineNumber` counts from 1. Blank lines and comments are `nothing`. */
export function parseScenarioLine(lineText: string, lineNumber: number): ScenarioLineResult {
  const trimmed = lineText.trim();
  if (trimmed === '' || trimmed.startsWith('#')) return { ok: true, line: { lineNumber, kind: 'nothing' } };
  const read = readObject(trimmed);
  const result = 'problems' in read ? read : readLine(read.value, trimmed, lineNumber);
  if ('line' in result) return { ok: true, line: { ...result.line, lineNumber } };
  return { ok: false, problems: result.problems.map((problem) => atLine(problem, lineNumber)) };
}

const atLine = (problem: Problem, line: number): ScenarioProblem => ({
  ...problem,
  line,
  zh: `第 ${line} 行，${problem.zh}`,
  en: `line ${line}, ${problem.en}`,
});

type Fields = { [name: string]: unknown };
type Body<Line = ScenarioLine> = Line extends ScenarioLine ? Omit<Line, 'lineNumber'> : never;
type Read = { line: Body } | { problems: Problem[] };

function wholeLine(problem: ProblemCode, found: Bilingual, expected: Bilingual): { problems: Problem[] } {
  const remedy = { zh: '请更正该行', en: 'correct the line' };
  return { problems: [makeProblem({ field: 'body', problem, found, expected, remedy })] };
}

function readObject(lineText: string): { value: Fields } | { problems: Problem[] } {
  if (lineText.length > maxLineLength) {
    const found = { zh: `${lineText.length} 个字符`, en: `${lineText.length} characters` };
    return wholeLine('too-long', found, { zh: `最多 ${maxLineLength} 个字符`, en: `at most ${maxLineLength} characters` });
  }
  const parsed = z.looseObject({}).safeParse(tryJson(lineText));
  if (parsed.success) return { value: parsed.data };
  return wholeLine('not-json', { zh: '无法读取的文本', en: 'text that is none' }, { zh: '一个 JSON 对象', en: 'one JSON object' });
}

/** Undefined for what is no JSON; JSON itself cannot say undefined. */
function tryJson(lineText: string): unknown {
  try {
    return JSON.parse(lineText);
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

function readLine(value: Fields, lineText: string, lineNumber: number): Read {
  const repeated = scanJson(lineText, { depth: Number.POSITIVE_INFINITY, values: Number.POSITIVE_INFINITY }).repeated.filter(
    (path) => !path.startsWith('data.'),
  );
  if (repeated.length > 0) return { problems: repeated.map(repeatedField) };
  if ('register' in value) return readRegister(value);
  if ('redeliver' in value) return convert(redeliver, value, ({ at, redeliver: id }) => ({ kind: 'redeliver', at, id }));
  if ('answer' in value) return convert(answer, value, ({ at, answer: given }) => ({ kind: 'answer', at, ...given }));
  if ('until' in value) return convert(until, value, ({ until: at }) => ({ kind: 'until', at }));
  if ('from' in value || 'type' in value) {
    const dataText = textOfData(lineText);
    return convert(message, value, ({ id = `line-${lineNumber}`, ...rest }) => ({ kind: 'message', ...rest, id, dataText }));
  }
  const expected = {
    zh: 'register、from/type/data、redeliver、answer 或 until 之一',
    en: 'one of register, from/type/data, redeliver, answer or until',
  };
  return wholeLine('missing', { zh: '其他内容', en: 'something else' }, expected);
}

function readRegister(value: Fields): Read {
  const outer = z.strictObject({ register: z.looseObject({}) }).safeParse(value, { reportInput: true });
  if (!outer.success) return { problems: problemsOf(outer.error) };
  const { register } = outer.data;
  if ('partner' in register) return convert(partnerRegistration, register, (partner) => ({ kind: 'partner', ...partner }), 'register');
  if ('profile' in register) return convert(profileRegistration(), register, (profile) => ({ kind: 'profile', ...profile }), 'register');
  if ('fault' in register) {
    return convert(z.strictObject({ fault }), register, ({ fault: { channel, times } }) => ({ kind: 'fault', channel, times }), 'register');
  }
  const expected = { zh: 'partner、profile 或 fault 之一', en: 'one of partner, profile or fault' };
  return wholeLine('missing', describeFound(register), expected);
}

function convert<Value>(schema: z.ZodType<Value>, value: Fields, line: (parsed: Value) => Body, prefix = ''): Read {
  const result = schema.safeParse(value, { reportInput: true });
  return result.success ? { line: line(result.data) } : { problems: problemsOf(result.error, prefix) };
}

/** The slice of the line that spells `data`; `readLine` has made sure that there is at most one. */
function textOfData(lineText: string): string {
  const { members } = scanJson(lineText, { depth: Number.POSITIVE_INFINITY, values: Number.POSITIVE_INFINITY });
  const data = members.find(({ name }) => name === 'data');
  return data === undefined ? '' : lineText.slice(data.start, data.end).trim();
}

function repeatedField(field: string): Problem {
  return makeProblem({
    field,
    problem: 'repeated-field',
    found: { zh: '重复的字段名', en: 'a name given twice' },
    expected: { zh: '每个字段只出现一次', en: 'each field once' },
    remedy: { zh: '请更正该行', en: 'correct the line' },
  });
}
