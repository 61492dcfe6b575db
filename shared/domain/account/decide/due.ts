/** What time alone brings, and when: the earliest of these is the account's next due instant. */
import { officialCalendar } from '../../calendar/official-calendar.ts';
import type { Instant } from '../../messages.ts';
import { later, plusDays } from '../instants.ts';
import * as limits from '../limits.ts';
import {
  type AccountState,
  type DeductionState,
  type Duty,
  type Freeze,
  isActive,
  type NoticeState,
  type OpenNotification,
  type PaymentState,
  type Task,
} from '../state.ts';
import { noticeStatuses } from '../tables/notice-statuses.ts';
import { preSuitEnd } from './periods.ts';

export type Due = { at: Instant } & (
  | { kind: 'freeze-ends' | 'forget-freeze'; freeze: Freeze }
  | { kind: 'freeze-ends-soon' | 'pre-suit-30-days'; freeze: Freeze }
  | { kind: 'quota-begins'; quota: AccountState['announcedQuotas'][number] }
  | { kind: 'match-grace'; payment: PaymentState }
  | { kind: 'deduction-grace'; deduction: DeductionState }
  | { kind: 'notice-expires'; notice: NoticeState }
  | { kind: 'duty-warns'; duty: Duty }
  | { kind: 'task-overdue'; task: Task }
  | { kind: 'retry-notification'; notification: OpenNotification }
);

const preservationStages: ReadonlySet<string> = new Set(['pre-suit', 'suit', 'arbitration', 'pre-enforcement']);
/** 财产保全规定 18: the applicant must ask 7 days before the end. */
const renewalNoticeDays = 7;

function dueOfFreeze(freeze: Freeze): Due[] {
  if (!isActive(freeze))
    return freeze.endedAt === undefined ? [] : [{ kind: 'forget-freeze', at: plusDays(freeze.endedAt, limits.endedFreezeDays), freeze }];
  // One that came to be known after its end ends when it is known.
  const due: Due[] = [{ kind: 'freeze-ends', at: later(freeze.recordedAt, freeze.endsAt), freeze }];
  if (preservationStages.has(freeze.stage) && freeze.expiryAlerted !== true)
    due.push({ kind: 'freeze-ends-soon', at: later(freeze.recordedAt, plusDays(freeze.endsAt, -renewalNoticeDays)), freeze });
  if (freeze.stage === 'pre-suit' && freeze.suitAlerted !== true)
    due.push({ kind: 'pre-suit-30-days', at: later(freeze.recordedAt, preSuitEnd(freeze.startsAt).endsAt), freeze });
  return due;
}

/** Not while money is on its way under it; what is paid in part lapses for the rest. */
function dueOfNotice(notice: NoticeState): Due[] {
  if (notice.endedAt !== undefined || !noticeStatuses[notice.status].mayExpire) return nothing;
  const onItsWay = notice.lines.some(({ status }) => status === 'PENDING');
  return onItsWay ? nothing : [{ kind: 'notice-expires', at: notice.validUntil, notice }];
}

/** A provisional deadline is due at once when a newer calendar has been published (T-01); a task that came of a duty has a date of its own. */
function dueOfDuty(duty: Duty): Due[] {
  if (duty.provisional && duty.calendarVersion !== officialCalendar.version) return [{ kind: 'duty-warns', at: duty.startedAt, duty }];
  return duty.taskId === undefined ? [{ kind: 'duty-warns', at: duty.warnAt, duty }] : nothing;
}

const nothing: Due[] = [];

const firstOf = (due: readonly (Due | undefined)[]): Due | undefined =>
  due.reduce<Due | undefined>(
    (first, entry) => (first === undefined || (entry !== undefined && entry.at < first.at) ? entry : first),
    undefined,
  );

/** The earliest of a list. States share the lists that a message leaves alone, so what was found for a list is kept with it. */
function earliestIn<Item>(dueOfItem: (item: Item) => Due[]): (items: readonly Item[]) => Due | undefined {
  const found = new WeakMap<readonly Item[], { due: Due | undefined }>();
  return (items) => {
    const known = found.get(items);
    if (known !== undefined) return known.due;
    const due = firstOf(items.flatMap(dueOfItem));
    found.set(items, { due });
    return due;
  };
}

const ofFreezes = earliestIn(dueOfFreeze);
const ofNotices = earliestIn(dueOfNotice);
const ofQuotas = earliestIn((quota: AccountState['announcedQuotas'][number]): Due[] => [
  { kind: 'quota-begins', at: quota.effectiveAt, quota },
]);
const ofPayments = earliestIn((payment: PaymentState): Due[] =>
  payment.status === 'UNMATCHED' && payment.graceUntil !== undefined ? [{ kind: 'match-grace', at: payment.graceUntil, payment }] : nothing,
);
const ofDeductions = earliestIn((deduction: DeductionState): Due[] =>
  deduction.graceUntil === undefined ? nothing : [{ kind: 'deduction-grace', at: deduction.graceUntil, deduction }],
);
const ofDuties = earliestIn(dueOfDuty);
const ofTasks = earliestIn((task: Task): Due[] =>
  task.status === 'OPEN' && task.dueAt !== undefined ? [{ kind: 'task-overdue', at: task.dueAt, task }] : nothing,
);
const ofNotifications = earliestIn((notification: OpenNotification): Due[] =>
  notification.retryAt === undefined ? nothing : [{ kind: 'retry-notification', at: notification.retryAt, notification }],
);

/** What time brings first. Of two things due at one instant the one comes first that the other hangs on: a freeze before its task, a notice before its payment. */
export function earliestDue(state: AccountState): Due | undefined {
  return firstOf([
    ofFreezes(state.freezes),
    ofNotices(state.notices),
    ofQuotas(state.announcedQuotas),
    ofPayments(state.payments),
    ofDeductions(state.deductions),
    ofDuties(state.duties),
    ofTasks(state.tasks),
    ofNotifications(state.notifications),
  ]);
}

/** When time alone changes this account next. */
export const nextDueAt = (state: AccountState): Instant | undefined => earliestDue(state)?.at;
