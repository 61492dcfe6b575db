/** Sends a partner's messages and reads what it is told. Sending again is always safe: the same bytes under the same id are answered with the first answer. */
import { setTimeout } from 'node:timers/promises';
import {
  ChangeMessageVisibilityCommand,
  DeleteMessageCommand,
  type Message,
  ReceiveMessageCommand,
  SendMessageCommand,
  SQSClient,
} from '@aws-sdk/client-sqs';
import {
  accountGroup,
  buildMessage,
  deduplicationId,
  type MessageOptions,
  type PartnerMessage,
  queueName,
  replyQueueName,
} from './message.ts';
import type { ReleaseReceipt, SentMessages, ToldMessages } from './messages.ts';
import { fates } from './reading.ts';
import { createMemory, type Memory } from './seen.ts';
import { type Jwk, type SigningKey, verifyDetached } from './signature.ts';

export interface ClientOptions {
  /** Of SQS; in the sandbox what `presale start` prints. */
  endpoint: string;
  region?: string;
  /** Before the queues' names: `<endpoint>/<account>/<queue>`. */
  awsAccount?: string;
  partner: string;
  key: SigningKey;
  /** The system's keys (`GET /api/keys`, `presale keys`): what they did not sign is not from the system. */
  systemKeys: readonly Jwk[];
  memory?: Memory;
  /** The time that messages are written at; the machine's unless given (a sandbox with a clock of its own has another). */
  now?: () => Date;
  /** The SDK's own way to credentials unless given. */
  credentials?: { accessKeyId: string; secretAccessKey: string };
}

/** An event that the system told this partner, its signature verified. */
export type Told = { [Type in keyof ToldMessages]: { id: string; type: Type; time: string; data: ToldMessages[Type] } }[keyof ToldMessages];
export type Receipt = ReleaseReceipt;

/** What lies in the reply queue and was not signed by the system. */
export interface Unproven {
  body: string;
  /** As it came; empty where there was none. */
  signature: string;
  /** FIFO group: what stands behind it waits. */
  groupId: string;
  receiptHandle: string;
}
/** Nothing was done about it and it still lies there: fetch the system's keys anew; if that does not help, record it, report it, and set it aside. */
export class UnprovenError extends Error {
  readonly unproven: Unproven;
  constructor(unproven: Unproven) {
    super(
      'a message in the reply queue is not signed by the system; fetch its keys anew (GET /api/keys), and if that does not help record it, report it, and set it aside',
    );
    this.name = 'UnprovenError';
    this.unproven = unproven;
  }
}

export interface PartnerClient {
  partner: string;
  /** Builds, signs and posts; tries again under the same id while the queue cannot be reached. Resolves with the message, its receipt comes by the reply queue. */
  send<Type extends keyof SentMessages>(type: Type, data: SentMessages[Type], options?: MessageOptions): Promise<PartnerMessage>;
  /** The same bytes again. */
  post(message: PartnerMessage, sqsId?: string): Promise<void>;
  /**
   * Takes what waits, each event once and in order, and deletes it when `take` has resolved. Returns how many were taken.
   * @throws UnprovenError for what the system did not sign, when all that does not stand behind it in its group was taken.
   */
  read(take: (event: Told) => Promise<void> | void, waitSeconds?: number): Promise<number>;
  /** Takes an unproven message out of the queue, so that its group goes on. Keep a record of it first: it is what the operator will ask for. */
  setAside(unproven: Unproven): Promise<void>;
  /** Sends and reads until the receipt has come; other events go to `take`. */
  ask<Type extends keyof SentMessages>(type: Type, data: SentMessages[Type], options?: MessageOptions): Promise<Receipt>;
  /** Events that `ask` and `until` passed on the way. */
  passed: Told[];
  /** Reads until an event is what is looked for. */
  until(isIt: (event: Told) => boolean, waitSeconds?: number): Promise<Told>;
  close(): void;
}

const attemptsMax = 6;
const pauseMs = 200;

