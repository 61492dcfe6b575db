/**
 * Which replies have been put into the queues of their partners. A partner takes its replies out, so that the queue itself proves nothing later; and nothing is
 * decided on this record: where it lost an entry, a reply is sent once more under its old id, and whoever reads it takes an id once.
 */
import type { Instant } from '../domain/messages/messages.ts';

export interface ReplyRecord {
  /** Ids of replies that now lie in the queue of their partner. Rejects when they could not be noted: the replies come again. */
  note(ids: readonly string[]): Promise<void>;
  /** The record as it is now. */
  read(): Promise<RecordedReplies>;
}
export interface RecordedReplies {
  /** Replies to what was recorded before are older than the record, and it knows nothing of them. Absent: it knows them all. */
  since?: Instant;
  /** Those of the ids that were never noted. */
  missing(ids: readonly string[]): Promise<string[]>;
}
