/**
 * What the core asks the outside to do, as values. Outputs are a pure function of a journal page, and their ids are derived from their
 * cause, so that a crash between commit and send repeats the same outputs with the same ids and every consumer can take an id once.
 */
import type { Applicant, Fen, Instant, PartnerId } from './messages.ts';
import type { FiredRule } from './rules/finding.ts';

export type ReceiptOutcome = 'ACCEPTED' | 'DUPLICATE' | 'HELD' | 'REJECTED';

/** What a message is about, so that the reader can find it again. */
export interface Correlation {
  noticeNumber?: string;
  caseNumber?: string;
  accountNumber?: string;
}

export interface OutboundData {
  /** To the sender of every inbound message. */
  'release.receipt': {
    messageId: string;
    outcome: ReceiptOutcome;
    rules: FiredRule[];
    original?: { outcome: ReceiptOutcome; rules: FiredRule[] };
  };
  /** To the bank. */
  'release.payment.authorised': {
    noticeNumber: string;
    version: number;
    accountNumber: string;
    validUntil: Instant;
    totalFen: Fen;
    partialAllowed: boolean;
    lines: { line: number; payee: { name: string; accountNumber: string; bankCode: string }; amountFen: Fen; usage: string }[];
  };
  'release.payment.stopped': { noticeNumber: string; version: number; accountNumber: string; reason: string; rules: FiredRule[] };
  /** To whoever must answer (housing authority or court). */
  'release.query.raised': {
    taskId: string;
    noticeNumber?: string;
    version?: number;
    caseNumber?: string;
    rules: FiredRule[];
    dueAt?: Instant;
  };
  'release.violation.raised': {
    bankSerial: string;
    noticeNumber?: string;
    line?: number;
    amountFen: Fen;
    bookedAt: Instant;
    rules: FiredRule[];
  };
  'release.freeze.notified': { caseNumber: string; courtName: string; quotaFen?: Fen; servedAt: Instant; endsAt: Instant };
  /** To the court. */
  'release.transfer.reported': {
    noticeNumber: string;
    line: number;
    bankSerial: string;
    amountFen: Fen;
    bookedAt: Instant;
    status: 'PAID' | 'RETURNED' | 'REVERSED';
    voucherNumber?: string;
  };
  'release.dossier.item-filed': {
    caseNumber: string;
    itemId: string;
    sequence: number;
    kind: DossierItemKind;
    documentNumber: string;
    sha256: string;
    supersedes?: string;
    chainHead: string;
  };
  'release.objection-draft.raised': { caseNumber: string; rulingNumber: string; amountFen: Fen; draft: string; rules: FiredRule[] };
  'release.deadline.missed': {
    taskId: string;
    kind: string;
    noticeNumber?: string;
    caseNumber?: string;
    dueAt: Instant;
    rules: FiredRule[];
  };
}
export type OutboundType = keyof OutboundData;

/** A message to a partner's reply queue. `type` is short, without `presale.` and `.v1`. */
export type PartnerOutput = {
  [T in OutboundType]: {
    kind: 'tell-partner';
    id: string;
    to: PartnerId;
    at: Instant;
    type: T;
    data: OutboundData[T];
    correlation: Correlation;
  };
}[OutboundType];

export type DossierItemKind = 'fund-use-notice' | 'transfer-voucher' | 'payment-return' | 'delivery-evidence' | 'supplement';

/** A document to be put into a case's dossier (卷宗). `id` is the item's identity: one id is filed once in a case. */
export interface FilingOutput {
  kind: 'file';
  id: string;
  at: Instant;
  accountNumber: string;
  caseNumber: string;
  court: PartnerId;
  item: {
    kind: DossierItemKind;
    /** Notice number, voucher number or bank serial. */
    documentNumber: string;
    mediaType: string;
    /** Digest of the document's bytes; they are in the evidence store under it. For a payment return the bytes are the JSON of `record`. */
    sha256: string;
    record?: string;
    noticeNumber: string;
    version?: number;
    bankSerial?: string;
    /** Item id that this one corrects (C-15). */
    supersedes?: string;
    /** The case is closed, and its clerk takes the item all the same (C-12). */
    supplementary?: boolean;
  };
}

/** Tell one applicant of one case of one payment (S0 §五: 将款项划转情况及时告知). `attempt` counts from 1. */
export interface NotificationOutput {
  kind: 'notify';
  id: string;
  at: Instant;
  /** Same for every attempt. */
  notificationId: string;
  attempt: number;
  accountNumber: string;
  caseNumber: string;
  court: PartnerId;
  courtName: string;
  applicant: Applicant;
  content: {
    subject: 'payment' | 'return';
    noticeNumber: string;
    issuerName: string;
    purpose: string;
    amountFen: Fen;
    bookedAt: Instant;
    bankSerial: string;
    voucherNumber?: string;
    /** The freeze goes on: its quota and end. */
    quotaFen?: Fen;
    endsAt?: Instant;
  };
}
export type Output = PartnerOutput | FilingOutput | NotificationOutput;
