/**
 * What partners tell the system, as the core sees it: one data type an inbound message type, after parsing.
 * The zod schemas in `shared/contracts` produce exactly these types (a type test holds the two together).
 * Units: money is integer fen (`…Fen`), instants are RFC 3339 strings with offset, dates are `YYYY-MM-DD` in Asia/Shanghai.
 */
import type { DocumentRef, NoticePaper, PriorPaid, Voucher } from './papers.ts';

export type * from './papers.ts';

/** `bank:<12-digit CNAPS code>`, `housing:<6-digit region code>`, `court:<court code>`, `operator:<name>`. */
export type PartnerId = string;
export type PartnerKind = 'bank' | 'housing' | 'court' | 'operator';
/** RFC 3339 with offset. */
export type Instant = string;
/** `YYYY-MM-DD`, Asia/Shanghai. */
export type LocalDate = string;
/** Integer fen, 0 … 10^14. */
export type Fen = number;

export type ChannelKind = 'court-app' | 'sms' | 'email' | 'post' | 'phone';
export type Organ = 'court' | 'police' | 'procuratorate' | 'tax' | 'supervision' | 'customs';
export type ProceedingStage = 'pre-suit' | 'suit' | 'arbitration' | 'pre-enforcement' | 'enforcement';
export type ApplicantType = 'DEVELOPER' | 'CONTRACTOR' | 'MATERIAL' | 'EQUIPMENT_LEASE' | 'BUYER' | 'OTHER';
export type Purpose =
  | 'PROGRESS'
  | 'MATERIAL'
  | 'EQUIPMENT'
  | 'REFUND'
  | 'SURVEY_DESIGN'
  | 'TAX'
  | 'WAGES'
  | 'PROJECT_LOAN'
  | 'LAND'
  | 'MARKETING'
  | 'SALARY'
  | 'FINE'
  | 'SHAREHOLDER_LOAN'
  | 'GROUP_SWEEP'
  | 'OTHER';
export type IdKind = 'uscc' | 'resident-id' | 'other';
export type InflowKind = 'buyer-payment' | 'mortgage' | 'interest' | 'transfer-in' | 'unknown';
export type ClearingStatus = 'SETTLED' | 'QUEUED' | 'ACKNOWLEDGED';

export interface Claim {
  origin: 'construction' | 'other';
  permit?: string;
}

/** 申请保全人 / 申请执行人. */
export interface Applicant {
  applicantId: string;
  name: string;
  kind: 'person' | 'organisation';
  idKind?: IdKind;
  id?: string;
  channels: Channel[];
}
export interface Channel {
  kind: ChannelKind;
  address: string;
  /** The party confirmed this address to the court (送达地址确认书, 民诉解释 136). */
  confirmed: boolean;
  consent?: { evidence: string; scope: 'service' | 'court-session'; withdrawnAt?: Instant };
}

/** 保函 that replaces part of the supervised quota (银保监办发〔2022〕104号). An optional addition to `housing.quota.adjusted`. */
export interface QuotaGuarantee {
  issuer: {
    name: string;
    uscc: string;
    kind: 'bank' | 'finance-company' | 'other';
    supervisoryRating: number;
    totalAssetsFen: number;
    relatedToDeveloper: boolean;
  };
  /** Sum of the quota that guarantees replace, this one included. */
  replacedFen: Fen;
}

export interface InboundData {
  'housing.account.registered': {
    accountNumber: string;
    accountTitle: string;
    bankCode: string;
    regionCode: string;
    project: { name: string; location: string; permits: string[] };
    developer: { name: string; uscc: string; relatedUsccs?: string[] };
    supervisionAgreement: string;
    supervisedQuotaFen: Fen;
    balanceFen?: Fen;
    buildings: { name: string; firstRegisteredOn?: LocalDate }[];
  };
  'housing.quota.adjusted': {
    accountNumber: string;
    supervisedQuotaFen: Fen;
    reason: string;
    milestone?: string;
    effectiveAt: Instant;
    guarantee?: QuotaGuarantee;
  };
  'housing.registration.completed': { accountNumber: string; building: string; registeredOn: LocalDate };
  'housing.supervision.ended': { accountNumber: string; endedOn: LocalDate; reason: string };
  'housing.notice.issued': NoticePaper;
  'housing.notice.withdrawn': { noticeNumber: string; version: number; reason: string };
  /** About a notice, or a task of the housing authority that hangs on none. `decision` of an answer is accept unless given. */
  'housing.query.answered': {
    noticeNumber?: string;
    version?: number;
    caseNumber?: string;
    accountNumber?: string;
    answers: HousingAnswer[];
    step?: AnswerStep;
  };
  'housing.freeze.acknowledged': { caseNumber: string; accountNumber: string; acknowledgedAt: Instant };

