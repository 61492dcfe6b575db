/** What a cancelled transaction means, reason by reason: DynamoDB gives one reason an item, in the order of the request. */
import type { CancellationReason } from '@aws-sdk/client-dynamodb';
import type { CommitResult, InboxRecord, UniqueClaim } from '../../../ports/ledger.ts';
import type { LedgerItem } from '../../ledger/items.ts';
import { integer, text } from './attributes.ts';

export type TransactionOutcome =
  /** A condition failed, and that is an answer for the caller. */
  | { kind: 'answered'; result: CommitResult }
  /** Only other transactions in the way: the same request may succeed in a moment. */
  | { kind: 'contention' }
  /** The table or a partition is over its throughput: back to the queue. */
  | { kind: 'throttled'; codes: string };

const throttlingCodes = new Set(['ThrottlingError', 'ProvisionedThroughputExceeded']);
const knownCodes = new Set(['None', 'ConditionalCheckFailed', 'TransactionConflict', ...throttlingCodes]);

/**
 * Already received goes before a moved version, because a duplicate's own page may be what moved it; a moved version before a claim,
 * because the claims were decided on the old state. A failed condition beside contention is still an answer: it was compared with what is committed.
 * @throws Error naming index, item and code for any other reason: retrying would only repeat it.
 */
export function classifyCancellation(reasons: readonly CancellationReason[], items: readonly LedgerItem[]): TransactionOutcome {
  if (reasons.length !== items.length)
    throw new Error(`DynamoDB cancelled a transaction of ${items.length} items with ${reasons.length} reasons; they cannot be told apart`);
  const codes = reasons.map((reason) => reason.Code ?? 'None');
  codes.forEach((code, index) => {
    if (!knownCodes.has(code))
      throw new Error(
        `DynamoDB cancelled the transaction at item ${index} (${describe(items[index])}): ${code}: ${reasons[index]?.Message ?? 'no message'}`,
      );
  });
  const records: InboxRecord[] = [];
  const claims: UniqueClaim[] = [];
  let moved = false;
  items.forEach((item, index) => {
    if (codes[index] !== 'ConditionalCheckFailed') return;
    const old = reasons[index]?.Item;
    if (item.kind === 'inbox')
      records.push({
        key: item.entry.key,
        digest: text(old ?? {}, 'digest'),
        stream: text(old ?? {}, 'stream'),
        sequence: integer(old ?? {}, 'sequence'),
      });
    else if (item.kind === 'claim') claims.push({ key: item.claim.key, owner: text(old ?? {}, 'owner') });
    else moved = true;
  });
  if (records.length > 0) return { kind: 'answered', result: { kind: 'already-received', records } };
  if (moved) return { kind: 'answered', result: { kind: 'version-conflict' } };
  if (claims.length > 0) return { kind: 'answered', result: { kind: 'claimed', claims } };
  const throttled = codes.flatMap((code, index) => (throttlingCodes.has(code) ? [`${index}: ${code}`] : []));
  if (throttled.length > 0) return { kind: 'throttled', codes: throttled.join(', ') };
  if (codes.includes('TransactionConflict')) return { kind: 'contention' };
  throw new Error(`DynamoDB cancelled a transaction of ${items.length} items without giving a reason`);
}

function describe(item: LedgerItem | undefined): string {
  return item === undefined ? '?' : `${item.kind} ${item.item.pk} / ${item.item.sk}`;
}
