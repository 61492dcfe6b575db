/** What the function works with. The only place that makes clients; the embedded host makes its own `Deps`. */
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { SQSClient } from '@aws-sdk/client-sqs';
import { awsKms, clientPatience, waiting } from '../../shared/adapters/aws/clients.ts';
import { createDynamoReplyRecord } from '../../shared/adapters/aws/dynamodb/replies.ts';
import { kmsKeys } from '../../shared/adapters/aws/kms/keys.ts';
import { sqsReplyQueues } from '../../shared/adapters/aws/sqs/reply-queues.ts';
import { sqsSourceQueue } from '../../shared/adapters/aws/sqs/source-queue.ts';
import { systemClock } from '../../shared/adapters/system-clock.ts';
import { lineTelemetry } from '../../shared/adapters/telemetry/lines.ts';
import type { ReplyQueues } from '../../shared/ports/queues.ts';
import type { ReplyRecord } from '../../shared/ports/reply-record.ts';
import type { SystemKeys } from '../../shared/ports/signer.ts';
import type { SourceQueue } from '../../shared/ports/source-queue.ts';
import type { Log, Metrics } from '../../shared/ports/telemetry.ts';
import type { Env } from './env.ts';

export interface Deps {
  replyQueues: ReplyQueues;
  /** What `presale reconcile` asks later; absent: nobody asks. */
  replied?: Pick<ReplyRecord, 'note'>;
  /** What goes out is signed with the current one. */
  keys: Pick<SystemKeys, 'current'>;
  log: Log;
  metrics: Metrics;
  /** Accounts that are worked on side by side. */
  concurrency: number;
  /** Absent: the host of the function sees to messages that go back. */
  source?: SourceQueue;
}

export function createDeps(env: Env): Deps {
  const sqs = new SQSClient(clientPatience);
  const telemetry = lineTelemetry(env);
  return {
    replyQueues: sqsReplyQueues({ client: sqs, prefix: env.REPLY_QUEUE_PREFIX }),
    replied: createDynamoReplyRecord({
      client: new DynamoDBClient(clientPatience),
      table: env.LEDGER_TABLE,
      clock: systemClock,
      ...waiting,
    }),
    ...telemetry,
    source: sqsSourceQueue(sqs, telemetry.log, env),
    keys: kmsKeys({ send: awsKms(), keys: env.SIGNING_KEYS, algorithm: env.SIGNING_ALGORITHM }),
    concurrency: 10,
  };
}
