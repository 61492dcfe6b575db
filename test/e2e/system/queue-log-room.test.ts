/** A queues' log that is to be written anew on a disk without room for two: it goes on as it is, and does not try with each message. */
import { existsSync, statSync, symlinkSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { openQueueJournal } from '../../../infra/local/system/queues/journal/journal.ts';
import { createQueueStore } from '../../../infra/local/system/queues/store.ts';

const slack = 64 * 1_024;
const body = 'm'.repeat(1_000);

let dataDir = '';
beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'presale-room-'));
});
afterEach(() => rm(dataDir, { recursive: true }));

function opened() {
  const journal = openQueueJournal(dataDir, Date.now, { compactAtBytes: slack });
  const { send, receive, remove } = createQueueStore({ visibilityTimeoutSeconds: 30, maxReceiveCount: 5, nowMs: Date.now, journal }).ensure(
    'bank.fifo',
    'bank-dead.fifo',
  );
  let sent = 0;
  const log = join(dataDir, 'queues.log');
  const add = (): void => {
    send({ body, groupId: `g${sent}`, deduplicationId: `d${sent}`, attributes: {} });
    sent += 1;
    journal.flush();
  };
  const take = (count: number): void => {
    for (let taken = 0; taken < count; taken += 1) for (const { receiptHandle } of receive(1)) remove(receiptHandle);
  };
  return {
    journal,
    add,
    take,
    pass(): void {
      add();
      take(1);
    },
    bytes: () => statSync(log).size,
    /** A new log is begun on a device that has no room, once: it is taken away when that fails. */
    withoutRoom: () => symlinkSync('/dev/full', join(dataDir, 'queues.log.draft')),
    wasTried: () => !existsSync(join(dataDir, 'queues.log.draft')),
  };
}

/** Sends and takes one after the other until a new log was tried, and found no room. */
function upToNoRoom(queue: ReturnType<typeof opened>): number {
  queue.withoutRoom();
  for (let passed = 0; passed < 500 && !queue.wasTried(); passed += 1) queue.pass();
  expect(queue.wasTried()).toBe(true);
  return queue.bytes();
}

it('is tried again when the log has grown by an eighth of what it may hold, and is as small as it can be then', () => {
  const queue = opened();
  const full = upToNoRoom(queue);
  expect(full).toBeGreaterThan(slack);
  queue.withoutRoom();
  while (queue.bytes() < full + slack / 8 - 2 * body.length) {
    queue.pass();
    expect(queue.wasTried()).toBe(false);
  }
  for (let more = 0; more < 4; more += 1) queue.pass();
  expect(queue.wasTried()).toBe(true);
  // Now there is room, which nobody says: the log itself finds it.
  for (let more = 0; more < 12 && queue.bytes() > full; more += 1) queue.pass();
  expect(queue.bytes()).toBeLessThan(slack);
  queue.journal.close();
});

it('is tried again at once when half of what counts is gone', () => {
  const queue = opened();
  for (let waiting = 0; waiting < 40; waiting += 1) queue.add();
  const full = upToNoRoom(queue);
  queue.take(40);
  queue.add();
  expect(queue.bytes()).toBeLessThan(full / 2);
  queue.journal.close();
});

it('loses nothing meanwhile', () => {
  const queue = opened();
  for (let waiting = 0; waiting < 5; waiting += 1) queue.add();
  upToNoRoom(queue);
  queue.add();
  queue.journal.close();
  const again = openQueueJournal(dataDir, Date.now);
  expect(again.load().messages).toHaveLength(6);
  again.close();
});
