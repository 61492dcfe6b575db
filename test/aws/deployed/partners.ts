/** The partners' side: each with its own role and key, what it posts into its queue, and what it finds in its reply queue. */
import { randomUUID } from 'node:crypto';
import { DeleteMessageCommand, GetQueueUrlCommand, ReceiveMessageCommand, SendMessageCommand, type SQSClient } from '@aws-sdk/client-sqs';
import * as z from 'zod';
import { type Letter, type OutgoingMessage, writeLetter } from '../../../infra/local/play/letters.ts';
import type { ReceivedEvent } from '../../../infra/local/play/mailboxes.ts';
import { createSandboxKeys } from '../../../infra/local/play/sandbox-keys.ts';
import { queueName, replyQueuePrefix } from '../../../infra/names.ts';
import { replyQueueName } from '../../../shared/contracts/fields/reply-queue.ts';
import { profileFromRegistration } from '../../../shared/contracts/play/profile.ts';
import type { PartnerId } from '../../../shared/domain/messages/messages.ts';
import type { Register } from '../../../shared/ports/register.ts';
import { deduplicationIdOf } from '../../../shared/workflow/dispatch.ts';
import type { CaseNow } from './case-now.ts';
import { clientOf } from './partner-roles.ts';
import { until } from './until.ts';

const event = z.looseObject({ id: z.string(), type: z.string(), time: z.string(), data: z.unknown() });
const receiptData = z.looseObject({ messageId: z.string(), outcome: z.string(), rules: z.array(z.looseObject({ id: z.string() })) });
const account = z.looseObject({ accountNumber: z.string() });
/** Longest wait for what takes the functions a second or two, with cold starts on a busy machine. */
const patienceSeconds = 45;

export interface Receipt {
  outcome: string;
  /** Ids of those that fired. */
  rules: string[];
}

export function createPartners(region: string) {
  const keys = createSandboxKeys(undefined);
  const clients = new Map<PartnerId, SQSClient>();
  const replies: ReceivedEvent[] = [];
  const clientFor = (partner: PartnerId): SQSClient => {
    const client = clients.get(partner) ?? clientOf(partner, region);
    clients.set(partner, client);
    return client;
  };
  /** Each partner looks into its reply queue once. @returns how many replies there were */
  const fetch = async (): Promise<number> => {
    const fetched = await Promise.all(
      [...clients].map(async ([partner, client]) =>
        fetchReplies(client, await urlOf(client, replyQueueName(replyQueuePrefix, partner)), partner),
      ),
    );
    replies.push(...fetched.flat());
    return fetched.flat().length;
  };
  /** The first reply that fits, waited for. */
  const reply = (what: string, fits: (reply: ReceivedEvent) => boolean): Promise<ReceivedEvent> =>
    until(what, patienceSeconds, async () => {
      await fetch();
      return replies.find(fits);
    });
  return {
    /** What the partners found in their reply queues until now, all of it, in order of arrival a partner. */
    async replies(): Promise<readonly ReceivedEvent[]> {
      let found = await fetch();
      while (found > 0) found = await fetch();
      return [...replies];
    },

    /** Enters the partners, each with a new key, and the profiles into the register. */
    async enrol(register: Register, { partners, profiles }: CaseNow): Promise<void> {
      for (const { partner, name = partner, uscc, algorithm = 'EdDSA' } of partners) {
        const { registered } = await keys.issue(partner, { algorithm });
        await register.putPartner({ partner, name, ...(uscc === undefined ? {} : { uscc }), keys: [registered] });
        clientFor(partner);
      }
      for (const { kind: _, lineNumber: __, ...registration } of profiles) await register.putProfile(profileFromRegistration(registration));
    },

    /** Writes and signs a message. */
    write(
      { lineNumber, at, from, type, id, data, dataText }: CaseNow['messages'][number],
      signature?: OutgoingMessage['signature'],
    ): Promise<Letter> {
      const subject = account.parse(data).accountNumber;
      const draft = { lineNumber, from, type, id, sentAt: at, dataText, subject };
      return writeLetter(signature === undefined ? draft : { ...draft, signature }, keys);
    },

    /** @param again under another deduplication id, else the queue itself would drop the repeat */
    async post(letter: Letter, again = false): Promise<void> {
      const client = clientFor(letter.from);
      await post(client, await urlOf(client, queueName(letter.queue)), letter, again);
    },

    /** The receipt of a message, or the one with this outcome where there are several; waited for. */
    async receipt({ messageId, from }: Letter, outcome?: string): Promise<Receipt> {
      const { data } = await reply(`the receipt ${outcome ?? ''} of ${messageId}`, (found) => {
        const receipt = found.type === 'presale.release.receipt.v1' ? receiptData.parse(found.data) : undefined;
        return found.to === from && receipt?.messageId === messageId && (outcome === undefined || receipt.outcome === outcome);
      });
      const receipt = receiptData.parse(data);
      return { outcome: receipt.outcome, rules: receipt.rules.map(({ id }) => id) };
    },
  };
}

export async function urlOf(client: SQSClient, name: string): Promise<string> {
  const { QueueUrl } = await client.send(new GetQueueUrlCommand({ QueueName: name }));
  if (QueueUrl === undefined) throw new Error(`the queue ${name} has no URL`);
  return QueueUrl;
}

export async function post(client: SQSClient, queueUrl: string, letter: Letter, again: boolean): Promise<void> {
  const { body, groupId, messageId, signature } = letter;
  await client.send(
    new SendMessageCommand({
      QueueUrl: queueUrl,
      MessageBody: body,
      MessageGroupId: groupId,
      MessageDeduplicationId: again ? randomUUID() : deduplicationIdOf(messageId),
      ...(signature === undefined ? {} : { MessageAttributes: { signature: { DataType: 'String', StringValue: signature } } }),
    }),
  );
}

/** Takes what waits in a partner's reply queue, at most ten. */
export async function fetchReplies(client: SQSClient, queueUrl: string, partner: PartnerId): Promise<ReceivedEvent[]> {
  // Other queues are to be looked into meanwhile, so not the 20 s that the queue would wait by itself.
  const command = new ReceiveMessageCommand({ QueueUrl: queueUrl, MaxNumberOfMessages: 10, WaitTimeSeconds: 0 });
  const { Messages = [] } = await client.send(command);
  for (const { ReceiptHandle } of Messages) await client.send(new DeleteMessageCommand({ QueueUrl: queueUrl, ReceiptHandle }));
  return Messages.map(({ Body = '' }) => {
    const { id, type, time, data } = event.parse(JSON.parse(Body));
    return { to: partner, id, type, time, data };
  });
}
