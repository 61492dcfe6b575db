import { describe, expect, it } from 'vitest';
import { placeholderAccount, readStages } from '../../infra/configuration.ts';
import { committedContext, synthesize, synthesizeContext } from './synthesized.ts';

const stages = await synthesize();
const both = [stages.global, stages.cn];

const stage = {
  region: 'cn-north-1',
  architecture: 'x86_64',
  evidenceLock: { mode: 'governance', days: 30 },
  logRetentionDays: 365,
};

describe('the committed stages', () => {
  it('are a global one and one in AWS China, each with its record, its work and its partners', () => {
    expect(both.map(({ name, region, templates }) => ({ name, region, stacks: Object.keys(templates).sort() }))).toEqual([
      { name: 'global', region: 'ap-southeast-1', stacks: ['presale-partners', 'presale-record', 'presale-work'] },
      { name: 'cn', region: 'cn-north-1', stacks: ['presale-partners', 'presale-record', 'presale-work'] },
    ]);
  });

  it('run the same things in both', () => {
    const kinds = both.map(({ resources }) =>
      resources.map(({ stack, logicalId, type }) => `${stack} ${logicalId.replaceAll(/cn|global|[0-9A-F]{8}/g, '')} ${type}`).sort(),
    );
    expect(kinds[0]).toEqual(kinds[1]);
  });

  it('are synthesized without an account, for the placeholder, and for that of the credentials when there are some', async () => {
    const accounts = async (defaultAccount?: string) => {
      const assembly = await synthesizeContext(await committedContext(), defaultAccount);
      return new Set(
        assembly.nestedAssemblies.flatMap(({ nestedAssembly }) => nestedAssembly.stacks.map(({ environment }) => environment.account)),
      );
    };
    expect(await accounts()).toEqual(new Set([placeholderAccount]));
    expect(await accounts('444455556666')).toEqual(new Set(['444455556666']));
  });

  it('have templates in ASCII, since CloudFormation turns other characters into question marks', () => {
    for (const { text } of both) expect(text).not.toMatch(/[^\t\n\x20-\x7e]/);
  });

  it('protect the record and the reply queues against deletion, and nothing that can be deployed again', async () => {
    const assembly = await synthesizeContext(await committedContext());
    for (const { stackName, terminationProtection } of assembly.nestedAssemblies.flatMap(({ nestedAssembly }) => nestedAssembly.stacks)) {
      expect({ stackName, terminationProtection: terminationProtection ?? false }).toEqual({
        stackName,
        terminationProtection: stackName !== 'presale-work',
      });
    }
  });
});

describe.each([stages.global, stages.cn])('the console ($name)', (stage) => {
  it('is one origin: page, way in and API are routes to one function, which knows the address that providers send persons back to', () => {
    const keys = stage.ofType('AWS::ApiGatewayV2::Route').map(({ properties }) => properties['RouteKey']);
    expect(keys.sort()).toEqual(['GET /', 'GET /api/{proxy+}', 'GET /{proxy+}', 'POST /api/{proxy+}']);
    const api = stage.ofType('AWS::ApiGatewayV2::Api')[0]?.logicalId;
    const served = stage.ofType('AWS::Lambda::Function').find(({ properties }) => properties['FunctionName'] === 'presale-serve-console');
    expect(served?.properties['Environment']).toMatchObject({
      Variables: { CONSOLE_ADDRESS: { 'Fn::GetAtt': [api, 'ApiEndpoint'] }, PAGE_FOLDER: '/var/task/page' },
    });
    expect(stage.ofType('AWS::CloudFront::Distribution')).toEqual([]);
  });
});

