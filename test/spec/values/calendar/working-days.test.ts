import { describe, expect, it } from 'vitest';
import { workingCalendar } from '../../../../shared/domain/values/calendar/official-calendar.ts';
import {
  addWorkingDays,
  deadlineAfter,
  endOfPeriod,
  isRestDay,
  isWorkingDay,
  officialCalendar,
  rollForward,
  workingDaysBetween,
} from '../../../../shared/domain/values/calendar/working-days.ts';

describe('working days between two dates', () => {
  it('are what addWorkingDays adds, negative backwards, and provisional where the year is not published', () => {
    for (const n of [0, 1, 2, 7, 40]) {
      const { date } = addWorkingDays('2026-02-13', n);
      expect(workingDaysBetween('2026-02-13', date)).toEqual({ days: n, provisional: false });
      expect(workingDaysBetween(date, '2026-02-13').days).toBe(n === 0 ? 0 : -n);
    }
    expect(workingDaysBetween('2026-02-13', '2035-03-01').provisional).toBe(true);
  });
});

describe('working days (State Council notices)', () => {
  it.each([
    ['2025-12-31', 1, '2026-01-04'],
    ['2026-02-13', 1, '2026-02-14'],
    ['2026-02-13', 2, '2026-02-24'],
    ['2026-02-14', 3, '2026-02-26'],
    ['2026-04-30', 1, '2026-05-06'],
    ['2026-04-30', 4, '2026-05-09'],
    ['2026-06-18', 1, '2026-06-22'],
    ['2026-09-18', 1, '2026-09-20'],
    ['2026-09-30', 1, '2026-10-08'],
    ['2026-09-30', 3, '2026-10-10'],
  ])('%s + %i = %s', (date, days, expected) => {
    expect(addWorkingDays(date, days)).toEqual({ date: expected, provisional: false });
  });

  it('knows every day off and every worked weekend of 2026', () => {
    const off = [
      ...days('2026-01', 1, 3),
      ...days('2026-02', 15, 23),
      ...days('2026-04', 4, 6),
      ...days('2026-05', 1, 5),
      ...days('2026-06', 19, 21),
      ...days('2026-09', 25, 27),
      ...days('2026-10', 1, 7),
    ];
    const worked = new Set(['2026-01-04', '2026-02-14', '2026-02-28', '2026-05-09', '2026-09-20', '2026-10-10']);
    for (const date of year(2026)) {
      const weekend = [0, 6].includes(new Date(`${date}T00:00:00Z`).getUTCDay());
      expect([date, isWorkingDay(date)]).toEqual([date, worked.has(date) || !(weekend || off.includes(date))]);
      expect(isRestDay(date)).toBe(!isWorkingDay(date));
    }
  });

  it('counts no day for zero, but never ends on a day of rest', () => {
    expect(addWorkingDays('2026-02-13', 0).date).toBe('2026-02-13');
    expect(addWorkingDays('2026-02-15', 0).date).toBe('2026-02-24');
  });

  it('knows the days added to the spring festival of 2020', () => {
    expect(addWorkingDays('2020-01-23', 1)).toEqual({ date: '2020-02-03', provisional: false });
  });

  it('follows the notice, not the law of today, in a published year: 2 May became a holiday in 2025', () => {
    expect([isWorkingDay('2018-05-02'), isWorkingDay('2025-05-02')]).toEqual([true, false]);
  });

  it('treats a count or a date that cannot be as a bug', () => {
    for (const n of [-1, 1.5, Number.NaN, 100_000]) expect(() => addWorkingDays('2026-01-05', n)).toThrow(RangeError);
    expect(() => addWorkingDays('2026-02-30', 1)).toThrow(RangeError);
  });
});

