import { ArnFormat, Duration, RemovalPolicy, Stack } from 'aws-cdk-lib';
import { ArnPrincipal, PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { DeduplicationScope, FifoThroughputLimit, Queue, QueueEncryption, type QueueProps, RedrivePermission } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';

/** The longest that SQS keeps a message: a weekend, a holiday and the repair fit into it. */
const retention = Duration.days(14);
/**
 * Receives before SQS itself moves a message to the dead letters: the most that SQS allows. A store of ours that is away must not cost a message, so the
 * functions spread their tries over more than the retention (`next-try.ts`), and put among the dead letters themselves what nobody can ever read.
 */
const maxReceiveCount = 1000;

/**
 * What all queues have in common: FIFO, throughput a message group instead of a queue, encrypted at rest and in transit, kept when the stack goes.
 * A repeat counts as one within its group only; that is enough, since all messages with one id belong to one account.
 */
export const fifoProps = (name: string): QueueProps => ({
  queueName: name,
  fifo: true,
  deduplicationScope: DeduplicationScope.MESSAGE_GROUP,
  fifoThroughputLimit: FifoThroughputLimit.PER_MESSAGE_GROUP_ID,
  encryption: QueueEncryption.SQS_MANAGED,
  enforceSSL: true,
  retentionPeriod: retention,
  removalPolicy: RemovalPolicy.RETAIN,
});

export interface QueuePairProps {
  name: string;
  deadLetterName: string;
  /** At least six times the timeout of the function that consumes (`GuardedConsumer` checks it). */
  visibilityTimeout: Duration;
  /** Roles of partners that may send; nobody outside the account may otherwise. */
  senders?: readonly string[];
}

/** A FIFO queue and the FIFO queue for what nothing could be done with. */
export class QueuePair extends Construct {
  readonly queue: Queue;
  readonly deadLetters: Queue;
  readonly visibilityTimeout: Duration;

  constructor(scope: Construct, id: string, props: QueuePairProps) {
    super(scope, id);
    this.visibilityTimeout = props.visibilityTimeout;
    // By name: the two queues name each other, and references would make a circle.
    const source = Stack.of(this).formatArn({ service: 'sqs', resource: props.name, arnFormat: ArnFormat.NO_RESOURCE_NAME });
    this.deadLetters = new Queue(this, 'DeadLetters', {
      ...fifoProps(props.deadLetterName),
      redriveAllowPolicy: { redrivePermission: RedrivePermission.BY_QUEUE, sourceQueues: [Queue.fromQueueArn(this, 'Source', source)] },
    });
    this.queue = new Queue(this, 'Queue', {
      ...fifoProps(props.name),
      visibilityTimeout: props.visibilityTimeout,
      deadLetterQueue: { queue: this.deadLetters, maxReceiveCount },
    });
    for (const role of props.senders ?? []) {
      const actions = ['sqs:SendMessage', 'sqs:GetQueueUrl'];
      this.queue.addToResourcePolicy(
        new PolicyStatement({ principals: [new ArnPrincipal(role)], actions, resources: [this.queue.queueArn] }),
      );
    }
  }
}
