/** The exact requests of the ledger and the register on DynamoDB. */
import {
  BatchGetItemCommand,
  DynamoDBClient,
  GetItemCommand,
  PutItemCommand,
  QueryCommand,
  TransactWriteItemsCommand,
} from '@aws-sdk/client-dynamodb';
import { describe, expect, it } from 'vitest';
import { createDynamoRegister } from '../../../shared/adapters/aws/dynamodb/register.ts';
import { genesisHash, hashPage, pageText } from '../../../shared/domain/aggregate/journal.ts';
import type { CommitRequest, Ledger } from '../../../shared/ports/ledger.ts';
import { LedgerBusyError, LedgerLimitError } from '../../../shared/ports/ledger.ts';
import { dynamo, ledgerOn, message, request, sent } from './dynamodb-mock.ts';

const ledger = ledgerOn('presale-ledger');
const { stream, previousHash, recordedAt, events, inbox } = request;
const page = { stream, sequence: 7, previousHash, recordedAt, events, inbox };

const tokenOf = async (on: Ledger, fields: Partial<CommitRequest>) => {
  dynamo.resetHistory();
  await on.commit({ ...request, ...fields });
  return sent().ClientRequestToken;
};

describe('a commit on DynamoDB', () => {
  it('is one transaction: head at the expected version and hash, page, inbox and claims, each under its condition', async () => {
    dynamo.on(TransactWriteItemsCommand).resolves({});
    expect(await ledger.commit(request)).toEqual({ kind: 'committed', version: 7, hash: hashPage(page) });
    expect(dynamo.calls()).toHaveLength(1);
    expect(sent().TransactItems?.map(({ Put }) => Put)).toEqual([
      {
        TableName: 'presale-ledger',
        Item: {
          pk: { S: 'stream#account:1' },
          sk: { S: 'head' },
          version: { N: '7' },
          hash: { S: hashPage(page) },
          state: { S: '{"balanceFen":100000000000000}' },
          stateVersion: { N: '0' },
          due: { S: 'due' },
          dueKey: { S: '2026-03-03T00:00:00+08:00|account:1' },
        },
        ConditionExpression: '#version = :version AND #hash = :hash AND attribute_not_exists(staged)',
        ExpressionAttributeNames: { '#version': 'version', '#hash': 'hash' },
        ExpressionAttributeValues: { ':version': { N: '6' }, ':hash': { S: 'b'.repeat(64) } },
      },
      {
        TableName: 'presale-ledger',
        Item: {
          pk: { S: 'stream#account:1' },
          sk: { S: 'page#0000000000000007' },
          hash: { S: hashPage(page) },
          body: { S: pageText(page) },
        },
        ConditionExpression: 'attribute_not_exists(pk)',
      },
      {
        TableName: 'presale-ledger',
        Item: {
          pk: { S: 'inbox#urn:presale:bank:102451000019#m-1' },
          sk: { S: 'inbox' },
          digest: { S: 'a'.repeat(64) },
          stream: { S: 'account:1' },
          sequence: { N: '7' },
        },
        ConditionExpression: 'attribute_not_exists(pk)',
        ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
      },
      {
        TableName: 'presale-ledger',
        Item: { pk: { S: 'claim#notice:济历住建冻用〔2026〕1号' }, sk: { S: 'claim' }, owner: { S: '1' } },
        ConditionExpression: 'attribute_not_exists(pk) OR #owner = :owner',
        ExpressionAttributeNames: { '#owner': 'owner' },
        ExpressionAttributeValues: { ':owner': { S: '1' } },
        ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
      },
      {
        TableName: 'presale-ledger',
        Item: {
          pk: { S: 'log#account:1' },
          sk: { S: 'unsealed' },
          sequence: { N: '7' },
          due: { S: expect.stringMatching(/^unsealed-[0-7]$/) },
          dueKey: { S: 'account:1' },
        },
      },
    ]);
  });

  it('of a new stream asks that neither head nor page exist, and enters its name among the streams', async () => {
    dynamo.on(TransactWriteItemsCommand).resolves({});
    const { dueAt: _, ...waitsForNothing } = request;
    await ledger.commit({ ...waitsForNothing, expectedVersion: 0, previousHash: genesisHash });
    const puts = sent().TransactItems?.map(({ Put }) => Put) ?? [];
    expect(puts.slice(0, 3).map((put) => put?.ConditionExpression)).toEqual(Array.from({ length: 3 }, () => 'attribute_not_exists(pk)'));
    expect(puts[2]?.Item).toEqual({ pk: { S: 'streams' }, sk: { S: 'account:1' } });
    expect(Object.keys(puts[0]?.Item ?? {})).toEqual(['pk', 'sk', 'version', 'hash', 'state', 'stateVersion']);
  });

  it('of a full batch of ten messages is one request, and nothing is read', async () => {
    dynamo.on(TransactWriteItemsCommand).resolves({});
    const ten = Array.from({ length: 10 }, (_, n) => message(`m-${n}`));
    await ledger.commit({ ...request, inbox: ten, claims: ten.map(({ key }) => ({ key: `serial:${key}`, owner: '1' })) });
    expect(dynamo.calls()).toHaveLength(1);
    expect(sent().TransactItems).toHaveLength(23);
  });

  it('too large for DynamoDB is not sent', async () => {
    await expect(ledger.commit({ ...request, state: 'x'.repeat(410_000) })).rejects.toThrow(LedgerLimitError);
    expect(dynamo.calls()).toHaveLength(0);
  });

  it('has a token of at most 36 characters that only the very same request shares', async () => {
    dynamo.on(TransactWriteItemsCommand).resolves({});
    const token = await tokenOf(ledger, {});
    expect(token).toMatch(/^[0-9a-f]{36}$/);
    expect(await tokenOf(ledger, {})).toBe(token);
    const others: Partial<CommitRequest>[] = [
      { events: [] },
      { recordedAt: '2026-03-02T09:00:01+08:00' },
      { state: { balanceFen: 1 } },
      { dueAt: '2026-03-04T00:00:00+08:00' },
      { claims: [] },
    ];
    const tokens = [];
    for (const fields of others) tokens.push(await tokenOf(ledger, fields));
    tokens.push(await tokenOf(ledgerOn('another-stage'), {}));
    expect(new Set([token, ...tokens]).size).toBe(7);
  });
});

