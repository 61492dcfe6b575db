/** The console on AWS: its tables, queues and keys, and who is believed. The only place that makes clients. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { SQSClient } from '@aws-sdk/client-sqs';
import { awsBucket, awsKms, clientPatience, registerCache, waiting } from '../../shared/adapters/aws/clients.ts';
import { createDynamoAccessLog } from '../../shared/adapters/aws/dynamodb/access-log.ts';
import { createDynamoLedger } from '../../shared/adapters/aws/dynamodb/ledger.ts';
import { createDynamoRegister } from '../../shared/adapters/aws/dynamodb/register.ts';
import { createDynamoViews } from '../../shared/adapters/aws/dynamodb/views.ts';
import { kmsKeys } from '../../shared/adapters/aws/kms/keys.ts';
import { s3EvidenceStore } from '../../shared/adapters/aws/s3/evidence.ts';
import { sqsQueue } from '../../shared/adapters/aws/sqs/queue.ts';
import { mendingEvidence } from '../../shared/adapters/evidence-mending.ts';
import { publishedKeySet } from '../../shared/adapters/signatures/key-set.ts';
import { systemClock } from '../../shared/adapters/system-clock.ts';
import { lineTelemetry } from '../../shared/adapters/telemetry/lines.ts';
import { receiptOf } from '../../shared/workflow/receipt-of.ts';
import { postAct } from './acting/post-act.ts';
import type { Deps } from './deps.ts';
import type { Asset } from './door/page.ts';
import { createPersons } from './door/persons.ts';
import type { Env } from './env.ts';

export function createDeps(env: Env): Deps {
  const client = new DynamoDBClient(clientPatience);
  const sqs = new SQSClient(clientPatience);
  const kms = awsKms();
  const ledger = createDynamoLedger({ client, table: env.LEDGER_TABLE, ...waiting });
  const register = createDynamoRegister({ client, table: env.LEDGER_TABLE, ...registerCache });
  const telemetry = lineTelemetry(env);
  const { log } = telemetry;
  const own = kmsKeys({ send: kms, keys: env.SIGNING_KEYS, algorithm: env.SIGNING_ALGORITHM });
  const acts = kmsKeys({ send: kms, keys: [env.CONSOLE_KEY], algorithm: env.SIGNING_ALGORITHM });
  const queues = {
    bank: sqsQueue(sqs, env.BANK_QUEUE_URL),
    housing: sqsQueue(sqs, env.HOUSING_QUEUE_URL),
    court: sqsQueue(sqs, env.COURT_QUEUE_URL),
    operator: sqsQueue(sqs, env.OPERATOR_QUEUE_URL),
  };
  return {
    clock: systemClock,
    ledger,
    register,
    // Shows what was put back beside a damaged one.
    evidence: mendingEvidence(s3EvidenceStore(awsBucket(env.EVIDENCE_BUCKET)), telemetry),
    views: createDynamoViews({ client, table: env.VIEWS_TABLE, ...waiting }),
    ...createPersons(env.IDENTITY_PROVIDERS, env.CONSOLE_ADDRESS),
    page: () => pageIn(env.PAGE_FOLDER),
    post: (act) => postAct({ clock: systemClock, signer: () => acts.current(), queues }, act),
    receiptOf: (party, id) => receiptOf({ ledger, register }, party, id),
    access: createDynamoAccessLog({ client, table: env.ACCESS_LOG_TABLE }),
    onFault: (error) => log.error('the console failed', {}, error),
    publicKeys: async () => [...(await publishedKeySet(own)).keys, ...(await publishedKeySet(acts)).keys],
  };
}

/** The files that lie beside the function's bundle, under the paths by which a browser asks for them. */
async function pageIn(folder: string): Promise<Map<string, Asset>> {
  const files = { '/': 'index.html', '/main.js': 'main.js', '/main.css': 'main.css', '/examples.json': 'examples.json' };
  const types: Record<string, string> = { html: 'text/html', js: 'text/javascript', css: 'text/css', json: 'application/json' };
  const read = Object.entries(files).map(async ([path, file]): Promise<[string, Asset]> => {
    const kind = types[file.split('.').at(-1) ?? ''] ?? 'application/octet-stream';
    return [path, { contentType: `${kind}; charset=utf-8`, body: await readFile(join(folder, file)) }];
  });
  return new Map(await Promise.all(read));
}
