/** FIFO queues. Sending is at least once; `deduplicationId` lets the queue drop a repeat within its window, consumers take an id once in any case. */
export interface QueueMessage {
  groupId: string;
  deduplicationId: string;
  body: string;
  attributes?: Record<string, string>;
}
export interface Queue {
  /** Sends in order, in requests of up to 10 messages and 1 MiB. Throws when any message was not taken. */
  send(messages: readonly QueueMessage[]): Promise<void>;
}
/** The reply queue of each partner. */
export interface ReplyQueues {
  /** Undefined when the partner has no reply queue (a stranger). */
  of(partner: string): Promise<Queue | undefined>;
}
