/** The SQS endpoint of the embedded system, spoken to by the AWS SDK as a partner would. */
import { closeSync, openSync, readSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { get } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { crc32 } from 'node:zlib';
import {
  ChangeMessageVisibilityCommand,
  CreateQueueCommand,
  DeleteMessageCommand,
  GetQueueAttributesCommand,
  GetQueueUrlCommand,
  ListQueuesCommand,
  type Message,
  PurgeQueueCommand,
  ReceiveMessageCommand,
  SendMessageBatchCommand,
  type SendMessageBatchRequestEntry,
  SendMessageCommand,
  SQSClient,
} from '@aws-sdk/client-sqs';
import { afterEach, describe, expect, it } from 'vitest';
import { startQueueServer } from '../../../infra/local/system/queues/http/server.ts';
import { openQueueJournal } from '../../../infra/local/system/queues/journal/journal.ts';
import { createQueueStore } from '../../../infra/local/system/queues/store.ts';

const cleanups: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const cleanup of cleanups.splice(0).reverse()) await cleanup();
});

async function folder(): Promise<string> {
  const path = await mkdtemp(join(tmpdir(), 'presale-queues-'));
  cleanups.push(() => rm(path, { recursive: true, force: true }));
  return path;
}

/** Says what came before the log: another one each time it is written anew. */
function firstLineOf(path: string): string {
  const start = Buffer.alloc(64);
  const file = openSync(path, 'r');
  readSync(file, start, 0, start.length, 0);
  closeSync(file);
  return start.toString('utf8').split('\n')[0] ?? '';
}

async function start({ dataDir, nowMs = Date.now }: { dataDir?: string; nowMs?: () => number } = {}) {
  const journal = dataDir === undefined ? undefined : openQueueJournal(dataDir, nowMs);
  const store = createQueueStore({
    visibilityTimeoutSeconds: 30,
    maxReceiveCount: 5,
    nowMs,
    ...(journal === undefined ? {} : { journal }),
  });
  store.ensure('bank.fifo', 'bank-dead.fifo');
  store.ensure('replies.fifo');
  const server = await startQueueServer({
    store,
    isInternal: (name) => name === 'replies.fifo',
    ...(journal === undefined ? {} : { journal }),
  });
  const client = new SQSClient({
    endpoint: server.endpoint,
    region: 'cn-north-1',
    credentials: { accessKeyId: 'any', secretAccessKey: 'any' },
    maxAttempts: 1,
  });
  const stop = async (): Promise<void> => {
    client.destroy();
    await server.close();
    journal?.close();
  };
  const url = `${server.endpoint}/000000000000/bank.fifo`;
  const send = (body: string, group = 'g', id = body) =>
    client.send(new SendMessageCommand({ QueueUrl: url, MessageBody: body, MessageGroupId: group, MessageDeduplicationId: id }));
  const receive = async (queueUrl = url): Promise<Message[]> =>
    (
      await client.send(
        new ReceiveMessageCommand({
          QueueUrl: queueUrl,
          MaxNumberOfMessages: 10,
          MessageSystemAttributeNames: ['All'],
          MessageAttributeNames: ['All'],
        }),
      )
    ).Messages ?? [];
  const remove = (message: Message | undefined) =>
    client.send(new DeleteMessageCommand({ QueueUrl: url, ReceiptHandle: message?.ReceiptHandle }));
  const giveBack = (message: Message | undefined) =>
    client.send(new ChangeMessageVisibilityCommand({ QueueUrl: url, ReceiptHandle: message?.ReceiptHandle, VisibilityTimeout: 0 }));
  return { store, client, url, send, receive, remove, giveBack, stop, endpoint: server.endpoint };
}
const started = async (...args: Parameters<typeof start>) => {
  const host = await start(...args);
  cleanups.push(host.stop);
  return host;
};
const bodies = (messages: Message[]): (string | undefined)[] => messages.map(({ Body }) => Body);