  'court.freeze.ordered': {
    caseNumber: string;
    courtName: string;
    organ: Organ;
    stage: ProceedingStage;
    criminal?: boolean;
    rulingNumber: string;
    assistanceNoticeNumber: string;
    accountNumber: string;
    respondent: { name: string; uscc: string };
    applicants: Applicant[];
    quotaFen?: Fen;
    debtFen?: Fen;
    claim: Claim;
    servedAt: Instant;
    startsAt: Instant;
    endsAt: Instant;
  };
  /** Counts when it was served on the bank (`servedAt`), else when it arrives. `freezeRuling`: which freeze of the case; absent: all of them. */
  'court.freeze.renewed': FreezeRenewal;
  'court.freeze.reduced': FreezeReduction;
  'court.freeze.lifted': FreezeLifting;
  'court.case.converted': {
    caseNumber: string;
    newCaseNumber: string;
    newCourtName: string;
    stage: ProceedingStage;
    accountNumber: string;
  };
  'court.security.accepted': {
    caseNumber: string;
    accountNumber: string;
    rulingNumber: string;
    kind: 'guarantee' | 'substitute-property';
    quotaFen: Fen;
    freezeRuling?: string;
  };
  'court.deduction.ordered': {
    caseNumber: string;
    accountNumber: string;
    rulingNumber: string;
    amountFen: Fen;
    claim: Claim;
    housingConsent?: string;
  };
  'court.release.suspended': { caseNumber: string; accountNumber: string; rulingNumber: string; noticeNumber?: string };
  'court.release.resumed': { caseNumber: string; accountNumber: string; rulingNumber: string; noticeNumber?: string };
  'court.applicant.substituted': {
    caseNumber: string;
    accountNumber: string;
    rulingNumber: string;
    oldApplicantId: string;
    applicant: Applicant;
  };
  'court.housing.informed': { caseNumber: string; accountNumber: string; informedAt: Instant };
  'court.bankruptcy.accepted': { caseNumber: string; accountNumber: string; developerUscc: string; acceptedOn: LocalDate };
  /** 破产程序终结. Declared bankrupt (宣告破产) it goes on as liquidation. */
  'court.bankruptcy.ended': { caseNumber: string; accountNumber: string; developerUscc: string; endedOn: LocalDate; how: BankruptcyEnd };
  'court.case.closed': { caseNumber: string; accountNumber: string; closedOn: LocalDate };
  'court.case.transferred': { caseNumber: string; accountNumber: string; newCaseNumber: string; newCourtName: string };
  'court.dossier.acknowledged': { caseNumber: string; itemId: string; acceptedAt: Instant };
  /** `caseNumber`: the case in whose name the court speaks. */
  'court.query.answered': {
    caseNumber: string;
    accountNumber: string;
    noticeNumber?: string;
    version?: number;
    answers: DecidedAnswer[];
    step?: AnswerStep;
  };
  'court.objection.lodged': {
    caseNumber: string;
    accountNumber: string;
    objector: string;
    ground: string;
    lodgedAt: Instant;
    noticeNumber?: string;
  };

