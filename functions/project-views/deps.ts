/** What the function works with. The only place that makes clients. */
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { SQSClient } from '@aws-sdk/client-sqs';
import { clientPatience, waiting } from '../../shared/adapters/aws/clients.ts';
import { createDynamoLedger } from '../../shared/adapters/aws/dynamodb/ledger.ts';
import { createDynamoViews } from '../../shared/adapters/aws/dynamodb/views.ts';
import { sqsSourceQueue } from '../../shared/adapters/aws/sqs/source-queue.ts';
import { lineTelemetry } from '../../shared/adapters/telemetry/lines.ts';
import type { Ledger } from '../../shared/ports/ledger.ts';
import type { SourceQueue } from '../../shared/ports/source-queue.ts';
import type { Log, Metrics } from '../../shared/ports/telemetry.ts';
import type { Views } from '../../shared/ports/views.ts';
import type { Env } from './env.ts';

export interface Deps {
  ledger: Pick<Ledger, 'pages'>;
  views: Views;
  log: Log;
  metrics: Metrics;
  /** Accounts that are worked on side by side. */
  concurrency: number;
  /** Absent: the host of the function sees to messages that go back. */
  source?: SourceQueue;
}

export function createDeps(env: Env): Deps {
  const client = new DynamoDBClient(clientPatience);
  const telemetry = lineTelemetry(env);
  return {
    ledger: createDynamoLedger({ client, table: env.LEDGER_TABLE, ...waiting }),
    views: createDynamoViews({ client, table: env.VIEWS_TABLE, ...waiting }),
    ...telemetry,
    source: sqsSourceQueue(new SQSClient(clientPatience), telemetry.log, env),
    concurrency: 5,
  };
}
