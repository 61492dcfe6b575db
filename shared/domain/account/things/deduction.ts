/** A deduction (扣划) that a court has ordered or the bank has booked. */
import type { Claim, Fen, Instant, PartnerId } from '../../messages/messages.ts';

export type DeductionStatus = 'ACCEPTED' | 'HELD' | 'BOOKED' | 'VIOLATION';
export interface FormerlyAllowed {
  allowedFen: Fen;
  until: Instant;
  /** Absent in pages from before it was kept. */
  heldBy?: string[];
}
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
  /** Each booking of an order. */
  bookings?: { bookedAt: Instant; amountFen: Fen }[];
  /** What may be carried out of it: all once it is accepted; while it is held, the part that nothing stands against (12-3). */
  allowedFen: Fen;
  /** What might be carried out before, each up to an instant, with the rules that held the rest: a booking is judged by what might be carried out then. */
  formerlyAllowed?: FormerlyAllowed[];
  /** What the bank booked that broke the rules, the earliest of it, and all such sums; `against`: the rules that held the order then. */
  broken?: { bankSerial: string; bookedAt: Instant; amountFen?: Fen; against?: string[] };
  /** As its court ordered it; absent while only the bank has spoken of it. */
  order?: { court: PartnerId; claim: Claim; housingConsent?: string };
  /** Rules that held it and that were answered. */
  answered: string[];
  /** Booked by the bank before its order arrived: waits until then for the order. */
  graceUntil?: Instant;
  receivedAt: Instant;
}
