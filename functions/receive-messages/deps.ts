/** What the function works with. The only place that makes clients; the embedded host makes its own `Deps`. */
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { SQSClient } from '@aws-sdk/client-sqs';
import { awsBucket, clientPatience } from '../../shared/adapters/aws/clients.ts';
import { s3EvidenceStore } from '../../shared/adapters/aws/s3/evidence.ts';
import { s3UploadArea } from '../../shared/adapters/aws/s3/uploads.ts';
import { sqsSourceQueue } from '../../shared/adapters/aws/sqs/source-queue.ts';
import { registerSealJudge } from '../../shared/adapters/certificates/seal-judge.ts';
import { mendingEvidence } from '../../shared/adapters/evidence-mending.ts';
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
import type { Commit } from '../../shared/workflow/commit/commit.ts';
import type { OutputQueues } from '../../shared/workflow/dispatch.ts';
import { committingOnAws } from '../../shared/workflow/on-aws.ts';
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
  const telemetry = lineTelemetry(env, { queueKind: env.QUEUE_KIND });
  const committing = committingOnAws({ client, sqs }, env, telemetry);
  return {
    queueKind: env.QUEUE_KIND,
    ...committing,
    judgeSeals: registerSealJudge(committing.register),
    evidence: mendingEvidence(s3EvidenceStore(awsBucket(env.EVIDENCE_BUCKET)), telemetry),
    uploads: s3UploadArea({ bucket: awsBucket(env.UPLOADS_BUCKET, largestUploadBytes), name: env.UPLOADS_BUCKET }),
    source: sqsSourceQueue(sqs, telemetry.log, env),
    concurrency: 10,
  };
}