describe('the stage in AWS China', () => {
  const { cn } = stages;

  it('names no other partition', () => {
    expect(cn.text).not.toMatch(/arn:aws:/);
    // Service principals of Lambda, Scheduler, CloudWatch and API Gateway are spelled alike in both partitions.
    const hosts = new Set(cn.text.match(/[\w.-]*\.amazonaws\.com[\w.]*/g));
    expect(hosts).toEqual(
      new Set(['lambda.amazonaws.com', 'scheduler.amazonaws.com', 'cloudwatch.amazonaws.com', 'apigateway.amazonaws.com']),
    );
  });

  it('has only kinds of resources that exist there', () => {
    expect(new Set(cn.resources.map(({ type }) => type))).toEqual(
      new Set([
        'AWS::ApiGatewayV2::Api',
        'AWS::ApiGatewayV2::Integration',
        'AWS::ApiGatewayV2::Route',
        'AWS::ApiGatewayV2::Stage',
        'AWS::CloudWatch::Alarm',
        'AWS::DynamoDB::GlobalTable',
        'AWS::IAM::ManagedPolicy',
        'AWS::IAM::Policy',
        'AWS::IAM::Role',
        'AWS::KMS::Alias',
        'AWS::KMS::Key',
        'AWS::Lambda::EventInvokeConfig',
        'AWS::Lambda::EventSourceMapping',
        'AWS::Lambda::Function',
        'AWS::Lambda::Permission',
        'AWS::Logs::LogGroup',
        'AWS::S3::Bucket',
        'AWS::S3::BucketPolicy',
        'AWS::SNS::Subscription',
        'AWS::SNS::Topic',
        'AWS::SNS::TopicPolicy',
        'AWS::SQS::Queue',
        'AWS::SQS::QueuePolicy',
        'AWS::Scheduler::Schedule',
      ]),
    );
  });

  it('uses no feature that is missing there: tracing, function URLs, provisioned pollers, mapping metrics and tags, SMS, recursion control', () => {
    for (const { properties } of cn.ofType('AWS::Lambda::Function')) expect(properties).not.toHaveProperty('TracingConfig');
    for (const { properties } of cn.ofType('AWS::Lambda::Function')) expect(properties).not.toHaveProperty('RecursiveLoop');
    for (const { properties } of cn.ofType('AWS::Lambda::EventSourceMapping')) {
      for (const missing of ['ProvisionedPollerConfig', 'MetricsConfig', 'Tags', 'LoggingConfig'])
        expect(properties).not.toHaveProperty(missing);
    }
    for (const { properties } of cn.ofType('AWS::Lambda::EventInvokeConfig')) expect(properties).not.toHaveProperty('DestinationConfig');
    for (const { properties } of cn.ofType('AWS::SNS::Subscription')) expect(['email', 'https']).toContain(properties.Protocol);
    for (const { properties } of cn.ofType('AWS::DynamoDB::GlobalTable')) expect(properties).not.toHaveProperty('MultiRegionConsistency');
  });
});

describe('a configuration', () => {
  it('is refused with the path of each fault', () => {
    const wrong = { cn: { ...stage, region: 'China', evidenceLock: { mode: 'forever', days: 0 }, queues: 7 } };
    const read = () => readStages(wrong, undefined);
    for (const path of ['cn.region', 'cn.evidenceLock.mode', 'cn.evidenceLock.days', '"queues"']) expect(read).toThrow(path);
  });

  it('is refused when a partner is listed twice, is no partner, or has a role of another partition', () => {
    const withPartners =
      (...partners: { partner: string; role?: string }[]) =>
      () =>
        readStages({ cn: { ...stage, partners } }, undefined);
    expect(withPartners({ partner: 'court:鲁0102' }, { partner: 'court:鲁0102' })).toThrow('court:鲁0102 is listed twice');
    expect(withPartners({ partner: 'bank:1024' })).toThrow('bank:<12 digits>');
    expect(withPartners({ partner: 'bank:102451000019', role: 'arn:aws:iam::444455556666:role/bank' })).toThrow('partition aws-cn');
  });

  it('is refused when it has a mail server but no sender', () => {
    expect(() => readStages({ cn: { ...stage, notifications: { smtpSecret: 'presale/smtp' } } }, undefined)).toThrow(
      'needs a sender address',
    );
  });

  it('names its account or takes that of the credentials', () => {
    expect(readStages({ cn: stage }, '444455556666')).toMatchObject([{ name: 'cn', account: '444455556666' }]);
    expect(readStages({ cn: { ...stage, account: '777788889999' } }, '444455556666')).toMatchObject([{ account: '777788889999' }]);
  });
});
