/** What the queues of the embedded system remember of the messages that were sent: for five minutes, as SQS does, and not much longer. */
import { expect, it } from 'vitest';
import { createMemory } from '../../../infra/local/system/queues/fifo/memory.ts';

const minute = 60_000;

function memoryAt(beginsMs: number) {
  const clock = { nowMs: beginsMs };
  const memory = createMemory(() => clock.nowMs);
  let sequence = 0;
  const send = (deduplicationId: string, queue = 'bank.fifo'): void => {
    sequence += 1;
    memory.add({ queue, deduplicationId, entry: { messageId: `m${sequence}`, sequence, atMs: clock.nowMs } });
  };
  return { clock, memory, send };
}

it('knows an id for five minutes, and an id that was sent again by its last sending', () => {
  const { clock, memory, send } = memoryAt(0);
  send('d1');
  clock.nowMs += 5 * minute - 1;
  expect(memory.find('bank.fifo', 'd1')?.messageId).toBe('m1');
  clock.nowMs += 1;
  expect(memory.find('bank.fifo', 'd1')).toBeUndefined();
  send('d1');
  expect(memory.find('bank.fifo', 'd1')?.messageId).toBe('m2');
  expect(memory.recent().map(({ entry }) => entry.messageId)).toEqual(['m2']);
});

it('keeps the ids of queues apart', () => {
  const { memory, send } = memoryAt(0);
  send('d1');
  expect(memory.find('court.fifo', 'd1')).toBeUndefined();
  send('d1', 'court.fifo');
  expect(memory.find('bank.fifo', 'd1')?.messageId).toBe('m1');
  expect(memory.find('court.fifo', 'd1')?.messageId).toBe('m2');
});

it('holds the ids of six minutes and no more, however long it goes on', () => {
  const { clock, memory, send } = memoryAt(0);
  for (let second = 0; second < 3_600; second += 1) {
    send(`d${second}`);
    clock.nowMs += 1_000;
    expect(memory.size()).toBeLessThanOrEqual(6 * 60 + 1);
  }
  expect(memory.recent().map(({ deduplicationId }) => deduplicationId)).toEqual(
    Array.from({ length: 299 }, (_, index) => `d${3_301 + index}`),
  );
});

it('goes on forgetting when the clock was set back by days', () => {
  const { clock, memory, send } = memoryAt(10 * 86_400_000);
  send('before');
  clock.nowMs -= 3 * 86_400_000;
  for (let second = 0; second < 1_000; second += 1) {
    send(`d${second}`);
    clock.nowMs += 1_000;
  }
  expect(memory.size()).toBeLessThanOrEqual(6 * 60 + 1);
});
