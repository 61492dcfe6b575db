/** The stores and queues of a system on AWS, found by their fixed names, as `presale reconcile` looks at them. */
import { setTimeout } from 'node:timers/promises';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { SQSClient } from '@aws-sdk/client-sqs';
import { clientPatience, waiting } from '../../../shared/adapters/aws/clients.ts';
import { createDynamoLedger } from '../../../shared/adapters/aws/dynamodb/ledger.ts';
import { createDynamoReplyRecord } from '../../../shared/adapters/aws/dynamodb/replies.ts';
import { createDynamoViews } from '../../../shared/adapters/aws/dynamodb/views.ts';
import { s3Bucket } from '../../../shared/adapters/aws/s3/bucket.ts';
import { s3EvidenceStore } from '../../../shared/adapters/aws/s3/evidence.ts';
import { type SendToAws, sendToAws } from '../../../shared/adapters/aws/send.ts';
import { sqsQueue } from '../../../shared/adapters/aws/sqs/queue.ts';
import { sqsReplyQueues } from '../../../shared/adapters/aws/sqs/reply-queues.ts';
import { mendingEvidence } from '../../../shared/adapters/evidence-mending.ts';
import { systemClock } from '../../../shared/adapters/system-clock.ts';
import { silentLog, silentMetrics } from '../../../shared/adapters/telemetry/silent.ts';
import type { EvidenceStore } from '../../../shared/ports/evidence.ts';
import { createCommits } from '../../../shared/workflow/commit/commit.ts';
import { type ReconcileReport, reconcile } from '../../../shared/workflow/reconcile/reconcile.ts';
import { replyQueuePrefix } from '../../names.ts';
import { instantOf } from '../system/clock.ts';
import { type AwsEndpoint, endpointOf, queueUrlOf } from './aws-queues.ts';

export interface AwsPlace extends AwsEndpoint {
  /** Table of the ledger. */
  table: string;
  /** Bucket of the evidence. */
  evidence: string;
  /** Table of the views. */
  views: string;
  /** Pages younger than so many minutes are under way. */
  graceMinutes: number;
}

/** As the functions see it: what lies whole beside a damaged object is there, and what comes again is put beside it. */
export const evidenceOnAws = (send: SendToAws): EvidenceStore =>
  mendingEvidence(s3EvidenceStore(s3Bucket(send)), { log: silentLog, metrics: silentMetrics });

/** What was sent again is given this long; a second run shows what takes longer. */
const settleMs = 30_000;

export async function reconcileOnAws(
  { table, evidence, views, graceMinutes, ...place }: AwsPlace,
  dryRun: boolean,
): Promise<ReconcileReport> {
  const config = { ...clientPatience, ...place };
  const dynamo = new DynamoDBClient(config);
  const sqs = new SQSClient(config);
  // The operator's own region and credentials, wherever the client for DynamoDB finds them.
  const caller = async () => ({
    region: await dynamo.config.region(),
    credentials: dynamo.config.credentials,
    endpoint: endpointOf('S3', place.endpoint),
  });
  const bucket = evidenceOnAws(sendToAws({ name: 's3', caller, ...clientPatience, ...waiting, subdomain: evidence }));
  try {
    const ledger = createDynamoLedger({ client: dynamo, table, ...waiting });
    const queue = async (name: 'filings' | 'notifications' | 'replies' | 'views') => sqsQueue(sqs, await queueUrlOf(sqs, name));
    let hasSent = false;
    return await reconcile(
      {
        clock: systemClock,
        ledger,
        ...createCommits({ ledger, ...waiting }),
        evidence: bucket,
        queues: {
          filings: await queue('filings'),
          notifications: await queue('notifications'),
          replies: await queue('replies'),
          views: await queue('views'),
        },
        replyQueues: sqsReplyQueues({ client: sqs, prefix: replyQueuePrefix }),
        replies: createDynamoReplyRecord({ client: dynamo, table, clock: systemClock, ...waiting }),
        views: createDynamoViews({ client: dynamo, table: views, ...waiting }),
        proofHeld: async (key) => (key.startsWith('deliveries/') ? bucket.has(key) : undefined),
        upTo: instantOf(Date.now() - graceMinutes * 60_000),
        async settled() {
          if (hasSent) await setTimeout(settleMs);
          hasSent = true;
        },
        freshId: () => crypto.randomUUID(),
      },
      { dryRun },
    );
  } finally {
    for (const client of [dynamo, sqs]) client.destroy();
  }
}
