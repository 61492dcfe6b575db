/** An operator's decision on held items: an acceptance needs two named persons and a reason. */
import type { MessageCommand } from '../../commands.ts';
import type { InboundData } from '../../messages.ts';
import { fire } from '../../rules/engine.ts';
import { type FiredRule, worstOutcome } from '../../rules/finding.ts';
import { evaluate, ruleById } from '../../rules/register.ts';
import type { Task } from '../state.ts';
import { isDeadline } from './duties.ts';
import { overtakes } from './held.ts';
import type { Answer } from './message.ts';
import { agree } from './money/balance.ts';
import { ruleAgain } from './notice/again.ts';
import { fileAsClerkSays, identifyApplicant } from './release/clerk.ts';
import { recordServedByClerk } from './release/delivery.ts';
import { emit, type Turn } from './turn.ts';

type Decision = InboundData['operator.task.answered'];
/** Lets a message that was held take effect; given by the dispatcher, which alone knows all handlers. */
export type ApplyHeld = (turn: Turn, taskId: string) => void;

export function answerTask(turn: Turn, decision: Decision, command: MessageCommand, applyHeld: ApplyHeld): Answer {
  const tasks = tasksNamed(turn, decision.task).filter((task) => decision.decision === 'accept' || !isOwed(turn, task));
  const fired = [...command.fired, ...judge(turn, decision, tasks)];
  if (worstOutcome(fired) === 'REJECT') return { fired, correlation: {} };
  const { by, reason } = decision;
  for (const { taskId, subject } of tasks) {
    emit(turn, { type: 'TaskDone', taskId, at: turn.now, by, reason, decision: decision.decision });
    if (turn.state.duties.some(({ dutyId }) => dutyId === subject)) emit(turn, { type: 'DutyEnded', dutyId: subject ?? '' });
  }
  for (const task of tasks) if (task.kind !== 'answer-held-rule') carryOut(turn, task, decision, applyHeld);
  answerHeldRules(
    turn,
    tasks.filter(({ kind }) => kind === 'answer-held-rule'),
    decision,
  );
  const { noticeNumber, caseNumber } = tasks[0] ?? {};
  return {
    fired,
    correlation: { ...(noticeNumber === undefined ? {} : { noticeNumber }), ...(caseNumber === undefined ? {} : { caseNumber }) },
  };
}

const owedKinds: ReadonlySet<Task['kind']> = new Set<Task['kind']>(['file-supplement', 'serve-applicant', 'identify-applicant']);

/** A deadline is met or missed, and what a case and its applicants are owed (S0 §五) is done or not yet: nobody can refuse it. */
function isOwed({ state }: Turn, { taskId, kind, subject }: Task): boolean {
  if (state.duties.some(({ dutyId }) => dutyId === subject)) return true;
  return owedKinds.has(kind) && !state.heldMessages.some((held) => held.taskId === taskId);
}

/** To strike a parked message takes two persons as to replay it does: it may be a fact about money. */
function judge(turn: Turn, decision: Decision, tasks: readonly Task[]): FiredRule[] {
  const parked = tasks.some(({ kind }) => kind === 'replay-parked');
  const fired = evaluate('answer', parked ? { ...decision, decision: 'accept' } : decision);
  const refuse = (expected: string): FiredRule => fire(ruleById('A-01'), { found: decision.task, expected, field: 'task' });
  if (tasks.length === 0) {
    const owed = decision.decision === 'reject' ? '; what is owed cannot be refused, answer it when it is done' : '';
    fired.push(refuse(`the id, kind, rule, notice or case number of an open task${owed}`));
  }
  if (decision.decision === 'accept' && overtakes(turn, tasks))
    fired.push(refuse('the oldest parked message first; name the kind replay-parked to replay all in order'));
  return fired;
}

/** By id; else every open task of that kind or rule, and what is to be decided about that notice or case. */
function tasksNamed(turn: Turn, name: string): Task[] {
  const open = turn.state.tasks.filter(({ status }) => status !== 'DONE');
  const exact = open.filter(({ taskId }) => taskId === name);
  return exact.length > 0
    ? exact
    : open.filter((task) => task.kind === name || task.rule === name || (isNumberOf(task, name) && !isDeadline(task)));
}

const isNumberOf = ({ noticeNumber, caseNumber }: Task, name: string): boolean => noticeNumber === name || caseNumber === name;

/** All answers to one notice count together, so that two held rules can be accepted in one decision. */
function answerHeldRules(turn: Turn, tasks: readonly Task[], decision: Decision): void {
  const byNotice = new Map<string, Task[]>();
  for (const task of tasks)
    byNotice.set(`${task.noticeNumber}#${task.version}`, [...(byNotice.get(`${task.noticeNumber}#${task.version}`) ?? []), task]);
  for (const group of byNotice.values()) {
    const notice = turn.state.notices.find((entry) => entry.noticeNumber === group[0]?.noticeNumber && entry.version === group[0]?.version);
    if (notice?.status !== 'HELD') continue;
    if (decision.decision === 'reject') ruleAgain(turn, notice, { refuse: true, reason: decision.reason });
    else ruleAgain(turn, notice, { waived: group.flatMap(({ rule }) => (rule === undefined ? [] : [rule])), reason: decision.reason });
  }
}

function carryOut(turn: Turn, task: Task, decision: Decision, applyHeld: ApplyHeld): void {
  const accepted = decision.decision === 'accept';
  switch (task.kind) {
    case 'review-rejection':
      return reviewRejection(turn, task, decision);
    case 'replay-parked':
    case 'review-held-message':
      if (accepted) applyHeld(turn, task.taskId);
      else emit(turn, { type: 'HeldMessageSettled', taskId: task.taskId, applied: false });
      return;
    case 'reconcile-balance': {
      const { mismatch } = turn.state;
      if (!accepted || mismatch === undefined) return;
      // 潼关 四.1: the bank's statement prevails over the platform.
      emit(turn, { type: 'BalanceAdjusted', byFen: mismatch.bankFen - turn.state.balanceFen, at: turn.now });
      return agree(turn);
    }
    case 'review-deduction': {
      const deduction = turn.state.deductions.find(({ deductionId }) => deductionId === task.subject);
      const waiting = turn.state.tasks.some(
        (other) => other.status !== 'DONE' && other.kind === 'review-deduction' && other.subject === task.subject,
      );
      if (accepted && !waiting && deduction?.status === 'HELD')
        emit(turn, { type: 'DeductionRuled', deductionId: deduction.deductionId, status: 'ACCEPTED', rules: deduction.rules });
      return;
    }
    case 'file-supplement':
      if (accepted) fileAsClerkSays(turn, task);
      return;
    case 'identify-applicant':
      if (accepted) identifyApplicant(turn, task);
      else emit(turn, { type: 'HeldMessageSettled', taskId: task.taskId, applied: false });
      return;
    case 'serve-applicant':
      if (accepted && task.subject !== undefined) recordServedByClerk(turn, task.subject, decision.by, decision.reason);
      return;
    default:
      return;
  }
}

/** a person confirms the refusal, or two persons take it back. */
function reviewRejection(turn: Turn, task: Task, decision: Decision): void {
  const notice = turn.state.notices.find((entry) => entry.noticeNumber === task.noticeNumber && entry.version === task.version);
  if (notice?.status !== 'HELD') return;
  if (decision.decision === 'reject') return ruleAgain(turn, notice, { refuse: true, reason: decision.reason });
  const refused = notice.fired.filter(({ outcome }) => outcome === 'REJECT').map(({ id }) => id);
  ruleAgain(turn, notice, { waived: [...refused, 'A-02'], reason: decision.reason });
}