describe('a FIFO queue of the embedded system', () => {
  it('fills a batch of ten from one group in order, and closes the group until every message is answered', async () => {
    const { send, receive, remove } = await started();
    for (let i = 0; i < 12; i += 1) await send(`m${i}`);
    const first = await receive();
    expect(bodies(first)).toEqual(Array.from({ length: 10 }, (_, i) => `m${i}`));
    expect(await receive()).toEqual([]);
    for (const message of first.slice(1)) await remove(message);
    expect(await receive()).toEqual([]);
    await remove(first[0]);
    expect(bodies(await receive())).toEqual(['m10', 'm11']);
  });

  it('serves other groups while one is closed', async () => {
    const { send, receive } = await started();
    await send('a1', 'a');
    await receive();
    await send('a2', 'a');
    await send('b1', 'b');
    expect(bodies(await receive())).toEqual(['b1']);
  });

  it('puts messages that were given back where they stood, whatever the order in which they come back', async () => {
    const { send, receive, giveBack } = await started();
    for (const body of ['m1', 'm2', 'm3']) await send(body);
    const [m1, m2, m3] = await receive();
    await send('m4');
    await giveBack(m2);
    await giveBack(m1);
    await giveBack(m3);
    const again = await receive();
    expect(bodies(again)).toEqual(['m1', 'm2', 'm3', 'm4']);
    expect(again.map(({ Attributes }) => Attributes?.['ApproximateReceiveCount'])).toEqual(['2', '2', '2', '1']);
  });

  it('gives back what nobody answered within the visibility timeout', async () => {
    let nowMs = 1_000_000;
    const { send, receive } = await started({ nowMs: () => nowMs });
    await send('m1');
    expect(bodies(await receive())).toEqual(['m1']);
    nowMs += 29_000;
    expect(await receive()).toEqual([]);
    nowMs += 2_000;
    expect(bodies(await receive())).toEqual(['m1']);
  });

  it('moves a message to the dead letters when it was received five times in vain, and opens its group', async () => {
    const { send, receive, giveBack, url, client } = await started();
    await send('poison');
    await send('next');
    for (let attempt = 1; attempt <= 5; attempt += 1) {
      const [poison, next] = await receive();
      expect(poison?.Attributes?.['ApproximateReceiveCount']).toBe(String(attempt));
      await giveBack(poison);
      if (attempt < 5) await giveBack(next);
      else await client.send(new DeleteMessageCommand({ QueueUrl: url, ReceiptHandle: next?.ReceiptHandle }));
    }
    expect(await receive()).toEqual([]);
    expect(bodies(await receive(url.replace('bank.fifo', 'bank-dead.fifo')))).toEqual(['poison']);
  });

  it('drops a repeated deduplication id within five minutes, and takes it again after them', async () => {
    let nowMs = 1_000_000;
    const { send, receive, remove } = await started({ nowMs: () => nowMs });
    const first = await send('m1');
    expect((await send('m1')).MessageId).toBe(first.MessageId);
    const [only, ...others] = await receive();
    expect(others).toEqual([]);
    await remove(only);
    nowMs += 5 * 60 * 1000;
    expect((await send('m1')).MessageId).not.toBe(first.MessageId);
    expect(bodies(await receive())).toEqual(['m1']);
  });

  it('carries rare characters of names, single and in batches, with their attributes', async () => {
    const { client, url, send, receive } = await started();
    await send('申请人：𠮷野家 𬭚', 'a', 'rare');
    await send('申请人：𠮷野家 𬭚', 'a', 'rare');
    const Entries = ['一', '𠮷', '二'].map((MessageBody, i) => ({
      Id: String(i),
      MessageBody,
      MessageGroupId: 'b',
      MessageDeduplicationId: String(i),
      MessageAttributes: { signature: { DataType: 'String', StringValue: 'x..y' } },
    }));
    const sent = await client.send(new SendMessageBatchCommand({ QueueUrl: url, Entries }));
    expect(sent.Successful).toHaveLength(3);
    const received = await receive();
    expect(bodies(received)).toEqual(['申请人：𠮷野家 𬭚', '一', '𠮷', '二']);
    expect(received[2]?.MessageAttributes?.['signature']?.StringValue).toBe('x..y');
  });

  it('refuses what is not text, naming the characters that are', async () => {
    const { send } = await started();
    await expect(send('a\u0000b', 'g', 'id')).rejects.toThrow(/Invalid characters/);
  });

  it('serves nobody who would make, empty or drop a queue, and nothing but SQS', async () => {
    const { client, url, endpoint } = await started();
    await expect(client.send(new CreateQueueCommand({ QueueName: 'mine.fifo' }))).rejects.toThrow(/CreateQueue is not served/);
    await expect(client.send(new PurgeQueueCommand({ QueueUrl: url }))).rejects.toThrow(/PurgeQueue is not served/);
    expect((await fetch(`${endpoint}/some-bucket`)).status).toBe(404);
    expect((await fetch(`${endpoint}/`)).status).toBe(404);
  });

  it('has no internal queue for whoever asks from outside: nobody posts there as if it were the system', async () => {
    const { client, url } = await started();
    const internal = url.replace('bank.fifo', 'replies.fifo');
    const post = new SendMessageCommand({ QueueUrl: internal, MessageBody: 'x', MessageGroupId: 'g', MessageDeduplicationId: 'x' });
    const refused = expect.objectContaining({ name: 'QueueDoesNotExist' });
    await expect(client.send(post)).rejects.toEqual(refused);
    await expect(client.send(new ReceiveMessageCommand({ QueueUrl: internal }))).rejects.toEqual(refused);
    await expect(client.send(new GetQueueUrlCommand({ QueueName: 'replies.fifo' }))).rejects.toEqual(refused);
    const { QueueUrls = [] } = await client.send(new ListQueuesCommand({}));
    expect(QueueUrls).toContain(url);
    expect(QueueUrls).not.toContain(internal);
  });

  it('answers under no name but its own: a web page cannot reach it through DNS', async () => {
    const { endpoint } = await started();
    const { hostname, port } = new URL(endpoint);
    const statusFor = (host: string): Promise<number | undefined> =>
      new Promise((resolve, reject) => {
        get({ hostname, port, path: '/health', headers: { host } }, (response) => resolve(response.resume().statusCode)).on(
          'error',
          reject,
        );
      });
    expect(await Promise.all([`localhost:${port}`, `127.0.0.1:${port}`].map(statusFor))).toEqual([200, 200]);
    expect(await Promise.all(['evil.example', `127.0.0.1.evil.example:${port}`].map(statusFor))).toEqual([403, 403]);
  });

  it('answers for its URL and size to a client of any region', async () => {
    const { endpoint, send, url } = await started();
    await send('m1');
    const elsewhere = new SQSClient({ endpoint, region: 'eu-west-1', credentials: { accessKeyId: 'a', secretAccessKey: 'b' } });
    expect((await elsewhere.send(new GetQueueUrlCommand({ QueueName: 'bank.fifo' }))).QueueUrl).toBe(url);
    const { Attributes } = await elsewhere.send(new GetQueueAttributesCommand({ QueueUrl: url, AttributeNames: ['All'] }));
    expect(Attributes).toMatchObject({ ApproximateNumberOfMessages: '1', FifoQueue: 'true' });
    elsewhere.destroy();
  });
});

