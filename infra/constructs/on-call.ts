import { Duration, Stack } from 'aws-cdk-lib';
import { Alarm, ComparisonOperator, type IMetric, TreatMissingData } from 'aws-cdk-lib/aws-cloudwatch';
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions';
import { PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Topic } from 'aws-cdk-lib/aws-sns';
import { EmailSubscription, UrlSubscription } from 'aws-cdk-lib/aws-sns-subscriptions';
import { Construct } from 'constructs';

export interface AlarmProps {
  /** Name that the person who is woken reads first, e.g. `presale-file-to-dossier-dead-letters`. */
  name: string;
  /** What the metric says, in one sentence. */
  says: string;
  /** What it means for people at 3 a.m., in one sentence: who waits for what, and what happens if nobody gets up. */
  errorImpact: string;
  metric: IMetric;
  threshold: number;
  comparison?: ComparisonOperator;
  /** So many of the last so many periods must breach. */
  datapoints: { breaching: number; of: number };
  /** What silence means: nothing to do (default), or the very failure (a heartbeat). */
  silence?: TreatMissingData;
}

/** The topic that wakes people, and the only way to make an alarm: none exists that tells nobody, or does not say what it is about. */
export class OnCall extends Construct {
  readonly topic: Topic;

  constructor(scope: Construct, id: string, props: { contacts: readonly string[] }) {
    super(scope, id);
    this.topic = new Topic(this, 'Topic', { topicName: 'presale-on-call', displayName: 'presale', enforceSSL: true });
    // A topic with a policy of its own loses the default one, under which alarms may publish; without this statement they fire and nobody hears.
    this.topic.addToResourcePolicy(
      new PolicyStatement({
        sid: 'AllowAlarmsOfThisAccount',
        principals: [new ServicePrincipal('cloudwatch.amazonaws.com')],
        actions: ['sns:Publish'],
        resources: [this.topic.topicArn],
        conditions: { StringEquals: { 'aws:SourceAccount': Stack.of(this).account } },
      }),
    );
    for (const contact of props.contacts) {
      this.topic.addSubscription(contact.startsWith('https:') ? new UrlSubscription(contact) : new EmailSubscription(contact));
    }
  }

  /** Adds an alarm beside what it watches. */
  watch(scope: Construct, id: string, props: AlarmProps): Alarm {
    const alarm = new Alarm(scope, id, {
      alarmName: props.name,
      alarmDescription: `${props.errorImpact} (${props.says})`,
      metric: props.metric,
      threshold: props.threshold,
      comparisonOperator: props.comparison ?? ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
      datapointsToAlarm: props.datapoints.breaching,
      evaluationPeriods: props.datapoints.of,
      treatMissingData: props.silence ?? TreatMissingData.NOT_BREACHING,
    });
    const action = new SnsAction(this.topic);
    alarm.addAlarmAction(action);
    alarm.addOkAction(action);
    return alarm;
  }
}

/** Alarms look at minutes: shorter periods cost more, longer ones wake too late. */
export const alarmPeriod = Duration.minutes(1);
