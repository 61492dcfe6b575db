/**
 * The shapes in which fauxqs hands messages to its queues, taken from its own declarations so that the compiler notices when an upgrade
 * changes them. Only what its request handlers touch is named: that is the surface which our queues implement.
 */
import type { BuildAppOptions } from 'fauxqs';

type Stores = NonNullable<BuildAppOptions['stores']>;
type TheirStore = Stores['sqsStore'];
type TheirQueue = NonNullable<ReturnType<TheirStore['getQueue']>>;

/** A message in a queue. `sequenceNumber` is 20 digits, unique and ascending over all queues of the host. */
export type QueuedMessage = Parameters<TheirQueue['enqueue']>[0];
export type InflightMessage = TheirQueue['inflightMessages'] extends Map<string, infer Entry> ? Entry : never;
export type DeliveredMessage = ReturnType<TheirQueue['dequeue']>[number];

/** What a request handler of fauxqs asks of a queue. */
export type ProtocolQueue = Pick<
  TheirQueue,
  | 'name'
  | 'url'
  | 'arn'
  | 'attributes'
  | 'tags'
  | 'inflightMessages'
  | 'isFifo'
  | 'getAllAttributes'
  | 'enqueue'
  | 'dequeue'
  | 'deleteMessage'
  | 'changeVisibility'
  | 'waitForMessages'
  | 'checkDeduplication'
  | 'recordDeduplication'
  | 'nextSequenceNumber'
>;

/** What a request handler of fauxqs asks of the store. */
export interface ProtocolStore {
  region: string;
  getQueue(url: string): ProtocolQueue | undefined;
  getQueueByArn(arn: string): ProtocolQueue | undefined;
  listQueues(prefix?: string, maxResults?: number, nextToken?: string): { queues: ProtocolQueue[]; nextToken?: string };
  /** Called when the server closes: long polls end empty. */
  shutdown(): void;
}

/**
 * Hands our store to fauxqs. Its classes have private members, so that no other implementation is assignable to them, though its handlers
 * touch public members only: hence the one cast. The SNS and S3 stores are left to it; their routes are closed (server.ts).
 */
export function asFauxqsStores(store: ProtocolStore): Stores {
  return { sqsStore: store } as unknown as Stores;
}