describe('the SQS protocol, as the AWS SDK and others speak it', () => {
  const entry = (Id: string, over: Partial<SendMessageBatchRequestEntry> = {}): SendMessageBatchRequestEntry => ({
    Id,
    MessageBody: Id,
    MessageGroupId: 'g',
    MessageDeduplicationId: Id,
    ...over,
  });
  const named = (name: string, message: RegExp) => expect.objectContaining({ name, message: expect.stringMatching(message) });

  it('names the parameter that is missing or out of its range', async () => {
    const { client, url } = await started();
    const receiveWith = (over: object) => client.send(new ReceiveMessageCommand({ QueueUrl: url, ...over }));
    await expect(receiveWith({ MaxNumberOfMessages: 11 })).rejects.toEqual(
      named('InvalidParameterValue', /MaxNumberOfMessages.*between 1 and 10/),
    );
    await expect(receiveWith({ WaitTimeSeconds: 21 })).rejects.toEqual(named('InvalidParameterValue', /WaitTimeSeconds.*between 0 and 20/));
    await expect(client.send(new SendMessageCommand({ QueueUrl: url, MessageBody: 'x' }))).rejects.toEqual(
      named('MissingParameter', /MessageGroupId/),
    );
    await expect(client.send(new SendMessageCommand({ QueueUrl: url, MessageBody: 'x', MessageGroupId: 'g' }))).rejects.toEqual(
      named('InvalidParameterValue', /MessageDeduplicationId/),
    );
    await expect(client.send(new DeleteMessageCommand({ QueueUrl: url, ReceiptHandle: 'no handle' }))).rejects.toEqual(
      named('ReceiptHandleIsInvalid', /no handle/),
    );
  });

  it('takes what it can of a batch and names what it cannot; a batch that is none is refused whole', async () => {
    const { client, url, receive } = await started();
    const sendBatch = (Entries: SendMessageBatchRequestEntry[]) => client.send(new SendMessageBatchCommand({ QueueUrl: url, Entries }));
    const { Successful, Failed } = await sendBatch([entry('a'), entry('b', { MessageBody: '\u0000' }), entry('c', { DelaySeconds: 5 })]);
    expect(Successful?.map(({ Id }) => Id)).toEqual(['a']);
    expect(Failed).toMatchObject([
      { Id: 'b', SenderFault: true, Code: 'InvalidMessageContents' },
      { Id: 'c', SenderFault: true, Code: 'InvalidParameterValue' },
    ]);
    expect(bodies(await receive())).toEqual(['a']);
    await expect(sendBatch([])).rejects.toEqual(named('EmptyBatchRequest', /at least one/));
    await expect(sendBatch([entry('a'), entry('a')])).rejects.toEqual(named('BatchEntryIdsNotDistinct', /same Id/));
    await expect(sendBatch(Array.from({ length: 11 }, (_, i) => entry(`e${i}`)))).rejects.toEqual(
      named('TooManyEntriesInBatchRequest', /sent 11/),
    );
    const half = 'x'.repeat(600_000);
    await expect(sendBatch([entry('a', { MessageBody: half }), entry('b', { MessageBody: half })])).rejects.toEqual(
      named('BatchRequestTooLong', /1200000 bytes/),
    );
  });

  it('keeps text, numbers and bytes of attributes, gives those that are asked for, and a checksum of what it gives', async () => {
    const { client, url } = await started();
    const attributes = {
      signature: { DataType: 'String', StringValue: 'x..y' },
      tries: { DataType: 'Number.int', StringValue: '3' },
      photo: { DataType: 'Binary.png', BinaryValue: Uint8Array.of(0, 255, 7) },
    };
    const { MD5OfMessageAttributes: sent } = await client.send(
      new SendMessageCommand({
        QueueUrl: url,
        MessageBody: 'm',
        MessageGroupId: 'g',
        MessageDeduplicationId: 'm',
        MessageAttributes: attributes,
      }),
    );
    // Computed apart from this code, by the developer guide's recipe.
    expect(sent).toBe('27666c613d8dd6fce93af3c9b16dc559');
    const take = async (MessageAttributeNames: string[]) =>
      (await client.send(new ReceiveMessageCommand({ QueueUrl: url, MessageAttributeNames, VisibilityTimeout: 0 }))).Messages?.[0];
    expect(await take(['All'])).toMatchObject({ MessageAttributes: attributes, MD5OfMessageAttributes: sent });
    const some = await take(['sig.*']);
    expect(some?.MessageAttributes).toEqual({ signature: attributes.signature });
    expect(some?.MD5OfMessageAttributes).not.toBe(sent);
    expect(await take([])).not.toHaveProperty('MessageAttributes');
  });

  it('ends a long poll with the first message, and gives nothing to a client that has gone', async () => {
    const { client, url, send, receive } = await started();
    const poll = (abortSignal?: AbortSignal) =>
      client.send(new ReceiveMessageCommand({ QueueUrl: url, WaitTimeSeconds: 20 }), abortSignal === undefined ? {} : { abortSignal });
    const gone = new AbortController();
    const abandoned = poll(gone.signal).catch((error: unknown) => error);
    await new Promise((resolve) => setImmediate(resolve));
    gone.abort();
    await abandoned;
    const waiting = poll();
    await send('m1');
    expect(bodies((await waiting).Messages ?? [])).toEqual(['m1']);
    expect(await receive()).toEqual([]);
  });

  it('says in the older header too what was wrong, and takes no body without end', async () => {
    const { endpoint, url } = await started();
    const call = (action: string, body: string) =>
      fetch(url, {
        method: 'POST',
        headers: { 'content-type': 'application/x-amz-json-1.0', 'x-amz-target': `AmazonSQS.${action}` },
        body,
      });
    const unknown = await call('GetQueueUrl', JSON.stringify({ QueueName: 'none.fifo' }));
    expect(unknown.status).toBe(400);
    expect(unknown.headers.get('x-amzn-query-error')).toBe('AWS.SimpleQueueService.NonExistentQueue;Sender');
    expect(await unknown.json()).toMatchObject({ __type: 'com.amazonaws.sqs#QueueDoesNotExist' });
    expect(await (await call('ListQueues', 'no json')).json()).toMatchObject({ __type: 'com.amazonaws.sqs#SerializationException' });
    expect((await fetch(endpoint, { method: 'POST', body: '{}' })).status).toBe(404);
    expect((await call('SendMessage', 'x'.repeat(9_000_000))).status).toBe(413);
  });
});

