/** The queues of one host. Clients cannot make or drop queues: which exist follows from the partners. */
import { createFifoQueue, type FifoQueue } from './fifo/fifo-queue.ts';
import { createMemory } from './fifo/memory.ts';
import type { QueueJournal } from './journal/journal.ts';

/** SQS's own form; the account and region mean nothing on this machine. */
const account = '000000000000';
export const localRegion = 'cn-north-1';

export interface QueueStore {
  region: string;
  /** The queue of that name; made, with its dead-letter queue where one is named, when it does not exist yet. */
  ensure(name: string, deadLetterName?: string): FifoQueue;
  find(name: string): FifoQueue | undefined;
  /** Names of all queues, in order. */
  names(): string[];
  /** Where clients reach the server; queue URLs follow from it. */
  setEndpoint(endpoint: string): void;
  /** Resolves as soon as none of these queues holds a message, waiting or in flight. */
  whenEmpty(names: readonly string[]): Promise<void>;
  /** Long polls end empty, now and from now on: the host stops. */
  shutdown(): void;
}

export interface QueueStoreOptions {
  visibilityTimeoutSeconds: number;
  /** Receives before a message moves to the dead letters; never, unless given. */
  maxReceiveCount?: number;
  journal?: QueueJournal;
  nowMs?: () => number;
}

/** Last path segment: a queue is found by its name, whatever host, port or account its URL carries. */
export const queueNameOf = (url: string): string => url.slice(url.lastIndexOf('/') + 1);

/** Makes the store; with a journal, what it kept waits in its queues again as soon as these exist. */
export function createQueueStore(options: QueueStoreOptions): QueueStore {
  const { journal, nowMs = Date.now, visibilityTimeoutSeconds, maxReceiveCount } = options;
  const kept = journal?.load();
  const memory = kept?.memory ?? createMemory(nowMs);
  const queues = new Map<string, FifoQueue>();
  let lastSequence = kept?.lastSequence ?? 0;
  let endpoint = 'http://127.0.0.1';
  let watchers: { names: readonly string[]; resolve: () => void }[] = [];

  const isEmpty = (names: readonly string[]): boolean => names.every((name) => (queues.get(name)?.size() ?? 0) === 0);
  const shrank = (): void => {
    if (watchers.length === 0) return;
    const done = watchers.filter(({ names }) => isEmpty(names));
    watchers = watchers.filter((watcher) => !done.includes(watcher));
    for (const { resolve } of done) resolve();
  };
  const nextSequence = (): number => (lastSequence += 1);
  const create = (name: string, redriveTo: FifoQueue | undefined): FifoQueue => {
    const settings = {
      name,
      arn: `arn:aws-cn:sqs:${localRegion}:${account}:${name}`,
      url: () => `${endpoint}/${account}/${name}`,
      visibilityTimeoutSeconds,
      ...(redriveTo === undefined || maxReceiveCount === undefined ? {} : { redrive: { to: redriveTo, maxReceiveCount } }),
    };
    const queue = createFifoQueue(settings, { journal, memory, nowMs, nextSequence, shrank });
    for (const { queue: home, message } of kept?.messages ?? []) if (home === name) queue.restore(message);
    queues.set(name, queue);
    return queue;
  };
  const ensure = (name: string, deadLetterName?: string): FifoQueue =>
    queues.get(name) ?? create(name, deadLetterName === undefined ? undefined : ensure(deadLetterName));

  return {
    region: localRegion,
    ensure,
    find: (name) => queues.get(name),
    names: () => [...queues.keys()].sort(),
    setEndpoint(url) {
      endpoint = url;
    },
    whenEmpty: (names) => (isEmpty(names) ? Promise.resolve() : new Promise((resolve) => watchers.push({ names, resolve }))),
    shutdown() {
      for (const queue of queues.values()) queue.endLongPolls();
    },
  };
}
