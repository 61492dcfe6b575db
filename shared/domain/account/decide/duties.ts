/** Deadlines in working days (contracts §4.7): they warn at 80 %, are overdue at 100 %, and never block a lawful payment. */

import type { Instant } from '../../messages/messages.ts';
import type { FiredRule } from '../../rules/engine/finding.ts';
import { evaluate } from '../../rules/register.ts';
import { fromMillis, toMillis } from '../../values/calendar/instants.ts';
import { officialCalendar } from '../../values/calendar/official-calendar.ts';
import { deadlineAfter } from '../../values/calendar/working-days.ts';
import type { Duty } from '../state.ts';
import { isDeadline, taskKind } from '../tables/task-kinds.ts';
import { closeTasks, emit, idOf, type Turn } from './turn.ts';

type NewDuty = Pick<Duty, 'kind' | 'owner' | 'workingDays' | 'startedAt'> &
  Partial<Pick<Duty, 'caseNumber' | 'noticeNumber' | 'version' | 'bankSerial' | 'subject'>>;

export function schedule(startedAt: Instant, workingDays: number): Pick<Duty, 'warnAt' | 'dueAt' | 'provisional' | 'calendarVersion'> {
  const { dueAt, provisional } = deadlineAfter(startedAt, workingDays);
  const start = toMillis(startedAt);
  return {
    dueAt,
    provisional,
    warnAt: fromMillis(start + Math.floor((toMillis(dueAt) - start) * 0.8)),
    calendarVersion: officialCalendar.version,
  };
}

function ruleOfDeadline(kind: Duty['kind']): string {
  const { rule } = taskKind(kind);
  if (rule === undefined) throw new Error(`no rule sets a deadline for ${kind}: name it in the table of task kinds`);
  return rule;
}

/** Starts a deadline; the rules about periods that fired (T-01) stand with it, and are returned for a receipt. */
export function startDuty(turn: Turn, given: NewDuty): FiredRule[] {
  const duty = { ...given, rule: ruleOfDeadline(given.kind) };
  const dutyId = idOf(
    'duty',
    turn.state.accountNumber,
    duty.kind,
    duty.caseNumber ?? '',
    duty.noticeNumber ?? '',
    duty.version ?? '',
    duty.bankSerial ?? '',
    duty.startedAt,
  );
  if (turn.state.duties.some((entry) => entry.dutyId === dutyId)) return [];
  const dates = schedule(duty.startedAt, duty.workingDays);
  const fired = evaluate('period', {
    unit: 'working-day',
    start: duty.startedAt,
    end: dates.dueAt,
    provisional: dates.provisional,
    endsOnHoliday: false,
    rolled: false,
  });
  emit(turn, { type: 'DutyStarted', duty: { dutyId, ...duty, ...dates }, ...(fired.length === 0 ? {} : { fired }) });
  return fired;
}

/** Ends deadlines that were met, and the tasks that came of them. */
export function endDuties(
  turn: Turn,
  which: (duty: Pick<Duty, 'kind' | 'caseNumber' | 'noticeNumber' | 'version' | 'bankSerial'>) => boolean,
): void {
  for (const duty of turn.state.duties.filter(which)) emit(turn, { type: 'DutyEnded', dutyId: duty.dutyId });
  closeTasks(turn, (task) => isDeadline(task) && which(task));
}
