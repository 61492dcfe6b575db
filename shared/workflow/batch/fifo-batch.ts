/**
 * FIFO batches under Lambda's rules, group by group: groups run side by side, one group in its order, and a failure returns that message and the rest
 * of its own group only (`ReportBatchItemFailures`). middy runs one handler a batch, so the rule is that handler; nothing of a batch outlives it.
 *
 * A failure of ours (a store away, no time left) holds the message back in its place, however often; only what can never succeed goes to the dead letters.
 */
import type { SQSBatchResponse, SQSEvent, SQSRecord } from 'aws-lambda';
import type { SourceQueue } from '../../ports/source-queue.ts';
import { secondsUntilNextTry } from './next-try.ts';
import { isOwnFailure } from './own-failure.ts';

/** How far a group came: the first `done` messages are finished, `error` says why the next one is not. */
export interface GroupOutcome {
  done: number;
  error?: unknown;
  /** There was no time for the rest, and nothing was begun for the next one: it comes again at once. */
  outOfTime?: true;
}
/** Milliseconds until this invocation is cut off. */
export type TimeLeft = () => number;
export type ProcessGroup = (group: readonly SQSRecord[], timeLeft: TimeLeft) => Promise<GroupOutcome>;

export interface FifoBatchOptions {
  /** Groups that run side by side; at least 1. */
  concurrency: number;
  /** Told of each message that goes back because of its own failure (not those behind it). */
  onFailure: (record: SQSRecord, error: unknown, returned: number) => void;
  /** Absent: the host of the function sees to messages that go back, and gives none up. */
  source?: SourceQueue;
}

/** What Lambda tells of the time that is left. */
interface Invocation {
  getRemainingTimeInMillis(): number;
}
const noLimit: Invocation = { getRemainingTimeInMillis: () => Number.POSITIVE_INFINITY };

/** Kept for answering: what a group is given ends before the function is cut off. */
const reserveMs = 2_000;

export function fifoBatch(
  options: FifoBatchOptions,
  processGroup: ProcessGroup,
): (event: SQSEvent, invocation?: Invocation) => Promise<SQSBatchResponse> {
  return async ({ Records }, invocation = noLimit) => {
    const timeLeft = (): number => invocation.getRemainingTimeInMillis() - reserveMs;
    const returned = await inParallel(groupsOf(Records), options.concurrency, (group) =>
      processWhole(options, processGroup, group, timeLeft),
    );
    return { batchItemFailures: returned.flat().map(({ messageId }) => ({ itemIdentifier: messageId })) };
  };
}

/** Returns what goes back to the queue. */
async function processWhole(
  { onFailure, source }: FifoBatchOptions,
  processGroup: ProcessGroup,
  group: readonly SQSRecord[],
  timeLeft: TimeLeft,
): Promise<readonly SQSRecord[]> {
  let rest = group;
  while (rest.length > 0) {
    const { done, error, outOfTime } = await outcomeOf(processGroup, rest, timeLeft);
    const returned = rest.slice(done);
    const [failed, ...behind] = returned;
    if (!failed) return [];
    if (outOfTime) {
      await source?.holdBack(returned, 0);
      return returned;
    }
    onFailure(failed, error, returned.length);
    if (!source || !isOwnFailure(error)) {
      await source?.holdBack(returned, secondsUntilNextTry(Number(failed.attributes.ApproximateReceiveCount)));
      return returned;
    }
    try {
      await source.giveUp(failed);
    } catch (refused) {
      onFailure(failed, refused, returned.length);
      return returned;
    }
    rest = behind;
  }
  return [];
}

/** A group whose messages are taken one by one. */
export function oneByOne(processRecord: (record: SQSRecord) => Promise<void>): ProcessGroup {
  return async (group) => {
    for (const [done, record] of group.entries()) {
      try {
        await processRecord(record);
      } catch (error) {
        return { done, error };
      }
    }
    return { done: group.length };
  };
}

async function outcomeOf(processGroup: ProcessGroup, group: readonly SQSRecord[], timeLeft: TimeLeft): Promise<GroupOutcome> {
  try {
    const outcome = timeLeft() > 0 ? await processGroup(group, timeLeft) : ({ done: 0, outOfTime: true } as const);
    return outcome.done < group.length ? { error: new Error('the rest of the group was not processed'), ...outcome } : outcome;
  } catch (error) {
    return { done: 0, error };
  }
}

/** Groups in the order of their first message. A message without a group is a group of its own. */
function groupsOf(records: readonly SQSRecord[]): SQSRecord[][] {
  const groups = new Map<string, SQSRecord[]>();
  for (const record of records) {
    const name =
      record.attributes.MessageGroupId === undefined ? `message ${record.messageId}` : `group ${record.attributes.MessageGroupId}`;
    const group = groups.get(name);
    if (group) group.push(record);
    else groups.set(name, [record]);
  }
  return [...groups.values()];
}

/** Results in the order of the items; at most `limit` run at a time. Rejects with the first error. */
export async function inParallel<Item, Result>(
  items: readonly Item[],
  limit: number,
  task: (item: Item) => Promise<Result>,
): Promise<Result[]> {
  const results: Result[] = new Array(items.length);
  const waiting = items.entries();
  const worker = async (): Promise<void> => {
    for (const [index, item] of waiting) results[index] = await task(item);
  };
  await Promise.all(Array.from({ length: Math.max(1, Math.min(limit, items.length)) }, worker));
  return results;
}
