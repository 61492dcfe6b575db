/** The SQS endpoint of the embedded system, spoken to by Python's client: another reading of the protocol than the AWS SDK for JavaScript. */
import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, describe, expect, it } from 'vitest';
import { startQueueServer } from '../../infra/local/system/queues/http/server.ts';
import { createQueueStore } from '../../infra/local/system/queues/store.ts';

const python = join(import.meta.dirname, '../../.venv/aws/bin/python');
const store = createQueueStore({ visibilityTimeoutSeconds: 30, maxReceiveCount: 5 });
for (const name of ['bank.fifo', 'replies.fifo']) store.ensure(name);
const server = await startQueueServer({ store, isInternal: (name) => name === 'replies.fifo' });
afterAll(server.close);

describe('the queues of the embedded system, to a client in Python', () => {
  it('send, receive, hide, delete, list and refuse as SQS does', async () => {
    const { stdout } = await promisify(execFile)(python, [join(import.meta.dirname, 'queues.py'), server.endpoint]);
    expect(JSON.parse(stdout)).toEqual({
      checksum: true,
      batch: 3,
      bodies: ['申请人：𠮷野家', 'm0', 'm1', 'm2'],
      signature: 'x..y',
      group: 'g',
      receives: '2',
      left: '0',
      listed: ['bank.fifo'],
      noQueue: 'AWS.SimpleQueueService.NonExistentQueue',
      internal: 'AWS.SimpleQueueService.NonExistentQueue',
      badHandle: 'ReceiptHandleIsInvalid',
      purge: 'InvalidAction',
    });
  });
});
