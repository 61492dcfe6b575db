/**
 * Messages that no account took in, kept with their receipt in an intake stream, so that nothing that reached the system is lost: those that ended at
 * the gate, and those that the core could neither decide nor hold.
 */
import type { Instant, PartnerId } from '../messages/messages.ts';
import type { Correlation, ReceiptOutcome } from '../messages/outputs.ts';
import type { FiredRule } from '../rules/engine/finding.ts';

export interface IntakeEvent {
  type: 'MessageRejected' | 'MessageSetAside';
  messageId: string;
  /** The sender it claims; empty when the body could not be read. */
  from: PartnerId;
  /** Who signed it, where that is proven and the body names nobody or somebody else. */
  signer?: PartnerId;
  messageType: string;
  digest: string;
  at: Instant;
  outcome: ReceiptOutcome;
  fired: FiredRule[];
  /** Version of the rule book that decided it. */
  book?: string;
  correlation: Correlation;
}
