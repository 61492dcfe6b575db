/** A held notice asks: one task a held rule, one query to each authority that must answer. */
import { effectsOf } from '../../../rules/engine/effects.ts';
import type { FiredRule } from '../../../rules/engine/finding.ts';
import type { NoticeState, Task, TaskOwner } from '../../state.ts';
import { answerHeldRuleDays } from '../../tables/limits.ts';
import { ownerOfRule, ownersOf } from '../answer/authority.ts';
import { closeTasks, isOpen, openTask, schedule, type Turn, tell } from '../turn.ts';

interface Question {
  taskId: string;
  rules: FiredRule[];
}

export function hold(turn: Turn, notice: NoticeState): void {
  const { dueAt } = schedule(turn.now, answerHeldRuleDays);
  const { noticeNumber, version } = notice;
  const questions = new Map<TaskOwner, Question>();
  for (const rule of notice.fired.filter(({ outcome }) => outcome === 'HOLD')) {
    if (turn.state.tasks.some((task) => isOpen(task) && isAbout(task, notice) && task.rule === rule.id)) continue;
    const owner = ownerOfRule(rule.id);
    const kind = effectsOf(rule.id).needsPerson === true ? 'review-rejection' : 'answer-held-rule';
    const taskId = openTask(turn, { kind, owner, rule: rule.id, dueAt, noticeNumber, version });
    const question = questions.get(owner) ?? { taskId, rules: [] };
    questions.set(owner, { ...question, rules: [...question.rules, rule] });
  }
  for (const [owner, { taskId, rules }] of questions) {
    const correlation = { noticeNumber, accountNumber: turn.state.accountNumber };
    for (const to of ownersOf(turn, { owner, noticeNumber, version })) {
      tell(turn, { to, type: 'release.query.raised', data: { taskId, noticeNumber, version, rules, dueAt }, correlation });
    }
  }
}

const isAbout = (task: Task, { noticeNumber, version }: NoticeState): boolean =>
  task.noticeNumber === noticeNumber && task.version === version;

const answerKinds: ReadonlySet<Task['kind']> = new Set<Task['kind']>(['answer-held-rule', 'review-rejection']);

/** Questions that are answered, or that nobody needs to answer any more. */
export function closeAnswerTasks(turn: Turn, notice: NoticeState, whose: (rule: string) => boolean = () => true): void {
  closeTasks(turn, (task) => answerKinds.has(task.kind) && isAbout(task, notice) && whose(task.rule ?? ''));
}
