/** What waits: a telling that is not confirmed, a message that a rule held, an undo whose payment nobody has reported. */
import type { DocumentFacts } from '../../messages/commands.ts';
import type { Fen, InboundMessage, Instant, PartnerId } from '../../messages/messages.ts';
import type { NotificationOutput } from '../../messages/outputs.ts';

/** A notification that has not been confirmed yet. */
export interface OpenNotification {
  output: Omit<NotificationOutput, 'kind' | 'id' | 'at' | 'attempt'>;
  attempt: number;
  /** Set while waiting for the next attempt. */
  retryAt?: Instant;
  bankSerial: string;
  status: 'PENDING' | 'FAILED';
}

/** A message that waits: a rule held it before it took effect, or it is parked. It takes effect when its task is answered, in order of arrival. */
export interface HeldMessage {
  taskId: string;
  messageId: string;
  from: PartnerId;
  sentAt: Instant;
  receivedAt: Instant;
  digest: string;
  message: InboundMessage;
  documents: DocumentFacts[];
  /** It speaks of an instant to come and takes effect then, without anybody's answer; `taskId` is no task then. */
  effectiveAt?: Instant;
}

/** 退票 or 冲正 of a payment that nobody has reported yet. */
export interface WaitingReturn {
  bankSerial: string;
  originalBankSerial: string;
  amountFen: Fen;
  how: 'RETURNED' | 'REVERSED';
  reason: string;
  bookedAt: Instant;
  movedFen: Fen;
  /** What the bank's account held after it. Absent in pages of versions that did not keep it. */
  balanceAfterFen?: Fen;
}
