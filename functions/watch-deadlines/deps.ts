/** What the function works with. The only place that makes clients; the embedded host makes its own `Deps`. */
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { SQSClient } from '@aws-sdk/client-sqs';
import { clientPatience } from '../../shared/adapters/aws/clients.ts';
import { lineTelemetry } from '../../shared/adapters/telemetry/lines.ts';
import type { Clock } from '../../shared/ports/clock.ts';
import type { Ledger } from '../../shared/ports/ledger.ts';
import type { Register } from '../../shared/ports/register.ts';
import type { Log, Metrics } from '../../shared/ports/telemetry.ts';
import { type Registry, registry } from '../../shared/workflow/aggregates.ts';
import type { Commit } from '../../shared/workflow/commit/commit.ts';
import type { OutputQueues } from '../../shared/workflow/dispatch.ts';
import { committingOnAws } from '../../shared/workflow/on-aws.ts';
import type { Env } from './env.ts';

export interface Deps {
  clock: Clock;
  ledger: Ledger;
  commit: Commit;
  register: Register;
  registry: Registry;
  queues: OutputQueues;
  log: Log;
  metrics: Metrics;
  /** Streams a round; the next round takes what is left. */
  streamsMax: number;
  /** Streams side by side. */
  concurrency: number;
  /** A run that has not said that it is done after this time broke off. Longer than a run can take; 0 where runs cannot overlap. */
  patienceMinutes: number;
}

export function createDeps(env: Env): Deps {
  const client = new DynamoDBClient(clientPatience);
  const sqs = new SQSClient(clientPatience);
  const telemetry = lineTelemetry(env);
  return {
    ...committingOnAws({ client, sqs }, env, telemetry),
    registry,
    streamsMax: 100,
    concurrency: 10,
    patienceMinutes: 5,
  };
}
