/** The queues in which messages lie that nothing could be done with, for an operator who looks and decides. */
import type { Instant } from '../domain/messages/messages.ts';
import type { QueueMessage } from './queues.ts';

export interface DeadLetter {
  /** Of the queues by their short names: `bank`, `filings` … */
  queue: string;
  /** The queue's own id. */
  messageId: string;
  body: string;
  groupId: string;
  sentAt: Instant;
  attributes: Record<string, string>;
}
export interface DeadLetters {
  /** What can be seen there now, oldest first; nothing is taken out. On AWS another look hides what it holds, and a group its later ones. */
  list(): Promise<DeadLetter[]>;
  /** How many lie in a queue's dead letters, seen or not: on AWS about so many, as of up to a minute ago. */
  count(queue: string): Promise<number>;
  /** Into the queue that it came from. Durable when it resolves. */
  send(queue: string, message: QueueMessage): Promise<void>;
  /** Takes a letter out for good; false when it is there no more, or hidden. */
  remove(letter: Pick<DeadLetter, 'queue' | 'messageId'>): Promise<boolean>;
}
