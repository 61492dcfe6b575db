/** What time alone brings in an office: a message takes effect, a deadline warns, a task is overdue, a telling is tried again. */
import type { Instant } from '../messages/messages.ts';
import { officialCalendar } from '../values/calendar/official-calendar.ts';
import type { Duty, HeldMessage, OpenNotification, Task } from './things.ts';

export type OfficeDue<Kind extends string, Message> = { at: Instant } & (
  | { kind: 'takes-effect'; held: HeldMessage<Message> }
  | { kind: 'duty-warns'; duty: Duty<Kind> }
  | { kind: 'task-overdue'; task: Task<Kind> }
  | { kind: 'retry-notification'; notification: OpenNotification }
);

/** Of two at one instant the one that comes first in the list. */
export const firstOf = <Due extends { at: Instant }>(due: readonly (Due | undefined)[]): Due | undefined =>
  due.reduce<Due | undefined>(
    (first, entry) => (first === undefined || (entry !== undefined && entry.at < first.at) ? entry : first),
    undefined,
  );

/** The earliest of a list. States share the lists that a message leaves alone, so what was found for a list is kept with it. */
export function earliestIn<Item, Due extends { at: Instant }>(
  dueOfItem: (item: Item) => Due[],
): (items: readonly Item[]) => Due | undefined {
  const found = new WeakMap<readonly Item[], { due: Due | undefined }>();
  return (items) => {
    const known = found.get(items);
    if (known !== undefined) return known.due;
    const due = firstOf(items.flatMap(dueOfItem));
    found.set(items, { due });
    return due;
  };
}

/** A provisional deadline is due at once when a newer calendar has been published (T-01); a task that came of a duty has a date of its own. */
function dueOfDuty<Kind extends string>(duty: Duty<Kind>): { kind: 'duty-warns'; at: Instant; duty: Duty<Kind> }[] {
  if (duty.provisional && duty.calendarVersion !== officialCalendar.version) return [{ kind: 'duty-warns', at: duty.startedAt, duty }];
  return duty.taskId === undefined ? [{ kind: 'duty-warns', at: duty.warnAt, duty }] : [];
}

/** The first that is due on each of the office's lists. */
export function officeDues<Kind extends string, Message>() {
  type Due = OfficeDue<Kind, Message>;
  return {
    ofDuties: earliestIn<Duty<Kind>, Due>(dueOfDuty),
    ofTasks: earliestIn<Task<Kind>, Due>((task) =>
      task.status === 'OPEN' && task.dueAt !== undefined ? [{ kind: 'task-overdue', at: task.dueAt, task }] : [],
    ),
    ofHeld: earliestIn<HeldMessage<Message>, Due>((held) =>
      held.effectiveAt === undefined ? [] : [{ kind: 'takes-effect', at: held.effectiveAt, held }],
    ),
    ofNotifications: earliestIn<OpenNotification, Due>((notification) =>
      notification.retryAt === undefined ? [] : [{ kind: 'retry-notification', at: notification.retryAt, notification }],
    ),
  };
}
