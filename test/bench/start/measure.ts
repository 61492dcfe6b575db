/**
 * How long a function takes to load its bundle and to answer its first event, each in a fresh process, against a function that has a DynamoDB client and
 * nothing else, of the same bundler in the same run. The event is an empty batch: what AWS takes to answer is no part of it.
 */
import { execFile } from 'node:child_process';
import { generateKeyPairSync } from 'node:crypto';
import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { bundleFile, bundleFunctions } from '../../../infra/bundling/bundles.ts';
import { type FunctionName, functionNames } from '../../../infra/names.ts';
import { median } from '../statistics.ts';

export type StartFigures = Record<FunctionName, { ratioToBareClient: number; bundleKb: number }>;

const rounds = 11;
const url = (name: string): string => `https://sqs.cn-north-1.amazonaws.com.cn/111122223333/presale-${name}.fifo`;
const pem = generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
const environment = {
  AWS_REGION: 'cn-north-1',
  AWS_ACCESS_KEY_ID: 'key',
  AWS_SECRET_ACCESS_KEY: 'secret',
  LOG_LEVEL: 'ERROR',
  SERVICE_NAME: 'presale',
  METRICS_NAMESPACE: 'Presale',
  QUEUE_KIND: 'bank',
  LEDGER_TABLE: 'presale-ledger',
  EVIDENCE_BUCKET: 'presale-evidence',
  UPLOADS_BUCKET: 'presale-uploads',
  FILINGS_QUEUE_URL: url('filings'),
  NOTIFICATIONS_QUEUE_URL: url('notifications'),
  REPLIES_QUEUE_URL: url('replies'),
  VIEWS_QUEUE_URL: url('views'),
  BANK_QUEUE_URL: url('bank'),
  HOUSING_QUEUE_URL: url('housing'),
  COURT_QUEUE_URL: url('court'),
  OPERATOR_QUEUE_URL: url('operator'),
  VIEWS_TABLE: 'presale-views',
  ACCESS_LOG_TABLE: 'presale-access-log',
  CONSOLE_KEY: 'arn:aws-cn:kms:cn-north-1:111122223333:key/3',
  IDENTITY_PROVIDERS: '[]',
  SOURCE_QUEUE_URL: url('source'),
  DEAD_LETTERS_URL: url('dead'),
  REPLY_QUEUE_PREFIX: 'presale-reply-',
  SIGNING_KEYS: 'arn:aws-cn:kms:cn-north-1:111122223333:key/1',
  SIGNING_ALGORITHM: 'ES256',
  LOG_KEY_PEM: pem,
  LOG_SM2_KEY: 'arn:aws-cn:kms:cn-north-1:111122223333:key/2',
  LOG_ORIGIN: 'presale.example.org/log',
  SMTP_URL: 'smtps://user:password@mail.example.org:465',
  SMTP_FROM: 'presale@example.org',
};
/** Timers and the console would ask a table at once: of them the load alone is measured. */
const loadsOnly: ReadonlySet<FunctionName> = new Set(['watch-deadlines', 'seal-record', 'serve-console']);

export async function measureStart(): Promise<StartFigures> {
  const folder = await mkdtemp(join(tmpdir(), 'presale-start-'));
  try {
    const bundles = await bundleFunctions(folder);
    const bare = join(folder, 'bare', 'index.js');
    await bundleFile(join(import.meta.dirname, 'bare.ts'), bare);
    const times = new Map<string, number[]>([bare, ...functionNames].map((name) => [name, []]));
    for (let round = 0; round < rounds; round += 1) {
      times.get(bare)?.push(await startOnce(bare, '{}'));
      for (const name of functionNames)
        times.get(name)?.push(await startOnce(join(bundles[name], 'index.js'), loadsOnly.has(name) ? undefined : '{"Records":[]}'));
    }
    const bareMs = median(times.get(bare) ?? []);
    const entries = functionNames.map(async (name): Promise<[FunctionName, StartFigures[FunctionName]]> => {
      const { size } = await stat(join(bundles[name], 'index.js'));
      return [name, { ratioToBareClient: median(times.get(name) ?? []) / bareMs, bundleKb: Math.round(size / 1000) }];
    });
    return Object.fromEntries(await Promise.all(entries)) as StartFigures;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Milliseconds from before the load to after the answer. */
async function startOnce(file: string, event: string | undefined): Promise<number> {
  const context = `{ functionName: 'f', awsRequestId: 'r', getRemainingTimeInMillis: () => 60000 }`;
  const call = event === undefined ? '' : `await handler(${event}, ${context});`;
  const script = `const begun = performance.now(); (async () => { const { handler } = require(${JSON.stringify(file)}); ${call} process.stdout.write(String(performance.now() - begun) + '\\n', () => process.exit(0)); })();`;
  const { stdout } = await run(script);
  return Number(stdout.trim().split('\n').at(-1));
}

async function run(script: string): Promise<{ stdout: string }> {
  try {
    return await promisify(execFile)(process.execPath, ['-e', script], { env: environment });
  } catch (error) {
    // Node prints the line that failed, and the line is the bundle.
    const said = error instanceof Error && 'stderr' in error ? String(error.stderr) : String(error);
    throw new Error(
      said
        .split('\n')
        .find((line) => /^\w*Error/.test(line))
        ?.slice(0, 300) ?? 'a bundle does not start',
      { cause: error },
    );
  }
}
