/** Receipts: every message is answered, once, and a repeat is answered with the first answer. */
import type { Instant, PartnerId } from './messages.ts';
import type { Correlation, PartnerOutput, ReceiptOutcome } from './outputs.ts';
import type { FiredRule } from './rules/finding.ts';

/** What a receipt says, as the event of a message has it. */
export interface Receivable {
  messageId: string;
  /** The sender it claims; empty when nobody can be answered. */
  from: PartnerId;
  at: Instant;
  outcome: ReceiptOutcome;
  fired: FiredRule[];
  correlation: Correlation;
  waitsUntil?: Instant;
}

/** None where the sender could not be read. */
export function receiptsOf({ from, at, messageId, outcome, fired, correlation, waitsUntil }: Receivable, id: string): PartnerOutput[] {
  if (from === '') return [];
  const data = { messageId, outcome, rules: fired, ...(waitsUntil === undefined ? {} : { waitsUntil }) };
  return [{ kind: 'tell-partner', id, to: from, at, type: 'release.receipt', data, correlation }];
}

/** The second answer to a message that was taken in before (M-04): the first answer with it, and an id that every repeat shares. */
export function duplicateReceipt(input: {
  inboxDigest: string;
  at: string;
  from: string;
  messageId: string;
  first: PartnerOutput | undefined;
  fired: FiredRule[];
}): PartnerOutput {
  const { first } = input;
  const original = first?.type === 'release.receipt' ? { outcome: first.data.outcome, rules: first.data.rules } : undefined;
  return {
    kind: 'tell-partner',
    id: `${input.inboxDigest}/duplicate`,
    to: input.from,
    at: input.at,
    type: 'release.receipt',
    data: { messageId: input.messageId, outcome: 'DUPLICATE', rules: input.fired, ...(original === undefined ? {} : { original }) },
    correlation: first?.correlation ?? {},
  };
}
