/** What time alone brings, and when: the earliest of these is the account's next due instant. */

import type { InboundMessage, Instant } from '../../../messages/messages.ts';
import { earliestIn, firstOf, type OfficeDue, officeDues } from '../../../office/due.ts';
import { later, plusDays, startOfDay } from '../../../values/calendar/instants.ts';
import {
  type AccountState,
  type AnnouncedBuilding,
  type DeductionState,
  type Freeze,
  isActive,
  type NoticeState,
  type PaymentState,
  type Suspension,
  type TaskKind,
} from '../../state.ts';
import * as limits from '../../tables/limits.ts';
import { noticeStatuses } from '../../tables/notice-statuses.ts';
import { preSuitEnd } from './periods.ts';

export type Due = OfficeDue<TaskKind, InboundMessage> | AccountDue;
type AccountDue = { at: Instant } & (
  | { kind: 'freeze-ends' | 'forget-freeze'; freeze: Freeze }
  | { kind: 'freeze-ends-soon'; freeze: Freeze; days: number }
  | { kind: 'pre-suit-30-days'; freeze: Freeze }
  | { kind: 'suspension-ends'; freeze: Freeze; suspension: Suspension }
  | { kind: 'monthly-report' }
  | { kind: 'quota-begins'; quota: AccountState['announcedQuotas'][number] }
  | { kind: 'building-registers'; announced: AnnouncedBuilding }
  | { kind: 'match-grace'; payment: PaymentState }
  | { kind: 'deduction-grace'; deduction: DeductionState }
  | { kind: 'notice-expires'; notice: NoticeState }
);

const nothing: Due[] = [];
const noBuildings: AnnouncedBuilding[] = [];

/** Days before the end at which a court is reminded, the last being the day by which the applicant must ask (财产保全规定 18). */
const renewalNoticeDays = [30, 15, 7] as const;
const lastNoticeDays = 7;

/** The end of a freeze is known since its order came, or the renewal that set it. */
const knownSince = ({ endKnownAt, recordedAt }: Freeze): Instant => endKnownAt ?? recordedAt;

/** The next reminder. One whose day was over when the end came to be known is left out, except the last: of thirty days nobody is told when twenty are left. */
function endsSoon(freeze: Freeze): Due[] {
  const knownAt = knownSince(freeze);
  const days = renewalNoticeDays.find(
    (before) =>
      before < (freeze.alertedDays ?? Number.POSITIVE_INFINITY) &&
      (before === lastNoticeDays || plusDays(freeze.endsAt, -before) >= knownAt),
  );
  if (days === undefined) return nothing;
  return [{ kind: 'freeze-ends-soon', at: later(knownAt, plusDays(freeze.endsAt, -days)), freeze, days }];
}

function dueOfFreeze(freeze: Freeze): Due[] {
  if (!isActive(freeze))
    return freeze.endedAt === undefined || freeze.forgotten === true
      ? []
      : [{ kind: 'forget-freeze', at: plusDays(freeze.endedAt, limits.endedFreezeDays), freeze }];
  // One that came to be known after its end ends when it is known.
  const due: Due[] = [{ kind: 'freeze-ends', at: later(knownSince(freeze), freeze.endsAt), freeze }];
  due.push(...endsSoon(freeze));
  for (const suspension of freeze.suspensions ?? []) due.push({ kind: 'suspension-ends', at: suspension.until, freeze, suspension });
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

const { ofDuties, ofHeld, ofNotifications, ofTasks } = officeDues<TaskKind, InboundMessage>();
const ofFreezes = earliestIn(dueOfFreeze);
const ofNotices = earliestIn(dueOfNotice);
const ofQuotas = earliestIn((quota: AccountState['announcedQuotas'][number]): Due[] => [
  { kind: 'quota-begins', at: quota.effectiveAt, quota },
]);
const ofBuildings = earliestIn((announced: AnnouncedBuilding): Due[] => [
  { kind: 'building-registers', at: startOfDay(announced.registeredOn), announced },
]);
const ofPayments = earliestIn((payment: PaymentState): Due[] =>
  payment.status === 'UNMATCHED' && payment.graceUntil !== undefined ? [{ kind: 'match-grace', at: payment.graceUntil, payment }] : nothing,
);
const ofDeductions = earliestIn((deduction: DeductionState): Due[] =>
  deduction.graceUntil === undefined ? nothing : [{ kind: 'deduction-grace', at: deduction.graceUntil, deduction }],
);

/** What time brings first. Of two things due at one instant the one comes first that the other hangs on: a freeze before its task, a notice before its payment. */
export function earliestDue(state: AccountState): Due | undefined {
  return firstOf<Due>([
    ofFreezes(state.freezes),
    ofHeld(state.heldMessages),
    ofNotices(state.notices),
    ofQuotas(state.announcedQuotas),
    ofBuildings(state.announcedBuildings ?? noBuildings),
    state.reportAt === undefined ? undefined : { kind: 'monthly-report', at: state.reportAt },
    ofPayments(state.payments),
    ofDeductions(state.deductions),
    ofDuties(state.duties),
    ofTasks(state.tasks),
    ofNotifications(state.notifications),
  ]);
}

/** When time alone changes this account next. */
export const nextDueAt = (state: AccountState): Instant | undefined => earliestDue(state)?.at;
