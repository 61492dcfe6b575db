/** Outputs onto the internal queues. Sent after the commit and before the message is acknowledged: the inbound queue is the outbox. */
import { sha256Hex } from '../domain/aggregate/journal.ts';
import type { Output, ProjectOutput } from '../domain/messages/outputs.ts';
import type { Queue, QueueMessage } from '../ports/queues.ts';

export interface OutputQueues {
  filings: Queue;
  notifications: Queue;
  replies: Queue;
  /** Absent: the host itself sees what is written, and keeps its views up. */
  views?: Queue;
}

/** Group of what is about no known account. */
const noGroup = 'none';

/**
 * Sends each output once, in order. Repeats carry the same ids. Rejects when any queue did not take all of its messages.
 * @param named what a queue is to call the message of an output; another name lets a queue take what it would drop as a repeat
 */
export async function dispatch(
  queues: OutputQueues,
  outputs: readonly (Output | ProjectOutput)[],
  named: (message: QueueMessage) => string = ({ deduplicationId }) => deduplicationId,
): Promise<void> {
  const unique = [...new Map(outputs.map((output) => [output.id, output])).values()];
  const sends = (['filings', 'notifications', 'replies', 'views'] as const).map(async (name) => {
    const messages = unique.filter((output) => queueOf(output) === name).map((output) => renamed(messageOf(output), named));
    if (messages.length > 0) await queues[name]?.send(messages);
  });
  const failures = (await Promise.allSettled(sends)).filter((result) => result.status === 'rejected');
  if (failures.length > 0)
    throw new AggregateError(
      failures.map(({ reason }) => reason),
      'outputs were committed but not all of them could be sent; the message comes back and they are sent again',
    );
}

const renamed = (message: QueueMessage, named: (message: QueueMessage) => string): QueueMessage => ({
  ...message,
  deduplicationId: named(message),
});

/** The message of an output on its internal queue; its body is the output itself. */
export function messageOf(output: Output | ProjectOutput): QueueMessage {
  return { groupId: groupOf(output), deduplicationId: deduplicationIdOf(output.id), body: xmlSafe(JSON.stringify(output)) };
}

/** SQS takes 1–128 visible ASCII characters; a longer or Chinese id is named by its digest. */
export const deduplicationIdOf = (id: string): string => (/^[!-~]{1,128}$/.test(id) ? id : sha256Hex(id));

/** A message group for an account number from outside. */
export const accountGroup = (accountNumber: string | undefined): string =>
  accountNumber !== undefined && /^[!-~]{1,128}$/.test(accountNumber) ? accountNumber : noGroup;

/** By what an output asks for. */
export function queueOf(output: Output | ProjectOutput): keyof OutputQueues {
  if (output.kind === 'project') return 'views';
  if (output.kind === 'file' || output.kind === 'acknowledge') return 'filings';
  return output.kind === 'notify' ? 'notifications' : 'replies';
}

/** The account's, for all three: what becomes of its filings and tellings is committed to it together, and its cases never contend for it. */
const groupOf = (output: Output | ProjectOutput): string =>
  accountGroup(output.kind === 'tell-partner' ? output.correlation.accountNumber : output.accountNumber);

/** SQS bodies hold XML characters only; JSON spells the two others that `JSON.stringify` leaves bare. */
export const xmlSafe = (json: string): string =>
  json.replace(/[\ufffe\uffff]/g, (character) => `\\u${character.charCodeAt(0).toString(16)}`);
