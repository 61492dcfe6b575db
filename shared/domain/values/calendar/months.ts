/** Months as `2026-03`. */
import type { Instant, LocalDate } from '../../messages/messages.ts';

/** The one before that of an instant, a date or a month. */
export const monthBefore = (on: Instant | LocalDate): string => moved(on, -1);
export const monthAfter = (on: Instant | LocalDate): string => moved(on, 1);

function moved(on: string, by: number): string {
  const months = Number(on.slice(0, 4)) * 12 + Number(on.slice(5, 7)) - 1 + by;
  return `${String(Math.floor(months / 12)).padStart(4, '0')}-${String((months % 12) + 1).padStart(2, '0')}`;
}
