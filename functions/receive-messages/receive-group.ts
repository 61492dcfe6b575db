/** The messages of one group, in order: each account's in one commit, what ended at the gate in one more, then everything that follows from them. */
import type { SQSRecord } from 'aws-lambda';
import { accountCore } from '../../shared/domain/account/core.ts';
import { intakeCore } from '../../shared/domain/intake/core.ts';
import { type LogCommand, logCore } from '../../shared/domain/log/core.ts';
import type { Instant } from '../../shared/domain/messages.ts';
import { accountFacts } from '../../shared/workflow/account-facts.ts';
import type { ItemResult } from '../../shared/workflow/commit/batch.ts';
import { DecisionError } from '../../shared/workflow/commit/together.ts';
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
    const culprit = arrivals[failedAt];
    if (failed?.kind !== 'failed' || culprit === undefined) return [];
    if (!mustBeParked(culprit, failed.error)) return [{ index: culprit.index, error: failed.error }];
    return await park(deps, { ...shared, arrivals: arrivals.slice(failedAt) }, failed.error);
  } catch (error) {
    return [{ index: arrivals[0]?.index ?? 0, error }];
  }
}

/** After so many receives without a known reason, waiting longer helps nobody: the account behind it must be able to go on being written down. */
const parkAfterReceives = 3;

/** Only a partner's message, and only where the failure is its own: a busy or unreachable ledger is nobody's fault. */
function mustBeParked({ record, examined }: Arrival, error: unknown): boolean {
  if (examined.kind !== 'message' || examined.command.message.type === 'operator.task.answered') return false;
  return error instanceof DecisionError && Number(record.attributes.ApproximateReceiveCount) >= parkAfterReceives;
}

/** Parks the first and takes in the rest of the stream behind it; they are held in order until an operator replays or strikes them. */
async function park(deps: Deps, { arrivals, ...shared }: Arrivals, error: unknown): Promise<Failure[]> {
  deps.log.error('a message is parked with its account', { messages: arrivals.length }, error);
  deps.metrics.count('MessagesParked', 1);
  const parked = arrivals.map((arrival, place) =>
    place === 0 && arrival.examined.kind === 'message'
      ? { ...arrival, examined: { ...arrival.examined, command: { ...arrival.examined.command, parked: true } } }
      : arrival,
  );
  return receiveStream(deps, { ...shared, arrivals: parked });
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
