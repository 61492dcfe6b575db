/** The message with which one person answers a task: of its owner, or of the operations desk from the owner's paper. */
import * as z from 'zod';
import type { AccountState, Task } from '../../../shared/domain/account/state.ts';
import { taskKind } from '../../../shared/domain/account/tables/task-kinds.ts';
import type { AnswerStep, PartnerId } from '../../../shared/domain/messages/messages.ts';
import { desk } from '../../../shared/domain/report/views/rows.ts';
import type { User } from '../deps.ts';

/** What the person decides. */
export const answerSchema = z.strictObject({
  accountNumber: z.string().min(1).max(64),
  /** Id of the task. */
  task: z.string().min(1).max(256),
  decision: z.enum(['accept', 'reject']),
  reason: z.string().trim().min(1).max(1000),
  /** S-23: whether what was paid before is part of the new amounts. */
  priorPaid: z.enum(['included', 'excluded']).optional(),
  /** The desk enters the paper of this party. */
  onBehalfOf: z.string().max(64).optional(),
  /** The scan of that paper. */
  paper: z.strictObject({ mediaType: z.string(), sha256: z.string(), contentBase64: z.string() }).optional(),
});
export type AnswerBody = z.output<typeof answerSchema>;

/** How much of a decision one person's message is: the first of two proposes, the other confirms what was proposed. */
function stepOf({ kind, proposals = [] }: Task, decision: AnswerBody['decision']): AnswerStep {
  const isProposed = proposals.some((proposal) => proposal.decision === decision);
  const needsTwo = decision === 'accept' || taskKind(kind).refusalByTwo;
  return isProposed || !needsTwo ? 'confirm' : 'propose';
}

/** A court answers in the name of a case: that of the task, else its own on the account. */
function caseOf({ caseNumber = '' }: Task, party: PartnerId, state: AccountState): string {
  if (caseNumber !== '') return caseNumber;
  return state.freezes.find(({ court }) => court === party)?.caseNumber ?? state.bankruptcy?.caseNumber ?? '';
}

/** The same message as a machine of the party would send. */
export function messageOfAnswer(
  user: User,
  task: Task,
  state: AccountState,
  answer: AnswerBody,
): { type: string; data: object; step: AnswerStep } {
  const { decision, reason, priorPaid, onBehalfOf, paper } = answer;
  const step = stepOf(task, decision);
  const { accountNumber } = state;
  const prior = priorPaid === undefined ? {} : { priorPaid };
  if (user.party === desk) {
    const onPaper = { ...(onBehalfOf === undefined ? {} : { onBehalfOf }), ...(paper === undefined ? {} : { paper }) };
    return {
      type: 'operator.task.answered',
      step,
      data: { accountNumber, task: task.taskId, decision, by: [user.name], reason, step, ...prior, ...onPaper },
    };
  }
  const { noticeNumber = '', version, rule, kind } = task;
  const about = { accountNumber, ...(noticeNumber === '' ? {} : { noticeNumber, ...(version === undefined ? {} : { version }) }) };
  const caseNumber = caseOf(task, user.party, state);
  const own = { rule: rule ?? kind, task: task.taskId, statement: reason, signedBy: user.name, decision };
  switch (user.party.split(':')[0]) {
    case 'housing':
      return {
        type: 'housing.query.answered',
        step,
        data: { ...about, ...(caseNumber === '' ? {} : { caseNumber }), answers: [{ ...own, ...prior }], step },
      };
    case 'court':
      return { type: 'court.query.answered', step, data: { ...about, caseNumber, answers: [own], step } };
    default:
      return { type: 'bank.query.answered', step, data: { ...about, answers: [own], step } };
  }
}
