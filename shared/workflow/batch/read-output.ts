/** Reading what the system itself put on its internal queues. */
import type { Problem, Result } from '../../contracts/problem.ts';

/** A body that is no output: a fault of this system, or a stranger on an internal queue. Nobody can read it the next time either. */
export class UnreadableOutputError extends Error {
  constructor(problems: readonly Problem[]) {
    super(
      `a message on an internal queue is not what this system sends: ${problems.map(({ field, problem }) => `${field} ${problem}`).join(', ')}`,
    );
    this.name = 'UnreadableOutputError';
  }
}

/** The output. @throws UnreadableOutputError */
function demandOutput<Value>(result: Result<'output', Value>): Value {
  if (result.ok) return result.output;
  throw new UnreadableOutputError(result.problems);
}

/** The outputs of a group, up to the first that cannot be read; `error` says why that one cannot. */
export function readGroup<Value>(
  group: readonly { body: string }[],
  parse: (body: string) => Result<'output', Value>,
): { outputs: Value[]; error?: unknown } {
  const outputs: Value[] = [];
  try {
    for (const { body } of group) outputs.push(demandOutput(parse(body)));
    return { outputs };
  } catch (error) {
    return { outputs, error };
  }
}
