/** What a handler of a message answers: the rules that fired and what the message was about. The outcome follows from the rules unless named. */
import type { Instant } from '../../../messages/messages.ts';
import type { Correlation, ReceiptOutcome } from '../../../messages/outputs.ts';
import type { FiredRule } from '../../../rules/engine/finding.ts';

export interface MessageResult {
  fired: FiredRule[];
  outcome?: ReceiptOutcome;
  correlation: Correlation;
  /** Until when it waits, where it does. */
  waitsUntil?: Instant;
}
