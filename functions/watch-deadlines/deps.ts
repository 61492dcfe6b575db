/** What the function works with. The only place that makes clients; the embedded host makes its own `Deps`. */
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { SQSClient } from '@aws-sdk/client-sqs';
import { clientPatience, registerCache, waiting } from '../../shared/adapters/aws-clients.ts';
import { createDynamoLedger } from '../../shared/adapters/dynamodb/ledger.ts';
import { createDynamoRegister } from '../../shared/adapters/dynamodb/register.ts';
import { sqsOutputQueues } from '../../shared/adapters/sqs/queue.ts';
import { systemClock } from '../../shared/adapters/system-clock.ts';
import { lineTelemetry } from '../../shared/adapters/telemetry/lines.ts';
import type { Clock } from '../../shared/ports/clock.ts';
import type { Ledger } from '../../shared/ports/ledger.ts';
import type { Register } from '../../shared/ports/register.ts';
import type { Log, Metrics } from '../../shared/ports/telemetry.ts';
import { type Registry, registry } from '../../shared/workflow/aggregates.ts';
import { type Commit, createCommit } from '../../shared/workflow/commit/commit.ts';
import type { OutputQueues } from '../../shared/workflow/dispatch.ts';
import { reportDamage } from '../../shared/workflow/report-damage.ts';
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
  const ledger = createDynamoLedger({ client, table: env.LEDGER_TABLE, ...waiting });
  const telemetry = lineTelemetry(env);
  return {
    clock: systemClock,
    ledger,
    commit: createCommit({ ledger, ...waiting, onDamage: reportDamage(telemetry) }),
    register: createDynamoRegister({ client, table: env.LEDGER_TABLE, ...registerCache }),
    registry,
    queues: sqsOutputQueues(new SQSClient(clientPatience), env),
    ...telemetry,
    streamsMax: 100,
    concurrency: 10,
    patienceMinutes: 5,
  };
}
