/** What follows from committed messages, and from those that came again: the outputs of their pages, and a receipt for each repeat. */

import { sha256Hex } from '../../shared/domain/aggregate/journal.ts';
import { intakeCore, intakeStream } from '../../shared/domain/intake/core.ts';
import type { RejectedMessageCommand } from '../../shared/domain/messages/commands.ts';
import type { Output, PartnerOutput, ProjectOutput } from '../../shared/domain/messages/outputs.ts';
import { duplicateReceipt } from '../../shared/domain/messages/receipts.ts';
import { evaluateIntake } from '../../shared/domain/rules/all-rules.ts';
import type { InboxRecord, Page } from '../../shared/ports/ledger.ts';
import { outputsOfPages } from '../../shared/workflow/aggregates.ts';
import type { ItemResult } from '../../shared/workflow/commit/batch.ts';
import { pageOfRecord } from '../../shared/workflow/commit/one.ts';
import { countOutputs } from './count-outputs.ts';
import type { Deps } from './deps.ts';
import { rejectedKey } from './examine.ts';
import type { Arrival, Arrivals } from './receive-group.ts';

type Result = ItemResult<unknown>;
type Repeat = Arrival & { recordOfFirst: InboxRecord };

/** Outputs in the order of the messages: of new pages, of the pages of repeats under their old ids, and duplicate receipts. */
export async function answer(
  deps: Deps,
  { arrivals, ...shared }: Omit<Arrivals, 'stream'>,
  results: readonly Result[],
): Promise<(Output | ProjectOutput)[]> {
  const repeats = repeatsIn(arrivals, results);
  const conflicts = repeats.filter(({ examined, recordOfFirst }) => examined.inbox.digest !== recordOfFirst.digest);
  const duplicates = repeats.filter((repeat) => !conflicts.includes(repeat));
  const fresh = pagesIn(results);
  if (conflicts.length > 0) {
    const refused = await refuseConflicts(deps, { ...shared, arrivals: conflicts });
    fresh.push(...pagesIn(refused));
    duplicates.push(...repeatsIn(conflicts, refused));
  }
  const freshOutputs = outputsOfPages(fresh);
  countOutputs(deps.metrics, freshOutputs);
  return [...freshOutputs, ...(await answerDuplicates(deps, duplicates, shared.receivedAt))];
}

/** The same id with other content: refused and kept as what it is, under a name of its own; the first message stands (M-05, 电子签名法 5). */
async function refuseConflicts(deps: Deps, { evidenceKey, receivedAt, arrivals }: Omit<Arrivals, 'stream'>): Promise<Result[]> {
  const items = arrivals.map(({ record, examined: { command, input, inbox } }) => {
    const { messageId, from, digest } = command;
    const type = command.kind === 'message' ? command.message.type : command.type;
    const fired = evaluateIntake({ ...input, seenBefore: 'other-digest' });
    const rejected: RejectedMessageCommand = { kind: 'rejected-message', messageId, from, type, receivedAt, digest, fired };
    return { command: rejected, inbox: { ...inbox, key: rejectedKey(record) } };
  });
  deps.metrics.count('ConflictingReplays', items.length);
  deps.log.warn('an id was used again for other content', { messages: items.length });
  const results = await deps.commit(intakeCore, {
    // A conflict is found only where the sender is proven: nobody else occupies an id.
    stream: intakeStream(arrivals[0]?.examined.command.from, deps.queueKind),
    recordedAt: receivedAt,
    evidenceKey,
    facts: undefined,
    items,
  });
  for (const result of results) if (result.kind === 'failed') throw result.error;
  return results;
}

/**
 * A repeat is answered as before (M-04): the same outputs under the same ids, and a receipt that carries the first answer. A delivery that the queue gives
 * out once more (we died before we acknowledged it) is no repeat of its sender, who gets the first answer again and no second one.
 */
async function answerDuplicates(deps: Deps, duplicates: readonly Repeat[], receivedAt: string): Promise<(Output | ProjectOutput)[]> {
  const pages = new Map<string, Page>();
  const receipts: PartnerOutput[] = [];
  let repeats = 0;
  for (const { examined, recordOfFirst } of duplicates) {
    const place = `${recordOfFirst.stream}/${recordOfFirst.sequence}`;
    const page = pages.get(place) ?? (await pageOfRecord(deps.ledger, recordOfFirst));
    pages.set(place, page);
    if (isSameDelivery(examined, recordOfFirst.key, page)) continue;
    repeats += 1;
    if (addresseeOf(examined) !== '') receipts.push(receiptOf(examined, recordOfFirst.key, page, receivedAt));
  }
  if (repeats > 0) deps.metrics.count('DuplicatesSuppressed', repeats);
  return [...outputsOfPages(pages.values()), ...receipts];
}

const isSameDelivery = ({ inbox }: Arrival['examined'], inboxKey: string, { inbox: taken }: Page): boolean =>
  inbox.via !== undefined && taken.some(({ key, via }) => key === inboxKey && via === inbox.via);

/** The sender; where the body names none, whoever signed it. */
function addresseeOf({ command }: Arrival['examined']): string {
  return command.from === '' && command.kind === 'rejected-message' ? (command.signer ?? '') : command.from;
}

function receiptOf(examined: Arrival['examined'], inboxKey: string, page: Page, at: string): PartnerOutput {
  const { messageId } = examined.command;
  const { input } = examined;
  const from = addresseeOf(examined);
  const first = outputsOfPages([page]).find(
    (output): output is PartnerOutput =>
      output.kind === 'tell-partner' && output.type === 'release.receipt' && output.to === from && output.data.messageId === messageId,
  );
  const fired = evaluateIntake({ ...input, seenBefore: 'same-digest' }).filter(({ id }) => id === 'M-04');
  return duplicateReceipt({ inboxDigest: sha256Hex(inboxKey), at, from, messageId, first, fired });
}

const repeatsIn = (arrivals: readonly Arrival[], results: readonly Result[]): Repeat[] =>
  arrivals.flatMap((arrival, index) => {
    const result = results[index];
    return result?.kind === 'already-received' ? [{ ...arrival, recordOfFirst: result.record }] : [];
  });

const pagesIn = (results: readonly Result[]): Page[] => [
  ...new Set(results.flatMap((result) => (result.kind === 'committed' ? [result.page] : []))),
];
