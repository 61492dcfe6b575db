import { ArnFormat, Duration, SecretValue, Stack, type StackProps } from 'aws-cdk-lib';
import { Metric } from 'aws-cdk-lib/aws-cloudwatch';
import type { TableV2 } from 'aws-cdk-lib/aws-dynamodb';
import type { Construct } from 'constructs';
import type { Bundles } from '../bundling/bundles.ts';
import type { StageConfiguration } from '../configuration.ts';
import { ConsoleApi } from '../constructs/console-api.ts';
import { keepLookups, readRows, viewsTableOf, writeRows } from '../constructs/console-tables.ts';
import { GuardedConsumer } from '../constructs/guarded-consumer.ts';
import { ledgerPermissions, noteReplies, readLedger } from '../constructs/ledger-table.ts';
import { MinuteTimer } from '../constructs/minute-timer.ts';
import { alarmPeriod, OnCall } from '../constructs/on-call.ts';
import { OperatorsPolicy } from '../constructs/operators-policy.ts';
import type { Permission } from '../constructs/permission.ts';
import type { PresaleFunctionProps } from '../constructs/presale-function.ts';
import { inboundQueues, pascalCase, replyQueuePrefix } from '../names.ts';
import {
  type AlarmingCount,
  alarmEnding,
  alarmingCounts,
  type ConsoleUse,
  type ConsumerWork,
  consumers,
  deploymentName,
  serving,
  timers,
  type Use,
  type Work,
} from '../workload.ts';
import type { RecordStack } from './record-stack.ts';

export interface WorkStackProps extends StackProps {
  configuration: StageConfiguration;
  bundles: Bundles;
  record: RecordStack;
}

/** What a use gives a function: the variables by which it finds the thing, and the permission to use it. */
interface Grant {
  environment: Record<string, string>;
  permissions: Permission[];
}

/** What runs and keeps nothing: the functions, what starts them, and the alarms. It can be deleted and deployed again at any time. */
export class WorkStack extends Stack {
  readonly onCall: OnCall;
  readonly #configuration: StageConfiguration;
  readonly #record: RecordStack;
  readonly #views: TableV2;

