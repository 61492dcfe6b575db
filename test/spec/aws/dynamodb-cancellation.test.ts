/** What the ledger makes of each way in which DynamoDB can cancel or refuse a commit. */
import type { CancellationReason } from '@aws-sdk/client-dynamodb';
import {
  ThrottlingException,
  TransactionCanceledException,
  TransactionInProgressException,
  TransactWriteItemsCommand,
} from '@aws-sdk/client-dynamodb';
import { describe, expect, it } from 'vitest';
import type { CommitRequest, CommitResult } from '../../../shared/ports/ledger.ts';
import { LedgerBusyError } from '../../../shared/ports/ledger.ts';
import { dynamo, ledgerOn, message, request, sent, waits } from './dynamodb-mock.ts';

const ledger = ledgerOn('presale-ledger');

/** Reasons in the order of the items: head, page, inbox m-1, inbox m-2, claim; and behind them the mark for the log, which has no condition. */
const cancelled = (...codes: string[]) => {
  const items: Record<string, CancellationReason['Item']> = {
    2: { digest: { S: 'f'.repeat(64) }, stream: { S: 'account:9' }, sequence: { N: '3' } },
    3: { digest: { S: 'e'.repeat(64) }, stream: { S: 'account:9' }, sequence: { N: '4' } },
    4: { owner: { S: '9' } },
  };
  const short: Record<string, string> = {
    '-': 'None',
    failed: 'ConditionalCheckFailed',
    conflict: 'TransactionConflict',
    slow: 'ThrottlingError',
  };
  return new TransactionCanceledException({
    $metadata: {},
    message: 'cancelled',
    CancellationReasons: (codes.length === 5 ? [...codes, '-'] : codes).map((code, index) => {
      const item = code === 'failed' ? items[index] : undefined;
      return { Code: short[code] ?? code, ...(code === '-' ? {} : { Message: 'why' }), ...(item === undefined ? {} : { Item: item }) };
    }),
  });
};
const batch: CommitRequest = { ...request, inbox: [message('m-1'), message('m-2')] };
const first = { ...message('m-1'), digest: 'f'.repeat(64), stream: 'account:9', sequence: 3 };
const second = { ...message('m-2'), digest: 'e'.repeat(64), stream: 'account:9', sequence: 4 };
const held = { key: 'notice:济历住建冻用〔2026〕1号', owner: '9' };

