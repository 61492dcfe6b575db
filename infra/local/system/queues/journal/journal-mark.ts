/**
 * How far the log of the queues had been flushed, beside it: a log that was cut off since then looks whole in itself, and what was promised of it would be gone
 * without a word. The mark is written after each flush and never flushed itself: where the power goes it is too old, which says less but nothing wrong.
 */
import { closeSync, existsSync, openSync, readFileSync, writeSync } from 'node:fs';
import { crc32 } from 'node:zlib';

export interface Mark {
  /** Bytes that were on disk; of the log that was begun with this sequence number, since a log that is written anew is shorter. */
  reached(bytes: number, begunAt: number): void;
  close(): void;
}

const textOf = (bytes: number, begunAt: number): string => {
  const text = `${String(begunAt).padStart(16, '0')} ${String(bytes).padStart(16, '0')}`;
  return `${crc32(text).toString(16).padStart(8, '0')} ${text}\n`;
};
const line = /^([0-9a-f]{8}) ((\d{16}) (\d{16}))\n$/;

export function openMark(path: string): Mark {
  const file = openSync(path, existsSync(path) ? 'r+' : 'w');
  return {
    reached: (bytes, begunAt) => void writeSync(file, textOf(bytes, begunAt), 0),
    close: () => closeSync(file),
  };
}

/** @throws Error when the log is shorter than it was, or is not there any more. */
export function demandAsLong(logPath: string, markPath: string, log: { size: number; begunAt: number } | undefined): void {
  const [, sum, text = '', begunAt = '', bytes = ''] = existsSync(markPath) ? (line.exec(readFileSync(markPath, 'latin1')) ?? []) : [];
  // Torn by a crash, or of a program that kept none: it says nothing.
  if (sum === undefined || crc32(text).toString(16).padStart(8, '0') !== sum) return;
  const lost = log === undefined || log.begunAt < Number(begunAt) || (log.begunAt === Number(begunAt) && log.size < Number(bytes));
  if (lost)
    throw new Error(
      `${logPath} ${log === undefined ? 'is missing' : `has ${log.size} bytes and had ${Number(bytes)}`}: messages that were accepted would be lost. Restore the file from a backup; if it is lost for good, remove ${markPath} too, start the system, and run presale reconcile.`,
    );
}
