/** A fund-use notice (冻结资金使用通知书), its lines and its statuses. */
import type { Fen, Instant, NoticePaper, PartnerId, PriorPaid } from '../../messages/messages.ts';
import type { FiredRule } from '../../rules/engine/finding.ts';

export type NoticeStatus =
  | 'ACCEPTED'
  | 'HELD'
  | 'REJECTED'
  | 'PAYING'
  | 'PARTIAL'
  | 'PAID'
  | 'REFUSED'
  | 'WITHDRAWN'
  | 'EXPIRED'
  | 'SUPERSEDED'
  | 'CLOSED';
export type LineStatus = 'OPEN' | 'PENDING' | 'PARTIAL' | 'PAID' | 'REFUSED';

export interface LineState {
  line: number;
  amountFen: Fen;
  usage: string;
  /** What has left for the payee and has not come back, lawful or not, also under what the notice replaces (`counting.ts`). */
  paidFen: Fen;
  /** Of that, what no notice allowed. */
  unlawfulFen?: Fen;
  /** Of that, what was paid under what the notice replaces. */
  carriedFen?: Fen;
  /** In clearing. */
  pendingFen?: Fen;
  /** The bank has refused it, and nothing lawful was paid since. */
  refused?: boolean;
  status: LineStatus;
  payee: { name: string; accountNumber: string; bankCode: string };
}

export interface NoticeState {
  noticeNumber: string;
  version: number;
  status: NoticeStatus;
  from: PartnerId;
  /** Digest of the notice as data: the same number and version with another digest is M-05. */
  contentDigest: string;
  receivedAt: Instant;
  issuedAt: Instant;
  validUntil: Instant;
  totalFen: Fen;
  partialAllowed: boolean;
  purpose: string;
  issuerName: string;
  citedCases: string[];
  lines: LineState[];
  document: { sha256: string; mediaType: string };
  /** The notice itself, without bytes, until it has ended. */
  data?: NoticePaper;
  /** What its sums are counted under (S-08, S-15), and what it replaces. */
  contractNumber?: string;
  filingNumber?: string;
  supersedes?: string;
  /** Whether what was paid under what it replaces is part of its amounts: as it says itself, or as its authority has answered (S-23). */
  priorPaid?: PriorPaid;
  /** The bank was told to pay it. */
  authorised?: boolean;
  /** Rules that fired at the last evaluation. */
  fired: FiredRule[];
  /** Held rules that were answered and accepted (two persons, or the authority asked). */
  waived: string[];
  /** Cases whose dossier was asked to take the notice. */
  filedFor: string[];
  /** Held because a court suspended it, by case number. */
  suspendedBy: string[];
  /** When it was suspended; the last one is open while it is. */
  pauses?: { from: Instant; until?: Instant }[];
  /** Its sums stand among the draws of its contract or unit: it was approved once. */
  counted: boolean;
  /** Until when money could move under it, once it was stopped or came to nothing: what was booked before is authorised however late it is reported. */
  payableUntil?: Instant;
  /** Since when nothing can happen to it any more. */
  endedAt?: Instant;
}
