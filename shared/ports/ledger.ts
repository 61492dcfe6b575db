/**
 * The ledger: an append-only journal of hash-chained pages a stream, the current state of each stream, an inbox that remembers every
 * message id for good, and claims that keep names unique. Nothing in it is updated but a stream's current state
 * and the marks of what is sealed, and nothing is deleted.
 * Two adapters: DynamoDB (AWS) and SQLite (embedded). One contract suite runs on both.
 */
import type { StreamId, UniqueClaim } from '../domain/aggregate/aggregate.ts';
import type { PageState } from '../domain/aggregate/state-digest.ts';
import type { Instant } from '../domain/messages/messages.ts';

export type { StreamId, UniqueClaim };
/** Anything that survives JSON.parse(JSON.stringify(x)) unchanged. */
export type Json = string | number | boolean | null | Json[] | { [key: string]: Json | undefined };

/** One commit: the events of up to 10 messages of one stream. */
export interface Page<Event = unknown> {
  stream: StreamId;
  /** From 1, without gaps. */
  sequence: number;
  /** Hash of the page before; 64 zeros for the first. */
  previousHash: string;
  /** SHA-256 over the canonical form (`hashPage` in `shared/domain/aggregate/journal.ts`). */
  hash: string;
  recordedAt: Instant;
  events: Event[];
  /** Messages taken in with this page. */
  inbox: InboxEntry[];
  /** Where the exact bytes of those messages are kept. */
  evidenceKey?: string;
  /** Digests of the state after it; absent in pages of the first release. */
  state?: PageState;
}

/** An open part of a state. It lies in a numbered place that is used again when it is empty, so nothing is ever deleted. */
export interface OpenPart {
  slot: number;
  /** Empty: the place is free. */
  text: string;
}
/** A part that has ended, found by its key. */
export interface EndedPart {
  key: string;
  text: string;
  /** Of the page that put it away. */
  sequence: number;
}

export interface InboxEntry {
  /** `<source>#<id>` of a message, or the id of an output taken in by a consumer. */
  key: string;
  /** SHA-256 hex of what was received. */
  digest: string;
  /** The queue's own name of the delivery that brought it: a queue that gives it out again is no sender that repeats itself. Kept in the page alone. */
  via?: string;
}
export interface InboxRecord extends InboxEntry {
  stream: StreamId;
  sequence: number;
}

export interface Head<State = unknown> {
  stream: StreamId;
  version: number;
  hash: string;
  /** Version of the state's shape; 0 in ledgers of the first release. */
  stateVersion: number;
  /** The head of the state: all of it that is not in parts. */
  state: State;
  /** Every place that was ever used. */
  open: OpenPart[];
  /** Next instant at which time alone changes the stream. */
  dueAt?: Instant;
}

export interface CommitRequest<State = unknown, Event = unknown> {
  stream: StreamId;
  /** Version of the head that was decided on; 0 for a new stream. */
  expectedVersion: number;
  /** Hash of that head; 64 zeros for a new stream. */
  previousHash: string;
  /** What the head bears as its hash where that is damaged: this commit mends it. */
  damagedHash?: string;
  state: State;
  stateVersion?: number;
  /** Open parts that changed, and places that became free. */
  open?: readonly OpenPart[];
  /** Parts that ended, or changed after their end. */
  ended?: readonly { key: string; text: string }[];
  /** Goes into the page. */
  pageState?: PageState;
  dueAt?: Instant;
  recordedAt: Instant;
  events: Event[];
  inbox: InboxEntry[];
  claims: UniqueClaim[];
  evidenceKey?: string;
}

/** Where a stream stands after a commit. */
export interface Committed {
  version: number;
  hash: string;
}

export type CommitResult =
  | ({ kind: 'committed' } & Committed)
  /** Someone else committed first: reload and decide again. */
  | { kind: 'version-conflict' }
  /** Messages that were taken in before, each with the record of that time. Nothing was written. */
  | { kind: 'already-received'; records: InboxRecord[] }
  /** Names that others hold. Nothing was written. A claim that the same owner already holds is no conflict. */
  | { kind: 'claimed'; claims: UniqueClaim[] };

