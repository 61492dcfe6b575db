/** The messages of one group, in order: each account's in one commit, what ended at the gate in one more, then everything that follows from them. */
import type { SQSRecord } from 'aws-lambda';
import { accountCore } from '../../shared/domain/account/core.ts';
import { intakeCore } from '../../shared/domain/intake/core.ts';
import { type LogCommand, logCore } from '../../shared/domain/log/core.ts';
import type { Instant } from '../../shared/domain/messages/messages.ts';
import { accountFacts } from '../../shared/workflow/account/account-facts.ts';
import type { GroupOutcome } from '../../shared/workflow/batch/fifo-batch.ts';
import { isOwnFailure } from '../../shared/workflow/batch/own-failure.ts';
import type { ItemResult } from '../../shared/workflow/commit/batch.ts';
import { dispatch } from '../../shared/workflow/dispatch.ts';
import { answer } from './answer.ts';
import type { Deps } from './deps.ts';
import { type Examined, examine } from './examine.ts';
import { park, setAside } from './set-aside.ts';

/** A message with its place in the group. */
export interface Arrival {
  index: number;
  record: SQSRecord;
  examined: Examined;
  /** How often the core failed on it, parked or not. */
  failures: number;
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
    const failed = await receiveStream(deps, { stream, evidenceKey, receivedAt, arrivals: mine });
    if (failed) failures.push(failed);
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
    arrivals.push({ index, record, examined: result.value, failures: 0 });
  }
  return { arrivals };
}

/** The core is asked so often about one message, each time on the state as the ledger has it then; after that the message is parked with its account. */
const parkAfterFailures = 3;

/**
 * What failed, if anything did. When the ledger or a queue failed, the messages come back as they are: they are recognised then, and what follows from
 * them is sent again. What the core fails on is no fault of a store: it is asked again, then the message is parked, and when that fails too, written down
 * as it is. So each message takes at most `parkAfterFailures + 1` rounds, and the loop ends.
 */
async function receiveStream(deps: Deps, { arrivals, ...shared }: Arrivals): Promise<Failure | undefined> {
  let rest = arrivals;
  while (rest.length > 0) {
    try {
      const { done, error } = await receiveRun(deps, { ...shared, arrivals: rest });
      const [culprit, ...behind] = rest.slice(done);
      if (!culprit) return undefined;
      if (!isOwnFailure(error)) return { index: culprit.index, error };
      const next = { ...culprit, failures: culprit.failures + 1 };
      if (next.failures <= parkAfterFailures && next.examined.kind === 'message' && canBeParked(next.examined))
        rest = [next.failures === parkAfterFailures ? park(deps, next, error, behind.length) : next, ...behind];
      else if (next.failures < parkAfterFailures) rest = [next, ...behind];
      else {
        await setAside(deps, { ...shared, arrivals: [next] }, error);
        rest = behind;
      }
    } catch (error) {
      return { index: rest[0]?.index ?? 0, error };
    }
  }
  return undefined;
}

/** What the desk decides is never held for the desk to decide. */
const canBeParked = ({ command }: Extract<Examined, { kind: 'message' }>): boolean => command.message.type !== 'operator.task.answered';

/** Commits as far as it goes, and sends what follows from that. */
async function receiveRun(deps: Deps, { arrivals, ...shared }: Arrivals): Promise<{ done: number; error?: unknown }> {
  const results = await commitStream(deps, { arrivals, ...shared });
  const failedAt = results.findIndex(({ kind }) => kind === 'failed');
  const done = failedAt < 0 ? arrivals.length : failedAt;
  const outputs = await answer(deps, { ...shared, arrivals: arrivals.slice(0, done) }, results.slice(0, done));
  await dispatch(deps.queues, outputs);
  const failed = results[failedAt];
  return failed?.kind === 'failed' ? { done, error: failed.error } : { done };
}

async function commitStream(deps: Deps, { stream, evidenceKey, receivedAt, arrivals }: Arrivals): Promise<ItemResult<unknown>[]> {
  const batch = { stream, recordedAt: receivedAt, evidenceKey };
  const rejected = arrivals.flatMap(({ examined }) =>
    examined.kind === 'rejected' ? [{ command: examined.command, inbox: examined.inbox }] : [],
  );
  if (rejected.length > 0) return deps.commit(intakeCore, { ...batch, facts: undefined, items: rejected });
  const cosigned = arrivals.flatMap(({ examined }) => (examined.kind === 'cosigned' ? [cosignedItem(examined)] : []));
  if (cosigned.length > 0) return deps.commit(logCore, { ...batch, facts: undefined, items: cosigned });
  const messages = arrivals.flatMap(({ examined }) =>
    examined.kind === 'message' ? [{ command: examined.command, inbox: examined.inbox }] : [],
  );
  return deps.commit(accountCore, { ...batch, facts: await accountFacts(deps.register), items: messages });
}

function cosignedItem({ command: { kind, at, from, size, rootHash, line, messageId }, inbox }: Extract<Examined, { kind: 'cosigned' }>) {
  const command: LogCommand = { kind, at, from, size, rootHash, line, messageId };
  return { command, inbox };
}
