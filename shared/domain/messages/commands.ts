/** What may happen to a supervision account, as values. Time arrives in the command; the core never asks for it. */
import type { DocumentFault } from '../documents/faults.ts';
import type { SealStanding } from '../documents/opened.ts';
import type { FiredRule } from '../rules/engine/finding.ts';
import type { InboundMessage, Instant, PartnerId } from './messages.ts';

/** What the receiver saw when it looked at the bytes of a named document (the core never handles bytes itself). */
export interface DocumentFacts {
  /** Path in `data`: `document`, `voucher`, `attachments.0`. */
  field: string;
  claimedSha256: string;
  /** `present` bytes are in the evidence store under `actualSha256`. */
  status: 'present' | 'absent' | 'unreachable';
  actualSha256?: string;
  byteLength?: number;
  /** By the bytes, not by the claimed media type. */
  format?: 'pdf' | 'ofd' | 'image' | 'unknown';
  encrypted?: boolean;
  /** Why it does not open. */
  broken?: DocumentFault;
  pages?: number;
  /** Files that travel inside. */
  attachments?: number;
  /** What its electronic seals say. Certificates are judged only where there is a trust list. */
  seal?: SealStanding;
  /** Names and codes of those whose seals cover all of it, under certificates that the trust list leads to. */
  sealedBy?: string[];
}

/** A verified, parsed message from a partner. */
export interface MessageCommand {
  kind: 'message';
  messageId: string;
  from: PartnerId;
  /** When the sender made it (CloudEvents `time`). */
  sentAt: Instant;
  /** When it reached the system. */
  receivedAt: Instant;
  /** SHA-256 of the exact body bytes, hex. */
  digest: string;
  message: InboundMessage;
  documents: DocumentFacts[];
  /** Rules that fired before the account was looked at (M-03, M-06 …); never a REJECT, those end at the gate. */
  fired: FiredRule[];
  /** It failed for unknown reasons too often: it is parked with its account and decided when an operator replays it. */
  parked?: boolean;
}

/** A message that ended at the gate: unreadable, unsigned, from a stranger, or a conflicting replay. It is journaled with its receipt in an intake stream. */
export interface RejectedMessageCommand {
  kind: 'rejected-message';
  messageId: string;
  /** The sender it claims, empty when the body could not be read. */
  from: PartnerId;
  type: string;
  receivedAt: Instant;
  digest: string;
  fired: FiredRule[];
  /** The owner of the key that signed it, where the signature is good and the body names nobody or somebody else: the one to answer. */
  signer?: PartnerId;
}

/** A message that the core failed on, and failed to park: written down as it is, for the operations desk to look at. */
export interface SetAsideCommand {
  kind: 'set-aside';
  messageId: string;
  from: PartnerId;
  type: string;
  /** Where the message is about an account. */
  accountNumber?: string;
  receivedAt: Instant;
  digest: string;
  fired: FiredRule[];
}

/** Time passes: whatever is due at or before `receivedAt` happens. */
export interface TimeCommand {
  kind: 'time';
  receivedAt: Instant;
}

/** What became of one attempt to tell an applicant. */
export interface DeliveryCommand {
  kind: 'delivery';
  receivedAt: Instant;
  notificationId: string;
  attempt: number;
  caseNumber: string;
  applicantId: string;
  /** Every channel that was tried, in order. `formal`: e-service that counts as service (在线诉讼规则 31). */
  attempts: { channel: string; reached: boolean; at: Instant; formal: boolean; evidence: string }[];
  status: 'SERVED' | 'INFORMED' | 'PENDING' | 'FAILED';
  channel: string;
  fired: FiredRule[];
}

/** An item was filed: its bytes are stored, its digest was verified, and it stands in the case's dossier. */
export interface FiledCommand {
  kind: 'filed';
  receivedAt: Instant;
  itemId: string;
  caseNumber: string;
  sequence: number;
  chainHead: string;
}
/** An item could not be filed (its bytes are missing or differ): a clerk must see to it. */
export interface FilingFailedCommand {
  kind: 'filing-failed';
  receivedAt: Instant;
  itemId: string;
  caseNumber: string;
  fired: FiredRule[];
}

export type Command = MessageCommand | TimeCommand | DeliveryCommand | FiledCommand | FilingFailedCommand;