describe('reads on DynamoDB', () => {
  it('of a state is one consistent query for the head and everything open', async () => {
    dynamo.on(QueryCommand).resolves({});
    expect(await ledger.head('account:1')).toBeUndefined();
    expect(dynamo.commandCalls(QueryCommand).map(({ args }) => args[0].input)).toMatchObject([
      {
        ConsistentRead: true,
        KeyConditionExpression: 'pk = :pk AND sk BETWEEN :from AND :to',
        ExpressionAttributeValues: { ':pk': { S: 'stream#account:1' }, ':from': { S: 'head' }, ':to': { S: 'open#~' } },
      },
    ]);
  });

  it('of page and inbox are consistent reads of one item', async () => {
    dynamo.on(GetItemCommand).resolves({});
    await Promise.all([ledger.page('account:1', 7), ledger.inboxRecord('urn:presale:bank:1#m-1')]);
    const keys = [
      { pk: { S: 'stream#account:1' }, sk: { S: 'page#0000000000000007' } },
      { pk: { S: 'inbox#urn:presale:bank:1#m-1' }, sk: { S: 'inbox' } },
    ];
    expect(dynamo.commandCalls(GetItemCommand).map(({ args }) => args[0].input)).toEqual(
      keys.map((Key) => ({ TableName: 'presale-ledger', Key, ConsistentRead: true })),
    );
  });

  it('of owners ask again for what DynamoDB left unread, and give up as a busy ledger', async () => {
    const key = { pk: { S: 'claim#b' }, sk: { S: 'claim' } };
    const unread = { 'presale-ledger': { Keys: [key] } };
    dynamo
      .on(BatchGetItemCommand)
      .resolvesOnce({ Responses: { 'presale-ledger': [{ pk: { S: 'claim#a' }, owner: { S: '1' } }] }, UnprocessedKeys: unread })
      .resolvesOnce({ Responses: { 'presale-ledger': [{ pk: { S: 'claim#b' }, owner: { S: '2' } }] } })
      .resolves({ UnprocessedKeys: unread });
    expect(await ledger.owners(['a', 'b'])).toEqual([
      { key: 'a', owner: '1' },
      { key: 'b', owner: '2' },
    ]);
    const input = dynamo.commandCalls(BatchGetItemCommand)[1]?.args[0].input;
    expect(input).toEqual({ RequestItems: { 'presale-ledger': { Keys: [key], ConsistentRead: true } } });
    await expect(ledger.owners(['b'])).rejects.toThrow(LedgerBusyError);
    expect(dynamo.calls()).toHaveLength(8);
  });

  it('of pages and streams are consistent queries of one partition; only the due times come from the index', async () => {
    dynamo.on(QueryCommand).resolves({ Items: [] });
    for await (const _ of ledger.pages('account:1', { from: 2, to: 5 }));
    for await (const _ of ledger.streams('case:'));
    await ledger.due('2026-03-02T09:00:00+08:00', 25);
    expect(dynamo.commandCalls(QueryCommand).map(({ args }) => args[0].input)).toEqual([
      {
        TableName: 'presale-ledger',
        ConsistentRead: true,
        KeyConditionExpression: 'pk = :pk AND sk BETWEEN :from AND :to',
        ExpressionAttributeValues: {
          ':pk': { S: 'stream#account:1' },
          ':from': { S: 'page#0000000000000002' },
          ':to': { S: 'page#0000000000000005' },
        },
      },
      {
        TableName: 'presale-ledger',
        ConsistentRead: true,
        KeyConditionExpression: 'pk = :pk AND begins_with(sk, :prefix)',
        ExpressionAttributeValues: { ':pk': { S: 'streams' }, ':prefix': { S: 'case:' } },
      },
      {
        TableName: 'presale-ledger',
        IndexName: 'due',
        KeyConditionExpression: '#due = :due AND dueKey < :before',
        ExpressionAttributeNames: { '#due': 'due' },
        ExpressionAttributeValues: { ':due': { S: 'due' }, ':before': { S: '2026-03-02T09:00:00+08:00}' } },
        Limit: 25,
      },
    ]);
  });

  it('refuse an item that this program did not write, naming it', async () => {
    const head = { pk: { S: 'stream#account:1' }, sk: { S: 'head' }, version: { S: '7' }, hash: { S: '' }, state: { S: '{}' } };
    dynamo.on(QueryCommand).resolves({ Items: [head] });
    await expect(ledger.head('account:1')).rejects.toThrow(/stream#account:1 \/ head lacks the integer version/);
  });
});

describe('the register on DynamoDB', () => {
  const partner = { partner: 'bank:102451000019' as const, name: '监管银行', keys: [] };
  const stored = { Item: { body: { S: JSON.stringify(partner) } } };
  let elapsedMs = 0;
  const register = () =>
    createDynamoRegister({ client: new DynamoDBClient({}), table: 'presale-ledger', cacheSeconds: 30, monotonicMs: () => elapsedMs });

  it('is read at most once in the time that it may be remembered, and again at once after an entry', async () => {
    dynamo.on(GetItemCommand).resolves(stored).on(PutItemCommand).resolves({});
    const { partner: find, putPartner } = register();
    await find(partner.partner);
    elapsedMs += 29_999;
    expect(await find(partner.partner)).toEqual(partner);
    expect(dynamo.commandCalls(GetItemCommand)).toHaveLength(1);
    elapsedMs += 1;
    await find(partner.partner);
    expect(dynamo.commandCalls(GetItemCommand)).toHaveLength(2);
    await putPartner(partner);
    await find(partner.partner);
    expect(dynamo.commandCalls(GetItemCommand)).toHaveLength(3);
  });

  it('never remembers that a partner is unknown: one just registered may speak at once', async () => {
    dynamo.on(GetItemCommand).resolvesOnce({}).resolves(stored);
    const { partner: find } = register();
    expect(await find(partner.partner)).toBeUndefined();
    expect(await find(partner.partner)).toEqual(partner);
  });
});
