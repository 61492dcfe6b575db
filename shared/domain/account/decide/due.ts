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
const canExpire: ReadonlySet<NoticeState['status']> = new Set<NoticeState['status']>(['ACCEPTED', 'HELD', 'PARTIAL', 'REFUSED']);

function dueOfNotice(notice: NoticeState): Due[] {
  if (notice.endedAt !== undefined) return [];
  const onItsWay = notice.lines.some(({ status }) => status === 'PENDING');
  return canExpire.has(notice.status) && !onItsWay ? [{ kind: 'notice-expires', at: notice.validUntil, notice }] : [];
}

/** A provisional deadline is due at once when a newer calendar has been published (T-01). */
const warnsAt = (duty: Duty): Instant =>
  duty.provisional && duty.calendarVersion !== officialCalendar.version ? duty.startedAt : duty.warnAt;

/** Everything that time brings to this account, in no particular order. */
export function dueOf(state: AccountState): Due[] {
  return [
    ...state.freezes.flatMap(dueOfFreeze),
    ...state.notices.flatMap(dueOfNotice),
    ...state.announcedQuotas.map((quota): Due => ({ kind: 'quota-begins', at: quota.effectiveAt, quota })),
    ...state.payments.flatMap((payment): Due[] =>
      payment.status === 'UNMATCHED' && payment.graceUntil !== undefined ? [{ kind: 'match-grace', at: payment.graceUntil, payment }] : [],
    ),
    ...state.deductions.flatMap((deduction): Due[] =>
      deduction.graceUntil === undefined ? [] : [{ kind: 'deduction-grace', at: deduction.graceUntil, deduction }],
    ),
    ...state.duties.flatMap((duty): Due[] =>
      duty.taskId === undefined || (duty.provisional && duty.calendarVersion !== officialCalendar.version)
        ? [{ kind: 'duty-warns', at: warnsAt(duty), duty }]
        : [],
    ),
    ...state.tasks.flatMap((task): Due[] =>
      task.status === 'OPEN' && task.dueAt !== undefined ? [{ kind: 'task-overdue', at: task.dueAt, task }] : [],
    ),
    ...state.notifications.flatMap((notification): Due[] =>
      notification.retryAt === undefined ? [] : [{ kind: 'retry-notification', at: notification.retryAt, notification }],
    ),
  ];
}

/** When time alone changes this account next. */
export function nextDueAt(state: AccountState): Instant | undefined {
  return earliest(dueOf(state))?.at;
}

export function earliest(due: readonly Due[]): Due | undefined {
  return due.reduce<Due | undefined>((first, entry) => (first === undefined || entry.at < first.at ? entry : first), undefined);
}
