/** F-04, F-05, F-08, F-09: what an order must say. */
import { describe, expect, it } from 'vitest';
import { oneYearAfter } from '../../../../shared/domain/rules/freeze/order.ts';
import { freezeRules } from '../../../../shared/domain/rules/freeze/rules.ts';
import { aSecondFreeze, freezeOrderInput, secondCase } from '../../../fixtures/rules/account-builders.ts';
import {
  accountNumber,
  aFreeze,
  aNotice,
  anAccount,
  caseNumber,
  firing,
  freezeChangeInput,
  idsFiring,
  noticeInput,
} from '../../../fixtures/rules/builders.ts';

const order = (id: string, ...input: Parameters<typeof freezeOrderInput>) =>
  firing(freezeRules, id, 'freezeOrder', freezeOrderInput(...input));

it('has nothing to say about the plain order', () => {
  expect(idsFiring(freezeRules, 'freezeOrder', freezeOrderInput())).toEqual([]);
});

describe('F-04 a freeze names a specific amount (财产保全规定 15)', () => {
  it('holds an order without one, or of nothing', () => {
    const { quotaFen: _, ...silent } = freezeOrderInput().order;
    expect(firing(freezeRules, 'F-04', 'freezeOrder', { ...freezeOrderInput(), order: silent })).toMatchObject({
      outcome: 'HOLD',
      field: 'quotaFen',
    });
    expect(order('F-04', { quotaFen: 0 })?.outcome).toBe('HOLD');
  });
  it('is noted on a notice of an account with such a live freeze, and holds none', () => {
    const { quotaFen: _, ...whole } = aFreeze();
    const { quotaFen: __, ...waiting } = aSecondFreeze({ status: 'WAITING' });
    expect(firing(freezeRules, 'F-04', 'notice', noticeInput(aNotice(), { state: anAccount({ freezes: [whole] }) }))?.outcome).toBe(
      'ACCEPT',
    );
    expect(
      firing(freezeRules, 'F-04', 'notice', noticeInput(aNotice(), { state: anAccount({ freezes: [aFreeze(), waiting] }) })),
    ).toBeUndefined();
  });
  it('takes one fen for an amount', () => {
    expect(order('F-04', { quotaFen: 1 })).toBeUndefined();
  });
});

describe('F-05 deposits are frozen for at most a year (民诉解释 485)', () => {
  const startsAt = '2026-03-03T10:00:00+08:00';
  it('holds a term that is longer by a minute, not one of exactly a year', () => {
    expect(order('F-05', { startsAt, endsAt: '2027-03-03T10:01:00+08:00' })).toMatchObject({ outcome: 'HOLD', field: 'endsAt' });
    expect(order('F-05', { startsAt, endsAt: '2027-03-03T10:00:00+08:00' })).toBeUndefined();
  });
  it('ends a year from a leap day on the last day of February (民法典 202)', () => {
    expect(oneYearAfter('2028-02-29T09:00:00+08:00')).toBe('2029-02-28T09:00:00+08:00');
    expect(order('F-05', { startsAt: '2028-02-29T09:00:00+08:00', endsAt: '2029-03-01T09:00:00+08:00' })?.outcome).toBe('HOLD');
    expect(order('F-05', { startsAt: '2028-02-29T09:00:00+08:00', endsAt: '2029-02-28T09:00:00+08:00' })).toBeUndefined();
    expect(oneYearAfter('2027-02-28T09:00:00+08:00')).toBe('2028-02-28T09:00:00+08:00');
  });
  it('counts a renewed term from the end of the old one', () => {
    const renewal = (endsAt: string) =>
      firing(
        freezeRules,
        'F-05',
        'freezeChange',
        freezeChangeInput({ type: 'court.freeze.renewed', data: { caseNumber, accountNumber, rulingNumber: 'r', endsAt } }),
      );
    expect(renewal('2028-03-02T10:00:01+08:00')?.outcome).toBe('HOLD');
    expect(renewal('2028-03-02T10:00:00+08:00')).toBeUndefined();
  });
  it('is silent where the calendar of messages ends', () => {
    expect(oneYearAfter('9999-06-01T00:00:00+08:00')).toBeUndefined();
  });
});

describe('F-08 several freezes rank by time of service (财产保全规定 16)', () => {
  it('tells the rank and how many there are, and names no other case', () => {
    const fired = order(
      'F-08',
      { caseNumber: secondCase, servedAt: '2026-03-04T10:00:00+08:00' },
      anAccount({ freezes: [aFreeze(), aSecondFreeze({ caseNumber: '（2026）鲁02执9号', servedAt: '2026-03-05T10:00:00+08:00' })] }),
    );
    expect(fired).toMatchObject({ outcome: 'ACCEPT', detail: expect.stringContaining('other freezes: 2; this one ranks 2') });
    expect(fired?.detail).not.toMatch(/执保123|鲁02执9|鲁信/u);
  });
  it('ranks an order served earlier before those on record', () => {
    expect(order('F-08', { caseNumber: secondCase, servedAt: '2026-03-01T10:00:00+08:00' }, anAccount())?.detail).toContain(
      'this one ranks 1',
    );
  });
  it('is silent with no other freeze in force', () => {
    expect(order('F-08', { caseNumber: secondCase }, anAccount({ freezes: [aFreeze({ status: 'LIFTED' })] }))).toBeUndefined();
  });
});

describe('F-09 a quota clearly above the debt (查扣冻规定 19)', () => {
  it('alerts the court above 120 % of the debt, to the fen', () => {
    expect(order('F-09', { debtFen: 100_000_000_000_000 - 5, quotaFen: 100_000_000_000_000 })).toBeUndefined();
    expect(order('F-09', { debtFen: 500_000_000, quotaFen: 600_000_001 })).toMatchObject({
      outcome: 'ACCEPT',
      detail: expect.stringContaining('¥6,000,000.01'),
    });
    expect(order('F-09', { debtFen: 500_000_000, quotaFen: 600_000_000 })).toBeUndefined();
  });
  it('is silent where the order names no debt', () => {
    const { debtFen: _, ...silent } = freezeOrderInput({ quotaFen: 10_000_000_000 }).order;
    expect(firing(freezeRules, 'F-09', 'freezeOrder', { ...freezeOrderInput(), order: silent })).toBeUndefined();
  });
});
