/** Messages that ended at the gate: kept with their receipt in an intake stream, so that nothing that reached the system is lost. */
import type { RejectedMessageCommand } from '../commands.ts';
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

/** An intake stream has no state but its length. */
export interface IntakeState {
  rejected: number;
}
export const initialIntake: IntakeState = { rejected: 0 };

export function decideRejected(command: RejectedMessageCommand): IntakeEvent[] {
  const { messageId, from, type, receivedAt, digest, fired } = command;
  return [
    { type: 'MessageRejected', messageId, from, messageType: type, digest, at: receivedAt, outcome: 'REJECTED', fired, correlation: {} },
  ];
}
export const evolveIntake = (state: IntakeState): IntakeState => ({ rejected: state.rejected + 1 });
