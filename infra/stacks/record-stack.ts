import { Duration, Stack, type StackProps } from 'aws-cdk-lib';
import type { TableV2 } from 'aws-cdk-lib/aws-dynamodb';
import type { Construct } from 'constructs';
import type { PartnerConfiguration, StageConfiguration } from '../configuration.ts';
import { EvidenceBucket, UploadsBucket } from '../constructs/buckets.ts';
import { accessLogTableOf } from '../constructs/console-tables.ts';
import { ledgerTableOf } from '../constructs/ledger-table.ts';
import { QueuePair } from '../constructs/queue-pair.ts';
import { ConsoleKey, LogKey, SigningKeys } from '../constructs/signing-keys.ts';
import { deadLetterName, pascalCase, type QueueName, queueName } from '../names.ts';
import { consumers } from '../workload.ts';

export interface RecordStackProps extends StackProps {
  configuration: StageConfiguration;
}

/**
 * What must never be lost: the ledger, the evidence, and the queues with what partners have sent. It changes rarely, is protected against
 * deletion and leaves everything in place even when it is deleted. The logical id of anything in it must not change: CloudFormation would
 * take it for something new.
 */
export class RecordStack extends Stack {
  readonly ledger: TableV2;
  readonly evidence: EvidenceBucket;
  readonly uploads: UploadsBucket;
  readonly signing: SigningKeys;
  readonly logKey: LogKey;
  readonly consoleKey: ConsoleKey;
  readonly accessLog: TableV2;
  readonly queues: Readonly<Record<QueueName, QueuePair>>;

  constructor(scope: Construct, id: string, props: RecordStackProps) {
    super(scope, id, props);
    const { configuration } = props;
    this.ledger = ledgerTableOf(this, 'Ledger');
    this.evidence = new EvidenceBucket(this, 'Evidence', configuration);
    this.uploads = new UploadsBucket(this, 'Uploads', configuration);
    this.signing = new SigningKeys(this, 'Signing', configuration);
    this.logKey = new LogKey(this, 'LogKey');
    this.consoleKey = new ConsoleKey(this, 'ConsoleKey');
    this.accessLog = accessLogTableOf(this, 'AccessLog');
    const pairs = consumers.map(({ queue, timeoutSeconds }) => {
      const visibilityTimeout = Duration.seconds(6 * timeoutSeconds);
      const senders = sendersOf(configuration.partners, queue);
      return [
        queue,
        new QueuePair(this, `${pascalCase(queue)}Queue`, {
          name: queueName(queue),
          deadLetterName: deadLetterName(queue),
          visibilityTimeout,
          senders,
        }),
      ] as const;
    });
    this.queues = Object.fromEntries(pairs) as Record<QueueName, QueuePair>;
  }
}

/** Each partner kind has its own inbound queue; nobody outside sends to the operator's or an internal one. */
function sendersOf(partners: readonly PartnerConfiguration[], queue: QueueName): string[] {
  return partners.flatMap(({ partner, role }) => (role !== undefined && partner.startsWith(`${queue}:`) ? [role] : []));
}
