/**
 * Answers to tasks (contracts §4.7): by the owner of the rule in a signed message, or by the operations desk for what the platform owns. A message whose
 * answers do not all stand has no effect at all, so that nobody need find out which half of it was taken.
 */
import type { MessageCommand } from '../../../messages/commands.ts';
import type { PriorPaid } from '../../../messages/messages.ts';
import type { Correlation } from '../../../messages/outputs.ts';
import { worstOutcome } from '../../../rules/engine/finding.ts';
import { ownLawfulOf } from '../../money/counting.ts';
import type { NoticeState, Task } from '../../state.ts';
import type { MessageResult } from '../message/result.ts';
import { ruleAgain } from '../notice/again.ts';
import { endNotice } from '../notice/course.ts';
import { emit, mergeFired, type Turn } from '../turn.ts';
import { type AnswerAct, type AnswerMessage, actsOf } from './act.ts';
import { type ApplyHeld, carryOut } from './effects.ts';
import { judgeAnswer } from './judge.ts';
import { refusalsOfMessage } from './refusals.ts';

interface Decided {
  act: AnswerAct;
  task: Task;
}

export function answerTasks(turn: Turn, message: AnswerMessage, command: MessageCommand, applyHeld: ApplyHeld): MessageResult {
  const refused = refusalsOfMessage(turn, message, command.from);
  const judged = refused.length > 0 ? [] : actsOf(message, command).map((act) => judgeAnswer(turn, act));
  const fired = mergeFired(
    command.fired,
    refused,
    judged.flatMap((entry) => entry.fired),
  );
  const decided = judged.flatMap(({ act, task }) => (task === undefined ? [] : [{ act, task }]));
  if (worstOutcome(fired) !== 'REJECT') act(turn, decided, applyHeld);
  return { fired, correlation: correlationOf(message, decided) };
}

function act(turn: Turn, decided: readonly Decided[], applyHeld: ApplyHeld): void {
  const proposed = decided.filter(({ act: { step } }) => step === 'propose');
  for (const {
    act: { from, person, reason, decision },
    task,
  } of proposed)
    emit(turn, { type: 'TaskProposed', taskId: task.taskId, at: turn.now, from, by: person, reason, decision });
  const settled = decided.filter(({ act: { step } }) => step !== 'propose');
  for (const entry of settled) settle(turn, entry);
  for (const { act: given, task } of settled)
    if (task.kind !== 'answer-held-rule')
      carryOut(turn, task, { decision: given.decision, by: personsOf(task, given), reason: given.reason }, applyHeld);
  answerHeldRules(
    turn,
    settled.filter(({ task }) => task.kind === 'answer-held-rule'),
  );
}

const personsOf = (task: Task, { decision, person }: AnswerAct): string[] => [
  ...(task.proposals ?? []).filter((proposal) => proposal.decision === decision).map(({ by }) => by),
  person,
];

function settle(turn: Turn, { act: given, task }: Decided): void {
  const { decision, reason, from, onBehalfOf, paper } = given;
  emit(turn, {
    type: 'TaskDone',
    taskId: task.taskId,
    at: turn.now,
    by: personsOf(task, given),
    reason,
    decision,
    from,
    ...(onBehalfOf === undefined ? {} : { onBehalfOf }),
    ...(paper?.actualSha256 === undefined ? {} : { paperSha256: paper.actualSha256 }),
  });
  if (turn.state.duties.some(({ dutyId }) => dutyId === task.subject)) emit(turn, { type: 'DutyEnded', dutyId: task.subject ?? '' });
}

/** All answers to one notice count together, so that two held rules can be accepted in one message. */
function answerHeldRules(turn: Turn, decided: readonly Decided[]): void {
  for (const group of Map.groupBy(decided, ({ task }) => `${task.noticeNumber}#${task.version}`).values()) {
    const notice = noticeOf(turn, group[0]?.task);
    if (notice?.status !== 'HELD') continue;
    const refusal = group.find(({ act: { decision } }) => decision === 'reject');
    const waived = group.flatMap(({ task: { rule } }) => (rule === undefined ? [] : [rule]));
    if (refusal !== undefined) refuse(turn, notice, refusal.act.reason);
    else ruleAgain(turn, notice, { waived, reason: group[0]?.act.reason ?? '', ...priorPaidOf(group) });
  }
}

/** What was paid of it stays approved: only what is unpaid comes to nothing, as if its authority had withdrawn it. */
function refuse(turn: Turn, notice: NoticeState, reason: string): void {
  const wasPaid = notice.counted && notice.lines.some((line) => ownLawfulOf(line) > 0 || (line.pendingFen ?? 0) > 0);
  if (wasPaid) endNotice(turn, notice, 'WITHDRAWN', reason);
  else ruleAgain(turn, notice, { refuse: true, reason });
}

const noticeOf = (turn: Turn, task: Task | undefined): NoticeState | undefined =>
  turn.state.notices.find((entry) => entry.noticeNumber === task?.noticeNumber && entry.version === task?.version);

function correlationOf(message: AnswerMessage, [first]: readonly Decided[]): Correlation {
  const named = message.type === 'operator.task.answered' ? undefined : message.data;
  const noticeNumber = first?.task.noticeNumber ?? named?.noticeNumber;
  const caseNumber = first?.task.caseNumber ?? (message.type === 'court.query.answered' ? message.data.caseNumber : undefined);
  return { ...(noticeNumber === undefined ? {} : { noticeNumber }), ...(caseNumber === undefined ? {} : { caseNumber }) };
}

/** What the authority has said of what was paid before (S-23). */
function priorPaidOf(group: readonly { act: AnswerAct }[]): { priorPaid?: PriorPaid } {
  const priorPaid = group.find(({ act }) => act.priorPaid !== undefined)?.act.priorPaid;
  return priorPaid === undefined ? {} : { priorPaid };
}
