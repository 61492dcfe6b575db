/** Receipts: every message is answered, once, and a repeat is answered with the first answer. */

import type { FiredRule } from '../rules/engine/finding.ts';
import type { Instant, PartnerId } from './messages.ts';
import type { Correlation, PartnerOutput, ReceiptOutcome } from './outputs.ts';

/** What a receipt says, as the event of a message has it. */
export interface Receivable {
  messageId: string;
  /** The sender it claims; empty when nobody can be answered. */
  from: PartnerId;
  /** Who proved to have signed it, where the body names nobody or somebody else. */
  signer?: PartnerId;
  at: Instant;
  outcome: ReceiptOutcome;
  fired: FiredRule[];
  /** Version of the rule book. */
  book?: string;
  correlation: Correlation;
  waitsUntil?: Instant;
}

/** Who is named hears of it, also of what somebody else said in its name; who proved to have signed it hears of its own message. */
export function receiptsOf(receivable: Receivable, id: string): PartnerOutput[] {
  const { from, signer, at, messageId, outcome, fired, book, correlation, waitsUntil } = receivable;
  const data = {
    messageId,
    outcome,
    rules: fired,
    ...(book === undefined ? {} : { book }),
    ...(waitsUntil === undefined ? {} : { waitsUntil }),
  };
  const to = (partner: PartnerId, own: string): PartnerOutput => ({
    kind: 'tell-partner',
    id: own,
    to: partner,
    at,
    type: 'release.receipt',
    data,
    correlation,
  });
  return [...(from === '' ? [] : [to(from, id)]), ...(signer === undefined || signer === from ? [] : [to(signer, `${id}/signer`)])];
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
