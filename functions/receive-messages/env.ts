import * as z from 'zod';
import { readEnvironment, variables } from '../../shared/workflow/environment.ts';

const { LEDGER_TABLE, EVIDENCE_BUCKET, UPLOADS_BUCKET, FILINGS_QUEUE_URL, NOTIFICATIONS_QUEUE_URL, REPLIES_QUEUE_URL, ...telemetry } =
  variables;

const schema = z.object({
  ...telemetry,
  LEDGER_TABLE,
  EVIDENCE_BUCKET,
  UPLOADS_BUCKET,
  FILINGS_QUEUE_URL,
  NOTIFICATIONS_QUEUE_URL,
  REPLIES_QUEUE_URL,
  /** The queue that this deployment of the function reads: who may speak through it. */
  QUEUE_KIND: z.enum(['bank', 'housing', 'court', 'operator']),
});

export type Env = z.output<typeof schema>;
export const readEnv = (environment: Record<string, string | undefined>): Env => readEnvironment('receive-messages', schema, environment);
