import { RemovalPolicy, Validations } from 'aws-cdk-lib';
import { CfnStage, HttpApi, HttpMethod, PayloadFormatVersion } from 'aws-cdk-lib/aws-apigatewayv2';
import { HttpLambdaIntegration } from 'aws-cdk-lib/aws-apigatewayv2-integrations';
import { LogGroup } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import { alarmPeriod } from './on-call.ts';
import { PresaleFunction, type PresaleFunctionProps } from './presale-function.ts';

/** Requests a second that all persons together may make, and a moment's rush. */
const throttle = { rateLimit: 50, burstLimit: 100 } as const;

/** As Lambda unpacks the bundle. */
const pageFolder = '/var/task/page';

export interface ConsoleApiProps extends PresaleFunctionProps {
  /** `https://…` under which persons know the page, where it is not the API's own name. */
  address: string | undefined;
}

/**
 * The console: an HTTP API whose every request goes to one function, which serves the page and alone decides who asks. It needs no CDN, which in AWS China would
 * need a filing of its own, and no other origin. Its log has no query, no path of a case and no header: what was looked at stands in the access log of the
 * application, under who looked.
 */
export class ConsoleApi extends Construct {
  readonly api: HttpApi;

  constructor(scope: Construct, id: string, { address, ...props }: ConsoleApiProps) {
    super(scope, id);
    this.api = new HttpApi(this, 'Api', {
      apiName: 'presale-console',
      description: props.description,
      createDefaultStage: false,
    });
    // Not $default: a route for each method that is used, so that everything else ends at the gateway.
    const { function: served } = new PresaleFunction(this, 'Serving', {
      ...props,
      environment: { ...props.environment, CONSOLE_ADDRESS: address ?? this.api.apiEndpoint, PAGE_FOLDER: pageFolder },
    });
    const integration = new HttpLambdaIntegration('Serve', served, { payloadFormatVersion: PayloadFormatVersion.VERSION_2_0 });
    const routes = [
      ...this.api.addRoutes({ path: '/api/{proxy+}', methods: [HttpMethod.GET, HttpMethod.POST], integration }),
      ...['/', '/{proxy+}'].flatMap((path) => this.api.addRoutes({ path, methods: [HttpMethod.GET], integration })),
    ];
    const log = new LogGroup(this, 'AccessLog', {
      logGroupName: '/presale/console-api',
      retention: props.configuration.logRetentionDays,
      removalPolicy: RemovalPolicy.DESTROY,
    });
    const format = {
      requestId: '$context.requestId',
      time: '$context.requestTime',
      method: '$context.httpMethod',
      status: '$context.status',
    };
    new CfnStage(this, 'Stage', {
      apiId: this.api.apiId,
      stageName: '$default',
      autoDeploy: true,
      defaultRouteSettings: { throttlingRateLimit: throttle.rateLimit, throttlingBurstLimit: throttle.burstLimit },
      accessLogSettings: { destinationArn: log.logGroupArn, format: JSON.stringify(format) },
    });
    const reason =
      'The function verifies the bearer token of the party’s own identity provider itself, since one authorizer of API Gateway knows one issuer and each party has its own; a request without one is answered 401. The page and the way in are for everybody.';
    for (const route of routes) Validations.of(route).acknowledge({ id: 'AwsSolutions-APIG4', reason });
    props.onCall.watch(this, 'ServerErrors', {
      name: 'presale-console-api-errors',
      says: 'the API answered with an error of its own in 2 of 5 minutes',
      errorImpact: props.errorImpact,
      metric: this.api.metricServerError({ period: alarmPeriod, statistic: 'Sum' }),
      threshold: 1,
      datapoints: { breaching: 2, of: 5 },
    });
  }
}
