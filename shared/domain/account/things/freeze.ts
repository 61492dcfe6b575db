/** A freeze (冻结) as the account knows it. */
import type { Applicant, Claim, Fen, Instant, LocalDate, Organ, PartnerId, ProceedingStage } from '../../messages/messages.ts';

export type FreezeStatus = 'LIVE' | 'WAITING' | 'LIFTED' | 'EXPIRED';

/** 暂缓支付: a court's act stops one release or all of the account, for three months at most (执行工作规定 77). */
export interface Suspension {
  rulingNumber: string;
  /** Absent: every notice of the account, those to come too. */
  noticeNumber?: string;
  /** Absent in pages of versions that did not keep it. */
  since?: Instant;
  until: Instant;
}

export interface FormerQuota {
  quotaFen?: Fen;
  until: Instant;
  /** What its own case deducted then; absent where its court lowered it. */
  deductedFen?: Fen;
  /** What the order still had to take then, where that was more. */
  orderedFen?: Fen;
}

/** A part of the quota that its court has given free (滚动解封), as far as nobody has taken it. */
export interface Tranche {
  leftFen: Fen;
  /** Of the act that gave it free: what the bank had booked before was not taken out of it. */
  servedAt: Instant;
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
  stage: ProceedingStage;
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
  /** What its court has given free step by step and nobody has taken yet, oldest first: a tranche of 滚动解封 that is deducted does not lower the quota again. */
  tranches?: Tranche[];
  /** What its quota was before it was lowered, each up to an instant, oldest first: what left earlier and is reported late is judged by it. */
  formerQuotas?: FormerQuota[];
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
  /** When its end came to be known, where that came with a renewal. */
  endKnownAt?: Instant;
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
