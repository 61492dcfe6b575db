/** T: periods and profiles. */
import { expect, it } from 'vitest';
import type { PeriodInput } from '../../../shared/domain/rules/engine/moments.ts';
import { timeRules } from '../../../shared/domain/rules/time/rules.ts';
import { deductionInput } from '../../fixtures/rules/account-builders.ts';
import { aNotice, firing, noticeInput } from '../../fixtures/rules/builders.ts';

const period = (id: string, change: Partial<PeriodInput>) =>
  firing(timeRules, id, 'period', {
    unit: 'working-day',
    start: '2026-12-30T09:00:00+08:00',
    end: '2027-01-04T23:59:59+08:00',
    provisional: false,
    endsOnHoliday: false,
    rolled: false,
    ...change,
  });

it('T-01 calls a deadline provisional while the holidays of its year are not published', () => {
  expect(period('T-01', { provisional: true })).toMatchObject({ outcome: 'ACCEPT', detail: expect.stringContaining('2027-01-04 23:59') });
  expect(period('T-01', {})).toBeUndefined();
  expect(period('T-01', { provisional: true, unit: 'freeze-end' })).toBeUndefined();
});

it('T-02 rolls a period in 日 that ends on a holiday (民诉法 85; 民法典 203)', () => {
  expect(period('T-02', { unit: 'day', rolled: true })?.outcome).toBe('ACCEPT');
  expect(period('T-02', { unit: 'day' })).toBeUndefined();
  expect(period('T-02', { unit: 'working-day', rolled: true })).toBeUndefined();
});

it('T-03 does not roll the end of a freeze', () => {
  expect(period('T-03', { unit: 'freeze-end', endsOnHoliday: true })?.outcome).toBe('ACCEPT');
  expect(period('T-03', { unit: 'freeze-end' })).toBeUndefined();
  expect(period('T-03', { unit: 'day', endsOnHoliday: true })).toBeUndefined();
});

it('T-04 holds what depends on a city profile while none is in force on the day', () => {
  expect(firing(timeRules, 'T-04', 'notice', noticeInput(aNotice(), { profile: undefined }))).toMatchObject({
    outcome: 'HOLD',
    detail: expect.stringContaining('2026-03-09'),
  });
  expect(firing(timeRules, 'T-04', 'deductionOrder', deductionInput({}, { profile: undefined }))?.outcome).toBe('HOLD');
  expect(firing(timeRules, 'T-04', 'notice', noticeInput())).toBeUndefined();
  expect(firing(timeRules, 'T-04', 'deductionOrder', deductionInput())).toBeUndefined();
});
