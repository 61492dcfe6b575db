import type { SQSRecord } from 'aws-lambda';
import { describe, expect, it } from 'vitest';
import { fifoBatch, inParallel, oneByOne } from '../../../shared/workflow/batch/fifo-batch.ts';
import { sqsEvent, sqsRecord } from '../../fixtures/world/sqs-event.ts';

const record = (groupId: string, number: number): SQSRecord =>
  sqsRecord({ messageId: `${groupId}${number}`, groupId, body: `${groupId}${number}` });

/** Processes one by one; bodies in `failing` throw. */
function setUp(failing: string[], concurrency = 10) {
  const seen: string[] = [];
  const failures: { id: string; error: unknown; returned: number }[] = [];
  const handle = fifoBatch(
    { concurrency, onFailure: ({ messageId }, error, returned) => failures.push({ id: messageId, error, returned }) },
    oneByOne(async ({ body }) => {
      seen.push(body);
      if (failing.includes(body)) throw new Error(`cannot take ${body}`);
    }),
  );
  return { handle, seen, failures };
}
const returned = async (response: Promise<{ batchItemFailures: { itemIdentifier: string }[] }>) =>
  (await response).batchItemFailures.map(({ itemIdentifier }) => itemIdentifier);

describe('FIFO batches, group by group', () => {
  it('acknowledges everything when nothing failed', async () => {
    const { handle, failures } = setUp([]);
    expect(await returned(handle(sqsEvent(record('a', 1), record('b', 1), record('a', 2))))).toEqual([]);
    expect(failures).toEqual([]);
  });

  it('returns a poison message in the middle of a group and the rest of that group, and no other group', async () => {
    const { handle, seen, failures } = setUp(['a2']);
    const event = sqsEvent(record('a', 1), record('b', 1), record('a', 2), record('b', 2), record('a', 3), record('c', 1));
    expect(await returned(handle(event))).toEqual(['a2', 'a3']);
    expect(seen).not.toContain('a3');
    expect(seen).toEqual(expect.arrayContaining(['a1', 'b1', 'b2', 'c1']));
    expect(failures).toMatchObject([{ id: 'a2', returned: 2, error: { message: 'cannot take a2' } }]);
  });

  it('keeps a group in order while groups run side by side', async () => {
    const order: string[] = [];
    const open = new Map<string, () => void>();
    const handle = fifoBatch(
      { concurrency: 10, onFailure: () => {} },
      oneByOne(async ({ body }) => {
        order.push(`${body} begins`);
        await new Promise<void>((resolve) => open.set(body, resolve));
        order.push(`${body} ends`);
      }),
    );
    const response = handle(sqsEvent(record('a', 1), record('a', 2), record('b', 1)));
    for (const body of ['b1', 'a1', 'a2']) {
      while (!open.has(body)) await Promise.resolve();
      open.get(body)?.();
    }
    await response;
    expect(order.filter((entry) => entry.startsWith('a'))).toEqual(['a1 begins', 'a1 ends', 'a2 begins', 'a2 ends']);
    expect(order.indexOf('b1 begins')).toBeLessThan(order.indexOf('a1 ends'));
  });

  it('runs a bounded number of groups at a time', async () => {
    let running = 0;
    let most = 0;
    await inParallel(Array.from({ length: 30 }), 4, async () => {
      running += 1;
      most = Math.max(most, running);
      await Promise.resolve();
      running -= 1;
    });
    expect(most).toBe(4);
  });

  it('gives every message of a queue without groups its own fate', async () => {
    const { handle } = setUp(['x']);
    expect(await returned(handle(sqsEvent(sqsRecord({ messageId: '1', body: 'x' }), sqsRecord({ messageId: '2', body: 'y' }))))).toEqual([
      '1',
    ]);
  });

  it('returns a whole group whose processing breaks, or stops short without saying why', async () => {
    const failures: unknown[] = [];
    const options = { concurrency: 2, onFailure: (_: SQSRecord, error: unknown) => failures.push(error) };
    const breaking = fifoBatch(options, async () => {
      throw new Error('broken');
    });
    expect(await returned(breaking(sqsEvent(record('a', 1), record('a', 2))))).toEqual(['a1', 'a2']);
    const short = fifoBatch(options, async () => ({ done: 1 }));
    expect(await returned(short(sqsEvent(record('a', 1), record('a', 2))))).toEqual(['a2']);
    expect(failures).toMatchObject([{ message: 'broken' }, { message: 'the rest of the group was not processed' }]);
  });

  it('keeps nothing of a batch for the next one', async () => {
    const { handle } = setUp(['a2']);
    expect(await returned(handle(sqsEvent(record('a', 1), record('a', 2))))).toEqual(['a2']);
    expect(await returned(handle(sqsEvent(record('a', 3))))).toEqual([]);
  });
});
