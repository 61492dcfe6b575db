/**
 * What happened to a supervision account. Events carry everything that follows from them, so that state is a fold of the journal and
 * outputs are a function of the page alone (`outputs.ts`).
 */
import type { UniqueClaim } from '../aggregate/aggregate.ts';
import type {
  Applicant,
  BankruptcyEnd,
  Fen,
  InboundMessage,
  InflowKind,
  Instant,
  LocalDate,
  NoticePaper,
  PartnerId,
  PriorPaid,
  ProceedingStage,
} from '../messages/messages.ts';
import type { AcknowledgementOutput } from '../messages/outputs.ts';
import type { OfficeEvent } from '../office/events.ts';
import type { FiredRule } from '../rules/engine/finding.ts';
import type {
  AnnouncedBuilding,
  AnnouncedQuota,
  DeductionState,
  DeductionStatus,
  Freeze,
  NoticeStatus,
  PaymentStatus,
  Registration,
  TaskKind,
  Tranche,
  VoucherState,
  WaitingReturn,
} from './state.ts';

export type AccountEvent =
  | OfficeEvent<TaskKind, InboundMessage>
  | {
      type: 'AccountRegistered';
      registration: Registration;
      supervisedQuotaFen: Fen;
      openingFen?: Fen;
      permitClaims: string[];
      at: Instant;
    }
  | { type: 'OpeningBalanceFound'; openingFen: number; at: Instant }
  /** It holds only from a later instant on. */
  | ({ type: 'QuotaAnnounced' } & AnnouncedQuota)
  /** Of two orders the one from the later instant holds, in whatever order they come. */
  | ({ type: 'QuotaAdjusted' } & AnnouncedQuota)
  | { type: 'BuildingRegistered'; building: string; registeredOn: LocalDate }
  /** On a day to come. */
  | ({ type: 'BuildingAnnounced' } & AnnouncedBuilding)
  /** When the next monthly report is due; without a time none is. */
  | { type: 'ReportPlanned'; at?: Instant }
  | { type: 'SupervisionEnded'; endedOn: LocalDate; reason: string }
  | { type: 'FreezeOrdered'; freeze: Freeze }
  /** One that had lapsed stands again where its renewal was served before the end. */
  | {
      type: 'FreezeRenewed';
      freezeId: string;
      caseNumber: string;
      rulingNumber: string;
      endsAt: Instant;
      at: Instant;
    }
  | {
      type: 'FreezeReduced';
      freezeId: string;
      caseNumber: string;
      rulingNumber: string;
      quotaFen: Fen;
      cause: 'reduced' | 'security';
      at: Instant;
      /** When it took effect: what was paid after that and before it came to be known is judged by the new quota. Absent in old events. */
      servedAt?: Instant;
      /** What security has taken the place of goes back to the developer: nobody deducts it, and it is no tranche. */
      noTranche?: true;
    }
  /** Its own case has taken money out of it: the quota falls by that, and a quota of nothing ends it (F-27). */
  | {
      type: 'FreezeDeducted';
      freezeId: string;
      caseNumber: string;
      deductionId: string;
      byFen: Fen;
      /** When the bank took the money. Absent in old events. */
      bookedAt?: Instant;
      /** What the order still had to take then, where that was more than was booked. */
      orderedFen?: Fen;
      at: Instant;
      /** Out of the quota that held when the bank took it, where an act of the court that came after that covers some of it. */
      takenFen?: Fen;
      /** Tranches given free that nobody has taken after this, oldest first; absent where none is left. */
      tranchesLeft?: Tranche[];
      /** In old events, which did not say when each was given. */
      tranchesLeftFen?: Fen[];
      /** In old events, which knew the last tranche alone: what was left of it. */
      trancheLeftFen?: Fen;
    }
  | { type: 'FreezeLifted'; freezeId: string; caseNumber: string; at: Instant; cause: 'lifted' | 'reduced-to-nothing' | 'security' }
  | { type: 'FreezeExpired'; freezeId: string; caseNumber: string; at: Instant; fired: FiredRule[] }
  | {
      type: 'CaseRenumbered';
      freezeId: string;
      caseNumber: string;
      newCaseNumber: string;
      courtName: string;
      court?: PartnerId;
      stage?: ProceedingStage;
      cause: 'converted' | 'transferred';
      at: Instant;
    }
  | { type: 'CaseClosed'; caseNumber: string; closedOn: LocalDate }
  | { type: 'ApplicantSubstituted'; caseNumber: string; rulingNumber: string; oldApplicantId: string; applicant: Applicant }
  | { type: 'HousingInformed'; caseNumber: string; at: Instant }
  | { type: 'FreezeAcknowledged'; caseNumber: string; at: Instant }
  /** The court's own case system has taken an item; what it means is for the dossier, which alone knows its items. */
  | { type: 'ItemAcknowledged'; acknowledgement: Omit<AcknowledgementOutput, 'kind' | 'id' | 'at'>; at: Instant }
  | {
      type: 'FreezeExecuted';
      caseNumber: string;
      result: 'controlled' | 'not-controlled';
      controlledFen: Fen;
      receiptNumber: string;
      at: Instant;
    }
  | { type: 'BankruptcyAccepted'; caseNumber: string; court: PartnerId; acceptedOn: LocalDate }
  | { type: 'BankruptcyEnded'; caseNumber: string; endedOn: LocalDate; how: BankruptcyEnd }
  | { type: 'ObjectionRecorded'; caseNumber: string; objector: string; ground: string; noticeNumber?: string; at: Instant }
  /** `since`: the act is older than the notice that it reaches now. */
  | {
      type: 'ReleaseSuspended';
      caseNumber: string;
      rulingNumber: string;
      noticeNumber?: string;
      at: Instant;
      since?: Instant;
      until: Instant;
    }
  /** By its court, or because its time is over. */
  | { type: 'ReleaseResumed'; caseNumber: string; rulingNumber: string; noticeNumber?: string; at: Instant; lapsed?: true }
  /** `days`: before its end. */
  | { type: 'FreezeAlerted'; freezeId: string; caseNumber: string; alert: 'expiry'; days: number }
  | { type: 'FreezeAlerted'; freezeId: string; caseNumber: string; alert: 'suit' }
  | { type: 'FreezeForgotten'; freezeId: string; caseNumber: string }
  | {
      type: 'NoticeReceived';
      notice: NoticePaper;
      from: PartnerId;
      contentDigest: string;
      status: 'ACCEPTED' | 'HELD' | 'REJECTED';
      fired: FiredRule[];
      claims: UniqueClaim[];
      at: Instant;
    }
  | {
      type: 'NoticeRuled';
      noticeNumber: string;
      version: number;
      status: 'ACCEPTED' | 'HELD' | 'REJECTED';
      fired: FiredRule[];
      waived: string[];
      /** As the authority has answered (S-23). */
      priorPaid?: PriorPaid;
      /** Invoices that it takes with its acceptance. */
      claims?: UniqueClaim[];
      at: Instant;
    }
  | {
      type: 'NoticeEnded';
      noticeNumber: string;
      version: number;
      status: Extract<NoticeStatus, 'WITHDRAWN' | 'EXPIRED' | 'SUPERSEDED'>;
      at: Instant;
    }
  | { type: 'NoticeClosed'; noticeNumber: string; version: number; at: Instant }
  | { type: 'InflowBooked'; bankSerial: string; amountFen: Fen; kind: InflowKind; bookedAt: Instant; claims: UniqueClaim[] }
  | { type: 'BalanceDiffered'; bankFen: number; platformFen: number; at: Instant }
  /** `stated`: the newest balance that the bank has named, where it is another sum than ours, within the tolerance, or of a later instant than a movement. */
  | { type: 'BalanceAgreed'; at: Instant; stated?: { bankFen: number; asOf: Instant } }
  | { type: 'BalanceAdjusted'; byFen: number; at: Instant }
  | {
      type: 'PaymentRecorded';
      bankSerial: string;
      noticeNumber: string;
      version?: number;
      line: number;
      amountFen: Fen;
      payee: { name: string; accountNumber: string; bankCode: string };
      bookedAt: Instant;
      at: Instant;
      status: PaymentStatus;
      violations: string[];
      graceUntil?: Instant;
      voucher?: VoucherState;
      /** No freeze controlled the money. */
      ordinary?: boolean;
      /** Of a payment without a notice: the balance before it. */
      balanceBeforeFen?: Fen;
      claims: UniqueClaim[];
    }
  /** A pending payment settled, an unmatched one was matched or became a violation, or a voucher came. What is absent is as before. */
  | {
      type: 'PaymentUpdated';
      bankSerial: string;
      status: PaymentStatus;
      violations: string[];
      version?: number;
      /** Of the booking that settled it. */
      bookedAt?: Instant;
      graceUntil?: Instant;
      voucher?: VoucherState;
      ordinary?: boolean;
      at: Instant;
    }
  /** A return that cannot be right (B-17), or that waits for its payment: it changes no payment. Once more where the bank's balance shows another `movedFen`. */
  | ({ type: 'ReturnHeld'; waits: boolean; claims: UniqueClaim[]; at: Instant } & WaitingReturn)
  /** The payment that it waited for came, and it does not fit it. */
  | { type: 'WaitingReturnDropped'; bankSerial: string; at: Instant }
  | {
      type: 'PaymentReturned';
      bankSerial: string;
      originalBankSerial: string;
      amountFen: Fen;
      how: 'RETURNED' | 'REVERSED';
      reason: string;
      bookedAt: Instant;
      /** What had come in with it already, while it waited for its payment. */
      alreadyFen?: Fen;
      claims: UniqueClaim[];
      at: Instant;
    }
  | { type: 'LineRefused'; noticeNumber: string; version: number; line: number; reasonCode: string; reason: string; at: Instant }
  | {
      type: 'DeductionOrdered';
      deductionId: string;
      caseNumber: string;
      rulingNumber: string;
      amountFen: Fen;
      status: 'ACCEPTED' | 'HELD';
      rules: string[];
      allowedFen: Fen;
      order: NonNullable<DeductionState['order']>;
      at: Instant;
    }
  /** Decided anew, answered, or its order came after the booking. What is absent is as before. */
  | {
      type: 'DeductionRuled';
      deductionId: string;
      status: DeductionStatus;
      rules: string[];
      rulingNumber?: string;
      amountFen?: Fen;
      allowedFen?: Fen;
      order?: NonNullable<DeductionState['order']>;
      answered?: string[];
      /** Since when it may be carried out thus. Absent: always. */
      at?: Instant;
      /** What held it until then. Absent in pages from before more could be carried out only from an instant on: in them more was always allowed. */
      heldBy?: string[];
    }
  | {
      type: 'DeductionBooked';
      deductionId: string;
      caseNumber: string;
      bankSerial: string;
      amountFen: Fen;
      kind: 'court-deduction' | 'loan-set-off' | 'fee';
      status: DeductionStatus;
      rules: string[];
      graceUntil?: Instant;
      /** The rules that held its order when it was booked, where it went beyond what they left. */
      against?: string[];
      /** What was booked under this id and waited for its order is this: no money moves once more. */
      waitedAs?: string;
      bookedAt: Instant;
      claims: UniqueClaim[];
      at: Instant;
    }
  /** The court of a case was told of a payment; from then on the payment carries what that case is owed. */
  | { type: 'TransferReported'; bankSerial: string; caseNumber: string; court: PartnerId; at: Instant };
