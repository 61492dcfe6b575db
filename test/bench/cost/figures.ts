/** From what a transfer asks for to money and limits, by public prices. Every number of `docs/explanation/cost.md` is computed here. */
import type { PerTransfer } from './measure.ts';

/** USD of us-east-1, on demand, as published in November 2026 at aws.amazon.com/<service>/pricing; per million unless said. */
export const prices = {
  writeUnits: 0.625,
  storageGbMonth: 0.25,
  queueRequests: 0.5,
  invocations: 0.2,
  gbSecond: 0.0000133334,
  puts: 5,
  signatures: 15,
};
/** CNY, regions Beijing and Ningxia, www.amazonaws.cn/en/dynamodb/pricing: the on-demand price of a million writes that the page shows. */
export const chinaWriteUnits = 11.1538;
/** What a function takes a message, with the memory that most have; an assumption, to be replaced by a measurement of the own stage. */
export const assumed = { secondsAMessage: 0.05, gigabytes: 0.5, leafBytes: 32 };
/** Writes of one partition a second, of a table on demand before more is asked for, and messages of a FIFO queue with high throughput in batches. */
export const limits = { partitionWriteUnits: 1_000, tableWriteUnits: 40_000, queueMessages: 30_000, batch: 10 };

/** Powertools batch + idempotency + a record + a notification item: four writes a message outside a transaction, of a kilobyte each, one notification sent. */
const naive = { writeUnitsAMessage: 4, queueMessages: 4 };
/** The embedded measurement has each message in a commit of its own; in full batches a message of an inflow takes so many units (`npm run bench`). */
export const fullBatchUnitsAMessage = 6.6;

export interface Bill {
  table: number;
  queues: number;
  functions: number;
  evidence: number;
  signatures: number;
  total: number;
}

/** USD for a million transfers; every message in a request of its own. */
export function bill({ writeUnits, queueMessages, replies, messagesIn }: PerTransfer): Bill {
  const table = writeUnits * prices.writeUnits;
  // Sent, received, deleted.
  const queues = 3 * (queueMessages + replies) * prices.queueRequests;
  const functions = queueMessages * (prices.invocations + assumed.secondsAMessage * assumed.gigabytes * prices.gbSecond * 1e6);
  // A batch and a document or its proof, each message; where nothing is signed, nothing is kept as evidence.
  const evidence = replies === 0 ? 0 : 2 * messagesIn * prices.puts;
  const signatures = replies * prices.signatures;
  return { table, queues, functions, evidence, signatures, total: table + queues + functions + evidence + signatures };
}

export function naiveBill({ messagesIn }: PerTransfer): Bill {
  return bill({
    messagesIn,
    commits: 0,
    itemBytes: 0,
    keptBytes: 0,
    replies: 0,
    writeUnits: naive.writeUnitsAMessage * messagesIn,
    queueMessages: naive.queueMessages,
  });
}

export function scale({ writeUnits, keptBytes, messagesIn }: PerTransfer) {
  const messagesADay = 1e7;
  const perSecond = messagesADay / 86_400;
  const unitsAMessage = writeUnits / messagesIn;
  // A month's end: half of the day's messages in two hours, on top of a day three times as full.
  const burstPerSecond = (3 * messagesADay * 0.5) / 7_200;
  const tiles = Math.ceil(messagesADay / 256);
  return {
    perSecond,
    burstPerSecond,
    burstUnits: burstPerSecond * unitsAMessage,
    accountPerSecond: limits.partitionWriteUnits / fullBatchUnitsAMessage,
    accountSinglePerSecond: limits.partitionWriteUnits / unitsAMessage,
    tablePerSecond: limits.tableWriteUnits / unitsAMessage,
    queuePerSecond: limits.queueMessages,
    provincePerSecond: (1e5 * 30) / 86_400,
    tenYearsTerabytes: (messagesADay * 3_650 * keptBytes) / messagesIn / 1e12,
    tenYearsMonthly: ((messagesADay * 3_650 * keptBytes) / messagesIn / 1e9) * prices.storageGbMonth,
    leavesAMinute: messagesADay / 1_440,
    tiles,
    // Full tiles of all levels, entry bundles as many as the lowest, and the partial tiles and the checkpoint of each minute.
    logPuts: tiles + Math.ceil(tiles / 255) + tiles + 1_440 * 5,
    logUsdADay: ((tiles + Math.ceil(tiles / 255) + tiles + 1_440 * 5) * prices.puts) / 1e6,
    logGigabytesADay: (messagesADay * assumed.leafBytes) / 1e9,
  };
}
