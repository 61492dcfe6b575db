/**
 * What the queues hold, on disk: with `--data DIR` nothing that a sender got an answer for is lost when the process is killed or the
 * power goes. Writes of one turn of the event loop share a transaction and its fsync; an answer to a sender waits for it (`durable`).
 * That a message was received or deleted need not be durable: at worst it comes once more, and every consumer takes an id once.
 */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import * as z from 'zod';
import { deduplicationWindowMs, type Remembered } from './memory.ts';
import type { QueuedMessage } from './message.ts';

const schemaVersion = 1;
const schema = `
  CREATE TABLE messages (
    sequence INTEGER PRIMARY KEY AUTOINCREMENT,
    queue TEXT NOT NULL,
    message_id TEXT NOT NULL UNIQUE,
    group_id TEXT NOT NULL,
    deduplication_id TEXT NOT NULL,
    body TEXT NOT NULL,
    body_md5 TEXT NOT NULL,
    attributes TEXT NOT NULL,
    attributes_md5 TEXT NOT NULL,
    sent_at_ms INTEGER NOT NULL,
    receive_count INTEGER NOT NULL,
    first_received_at_ms INTEGER
  ) STRICT;
  CREATE TABLE deduplications (
    queue TEXT NOT NULL,
    deduplication_id TEXT NOT NULL,
    message_id TEXT NOT NULL,
    sequence TEXT NOT NULL,
    at_ms INTEGER NOT NULL,
    PRIMARY KEY (queue, deduplication_id)
  ) STRICT, WITHOUT ROWID;
`;

export interface QueueJournal {
  added(queue: string, message: QueuedMessage): void;
  received(message: QueuedMessage): void;
  moved(messageId: string, queue: string): void;
  removed(messageId: string): void;
  remembered(queue: string, deduplicationId: string, entry: Remembered): void;
  /** Everything kept, in the order in which it was sent, and the last sequence number ever given. */
  load(): {
    messages: { queue: string; message: QueuedMessage }[];
    remembered: { queue: string; deduplicationId: string; entry: Remembered }[];
    lastSequence: number;
  };
  /** Resolves when all that was written so far is on disk; rejects when it could not be written. */
  durable(): Promise<void>;
  close(): void;
}

const attributeValue = z.object({ DataType: z.string(), StringValue: z.string().optional(), BinaryValue: z.string().optional() });
const messageRow = z.object({
  sequence: z.number(),
  queue: z.string(),
  message_id: z.string(),
  group_id: z.string(),
  deduplication_id: z.string(),
  body: z.string(),
  body_md5: z.string(),
  attributes: z.string().transform((text) => z.record(z.string(), attributeValue).parse(JSON.parse(text))),
  attributes_md5: z.string(),
  sent_at_ms: z.number(),
  receive_count: z.number(),
  first_received_at_ms: z.number().nullable(),
});
const memoryRow = z.object({
  queue: z.string(),
  deduplication_id: z.string(),
  message_id: z.string(),
  sequence: z.string(),
  at_ms: z.number(),
});
const sequenceRow = z.object({ seq: z.number() }).optional();

const sequenceText = (sequence: number): string => String(sequence).padStart(20, '0');
type Attributes = QueuedMessage['messageAttributes'];
const defined = (attributes: z.infer<typeof messageRow>['attributes']): Attributes =>
  Object.fromEntries(
    Object.entries(attributes).map(([name, { DataType, StringValue, BinaryValue }]) => [
      name,
      { DataType, ...(StringValue === undefined ? {} : { StringValue }), ...(BinaryValue === undefined ? {} : { BinaryValue }) },
    ]),
  );

function messageOf(row: z.infer<typeof messageRow>): QueuedMessage {
  return {
    messageId: row.message_id,
    body: row.body,
    md5OfBody: row.body_md5,
    messageAttributes: defined(row.attributes),
    md5OfMessageAttributes: row.attributes_md5,
    sentTimestamp: row.sent_at_ms,
    approximateReceiveCount: row.receive_count,
    ...(row.first_received_at_ms === null ? {} : { approximateFirstReceiveTimestamp: row.first_received_at_ms }),
    messageGroupId: row.group_id,
    messageDeduplicationId: row.deduplication_id,
    sequenceNumber: sequenceText(row.sequence),
  };
}

