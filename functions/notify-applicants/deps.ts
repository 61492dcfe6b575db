/** What the function works with. The only place that makes clients; the embedded host makes its own `Deps`. */
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { SQSClient } from '@aws-sdk/client-sqs';
import { awsBucket, clientPatience } from '../../shared/adapters/aws/clients.ts';
import { s3EvidenceStore } from '../../shared/adapters/aws/s3/evidence.ts';
import { sqsSourceQueue } from '../../shared/adapters/aws/sqs/source-queue.ts';
import { gatewayChannel } from '../../shared/adapters/channels/gateway.ts';
import { recorded } from '../../shared/adapters/channels/recorded.ts';
import { smtpChannel } from '../../shared/adapters/channels/smtp.ts';
import { systemClock } from '../../shared/adapters/system-clock.ts';
import { lineTelemetry } from '../../shared/adapters/telemetry/lines.ts';
import type { ChannelAdapter, Channels } from '../../shared/ports/channels.ts';
import type { Clock } from '../../shared/ports/clock.ts';
import type { EvidenceStore } from '../../shared/ports/evidence.ts';
import type { Ledger } from '../../shared/ports/ledger.ts';
import type { Register } from '../../shared/ports/register.ts';
import type { SourceQueue } from '../../shared/ports/source-queue.ts';
import type { Log, Metrics } from '../../shared/ports/telemetry.ts';
import type { Commit } from '../../shared/workflow/commit/commit.ts';
import type { OutputQueues } from '../../shared/workflow/dispatch.ts';
import { committingOnAws } from '../../shared/workflow/on-aws.ts';
import type { Env } from './env.ts';
import { channelTimeoutMs } from './tell-applicant.ts';

export interface Deps {
  clock: Clock;
  ledger: Ledger;
  commit: Commit;
  register: Register;
  /** Those that exist here; an applicant's channel without adapter counts as failed. */
  channels: Channels;
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
    // As it is: a proof of delivery has no digest for a name, and is never made anew (ADR 0034).
    channels: createChannels(env, s3EvidenceStore(awsBucket(env.EVIDENCE_BUCKET))),
    source: sqsSourceQueue(sqs, telemetry.log, env),
    concurrency: 5,
  };
}

function createChannels({ CHANNEL_ENDPOINTS, SMTP_URL, SMTP_FROM }: Env, evidence: EvidenceStore): Channels {
  const adapters: ChannelAdapter[] = [];
  for (const kind of ['court-app', 'sms', 'post', 'phone'] as const) {
    const endpoint = CHANNEL_ENDPOINTS[kind];
    if (endpoint !== undefined) adapters.push(gatewayChannel({ kind, endpoint, timeoutMs: channelTimeoutMs, fetch: globalThis.fetch }));
  }
  if (SMTP_URL !== undefined && SMTP_FROM !== undefined)
    adapters.push(smtpChannel({ url: SMTP_URL, from: SMTP_FROM, timeoutMs: channelTimeoutMs, clock: systemClock }));
  return Object.fromEntries(adapters.map((adapter) => [adapter.kind, recorded(adapter, evidence)]));
}
