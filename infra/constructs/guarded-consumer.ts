import type { Duration } from 'aws-cdk-lib';
import { SqsEventSource } from 'aws-cdk-lib/aws-lambda-event-sources';
import { Construct } from 'constructs';
import { alarmPeriod } from './on-call.ts';
import { PresaleFunction, type PresaleFunctionProps } from './presale-function.ts';
import type { QueuePair } from './queue-pair.ts';

export interface GuardedConsumerProps extends PresaleFunctionProps {
  source: QueuePair;
  /** Batches that run side by side, 2 to 1,000; one account never has more than one. */
  maxConcurrency: number;
  /** How long the oldest message may wait before somebody is woken. */
  patience: Duration;
}

/**
 * A queue with its dead letters, the function that consumes it, what joins them, and the alarms. The one way a queue is consumed here:
 * there is no consumer without dead letters, partial failures and a sentence that says what its failure means for people.
 */
export class GuardedConsumer extends Construct {
  readonly consumer: PresaleFunction;

  constructor(scope: Construct, id: string, props: GuardedConsumerProps) {
    super(scope, id);
    const { source, timeout } = props;
    if (source.visibilityTimeout.toSeconds() < 6 * timeout.toSeconds()) {
      throw new Error(
        `${props.name}: the queue hides a message for ${source.visibilityTimeout.toSeconds()} s, which must be at least 6 times the function's timeout of ${timeout.toSeconds()} s; else a slow batch is given out a second time while the first still runs.`,
      );
    }
    this.consumer = new PresaleFunction(this, 'Consumer', props);
    this.consumer.function.addEventSource(
      // Neither provisioned pollers nor metricsConfig: both are absent from AWS China.
      new SqsEventSource(source.queue, { batchSize: 10, reportBatchItemFailures: true, maxConcurrency: props.maxConcurrency }),
    );
    this.#watch(props);
  }

  #watch({ name, errorImpact, onCall, source, patience }: GuardedConsumerProps): void {
    onCall.watch(this, 'DeadLetters', {
      name: `presale-${name}-dead-letters`,
      says: 'a message was given up after all retries and lies in the dead-letter queue, for 14 days',
      errorImpact,
      metric: source.deadLetters.metricApproximateNumberOfMessagesVisible({ period: alarmPeriod, statistic: 'Maximum' }),
      threshold: 1,
      datapoints: { breaching: 1, of: 1 },
    });
    onCall.watch(this, 'Waiting', {
      name: `presale-${name}-waiting`,
      says: `the oldest message has waited for more than ${patience.toSeconds()} s, in 3 of 5 minutes`,
      errorImpact,
      metric: source.queue.metricApproximateAgeOfOldestMessage({ period: alarmPeriod, statistic: 'Maximum' }),
      threshold: patience.toSeconds(),
      datapoints: { breaching: 3, of: 5 },
    });
  }
}
