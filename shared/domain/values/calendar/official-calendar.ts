/**
 * The State Council's holiday notices as data: which weekdays are off and which weekend days are worked. The data are those of `chinese-days`
 * (MIT), read as JSON: its functions compute with the host's time zone (in New York `findWorkday(2, '2026-02-13')` lands on a holiday),
 * invent working days beyond the last notice, and bring lunar tables that nothing here needs.
 */
import { createHash } from 'node:crypto';
import notices from 'chinese-days/dist/chinese-days.json' with { type: 'json' };
import type { LocalDate } from '../../messages/messages.ts';
import type { DayNumber } from './dates.ts';
import { dayNumber } from './dates.ts';

/** The days of which a notice says something else than the weekday does, and how far notices reach. */
export interface WorkingCalendar {
  /** Changes whenever a day or the reach changes. Keep it beside a provisional deadline and recompute when it differs. */
  version: string;
  firstYear: number;
  lastYear: number;
  /** 1 January of `firstYear` and 31 December of `lastYear`. */
  firstDay: DayNumber;
  lastDay: DayNumber;
  exceptions: ReadonlyMap<DayNumber, 'rest' | 'work'>;
}

/** The data before this year have not been compared with the notices. */
const firstComparedYear = 2018;

/** A calendar from lists of days off and of worked weekend days; `name` begins its version. The last year is that of the last day off. */
export function workingCalendar(
  name: string,
  firstYear: number,
  restDays: readonly LocalDate[],
  workDays: readonly LocalDate[],
): WorkingCalendar {
  const exceptions = new Map<DayNumber, 'rest' | 'work'>();
  for (const date of restDays) exceptions.set(dayNumber(date), 'rest');
  for (const date of workDays) exceptions.set(dayNumber(date), 'work');
  const lastYear = restDays.reduce((last, date) => Math.max(last, Number(date.slice(0, 4))), firstYear);
  const digest = createHash('sha256')
    .update(JSON.stringify([restDays, workDays]))
    .digest('hex')
    .slice(0, 8);
  return {
    version: `${name}-${firstYear}-${lastYear}-${digest}`,
    firstYear,
    lastYear,
    firstDay: dayNumber(`${firstYear}-01-01`),
    lastDay: dayNumber(`${lastYear}-12-31`),
    exceptions,
  };
}

/** National calendar, every notice that the installed data carry. */
export const officialCalendar: WorkingCalendar = workingCalendar(
  'cn',
  firstComparedYear,
  Object.keys(notices.holidays),
  Object.keys(notices.workdays),
);
