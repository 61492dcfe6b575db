/** Arithmetic on canonical instants (`YYYY-MM-DDTHH:mm:ss[.SSS]+08:00`; China has had no daylight saving time since 1992). */
import type { Instant } from '../messages.ts';

const offsetMillis = 8 * 3_600_000;
export const dayMillis = 86_400_000;
export const minuteMillis = 60_000;

export const toMillis = (instant: Instant): number => Date.parse(instant);

/** Canonical form of a point in time. */
export function fromMillis(millis: number): Instant {
  const local = new Date(millis + offsetMillis).toISOString().slice(0, -1);
  return `${local.endsWith('.000') ? local.slice(0, -4) : local}+08:00`;
}

const plusMillis = (instant: Instant, millis: number): Instant => fromMillis(toMillis(instant) + millis);
export const plusDays = (instant: Instant, days: number): Instant => plusMillis(instant, days * dayMillis);
export const plusMinutes = (instant: Instant, minutes: number): Instant => plusMillis(instant, minutes * minuteMillis);
/** The later of two. */
export const later = (a: Instant, b: Instant): Instant => (a < b ? b : a);
