import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { deadLetterName, inboundQueues, internalQueues, queueName } from '../../infra/names.ts';
import { referredTo, type SynthesizedStage, synthesize } from './synthesized.ts';

const stages = await synthesize();
const queues = [...inboundQueues, ...internalQueues];
const deadLetters = z.object({ deadLetterTargetArn: z.json(), maxReceiveCount: z.int() });

const queueNamed = ({ ofType }: SynthesizedStage, name: string) => {
  const found = ofType('AWS::SQS::Queue').find(({ properties }) => properties.QueueName === name);
  if (found === undefined) throw new Error(`there is no queue ${name}`);
  return found;
};
const mappingOf = ({ ofType }: SynthesizedStage, queueId: string) =>
  ofType('AWS::Lambda::EventSourceMapping').filter(({ properties }) => referredTo(properties.EventSourceArn) === queueId);

describe.each([stages.global, stages.cn])('queues ($name)', (stage) => {
  it('are four inbound ones, four internal ones, each with dead letters, and a reply queue for each partner', () => {
    expect(
      stage
        .ofType('AWS::SQS::Queue')
        .map(({ properties }) => properties.QueueName)
        .sort(),
    ).toEqual(
      [
        ...queues.flatMap((queue) => [queueName(queue), deadLetterName(queue)]),
        'presale-reply-bank-102451000019.fifo',
        'presale-reply-housing-370102.fifo',
        'presale-reply-court-u9c81-0102.fifo',
        'presale-reply-court-u9c81-01.fifo',
      ].sort(),
    );
  });

  it('keep order an account, throughput an account instead of a queue, and messages for 14 days, encrypted', () => {
    for (const { properties } of stage.ofType('AWS::SQS::Queue')) {
      expect(properties).toMatchObject({
        FifoQueue: true,
        DeduplicationScope: 'messageGroup',
        FifoThroughputLimit: 'perMessageGroupId',
        MessageRetentionPeriod: 14 * 24 * 3600,
        SqsManagedSseEnabled: true,
      });
      // Two different messages with one body are two messages: the sender's id counts, never the content.
      expect(properties.ContentBasedDeduplication ?? false).toBe(false);
    }
  });

  it.each(
    queues,
  )('%s never gives a message up for a fault of ours: as many receives as SQS allows, to dead letters that take from no other queue', (queue) => {
    const main = queueNamed(stage, queueName(queue));
    const dead = queueNamed(stage, deadLetterName(queue));
    const { deadLetterTargetArn, maxReceiveCount } = deadLetters.parse(main.properties.RedrivePolicy);
    expect({ to: referredTo(deadLetterTargetArn), maxReceiveCount }).toEqual({ to: dead.logicalId, maxReceiveCount: 1000 });
    expect(dead.properties.RedriveAllowPolicy).toEqual({
      redrivePermission: 'byQueue',
      sourceQueueArns: [expect.stringMatching(new RegExp(`:sqs:${stage.region}:111122223333:${queueName(queue)}$`))],
    });
  });

  it.each(queues)('%s feeds one function: ten messages at once, failures by message, bounded concurrency', (queue) => {
    const mappings = mappingOf(stage, queueNamed(stage, queueName(queue)).logicalId);
    expect(mappings.map(({ properties }) => properties)).toEqual([
      {
        BatchSize: 10,
        EventSourceArn: expect.anything(),
        FunctionName: expect.anything(),
        FunctionResponseTypes: ['ReportBatchItemFailures'],
        ScalingConfig: { MaximumConcurrency: expect.any(Number) },
      },
    ]);
  });

  it.each(queues)('%s hides a message for at least six times as long as its function may run', (queue) => {
    const { logicalId, properties } = queueNamed(stage, queueName(queue));
    const consumer = referredTo(mappingOf(stage, logicalId)[0]?.properties.FunctionName);
    const timeout = stage.ofType('AWS::Lambda::Function').find((each) => each.logicalId === consumer)?.properties.Timeout;
    expect(Number(properties.VisibilityTimeout)).toBeGreaterThanOrEqual(6 * Number(timeout));
  });

  it('never feed a function from dead letters or reply queues', () => {
    expect(stage.ofType('AWS::Lambda::EventSourceMapping')).toHaveLength(queues.length);
  });
});
