/** What rules look at, one input a moment at which rules are evaluated. All plain values; `state` is the account before the message. */

import type { AccountState, DeductionState, Freeze, LineState, NoticeState, PaymentState } from '../../account/state.ts';
import type { DocumentFault } from '../../documents/faults.ts';
import type { DocumentFacts } from '../../messages/commands.ts';
import type {
  Applicant,
  Channel,
  InboundData,
  InboundMessage,
  Instant,
  LocalDate,
  NoticePaper,
  PartnerId,
  PartnerKind,
  QuotaGuarantee,
} from '../../messages/messages.ts';
import type { CityProfile } from '../../values/profiles/profile.ts';
import type { FiredRule } from './finding.ts';
import type { QuestionInputs } from './questions.ts';

export interface PartnerEntry {
  partner: PartnerId;
  name: string;
  uscc?: string;
  relatedTo?: string[];
}

/** What verifying a message's signature found. */
export type SignatureStatus =
  | 'valid'
  | 'missing'
  /** Not a detached JWS, or its header is not the contract's. */
  | 'malformed'
  /** No partner has a key of that id. */
  | 'unknown-key'
  /** The key exists, but belongs to another partner or to another algorithm. */
  | 'wrong-key'
  /** The key is right and the signature is not over these bytes. */
  | 'invalid'
  | 'unsupported-algorithm'
  | 'unregistered-partner';

/** At the gate, before the account is looked at. */
export interface IntakeInput {
  /** Problems of size, text, envelope or schema; empty when the message could be parsed. `en`/`zh` name field, finding and remedy. */
  problems: readonly { field: string; en: string; zh: string }[];
  /** What the message claims to be; parts may be missing when it could not be read. */
  identity: { id?: string; source?: string; type?: string; subject?: string };
  /** Queue it came through. */
  queueKind: PartnerKind;
  signature: { status: SignatureStatus; keyId?: string };
  /** Of the key that verified. */
  key?: {
    validFrom?: Instant;
    validUntil?: Instant;
    revokedAt?: Instant;
    revocationReason?: string;
    /** `sent`: the register trusts the partner's own clock; else only the receipt proves a time (电子签名法 11). */
    signingTime?: 'receipt' | 'sent';
  };
  sentAt?: Instant;
  receivedAt: Instant;
  replayWindowDays: number;
  /** Set when the id was seen before: same digest is M-04, another digest M-05. */
  seenBefore?: 'same-digest' | 'other-digest';
}

export interface WithAccount {
  state: AccountState;
  /** Instant of receipt. */
  now: Instant;
  /** In force on the date that the moment is about; undefined: none is (T-04), then `rulesOf(profile)` uses the defaults. */
  profile: CityProfile | undefined;
  partners: readonly PartnerEntry[];
}

/** `housing.notice.issued`, and again when a held notice is decided anew. */
export interface NoticeInput extends WithAccount {
  notice: NoticePaper;
  from: PartnerId;
  /** Digest of the notice as data. */
  contentDigest: string;
  documents: readonly DocumentFacts[];
  /** Owners of the names it claims: `notice:<issuer uscc>#<number>` → account, `invoice:<key>` → `<account>#<notice>#<version>`, `permit:<permit>` → account. */
  taken: ReadonlyMap<string, string>;
  /** True when a notice that is already in `state` is decided anew: it must not collide with itself. */
  again: boolean;
}

export interface RegistrationInput extends WithAccount {
  message: Extract<
    InboundMessage,
    { type: 'housing.account.registered' | 'housing.quota.adjusted' | 'housing.registration.completed' | 'housing.supervision.ended' }
  >;
  from: PartnerId;
  guarantee?: QuotaGuarantee;
}

/** The issuing authority takes a notice back. */
export interface NoticeChangeInput extends WithAccount {
  message: Extract<InboundMessage, { type: 'housing.notice.withdrawn' }>;
  from: PartnerId;
  notice: NoticeState | undefined;
}

export interface FreezeOrderInput extends WithAccount {
  order: InboundData['court.freeze.ordered'];
  from: PartnerId;
  /** What the same ruling of the case ordered before. */
  known?: Freeze;
}

/** A court changes a freeze (or any other court message about a case of this account, deductions apart). */
export interface FreezeChangeInput extends WithAccount {
  message: Exclude<
    Extract<InboundMessage, { type: `court.${string}` }>,
    { type: 'court.freeze.ordered' | 'court.deduction.ordered' | 'court.query.answered' }
  >;
  from: PartnerId;
  /** By any number it ever had, ended ones included. */
  freeze: Freeze | undefined;
}

export interface DeductionOrderInput extends WithAccount {
  order: InboundData['court.deduction.ordered'];
  from: PartnerId;
  freeze: Freeze | undefined;
}

/** `bank.payment.booked`: what it was matched with. */
export interface PaymentInput extends WithAccount {
  payment: InboundData['bank.payment.booked'];
  from: PartnerId;
  /** Newest version of the named notice, in any status. */
  notice: NoticeState | undefined;
  line: LineState | undefined;
  /** An earlier booking under the same serial (settles or completes it). */
  earlier: PaymentState | undefined;
  /** What later versions have taken for the payee, and the most that any version approves: a payment of an older version may be reported after. */
  later?: { takenFen: number; limitFen: number };
  /** Lawful payments of the same line, not returned. */
  standing: readonly PaymentState[];
  documents: readonly DocumentFacts[];
  /** B-02 is not judged yet: the notice may still come (matchGraceMinutes). */
  mayStillMatch: boolean;
  taken: ReadonlyMap<string, string>;
}

