import { Duration, Stack } from 'aws-cdk-lib';
import { ComparisonOperator, TreatMissingData } from 'aws-cdk-lib/aws-cloudwatch';
import { Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Schedule, ScheduleExpression } from 'aws-cdk-lib/aws-scheduler';
import { LambdaInvoke } from 'aws-cdk-lib/aws-scheduler-targets';
import { Construct } from 'constructs';
import { alarmPeriod } from './on-call.ts';
import { grantPermissions } from './permission.ts';
import { PresaleFunction, type PresaleFunctionProps } from './presale-function.ts';

/** A function that runs each minute. A run that fails is not repeated: the next minute does its work too. */
export class MinuteTimer extends Construct {
  constructor(scope: Construct, id: string, props: PresaleFunctionProps) {
    super(scope, id);
    if (props.timeout.toSeconds() >= 60)
      throw new Error(`${props.name}: a run each minute must end within the minute; its timeout is ${props.timeout.toSeconds()} s.`);
    const { function: timed } = new PresaleFunction(this, 'Timed', props);
    const once = { retryAttempts: 0, maxEventAge: Duration.minutes(1) };
    timed.configureAsyncInvoke(once);
    const role = new Role(this, 'SchedulerRole', {
      assumedBy: new ServicePrincipal('scheduler.amazonaws.com', {
        conditions: { StringEquals: { 'aws:SourceAccount': Stack.of(this).account } },
      }),
      description: `What starts ${props.name} may do`,
    });
    grantPermissions(role, [{ sid: 'Start', actions: ['lambda:InvokeFunction'], resources: [timed.functionArn] }]);
    new Schedule(this, 'Schedule', {
      scheduleName: `presale-${props.name}`,
      description: props.description,
      schedule: ScheduleExpression.rate(Duration.minutes(1)),
      // The target would let the role start every version of the function; there is only one.
      target: new LambdaInvoke(timed, { ...once, role: role.withoutPolicyUpdates() }),
    });
    props.onCall.watch(this, 'Silent', {
      name: `presale-${props.name}-silent`,
      says: 'the timer has not run for 5 minutes',
      errorImpact: props.errorImpact,
      metric: timed.metricInvocations({ period: alarmPeriod }),
      threshold: 1,
      comparison: ComparisonOperator.LESS_THAN_THRESHOLD,
      datapoints: { breaching: 5, of: 5 },
      silence: TreatMissingData.BREACHING,
    });
  }
}
