/** How deadlines and tasks change the account. */

import type { AccountState, Task } from '../state.ts';
import { proposalsMax } from '../tables/limits.ts';
import type { Evolutions } from './evolutions.ts';

function changeTask(state: AccountState, taskId: string, status: Task['status']): Task[] {
  return state.tasks.map((task) => (task.taskId === taskId ? { ...task, status } : task));
}

export const evolveTasks = {
  DutyStarted: (state, { duty }) => ({ ...state, duties: [...state.duties, duty] }),
  DutyRescheduled: (state, { dutyId, warnAt, dueAt, provisional, calendarVersion }) => ({
    ...state,
    duties: state.duties.map((duty) => (duty.dutyId === dutyId ? { ...duty, warnAt, dueAt, provisional, calendarVersion } : duty)),
    tasks: state.tasks.map((task) => (task.subject === dutyId && task.status === 'OPEN' ? { ...task, dueAt } : task)),
  }),
  DutyEnded: (state, { dutyId }) => ({ ...state, duties: state.duties.filter((duty) => duty.dutyId !== dutyId) }),
  TaskOpened: (state, { task, dutyId }) => ({
    ...state,
    taskCount: state.taskCount + 1,
    tasks: [...state.tasks, task],
    duties:
      dutyId === undefined ? state.duties : state.duties.map((duty) => (duty.dutyId === dutyId ? { ...duty, taskId: task.taskId } : duty)),
  }),
  TaskProposed: (state, { taskId, decision, by, at }) => ({
    ...state,
    tasks: state.tasks.map((task) =>
      task.taskId === taskId ? { ...task, proposals: [...(task.proposals ?? []), { decision, by, at }].slice(-proposalsMax) } : task,
    ),
  }),
  TaskDone: (state, { taskId }) => ({ ...state, tasks: changeTask(state, taskId, 'DONE') }),
  TaskOverdue: (state, { taskId }) => ({ ...state, tasks: changeTask(state, taskId, 'OVERDUE') }),
} satisfies Evolutions;
