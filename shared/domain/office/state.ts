/** The office's part of an aggregate's state, and how it is stored in parts. */
import type { Shelf } from '../aggregate/parts.ts';
import type { Duty, HeldMessage, OpenNotification, Task } from './things.ts';

/**
 * @typeParam Kind kinds of tasks of the aggregate
 * @typeParam Message what may wait
 */
export interface OfficeState<Kind extends string, Message> {
  notifications: OpenNotification[];
  tasks: Task<Kind>[];
  duties: Duty<Kind>[];
  heldMessages: HeldMessage<Message>[];
  /** Of all times, whatever has ended since. */
  taskCount: number;
}

export const emptyOffice = <Kind extends string, Message>(): OfficeState<Kind, Message> => ({
  notifications: [],
  tasks: [],
  duties: [],
  heldMessages: [],
  taskCount: 0,
});

/** Overdue tasks are open too: they are still to be done. */
export const isOpen = ({ status }: Pick<Task<string>, 'status'>): boolean => status !== 'DONE';

/** A part for each thing that the office keeps; only a task can have ended and still be kept. */
export function officeShelves<Kind extends string, Message, State extends OfficeState<Kind, Message>>(): readonly Shelf<State, unknown>[] {
  const notifications: Shelf<State, OpenNotification> = {
    name: 'notifications',
    items: (state) => state.notifications,
    put: (state, items) => ({ ...state, notifications: [...items] }),
    keyOf: ({ output }) => output.notificationId,
  };
  const tasks: Shelf<State, Task<Kind>> = {
    name: 'tasks',
    items: (state) => state.tasks,
    put: (state, items) => ({ ...state, tasks: [...items] }),
    keyOf: ({ taskId }) => taskId,
  };
  const duties: Shelf<State, Duty<Kind>> = {
    name: 'duties',
    items: (state) => state.duties,
    put: (state, items) => ({ ...state, duties: [...items] }),
    keyOf: ({ dutyId }) => dutyId,
  };
  const heldMessages: Shelf<State, HeldMessage<Message>> = {
    name: 'heldMessages',
    items: (state) => state.heldMessages,
    put: (state, items) => ({ ...state, heldMessages: [...items] }),
    keyOf: ({ taskId }) => taskId,
  };
  return [notifications, tasks, duties, heldMessages] as readonly Shelf<State, unknown>[];
}
