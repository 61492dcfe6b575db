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

export function createMemory(nowMs: () => number): Memory {
  const entries = new Map<string, Remembered>();
  return {
    find(id) {
      for (const [oldId, entry] of entries) {
        if (entry.atMs > nowMs() - deduplicationWindowMs) break;
        entries.delete(oldId);
      }
      return entries.get(id);
    },
    add(id, entry) {
      entries.set(id, entry);
    },
  };
}
