import { type Duration, RemovalPolicy } from 'aws-cdk-lib';
import { Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { ApplicationLogLevel, Architecture, Code, Function as LambdaFunction, LoggingFormat, Runtime } from 'aws-cdk-lib/aws-lambda';
import { LogGroup } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import type { StageConfiguration } from '../configuration.ts';
import { alarmPeriod, type OnCall } from './on-call.ts';
import { grantPermissions, type Permission } from './permission.ts';

export interface PresaleFunctionProps {
  /** Without the prefix that all physical names have, e.g. `receive-messages-bank`. */
  name: string;
  description: string;
  /** Folder with the bundle, `index.js` in it. */
  bundle: string;
  environment: Record<string, string>;
  /** The least that it needs; the role has nothing else but writing its own log. */
  permissions: readonly Permission[];
  timeout: Duration;
  /** MB; CPU grows with it. */
  memorySize: number;
  configuration: Pick<StageConfiguration, 'architecture' | 'logRetentionDays' | 'logLevel'>;
  onCall: OnCall;
  errorImpact: string;
}

/** One Lambda function with a role of its own, a log that ends some day, and alarms for failing, being throttled and being slow. */
export class PresaleFunction extends Construct {
  readonly function: LambdaFunction;

  constructor(scope: Construct, id: string, props: PresaleFunctionProps) {
    super(scope, id);
    const { name, configuration } = props;
    const logGroup = new LogGroup(this, 'Log', {
      logGroupName: `/presale/${name}`,
      retention: configuration.logRetentionDays,
      removalPolicy: RemovalPolicy.DESTROY,
    });
    // A role of our own: the one that CDK makes carries a managed policy that may write to every log of the account.
    const role = new Role(this, 'Role', { assumedBy: new ServicePrincipal('lambda.amazonaws.com'), description: `What ${name} may do` });
    grantPermissions(role, [
      { sid: 'Log', actions: ['logs:CreateLogStream', 'logs:PutLogEvents'], resources: [logGroup.logGroupArn] },
      ...props.permissions,
    ]);
    this.function = new LambdaFunction(this, 'Function', {
      functionName: `presale-${name}`,
      description: props.description,
      runtime: Runtime.NODEJS_24_X,
      architecture: configuration.architecture === 'arm64' ? Architecture.ARM_64 : Architecture.X86_64,
      handler: 'index.handler',
      code: Code.fromAsset(props.bundle),
      role,
      timeout: props.timeout,
      memorySize: props.memorySize,
      environment: {
        ...props.environment,
        LOG_LEVEL: configuration.logLevel,
        SERVICE_NAME: name,
        METRICS_NAMESPACE: 'Presale',
      },
      logGroup,
      loggingFormat: LoggingFormat.JSON,
      applicationLogLevelV2: ApplicationLogLevel[configuration.logLevel],
    });
    this.#watch(props);
  }

  #watch({ name, errorImpact, timeout, onCall }: PresaleFunctionProps): void {
    const period = { period: alarmPeriod };
    onCall.watch(this, 'Errors', {
      name: `presale-${name}-errors`,
      says: 'the function ended with an error in 2 of 5 minutes; what it left undone is tried again',
      errorImpact,
      metric: this.function.metricErrors(period),
      threshold: 1,
      datapoints: { breaching: 2, of: 5 },
    });
    onCall.watch(this, 'Throttles', {
      name: `presale-${name}-throttles`,
      says: 'Lambda had no capacity for the function in 3 of 5 minutes',
      errorImpact,
      metric: this.function.metricThrottles(period),
      threshold: 1,
      datapoints: { breaching: 3, of: 5 },
    });
    onCall.watch(this, 'Slow', {
      name: `presale-${name}-slow`,
      says: 'one run in a hundred took more than 80 % of the time after which it is cut off, in 3 of 5 minutes',
      errorImpact,
      metric: this.function.metricDuration({ ...period, statistic: 'p99' }),
      threshold: timeout.toMilliseconds() * 0.8,
      datapoints: { breaching: 3, of: 5 },
    });
  }
}
