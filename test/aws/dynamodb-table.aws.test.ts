/** What is particular to the ledger on DynamoDB: its table, its index, its paging, its tokens. */
import { DescribeTableCommand, ScanCommand } from '@aws-sdk/client-dynamodb';
import { afterEach, describe, expect, it } from 'vitest';
import type { DynamoStore } from '../../shared/adapters/aws/dynamodb/store.ts';
import { openDynamoStore } from '../../shared/adapters/aws/dynamodb/store.ts';
import { createTableInput } from '../../shared/adapters/aws/dynamodb/table.ts';
import { account, booked, booking, commitAmounts, committed, digestOf, listed, otherAccount } from '../contract/ledger/store-under-test.ts';
import { awsEndpoint, localClient, openFreshStore } from './endpoint.ts';

const client = localClient();
const opened: DynamoStore[] = [];
const open = async () => {
  const store = await openFreshStore();
  opened.push(store);
  return store;
};
afterEach(async () => {
  for (const store of opened.splice(0)) await store.close();
});

describe('the ledger table', () => {
  it('is the one that ledgerTable describes', async () => {
    const { table } = await open();
    const described = (await client.send(new DescribeTableCommand({ TableName: table }))).Table;
    const asked = createTableInput(table);
    expect(described?.KeySchema).toEqual(asked.KeySchema);
    expect(described?.AttributeDefinitions).toEqual(expect.arrayContaining(asked.AttributeDefinitions ?? []));
    expect(described?.GlobalSecondaryIndexes).toMatchObject(asked.GlobalSecondaryIndexes ?? []);
    expect(described?.BillingModeSummary?.BillingMode).toBe('PAY_PER_REQUEST');
  });

  it('may be there already when a store that may make it is opened, and holds what was written', async () => {
    const { table, ledger } = await open();
    await committed(ledger, booking());
    const second = await openDynamoStore({ endpoint: awsEndpoint(), table, createTable: true });
    opened.push(second);
    expect(await second.ledger.head(account)).toEqual(await ledger.head(account));
  });

  it('that is missing, or a server that does not answer, is an error that names it', async () => {
    const missing = await openDynamoStore({ endpoint: awsEndpoint(), table: 'no-such-table' });
    opened.push(missing);
    await expect(missing.ledger.head(account)).rejects.toThrow(/resource not found/i);
    // Port 1 on loopback: nothing listens there.
    const nobody = openDynamoStore({ endpoint: 'http://127.0.0.1:1', table: 'ledger', createTable: true });
    await expect(nobody).rejects.toThrow(/cannot make the table ledger at http:\/\/127\.0\.0\.1:1/);
  });

  it('is walked whole where its pages fill several answers of 1 MB', async () => {
    const { ledger } = await open();
    let place = { expectedVersion: 0, previousHash: booking().previousHash };
    for (let n = 0; n < 4; n += 1) {
      const events = [{ ...booked(n), text: 'x'.repeat(390_000) }];
      place = await committed(ledger, booking({ ...place, events, inbox: [] }));
    }
    expect((await listed(ledger.pages(account))).map(({ sequence }) => sequence)).toEqual([1, 2, 3, 4]);
  });
});

describe('the index of what is due', () => {
  it('holds only the heads that wait and the marks of what is not sealed, and of them only the keys', async () => {
    const { table, ledger } = await open();
    await committed(ledger, booking({ dueAt: '2026-03-05T09:00:00+08:00' }));
    await commitAmounts(ledger, otherAccount, [1, 2, 3]);
    const inIndex = async () => (await client.send(new ScanCommand({ TableName: table, IndexName: 'due' }))).Items ?? [];
    const heads = [
      { due: { S: 'due' }, dueKey: { S: `2026-03-05T09:00:00+08:00|${account}` }, pk: { S: `stream#${account}` }, sk: { S: 'head' } },
    ];
    const marks = (await inIndex()).filter(({ sk }) => sk?.S === 'unsealed');
    expect(marks.map(({ pk, dueKey }) => [pk?.S, dueKey?.S]).sort()).toEqual(
      [account, otherAccount].map((each) => [`log#${each}`, each]).sort(),
    );
    expect((await inIndex()).filter(({ sk }) => sk?.S !== 'unsealed')).toEqual(heads);
    await ledger.markSealed([
      { stream: account, to: 1 },
      { stream: otherAccount, to: 3 },
    ]);
    expect(await inIndex()).toEqual(heads);
  });
});

describe('one message that reaches many streams at once', () => {
  it('is taken in by exactly one of them', async () => {
    const { ledger } = await open();
    const results = await Promise.all(Array.from({ length: 20 }, (_, n) => ledger.commit(booking({ stream: `account:${n}` }))));
    expect(results.filter(({ kind }) => kind === 'committed')).toHaveLength(1);
    expect(results.filter(({ kind }) => kind === 'already-received')).toHaveLength(19);
    expect(await listed(ledger.streams('account:'))).toHaveLength(1);
  });
});

describe('the token of a request', () => {
  it('lets the very same commit succeed again, so that a lost answer does no harm', async () => {
    const { ledger } = await open();
    const first = await ledger.commit(booking());
    expect(await ledger.commit(booking())).toEqual(first);
    expect(await listed(ledger.pages(account))).toHaveLength(1);
  });

  it('does not mistake the commit of one table for that of another', async () => {
    const [stage, otherStage] = [await open(), await open()];
    await committed(stage.ledger, booking());
    expect(await otherStage.ledger.head(account)).toBeUndefined();
    await committed(otherStage.ledger, booking());
    expect(await otherStage.ledger.head(account)).toMatchObject({ version: 1 });
  });

  it('does not mistake a commit whose state or claims differ for the one before', async () => {
    const { ledger } = await open();
    await committed(ledger, booking());
    const other = await ledger.commit(booking({ state: { balanceFen: 1 }, claims: [{ key: 'notice:1', owner: account }] }));
    expect(other).toMatchObject({ kind: 'already-received', records: [{ digest: digestOf('a') }] });
  });
});