/** Opens or makes the database. It is locked for as long as the process lives, so that two hosts never share one folder. */
function open(dataDir: string): DatabaseSync {
  mkdirSync(dataDir, { recursive: true });
  const db = new DatabaseSync(join(dataDir, 'queues.db'));
  try {
    db.exec('PRAGMA locking_mode = EXCLUSIVE; PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;');
    const version = z.object({ user_version: z.number() }).parse(db.prepare('PRAGMA user_version').get()).user_version;
    if (version > schemaVersion)
      throw new Error(
        `${dataDir} was written by a newer version of this program (queue journal ${version}, known ${schemaVersion}). Use that version, or another folder.`,
      );
    db.exec(version === 0 ? `BEGIN IMMEDIATE; ${schema} PRAGMA user_version = ${schemaVersion}; COMMIT;` : 'BEGIN IMMEDIATE; COMMIT;');
    return db;
  } catch (error) {
    db.close();
    if (error instanceof Error && /database is locked/.test(error.message)) {
      throw new Error(`${dataDir} is in use by another running system. Stop it first, or give another folder with --data.`, {
        cause: error,
      });
    }
    throw error;
  }
}

/** Writes of one turn share a transaction; `durable` waits for its end. */
function createGroupCommit(db: DatabaseSync) {
  let waiting: { resolve: () => void; reject: (error: unknown) => void }[] = [];
  let isOpen = false;
  let broken: unknown;
  const commit = (): void => {
    if (!isOpen) return;
    const settled = waiting;
    waiting = [];
    isOpen = false;
    try {
      db.exec('COMMIT');
      for (const { resolve } of settled) resolve();
    } catch (error) {
      // What is in memory and what is on disk have parted: nobody may be told "accepted" from here on.
      broken = error;
      for (const { reject } of settled) reject(error);
    }
  };
  return {
    write(run: () => void): void {
      if (broken !== undefined)
        throw new Error('the queue journal could not be written; free some disk space and restart', { cause: broken });
      if (!isOpen) {
        db.exec('BEGIN');
        isOpen = true;
        setImmediate(commit);
      }
      run();
    },
    durable: (): Promise<void> => {
      if (broken !== undefined) return Promise.reject(broken);
      return isOpen ? new Promise((resolve, reject) => waiting.push({ resolve, reject })) : Promise.resolve();
    },
    commit,
  };
}

/** The journal of the queues in a folder. */
export function openQueueJournal(dataDir: string, nowMs: () => number): QueueJournal {
  const db = open(dataDir);
  const group = createGroupCommit(db);
  const insert = db.prepare('INSERT INTO messages VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)');
  const receive = db.prepare('UPDATE messages SET receive_count = ?, first_received_at_ms = ? WHERE message_id = ?');
  const move = db.prepare('UPDATE messages SET queue = ? WHERE message_id = ?');
  const remove = db.prepare('DELETE FROM messages WHERE message_id = ?');
  const remember = db.prepare('INSERT OR REPLACE INTO deduplications VALUES (?, ?, ?, ?, ?)');
  const forget = db.prepare('DELETE FROM deduplications WHERE at_ms < ?');
  let sinceForgetting = 0;
  return {
    added(queue, m) {
      const sequence = Number(m.sequenceNumber);
      const first = m.approximateFirstReceiveTimestamp ?? null;
      group.write(() =>
        insert.run(
          sequence,
          queue,
          m.messageId,
          m.messageGroupId,
          m.messageDeduplicationId,
          m.body,
          m.md5OfBody,
          JSON.stringify(m.messageAttributes),
          m.md5OfMessageAttributes,
          m.sentTimestamp,
          m.approximateReceiveCount,
          first,
        ),
      );
    },
    received: (m) => group.write(() => receive.run(m.approximateReceiveCount, m.approximateFirstReceiveTimestamp ?? null, m.messageId)),
    moved: (messageId, queue) => group.write(() => move.run(queue, messageId)),
    removed: (messageId) => group.write(() => remove.run(messageId)),
    remembered(queue, id, { messageId, sequenceNumber, atMs }) {
      group.write(() => remember.run(queue, id, messageId, sequenceNumber, atMs));
      sinceForgetting += 1;
      if (sinceForgetting < 10_000) return;
      sinceForgetting = 0;
      group.write(() => forget.run(nowMs() - deduplicationWindowMs));
    },
    load() {
      forget.run(nowMs() - deduplicationWindowMs);
      const messages = db
        .prepare('SELECT * FROM messages ORDER BY sequence')
        .all()
        .map((row) => messageRow.parse(row));
      const remembered = db
        .prepare('SELECT * FROM deduplications ORDER BY at_ms')
        .all()
        .map((row) => memoryRow.parse(row));
      const last = sequenceRow.parse(db.prepare("SELECT seq FROM sqlite_sequence WHERE name = 'messages'").get());
      return {
        messages: messages.map((row) => ({ queue: row.queue, message: messageOf(row) })),
        remembered: remembered.map((row) => ({
          queue: row.queue,
          deduplicationId: row.deduplication_id,
          entry: { messageId: row.message_id, sequenceNumber: row.sequence, atMs: row.at_ms },
        })),
        lastSequence: last?.seq ?? 0,
      };
    },
    durable: group.durable,
    close() {
      group.commit();
      db.close();
    },
  };
}
