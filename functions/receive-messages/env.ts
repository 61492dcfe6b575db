import * as z from 'zod';
import { readEnvironment, variables } from '../../shared/workflow/environment.ts';

const schema = z.object({
  ...variables,
  /** The queue that this deployment of the function reads: who may speak through it. */
  QUEUE_KIND: z.enum(['bank', 'housing', 'court', 'operator']),
});

export type Env = z.output<typeof schema>;
export const readEnv = (environment: Record<string, string | undefined>): Env => readEnvironment('receive-messages', schema, environment);
