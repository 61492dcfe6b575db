/** The deduplication ids of a queue: SQS drops a repeat within five minutes and answers it as it answered the first. */
export const deduplicationWindowMs = 5 * 60 * 1000;

export interface Remembered {
  messageId: string;
  sequenceNumber: string;
  atMs: number;
}
export interface Memory {
  find(deduplicationId: string): Remembered | undefined;
  add(deduplicationId: string, entry: Remembered): void;
}

/** Two generations of a window each: the older one is dropped whole, since entries that are deleted one by one from the head of a map have to be stepped over. */
export function createMemory(nowMs: () => number): Memory {
  let entries = new Map<string, Remembered>();
  let older = new Map<string, Remembered>();
  let begunMs = nowMs();
  return {
    find(id) {
      const forgottenAt = nowMs() - deduplicationWindowMs;
      const found = entries.get(id) ?? older.get(id);
      return found !== undefined && found.atMs > forgottenAt ? found : undefined;
    },
    add(id, entry) {
      if (nowMs() - begunMs >= deduplicationWindowMs) [older, entries, begunMs] = [entries, new Map(), nowMs()];
      entries.set(id, entry);
    },
  };
}
