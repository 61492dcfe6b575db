/** What somebody has to see to for an account: the kinds of its tasks (`tables/task-kinds.ts` says what each is). */
import type * as office from '../../office/things.ts';

export type Task = office.Task<TaskKind>;
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
