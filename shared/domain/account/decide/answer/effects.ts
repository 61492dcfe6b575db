/** What an answer sets off, by the kind of its task. Total: a new kind must say here what its answer does. */

import { effectsOf } from '../../../rules/engine/effects.ts';
import type { NoticeState, Task, TaskKind } from '../../state.ts';
import { agree } from '../money/balance.ts';
import { answerDeduction } from '../money/deduction-ruling.ts';
import { ruleAgain } from '../notice/again.ts';
import { fileAsClerkSays, identifyApplicant } from '../release/clerk.ts';
import { recordServedByClerk } from '../release/delivery.ts';
import { dropHeld, emit, type Turn } from '../turn.ts';

export interface TaskDecision {
  decision: 'accept' | 'reject';
  by: string[];
  reason: string;
}
/** Lets a message that was held take effect; given by the dispatcher, which alone knows all handlers. */
export type ApplyHeld = (turn: Turn, taskId: string) => void;
type Effect = (turn: Turn, task: Task, decision: TaskDecision, applyHeld: ApplyHeld) => void;

export const carryOut: Effect = (turn, task, decision, applyHeld) => effects[task.kind](turn, task, decision, applyHeld);

/** The answer itself is all: what was to be seen to was seen to. */
const nothing: Effect = () => undefined;

const whenAccepted =
  (effect: Effect): Effect =>
  (turn, task, decision, applyHeld) => {
    if (decision.decision === 'accept') effect(turn, task, decision, applyHeld);
  };

const settleHeld: Effect = (turn, { taskId }, { decision }, applyHeld) => {
  if (decision === 'accept') applyHeld(turn, taskId);
  else dropHeld(turn, taskId);
};

/** 潼关 四.1: the bank's statement prevails over the platform. */
function adjustBalance(turn: Turn): void {
  const { mismatch } = turn.state;
  if (mismatch === undefined) return;
  emit(turn, { type: 'BalanceAdjusted', byFen: mismatch.bankFen - turn.state.balanceFen, at: turn.now });
  agree(turn);
}

/** One rule is answered; what else holds the order still does. */
function allowDeduction(turn: Turn, { subject, rule }: Task): void {
  if (subject !== undefined && rule !== undefined) answerDeduction(turn, subject, rule);
}

const settleApplicant: Effect = (turn, task, { decision }) => {
  if (decision === 'accept') identifyApplicant(turn, task);
  else dropHeld(turn, task.taskId);
};

/**
 * A person of the authority confirms the refusal, or takes it back as far as the authority can vouch: its own rules, and figures and identities in its
 * own notice. Who it is and what it issues it cannot.
 */
const reviewRejection: Effect = (turn, task, { decision, reason }) => {
  const notice = noticeOf(turn, task);
  if (notice?.status !== 'HELD') return;
  if (decision === 'reject') return ruleAgain(turn, notice, { refuse: true, reason });
  const refused = notice.fired.filter(({ id, outcome }) => outcome === 'REJECT' && effectsOf(id).issuerVouches === true);
  const asked = notice.fired.filter(({ id }) => effectsOf(id).needsPerson === true);
  ruleAgain(turn, notice, { waived: [...refused, ...asked].map(({ id }) => id), reason });
};

const noticeOf = (turn: Turn, task: Task): NoticeState | undefined =>
  turn.state.notices.find((entry) => entry.noticeNumber === task.noticeNumber && entry.version === task.version);

const effects = {
  /** Answered together with the other rules of its notice (`answer.ts`). */
  'answer-held-rule': nothing,
  'review-rejection': reviewRejection,
  'review-held-message': settleHeld,
  'replay-parked': settleHeld,
  'reconcile-balance': whenAccepted(adjustBalance),
  'review-deduction': whenAccepted(allowDeduction),
  'file-supplement': whenAccepted(fileAsClerkSays),
  'identify-applicant': settleApplicant,
  'serve-applicant': whenAccepted((turn, { subject }, { by, reason }) => {
    if (subject !== undefined) recordServedByClerk(turn, subject, by, reason);
  }),
  'review-violation': nothing,
  'review-freeze': nothing,
  'correct-voucher': nothing,
  'review-refusal': nothing,
  'answer-objection': nothing,
  'inform-housing': nothing,
  'pay-notice': nothing,
  'report-payment': nothing,
  'send-voucher': nothing,
  'notify-applicant': nothing,
  'file-dossier': nothing,
  'renew-freeze': nothing,
  'lift-pre-suit-freeze': nothing,
  'lift-excess': nothing,
  'match-return': nothing,
  'tell-guarantor': nothing,
} as const satisfies Record<TaskKind, Effect>;
