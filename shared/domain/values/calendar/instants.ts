/** Arithmetic on canonical instants (`YYYY-MM-DDTHH:mm:ss[.SSS]+08:00`; China has had no daylight saving time since 1992). */
import type { Instant, LocalDate } from '../../messages/messages.ts';

const offsetMillis = 8 * 3_600_000;
export const dayMillis = 86_400_000;
export const minuteMillis = 60_000;

export const toMillis = (instant: Instant): number => Date.parse(instant);

/** Instants compare as text, so no year may have five digits: what would lie beyond `9999-12-31`, which some systems send for "no end", is its last moment. */
const lastMillis = Date.parse('9999-12-31T23:59:59.999+08:00');

/** Canonical form of a point in time, at most the end of the year 9999. */
export function fromMillis(millis: number): Instant {
  const local = new Date(Math.min(millis, lastMillis) + offsetMillis).toISOString().slice(0, -1);
  return `${local.endsWith('.000') ? local.slice(0, -4) : local}+08:00`;
}

/** Its first moment, in Shanghai. */
export const startOfDay = (date: LocalDate): Instant => `${date}T00:00:00+08:00`;

const plusMillis = (instant: Instant, millis: number): Instant => fromMillis(toMillis(instant) + millis);
export const plusDays = (instant: Instant, days: number): Instant => plusMillis(instant, days * dayMillis);
export const plusMinutes = (instant: Instant, minutes: number): Instant => plusMillis(instant, minutes * minuteMillis);
/** Whole days from one instant to a later one. */
export const daysBetween = (from: Instant, to: Instant): number => Math.max(0, Math.floor((toMillis(to) - toMillis(from)) / dayMillis));
/** The earlier of two. */
export const earlier = (a: Instant, b: Instant): Instant => (a < b ? a : b);
/** The later of two. */
export const later = (a: Instant, b: Instant): Instant => (a < b ? b : a);

/** The same day three months on, or the last day of that month (民法典 202). */
export function threeMonthsAfter(instant: Instant): Instant {
  const year = Number(instant.slice(0, 4));
  const month = Number(instant.slice(5, 7)) + 3;
  const [toYear, toMonth] = month > 12 ? [year + 1, month - 12] : [year, month];
  if (toYear > 9999) return fromMillis(lastMillis);
  const lastDay = new Date(Date.UTC(toYear, toMonth, 0)).getUTCDate();
  const day = Math.min(Number(instant.slice(8, 10)), lastDay);
  return `${String(toYear).padStart(4, '0')}-${String(toMonth).padStart(2, '0')}-${String(day).padStart(2, '0')}${instant.slice(10)}`;
}
