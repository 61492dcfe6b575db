/**
 * Public holidays that the law itself fixes: 全国年节及纪念日放假办法 art. 2 as revised on 2024-11-10. They are certain before the State Council's
 * yearly notice; the days that the notice moves (调休, 补假) are not and are never guessed here.
 */

import type { DayNumber } from './dates.ts';
import { dateOf, dayNumber } from './dates.ts';

/** 元旦, 劳动节 (2 days), 国庆节 (3 days). */
const fixedDays = new Set(['01-01', '05-01', '05-02', '10-01', '10-02', '10-03']);

/**
 * Dates that the lunar calendar and the solar term fix: 正月初一, 清明, 端午 (五月初五), 中秋 (八月十五). A test compares them with
 * the calendar of ICU, which is a day off in the springs of 2027 and 2030, when the new moon falls within eight minutes of midnight in China.
 * Later years fall back to weekends and the fixed days.
 */
const movableDays: readonly (readonly [newYear: string, tombSweeping: string, dragonBoat: string, midAutumn: string])[] = [
  ['2027-02-06', '2027-04-05', '2027-06-09', '2027-09-15'],
  ['2028-01-26', '2028-04-04', '2028-05-28', '2028-10-03'],
  ['2029-02-13', '2029-04-04', '2029-06-16', '2029-09-22'],
  ['2030-02-03', '2030-04-05', '2030-06-05', '2030-09-12'],
  ['2031-01-23', '2031-04-05', '2031-06-24', '2031-10-01'],
  ['2032-02-11', '2032-04-04', '2032-06-12', '2032-09-19'],
];

/** 春节 is 除夕 and 正月初一 to 初三: from one day before the new year to two days after. */
const movableDayNumbers: ReadonlySet<DayNumber> = new Set(
  movableDays.flatMap(([newYear, ...others]) => [...[-1, 0, 1, 2].map((offset) => dayNumber(newYear) + offset), ...others.map(dayNumber)]),
);

/** Whether the law itself makes this day a holiday. */
export function isStatutoryHoliday(day: DayNumber): boolean {
  return movableDayNumbers.has(day) || fixedDays.has(dateOf(day).slice(5));
}
