/** What the function works with. The only place that makes clients; the embedded host makes its own `Deps`. */
import { SQSClient } from '@aws-sdk/client-sqs';
import { clientPatience } from '../../shared/adapters/aws-clients.ts';
import { sqsReplyQueues } from '../../shared/adapters/sqs/reply-queues.ts';
import { powertoolsTelemetry } from '../../shared/adapters/telemetry/powertools.ts';
import type { ReplyQueues } from '../../shared/ports/queues.ts';
import type { Log, Metrics } from '../../shared/ports/telemetry.ts';
import type { Env } from './env.ts';

export interface Deps {
  replyQueues: ReplyQueues;
  log: Log;
  metrics: Metrics;
  /** Accounts that are worked on side by side. */
  concurrency: number;
}

export function createDeps(env: Env): Deps {
  return {
    replyQueues: sqsReplyQueues({ client: new SQSClient(clientPatience), prefix: env.REPLY_QUEUE_PREFIX }),
    ...powertoolsTelemetry(env),
    concurrency: 10,
  };
}
