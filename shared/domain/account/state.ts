/**
 * The state of one supervision account (预售资金监管账户). Folded from the journal it holds everything that ever was; in use it is a view of that: what is
 * open, and what has ended but the command at hand may touch (`parts.ts`), so that the cost of a message does not grow with the account's age.
 */
import type { DocumentFacts } from '../commands.ts';
import { isSameCase } from '../identifiers/case-number.ts';
import type { Applicant, Claim, Fen, InboundMessage, Instant, LocalDate, Notice, Organ, PartnerId, PriorPaid, Stage } from '../messages.ts';
import type { NotificationOutput } from '../outputs.ts';
import type { FiredRule } from '../rules/finding.ts';
import { noticeStatuses } from './tables/notice-statuses.ts';

export interface Registration {
  accountTitle: string;
  bankCode: string;
  regionCode: string;
  project: { name: string; location: string; permits: string[] };
  developer: { name: string; uscc: string; relatedUsccs?: string[] };
  supervisionAgreement: string;
  buildings: { name: string; firstRegisteredOn?: LocalDate }[];
  /** The housing authority that registered it; queries and violations go there. */
  registeredBy: PartnerId;
}

export type FreezeStatus = 'LIVE' | 'WAITING' | 'LIFTED' | 'EXPIRED';

/** 暂缓支付: a court's act stops one release or all of the account, for three months at most (执行工作规定 77). */
export interface Suspension {
  rulingNumber: string;
  /** Absent: every notice of the account, those to come too. */
  noticeNumber?: string;
  until: Instant;
}

export interface Freeze {
  /** Of this freeze alone; a case may hold several on one account. */
  freezeId: string;
  caseNumber: string;
  /** Oldest first (conversion 诉前→诉讼→执行 moves the freeze to a new number, 民诉解释 168). */
  formerCaseNumbers: string[];
  courtName: string;
  court: PartnerId;
  organ: Organ;
  stage: Stage;
  criminal: boolean;
  /** Ruling that ordered it; several freezes of a case are told apart by it. */
  orderRuling: string;
  /** The newest ruling about it. */
  rulingNumber: string;
  /** Whose money the order reaches for (F-24). */
  respondent?: { name: string; uscc: string };
  applicants: Applicant[];
  /** Whom a ruling has put another in the place of: they are told of no payment any more, and of the return of one that they were told of. */
  formerApplicants?: { applicant: Applicant; successorId: string }[];
  /** Undefined when the order names no amount (F-04): it then reaches for the whole balance. */
  quotaFen?: Fen;
  debtFen?: Fen;
  /** What its court has last given free and nobody has taken yet: a tranche of 滚动解封 that is deducted does not lower the quota again. */
  trancheFen?: Fen;
  claim: Claim;
  servedAt: Instant;
  startsAt: Instant;
  /** To the minute, no roll for holidays (T-03). */
  endsAt: Instant;
  /** When it was lifted or lapsed. */
  endedAt?: Instant;
  status: FreezeStatus;
  /** 1 is 首封; 0 once it has ended. */
  rank: number;
  controlledFen: Fen;
  /** When the system took the order in. */
  recordedAt: Instant;
  housingInformedAt?: Instant;
  closedOn?: LocalDate;
  /** Days before the end at which its court was last alerted (F-07). */
  alertedDays?: number;
  suitAlerted?: boolean;
  /** It ended so long ago that only what is reported very late can still be about it. */
  forgotten?: boolean;
  /** What its court has suspended and not resumed. */
  suspensions?: Suspension[];
}

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
  data?: Notice;
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
  /** As its court ordered it; absent while only the bank has spoken of it. */
  order?: { court: PartnerId; claim: Claim; housingConsent?: string };
  /** Rules that held it and that were answered. */
  answered: string[];
  /** Booked by the bank before its order arrived: waits until then for the order. */
  graceUntil?: Instant;
  receivedAt: Instant;
}

