/**
 * FIFO batches under Lambda's rules, group by group: groups run side by side, one group in its order, and a failure returns that message and the rest
 * of its own group only (`ReportBatchItemFailures`). middy runs one handler a batch, so the rule is that handler; nothing of a batch outlives it.
 */
import type { SQSBatchResponse, SQSEvent, SQSRecord } from 'aws-lambda';

/** How far a group came: the first `done` messages are finished, `error` says why the next one is not. */
export interface GroupOutcome {
  done: number;
  error?: unknown;
}
export type ProcessGroup = (group: readonly SQSRecord[]) => Promise<GroupOutcome>;

export interface FifoBatchOptions {
  /** Groups that run side by side; at least 1. */
  concurrency: number;
  /** Told of each message that goes back because of its own failure (not those behind it). */
  onFailure: (record: SQSRecord, error: unknown, returned: number) => void;
}

export function fifoBatch(
  { concurrency, onFailure }: FifoBatchOptions,
  processGroup: ProcessGroup,
): (event: SQSEvent) => Promise<SQSBatchResponse> {
  const returnedOf = async (group: readonly SQSRecord[]): Promise<SQSRecord[]> => {
    const { done, error } = await outcomeOf(processGroup, group);
    const returned = group.slice(done);
    const [failed] = returned;
    if (failed) onFailure(failed, error, returned.length);
    return returned;
  };
  return async ({ Records }) => {
    const returned = (await inParallel(groupsOf(Records), concurrency, returnedOf)).flat();
    return { batchItemFailures: returned.map(({ messageId }) => ({ itemIdentifier: messageId })) };
  };
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

async function outcomeOf(processGroup: ProcessGroup, group: readonly SQSRecord[]): Promise<GroupOutcome> {
  try {
    const outcome = await processGroup(group);
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
