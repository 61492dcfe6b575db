/** Messages that ended at the gate: kept with their receipt in an intake stream, so that nothing that reached the system is lost. */
import type { Instant, PartnerId } from '../messages.ts';
import type { Correlation, ReceiptOutcome } from '../outputs.ts';
import type { FiredRule } from '../rules/finding.ts';

export interface IntakeEvent {
  type: 'MessageRejected';
  messageId: string;
  /** The sender it claims; empty when the body could not be read. */
  from: PartnerId;
  messageType: string;
  digest: string;
  at: Instant;
  outcome: ReceiptOutcome;
  fired: FiredRule[];
  correlation: Correlation;
}
