import * as z from 'zod';
import { readEnvironment, variables } from '../../shared/workflow/environment.ts';

const { UPLOADS_BUCKET: _, ...used } = variables;

/** JSON: the gateway of each channel, `{"sms":"https://…","court-app":"https://…"}`. */
const endpoints = z
  .string()
  .default('{}')
  .transform((text, context): unknown => {
    try {
      return JSON.parse(text);
    } catch {
      context.issues.push({ code: 'custom', input: text, message: 'is not JSON' });
      return z.NEVER;
    }
  })
  .pipe(
    z.partialRecord(
      z.enum(['court-app', 'sms', 'post', 'phone']),
      z.url({ protocol: /^https$/, error: 'must name https addresses of the channels court-app, sms, post, phone' }),
    ),
  );

const schema = z.object({
  ...used,
  CHANNEL_ENDPOINTS: endpoints,
  /** `smtps://user:password@host`; without it no mail is sent. */
  SMTP_URL: z.url({ protocol: /^smtps?$/, error: 'must be smtp://… or smtps://…' }).optional(),
  SMTP_FROM: z.string().min(3).optional(),
});

export type Env = z.output<typeof schema>;

export function readEnv(environment: Record<string, string | undefined>): Env {
  const env = readEnvironment('notify-applicants', schema, environment);
  if (env.SMTP_URL !== undefined && env.SMTP_FROM === undefined)
    throw new Error('notify-applicants cannot start: SMTP_FROM is missing. A mail server (SMTP_URL) needs a sender address.');
  return env;
}
