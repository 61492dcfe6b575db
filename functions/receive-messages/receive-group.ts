/** The messages of one group, in order: each account's in one commit, what ended at the gate in one more, then everything that follows from them. */
import type { SQSRecord } from 'aws-lambda';
import type { Instant } from '../../shared/domain/messages.ts';
import type { ItemResult } from '../../shared/workflow/batch.ts';
import { accountCore, accountFacts } from '../../shared/workflow/cores/account.ts';
import { intakeCore } from '../../shared/workflow/cores/intake.ts';
import { dispatch } from '../../shared/workflow/dispatch.ts';
import type { GroupOutcome } from '../../shared/workflow/fifo-batch.ts';
import { answer } from './answer.ts';
import type { Deps } from './deps.ts';
import { type Examined, examine } from './examine.ts';

/** A message with its place in the group. */
export interface Arrival {
  index: number;
  record: SQSRecord;
  examined: Examined;
}

/** The part of a group that goes to one stream, with what all of it shares. */
export interface Arrivals {
  stream: string;
  evidenceKey: string;
  receivedAt: Instant;
  arrivals: readonly Arrival[];
}

export async function receiveGroup(deps: Deps, group: readonly SQSRecord[], evidenceKey: string): Promise<GroupOutcome> {
  const receivedAt = deps.clock.now();
  const { arrivals, failure } = await examineAll(deps, group, receivedAt);
  const failures = failure ? [failure] : [];
  for (const [stream, mine] of Map.groupBy(arrivals, ({ examined }) => examined.stream)) {
    failures.push(...(await receiveStream(deps, { stream, evidenceKey, receivedAt, arrivals: mine })));
  }
  const [first] = failures.sort((a, b) => a.index - b.index);
  return first ? { done: first.index, error: first.error } : { done: group.length };
}

interface Failure {
  index: number;
  error: unknown;
}

/** Those before the first that could not be examined; nothing behind it may overtake it. */
async function examineAll(
  deps: Deps,
  group: readonly SQSRecord[],
  receivedAt: Instant,
): Promise<{ arrivals: Arrival[]; failure?: Failure }> {
  const results = await Promise.allSettled(group.map((record) => examine(deps, record, receivedAt)));
  const arrivals: Arrival[] = [];
  for (const [index, result] of results.entries()) {
    const record = group[index];
    if (result.status === 'rejected' || !record)
      return { arrivals, failure: { index, error: result.status === 'rejected' ? result.reason : undefined } };
    arrivals.push({ index, record, examined: result.value });
  }
  return { arrivals };
}

/** What failed. When the outputs could not be sent, every message of the stream comes back: they are recognised then, and sent again. */
async function receiveStream(deps: Deps, { arrivals, ...shared }: Arrivals): Promise<Failure[]> {
  try {
    const results = await commitStream(deps, { arrivals, ...shared });
    const failedAt = results.findIndex(({ kind }) => kind === 'failed');
    const committed = failedAt < 0 ? arrivals.length : failedAt;
    const outputs = await answer(deps, { ...shared, arrivals: arrivals.slice(0, committed) }, results.slice(0, committed));
    await dispatch(deps.queues, outputs);
    const failed = results[failedAt];
    return failed?.kind === 'failed' ? [{ index: arrivals[failedAt]?.index ?? 0, error: failed.error }] : [];
  } catch (error) {
    return [{ index: arrivals[0]?.index ?? 0, error }];
  }
}

async function commitStream(deps: Deps, { stream, evidenceKey, receivedAt, arrivals }: Arrivals): Promise<ItemResult<unknown>[]> {
  const batch = { stream, recordedAt: receivedAt, evidenceKey };
  const rejected = arrivals.flatMap(({ examined }) =>
    examined.kind === 'rejected' ? [{ command: examined.command, inbox: examined.inbox }] : [],
  );
  if (rejected.length > 0) return deps.commit(intakeCore, { ...batch, facts: undefined, items: rejected });
  const messages = arrivals.flatMap(({ examined }) =>
    examined.kind === 'message' ? [{ command: examined.command, inbox: examined.inbox }] : [],
  );
  return deps.commit(accountCore, { ...batch, facts: await accountFacts(deps.register), items: messages });
}
