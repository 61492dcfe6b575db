/** May this act decide this task? One task, its owner or the owner's paper, two persons where two are asked, a reason (A-01); in order where it is parked. */

import { evaluate } from '../../../rules/all-rules.ts';
import { effectsOf } from '../../../rules/engine/effects.ts';
import type { FiredRule } from '../../../rules/engine/finding.ts';
import type { AnswerInput } from '../../../rules/engine/moments.ts';
import { sameNumber } from '../../../rules/reading/matching.ts';
import { isSameCase } from '../../../values/identifiers/case-number.ts';
import type { Task } from '../../state.ts';
import { taskKind } from '../../tables/task-kinds.ts';
import { isOldestParked } from '../message/held.ts';
import { accountInput, isOpen, type Turn } from '../turn.ts';
import type { AnswerAct } from './act.ts';
import { mayDecide, ownersOf } from './authority.ts';

export interface JudgedAnswer {
  act: AnswerAct;
  /** Undefined when the act fits none or several. */
  task: Task | undefined;
  fired: FiredRule[];
}

export function judgeAnswer(turn: Turn, act: AnswerAct): JudgedAnswer {
  const fitting = tasksNamed(turn, act);
  const [task] = fitting;
  if (task === undefined || fitting.length > 1)
    return { act, task: undefined, fired: evaluate('answer', { ...inputOf(act), fitting: fitting.map(nameOf) }) };
  const stranger = strangerTo(turn, task, act);
  if (stranger.length > 0) return { act, task, fired: stranger };
  const fired = evaluate('answer', {
    ...inputOf(act),
    fitting: [nameOf(task)],
    by: [...(task.proposals ?? []).filter(({ decision }) => decision === act.decision).map(({ by }) => by), act.person],
    personsNeeded: personsNeeded(task, act),
    ...(isForeign(task, act) ? { owner: task.owner, paper: paperOf(turn, task, act) } : {}),
    ...(act.decision === 'reject' && isOwed(turn, task) ? { owed: true } : {}),
    ...(leavesOpen(task, act) ? { leavesOpen: true } : {}),
    ...(act.decision === 'accept' && task.kind === 'replay-parked' && !isOldestParked(turn, task) ? { overtakes: true } : {}),
  });
  return { act, task, fired };
}

const inputOf = ({ decision, person, reason, field }: AnswerAct): AnswerInput => ({
  decision,
  by: [person],
  reason,
  field,
  personsNeeded: 1,
  fitting: [],
});

/** By id; else by kind or rule, or what is to be decided about that notice or case. */
function tasksNamed(turn: Turn, { task: name, about }: AnswerAct): Task[] {
  const open = turn.state.tasks.filter(isOpen);
  const exact = open.filter(({ taskId }) => taskId === name);
  if (exact.length > 0) return exact;
  return open.filter(
    (task) =>
      (task.kind === name || task.rule === name || (isNumberOf(task, name) && taskKind(task.kind).nature !== 'deadline')) &&
      isAbout(task, about),
  );
}

const isNumberOf = ({ noticeNumber, caseNumber }: Task, name: string): boolean =>
  (noticeNumber !== undefined && sameNumber(noticeNumber, name)) || (caseNumber !== undefined && isSameCase(caseNumber, name));

const isAbout = (task: Task, { noticeNumber, version, caseNumber }: AnswerAct['about']): boolean =>
  (noticeNumber === undefined || task.noticeNumber === noticeNumber) &&
  (version === undefined || task.version === undefined || task.version === version) &&
  (caseNumber === undefined || task.caseNumber === undefined || task.caseNumber === caseNumber);

/** As a refusal lists it. */
function nameOf({ taskId, kind, rule, noticeNumber, version, caseNumber }: Task): string {
  const notice = noticeNumber === undefined ? [] : [`${noticeNumber}${version === undefined ? '' : ` v${version}`}`];
  return `${taskId} (${[kind, rule, ...notice, caseNumber].filter((part) => part !== undefined && part !== '').join(', ')})`;
}

/** S-23 asks for one of two words; an acceptance without it answers nothing. */
const leavesOpen = (task: Task, { decision, priorPaid }: AnswerAct): boolean =>
  effectsOf(task.rule ?? '').asksPriorPaid === true && task.kind === 'answer-held-rule' && decision === 'accept' && priorPaid === undefined;

const kindOf = (partner: string): string => partner.slice(0, Math.max(0, partner.indexOf(':')));

const isForeign = (task: Task, { from }: AnswerAct): boolean => kindOf(from) !== task.owner;

/** A partner of the owner's kind, but another one: another authority's notice, another court's case. */
function strangerTo(turn: Turn, task: Task, act: AnswerAct): FiredRule[] {
  const { from, field } = act;
  const owners = isForeign(task, act) ? undefined : ownersOf(turn, task);
  return evaluate('answering', { ...accountInput(turn, turn.now), about: 'task', from, kind: task.owner, owners, field });
}

/** The desk may enter another party's answer from its paper; no party answers for another. */
function paperOf(turn: Turn, task: Task, { from, onBehalfOf, paper }: AnswerAct): 'valid' | 'missing' {
  if (kindOf(from) !== 'operator' || onBehalfOf === undefined || !mayDecide(turn, task, onBehalfOf)) return 'missing';
  if (paper?.status !== 'present' || paper.actualSha256?.toLowerCase() !== paper.claimedSha256.toLowerCase()) return 'missing';
  return paper.encrypted === true || paper.format === undefined || paper.format === 'unknown' ? 'missing' : 'valid';
}

/** A party's own signed message is its act; where persons act one by one (at the desk, at a party's console), two of them accept. */
function personsNeeded(task: Task, { step, decision }: AnswerAct): number {
  if (step !== 'confirm') return 1;
  return decision === 'accept' || taskKind(task.kind).refusalByTwo ? 2 : 1;
}

/** A deadline is met or missed, and what a case and its applicants are owed (S0 §五) is done or not yet: nobody can refuse it. */
function isOwed({ state }: Turn, { taskId, kind, subject }: Task): boolean {
  if (state.duties.some(({ dutyId }) => dutyId === subject)) return true;
  return taskKind(kind).nature === 'owed' && !state.heldMessages.some((held) => held.taskId === taskId);
}
