/** Who owns what a rule holds is asked, with what was found: one question a task (contracts §3, `release.query.raised`). */
import type { FiredRule } from '../../rules/engine/finding.ts';
import type { Task } from '../state.ts';
import { ownersOf } from './answer/authority.ts';
import { openTask, type Turn, tell } from './turn.ts';

/** About an order of a court: a freeze or a deduction that a rule holds. */
export function askAboutRule(
  turn: Turn,
  task: Omit<Task, 'taskId' | 'status'> & { rule: string; caseNumber: string },
  fired: readonly FiredRule[],
): void {
  const { rule, caseNumber, dueAt } = task;
  const taskId = openTask(turn, task);
  const rules = fired.filter(({ id, outcome }) => id === rule && outcome === 'HOLD');
  const data = { taskId, caseNumber, rules, ...(dueAt === undefined ? {} : { dueAt }) };
  const correlation = { caseNumber, accountNumber: turn.state.accountNumber };
  for (const to of ownersOf(turn, task)) tell(turn, { to, type: 'release.query.raised', data, correlation });
}