  constructor(scope: Construct, id: string, props: WorkStackProps) {
    super(scope, id, props);
    this.#configuration = props.configuration;
    this.#record = props.record;
    this.onCall = new OnCall(this, 'OnCall', { contacts: props.configuration.onCall });
    this.#views = viewsTableOf(this, 'Views');
    for (const consumer of consumers) {
      new GuardedConsumer(this, pascalCase(deploymentName(consumer)), {
        ...this.#functionProps(consumer, props.bundles),
        source: props.record.queues[consumer.queue],
        maxConcurrency: consumer.maxConcurrency,
        patience: Duration.seconds(consumer.patienceSeconds),
      });
    }
    for (const timer of timers) new MinuteTimer(this, pascalCase(timer.runs), this.#functionProps(timer, props.bundles));
    new ConsoleApi(this, pascalCase(serving.runs), {
      ...this.#functionProps(serving, props.bundles),
      address: props.configuration.consoleAddress,
    });
    new OperatorsPolicy(this, 'Operators', { permissions: this.#operators() });
    this.#watchWitnesses();
    for (const count of alarmingCounts) this.#watchCount(count);
  }

  #functionProps(work: Work | ConsumerWork, bundles: Bundles): PresaleFunctionProps {
    const grants = work.uses.map((use) => this.#grant(use, work));
    const kind = 'queue' in work && work.runs === 'receive-messages' ? { QUEUE_KIND: work.queue } : {};
    return {
      name: deploymentName(work),
      description: work.description,
      bundle: bundles[work.runs],
      environment: Object.assign({}, kind, ...grants.map(({ environment }) => environment)),
      permissions: grants.flatMap(({ permissions }) => permissions),
      timeout: Duration.seconds(work.timeoutSeconds),
      memorySize: work.memoryMb,
      configuration: this.#configuration,
      onCall: this.onCall,
      errorImpact: work.errorImpact,
    };
  }

  #grant(use: Use, work: Work | ConsumerWork): Grant {
    const { ledger, evidence, uploads, signing } = this.#record;
    switch (use) {
      case 'ledger':
        return { environment: { LEDGER_TABLE: ledger.tableName }, permissions: ledgerPermissions(ledger) };
      case 'evidence':
        return { environment: { EVIDENCE_BUCKET: evidence.bucket.bucketName }, permissions: [...evidence.permissions] };
      case 'uploads':
        return { environment: { UPLOADS_BUCKET: uploads.bucket.bucketName }, permissions: [...uploads.permissions] };
      case 'filings':
      case 'notifications':
      case 'replies':
      case 'views':
        return this.#send(use);
      case 'source':
        return 'queue' in work ? this.#source(work) : { environment: {}, permissions: [] };
      case 'reply-queues':
        return this.#replyQueues();
      case 'reply-record':
        return { environment: { LEDGER_TABLE: ledger.tableName }, permissions: noteReplies(ledger) };
      case 'signing':
        return { environment: { ...signing.environment }, permissions: [...signing.permissions] };
      case 'log-key':
        return this.#logKey();
      case 'channels':
        return { environment: this.#channels(), permissions: [] };
      default:
        return this.#consoleGrant(use);
    }
  }

  /** What the console and its rows use. */
  #consoleGrant(use: ConsoleUse): Grant {
    const { ledger, evidence, signing, consoleKey, accessLog } = this.#record;
    switch (use) {
      case 'read-ledger':
        return { environment: { LEDGER_TABLE: ledger.tableName }, permissions: readLedger(ledger) };
      case 'read-evidence':
        return { environment: { EVIDENCE_BUCKET: evidence.bucket.bucketName }, permissions: [...evidence.reading] };
      case 'write-rows':
        return { environment: { VIEWS_TABLE: this.#views.tableName }, permissions: writeRows(this.#views) };
      case 'read-rows':
        return { environment: { VIEWS_TABLE: this.#views.tableName }, permissions: readRows(this.#views) };
      case 'access-log':
        return { environment: { ACCESS_LOG_TABLE: accessLog.tableName }, permissions: keepLookups(accessLog) };
      case 'acts':
        return this.#acts();
      case 'published-keys':
        return { environment: { ...signing.environment }, permissions: [...signing.publishing] };
      case 'acting-key':
        return { environment: { ...consoleKey.environment }, permissions: [...consoleKey.permissions] };
      case 'identity':
        return { environment: { IDENTITY_PROVIDERS: JSON.stringify(this.#configuration.identity) }, permissions: [] };
    }
  }

  /** Of persons who look at dead letters, send or strike them, and mend what is missing. */
  #operators(): Permission[] {
    const { ledger, evidence, queues } = this.#record;
    const pairs = Object.values(queues);
    const replies = this.#replyQueues().permissions.map(({ sid: _, actions: __, ...where }) => ({
      sid: 'FindReplyQueues',
      actions: ['sqs:GetQueueUrl'],
      ...where,
    }));
    return [
      {
        sid: 'TakeDeadLetters',
        actions: ['sqs:GetQueueUrl', 'sqs:GetQueueAttributes', 'sqs:ReceiveMessage', 'sqs:ChangeMessageVisibility', 'sqs:DeleteMessage'],
        resources: pairs.map(({ deadLetters }) => deadLetters.queueArn),
      },
      { sid: 'SendAgain', actions: ['sqs:GetQueueUrl', 'sqs:SendMessage'], resources: pairs.map(({ queue }) => queue.queueArn) },
      ...replies,
      ...ledgerPermissions(ledger),
      ...evidence.permissions,
      ...writeRows(this.#views),
    ];
  }

  /** Into the queues that partners' machines post to. */
  #acts(): Grant {
    const own = inboundQueues.map((name) => [name, this.#record.queues[name].queue] as const);
    return {
      environment: Object.fromEntries(own.map(([name, queue]) => [`${name.toUpperCase()}_QUEUE_URL`, queue.queueUrl])),
      permissions: [{ sid: 'PostActs', actions: ['sqs:SendMessage'], resources: own.map(([, queue]) => queue.queueArn) }],
    };
  }

  /** The log's name says which deployment it is of. */
  #logKey(): Grant {
    const { name, account, region, logKeySecret } = this.#configuration;
    const { environment, permissions } = this.#record.logKey;
    const secret = SecretValue.secretsManager(logKeySecret, { jsonField: 'privateKeyPem' }).unsafeUnwrap();
    return {
      environment: {
        LOG_ORIGIN: `presale-release/${name}/${account}/${region}`,
        ...environment,
        ...(environment.LOG_KEY === undefined ? { LOG_KEY_PEM: secret } : {}),
        ...this.#attestation(),
      },
      permissions: [...permissions],
    };
  }

  /** Who else says when a checkpoint was there. */
  #attestation(): Record<string, string> {
    const { timestampUrl, judicialChainUrl, judicialChainSecret } = this.#configuration.attestation;
    const secret = (name: string): string => SecretValue.secretsManager(name, { jsonField: 'authorization' }).unsafeUnwrap();
    return {
      ...(timestampUrl === undefined ? {} : { TIMESTAMP_URL: timestampUrl }),
      ...(judicialChainUrl === undefined ? {} : { JUDICIAL_CHAIN_URL: judicialChainUrl }),
      ...(judicialChainSecret === undefined ? {} : { JUDICIAL_CHAIN_AUTHORIZATION: secret(judicialChainSecret) }),
    };
  }

  #watchWitnesses(): void {
    this.onCall.watch(this, 'LogUnwitnessed', {
      name: 'presale-log-unwitnessed',
      says: 'no bank, court or housing authority has cosigned the log for a day',
      errorImpact:
        'The record is sealed but nobody outside has seen it: a later quarrel about what it said rests on the operator alone. Call the partners that cosign, in the morning.',
      metric: new Metric({
        namespace: 'Presale',
        metricName: 'CheckpointsUncosigned',
        dimensionsMap: { service: 'seal-record' },
        statistic: 'Sum',
        period: alarmPeriod,
      }),
      threshold: 1,
      datapoints: { breaching: 5, of: 10 },
    });
  }

  /** What the functions count under their service name; the intake's counts have the kind of queue as well. */
  #watchCount({ metric, by, says, errorImpact, minutes = { breaching: 1, of: 1 } }: AlarmingCount): void {
    const kinds = by === 'receive-messages' ? inboundQueues : [undefined];
    for (const queueKind of kinds) {
      const service = queueKind === undefined ? by : deploymentName({ runs: by, queue: queueKind });
      this.onCall.watch(this, `${metric}${pascalCase(queueKind ?? '')}`, {
        name: `presale-${service}-${alarmEnding[metric]}`,
        says,
        errorImpact,
        metric: new Metric({
          namespace: 'Presale',
          metricName: metric,
          dimensionsMap: { service, ...(queueKind === undefined ? {} : { queueKind }) },
          statistic: 'Sum',
          period: alarmPeriod,
        }),
        threshold: 1,
        datapoints: minutes,
      });
    }
  }

  #send(name: 'filings' | 'notifications' | 'replies' | 'views'): Grant {
    const { queue } = this.#record.queues[name];
    const permission = { sid: `SendTo${pascalCase(name)}`, actions: ['sqs:SendMessage'], resources: [queue.queueArn] };
    return { environment: { [`${name.toUpperCase()}_QUEUE_URL`]: queue.queueUrl }, permissions: [permission] };
  }

  /** Hiding messages for longer comes with the right to consume; only the way to the dead letters is one more. */
  #source({ queue: name }: ConsumerWork): Grant {
    const { queue, deadLetters } = this.#record.queues[name];
    const permission = { sid: 'GiveUp', actions: ['sqs:SendMessage'], resources: [deadLetters.queueArn] };
    return { environment: { SOURCE_QUEUE_URL: queue.queueUrl, DEAD_LETTERS_URL: deadLetters.queueUrl }, permissions: [permission] };
  }

  #replyQueues(): Grant {
    const all = this.formatArn({ service: 'sqs', resource: `${replyQueuePrefix}*`, arnFormat: ArnFormat.NO_RESOURCE_NAME });
    const permission = {
      sid: 'SendToReplyQueues',
      actions: ['sqs:SendMessage', 'sqs:GetQueueUrl'],
      resources: [all],
      wildcardBecause:
        "A list of all partners' queues would outgrow the 10 kB of a role's policy, and a stranger's queue must be found absent, not forbidden. The prefix belongs to reply queues alone.",
    };
    return { environment: { REPLY_QUEUE_PREFIX: replyQueuePrefix }, permissions: [permission] };
  }

  /** The mail server's address holds a password: the template has only a reference to the secret, which CloudFormation resolves when it deploys. */
  #channels(): Record<string, string> {
    const { smtpSecret, smtpFrom, channelEndpoints } = this.#configuration.notifications;
    return {
      ...(smtpSecret === undefined ? {} : { SMTP_URL: SecretValue.secretsManager(smtpSecret, { jsonField: 'smtpUrl' }).unsafeUnwrap() }),
      ...(smtpFrom === undefined ? {} : { SMTP_FROM: smtpFrom }),
      CHANNEL_ENDPOINTS: JSON.stringify(channelEndpoints),
    };
  }
}
