/** A commit as one `TransactWriteItems` request: all of it or nothing, in one round trip. */
import type { TransactWriteItem, TransactWriteItemsCommandInput } from '@aws-sdk/client-dynamodb';
import { sha256Hex } from '../../../domain/aggregate/journal.ts';
import type { LedgerItem } from '../../ledger/items.ts';
import type { PreparedCommit } from '../../ledger/prepare.ts';
import { toAttributes } from './attributes.ts';

type Put = NonNullable<TransactWriteItem['Put']>;

const tokenLength = 36;
const absent = 'attribute_not_exists(pk)';

/** Items of a commit that go together, with those of others where several streams are written at once. */
export interface PartOfTransaction {
  commit: PreparedCommit;
  items: readonly LedgerItem[];
}

/** The request of the first, second, … `attempt` at a commit. */
export function transactionInput(table: string, parts: readonly PartOfTransaction[], attempt: number): TransactWriteItemsCommandInput {
  const tokens = parts.map(({ commit, items }) => requestToken(table, commit, items, attempt));
  return {
    ClientRequestToken: tokens.length === 1 ? tokens[0] : sha256Hex(tokens.join()).slice(0, tokenLength),
    TransactItems: parts.flatMap(({ commit, items }) => items.map((item) => putOf(table, commit, item))),
  };
}

/** One item of a commit, with what must be true for it. */
const putOf = (table: string, commit: PreparedCommit, item: LedgerItem): TransactWriteItem => ({
  Put: { TableName: table, Item: toAttributes(item.item), ...condition(commit, item) },
});

function condition(commit: PreparedCommit, item: LedgerItem): Partial<Put> {
  switch (item.kind) {
    case 'head':
      if (commit.expectedVersion === 0) return { ConditionExpression: absent };
      return {
        // The hash as well: a page decided on another past must never join this chain.
        // Parts that are still staged would be lost: whoever reads the head puts them in their places first.
        ConditionExpression: '#version = :version AND #hash = :hash AND attribute_not_exists(staged)',
        ExpressionAttributeNames: { '#version': 'version', '#hash': 'hash' },
        ExpressionAttributeValues: { ':version': { N: String(commit.expectedVersion) }, ':hash': { S: commit.headHash } },
      };
    case 'page':
    case 'stream':
      return { ConditionExpression: absent };
    case 'unsealed':
      // Whatever stood there: the newest page says how far there is to go.
      return {};
    case 'part':
      // The head's condition covers it: who holds the version writes the state.
      return {};
    case 'inbox':
      // The old item tells a repeat (same digest) from another message under a used id, without a read.
      return { ConditionExpression: absent, ReturnValuesOnConditionCheckFailure: 'ALL_OLD' };
    case 'claim':
      return {
        ConditionExpression: `${absent} OR #owner = :owner`,
        ExpressionAttributeNames: { '#owner': 'owner' },
        ExpressionAttributeValues: { ':owner': { S: item.claim.owner } },
        ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
      };
  }
}

/**
 * The same attempt at the same commit has the same token, so that a request repeated after a lost answer (by the SDK, or by another process
 * that took the same messages at the same instant) succeeds again instead of failing on its own traces. DynamoDB remembers a token for ten
 * minutes and refuses it for another payload; hence not the page's hash alone but with everything else that the request carries, the table
 * too, since the tables of an account share one memory of tokens (two stages may well receive the same page). A retry follows a
 * cancellation, which is final for its token; it gets a token of its own, because nothing says that a cancelled one may be used again.
 * Tokens have at most 36 characters: 144 bits of SHA-256. Lasting protection is the inbox, not the token.
 */
function requestToken(
  table: string,
  { hash, state, dueAt, claims, open, ended }: PreparedCommit,
  items: readonly LedgerItem[],
  attempt: number,
): string {
  // A very large commit is several requests.
  const which = sha256Hex(JSON.stringify(items.map(({ item: { pk, sk } }) => [pk, sk])));
  const parts = sha256Hex(JSON.stringify([open, ended]));
  return sha256Hex(JSON.stringify([table, hash, sha256Hex(state), dueAt ?? null, claims, parts, which, attempt])).slice(0, tokenLength);
}
