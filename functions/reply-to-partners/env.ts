import * as z from 'zod';
import { readEnvironment, signingVariables, variables } from '../../shared/workflow/environment.ts';

const { SERVICE_NAME, METRICS_NAMESPACE, LOG_LEVEL, SOURCE_QUEUE_URL, DEAD_LETTERS_URL, LEDGER_TABLE } = variables;

const schema = z.object({
  ...signingVariables,
  SERVICE_NAME,
  METRICS_NAMESPACE,
  LOG_LEVEL,
  SOURCE_QUEUE_URL,
  DEAD_LETTERS_URL,
  /** Where it is noted that a reply lies in its partner's queue. */
  LEDGER_TABLE,
  /** `presale-reply-`. */
  REPLY_QUEUE_PREFIX: z.string().min(1),
});

export type Env = z.output<typeof schema>;
export const readEnv = (environment: Record<string, string | undefined>): Env => readEnvironment('reply-to-partners', schema, environment);
