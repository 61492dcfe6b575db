/**
 * The ledger on DynamoDB. A commit is one request (a few where it is very large) and reads nothing: what a reader would learn comes back with the refusal.
 *
 * The client is built by a function's `deps`, bounded so that one slow call cannot eat the invocation (`clientPatience`; a transaction
 * needs at least one second to recover in place). The SDK retries throttled and lost requests with the same token; it never retries a
 * cancelled transaction, this file does, and only when every reason is contention.
 * The role needs GetItem, BatchGetItem, Query and PutItem on the table and Query on its index. It needs no DeleteItem and no UpdateItem.
 */
import type { DynamoDBClient, TransactWriteItemsCommandInput } from '@aws-sdk/client-dynamodb';
import { TransactionCanceledException, TransactWriteItemsCommand } from '@aws-sdk/client-dynamodb';
import type { CommitRequest, CommitResult, Committed, Ledger, StreamId } from '../../../ports/ledger.ts';
import { LedgerBusyError } from '../../../ports/ledger.ts';
import type { LedgerItem } from '../../ledger/items.ts';
import { checkLimits, commitItems } from '../../ledger/items.ts';
import type { PreparedCommit } from '../../ledger/prepare.ts';
import { prepareCommit } from '../../ledger/prepare.ts';
import { toAttributes } from './attributes.ts';
import type { TransactionOutcome } from './cancellation.ts';
import { classifyCancellation } from './cancellation.ts';
import { divide, fitsOneTransaction, putAll, settle } from './large.ts';
import { createReads } from './reads.ts';
import { createSealing } from './sealing.ts';
import { type PartOfTransaction, transactionInput } from './transaction.ts';

export interface DynamoLedgerDeps {
  client: DynamoDBClient;
  table: string;
  /** 0 ≤ random() < 1; spreads retries. */
  random: () => number;
  /** Resolves after so many milliseconds. */
  delay: (milliseconds: number) => Promise<void>;
}

/** Attempts of one commit under contention, and the longest waits between them: 20, 40, … 640 ms, on average 0.6 s in all. */
const attemptsMax = 7;
const firstWaitMs = 20;

/**
 * What the SDK throws when its own retries did not help. "In progress" is an attempt whose answer was lost and that still runs: whether it
 * took hold shows when the messages come back, in their inbox records.
 */
const busyErrors = new Set([
  'ThrottlingException',
  'ProvisionedThroughputExceededException',
  'RequestLimitExceeded',
  'TransactionInProgressException',
]);

export function createDynamoLedger(deps: DynamoLedgerDeps): Ledger {
  return {
    ...createReads(deps),
    ...createSealing(deps),
    async commit<State, Event>(request: CommitRequest<State, Event>): Promise<CommitResult> {
      const prepared = prepareCommit(request);
      checkLimits(prepared);
      const { first, claims, deciding } = divide(prepared.stream, commitItems(prepared));
      await putAll(deps, first);
      for (const chunk of claims) {
        const refused = await send(deps, prepared, chunk);
        if (refused.kind !== 'committed') return refused;
      }
      const result = await send(deps, prepared, deciding);
      if (result.kind === 'committed') await settleQuietly(deps, prepared.stream, deciding);
      return result;
    },
    async commitSeveral(requests: readonly CommitRequest[]): Promise<Committed[] | undefined> {
      const parts = requests.map(wholeParts);
      const items = parts.flatMap((part) => part?.items ?? []);
      if (parts.includes(undefined) || !fitsOneTransaction(items)) return undefined;
      const whole = parts.filter((part) => part !== undefined);
      const outcome = await attemptOnce(deps.client, transactionInput(deps.table, whole, 1), whole);
      if (outcome.kind !== 'answered' || outcome.result.kind !== 'committed') return undefined;
      return whole.map(({ commit: { sequence, hash } }) => ({ version: sequence, hash }));
    },
    /** The service compares what it reads with checksums, and mends it from its copies. */
    damage: async () => [],
    /** The client belongs to whoever made it. */
    async close() {},
  };
}

/** A commit as a part of a transaction; undefined where it takes more than one by itself. */
function wholeParts(request: CommitRequest): PartOfTransaction | undefined {
  const commit = prepareCommit(request);
  checkLimits(commit);
  const { first, claims, deciding } = divide(commit.stream, commitItems(commit));
  const isWhole = first.length + claims.length === 0 && deciding.every(({ item }) => item['staged'] === undefined);
  return isWhole ? { commit, items: deciding } : undefined;
}

/** What was committed is committed: where the parts cannot be put in their places now, the next reader of the head does it. */
async function settleQuietly(deps: DynamoLedgerDeps, stream: StreamId, deciding: readonly LedgerItem[]): Promise<void> {
  const head = deciding.find(({ kind }) => kind === 'head')?.item;
  if (head?.['staged'] === undefined) return;
  await settle(deps, stream, toAttributes(head)).catch(() => undefined);
}

async function send(deps: DynamoLedgerDeps, commit: PreparedCommit, items: readonly LedgerItem[]): Promise<CommitResult> {
  for (let attempt = 1; ; attempt += 1) {
    const parts = [{ commit, items }];
    const outcome = await attemptOnce(deps.client, transactionInput(deps.table, parts, attempt), parts);
    if (outcome.kind === 'answered') return outcome.result;
    if (outcome.kind === 'throttled') throw new LedgerBusyError(`DynamoDB throttled a commit to ${commit.stream} (${outcome.codes})`);
    if (attempt === attemptsMax) {
      throw new LedgerBusyError(`a commit to ${commit.stream} met other transactions in all of ${attemptsMax} attempts`);
    }
    await deps.delay(deps.random() * firstWaitMs * 2 ** (attempt - 1));
  }
}

/** `committed` with the place of the first of the streams; the others' follow from what was asked for. */
async function attemptOnce(
  client: DynamoDBClient,
  input: TransactWriteItemsCommandInput,
  parts: readonly PartOfTransaction[],
): Promise<TransactionOutcome> {
  const [first] = parts;
  if (first === undefined) throw new RangeError('a transaction of nothing');
  const { sequence, hash, stream } = first.commit;
  try {
    await client.send(new TransactWriteItemsCommand(input));
    return { kind: 'answered', result: { kind: 'committed', version: sequence, hash } };
  } catch (error) {
    if (error instanceof TransactionCanceledException)
      return classifyCancellation(
        error.CancellationReasons ?? [],
        parts.flatMap(({ items }) => items),
      );
    if (error instanceof Error && busyErrors.has(error.name)) {
      throw new LedgerBusyError(`DynamoDB did not take a commit to ${stream} (${error.name})`, error);
    }
    throw error;
  }
}