describe('beyond the last notice an answer is provisional (T-01)', () => {
  // A calendar that ends with 2026, so that the test stands when the installed data learn of 2027.
  const until2026 = workingCalendar('test', 2026, ['2026-10-01'], ['2026-10-10']);

  it('is provisional when it leans on an unpublished year', () => {
    expect(addWorkingDays('2026-12-31', 1, until2026)).toEqual({ date: '2027-01-04', provisional: true });
    expect(addWorkingDays('2027-03-01', 1, until2026)).toEqual({ date: '2027-03-02', provisional: true });
    expect(addWorkingDays('2026-11-02', 1, until2026)).toEqual({ date: '2026-11-03', provisional: false });
  });

  it('is provisional in the last week of December, where the next notice may still swap days', () => {
    expect(addWorkingDays('2026-12-23', 1, until2026).provisional).toBe(false);
    expect(addWorkingDays('2026-12-30', 1, until2026)).toEqual({ date: '2026-12-31', provisional: true });
  });

  it('takes off the holidays that the law itself fixes and swaps nothing', () => {
    const off = [
      ...days('2027-01', 1, 1),
      ...days('2027-02', 5, 8),
      '2027-04-05',
      ...days('2027-05', 1, 2),
      '2027-06-09',
      '2027-09-15',
      ...days('2027-10', 1, 3),
    ];
    for (const date of year(2027)) {
      const weekend = [0, 6].includes(new Date(`${date}T00:00:00Z`).getUTCDay());
      expect([date, isWorkingDay(date, until2026)]).toEqual([date, !weekend && !off.includes(date)]);
    }
  });

  it('still answers far beyond the years whose lunar days are known', () => {
    expect(addWorkingDays('2060-09-30', 1, until2026)).toEqual({ date: '2060-10-04', provisional: true });
  });

  it('is provisional before the years that were compared with the notices', () => {
    expect(addWorkingDays('2010-03-01', 1).provisional).toBe(true);
  });

  it('changes the version of the calendar with every day of a notice, so that a provisional deadline is found again', () => {
    const published = workingCalendar('test', 2026, ['2026-10-01', '2027-01-01'], ['2026-10-10']);
    const moved = workingCalendar('test', 2026, ['2026-10-01'], ['2026-10-11']);
    expect(new Set([until2026, published, moved].map(({ version }) => version)).size).toBe(3);
    expect(workingCalendar('test', 2026, ['2026-10-01'], ['2026-10-10']).version).toBe(until2026.version);
    expect(officialCalendar.version).toMatch(/^cn-2018-20\d\d-[0-9a-f]{8}$/);
    expect(officialCalendar.lastYear).toBeGreaterThanOrEqual(2026);
  });
});

describe('periods in 日 (民诉法 85, 民法典 203)', () => {
  it('roll forward from a day of rest to the first working day (T-02)', () => {
    expect(rollForward('2026-02-17')).toEqual({ date: '2026-02-24', provisional: false });
    expect(rollForward('2026-10-04').date).toBe('2026-10-08');
    expect(rollForward('2026-07-04').date).toBe('2026-07-06');
  });

  it('end on a weekend day that is worked', () => {
    expect(rollForward('2026-02-14').date).toBe('2026-02-14');
  });

  it('do not count the day on which they begin', () => {
    expect(endOfPeriod('2026-03-02', 15)).toEqual({ date: '2026-03-17', provisional: false });
    expect(endOfPeriod('2026-01-31', 15).date).toBe('2026-02-24');
  });
});

describe('deadlines in working days (contracts §4.7)', () => {
  it('end with the last second of the day in Shanghai', () => {
    expect(deadlineAfter('2026-03-10T14:30:00+08:00', 3)).toEqual({
      dueAt: '2026-03-13T23:59:59+08:00',
      provisional: false,
      calendarVersion: officialCalendar.version,
    });
  });

  it('take the date of the instant in Shanghai, to its last millisecond', () => {
    expect(deadlineAfter('2026-02-13T23:59:59.999+08:00', 1).dueAt).toBe('2026-02-14T23:59:59+08:00');
  });

  it('treat an instant with another offset as a bug', () => {
    expect(() => deadlineAfter('2026-03-10T14:30:00Z', 1)).toThrow(/\+08:00/);
  });
});

function days(month: string, from: number, to: number): string[] {
  return Array.from({ length: to - from + 1 }, (_, index) => `${month}-${String(from + index).padStart(2, '0')}`);
}

function year(number: number): string[] {
  const first = Date.UTC(number, 0, 1);
  const count = (Date.UTC(number + 1, 0, 1) - first) / 86_400_000;
  return Array.from({ length: count }, (_, index) => new Date(first + index * 86_400_000).toISOString().slice(0, 10));
}
