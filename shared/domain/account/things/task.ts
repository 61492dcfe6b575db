/** What somebody has to see to: tasks, and the deadlines that become tasks. */
import type { Instant } from '../../messages/messages.ts';

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