describe('a cancelled transaction', () => {
  it.each<[string, string[], CommitResult]>([
    ['the head has moved', ['failed', '-', '-', '-', '-'], { kind: 'version-conflict' }],
    ['the page exists', ['-', 'failed', '-', '-', '-'], { kind: 'version-conflict' }],
    ['one message is known', ['-', '-', '-', 'failed', '-'], { kind: 'already-received', records: [second] }],
    ['both messages are known', ['-', '-', 'failed', 'failed', '-'], { kind: 'already-received', records: [first, second] }],
    ['a name is held', ['-', '-', '-', '-', 'failed'], { kind: 'claimed', claims: [held] }],
    ['all at once: received first', ['failed', 'failed', 'failed', '-', 'failed'], { kind: 'already-received', records: [first] }],
    ['moved and held: moved first', ['failed', 'failed', '-', '-', 'failed'], { kind: 'version-conflict' }],
    ['known, beside contention', ['conflict', '-', 'failed', '-', '-'], { kind: 'already-received', records: [first] }],
    ['held, beside throttling', ['slow', '-', '-', '-', 'failed'], { kind: 'claimed', claims: [held] }],
  ])('is an answer when %s', async (_what, codes, result) => {
    dynamo.on(TransactWriteItemsCommand).rejects(cancelled(...codes));
    expect(await ledger.commit(batch)).toEqual(result);
    expect(dynamo.calls()).toHaveLength(1);
  });

  it('by nothing but contention is sent again in place, later each time, under a token of its own', async () => {
    const contention = cancelled('conflict', '-', '-', '-', 'conflict');
    dynamo.on(TransactWriteItemsCommand).rejectsOnce(contention).rejectsOnce(contention).resolves({});
    expect(await ledger.commit(batch)).toMatchObject({ kind: 'committed', version: 7 });
    expect(waits).toEqual([10, 20]);
    expect(new Set([0, 1, 2].map((index) => sent(index).ClientRequestToken)).size).toBe(3);
    expect(sent(2).TransactItems).toEqual(sent(0).TransactItems);
  });

  it('by contention without end is given up after seven attempts, as a busy ledger', async () => {
    dynamo.on(TransactWriteItemsCommand).rejects(cancelled('conflict', '-', '-', '-', '-'));
    await expect(ledger.commit(batch)).rejects.toThrow(LedgerBusyError);
    expect(dynamo.calls()).toHaveLength(7);
    expect(waits).toEqual([10, 20, 40, 80, 160, 320]);
  });

  it.each([
    ['throttling', ['slow', '-', '-', '-', '-'], /0: ThrottlingError/],
    ['a partition over its throughput', ['-', '-', '-', '-', 'ProvisionedThroughputExceeded'], /4: ProvisionedThroughputExceeded/],
    ['throttling beside contention', ['conflict', 'slow', '-', '-', '-'], /1: ThrottlingError/],
  ])('by %s goes back to the queue at once, as a busy ledger', async (_what, codes, message) => {
    dynamo.on(TransactWriteItemsCommand).rejects(cancelled(...codes));
    const error: unknown = await ledger.commit(batch).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(LedgerBusyError);
    expect(String(error)).toMatch(message);
    expect(dynamo.calls()).toHaveLength(1);
  });

  it.each([
    [
      'a validation error',
      ['-', '-', 'ValidationError', '-', '-'],
      /item 2 \(inbox inbox#urn:presale:bank:102451000019#m-1 \/ inbox\): ValidationError: why/,
    ],
    [
      'an item collection too large',
      ['-', 'ItemCollectionSizeLimitExceeded', '-', '-', '-'],
      /item 1 \(page .*ItemCollectionSizeLimitExceeded/,
    ],
    ['a validation error beside a failed condition', ['failed', '-', '-', '-', 'ValidationError'], /item 4 \(claim .*ValidationError/],
    ['another number of reasons than items', ['failed'], /6 items with 1 reasons/],
    ['no reason at all', ['-', '-', '-', '-', '-'], /without giving a reason/],
  ])('by %s is an error that says where and why, and is not repeated', async (_what, codes, message) => {
    dynamo.on(TransactWriteItemsCommand).rejects(cancelled(...codes));
    await expect(ledger.commit(batch)).rejects.toThrow(message);
    expect(dynamo.calls()).toHaveLength(1);
  });

  it('whose failed condition comes without the old item is an error, never a guess', async () => {
    const reasons = [
      { Code: 'None' },
      { Code: 'None' },
      { Code: 'ConditionalCheckFailed' },
      ...Array.from({ length: 3 }, () => ({ Code: 'None' })),
    ];
    dynamo
      .on(TransactWriteItemsCommand)
      .rejects(new TransactionCanceledException({ $metadata: {}, message: 'cancelled', CancellationReasons: reasons }));
    await expect(ledger.commit(batch)).rejects.toThrow(/lacks the string digest/);
  });
});

describe('a request that DynamoDB did not take', () => {
  it.each([
    ['throttled', new ThrottlingException({ $metadata: {}, message: 'slow down' })],
    ['still in progress', new TransactionInProgressException({ $metadata: {}, message: 'in progress' })],
  ])('(%s) is a busy ledger', async (_what, error) => {
    dynamo.on(TransactWriteItemsCommand).rejects(error);
    await expect(ledger.commit(request)).rejects.toThrow(LedgerBusyError);
  });

  it('for another cause is thrown as it is', async () => {
    dynamo.on(TransactWriteItemsCommand).rejects(new Error('socket hang up'));
    await expect(ledger.commit(request)).rejects.toThrow('socket hang up');
  });
});