/** Other bank messages. */
export interface BankReportInput extends WithAccount {
  message: Exclude<Extract<InboundMessage, { type: `bank.${string}` }>, { type: 'bank.payment.booked' | 'bank.query.answered' }>;
  from: PartnerId;
  notice?: NoticeState;
  line?: LineState;
  payment?: PaymentState;
  deduction?: DeductionState;
  /** Balance by our books after this message, when the message tells the bank's. */
  platformBalanceFen?: number;
  bankBalanceFen?: number;
}

/** Something became due without a message. */
export interface TimeInput extends WithAccount {
  due:
    | { kind: 'freeze-ends' | 'pre-suit-30-days'; freeze: Freeze }
    | { kind: 'freeze-ends-soon'; freeze: Freeze; days: number }
    /** A working-day deadline passed. `rule` names the rule that it belongs to. */
    | {
        kind: 'deadline';
        duty: {
          kind: string;
          rule: string;
          dueAt: Instant;
          caseNumber?: string;
          noticeNumber?: string;
          bankSerial?: string;
          provisional: boolean;
        };
      }
    /** The bank deducted, and no order has come in the time that it was waited for. */
    | { kind: 'deduction-grace'; deduction: DeductionState };
}

/** A notice is decided: the verdict on the verdict. */
export interface VerdictInput {
  notice: NoticePaper;
  fired: readonly FiredRule[];
  confirmedByPerson: boolean;
}

/** A freeze ended before the payment of a notice that cites it. */
export interface FreezeEndedInput extends WithAccount {
  notice: NoticeState;
  ended: Freeze;
  remaining: readonly Freeze[];
}

/** A PAID payment with a valid voucher: what each case is owed. */
export interface ReleaseInput extends WithAccount {
  payment: PaymentState;
  notice: NoticeState;
  freeze: Freeze;
}

/** Before a notification is sent. */
export interface DraftInput {
  text: string;
  /** What it tells of, and what was paid. Absent where it is about no payment. */
  money?: { amountFen: number; paidFen: number; status: PaymentState['status'] | undefined };
  /** What must not appear in it: account numbers, ids, buyers' names, balances, other case numbers and creditors. */
  forbidden: readonly { kind: string; value: string }[];
}

export interface DeliveryInput {
  applicant: Applicant;
  at: Instant;
  /** What happened on each channel that was tried; empty before the first. */
  attempts: readonly { channel: string; reached: boolean; at: Instant; formal: boolean }[];
  /** Channels that count as service now. */
  formalChannels: readonly Channel[];
  lastAttempt: boolean;
}

/** Before and after an item goes into a dossier. */
export interface FilingInput {
  caseNumber: string;
  /** Case numbers that have or had a freeze on the account, with the day on which the case was closed. */
  cases: readonly { caseNumber: string; closedOn?: LocalDate }[];
  item: { kind: string; itemId: string; sha256: string; supersedes?: string; supplementary?: boolean };
  bytes: {
    status: 'present' | 'absent';
    actualSha256?: string;
    format?: 'pdf' | 'ofd' | 'image' | 'json' | 'unknown';
    encrypted?: boolean;
    broken?: DocumentFault;
  };
}

/** One act of one person on a task. */
export interface AnswerInput {
  decision: 'accept' | 'reject';
  /** Who has decided so, this act included, each in an act of their own. */
  by: readonly string[];
  personsNeeded: number;
  reason: string;
  /** Path of the answer in `data`. */
  field: string;
  /** Open tasks that it fits; it stands only when that is one. */
  fitting: readonly string[];
  /** Set where the task is another party's: whose, and whether the paper of that party came along. */
  owner?: string;
  paper?: 'valid' | 'missing';
  /** What is owed cannot be refused. */
  owed?: boolean;
  /** A parked message before it would be overtaken. */
  overtakes?: boolean;
  /** Accepts S-23 and does not say whether what was paid before is part of the amounts. */
  leavesOpen?: boolean;
}

/** A period or deadline is computed. */
export interface PeriodInput {
  unit: 'working-day' | 'day' | 'freeze-end';
  start: Instant;
  end: Instant;
  provisional: boolean;
  endsOnHoliday: boolean;
  rolled: boolean;
}

/** Somebody looks account data up. */
export interface LookupInput {
  by: string;
  accountNumber: string;
  caseNumber?: string;
  purpose?: string;
  /** Cases with a freeze on the account. */
  caseNumbers: readonly string[];
}

export interface MomentInputs extends QuestionInputs {
  intake: IntakeInput;
  registration: RegistrationInput;
  notice: NoticeInput;
  noticeChange: NoticeChangeInput;
  freezeOrder: FreezeOrderInput;
  freezeChange: FreezeChangeInput;
  deductionOrder: DeductionOrderInput;
  payment: PaymentInput;
  bankReport: BankReportInput;
  time: TimeInput;
  verdict: VerdictInput;
  freezeEnded: FreezeEndedInput;
  release: ReleaseInput;
  draft: DraftInput;
  delivery: DeliveryInput;
  filing: FilingInput;
  answer: AnswerInput;
  period: PeriodInput;
  lookup: LookupInput;
}
