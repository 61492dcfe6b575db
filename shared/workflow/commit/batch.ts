/** What is given to the commit loop, and what it answers. */
import type { Instant } from '../../domain/messages/messages.ts';
import type { InboxEntry, InboxRecord, Page, StreamId } from '../../ports/ledger.ts';

export interface CommitItem<Command> {
  command: Command;
  /** Taken in once, for good. Absent: a command that may be repeated (time passes). */
  inbox?: InboxEntry;
  /** Not taken in when the command changes nothing: time passed, and nothing was due. */
  unlessNothing?: true;
}

export interface Batch<Command, Facts> {
  stream: StreamId;
  recordedAt: Instant;
  facts: Facts;
  /** In the order in which they are to happen. */
  items: readonly CommitItem<Command>[];
  evidenceKey?: string;
}

/** What became of one item. */
export type ItemResult<Event> =
  | { kind: 'committed'; page: Page<Event> }
  /** Taken in before; whether it says the same is for the caller to compare by digest. */
  | { kind: 'already-received'; record: InboxRecord }
  /** A command that changed nothing and is not taken in. */
  | { kind: 'nothing-happened' }
  | { kind: 'failed'; error: unknown }
  /** One before it failed; it keeps its place in the order. */
  | { kind: 'not-tried' };