export function createPartnerClient(options: ClientOptions): PartnerClient {
  const { endpoint, region = 'cn-north-1', awsAccount = '000000000000', partner, key, systemKeys, memory = createMemory() } = options;
  const now = options.now ?? (() => new Date());
  const client = new SQSClient({ endpoint, region, ...(options.credentials === undefined ? {} : { credentials: options.credentials }) });
  const urlOf = (name: string): string => `${endpoint.replace(/\/+$/, '')}/${awsAccount}/${name}`;
  const passed: Told[] = [];

  const post: PartnerClient['post'] = async ({ id, body, accountNumber }, sqsId = deduplicationId(id)) => {
    const command = new SendMessageCommand({
      QueueUrl: urlOf(queueName(partner)),
      MessageBody: body,
      MessageGroupId: accountGroup(accountNumber),
      MessageDeduplicationId: sqsId,
      MessageAttributes: { signature: { DataType: 'String', StringValue: key.signDetached(body) } },
    });
    for (let attempt = 1; ; attempt += 1) {
      try {
        await client.send(command);
        return;
      } catch (error) {
        // Whether it arrived is unknown: the same id makes the second try harmless.
        if (attempt === attemptsMax) throw error;
        await setTimeout(pauseMs * 2 ** attempt);
      }
    }
  };

  const send: PartnerClient['send'] = async (type, data, more) => {
    const message = buildMessage(partner, type, data, { at: now(), ...more });
    await post(message);
    return message;
  };

  const forget = (ReceiptHandle: string | undefined): Promise<unknown> =>
    client.send(new DeleteMessageCommand({ QueueUrl: urlOf(replyQueueName(partner)), ReceiptHandle }));

  /** For the next read: what is in flight holds its group up. */
  const release = (ReceiptHandle: string | undefined): Promise<unknown> =>
    client.send(new ChangeMessageVisibilityCommand({ QueueUrl: urlOf(replyQueueName(partner)), ReceiptHandle, VisibilityTimeout: 0 }));

  const read: PartnerClient['read'] = async (take, waitSeconds = 10) => {
    const { Messages = [] } = await client.send(
      new ReceiveMessageCommand({
        QueueUrl: urlOf(replyQueueName(partner)),
        MaxNumberOfMessages: 10,
        WaitTimeSeconds: waitSeconds,
        MessageAttributeNames: ['All'],
        MessageSystemAttributeNames: ['MessageGroupId'],
      }),
    );
    let taken = 0;
    let lie: Unproven | undefined;
    const fetched = Messages.map((message) => ({
      message,
      groupId: message.Attributes?.MessageGroupId ?? '',
      event: verified(message, systemKeys),
    }));
    const fateOf = fates(fetched.map(({ groupId, event }) => ({ groupId, isProven: event !== undefined })));
    for (const [place, { message, groupId, event }] of fetched.entries()) {
      if (fateOf[place] === 'unproven') lie = unprovenOf(message, groupId);
      if (fateOf[place] === 'give-back') await release(message.ReceiptHandle);
      if (fateOf[place] !== 'take' || event === undefined) continue;
      if (!memory.has(event.id)) {
        await take(event);
        memory.add(event.id);
        taken += 1;
      }
      await forget(message.ReceiptHandle);
    }
    if (lie !== undefined) throw new UnprovenError(lie);
    return taken;
  };

  const until: PartnerClient['until'] = async (isIt, waitSeconds = 60) => {
    const end = performance.now() + waitSeconds * 1000;
    const find = (): Told | undefined => {
      const place = passed.findIndex(isIt);
      return place < 0 ? undefined : passed.splice(place, 1)[0];
    };
    for (;;) {
      const found = find();
      if (found !== undefined) return found;
      if (performance.now() > end) throw new Error(`${partner}: what was waited for did not come within ${waitSeconds} s`);
      await read((event) => void passed.push(event), 2);
    }
  };

  return {
    partner,
    send,
    post,
    read,
    setAside: async ({ receiptHandle }) => void (await forget(receiptHandle)),
    async ask(type, data, more) {
      const { id } = await send(type, data, more);
      const event = await until((each) => each.type === 'release.receipt' && each.data.messageId === id);
      if (event.type !== 'release.receipt') throw new Error('unreachable: only receipts were looked for');
      return event.data;
    },
    passed,
    until,
    close: () => client.destroy(),
  };
}

const signatureOf = ({ MessageAttributes = {} }: Message): string => MessageAttributes['signature']?.StringValue ?? '';

const unprovenOf = (message: Message, groupId: string): Unproven => ({
  body: message.Body ?? '',
  signature: signatureOf(message),
  groupId,
  receiptHandle: message.ReceiptHandle ?? '',
});

/** Undefined for what the system did not sign. */
function verified(message: Message, systemKeys: readonly Jwk[]): Told | undefined {
  const { Body = '' } = message;
  if (!verifyDetached(Body, signatureOf(message), systemKeys)) return undefined;
  const event: { id: string; type: string; time: string; data: unknown } = JSON.parse(Body);
  // The signature proves that the system wrote it, and the system writes by these types.
  return { ...event, type: event.type.replace(/^presale\./, '').replace(/\.v1$/, '') } as Told;
}
