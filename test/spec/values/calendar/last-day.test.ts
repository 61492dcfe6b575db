/** Instants and dates compare as text, so that none may have a year of five digits. */
import { describe, expect, it } from 'vitest';
import { dateOf, dayNumber } from '../../../../shared/domain/values/calendar/dates.ts';
import { fromMillis, plusDays, plusMinutes, threeMonthsAfter } from '../../../../shared/domain/values/calendar/instants.ts';

const last = '9999-12-31T23:59:59.999+08:00';

describe('what would lie beyond the year 9999, which some systems send for "no end", is its last moment', () => {
  it.each([
    ['minutes', plusMinutes('9999-12-31T23:59:00+08:00', 60)],
    ['days', plusDays('9999-12-31T00:00:00+08:00', 30)],
    ['months', threeMonthsAfter('9999-11-30T10:00:00+08:00')],
    ['milliseconds', fromMillis(8.64e15)],
  ])('%s', (_what, instant) => {
    expect(instant).toBe(last);
    expect(instant > '2026-03-02T09:00:00+08:00').toBe(true);
  });

  it('dates', () => {
    expect(dateOf(dayNumber('9999-12-31') + 1)).toBe('9999-12-31');
    expect(dateOf(dayNumber('9999-12-30') + 1)).toBe('9999-12-31');
  });
});
