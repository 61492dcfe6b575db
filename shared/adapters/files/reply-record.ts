/**
 * The record of replies as a file that is only appended to, 17 bytes a reply. Where a crash tears the end off, some replies are sent once more, and nobody
 * minds.
 */
import { closeSync, existsSync, openSync, readFileSync, writeFileSync, writeSync } from 'node:fs';
import { sha256Hex } from '../../domain/aggregate/journal.ts';
import type { Instant } from '../../domain/messages/messages.ts';
import type { ReplyRecord } from '../../ports/reply-record.ts';

/** 64 bits of the id's digest: among a hundred million replies one in two thousand records has two that are alike. */
const entryOf = (id: string): string => sha256Hex(id).slice(0, 16);
const sinceLine = /^since (\S+)$/m;

/**
 * @param since What was recorded before has been answered already, by a program that kept no record: for the first line of a new file.
 * @throws Error when the file cannot be made or written.
 */
export function openReplyRecord(path: string, since: Instant | undefined): ReplyRecord & { close(): void } {
  if (!existsSync(path)) writeFileSync(path, `since ${since ?? 'ever'}\n`, { flag: 'wx' });
  const file = openSync(path, 'a');
  return {
    async note(ids) {
      if (ids.length > 0) writeSync(file, ids.map((id) => `\n${entryOf(id)}`).join(''));
    },
    async read() {
      const text = readFileSync(path, 'latin1');
      const begun = sinceLine.exec(text)?.[1] ?? 'ever';
      const known = new Set(text.split('\n'));
      return { ...(begun === 'ever' ? {} : { since: begun }), missing: async (ids) => ids.filter((id) => !known.has(entryOf(id))) };
    },
    close: () => closeSync(file),
  };
}

/** For as long as the process lives. */
export function memoryReplyRecord(): ReplyRecord {
  const known = new Set<string>();
  return {
    async note(ids) {
      for (const id of ids) known.add(id);
    },
    read: async () => ({ missing: async (ids) => ids.filter((id) => !known.has(id)) }),
  };
}
