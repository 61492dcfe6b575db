/**
 * 工作日 and legal periods. A working day is a weekday that no notice takes off, or a weekend day that a notice puts to work. The day on which a
 * period begins is not counted (民诉法 85; 民法典 201). Every answer says whether it is `provisional`: it leans on a day that the State Council has
 * not yet settled, and must be computed again when `WorkingCalendar.version` changes (T-01). A freeze's own end never comes here: it does
 * not roll (T-03).
 */
import type { Instant, LocalDate } from '../../messages/messages.ts';
import type { DayNumber } from './dates.ts';
import { dateOf, dayNumber, isWeekend } from './dates.ts';
import type { WorkingCalendar } from './official-calendar.ts';
import { officialCalendar } from './official-calendar.ts';
import { isStatutoryHoliday } from './statutory-days.ts';

export type { WorkingCalendar };
export { officialCalendar };

export interface DatedResult {
  date: LocalDate;
  provisional: boolean;
}

/**
 * A notice for a year may put days of the December before to work or off (it did for 2007, 2008, 2012, 2019 and 2023, never more than three
 * days before the new year), so the last week before an unpublished year is open too.
 */
const openDaysBeforeUnpublishedYear = 7;

/** Longest count of days: ten years, far beyond any deadline of this system; more is a bug. */
export const maximumDays = 3_660;

/** Whether the day is worked. Beyond the last notice: weekends and the holidays that the law itself fixes are off, and nothing is swapped. */
export function isWorkingDay(date: LocalDate, calendar: WorkingCalendar = officialCalendar): boolean {
  return isWorked(dayNumber(date), calendar);
}

/** 法定休假日: a day of rest, weekend or holiday, with swaps applied. */
export function isRestDay(date: LocalDate, calendar: WorkingCalendar = officialCalendar): boolean {
  return !isWorkingDay(date, calendar);
}

/** The n-th working day after the date, which itself does not count; for n = 0 the date, rolled forward. n is a whole number, 0 … `maximumDays`. */
export function addWorkingDays(date: LocalDate, n: number, calendar: WorkingCalendar = officialCalendar): DatedResult {
  requireCount(n);
  const start = dayNumber(date);
  if (n === 0) return firstWorkedFrom(start, calendar);
  let day = start;
  for (let left = n; left > 0; ) {
    day += 1;
    if (isWorked(day, calendar)) left -= 1;
  }
  return { date: dateOf(day), provisional: isOpen(start + 1, day, calendar) };
}

/** T-02: a period in 日 whose last day is a 法定休假日 ends on the first working day after it (民诉法 85; 民法典 203). */
export function rollForward(date: LocalDate, calendar: WorkingCalendar = officialCalendar): DatedResult {
  return firstWorkedFrom(dayNumber(date), calendar);
}

/** Last day of a period of so many 日 (calendar days) that begins with an event on the date: the day of the event is not counted, and T-02 applies. */
export function endOfPeriod(date: LocalDate, days: number, calendar: WorkingCalendar = officialCalendar): DatedResult {
  requireCount(days);
  return firstWorkedFrom(dayNumber(date) + days, calendar);
}

/** Working days after one date up to another; negative where that lies before it, 0 on the same day. At most `maximumDays` either way. */
export function workingDaysBetween(
  from: LocalDate,
  to: LocalDate,
  calendar: WorkingCalendar = officialCalendar,
): { days: number; provisional: boolean } {
  const [first, last] = [dayNumber(from), dayNumber(to)];
  const [low, high] = first <= last ? [first, last] : [last, first];
  let days = 0;
  for (let day = low + 1; day <= Math.min(high, low + maximumDays); day += 1) if (isWorked(day, calendar)) days += 1;
  return { days: first <= last ? days : -days, provisional: isOpen(low + 1, high, calendar) };
}

export interface Deadline {
  dueAt: Instant;
  provisional: boolean;
  /** Of the calendar that was used. */
  calendarVersion: string;
}

/**
 * When a duty of so many working days that began at the instant must be done: the last second of that day, 23:59:59+08:00, because a day is a
 * whole day unless the law names an hour. An act is in time when its Shanghai date is not later than that of `dueAt`. Needs a canonical
 * instant (+08:00); another offset is a bug and throws a RangeError.
 */
export function deadlineAfter(instant: Instant, workingDays: number, calendar: WorkingCalendar = officialCalendar): Deadline {
  if (!instant.endsWith('+08:00')) throw new RangeError(`"${instant}" is not a canonical instant: it must carry the offset +08:00`);
  const { date, provisional } = addWorkingDays(instant.slice(0, 10), workingDays, calendar);
  return { dueAt: `${date}T23:59:59+08:00`, provisional, calendarVersion: calendar.version };
}

function isWorked(day: DayNumber, calendar: WorkingCalendar): boolean {
  const exception = calendar.exceptions.get(day);
  if (exception !== undefined) return exception === 'work';
  return !isWeekend(day) && !(day > calendar.lastDay && isStatutoryHoliday(day));
}

function firstWorkedFrom(start: DayNumber, calendar: WorkingCalendar): DatedResult {
  let day = start;
  while (!isWorked(day, calendar)) day += 1;
  return { date: dateOf(day), provisional: isOpen(start, day, calendar) };
}

/** Whether any day of the span is one that the notices at hand do not settle. */
function isOpen(from: DayNumber, to: DayNumber, calendar: WorkingCalendar): boolean {
  return to > calendar.lastDay - openDaysBeforeUnpublishedYear || from < calendar.firstDay;
}

function requireCount(n: number): void {
  if (!Number.isInteger(n) || n < 0 || n > maximumDays) throw new RangeError(`${n} is not a whole number of days from 0 to ${maximumDays}`);
}