  'bank.freeze.executed': {
    caseNumber: string;
    accountNumber: string;
    result: 'controlled' | 'not-controlled';
    quotaFen: Fen;
    controlledFen: Fen;
    reason?: string;
    receiptNumber: string;
    executedAt: Instant;
  };
  'bank.inflow.booked': {
    accountNumber: string;
    bankSerial: string;
    amountFen: Fen;
    kind: InflowKind;
    bookedAt: Instant;
    balanceAfterFen: Fen;
  };
  'bank.balance.reported': { accountNumber: string; balanceFen: Fen; asOf: Instant };
  'bank.payment.booked': {
    accountNumber: string;
    noticeNumber: string;
    line: number;
    bankSerial: string;
    payee: { name: string; accountNumber: string; bankCode: string };
    amountFen: Fen;
    feeFen?: Fen;
    bookedAt: Instant;
    clearing: { system: string; reference: string; status: ClearingStatus };
    balanceAfterFen: Fen;
    voucher?: Voucher;
  };
  'bank.payment.refused': {
    accountNumber: string;
    noticeNumber: string;
    line: number;
    reasonCode: string;
    reason: string;
    refusedAt: Instant;
  };
  'bank.payment.returned': PaymentReversal;
  'bank.payment.reversed': PaymentReversal;
  /** An ordinary payment, without a fund-use notice, out of money that no freeze controls. */
  'bank.outflow.booked': {
    accountNumber: string;
    bankSerial: string;
    amountFen: Fen;
    payee: { name: string; accountNumber: string; bankCode: string };
    kind: 'supervised-use' | 'tax' | 'other';
    approvalNumber?: string;
    bookedAt: Instant;
    balanceAfterFen: Fen;
  };
  'bank.deduction.booked': {
    accountNumber: string;
    caseNumber: string;
    bankSerial: string;
    amountFen: Fen;
    kind: 'court-deduction' | 'loan-set-off' | 'fee';
    bookedAt: Instant;
    balanceAfterFen: Fen;
  };
  'bank.query.answered': {
    accountNumber: string;
    noticeNumber?: string;
    version?: number;
    answers: DecidedAnswer[];
    step?: AnswerStep;
  };
  'bank.order.objected': { caseNumber: string; accountNumber: string; reason: string; objectedAt: Instant };

  /**
   * Inside the system: a person at the operations desk acts on a task. One message is the act of one person, the first that `by` names: an acceptance takes a
   * proposal and the confirmation of another person. Another party's task takes that party's paper.
   */
  'operator.task.answered': {
    accountNumber: string;
    task: string;
    decision: 'accept' | 'reject';
    by: string[];
    reason: string;
    step?: AnswerStep;
    /** Whose answer on paper is entered. */
    onBehalfOf?: PartnerId;
    paper?: PaperAnswer;
    /** To S-23: whether what was paid before is part of the amounts. */
    priorPaid?: PriorPaid;
  };
}
/** Where two persons decide, one proposes and another confirms; absent, the message is the whole act of its sender. */
export type AnswerStep = 'propose' | 'confirm';

/** An answer to a held rule by the party that owns the rule. */
export interface RuleAnswer {
  /** The rule; the kind of the task where it is about no rule. */
  rule: string;
  /** Id of the task, where the rule is asked about more than once. */
  task?: string;
  statement: string;
  signedBy: string;
}

/** Accept unless it says otherwise. */
export interface HousingAnswer extends RuleAnswer {
  decision?: 'accept' | 'reject';
  /** Answers S-23. */
  priorPaid?: PriorPaid;
}
export interface DecidedAnswer extends RuleAnswer {
  decision: 'accept' | 'reject';
}

/** The scan of an answer on paper. */
export interface PaperAnswer extends DocumentRef {
  name?: string;
  number?: string;
}

/** How a bankruptcy procedure ended: not opened, by plan, by settlement, in liquidation. */
export type BankruptcyEnd = 'dismissed' | 'plan-approved' | 'settled' | 'declared';

/** A court's act on a freeze of a case. */
export interface FreezeAct {
  caseNumber: string;
  accountNumber: string;
  rulingNumber: string;
  /** Ruling of the freeze that is meant, where the case has several. */
  freezeRuling?: string;
}

/** 续行冻结. */
export interface FreezeRenewal extends FreezeAct {
  endsAt: Instant;
  servedAt?: Instant;
}
export interface FreezeReduction extends FreezeAct {
  /** The new quota; 0 lifts. */
  quotaFen: Fen;
  servedAt?: Instant;
}
export interface FreezeLifting extends FreezeAct {
  /** Takes effect then, also when that is still to come. */
  liftedAt: Instant;
}

/** 退票 / 冲正 */
export interface PaymentReversal {
  accountNumber: string;
  bankSerial: string;
  originalBankSerial: string;
  amountFen: Fen;
  reason: string;
  bookedAt: Instant;
  balanceAfterFen: Fen;
}

export type InboundType = keyof InboundData;
/** A parsed message: its short type (without `presale.` and `.v1`) and its data. */
export type InboundMessage = { [T in InboundType]: { type: T; data: InboundData[T] } }[InboundType];
