/** A DynamoDB client that records what is sent and answers what a test says, and one commit to send. */
import { DynamoDBClient, TransactWriteItemsCommand } from '@aws-sdk/client-dynamodb';
import { mockClient } from 'aws-sdk-client-mock';
import { beforeEach } from 'vitest';
import { createDynamoLedger } from '../../../shared/adapters/aws/dynamodb/ledger.ts';
import type { CommitRequest, Ledger } from '../../../shared/ports/ledger.ts';

/** Every DynamoDB client of this process. */
export const dynamo = mockClient(DynamoDBClient);
/** What the ledger waited between its attempts, in milliseconds; its random is always a half. */
export const waits: number[] = [];

beforeEach(() => {
  dynamo.reset();
  waits.length = 0;
});

export function ledgerOn(table: string): Ledger {
  return createDynamoLedger({
    client: new DynamoDBClient({ region: 'cn-north-1' }),
    table,
    random: () => 0.5,
    delay: async (milliseconds) => {
      waits.push(milliseconds);
    },
  });
}

export const message = (id: string) => ({ key: `urn:presale:bank:102451000019#${id}`, digest: 'a'.repeat(64) });

/** The seventh page of an account. */
export const request: CommitRequest = {
  stream: 'account:1',
  expectedVersion: 6,
  previousHash: 'b'.repeat(64),
  state: { balanceFen: 100_000_000_000_000 },
  dueAt: '2026-03-03T00:00:00+08:00',
  recordedAt: '2026-03-02T09:00:00+08:00',
  events: [{ type: 'NoticeAccepted', noticeNumber: '济历住建冻用〔2026〕1号' }],
  inbox: [message('m-1')],
  claims: [{ key: 'notice:济历住建冻用〔2026〕1号', owner: '1' }],
};

export function sent(index = 0): TransactWriteItemsCommand['input'] {
  const input = dynamo.commandCalls(TransactWriteItemsCommand)[index]?.args[0].input;
  if (input === undefined) throw new Error(`no transaction ${index} was sent`);
  return input;
}
