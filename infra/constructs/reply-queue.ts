import { Duration, Validations } from 'aws-cdk-lib';
import { ArnPrincipal } from 'aws-cdk-lib/aws-iam';
import { Queue } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import { replyQueueName } from '../../shared/contracts/fields/reply-queue.ts';
import type { PartnerConfiguration } from '../configuration.ts';
import { replyQueuePrefix } from '../names.ts';
import { alarmPeriod, type OnCall } from './on-call.ts';
import { fifoProps } from './queue-pair.ts';

/** How long a partner may leave its replies lying; SQS forgets them after 14 days. */
const patience = Duration.hours(24);

/**
 * Where one partner fetches its receipts, authorisations and reports. It has no dead letters: only the partner consumes it, and a reply that the
 * partner cannot handle must not be moved out of the order in which it was sent.
 */
export class ReplyQueue extends Construct {
  readonly queue: Queue;

  constructor(scope: Construct, id: string, { partner, onCall }: { partner: PartnerConfiguration; onCall: OnCall }) {
    super(scope, id);
    const name = replyQueueName(replyQueuePrefix, partner.partner);
    this.queue = new Queue(this, 'Queue', {
      ...fifoProps(name),
      visibilityTimeout: Duration.minutes(5),
      receiveMessageWaitTime: Duration.seconds(20),
    });
    Validations.of(this.queue).acknowledge({
      id: 'AwsSolutions-SQS3',
      reason:
        'Only the partner consumes its replies, in the order in which they were sent; one that it cannot handle must stay where it is, and an alarm says so.',
    });
    if (partner.role !== undefined) this.queue.grantConsumeMessages(new ArnPrincipal(partner.role));
    onCall.watch(this, 'NotFetched', {
      name: `${name.replace('.fifo', '')}-not-fetched`,
      says: `the oldest reply has lain for more than ${patience.toHours()} hours; after 14 days it is gone`,
      errorImpact: `The partner of ${name} does not fetch its replies: it may miss that a payment is authorised, stopped or objected to. Call the partner in the morning.`,
      metric: this.queue.metricApproximateAgeOfOldestMessage({ period: alarmPeriod, statistic: 'Maximum' }),
      threshold: patience.toSeconds(),
      datapoints: { breaching: 3, of: 5 },
    });
  }
}
