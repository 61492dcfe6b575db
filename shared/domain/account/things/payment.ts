/** A payment that the bank has booked, its voucher, and what each case is owed for it. */
import type { Fen, Instant, PartnerId } from '../../messages/messages.ts';

export type PaymentStatus = 'PAID' | 'PENDING' | 'UNMATCHED' | 'VIOLATION' | 'RETURNED' | 'REVERSED';

export interface VoucherState {
  number: string;
  sha256: string;
  mediaType: string;
  valid: boolean;
  itemIds: { caseNumber: string; itemId: string; supersedes?: string }[];
}

/** What one case is owed for one payment. */
export interface CaseDuty {
  /** The number that the case had when it was first told. */
  caseNumber: string;
  court: PartnerId;
  /** Dossier items asked for and not yet confirmed as filed. */
  awaitingItems: string[];
  /** Notice or voucher that could not be filed and has not been asked for again. */
  failedItems?: string[];
  /** Notifications not yet confirmed as served or informed. */
  awaitingNotifications: string[];
  /** Who was told of what: the payment, or a return of it under its own serial. */
  told?: { applicantId: string; bankSerial: string }[];
}

export interface PaymentState {
  bankSerial: string;
  noticeNumber: string;
  /** Version of the notice it was matched with. */
  version?: number;
  line: number;
  amountFen: Fen;
  payee: { name: string; accountNumber: string; bankCode: string };
  bookedAt: Instant;
  receivedAt: Instant;
  status: PaymentStatus;
  violations: string[];
  /** What is lawful of it, net of returns. */
  countedFen: Fen;
  returnedFen: Fen;
  graceUntil?: Instant;
  /** When the bank booked it first, where it settled later than that. */
  firstBookedAt?: Instant;
  /** No freeze controlled the money: an ordinary payment, whatever it named (F-19, B-16). */
  ordinary?: boolean;
  /** Of a payment without a notice: the balance before it, by which it is judged again when a freeze comes to be known late. */
  balanceBeforeFen?: Fen;
  voucher?: VoucherState;
  duties: CaseDuty[];
}
