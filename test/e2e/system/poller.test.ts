/** Handlers under Lambda's rules, on real queues. */
import type { SQSEvent } from 'aws-lambda';
import { afterEach, describe, expect, it } from 'vitest';
import { failedOf, type Poller, type QueueHandler, recordOf, retryWithPause, startPoller } from '../../../infra/local/system/poller.ts';
import { md5 } from '../../../infra/local/system/queues/fifo/message.ts';
import { createQueueStore } from '../../../infra/local/system/queues/store.ts';

const cleanups: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const cleanup of cleanups.splice(0).reverse()) await cleanup();
});

async function host(handler: QueueHandler, { concurrency = 1 } = {}) {
  const store = createQueueStore({ visibilityTimeoutSeconds: 30, maxReceiveCount: 5 });
  const queue = store.ensure('bank.fifo', 'bank-dead.fifo');
  const failures: string[] = [];
  let poller: Poller | undefined;
  const start = (): void => {
    poller = startPoller({
      queue,
      region: store.region,
      handler,
      batchSize: 10,
      concurrency,
      visibilityTimeoutSeconds: 30,
      retryAfterSeconds: () => 0,
      onFailure: ({ message }) => failures.push(message),
    });
  };
  const stop = async (): Promise<void> => {
    store.shutdown();
    await poller?.stop();
  };
  cleanups.push(stop);
  const send = async (...messages: [group: string, body: string][]): Promise<void> => {
    for (const [groupId, body] of messages) queue.send({ body, groupId, deduplicationId: body, attributes: {} });
  };
  return {
    store,
    start,
    send,
    stop,
    failures,
    empty: () => store.whenEmpty(['bank.fifo']),
    dead: () =>
      store
        .find('bank-dead.fifo')
        ?.waiting()
        .map(({ body }) => body),
  };
}
const bodies = ({ Records }: SQSEvent): string[] => Records.map(({ body }) => body);

describe('a poller', () => {
  it('hands on a batch of up to ten over several groups, and nothing again that succeeded', async () => {
    const seen: string[][] = [];
    const { start, send, empty } = await host(async (event) => void seen.push(bodies(event)));
    await send(['a', 'a1'], ['b', 'b1'], ['a', 'a2']);
    start();
    await empty();
    expect(seen).toEqual([['a1', 'a2', 'b1']]);
  });

  it('tries failed messages again in order, and holds up no other group for them', async () => {
    const seen: string[][] = [];
    const { start, send, empty } = await host(async (event) => {
      seen.push(bodies(event));
      const failed = seen.length === 1 ? event.Records.filter(({ body }) => body === 'a2' || body === 'a3') : [];
      return { batchItemFailures: failed.map(({ messageId }) => ({ itemIdentifier: messageId })) };
    });
    await send(['a', 'a1'], ['a', 'a2'], ['a', 'a3'], ['b', 'b1']);
    start();
    await empty();
    expect(seen).toEqual([
      ['a1', 'a2', 'a3', 'b1'],
      ['a2', 'a3'],
    ]);
  });

  it('buries a message that fails five times, and goes on with the next of its group', async () => {
    const seen: string[] = [];
    const { start, send, empty, dead, failures } = await host(async ({ Records }) => {
      const poison = Records.findIndex(({ body }) => body === 'poison');
      if (poison >= 0) throw new Error('the ledger does not answer');
      seen.push(...Records.map(({ body }) => body));
      return { batchItemFailures: [] };
    });
    await send(['a', 'poison']);
    start();
    await empty();
    await send(['a', 'next']);
    await empty();
    expect(dead()).toEqual(['poison']);
    expect(seen).toEqual(['next']);
    expect(failures).toEqual(Array.from({ length: 5 }, () => 'the ledger does not answer'));
  });

  it('lets a batch under way end before it stops, and takes no other', async () => {
    const seen: string[] = [];
    let enter: () => void = () => undefined;
    let leave: () => void = () => undefined;
    const entered = new Promise<void>((resolve) => (enter = resolve));
    const mayLeave = new Promise<void>((resolve) => (leave = resolve));
    const { start, send, stop, store } = await host(async (event) => {
      enter();
      await mayLeave;
      seen.push(...bodies(event));
      return undefined;
    });
    await send(['a', 'a1']);
    start();
    await entered;
    await send(['b', 'b1']);
    const stopped = stop();
    leave();
    await stopped;
    expect(seen).toEqual(['a1']);
    expect(
      store
        .find('bank.fifo')
        ?.waiting()
        .map(({ body }) => body),
    ).toEqual(['b1']);
    cleanups.length = 0;
  });

  it('pauses longer after each failure, never for nothing and never for long', () => {
    expect([1, 2, 3, 4, 5, 9].map(retryWithPause)).toEqual([1, 2, 4, 8, 16, 30]);
  });
});

describe('the answer of a handler', () => {
  const records = ['1', '2'].map((messageId) => {
    const ids = { messageId, messageGroupId: 'g', messageDeduplicationId: messageId, sequenceNumber: messageId.padStart(20, '0') };
    const content = { body: 'x', md5OfBody: md5('x'), messageAttributes: {}, md5OfMessageAttributes: '' };
    const message = { ...ids, ...content, sentTimestamp: 0, approximateReceiveCount: 1 };
    return recordOf({ receiptHandle: messageId, message }, { arn: 'arn' }, 'region');
  });
  it.each([
    ['nothing', undefined, []],
    ['no failures', { batchItemFailures: [] }, []],
    ['one failure', { batchItemFailures: [{ itemIdentifier: '2' }] }, ['2']],
    ['a failure of a message that is not in the batch', { batchItemFailures: [{ itemIdentifier: '3' }] }, ['1', '2']],
    ['something else', { failures: [] }, ['1', '2']],
  ])('that is %s fails what Lambda would count as failed', (_name, answer, expected) => {
    expect([...failedOf(records, answer)]).toEqual(expected);
  });
});