export interface Ledger {
  /** The current head with everything open, or undefined for a stream never written. */
  head<State>(stream: StreamId): Promise<Head<State> | undefined>;
  /** Ended parts of a stream whose keys begin so. */
  endedParts(stream: StreamId, keyPrefix: string): Promise<EndedPart[]>;
  /** All or nothing; one round trip unless it is very large. Throws `LedgerLimitError` when a piece exceeds what the store can hold, before sending it. */
  commit<State, Event>(request: CommitRequest<State, Event>): Promise<CommitResult>;
  /**
   * Commits to several streams at once, all or nothing. Undefined where that cannot be done (a stream has moved, a message was taken in before, a name is
   * another's, or it is more than the store takes at once): nothing was written, and committing one after the other shows why.
   */
  commitSeveral(requests: readonly CommitRequest[]): Promise<Committed[] | undefined>;
  inboxRecord(key: string): Promise<InboxRecord | undefined>;
  /** Owners of those of the keys that are claimed. */
  owners(keys: readonly string[]): Promise<UniqueClaim[]>;
  page<Event>(stream: StreamId, sequence: number): Promise<Page<Event> | undefined>;
  /** Pages in order, from `from` (default 1) up to `to` (default the head). */
  pages<Event>(stream: StreamId, range?: { from?: number; to?: number }): AsyncIterable<Page<Event>>;
  /** Streams whose `dueAt` is at or before `now`, earliest first, at most `limit`. */
  due(now: Instant, limit: number): Promise<{ stream: StreamId; dueAt: Instant }[]>;
  /** Earliest `dueAt` of any stream. */
  nextDue(): Promise<Instant | undefined>;
  /** All streams whose id begins with the prefix, in id order (reports, verification). */
  streams(prefix: string): AsyncIterable<StreamId>;
  /** The same streams, each with the version of its head, of which nothing else is read. */
  versions(prefix: string): AsyncIterable<{ stream: StreamId; version: number }>;
  /**
   * Streams with pages that are in no sealed log yet, at most `limit`, in no order: pages `from` to `to`, both included. A page is among them from
   * its commit on, whatever else commits meanwhile. Streams of the log itself are not.
   */
  unsealed(limit: number): Promise<UnsealedPages[]>;
  /** Says that a stream is sealed up to a page. Never goes back, so it may be repeated and come late. */
  markSealed(positions: readonly SealedUpTo[]): Promise<void>;
  /**
   * What the store finds wrong with itself, beneath what its records say: for who verifies, since it reads everything. Empty where whoever runs the store sees to
   * that (DynamoDB keeps checksums of its own).
   */
  damage(): Promise<StoreDamage[]>;
  close(): Promise<void>;
}

/** A part of the store (a table, the file) that does not hold together. */
export interface StoreDamage {
  part: string;
  what: string;
}

export interface UnsealedPages {
  stream: StreamId;
  from: number;
  to: number;
}
export interface SealedUpTo {
  stream: StreamId;
  to: number;
}

/** The request is larger than the store allows (400 kB an item, 100 items a transaction); splitting the batch may help, retrying will not. */
export class LedgerLimitError extends Error {
  readonly limit: 'item-bytes' | 'items' | 'transaction-bytes';
  readonly actual: number;
  readonly allowed: number;
  constructor(limit: 'item-bytes' | 'items' | 'transaction-bytes', actual: number, allowed: number, what: string) {
    super(
      `${what} is too large for the ledger: ${actual} where ${allowed} is allowed (${limit}). Send fewer messages in one batch or put documents into the evidence store.`,
    );
    this.name = 'LedgerLimitError';
    this.limit = limit;
    this.actual = actual;
    this.allowed = allowed;
  }
}

/**
 * The store is too busy to take the commit now (throttled, or others kept writing the same items through every retry in place).
 * Nothing is known to be wrong with the messages: they go back to the queue and must not count as failures of their own.
 */
export class LedgerBusyError extends Error {
  constructor(what: string, cause?: unknown) {
    super(
      `the ledger is busy: ${what}. The messages go back to their queue; if this lasts, look at the table's throttling and TransactionConflict metrics.`,
      { cause },
    );
    this.name = 'LedgerBusyError';
  }
}
