/** Dates of the Gregorian calendar as plain text and as day numbers. No time zone is involved: `YYYY-MM-DD` is already a date in Asia/Shanghai. */
import type { LocalDate } from '../../messages/messages.ts';

/** Days since 1970-01-01. */
export type DayNumber = number;

const dayMilliseconds = 86_400_000;
const dateForm = /^\d{4}-\d{2}-\d{2}$/;

/** Whether the text is a real date written `YYYY-MM-DD`. */
export function isLocalDate(text: string): boolean {
  return toDayNumber(text) !== undefined;
}

/** Throws a RangeError on anything but a real date: messages are parsed before they get here, so that would be a bug. */
export function dayNumber(date: LocalDate): DayNumber {
  const day = toDayNumber(date);
  if (day === undefined) throw new RangeError(`"${date}" is not a real date written YYYY-MM-DD`);
  return day;
}

/** Dates compare as text, so that what would lie beyond `9999-12-31`, which some systems send for "no end", is that day. */
const lastDay: DayNumber = Date.parse('9999-12-31T00:00:00Z') / dayMilliseconds;

export function dateOf(day: DayNumber): LocalDate {
  return new Date(Math.min(day, lastDay) * dayMilliseconds).toISOString().slice(0, 10);
}

/** Saturday or Sunday. */
export function isWeekend(day: DayNumber): boolean {
  // 1970-01-01 was a Thursday.
  const weekday = (((day + 4) % 7) + 7) % 7;
  return weekday === 0 || weekday === 6;
}

function toDayNumber(text: string): DayNumber | undefined {
  if (!dateForm.test(text)) return undefined;
  const month = Number(text.slice(5, 7)) - 1;
  const dayOfMonth = Number(text.slice(8));
  const midnight = new Date(0);
  // Unlike Date.UTC, which takes the years 0 to 99 for 1900 to 1999.
  midnight.setUTCFullYear(Number(text.slice(0, 4)), month, dayOfMonth);
  // A day that the month does not have comes out in another month.
  const real = midnight.getUTCMonth() === month && midnight.getUTCDate() === dayOfMonth;
  return real ? midnight.getTime() / dayMilliseconds : undefined;
}
