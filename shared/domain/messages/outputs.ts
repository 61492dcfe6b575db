/**
 * What the core asks the outside to do, as values. Outputs are a pure function of a journal page, and their ids are derived from their
 * cause, so that a crash between commit and send repeats the same outputs with the same ids and every consumer can take an id once.
 */

import type { FiredRule, Words } from '../rules/engine/finding.ts';
import type { Applicant, Fen, Instant, PartnerId, ProceedingStage } from './messages.ts';

export type ReceiptOutcome = 'ACCEPTED' | 'DUPLICATE' | 'HELD' | 'REJECTED';

/** What a message is about, so that the reader can find it again. */
export interface Correlation {
  noticeNumber?: string;
  caseNumber?: string;
  accountNumber?: string;
}

/** One line of an authorised notice. */
export interface AuthorisedLine {
  line: number;
  payee: { name: string; accountNumber: string; bankCode: string };
  /** What the notice approves. */
  amountFen: Fen;
  /** What has left for the payee under any version and has not come back, lawful or not. */
  paidFen: Fen;
  /** What may still be paid. */
  remainingFen: Fen;
  usage: string;
}

/** What a freeze is to those who may know of it: no parties, no other case's data but rank, quota and end. */
export interface FreezeSketch {
  /** Absent for a court that learns of another's freeze. */
  caseNumber?: string;
  courtName?: string;
  rulingNumber?: string;
  status: 'LIVE' | 'WAITING' | 'LIFTED' | 'EXPIRED';
  rank: number;
  quotaFen?: Fen;
  controlledFen?: Fen;
  endsAt: Instant;
}

/** That an account's rows for people's lists follow from one page more. It asks for nothing that the core knows of. */
export interface ProjectOutput {
  kind: 'project';
  id: string;
  accountNumber: string;
  /** Of the account's stream. */
  page: number;
}

/** Why a freeze is told of again. */
export type FreezeChangeKind =
  | 'ordered'
  | 'renewed'
  | 'reduced'
  | 'lifted'
  | 'expired'
  | 'expiring'
  | 'converted'
  | 'transferred'
  | 'moved-up'
  | 'moved-down'
  | 'deducted'
  | 'suspension-ended';

