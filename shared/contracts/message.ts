/** From an envelope to a message that the core understands. */
import type { InboundData, InboundMessage, InboundType } from '../domain/messages/messages.ts';
import type { Envelope } from './envelope.ts';
import { inboundSchema, inboundTypeOf, knownTypes } from './inbound/schemas.ts';
import { problemsOf } from './issue.ts';
import { describeFound, makeProblem, maxProblems, type Problem, type Result } from './problem.ts';

/** Parses `data` by the type; the account that `data` names must be the `subject`. Every problem that was found is named, up to 20. */
export function parseMessage(envelope: Envelope): Result<'message', InboundMessage> {
  const type = inboundTypeOf(envelope.type);
  if (type === undefined) return { ok: false, problems: [unknownType(envelope.type)] };
  return parseData(type, envelope);
}

/** Pairs a type with data of that type. The overload states what the compiler cannot follow through a generic index: the two belong together. */
function messageOf<T extends InboundType>(type: T, data: InboundData[T]): InboundMessage;
function messageOf(type: InboundType, data: InboundData[InboundType]): { type: InboundType; data: InboundData[InboundType] } {
  return { type, data };
}

function parseData<T extends InboundType>(type: T, envelope: Envelope): Result<'message', InboundMessage> {
  const result = inboundSchema(type).safeParse(envelope.data, { reportInput: true });
  const problems = [...(result.success ? [] : problemsOf(result.error, 'data')), ...(envelope.dataProblems ?? [])];
  if (!result.success || problems.length > 0) return { ok: false, problems: firstOfEachField(problems) };
  const { data } = result;
  if ('accountNumber' in data && data.accountNumber !== envelope.subject)
    return { ok: false, problems: [subjectMismatch(envelope.subject)] };
  return { ok: true, message: messageOf(type, data) };
}

function firstOfEachField(problems: readonly Problem[]): Problem[] {
  return problems.filter(({ field }, index) => problems.findIndex((other) => other.field === field) === index).slice(0, maxProblems);
}

function unknownType(type: string): Problem {
  return makeProblem({
    field: 'type',
    problem: 'unknown-type',
    found: describeFound(type),
    expected: {
      zh: `接口定义的 ${knownTypes().length} 种消息类型之一`,
      en: `one of the ${knownTypes().length} message types of the interface`,
    },
    remedy: { zh: '请核对类型与版本后重新发送', en: 'check type and version and send it again' },
  });
}

function subjectMismatch(subject: string): Problem {
  return makeProblem({
    field: 'subject',
    problem: 'mismatch',
    found: describeFound(subject),
    expected: { zh: '与 data.accountNumber 相同的账号', en: 'the same account as data.accountNumber' },
    remedy: { zh: '请使两者一致后重新签名发送', en: 'make the two agree, sign it again and send it' },
  });
}
