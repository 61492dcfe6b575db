/** What the function works with. The only place that makes clients; the embedded host makes its own `Deps`. */
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { SQSClient } from '@aws-sdk/client-sqs';
import { awsBucket, clientPatience } from '../../shared/adapters/aws/clients.ts';
import { s3EvidenceStore } from '../../shared/adapters/aws/s3/evidence.ts';
import { sqsSourceQueue } from '../../shared/adapters/aws/sqs/source-queue.ts';
import { mendingEvidence } from '../../shared/adapters/evidence-mending.ts';
import { lineTelemetry } from '../../shared/adapters/telemetry/lines.ts';
import type { Clock } from '../../shared/ports/clock.ts';
import type { EvidenceStore } from '../../shared/ports/evidence.ts';
import type { Ledger } from '../../shared/ports/ledger.ts';
import type { Register } from '../../shared/ports/register.ts';
import type { SourceQueue } from '../../shared/ports/source-queue.ts';
import type { Log, Metrics } from '../../shared/ports/telemetry.ts';
import type { Commit } from '../../shared/workflow/commit/commit.ts';
import type { CommitSeveral } from '../../shared/workflow/commit/several.ts';
import type { OutputQueues } from '../../shared/workflow/dispatch.ts';
import { committingOnAws } from '../../shared/workflow/on-aws.ts';
import type { Env } from './env.ts';

export interface Deps {
  clock: Clock;
  ledger: Ledger;
  commit: Commit;
  commitSeveral: CommitSeveral;
  register: Register;
  evidence: EvidenceStore;
  queues: OutputQueues;
  log: Log;
  metrics: Metrics;
  /** Cases that are worked on side by side. */
  concurrency: number;
  /** Absent: the host of the function sees to messages that go back. */
  source?: SourceQueue;
}

export function createDeps(env: Env): Deps {
  const sqs = new SQSClient(clientPatience);
  const client = new DynamoDBClient(clientPatience);
  const telemetry = lineTelemetry(env);
  return {
    ...committingOnAws({ client, sqs }, env, telemetry),
    evidence: mendingEvidence(s3EvidenceStore(awsBucket(env.EVIDENCE_BUCKET)), telemetry),
    source: sqsSourceQueue(sqs, telemetry.log, env),
    concurrency: 10,
  };
}
