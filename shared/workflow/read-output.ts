/** Reading what the system itself put on its internal queues. */
import type { Problem, Result } from '../contracts/problem.ts';

/** The output. A body that is none is a fault of this system or a stranger on an internal queue: it comes back until it lies in the dead letters, alarmed. */
export function demandOutput<Value>(result: Result<'output', Value>): Value {
  if (result.ok) return result.output;
  throw new Error(
    `a message on an internal queue is not what this system sends: ${result.problems.map(({ field, problem }: Problem) => `${field} ${problem}`).join(', ')}`,
  );
}
