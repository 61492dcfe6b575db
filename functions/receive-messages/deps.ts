/** What the function works with. The only place that makes clients; the embedded host makes its own `Deps`. */
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { SQSClient } from '@aws-sdk/client-sqs';
import { awsBucket, clientPatience, registerCache, waiting } from '../../shared/adapters/aws-clients.ts';
import { registerSealJudge } from '../../shared/adapters/certificates/seal-judge.ts';
import { createDynamoLedger } from '../../shared/adapters/dynamodb/ledger.ts';
import { createDynamoRegister } from '../../shared/adapters/dynamodb/register.ts';
import { mendingEvidence } from '../../shared/adapters/evidence-mending.ts';
import { s3EvidenceStore } from '../../shared/adapters/s3/evidence.ts';
import { s3UploadArea } from '../../shared/adapters/s3/uploads.ts';
import { sqsOutputQueues } from '../../shared/adapters/sqs/queue.ts';
import { sqsSourceQueue } from '../../shared/adapters/sqs/source-queue.ts';
import { systemClock } from '../../shared/adapters/system-clock.ts';
import { lineTelemetry } from '../../shared/adapters/telemetry/lines.ts';
import { largestUploadBytes } from '../../shared/adapters/uploads/upload-path.ts';
import type { PartnerKind } from '../../shared/domain/messages/messages.ts';
import type { Clock } from '../../shared/ports/clock.ts';
import type { EvidenceStore, UploadArea } from '../../shared/ports/evidence.ts';
import type { Ledger } from '../../shared/ports/ledger.ts';
import type { Register } from '../../shared/ports/register.ts';
import type { SealJudge } from '../../shared/ports/seals.ts';
import type { SourceQueue } from '../../shared/ports/source-queue.ts';
import type { Log, Metrics } from '../../shared/ports/telemetry.ts';
import { type Commit, createCommit } from '../../shared/workflow/commit/commit.ts';
import type { OutputQueues } from '../../shared/workflow/dispatch.ts';
import { reportDamage } from '../../shared/workflow/report-damage.ts';
import type { Env } from './env.ts';

export interface Deps {
  queueKind: PartnerKind;
  clock: Clock;
  ledger: Ledger;
  commit: Commit;
  register: Register;
  evidence: EvidenceStore;
  uploads: UploadArea;
  /** Whose the seals in documents are. */
  judgeSeals: SealJudge;
  queues: OutputQueues;
  log: Log;
  metrics: Metrics;
  /** Message groups that are worked on side by side. */
  concurrency: number;
  /** Signatures are verified on other threads; not unless said. */
  verifiesAside?: boolean;
  /** Absent: the host of the function sees to messages that go back. */
  source?: SourceQueue;
}

export function createDeps(env: Env): Deps {
  const sqs = new SQSClient(clientPatience);
  const client = new DynamoDBClient(clientPatience);
  const ledger = createDynamoLedger({ client, table: env.LEDGER_TABLE, ...waiting });
  const register = createDynamoRegister({ client, table: env.LEDGER_TABLE, ...registerCache });
  const telemetry = lineTelemetry(env, { queueKind: env.QUEUE_KIND });
  return {
    queueKind: env.QUEUE_KIND,
    clock: systemClock,
    ledger,
    commit: createCommit({ ledger, ...waiting, onDamage: reportDamage(telemetry) }),
    register,
    judgeSeals: registerSealJudge(register),
    evidence: mendingEvidence(s3EvidenceStore(awsBucket(env.EVIDENCE_BUCKET)), telemetry),
    uploads: s3UploadArea({ bucket: awsBucket(env.UPLOADS_BUCKET, largestUploadBytes), name: env.UPLOADS_BUCKET }),
    queues: sqsOutputQueues(sqs, env),
    ...telemetry,
    source: sqsSourceQueue(sqs, telemetry.log, env),
    concurrency: 10,
  };
}
