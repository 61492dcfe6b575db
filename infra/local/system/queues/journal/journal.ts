/**
 * What the queues hold, on disk: with `--data DIR` nothing that a sender got an answer for is lost when the process is killed or the power goes.
 * A log that is only ever appended to: a message is written once, where tables and their indexes rewrite whole pages for it. Whoever waits for
 * `durable` shares a flush with all who wait at the time. That a message was received or deleted need not be durable: at worst it comes once more, and
 * every consumer takes an id once.
 */
import {
  accessSync,
  closeSync,
  constants,
  existsSync,
  fdatasync,
  fsyncSync,
  mkdirSync,
  openSync,
  renameSync,
  unlinkSync,
  writeSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { sharedFlush } from '../../../../../shared/adapters/files/shared-flush.ts';
import { lockForWriting } from '../../../../../shared/adapters/sqlite/writer-lock.ts';
import { createMemory, type Memory } from '../fifo/memory.ts';
import { type QueuedMessage, sequenceName } from '../fifo/message.ts';
import { fileHeader, formatVersion, lineOf, putOf, type Record, readLog, recallsOf } from './journal-file.ts';
import { demandAsLong, openMark } from './journal-mark.ts';

export interface QueueJournal {
  added(queue: string, message: QueuedMessage): void;
  received(message: QueuedMessage): void;
  moved(message: QueuedMessage, queue: string): void;
  removed(message: QueuedMessage): void;
  /** Everything kept, in the order in which it was sent, and the last sequence number ever given. */
  load(): Kept;
  /** Resolves when all that was written so far is on disk; rejects when it could not be written. */
  durable(): Promise<void>;
  /** Hands what was written so far to the operating system: it survives this process. */
  flush(): void;
  close(): void;
}
export interface Kept {
  messages: { queue: string; message: QueuedMessage }[];
  /** The journal keeps what the queues remember, gone or not. */
  memory: Memory;
  lastSequence: number;
}

/** A log is written anew when it is this large and mostly of messages that are gone and of ids that are forgotten. */
const compactAtBytes = 16 * 1_048_576;

/** How often a log that found no room is tried again while this one grows by that much. */
const triesInSlack = 8;

export interface JournalOptions {
  /** What a log may hold beside what still counts before it is written anew. */
  compactAtBytes?: number;
}

/** The journal of the queues in a folder, which is locked for as long as the process lives. @throws Error when the folder is in use or the log damaged. */
export function openQueueJournal(dataDir: string, nowMs: () => number, options: JournalOptions = {}): QueueJournal {
  mkdirSync(dataDir, { recursive: true });
  demandWritable(dataDir);
  const path = join(dataDir, 'queues.log');
  if (existsSync(join(dataDir, 'queues.db')))
    throw new Error(
      `${dataDir} holds queues of an older version of this program (queues.db). Let that version empty them, or give another folder.`,
    );
  const release = lock(path, dataDir);
  try {
    return createJournal(path, nowMs, release, options);
  } catch (error) {
    release();
    throw error;
  }
}

function demandWritable(dataDir: string): void {
  try {
    accessSync(dataDir, constants.W_OK);
  } catch (error) {
    throw new Error(
      `cannot write in the data folder ${dataDir}: ${error instanceof Error ? error.message : String(error)}; make it writable for this user, or give another one with --data`,
      { cause: error },
    );
  }
}

function lock(path: string, dataDir: string): () => void {
  try {
    return lockForWriting(path);
  } catch (error) {
    throw new Error(`${dataDir} is in use by another running system. Stop it first, or give another folder with --data.`, { cause: error });
  }
}

function createJournal(
  path: string,
  nowMs: () => number,
  release: () => void,
  { compactAtBytes: slack = compactAtBytes }: JournalOptions,
): QueueJournal {
  const kept = readLog(path);
  const markPath = `${path}-mark`;
  demandAsLong(path, markPath, kept.validBytes === 0 ? undefined : { size: kept.validBytes, begunAt: kept.begunAt });
  const mark = openMark(markPath);
  const live = new Map(kept.messages.map((each) => [each.message.sequenceNumber, each]));
  let liveBytes = kept.messages.reduce((sum, { message }) => sum + bytesOf(message), 0);
  const memory = createMemory(nowMs);
  for (const id of kept.remembered) memory.add(id);
  /** What still counts. Ids of the last minutes outlive their messages: beside them the log is small, and would be written anew for each message. */
  const counting = (): number => liveBytes + memory.size() * bytesOfKnown;
  /** As the last new log found no room beside this one. */
  let noRoom: { bytes: number; counting: number } | undefined;
  let lastSequence = kept.lastSequence;
  let begunAt = kept.begunAt;
  /** What was received and removed since the last write: it need not stand where it happened, only behind what it led to. */
  let taken: number[] = [];
  let gone: number[] = [];
  const inOneTurn = (): string => {
    const lines = [
      ...(taken.length === 0 ? [] : [lineOf(['taken', nowMs(), taken])]),
      ...(gone.length === 0 ? [] : [lineOf(['gone', gone])]),
    ];
    [taken, gone] = [[], []];
    return lines.join('');
  };
  const appender = createAppender({ path, validBytes: kept.validBytes, flushed: (bytes) => mark.reached(bytes, begunAt), inOneTurn });

  /** The log as it would be had it only what still counts. */
  const compact = (): boolean => {
    // A message that is still there says its id itself.
    const ended = memory.recent().filter(({ entry }) => !live.has(sequenceName(entry.sequence)));
    const records: Record[] = [...recallsOf(ended), ...[...live.values()].map(({ queue, message }) => putOf(queue, message))];
    const before = begunAt;
    begunAt = lastSequence;
    const isReplaced = appender.replace(fileHeader(lastSequence) + records.map(lineOf).join(''));
    // What this turn still has to say is in the new log, or is said in the old one.
    if (isReplaced) [taken, gone] = [[], []];
    else begunAt = before;
    return isReplaced;
  };
  const append = (record: Record): void => {
    appender.append(lineOf(record));
    if (!isTooLarge()) return;
    noRoom = compact() ? undefined : { bytes: appender.bytes(), counting: counting() };
  };
  /** Where there was no room for two logs there is none for each message: only when this one has grown, or another would be half as large, is it tried again. */
  const isTooLarge = (): boolean => {
    const bytes = appender.bytes();
    if (bytes <= slack + 2 * counting()) return false;
    return noRoom === undefined || bytes > noRoom.bytes + slack / triesInSlack || counting() < noRoom.counting / 2;
  };
  // A log of an older form is never gone on with in this one.
  if ((kept.validBytes === 0 || kept.version < formatVersion) && !compact())
    throw new Error(`${path} could not be written anew, since the disk is full; make room and start again`);
  return {
    added(queue, message) {
      // Nothing new is taken in while there is no room for it; what becomes of messages that are in the log already is kept until there is.
      appender.demandRoom();
      live.set(message.sequenceNumber, { queue, message });
      liveBytes += bytesOf(message);
      lastSequence = Number(message.sequenceNumber);
      append(putOf(queue, message));
    },
    received({ sequenceNumber }) {
      appender.expect();
      taken.push(Number(sequenceNumber));
    },
    moved(message, queue) {
      live.set(message.sequenceNumber, { queue, message });
      append(['moved', message.sequenceNumber, queue]);
    },
    removed(message) {
      appender.expect();
      live.delete(message.sequenceNumber);
      liveBytes -= bytesOf(message);
      gone.push(Number(message.sequenceNumber));
    },
    load: () => ({ messages: [...live.values()], memory, lastSequence }),
    durable: appender.durable,
    flush: appender.flush,
    close() {
      appender.close();
      mark.close();
      release();
    },
  };
}

const bytesOf = ({ body }: QueuedMessage): number => body.length;
/** About what an id takes in a log that is written anew. */
const bytesOfKnown = 150;

interface AppenderOptions {
  path: string;
  validBytes: number;
  /** Hears how many bytes are on disk. */
  flushed: (bytes: number) => void;
  /** The lines that a write adds at its end. */
  inOneTurn: () => string;
}

/** The end of the file: what is written in one turn goes to the operating system together, and flushes to the disk follow one another. */
function createAppender({ path, validBytes, flushed, inOneTurn }: AppenderOptions) {
  let file = openSync(path, validBytes === 0 ? 'w' : 'r+');
  let size = validBytes;
  let pending: string[] = [];
  let scheduled: NodeJS.Immediate | undefined;
  let broken: unknown;
  /** Why the last write found no room; what it should have written is kept and comes first when there is. */
  let full: unknown;
  /** Files that a flush works on are closed after it. */
  const closing = new Set<number>();
  let flushing: number | undefined;

  const demandWhole = (): void => {
    if (broken !== undefined)
      throw new Error('the queue journal could not be written; free some disk space and restart', { cause: broken });
  };
  const guarded = <Result>(write: () => Result): Result => {
    try {
      return write();
    } catch (error) {
      // What is in memory and what is on disk have parted: nobody may be told "accepted" from here on.
      broken ??= error;
      throw error;
    }
  };
  const write = (): void => {
    clearImmediate(scheduled);
    scheduled = undefined;
    const text = pending.join('') + inOneTurn();
    if (text === '') return;
    demandWhole();
    try {
      size += writeAll(file, Buffer.from(text), size);
    } catch (error) {
      if (!isOutOfRoom(error)) return guarded(() => rethrow(error));
      // The end of the file may be torn now; the next write begins at the same place.
      pending = [text];
      full = error;
      throw new Error('the disk is full: nothing is taken in until there is room again, and then by itself', { cause: error });
    }
    pending = [];
    full = undefined;
  };
  const closeLater = (each: number): void => {
    if (flushing === each) closing.add(each);
    else closeSync(each);
  };
  const durable = sharedFlush(async () => {
    write();
    demandWhole();
    const [synced, upTo] = [file, size];
    flushing = synced;
    try {
      await flushData(synced);
      if (synced === file) {
        pending.push(lineOf(['synced', upTo]));
        flushed(upTo);
      }
    } catch (error) {
      broken ??= error;
      throw error;
    } finally {
      flushing = undefined;
      if (closing.delete(synced)) closeSync(synced);
    }
  });
  const expect = (): void => {
    demandWhole();
    // Whoever waits for `durable` hears of a failure; nobody waits here, and the next call says it.
    scheduled ??= setImmediate(() => void attempt(write));
  };
  return {
    bytes: () => size,
    /** @throws Error while there is no room */
    demandRoom(): void {
      if (full !== undefined) write();
    },
    append(line: string): void {
      expect();
      pending.push(line);
    },
    /** There will be lines of this turn. */
    expect,
    flush: write,
    durable,
    /** Puts a whole new log in the place of this one. All that was appended so far is in it. False where there is no room for two. */
    replace(text: string): boolean {
      const draft = `${path}.draft`;
      const next = openSync(draft, 'w');
      try {
        writeAll(next, Buffer.from(text), 0);
        fsyncSync(next);
      } catch (error) {
        closeSync(next);
        // The log as it is says the same, at greater length; the next time there may be room.
        if (isOutOfRoom(error) && size > 0) {
          unlinkSync(draft);
          return false;
        }
        return guarded(() => rethrow(error));
      }
      const written = Buffer.byteLength(text);
      guarded(() => {
        renameSync(draft, path);
        syncFolder(dirname(path));
        closeLater(file);
        [file, size, pending, full] = [next, written, [], undefined];
        flushed(written);
      });
      return true;
    },
    close(): void {
      if (broken === undefined) {
        // Without room the last words are lost, of which nobody was told anything.
        if (full === undefined) write();
        else attempt(write);
        fsyncSync(file);
        flushed(size);
      }
      closeLater(file);
      broken ??= new Error('the queue journal is closed');
    },
  };
}

const flushData = promisify(fdatasync);

/** No space, or none for this user. */
const isOutOfRoom = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && (error.code === 'ENOSPC' || error.code === 'EDQUOT');
const rethrow = (error: unknown): never => {
  throw error;
};

function attempt(run: () => void): void {
  try {
    run();
  } catch {
    // Kept as `broken`.
  }
}

function syncFolder(path: string): void {
  const folder = openSync(path, 'r');
  fsyncSync(folder);
  closeSync(folder);
}

function writeAll(file: number, bytes: Buffer, position: number): number {
  for (let done = 0; done < bytes.length; ) done += writeSync(file, bytes, done, bytes.length - done, position + done);
  return bytes.length;
}
