import { App, Duration, Stack } from 'aws-cdk-lib';
import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { GuardedConsumer, type GuardedConsumerProps } from '../../infra/constructs/guarded-consumer.ts';
import { OnCall } from '../../infra/constructs/on-call.ts';
import { QueuePair } from '../../infra/constructs/queue-pair.ts';
import { alarmingCounts, consumers, serving, timers } from '../../infra/workload.ts';
import { referredTo, type SynthesizedStage, synthesize } from './synthesized.ts';

const stages = await synthesize();
const dimensions = z.array(z.object({ Name: z.string(), Value: z.json() })).default([]);

interface Watched {
  name: string;
  metric: string;
  of: string | undefined;
  description: string;
}
const alarmsOf = (stage: SynthesizedStage): Watched[] =>
  stage.ofType('AWS::CloudWatch::Alarm').map(({ properties }) => ({
    name: String(properties.AlarmName),
    metric: String(properties.MetricName),
    of: referredTo(dimensions.parse(properties.Dimensions)[0]?.Value),
    description: String(properties.AlarmDescription),
  }));
const watching = (stage: SynthesizedStage, logicalId: string) =>
  alarmsOf(stage)
    .filter(({ of }) => of === logicalId)
    .map(({ metric }) => metric)
    .sort();

describe.each([stages.global, stages.cn])('alarms ($name)', (stage) => {
  it('watch each function for failing, being throttled and being slow', () => {
    const functions = stage.ofType('AWS::Lambda::Function');
    expect(functions).toHaveLength(consumers.length + timers.length + 1);
    for (const { logicalId, properties } of functions) {
      const expected = timers.some(({ runs }) => properties.FunctionName === `presale-${runs}`)
        ? ['Duration', 'Errors', 'Invocations', 'Throttles']
        : ['Duration', 'Errors', 'Throttles'];
      expect({ logicalId, watched: watching(stage, logicalId) }).toEqual({ logicalId, watched: expected });
    }
  });

  it('wake somebody at the first dead letter, and when messages or replies lie too long', () => {
    for (const { logicalId, properties } of stage.ofType('AWS::SQS::Queue')) {
      const dead = String(properties.QueueName).endsWith('-dead.fifo');
      expect({ logicalId, watched: watching(stage, logicalId) }).toEqual({
        logicalId,
        watched: [dead ? 'ApproximateNumberOfMessagesVisible' : 'ApproximateAgeOfOldestMessage'],
      });
    }
    for (const { properties } of stage
      .ofType('AWS::CloudWatch::Alarm')
      .filter(({ properties: { AlarmName } }) => String(AlarmName).endsWith('-dead-letters'))) {
      expect(properties).toMatchObject({ Threshold: 1, DatapointsToAlarm: 1, EvaluationPeriods: 1, Period: 60 });
    }
  });

  it('wake somebody at the first parked message, message set aside, stream for which time cannot pass, or damage, where each is counted', () => {
    const counted = stage
      .ofType('AWS::CloudWatch::Alarm')
      .filter(({ properties: { MetricName } }) => alarmingCounts.some(({ metric }) => metric === MetricName))
      .map(({ properties: { MetricName, Dimensions, Threshold, DatapointsToAlarm } }) => ({
        MetricName,
        of: dimensions
          .parse(Dimensions)
          .map(({ Value }) => String(Value))
          .sort(),
        at: [Threshold, DatapointsToAlarm],
      }));
    const intake = (kind: string) =>
      ['MessagesParked', 'MessagesSetAside', 'LedgerDamage', 'EvidenceDamaged'].map((MetricName) => ({
        MetricName,
        of: [kind, `receive-messages-${kind}`],
      }));
    const expected = [
      ...['bank', 'housing', 'court', 'operator'].flatMap(intake),
      { MetricName: 'StreamsSetAside', of: ['watch-deadlines'] },
      { MetricName: 'ItemsUnacknowledged', of: ['watch-deadlines'] },
      { MetricName: 'AttestationsFailed', of: ['seal-record'], at: [1, 30] },
      ...['LedgerDamage', 'EvidenceDamaged'].map((MetricName) => ({ MetricName, of: ['file-to-dossier'] })),
    ];
    expect(counted).toHaveLength(expected.length);
    expect(counted).toEqual(expect.arrayContaining(expected.map((each) => ({ at: [1, 1], ...each }))));
  });

  it('wake somebody when the console answers with errors of its own', () => {
    const api = stage.ofType('AWS::ApiGatewayV2::Api')[0]?.logicalId ?? '';
    expect(watching(stage, api)).toEqual(['5xx']);
  });

  it('take silence for good news, but not that of a timer', () => {
    for (const { properties } of stage.ofType('AWS::CloudWatch::Alarm')) {
      const silent = timers.some(({ runs }) => properties.AlarmName === `presale-${runs}-silent`);
      expect({ name: properties.AlarmName, silence: properties.TreatMissingData }).toMatchObject({
        silence: silent ? 'breaching' : 'notBreaching',
      });
    }
  });

  it('begin with what the failure means for people', () => {
    const impacts = [...consumers, ...timers, serving, ...alarmingCounts].map(({ errorImpact }) => errorImpact);
    for (const { name, description } of alarmsOf(stage)) {
      const ofNoFunction = { 'not-fetched': 'does not fetch its replies', 'log-unwitnessed': 'nobody outside has seen it' };
      const other = Object.entries(ofNoFunction).find(([ending]) => name.endsWith(ending));
      const said = other ? description.includes(other[1]) : impacts.some((impact) => description.startsWith(impact));
      expect({ name, said }).toEqual({ name, said: true });
      expect(description.length).toBeLessThanOrEqual(1024);
    }
  });

  it('reach the people on call, when they start and when they end, through a topic that lets alarms publish', () => {
    const topics = stage.ofType('AWS::SNS::Topic').map(({ logicalId }) => ({ Ref: logicalId }));
    expect(topics).toHaveLength(1);
    for (const { properties } of stage.ofType('AWS::CloudWatch::Alarm'))
      expect(properties).toMatchObject({ AlarmActions: topics, OKActions: topics });
    expect(stage.ofType('AWS::SNS::Subscription').map(({ properties: { Protocol, Endpoint } }) => `${Protocol} ${Endpoint}`)).toEqual([
      'email desk@example.org',
      'https https://pager.example.org/presale',
    ]);
    expect(JSON.stringify(stage.ofType('AWS::SNS::TopicPolicy'))).toContain('"Allow","Principal":{"Service":"cloudwatch.amazonaws.com"}');
  });
});

describe('a guarded consumer', () => {
  it('is refused when its queue would give a slow batch out a second time', () => {
    const stack = new Stack(new App({ analyticsReporting: false }), 'stack', { env: { account: '111122223333', region: 'cn-north-1' } });
    const source = new QueuePair(stack, 'Queue', {
      name: 'a.fifo',
      deadLetterName: 'a-dead.fifo',
      visibilityTimeout: Duration.seconds(179),
    });
    const props: GuardedConsumerProps = {
      name: 'file-to-dossier',
      description: '',
      bundle: import.meta.dirname,
      environment: {},
      permissions: [],
      timeout: Duration.seconds(30),
      memorySize: 512,
      configuration: { architecture: 'x86_64', logRetentionDays: 30, logLevel: 'INFO' },
      onCall: new OnCall(stack, 'OnCall', { contacts: [] }),
      errorImpact: 'Nobody is paid.',
      source,
      maxConcurrency: 2,
      patience: Duration.minutes(1),
    };
    expect(() => new GuardedConsumer(stack, 'Consumer', props)).toThrow('hides a message for 179 s, which must be at least 6 times');
  });
});
