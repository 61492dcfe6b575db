/** A partner's program at its barest: posts signed messages in batches of ten over HTTP and reads its receipts. */
import { Agent, request } from 'node:http';
import * as z from 'zod';
import type { Letter } from '../../../infra/local/play/letters.ts';

export interface Sending {
  endpoint: string;
  letters: readonly Letter[];
  /** Batches under way at a time. */
  connections: number;
  /** The next batch is posted when the last one has its receipts. */
  paced: boolean;
  replyQueue: string;
}
export interface Measured {
  seconds: number;
  /** From before a batch was posted until the receipt of one of its messages was read, each message's. */
  latenciesMs: number[];
}

const batchAnswer = z.object({ Failed: z.array(z.unknown()) });
const received = z.object({ Messages: z.array(z.object({ Body: z.string(), ReceiptHandle: z.string() })).optional() });
const receipt = z.object({ type: z.string(), data: z.object({ messageId: z.string().optional(), outcome: z.string().optional() }) });

/** Resolves when every letter has its receipt. @throws Error when one was not accepted. */
export async function sendAll({ endpoint, letters, connections, paced, replyQueue }: Sending): Promise<Measured> {
  const agent = new Agent({ keepAlive: true });
  const call = (action: string, body: object): Promise<unknown> => post(agent, endpoint, action, body);
  const urlOf = (queue: string): string => `${endpoint}/000000000000/${queue}`;
  const postedAt = new Map<string, number>();
  const latenciesMs: number[] = [];
  const answered = new Map<string, () => void>();
  const begun = performance.now();
  const sender = async (mine: readonly Letter[]): Promise<void> => {
    for (let next = 0; next < mine.length; next += 10) {
      const batch = mine.slice(next, next + 10);
      const now = performance.now();
      for (const { messageId } of batch) postedAt.set(messageId, now);
      const receipts = batch.map(({ messageId }) => new Promise<void>((resolve) => answered.set(messageId, resolve)));
      const { Failed } = batchAnswer.parse(
        await call('SendMessageBatch', { QueueUrl: urlOf(`presale-${batch[0]?.queue}.fifo`), Entries: batch.map(entryOf) }),
      );
      if (Failed.length > 0) throw new Error(`the queue took ${Failed.length} messages of a batch not: ${JSON.stringify(Failed[0])}`);
      if (paced) await Promise.all(receipts);
    }
  };
  const reader = async (): Promise<void> => {
    while (latenciesMs.length < letters.length) {
      const { Messages = [] } = received.parse(
        await call('ReceiveMessage', { QueueUrl: urlOf(replyQueue), MaxNumberOfMessages: 10, WaitTimeSeconds: 1 }),
      );
      const now = performance.now();
      for (const { Body } of Messages) {
        const { type, data } = receipt.parse(JSON.parse(Body));
        if (type !== 'presale.release.receipt.v1') continue;
        if (data.outcome !== 'ACCEPTED') throw new Error(`${data.messageId} was not accepted: ${Body}`);
        const { messageId = '' } = data;
        const since = postedAt.get(messageId);
        if (since !== undefined) latenciesMs.push(now - since);
        postedAt.delete(messageId);
        answered.get(messageId)?.();
        answered.delete(messageId);
      }
      if (Messages.length > 0)
        await call('DeleteMessageBatch', {
          QueueUrl: urlOf(replyQueue),
          Entries: Messages.map(({ ReceiptHandle }, index) => ({ Id: String(index), ReceiptHandle })),
        });
    }
  };
  await Promise.all([...byConnection(letters, connections).map(sender), ...Array.from({ length: 4 }, reader)]);
  agent.destroy();
  return { seconds: (performance.now() - begun) / 1000, latenciesMs };
}

/** The messages of an account go over one connection, in order, as a bank sends them. */
function byConnection(letters: readonly Letter[], connections: number): Letter[][] {
  const accounts = [...new Set(letters.map(({ groupId }) => groupId))];
  const connectionOf = new Map(accounts.map((account, index) => [account, index % connections]));
  return Array.from({ length: connections }, (_, index) => letters.filter(({ groupId }) => connectionOf.get(groupId) === index));
}

const entryOf = ({ messageId, groupId, body, signature = '' }: Letter) => ({
  Id: messageId,
  MessageBody: body,
  MessageGroupId: groupId,
  MessageDeduplicationId: messageId,
  MessageAttributes: { signature: { DataType: 'String', StringValue: signature } },
});

function post(agent: Agent, endpoint: string, action: string, body: object): Promise<unknown> {
  const text = JSON.stringify(body);
  const headers = {
    'content-type': 'application/x-amz-json-1.0',
    'x-amz-target': `AmazonSQS.${action}`,
    'content-length': Buffer.byteLength(text),
  };
  return new Promise((resolve, reject) => {
    const sent = request(`${endpoint}/`, { agent, method: 'POST', headers }, (response) => {
      const parts: Buffer[] = [];
      response.on('data', (part: Buffer) => parts.push(part));
      response.on('end', () => {
        const answer = Buffer.concat(parts).toString('utf8');
        if (response.statusCode === 200) resolve(JSON.parse(answer));
        else reject(new Error(`${action} was answered ${response.statusCode}: ${answer}`));
      });
    });
    // A connection that was idle may be closed by the system just as it is used again; by its ids the system knows a batch that comes twice.
    sent.on('error', (error) => (sent.reusedSocket ? resolve(post(agent, endpoint, action, body)) : reject(error)));
    sent.end(text);
  });
}