export type TaskOwner = 'court' | 'housing' | 'bank' | 'operator';
export interface Task {
  taskId: string;
  kind: TaskKind;
  owner: TaskOwner;
  caseNumber?: string;
  noticeNumber?: string;
  version?: number;
  bankSerial?: string;
  rule?: string;
  dueAt?: Instant;
  status: 'OPEN' | 'DONE' | 'OVERDUE';
  /** What an acceptance or completion of the task refers to (item, notification, deduction or duty id). */
  subject?: string;
  /** First acts of decisions that take two persons, each by a person of their own. */
  proposals?: Proposal[];
}
export interface Proposal {
  decision: 'accept' | 'reject';
  by: string;
  at: Instant;
}
export type TaskKind =
  | 'answer-held-rule'
  | 'review-rejection'
  | 'review-held-message'
  | 'replay-parked'
  | 'review-violation'
  | 'review-freeze'
  | 'reconcile-balance'
  | 'correct-voucher'
  | 'review-refusal'
  | 'serve-applicant'
  | 'identify-applicant'
  | 'file-supplement'
  | 'review-deduction'
  | 'answer-objection'
  | 'inform-housing'
  | 'pay-notice'
  | 'report-payment'
  | 'send-voucher'
  | 'notify-applicant'
  | 'file-dossier'
  | 'renew-freeze'
  | 'lift-pre-suit-freeze'
  | 'lift-excess'
  | 'match-return'
  | 'tell-guarantor';

/** A deadline that runs (working days of the city profile). It becomes a task at 80 % and overdue at 100 %. */
export interface Duty {
  dutyId: string;
  kind: TaskKind;
  owner: TaskOwner;
  rule: string;
  startedAt: Instant;
  workingDays: number;
  warnAt: Instant;
  dueAt: Instant;
  /** The calendar of a year it runs into is not published (T-01): recomputed when it is. */
  provisional: boolean;
  calendarVersion: string;
  caseNumber?: string;
  noticeNumber?: string;
  version?: number;
  bankSerial?: string;
  subject?: string;
  taskId?: string;
}

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
}

/** Sums since the account is known; they prove that no fen is lost (invariant 1). */
export interface Totals {
  openingFen: number;
  inflowFen: number;
  paidFen: number;
  deductedFen: number;
  returnedFen: number;
  adjustedFen: number;
}

/** Cumulative draws of a construction contract (S-08). */
export interface ContractUse {
  number: string;
  paidBeforeFen: Fen;
  approvedFen: Fen;
}
/** Refunds of one unit (S-15) and of one day (S-17). */
export interface RefundUse {
  filingNumber: string;
  refundedBeforeFen: Fen;
  approvedFen: Fen;
}

export interface AccountState {
  accountNumber: string;
  registration?: Registration;
  supervisedQuotaFen: Fen;
  balanceFen: number;
  /** False until a registration or a bank fact has told the balance. */
  balanceKnown: boolean;
  /** Instant of the balance that ours is counted from: what the bank booked before is in it already. */
  openingAt?: Instant;
  totals: Totals;
  /** Booking time of the newest movement; a balance as of an earlier instant proves nothing. */
  lastMovementAt?: Instant;
  /** Quotas that hold from a later instant on. */
  announcedQuotas: { supervisedQuotaFen: Fen; guaranteedFen?: Fen; reason: string; effectiveAt: Instant }[];
  /** Quota that guarantees replace (银保监办发〔2022〕104号). */
  guaranteedFen: Fen;
  supervisionEndedOn?: LocalDate;
  /** The bank's balance, as of an instant, and ours differ (B-11): new authorisations wait. */
  mismatch?: { bankFen: number; platformFen: number; since: Instant; asOf?: Instant };
  bankruptcy?: { caseNumber: string; court: PartnerId; acceptedOn: LocalDate };
  /** In order of service; ended ones stay a while because payments booked before their end may still be reported. */
  freezes: Freeze[];
  notices: NoticeState[];
  payments: PaymentState[];
  /** They take effect when their payment comes. */
  waitingReturns: WaitingReturn[];
  deductions: DeductionState[];
  notifications: OpenNotification[];
  tasks: Task[];
  duties: Duty[];
  heldMessages: HeldMessage[];
  contracts: ContractUse[];
  refunds: RefundUse[];
  /** Refund notices accepted or held, by issue date, newest last. */
  refundDays: { date: LocalDate; count: number }[];
  /** Of all times, whatever has ended since. */
  freezeCount?: number;
  taskCount: number;
  deductionCount: number;
}

