/** Bodies for tests: a committed example with single fields changed. */

import { inboundExample } from '../../../infra/reference/messages/examples/events.ts';
import { parseEnvelope } from '../../../shared/contracts/envelope.ts';
import { parseMessage } from '../../../shared/contracts/message.ts';
import type { Problem } from '../../../shared/contracts/problem.ts';
import type { InboundMessage, InboundType } from '../../../shared/domain/messages/messages.ts';

export type Json = { [name: string]: unknown };

/** A copy of a type's example event with a member set (or removed, by `undefined`) at a dotted path. */
export function event(type: InboundType, changes: { [path: string]: unknown } = {}): Json {
  const copy: Json = JSON.parse(JSON.stringify(inboundExample(type)));
  for (const [path, value] of Object.entries(changes)) {
    const steps = path.split('.');
    const last = steps.pop() ?? '';
    const target = steps.reduce<unknown>(
      (node, step) => (typeof node === 'object' && node !== null ? Reflect.get(node, step) : undefined),
      copy,
    );
    if (typeof target !== 'object' || target === null) throw new Error(`the example of ${type} has nothing at ${path}`);
    if (value === undefined) Reflect.deleteProperty(target, last);
    else Reflect.set(target, last, value);
  }
  return copy;
}

export type Read = { message: InboundMessage } | { problems: Problem[] };

/** Envelope and message in one go, as the receiver reads them. */
export function read(bodyText: string): Read {
  const envelope = parseEnvelope(bodyText);
  if (!envelope.ok) return { problems: envelope.problems };
  const message = parseMessage(envelope.envelope);
  return message.ok ? { message: message.message } : { problems: message.problems };
}

export const readEvent = (type: InboundType, changes: { [path: string]: unknown } = {}): Read => read(JSON.stringify(event(type, changes)));

/** The problems of a body that must be refused. */
export function refused(result: Read): Problem[] {
  if ('problems' in result) return result.problems;
  throw new Error(`expected a refusal, but ${result.message.type} was accepted`);
}

/** The data of a body that must be accepted. */
export function accepted(result: Read): Json {
  if ('message' in result) return { ...result.message.data };
  throw new Error(`expected acceptance, but: ${result.problems.map((problem) => problem.en).join(' ')}`);
}

/** `field: problem` of each. */
export const brief = (problems: readonly Problem[]): string[] => problems.map(({ field, problem }) => `${field}: ${problem}`);
