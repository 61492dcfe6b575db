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
  /** What lies there now, oldest first; nothing is taken out. On AWS some may be hidden by another look of a moment before. */
  list(): Promise<DeadLetter[]>;
  /** Into the queue that it came from. Durable when it resolves. */
  send(queue: string, message: QueueMessage): Promise<void>;
  /** Takes a letter out for good; false when it is there no more. */
  remove(letter: Pick<DeadLetter, 'queue' | 'messageId'>): Promise<boolean>;
}
