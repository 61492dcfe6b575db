/** How deadlines and tasks change the account. */
import type { AccountEvent } from '../events.ts';
import * as limits from '../limits.ts';
import type { AccountState, Task } from '../state.ts';
import { taskKinds } from '../tables/task-kinds.ts';

type Evolutions = { [T in AccountEvent['type']]?: (state: AccountState, event: Extract<AccountEvent, { type: T }>) => AccountState };

/** Of the tasks that a test picks, the oldest leave when they are more than so many. */
function keepNewest(tasks: readonly Task[], isCounted: (task: Task) => boolean, most: number): Task[] {
  const leaving = new Set(tasks.filter(isCounted).slice(0, -most));
  return leaving.size === 0 ? [...tasks] : tasks.filter((task) => !leaving.has(task));
}

/** Somebody should look, and nothing in the account hangs on it. */
const isReminder = ({ kind, status, dueAt }: Task): boolean =>
  taskKinds[kind].reminder && (status === 'OVERDUE' || (status === 'OPEN' && dueAt === undefined));

function changeTask(state: AccountState, taskId: string, status: Task['status']): Task[] {
  return state.tasks.map((task) => (task.taskId === taskId ? { ...task, status } : task));
}

export const evolveTasks: Evolutions = {
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
    tasks: keepNewest([...state.tasks, task], isReminder, limits.remindersMax),
    duties:
      dutyId === undefined ? state.duties : state.duties.map((duty) => (duty.dutyId === dutyId ? { ...duty, taskId: task.taskId } : duty)),
  }),
  TaskProposed: (state, { taskId, decision, by, at }) => ({
    ...state,
    tasks: state.tasks.map((task) =>
      task.taskId === taskId ? { ...task, proposals: [...(task.proposals ?? []), { decision, by, at }].slice(-limits.proposalsMax) } : task,
    ),
  }),
  TaskDone: (state, { taskId }) => {
    const isDone = ({ status }: Task): boolean => status === 'DONE';
    return { ...state, tasks: keepNewest(changeTask(state, taskId, 'DONE'), isDone, limits.doneTasksMax) };
  },
  TaskOverdue: (state, { taskId }) => ({
    ...state,
    tasks: keepNewest(changeTask(state, taskId, 'OVERDUE'), isReminder, limits.remindersMax),
  }),
};
