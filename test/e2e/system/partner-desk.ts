/** Partners of a running system, as programs of their own: they sign and post messages, and wait for the receipts in their reply queues. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout } from 'node:timers/promises';
import {
  DeleteMessageBatchCommand,
  ReceiveMessageCommand,
  SendMessageBatchCommand,
  SendMessageCommand,
  SQSClient,
  SQSServiceException,
} from '@aws-sdk/client-sqs';
import * as z from 'zod';
import type { Letter } from '../../../infra/local/play/letters.ts';

/** A `presale start` in a process of its own. */
export interface RunningSystem {
  endpoint: string;
  process: ChildProcess;
  /** All that it printed so far. */
  said(): string;
}

/** Resolves when it says where it listens; rejects when it ends before. */
export const startSystem = (...args: string[]): Promise<RunningSystem> => startSystemWith({}, ...args);

/** @param variables of the environment, beside those there are */
export async function startSystemWith(variables: Record<string, string>, ...args: string[]): Promise<RunningSystem> {
  const program = new URL('../../../infra/local/presale.ts', import.meta.url).pathname;
  const child = spawn(process.execPath, [program, 'start', ...(args.includes('--port') ? [] : ['--port', '0']), ...args], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, ...variables },
  });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (chunk: Buffer) => (said += chunk.toString('utf8')));
  return new Promise((resolve, reject) => {
    const look = (): void => {
      const endpoint = /SQS endpoint: (http:\/\/127\.0\.0\.1:\d+)/.exec(said)?.[1];
      if (endpoint !== undefined && said.includes('Ctrl-C stops it.')) resolve({ endpoint, process: child, said: () => said });
    };
    child.stdout?.on('data', look);
    child.once('exit', (code) => reject(new Error(`presale start ended with ${code}: ${said}`)));
  });
}

export async function end({ process: child }: RunningSystem, signal: 'SIGKILL' | 'SIGTERM'): Promise<number | null> {
  const exited = once(child, 'exit');
  child.kill(signal);
  await exited;
  return child.exitCode;
}

const event = z.looseObject({
  id: z.string(),
  type: z.string(),
  data: z.looseObject({ messageId: z.string().optional(), outcome: z.string().optional() }),
});

export interface PartnerDesk {
  /** Posts the letter under an SQS id; resolves when the endpoint has accepted it. */
  post(letter: Letter, deduplicationId: string): Promise<void>;
  /** Posts up to ten letters of one queue in one request, in order. */
  postTogether(letters: readonly Letter[]): Promise<void>;
  /** Resolves with the next receipt for the message, or the first one of `outcome` where that is given; at once when it came before. */
  receiptFor(messageId: string, outcome?: string): Promise<string>;
  hasReceiptFor(messageId: string): boolean;
  /** Stops reading; what is under way fails. */
  close(): void;
}

const entryOf = ({ groupId, body, signature = '' }: Letter, deduplicationId: string) => ({
  MessageBody: body,
  MessageGroupId: groupId,
  MessageDeduplicationId: deduplicationId,
  MessageAttributes: { signature: { DataType: 'String', StringValue: signature } },
});

/** A receipt as it was read: the same one may be read twice, under the same id. */
export interface ReadReceipt {
  id: string;
  messageId: string;
  outcome: string;
}

const patienceMs = 200;

/** `replyQueues`: names of the reply queues to read. `onReceipt` hears of each receipt each time that it is read; a patient desk asks again where the system answers with a failure. */
export function openPartnerDesk(
  endpoint: string,
  replyQueues: readonly string[],
  onReceipt: (receipt: ReadReceipt) => void = () => undefined,
  { isPatient = false }: { isPatient?: boolean } = {},
): PartnerDesk {
  const client = new SQSClient({
    endpoint,
    region: 'cn-north-1',
    credentials: { accessKeyId: 'any', secretAccessKey: 'any' },
    maxAttempts: 1,
  });
  const urlOf = (name: string): string => `${endpoint}/000000000000/${name}`;
  const seen = new Map<string, Set<string>>();
  const waiting = new Map<string, { outcome: string | undefined; resolve: (outcome: string) => void }[]>();
  let isOpen = true;
  const note = (messageId: string, outcome: string): void => {
    seen.set(messageId, (seen.get(messageId) ?? new Set()).add(outcome));
    const mine = waiting.get(messageId) ?? [];
    waiting.set(
      messageId,
      mine.filter((each) => each.outcome !== undefined && each.outcome !== outcome),
    );
    for (const each of mine) if (each.outcome === undefined || each.outcome === outcome) each.resolve(outcome);
  };
  const read = async (name: string): Promise<void> => {
    const QueueUrl = urlOf(name);
    while (isOpen) {
      const { Messages = [] } = await client.send(new ReceiveMessageCommand({ QueueUrl, MaxNumberOfMessages: 10, WaitTimeSeconds: 20 }));
      for (const { Body = '' } of Messages) {
        const { id, type, data } = event.parse(JSON.parse(Body));
        if (type !== 'presale.release.receipt.v1') continue;
        const { messageId = '', outcome = '' } = data;
        onReceipt({ id, messageId, outcome });
        note(messageId, outcome);
      }
      if (Messages.length > 0)
        await client.send(
          new DeleteMessageBatchCommand({ QueueUrl, Entries: Messages.map(({ ReceiptHandle }, i) => ({ Id: String(i), ReceiptHandle })) }),
        );
    }
  };
  const readOn = async (name: string): Promise<void> => {
    for (;;)
      try {
        return await read(name);
      } catch (error) {
        if (!isPatient || !(error instanceof SQSServiceException && error.$fault === 'server')) throw error;
        await setTimeout(patienceMs);
      }
  };
  for (const name of replyQueues) {
    readOn(name).catch((error: unknown) => {
      // The system was killed or the desk was closed under the reader's feet; anything else shows as a receipt that never comes.
      if (
        isOpen &&
        !(
          error instanceof Error &&
          /ECONNREFUSED|ECONNRESET|socket hang up/.test(`${error.message} ${'code' in error ? String(error.code) : ''}`)
        )
      )
        throw error;
    });
  }
  return {
    async post(letter, deduplicationId) {
      await client.send(new SendMessageCommand({ QueueUrl: urlOf(`presale-${letter.queue}.fifo`), ...entryOf(letter, deduplicationId) }));
    },
    async postTogether(letters) {
      const Entries = letters.map((letter, index) => ({ Id: String(index), ...entryOf(letter, letter.messageId) }));
      const { Failed = [] } = await client.send(
        new SendMessageBatchCommand({ QueueUrl: urlOf(`presale-${letters[0]?.queue}.fifo`), Entries }),
      );
      if (Failed.length > 0) throw new Error(`${Failed.length} letters were not taken`);
    },
    receiptFor(messageId, outcome) {
      const known = [...(seen.get(messageId) ?? [])].find((each) => outcome === undefined || each === outcome);
      if (known !== undefined) return Promise.resolve(known);
      return new Promise((resolve) => waiting.set(messageId, [...(waiting.get(messageId) ?? []), { outcome, resolve }]));
    },
    hasReceiptFor: (messageId) => seen.has(messageId),
    close() {
      isOpen = false;
      client.destroy();
    },
  };
}
