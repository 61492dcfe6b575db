/**
 * The deduplication ids of all queues of a host: SQS drops a repeat within five minutes and answers it as it answered the first. They outlive their messages by
 * far, and there are hundreds a second: they are kept once, for the queues and for their journal, and as little of each as an answer needs.
 */
export interface Remembered {
  messageId: string;
  sequence: number;
  atMs: number;
}
/** An id of a queue, and what its first message was answered. */
export interface RememberedId {
  queue: string;
  deduplicationId: string;
  entry: Remembered;
}
export interface Memory {
  /** What the first message of that id was answered, when it was sent within five minutes. */
  find(queue: string, deduplicationId: string): Remembered | undefined;
  add(id: RememberedId): void;
  /** The ids of the last five minutes, those of a queue in the order in which they came. */
  recent(): RememberedId[];
  /** How many ids are held; some of them may be older than five minutes. */
  size(): number;
}

const windowMs = 5 * 60 * 1000;
/** Ids are dropped a minute's worth at a time: deleted one by one from the head of a map they would have to be stepped over. */
const generationMs = 60 * 1000;

interface Generation {
  begunMs: number;
  ids: Map<string, Map<string, Remembered>>;
  size: number;
}

export function createMemory(nowMs: () => number): Memory {
  /** The newest last. */
  let generations: Generation[] = [];
  const isForgotten = ({ atMs }: Remembered): boolean => atMs <= nowMs() - windowMs;
  const current = (): Generation => {
    const now = nowMs();
    const last = generations.at(-1);
    // Also where the clock was set back: else nothing would be dropped until it is where it was.
    if (last !== undefined && Math.abs(now - last.begunMs) < generationMs) return last;
    const next: Generation = { begunMs: now, ids: new Map(), size: 0 };
    generations = [...generations.filter(({ begunMs }) => Math.abs(now - begunMs) < generationMs + windowMs), next];
    return next;
  };
  return {
    find(queue, deduplicationId) {
      for (let index = generations.length - 1; index >= 0; index -= 1) {
        const found = generations[index]?.ids.get(queue)?.get(deduplicationId);
        if (found !== undefined) return isForgotten(found) ? undefined : found;
      }
      return undefined;
    },
    add({ queue, deduplicationId, entry }) {
      const generation = current();
      const ids = generation.ids.get(queue) ?? new Map<string, Remembered>();
      generation.ids.set(queue, ids.set(deduplicationId, entry));
      generation.size += 1;
    },
    recent: () =>
      generations.flatMap(({ ids: queues }) =>
        [...queues].flatMap(([queue, ids]) =>
          [...ids].flatMap(([deduplicationId, entry]) => (isForgotten(entry) ? [] : [{ queue, deduplicationId, entry }])),
        ),
      ),
    size: () => generations.reduce((sum, { size }) => sum + size, 0),
  };
}
