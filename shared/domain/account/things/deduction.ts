/** A deduction (扣划) that a court has ordered or the bank has booked. */
import type { Claim, Fen, Instant, PartnerId } from '../../messages/messages.ts';

export type DeductionStatus = 'ACCEPTED' | 'HELD' | 'BOOKED' | 'VIOLATION';
export interface DeductionState {
  deductionId: string;
  caseNumber: string;
  rulingNumber: string;
  amountFen: Fen;
  status: DeductionStatus;
  rules: string[];
  bankSerial?: string;
  /** When the bank booked it first, and the sum that it booked. */
  bookedAt?: Instant;
  bookedFen: Fen;
  /** What may be carried out of it: all once it is accepted; while it is held, the part that nothing stands against (12-3). */
  allowedFen: Fen;
  /**
   * What might be carried out before it was taken back, each up to an instant: a booking of that time that is reported later was lawful. What was allowed
   * later than that is not kept: an acceptance reaches back to the order, as that of a notice reaches back to its issue (contracts §4.4).
   */
  formerlyAllowed?: { allowedFen: Fen; until: Instant }[];
  /** What the bank booked first that broke the rules. */
  broken?: { bankSerial: string; bookedAt: Instant };
  /** As its court ordered it; absent while only the bank has spoken of it. */
  order?: { court: PartnerId; claim: Claim; housingConsent?: string };
  /** Rules that held it and that were answered. */
  answered: string[];
  /** Booked by the bank before its order arrived: waits until then for the order. */
  graceUntil?: Instant;
  receivedAt: Instant;
}
