import * as z from 'zod';
import { readEnvironment, variables } from '../../shared/workflow/environment.ts';

const { LEDGER_TABLE, SOURCE_QUEUE_URL, DEAD_LETTERS_URL, SERVICE_NAME, METRICS_NAMESPACE, LOG_LEVEL } = variables;

const schema = z.object({
  LEDGER_TABLE,
  SOURCE_QUEUE_URL,
  DEAD_LETTERS_URL,
  SERVICE_NAME,
  METRICS_NAMESPACE,
  LOG_LEVEL,
  VIEWS_TABLE: z.string().min(3),
});

export type Env = z.output<typeof schema>;
export const readEnv = (environment: Record<string, string | undefined>): Env => readEnvironment('project-views', schema, environment);
