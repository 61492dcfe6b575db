/** What every function that commits works with on AWS, made of its clients: ledger and commits, register, clock, queues for what follows, telemetry. */
import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import type { SQSClient } from '@aws-sdk/client-sqs';
import { registerCache, waiting } from '../adapters/aws/clients.ts';
import { createDynamoLedger } from '../adapters/aws/dynamodb/ledger.ts';
import { createDynamoRegister } from '../adapters/aws/dynamodb/register.ts';
import { sqsOutputQueues } from '../adapters/aws/sqs/queue.ts';
import { systemClock } from '../adapters/system-clock.ts';
import type { Log, Metrics } from '../ports/telemetry.ts';
import { createCommits } from './commit/commit.ts';
import { reportDamage } from './report-damage.ts';

interface Names {
  LEDGER_TABLE: string;
  FILINGS_QUEUE_URL: string;
  NOTIFICATIONS_QUEUE_URL: string;
  REPLIES_QUEUE_URL: string;
  VIEWS_QUEUE_URL: string;
}

export function committingOnAws(
  { client, sqs }: { client: DynamoDBClient; sqs: SQSClient },
  env: Names,
  telemetry: { log: Log; metrics: Metrics },
) {
  const ledger = createDynamoLedger({ client, table: env.LEDGER_TABLE, ...waiting });
  return {
    clock: systemClock,
    ledger,
    ...createCommits({ ledger, ...waiting, onDamage: reportDamage(telemetry) }),
    register: createDynamoRegister({ client, table: env.LEDGER_TABLE, ...registerCache }),
    queues: sqsOutputQueues(sqs, env),
    ...telemetry,
  };
}
