/** One summary line a batch, one line a failure, and the metrics written at the end. Neither names an account, a case or a person. */
import type { MiddlewareObj } from '@middy/core';
import type { SQSBatchResponse, SQSEvent, SQSRecord } from 'aws-lambda';
import type { Log, Metrics } from '../../ports/telemetry.ts';

export interface Telemetry {
  log: Log;
  metrics: Metrics;
}

/** middy middleware. */
export function batchTelemetry({ log, metrics }: Telemetry): MiddlewareObj<SQSEvent, SQSBatchResponse> {
  return {
    after: ({ event, response }) => {
      const returned = response?.batchItemFailures.length ?? 0;
      log.info('batch done', { messages: event.Records.length, returned });
      metrics.publish();
    },
    onError: ({ event, error }) => {
      log.error('batch failed as a whole; all its messages come back', { messages: event.Records.length }, error);
      metrics.count('MessagesFailed', event.Records.length);
      metrics.publish();
    },
  };
}

/** For `fifoBatch`: what becomes known of a message that goes back to its queue. */
export const reportFailure =
  ({ log, metrics }: Telemetry) =>
  ({ messageId, attributes }: SQSRecord, error: unknown, returned: number): void => {
    log.error(
      'message failed and comes back with the rest of its group',
      { messageId, returned, receiveCount: Number(attributes.ApproximateReceiveCount) },
      error,
    );
    metrics.count('MessagesFailed', 1);
  };
