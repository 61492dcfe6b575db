import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonicalInstant, isCalendarDate } from '../../../shared/contracts/fields/instant.ts';
import { accepted, brief, readEvent, refused } from './event.ts';

describe('an instant has one spelling inside: Asia/Shanghai, a fraction only when it is not zero', () => {
  it.each([
    ['2026-03-09T10:00:00+08:00', '2026-03-09T10:00:00+08:00'],
    ['2026-03-09T02:00:00Z', '2026-03-09T10:00:00+08:00'],
    ['2026-03-09t02:00:00z', '2026-03-09T10:00:00+08:00'],
    ['2026-03-08T21:00:00-05:00', '2026-03-09T10:00:00+08:00'],
    ['2026-03-09T07:30:00+05:30', '2026-03-09T10:00:00+08:00'],
    ['2026-12-31T16:00:00-00:00', '2027-01-01T00:00:00+08:00'],
    ['2026-03-09T10:00:00.000+08:00', '2026-03-09T10:00:00+08:00'],
    ['2026-03-09T10:00:00.5+08:00', '2026-03-09T10:00:00.500+08:00'],
    ['2026-03-09T10:00:00.123456789+08:00', '2026-03-09T10:00:00.123+08:00'],
    ['2024-02-29T00:00:00+08:00', '2024-02-29T00:00:00+08:00'],
    ['1900-01-01T00:00:00+08:00', '1900-01-01T00:00:00+08:00'],
    ['9999-12-31T23:59:59+08:00', '9999-12-31T23:59:59+08:00'],
  ])('%s is %s', (sent, canonical) => {
    expect(canonicalInstant(sent)).toBe(canonical);
  });

  it.each([
    '2026-03-09T10:00:00',
    '2026-03-09 10:00:00+08:00',
    '2026-03-09',
    '2026-02-30T10:00:00+08:00',
    '2026-02-29T10:00:00+08:00',
    '2026-13-01T10:00:00+08:00',
    '2026-03-09T24:00:00+08:00',
    '2026-03-09T10:60:00+08:00',
    '2016-12-31T23:59:60Z',
    '2026-03-09T10:00:00+24:00',
    '2026-03-09T10:00:00.+08:00',
    '0000-01-01T00:00:00Z',
    '1900-01-01T00:00:00+09:00',
    '9999-12-31T16:00:00Z',
    '9999-12-31T23:59:59Z',
    '1773021600',
    '',
  ])('%j is none', (sent) => {
    expect(canonicalInstant(sent)).toBeUndefined();
  });

  it('canonical instants compare as text in the order of time', () => {
    const moment = fc.integer({ min: Date.UTC(1950, 0, 1), max: Date.UTC(2200, 0, 1) });
    fc.assert(
      fc.property(moment, moment, (a, b) => {
        const [first, second] = [a, b].map((at) => canonicalInstant(new Date(at).toISOString()) ?? '');
        expect(String(first) < String(second)).toBe(a < b);
        expect(canonicalInstant(String(first))).toBe(first);
        expect(Date.parse(String(first))).toBe(a);
      }),
    );
  });
});

describe('times and dates in messages', () => {
  it('are canonical after reading', () => {
    expect(accepted(readEvent('bank.balance.reported', { 'data.asOf': '2026-03-05T10:00:00Z' })).asOf).toBe('2026-03-05T18:00:00+08:00');
  });

  it.each(['2026-02-30', '2026-2-3', '2026-03-09T00:00:00Z', '20260309', '0000-00-00'])('the date %s is refused', (date) => {
    expect(isCalendarDate(date)).toBe(false);
    const [problem] = refused(readEvent('court.case.closed', { 'data.closedOn': date }));
    expect(problem?.field).toBe('data.closedOn');
  });

  it('the last day of all dates is one, for what has no end', () => {
    expect(accepted(readEvent('court.case.closed', { 'data.closedOn': '9999-12-31' })).closedOn).toBe('9999-12-31');
  });

  it('a leap second is refused with a sentence that says so', () => {
    const problems = refused(readEvent('bank.balance.reported', { 'data.asOf': '2016-12-31T23:59:60Z' }));
    expect(brief(problems)).toEqual(['data.asOf: malformed']);
    expect(problems[0]?.en).toContain('no leap second');
  });
});
