import * as z from 'zod';
import { readEnvironment, variables } from '../../shared/workflow/environment.ts';

const { LEDGER_TABLE, EVIDENCE_BUCKET, SERVICE_NAME, METRICS_NAMESPACE, LOG_LEVEL } = variables;

const schema = z.object({
  LEDGER_TABLE,
  EVIDENCE_BUCKET,
  SERVICE_NAME,
  METRICS_NAMESPACE,
  LOG_LEVEL,
  /** Name of the log: first line of its checkpoints. */
  LOG_ORIGIN: z.string().regex(/^[^\s+]+$/, 'must have neither space nor +'),
  /** ARN of the log's Ed25519 key in KMS; absent where KMS has no such keys. */
  LOG_KEY: z.string().min(1).optional(),
  /** The Ed25519 key itself (PKCS #8, PEM), where KMS has no such keys. */
  LOG_KEY_PEM: z.string().min(1).optional(),
  /** ARN of the SM2 key that signs beside it, in China. */
  LOG_SM2_KEY: z.string().min(1).optional(),
  /** Time-stamping authority (RFC 3161), and gateway of a judicial chain; nobody is asked unless given. */
  TIMESTAMP_URL: z.url({ protocol: /^https?$/ }).optional(),
  JUDICIAL_CHAIN_URL: z.url({ protocol: /^https$/ }).optional(),
  /** Sent to the gateway as `authorization`. */
  JUDICIAL_CHAIN_AUTHORIZATION: z.string().min(1).optional(),
});

export type Env = z.output<typeof schema>;
export const readEnv = (environment: Record<string, string | undefined>): Env => readEnvironment('seal-record', schema, environment);
