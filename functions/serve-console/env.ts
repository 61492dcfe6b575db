import * as z from 'zod';
import { providerSchema } from '../../shared/adapters/identity/bearer.ts';
import { readEnvironment, signingVariables, variables } from '../../shared/workflow/environment.ts';

const { LEDGER_TABLE, EVIDENCE_BUCKET, SERVICE_NAME, METRICS_NAMESPACE, LOG_LEVEL } = variables;
const queueUrl = variables.SOURCE_QUEUE_URL;

/** JSON: the identity providers that are believed. None: nobody can sign in. */
const providers = z
  .string()
  .transform((text, context): unknown => {
    try {
      return JSON.parse(text);
    } catch {
      context.issues.push({ code: 'custom', input: text, message: 'is not JSON' });
      return z.NEVER;
    }
  })
  .pipe(z.array(providerSchema));

const schema = z.object({
  LEDGER_TABLE,
  EVIDENCE_BUCKET,
  SERVICE_NAME,
  METRICS_NAMESPACE,
  LOG_LEVEL,
  ...signingVariables,
  VIEWS_TABLE: z.string().min(3),
  ACCESS_LOG_TABLE: z.string().min(3),
  /** ARN of the key under which the console signs acts of persons; each party registers it as one of its own. */
  CONSOLE_KEY: z.string().min(1),
  BANK_QUEUE_URL: queueUrl,
  HOUSING_QUEUE_URL: queueUrl,
  COURT_QUEUE_URL: queueUrl,
  OPERATOR_QUEUE_URL: queueUrl,
  IDENTITY_PROVIDERS: providers,
  /** `https://…` of the page, without a path: identity providers send persons back to it. */
  CONSOLE_ADDRESS: z.url({ protocol: /^https$/ }),
  /** Where the files of the page lie. */
  PAGE_FOLDER: z.string().min(1),
});

export type Env = z.output<typeof schema>;
export const readEnv = (environment: Record<string, string | undefined>): Env => readEnvironment('serve-console', schema, environment);