export function initialAccount(accountNumber: string): AccountState {
  return {
    accountNumber,
    supervisedQuotaFen: 0,
    balanceFen: 0,
    balanceKnown: false,
    totals: { openingFen: 0, inflowFen: 0, paidFen: 0, deductedFen: 0, returnedFen: 0, adjustedFen: 0 },
    announcedQuotas: [],
    guaranteedFen: 0,
    freezes: [],
    notices: [],
    payments: [],
    waitingReturns: [],
    deductions: [],
    notifications: [],
    tasks: [],
    duties: [],
    heldMessages: [],
    contracts: [],
    refunds: [],
    refundDays: [],
    taskCount: 0,
    deductionCount: 0,
  };
}

/** Messages that wait behind one that failed for unknown reasons, oldest first. */
export const parkedTasks = (state: AccountState): Task[] =>
  state.tasks.filter(({ kind, status }) => kind === 'replay-parked' && status !== 'DONE');
/** An account is on hold while its balance is disputed (B-11) or one of its messages is parked. */
export const isOnHold = (state: AccountState): boolean => state.mismatch !== undefined || parkedTasks(state).length > 0;
export const isActive = (freeze: Freeze): boolean => freeze.status === 'LIVE' || freeze.status === 'WAITING';

/** Every number that a freeze has had, the newest first. */
export const numbersOf = (freeze: Freeze): string[] => [freeze.caseNumber, ...freeze.formerCaseNumbers];

/** Whether the freeze has or had this number. */
export const hasNumber = (freeze: Freeze, caseNumber: string): boolean =>
  numbersOf(freeze).some((number) => isSameCase(number, caseNumber));

/**
 * The freezes of a case by any number it ever had: those in force, in order of service; else the newest that has ended (a case may freeze again what has
 * lapsed). A number that another case has now means that case.
 */
export function freezesOfCase(state: AccountState, caseNumber: string): Freeze[] {
  const named = state.freezes.filter((freeze) => hasNumber(freeze, caseNumber));
  const current = named.filter((freeze) => isSameCase(freeze.caseNumber, caseNumber));
  const active = current.some(isActive) ? current.filter(isActive) : named.filter(isActive);
  return active.length > 0 ? active : [current.at(-1) ?? named.at(-1)].filter((freeze) => freeze !== undefined);
}
/** The first of them. */
export const findFreeze = (state: AccountState, caseNumber: string): Freeze | undefined => freezesOfCase(state, caseNumber)[0];
/** Freezes that stood at an instant, live or waiting (contracts §4.5). */
export function freezesAt(state: AccountState, at: Instant): Freeze[] {
  return state.freezes.filter((freeze) => freeze.servedAt <= at && (freeze.endedAt === undefined || at < freeze.endedAt));
}
/** Everybody for whom one of the freezes was ordered, each once. */
export const applicantsOf = (freezes: readonly Pick<Freeze, 'applicants'>[]): Applicant[] => [
  ...new Map(freezes.flatMap(({ applicants }) => applicants).map((applicant) => [applicant.applicantId, applicant])).values(),
];

/**
 * Cases that a payment made at an instant concerns, one freeze each: courts' cases only (法〔2022〕12号 speaks of no other organ), and a case once,
 * however many freezes it holds.
 */
export function casesAt(state: AccountState, at: Instant): Freeze[] {
  const cases: Freeze[] = [];
  for (const freeze of freezesAt(state, at).filter(({ organ }) => organ === 'court')) {
    const place = cases.findIndex((other) => numbersOf(freeze).some((number) => hasNumber(other, number)));
    const known = cases[place];
    if (known === undefined) cases.push(freeze);
    else cases[place] = { ...known, applicants: applicantsOf([known, freeze]) };
  }
  return cases;
}
/** The newest version of a notice. */
export function findNotice(state: AccountState, noticeNumber: string): NoticeState | undefined {
  return state.notices
    .filter((notice) => notice.noticeNumber === noticeNumber)
    .reduce<NoticeState | undefined>((best, notice) => (best === undefined || notice.version > best.version ? notice : best), undefined);
}
/** A notice that money may move under. */
export const isPayable = ({ status }: Pick<NoticeState, 'status'>): boolean => noticeStatuses[status].payable;
