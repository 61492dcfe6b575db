/** Periods in 日 (calendar days), which roll over a holiday (T-02); working days are the business of `duties.ts`. */

import type { Instant } from '../../../messages/messages.ts';
import { plusDays, startOfDay } from '../../../values/calendar/instants.ts';
import { endOfPeriod } from '../../../values/calendar/working-days.ts';

/** 民诉法 104: a pre-suit freeze must be followed by suit or arbitration. */
const preSuitDays = 30;
/** Review of an objection (民诉法 236, 238; 网络查冻规定 6). */
const objectionDays = 15;

/** The last second of the last day; `rolled` when that day was not the one that counting alone gives. */
function endOfDays(startsAt: Instant, days: number): { endsAt: Instant; rolled: boolean } {
  const { date } = endOfPeriod(startsAt.slice(0, 10), days);
  const plain = plusDays(startOfDay(startsAt.slice(0, 10)), days).slice(0, 10);
  return { endsAt: `${date}T23:59:59+08:00`, rolled: date !== plain };
}

export const preSuitEnd = (startsAt: Instant): { endsAt: Instant; rolled: boolean } => endOfDays(startsAt, preSuitDays);
export const objectionDueAt = (lodgedAt: Instant): Instant => endOfDays(lodgedAt, objectionDays).endsAt;
