/** How what happens in an office changes its state. An aggregate takes these over, and adds what an event means to its own things. */
import type {
  DutyEnded,
  DutyRescheduled,
  DutyStarted,
  HeldMessageSettled,
  MessageHeld,
  NotificationAttempted,
  NotificationPassedOn,
  NotificationRequested,
  TaskDone,
  TaskOpened,
  TaskOverdue,
  TaskProposed,
} from './events.ts';
import type { OfficeState } from './state.ts';
import type { OpenNotification, Task } from './things.ts';

/** Persons whose proposals about a task are kept. */
const proposalsMax = 10;

/** It is said and recorded, and nothing of the office hangs on it. */
const unchanged = <S>(state: S): S => state;

const isTold = ({ status }: NotificationAttempted): boolean => status === 'SERVED' || status === 'INFORMED';

function attempted(open: OpenNotification, { status, retryAt }: NotificationAttempted): OpenNotification {
  if (status === 'SERVED' || status === 'INFORMED') return open;
  const { retryAt: _, ...rest } = open;
  return { ...rest, status, ...(retryAt === undefined ? {} : { retryAt }) };
}

/** One small function an event, each over any state that has an office. */
export function officeEvolutions<Kind extends string, Message>() {
  type State = OfficeState<Kind, Message>;
  const withStatus = <S extends State>(state: S, taskId: string, status: Task<Kind>['status']): S => ({
    ...state,
    tasks: state.tasks.map((task) => (task.taskId === taskId ? { ...task, status } : task)),
  });
  const without = <S extends State>(state: S, id: string): S => ({
    ...state,
    notifications: state.notifications.filter(({ output }) => output.notificationId !== id),
  });
  return {
    MessageRecorded: unchanged,
    PartnerTold: unchanged,
    FilingRequested: unchanged,
    ItemFiled: unchanged,
    FilingFailed: unchanged,
    MessageHeld: <S extends State>(state: S, { held }: MessageHeld<Message>): S => ({
      ...state,
      heldMessages: [...state.heldMessages, held],
    }),
    HeldMessageSettled: <S extends State>(state: S, { taskId }: HeldMessageSettled): S => ({
      ...state,
      heldMessages: state.heldMessages.filter((held) => held.taskId !== taskId),
    }),
    DutyStarted: <S extends State>(state: S, { duty }: DutyStarted<Kind>): S => ({ ...state, duties: [...state.duties, duty] }),
    DutyRescheduled: <S extends State>(state: S, { dutyId, warnAt, dueAt, provisional, calendarVersion }: DutyRescheduled): S => ({
      ...state,
      duties: state.duties.map((duty) => (duty.dutyId === dutyId ? { ...duty, warnAt, dueAt, provisional, calendarVersion } : duty)),
      tasks: state.tasks.map((task) => (task.subject === dutyId && task.status === 'OPEN' ? { ...task, dueAt } : task)),
    }),
    DutyEnded: <S extends State>(state: S, { dutyId }: DutyEnded): S => ({
      ...state,
      duties: state.duties.filter((duty) => duty.dutyId !== dutyId),
    }),
    TaskOpened: <S extends State>(state: S, { task, dutyId }: TaskOpened<Kind>): S => ({
      ...state,
      taskCount: state.taskCount + 1,
      tasks: [...state.tasks, task],
      duties:
        dutyId === undefined
          ? state.duties
          : state.duties.map((duty) => (duty.dutyId === dutyId ? { ...duty, taskId: task.taskId } : duty)),
    }),
    TaskProposed: <S extends State>(state: S, { taskId, decision, by, at }: TaskProposed): S => ({
      ...state,
      tasks: state.tasks.map((task) =>
        task.taskId === taskId ? { ...task, proposals: [...(task.proposals ?? []), { decision, by, at }].slice(-proposalsMax) } : task,
      ),
    }),
    TaskDone: <S extends State>(state: S, { taskId }: TaskDone): S => withStatus(state, taskId, 'DONE'),
    TaskOverdue: <S extends State>(state: S, { taskId }: TaskOverdue): S => withStatus(state, taskId, 'OVERDUE'),
    NotificationRequested: <S extends State>(state: S, { notification: { attempt, ...output }, bankSerial }: NotificationRequested): S => ({
      ...state,
      notifications: [...without(state, output.notificationId).notifications, { output, attempt, bankSerial, status: 'PENDING' as const }],
    }),
    NotificationAttempted: <S extends State>(state: S, event: NotificationAttempted): S =>
      isTold(event)
        ? without(state, event.notificationId)
        : {
            ...state,
            notifications: state.notifications.map((open) =>
              open.output.notificationId === event.notificationId ? attempted(open, event) : open,
            ),
          },
    NotificationPassedOn: <S extends State>(state: S, { notificationId }: NotificationPassedOn): S => without(state, notificationId),
  };
}
