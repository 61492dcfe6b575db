/**
 * What differs between deployments, read from the context of `cdk.json` and checked before anything is synthesized.
 * One stage is one deployment: one account, one region, one set of partners.
 */
import * as z from 'zod';
import { providerSchema } from '../shared/adapters/identity/bearer.ts';

/** AWS's documentation account: stands in where nobody has said which account, so that a synthesis needs none. */
export const placeholderAccount = '111122223333';

const accountId = z.string().regex(/^\d{12}$/, 'an AWS account id has 12 digits');
const roleArn = z.string().regex(/^arn:aws(-[a-z]+)*:iam::\d{12}:role\/[\w+=,.@/-]+$/, 'expected the ARN of an IAM role');

const partner = z.strictObject({
  /** As in message sources: `bank:102451000019`, `housing:370102`, `court:鲁0102`. */
  partner: z
    .string()
    .regex(/^(bank:\d{12}|housing:\d{6}|court:[^\s\p{Cc}]{1,12})$/u, 'expected bank:<12 digits>, housing:<6 digits> or court:<court code>'),
  /** Role under which the partner sends messages, fetches replies and uploads documents; without it, only this account's own administrators can. */
  role: roleArn.optional(),
});
export type PartnerConfiguration = z.infer<typeof partner>;

const evidenceLock = z.strictObject({
  /** `compliance` cannot be shortened or lifted by anyone, the account's owner included; `governance` can be, by who holds that permission. */
  mode: z.enum(['governance', 'compliance']),
  days: z.int().min(1).max(36_500),
});

const notifications = z
  .strictObject({
    /** Name of the Secrets Manager secret whose field `smtpUrl` is the mail server with its credentials. Without it no mail is sent. */
    smtpSecret: z.string().min(1).optional(),
    smtpFrom: z.email().optional(),
    /** Address of the gateway of each other channel: `{ "sms": "https://…" }`. */
    channelEndpoints: z.partialRecord(z.enum(['court-app', 'sms', 'post', 'phone']), z.url({ protocol: /^https$/ })).default({}),
  })
  .refine(({ smtpSecret, smtpFrom }) => smtpSecret === undefined || smtpFrom !== undefined, {
    path: ['smtpFrom'],
    message: 'a mail server (smtpSecret) needs a sender address',
  });

/** Third parties that say when a checkpoint of the log was there. None is asked unless given. */
const attestation = z.strictObject({
  /** Address of a time-stamping authority (RFC 3161); such requests hold nothing but a digest and are often made over plain http. */
  timestampUrl: z.url({ protocol: /^https?$/ }).optional(),
  /** Gateway of a judicial chain (docs/how-to/prove-a-case.md). */
  judicialChainUrl: z.url({ protocol: /^https$/ }).optional(),
  /** Name of the Secrets Manager secret whose field `authorization` is sent to the gateway. */
  judicialChainSecret: z.string().min(1).optional(),
});

const stage = z
  .strictObject({
    region: z.string().regex(/^[a-z]{2}(-[a-z]+)+-\d$/, 'expected an AWS region such as cn-north-1'),
    /** Default: the account of the credentials in use, else the placeholder. */
    account: accountId.optional(),
    /** `arm64` is cheaper; it is not confirmed for every region of AWS China. */
    architecture: z.enum(['arm64', 'x86_64']),
    evidenceLock,
    logRetentionDays: z.union([z.literal(30), z.literal(90), z.literal(180), z.literal(365), z.literal(731)]),
    logLevel: z.enum(['DEBUG', 'INFO', 'WARN', 'ERROR']).default('INFO'),
    /** Who is woken: mail addresses or https endpoints that take SNS notifications. */
    onCall: z.array(z.union([z.email(), z.url({ protocol: /^https$/ })])).default([]),
    notifications: notifications.default({ channelEndpoints: {} }),
    attestation: attestation.default({}),
    /** Secret whose field `privateKeyPem` is the log's Ed25519 key, in China, where KMS has no such keys. */
    logKeySecret: z.string().min(1).default('presale/log-key'),
    /** Generations of the key that signs messages to partners: one more is a rotation. Never lower it. */
    signingKeys: z.int().min(1).max(50).default(1),
    /** Identity providers of the parties, whose persons may use the console. None: nobody can. They share one variable of a function, 4 kB at most. */
    identity: z
      .array(providerSchema)
      .refine((list) => JSON.stringify(list).length <= 2_500, 'is too long for one variable; let a broker stand before the providers')
      .default([]),
    /** `https://…` of a domain of one's own before the console; default: the name that API Gateway gives it. */
    consoleAddress: z
      .url({ protocol: /^https$/ })
      .regex(/^https:\/\/[^/]+$/, 'expected an address without a path')
      .optional(),
    partners: z.array(partner).max(150, 'one stack holds the reply queues of at most 150 partners').default([]),
  })
  .check(({ value, issues }) => {
    const names = value.partners.map(({ partner: name }) => name);
    for (const name of new Set(names.filter((each, index) => names.indexOf(each) !== index))) {
      issues.push({ code: 'custom', input: value, path: ['partners'], message: `${name} is listed twice; list each partner once` });
    }
    const partition = value.region.startsWith('cn-') ? 'aws-cn' : 'aws';
    for (const { partner: name, role } of value.partners) {
      if (role !== undefined && !role.startsWith(`arn:${partition}:`)) {
        issues.push({
          code: 'custom',
          input: value,
          path: ['partners'],
          message: `the role of ${name} is not in partition ${partition}; roles work only in their own partition`,
        });
      }
    }
  });
/** One deployment, checked; `account` is always known. */
export type StageConfiguration = z.infer<typeof stage> & { name: string; account: string };

const stages = z.record(z.string().regex(/^[a-z][a-z0-9-]{0,19}$/, 'a stage name has lower-case letters, digits and hyphens'), stage);

/**
 * The stages of the app. Throws with the path of each wrong field.
 * @param context value of the context key `presale:stages`
 * @param defaultAccount account of the credentials in use, if any
 */
export function readStages(context: unknown, defaultAccount: string | undefined): StageConfiguration[] {
  const parsed = stages.safeParse(context);
  if (!parsed.success) throw new Error(`cdk.json, context "presale:stages":\n${z.prettifyError(parsed.error)}`);
  const fallback = defaultAccount === undefined || defaultAccount === '' ? placeholderAccount : accountId.parse(defaultAccount);
  return Object.entries(parsed.data).map(([name, configuration]) => ({
    ...configuration,
    name,
    account: configuration.account ?? fallback,
  }));
}