export interface OutboundData {
  /** To the sender of every inbound message. */
  'release.receipt': {
    messageId: string;
    outcome: ReceiptOutcome;
    rules: FiredRule[];
    /** Version of the rule book that decided it: the digest of its text. */
    book?: string;
    original?: { outcome: ReceiptOutcome; rules: FiredRule[] };
    /** A payment that waits for its notice waits until then. */
    waitsUntil?: Instant;
  };
  /** To the bank; sent again, with what is left, when a stopped release goes on. */
  'release.payment.authorised': {
    noticeNumber: string;
    version: number;
    accountNumber: string;
    validUntil: Instant;
    totalFen: Fen;
    partialAllowed: boolean;
    lines: AuthorisedLine[];
    issuer: { name: string; uscc: string };
    document: { sha256: string; mediaType: string };
    /** Cases whose freezes stand on the account: the money they control is what is paid out of. */
    cases: string[];
  };
  'release.payment.stopped': { noticeNumber: string; version: number; accountNumber: string; reason: Words; rules: FiredRule[] };
  /** To the housing authority: each time the status of its notice changes. */
  'release.notice.decided': { noticeNumber: string; version: number; status: string; rules: FiredRule[] };
  /** To each freezing court: the accepted notice (抄送). */
  'release.notice.copied': {
    noticeNumber: string;
    version: number;
    caseNumber: string;
    issuerName: string;
    issuedAt: Instant;
    validUntil: Instant;
    purpose: string;
    lines: { line: number; payeeName: string; amountFen: Fen; usage: string }[];
    totalFen: Fen;
    document: { sha256: string; mediaType: string };
  };
  /** To whoever must answer (the owner of the rule). */
  'release.query.raised': {
    taskId: string;
    noticeNumber?: string;
    version?: number;
    caseNumber?: string;
    rules: FiredRule[];
    dueAt?: Instant;
  };
  /** To the courts concerned, the housing authority and the bank. */
  'release.violation.raised': {
    bankSerial: string;
    noticeNumber?: string;
    line?: number;
    amountFen: Fen;
    bookedAt: Instant;
    rules: FiredRule[];
  };
  /** To the housing authority: what is frozen. */
  'release.freeze.notified': { caseNumber: string; courtName: string; quotaFen?: Fen; servedAt: Instant; endsAt: Instant };
  /** To the housing authority, the courts with a freeze on the account, the bank: every change, by act or by itself. */
  'release.freeze.changed': { change: FreezeChangeKind; freeze: FreezeSketch; at: Instant };
  /** To the courts and the bank. */
  'release.account.changed': {
    change: 'building-registered' | 'quota-adjusted' | 'supervision-ended';
    building?: string;
    supervisedQuotaFen?: Fen;
    date?: string;
    at: Instant;
  };
  /** To the court and the bank. */
  'release.deduction.decided': {
    caseNumber: string;
    rulingNumber: string;
    outcome: 'ACCEPTED' | 'HELD';
    amountFen: Fen;
    /** What may be carried out now. */
    allowedFen: Fen;
    insideFen: Fen;
    outsideFen: Fen;
    rules: FiredRule[];
  };
  /** To the court, at PAID, with or without voucher. */
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
  /** To the court: the bank's or a party's objection. */
  'release.objection.routed': {
    caseNumber: string;
    from: 'bank' | 'party';
    objector: string;
    ground: string;
    lodgedAt: Instant;
    noticeNumber?: string;
    dueAt?: Instant;
  };
  /** To its owner. */
  'release.task.opened': { taskId: string; kind: string; rule?: string; caseNumber?: string; noticeNumber?: string; dueAt?: Instant };
  'release.task.closed': { taskId: string; kind: string; how: 'accepted' | 'rejected' | 'done' | 'missed' | 'void'; by?: string[] };
  'release.deadline.missed': {
    taskId: string;
    kind: string;
    noticeNumber?: string;
    caseNumber?: string;
    dueAt: Instant;
    rules: FiredRule[];
  };
  /** To the court of the case. */
  'release.applicant.changed': { caseNumber: string; oldApplicantId: string; applicantId: string; rulingNumber: string; at: Instant };
  /** To the housing authority, where the profile asks for the report (银行按月报送被冻结账户情况). */
  'release.report.monthly': {
    month: string;
    balanceFen: Fen;
    supervisedQuotaFen: Fen;
    freezes: FreezeSketch[];
    paidFen: Fen;
    payments: number;
    openNotices: number;
    violations: number;
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
    /** Notice number, voucher number, bank serial, or id of a notification. */
    documentNumber: string;
    mediaType: string;
    /** Digest of the document's bytes; they are in the evidence store under it. For a payment return the bytes are the JSON of `record`. */
    sha256: string;
    record?: string;
    /** Empty for what is about no notice (the end of a freeze was told of). */
    noticeNumber: string;
    version?: number;
    bankSerial?: string;
    /** Item id that this one corrects (C-15). */
    supersedes?: string;
    /** The case is closed, and its clerk takes the item all the same (C-12). */
    supplementary?: boolean;
  };
}

/** A court says that its own case system has taken an item: for the dossier that holds it. */
export interface AcknowledgementOutput {
  kind: 'acknowledge';
  id: string;
  at: Instant;
  accountNumber: string;
  /** Of the case, the one that the court wrote first: it may have been renumbered since the item was filed. */
  caseNumbers: string[];
  court: PartnerId;
  itemId: string;
  acceptedAt: Instant;
}

/** What the freeze of the case is when it is told of: its quota and end, what it controls, and its place (1 is 首封). */
interface FreezeTold {
  controlledFen?: Fen;
  rank?: number;
  quotaFen?: Fen;
  endsAt?: Instant;
}

/** Of money (S0 §五: 将款项划转情况及时告知). Of a freeze that has ended meanwhile nothing is said. */
export interface MoneyTold extends FreezeTold {
  subject: 'payment' | 'return';
  noticeNumber: string;
  issuerName: string;
  purpose: string;
  amountFen: Fen;
  bookedAt: Instant;
  bankSerial: string;
  voucherNumber?: string;
}

/** Of the coming end of the freeze (财产保全规定 18): it is about no payment. */
export interface EndTold extends FreezeTold {
  subject: 'freeze-ending';
  /** The ruling that ordered the freeze: a case may hold several. */
  rulingNumber: string;
  stage: ProceedingStage;
  endsAt: Instant;
  /** Days before the end. */
  days: number;
}

/** Tell one applicant of one case. `attempt` counts from 1. */
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
  content: MoneyTold | EndTold;
}

/** What a telling is of: the serial of the payment or return, or the end of one freeze and how many days before it. One applicant of a case hears of each once. */
export const causeOfTelling = (content: NotificationOutput['content']): string =>
  content.subject === 'freeze-ending' ? `${content.rulingNumber} ${content.endsAt} ${content.days}` : content.bankSerial;

export type Output = PartnerOutput | FilingOutput | AcknowledgementOutput | NotificationOutput;
