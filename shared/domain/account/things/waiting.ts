/** What waits beside the office's things: an undo whose payment nobody has reported. */
import type { Fen, InboundMessage, Instant } from '../../messages/messages.ts';
import type * as office from '../../office/things.ts';

export type HeldMessage = office.HeldMessage<InboundMessage>;

/** 退票 or 冲正 of a payment that nobody has reported yet. */
export interface WaitingReturn {
  bankSerial: string;
  originalBankSerial: string;
  amountFen: Fen;
  how: 'RETURNED' | 'REVERSED';
  reason: string;
  bookedAt: Instant;
  /** What the bank's balance shows to have come in with it. */
  movedFen: Fen;
  /** What the bank's account held after it. Absent in pages of versions that did not keep it. */
  balanceAfterFen?: Fen;
}
