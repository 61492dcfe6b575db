/**
 * The state of one supervision account (预售资金监管账户). Folded from the journal it holds everything that ever was; in use it is a view of that: what is
 * open, and what has ended but the command at hand may touch (`parts.ts`), so that the cost of a message does not grow with the account's age.
 */

import type { Applicant, Fen, InboundMessage, Instant, LocalDate, PartnerId } from '../messages/messages.ts';
import { emptyOffice, type OfficeState } from '../office/state.ts';
import { earlier } from '../values/calendar/instants.ts';
import { isSameCase } from '../values/identifiers/case-number.ts';

import { noticeStatuses } from './tables/notice-statuses.ts';
import type { DeductionState } from './things/deduction.ts';
import type { Freeze } from './things/freeze.ts';
import type { NoticeState } from './things/notice.ts';
import type { PaymentState } from './things/payment.ts';
import type { Task, TaskKind } from './things/task.ts';
import type { WaitingReturn } from './things/waiting.ts';

export type { OpenNotification, TaskOwner } from '../office/things.ts';
export type * from './things/deduction.ts';
export type * from './things/freeze.ts';
export type * from './things/notice.ts';
export type * from './things/payment.ts';
export type * from './things/task.ts';
export type * from './things/waiting.ts';

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

/** A bank that kept the account until another was registered in its place. */
export interface FormerBank {
  bankCode: string;
  /** When the authority wrote that another keeps it. */
  until: Instant;
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

/** Which of two orders about the quota holds: the one from the later instant, and of two from one instant the one that was written later. */
export interface QuotaOrder {
  effectiveAt: Instant;
  /** When the authority wrote it. Absent in pages from before it was kept. */
  saidAt?: Instant;
}
export interface AnnouncedQuota extends QuotaOrder {
  supervisedQuotaFen: Fen;
  guaranteedFen?: Fen;
  reason: string;
}

/** A first registration of a building on a day to come. */
export interface AnnouncedBuilding {
  building: string;
  registeredOn: LocalDate;
}

export interface AccountState extends OfficeState<TaskKind, InboundMessage> {
  accountNumber: string;
  registration?: Registration;
  /** In order of their going, each once; the one that keeps it now is none of them. Absent: the first bank keeps it still. */
  formerBanks?: FormerBank[];
  supervisedQuotaFen: Fen;
  /** The order that set it. Absent: what the registration said. An order that holds from earlier and comes later changes nothing. */
  quotaOrder?: QuotaOrder;
  balanceFen: number;
  /** False until a registration or a bank fact has told the balance. */
  balanceKnown: boolean;
  /** Instant of the balance that ours is counted from: what the bank booked before is in it already. */
  openingAt?: Instant;
  totals: Totals;
  /** Booking time of the newest movement; a balance as of an earlier instant proves nothing. */
  lastMovementAt?: Instant;
  /** The newest balance that the bank has named: what is booked earlier and reported later must fit it too. */
  stated?: { bankFen: number; asOf: Instant };
  /** Quotas that hold from a later instant on. */
  announcedQuotas: AnnouncedQuota[];
  /** First registrations on days to come, a building once. Absent: none. */
  announcedBuildings?: AnnouncedBuilding[];
  /** Quota that guarantees replace (银保监办发〔2022〕104号). */
  guaranteedFen: Fen;
  /** The order that said so last. */
  guaranteeOrder?: QuotaOrder;
  supervisionEndedOn?: LocalDate;
  /** The bank's balance, as of an instant, and ours differ (B-11): new authorisations wait. */
  mismatch?: { bankFen: number; platformFen: number; since: Instant; asOf?: Instant };
  /** When the housing authority gets the next monthly report; absent where nobody asks for one or nothing is frozen. */
  reportAt?: Instant;
  /** The last month (`2026-03`) of which the authority has heard, or had nothing to hear. */
  reportedMonth?: string;
  bankruptcy?: { caseNumber: string; court: PartnerId; acceptedOn: LocalDate };
  /** In order of service; ended ones stay a while because payments booked before their end may still be reported. */
  freezes: Freeze[];
  notices: NoticeState[];
  payments: PaymentState[];
  /** They take effect when their payment comes. */
  waitingReturns: WaitingReturn[];
  deductions: DeductionState[];
  contracts: ContractUse[];
  refunds: RefundUse[];
  /** Refund notices accepted or held, by issue date, newest last. */
  refundDays: { date: LocalDate; count: number }[];
  /** Of all times, whatever has ended since. */
  freezeCount?: number;
  deductionCount: number;
}

export function initialAccount(accountNumber: string): AccountState {
  return {
    ...emptyOffice(),
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
    contracts: [],
    refunds: [],
    refundDays: [],
    deductionCount: 0,
  };
}

/** Messages that wait behind one that failed for unknown reasons, oldest first. */
export const parkedTasks = (state: AccountState): Task[] =>
  state.tasks.filter(({ kind, status }) => kind === 'replay-parked' && status !== 'DONE');
/** An account is on hold while its balance is disputed (B-11) or one of its messages is parked. */
export const isOnHold = (state: AccountState): boolean => state.mismatch !== undefined || parkedTasks(state).length > 0;
export const isActive = (freeze: Freeze): boolean => freeze.status === 'LIVE' || freeze.status === 'WAITING';

/** Whether a bank that keeps the account no more kept it at an instant: what it says of that time is its own to say. */
export const keptThen = ({ formerBanks = [] }: Pick<AccountState, 'formerBanks'>, bankCode: string, at: Instant): boolean =>
  formerBanks.some((former) => former.bankCode === bankCode && at < former.until);

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
/** What it reached for at an instant. Undefined: for the whole balance (F-04). */
export function quotaAt({ quotaFen, formerQuotas = [] }: Pick<Freeze, 'quotaFen' | 'formerQuotas'>, at: Instant): Fen | undefined {
  const former = formerQuotas.find(({ until }) => at < until);
  return former === undefined ? quotaFen : former.quotaFen;
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
/** A lawful release that cases are owed. A booking of nothing released nothing; where no freeze stood it was an ordinary payment. */
export const isRelease = ({ status, ordinary, amountFen }: PaymentState): boolean =>
  status === 'PAID' && ordinary !== true && amountFen > 0;
/** The newest version of a notice. */
export function findNotice(state: AccountState, noticeNumber: string): NoticeState | undefined {
  return state.notices
    .filter((notice) => notice.noticeNumber === noticeNumber)
    .reduce<NoticeState | undefined>((best, notice) => (best === undefined || notice.version > best.version ? notice : best), undefined);
}
/** From when a notice authorises: what is here has been issued, even where its authority's clock is a few minutes ahead of ours (N-06). */
export const issuedBy = ({ issuedAt, receivedAt }: Pick<NoticeState, 'issuedAt' | 'receivedAt'>): Instant => earlier(issuedAt, receivedAt);
/** A notice that money may move under. */
export const isPayable = ({ status }: Pick<NoticeState, 'status'>): boolean => noticeStatuses[status].payable;
