import { describe, expect, it } from 'vitest';
import { dateOf, dayNumber } from '../../../../shared/domain/values/calendar/dates.ts';
import { isStatutoryHoliday } from '../../../../shared/domain/values/calendar/statutory-days.ts';

const years = [2027, 2028, 2029, 2030, 2031, 2032];
const lunar = new Intl.DateTimeFormat('en-u-ca-chinese', { timeZone: 'UTC', month: 'numeric', day: 'numeric' });

/** Month and day of the Chinese calendar by ICU; a leap month carries `bis`. */
function lunarDate(date: string): string {
  return lunar.format(new Date(`${date}T00:00:00Z`));
}

function statutoryDays(year: number): string[] {
  const first = dayNumber(`${year}-01-01`);
  const last = dayNumber(`${year}-12-31`);
  return Array.from({ length: last - first + 1 }, (_, index) => first + index)
    .filter(isStatutoryHoliday)
    .map(dateOf);
}

/** 清明 in the years 2000–2099, by the usual formula for its day of April. */
function tombSweeping(year: number): string {
  const y = year % 100;
  return `${year}-04-0${Math.floor(y * 0.2422 + 4.81) - Math.floor(y / 4)}`;
}

/** ICU puts the new moons of 2027-02-06 23:56 and 2030-02-03 00:07 (China time) on the wrong side of midnight; the Hong Kong Observatory has these. */
const correctedNewYears = new Map([
  [2027, '2027-02-06'],
  [2030, '2030-02-03'],
]);

describe('holidays that the law itself fixes (全国年节及纪念日放假办法 art. 2)', () => {
  it.each(years)('are those of the lunar calendar in %i', (year) => {
    const all = Array.from({ length: 365 }, (_, index) => dateOf(dayNumber(`${year}-01-01`) + index));
    const ofLunarDay = (text: string): string => all.find((date) => lunarDate(date) === text) ?? 'none';
    const newYear = dayNumber(correctedNewYears.get(year) ?? ofLunarDay('1/1'));
    const festival = [-1, 0, 1, 2].map((offset) => dateOf(newYear + offset));
    const fixed = ['01-01', '05-01', '05-02', '10-01', '10-02', '10-03'].map((day) => `${year}-${day}`);
    const expected = [...festival, tombSweeping(year), ofLunarDay('5/5'), ofLunarDay('8/15'), ...fixed];
    expect(statutoryDays(year)).toEqual([...new Set(expected)].sort());
  });

  it('hold for every year where they are fixed in the solar calendar', () => {
    expect(isStatutoryHoliday(dayNumber('2060-05-02'))).toBe(true);
    expect(isStatutoryHoliday(dayNumber('2060-05-03'))).toBe(false);
  });
});