describe('the queue journal', () => {
  it('keeps what was accepted, in order, with receive counts, dead letters and deduplication ids', async () => {
    const dataDir = await folder();
    const before = await start({ dataDir });
    for (const body of ['m1', 'm2', 'm3']) await before.send(body);
    await before.send('other', 'h');
    const [m1, m2] = await before.receive();
    await before.remove(m1);
    await before.giveBack(m2);
    await before.stop();

    const after = await started({ dataDir });
    expect(after.store.find('bank.fifo')?.size()).toBe(3);
    await after.send('m4');
    await after.send('m1');
    const received = await after.receive();
    expect(bodies(received)).toEqual(['m2', 'm3', 'm4', 'other']);
    expect(received.map(({ Attributes }) => Attributes?.['ApproximateReceiveCount'])).toEqual(['2', '2', '1', '2']);
  });

  it('goes on with a log of the first format, in which a message was written with the names of its parts', async () => {
    const dataDir = await folder();
    const message = (sequence: number) => ({
      messageId: `4c1bdbd3-1f5e-4f4a-9b0e-00000000000${sequence}`,
      body: `m${sequence}`,
      messageAttributes: {},
      sentTimestamp: Date.now(),
      approximateReceiveCount: 0,
      messageGroupId: 'g',
      messageDeduplicationId: `d${sequence}`,
      sequenceNumber: String(sequence).padStart(20, '0'),
    });
    const records = [
      ['header', 1, 0],
      ...[1, 2, 3].map((sequence) => ['added', 'bank.fifo', message(sequence)]),
      ['received', message(1).sequenceNumber, Date.now()],
      ['received', message(2).sequenceNumber, Date.now()],
      ['removed', message(1).sequenceNumber],
      // What the second format says of an id whose message is gone.
      ['known', 'bank.fifo', 'd0', { messageId: 'gone', sequenceNumber: message(0).sequenceNumber, atMs: Date.now() }],
    ].map((record) => JSON.stringify(record));
    const lines = records.map((text) => `${crc32(text).toString(16).padStart(8, '0')} ${text}\n`);
    await writeFile(join(dataDir, 'queues.log'), lines.join(''));

    const after = await start({ dataDir });
    await after.send('m4');
    await after.stop();
    const again = await started({ dataDir });
    expect(again.store.find('bank.fifo')?.knows('d0')).toBe(true);
    const received = await again.receive();
    expect(bodies(received)).toEqual(['m2', 'm3', 'm4']);
    expect(received.map(({ Attributes }) => Attributes?.['ApproximateReceiveCount'])).toEqual(['2', '1', '1']);
  });

  it('is not written anew for each message when the ids of the last five minutes alone are more than it may hold', async () => {
    const dataDir = await folder();
    const journal = openQueueJournal(dataDir, Date.now, { compactAtBytes: 4_096 });
    const store = createQueueStore({ visibilityTimeoutSeconds: 30, maxReceiveCount: 5, nowMs: Date.now, journal });
    const { send, receive, remove } = store.ensure('bank.fifo', 'bank-dead.fifo');
    const path = join(dataDir, 'queues.log');
    const headers = new Set<string>();
    for (let sent = 0; sent < 1_000; sent += 1) {
      send({ body: 'm'.repeat(100), groupId: 'g', deduplicationId: `d${sent}`, attributes: {} });
      for (const { receiptHandle } of receive(1)) remove(receiptHandle);
      journal.flush();
      headers.add(firstLineOf(path));
    }
    journal.close();
    // Each log twice as long as the last: 4 kB, 8 kB, … 256 kB.
    expect(headers.size).toBeLessThan(20);
    const again = openQueueJournal(dataDir, Date.now);
    const { messages, memory, lastSequence } = again.load();
    expect({ messages, remembered: memory.recent().length, lastSequence }).toEqual({
      messages: [],
      remembered: 1_000,
      lastSequence: 1_000,
    });
    again.close();
  });

  it('lets no second host use the folder', async () => {
    const dataDir = await folder();
    await started({ dataDir });
    await expect(start({ dataDir })).rejects.toThrow(/in use by another running system/);
  });

  it('tells when the queues are empty, and not before', async () => {
    const { store, send, receive, remove } = await started();
    await send('m1');
    let isEmpty = false;
    const empty = store.whenEmpty(['bank.fifo', 'bank-dead.fifo']).then(() => {
      isEmpty = true;
    });
    const [m1] = await receive();
    expect(isEmpty).toBe(false);
    await remove(m1);
    await empty;
    expect(isEmpty).toBe(true);
  });
});
