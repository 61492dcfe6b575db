import { describe, expect, it } from 'vitest';
import { accountNumber, caseNumber, given } from '../../fixtures/desk/scenario.ts';

const halfWidth = caseNumber.replace('（', '(').replace('）', ')');

describe('a case number is the same in full- and half-width brackets (案号规定; domain §6.1)', () => {
  it('renews the freeze that the other spelling ordered', () => {
    const told = given();
    told.renew('2028-03-01 10:00', { caseNumber: halfWidth }, { at: '03-06 10:00' });
    expect(told.desk.state(accountNumber).freezes).toMatchObject([{ caseNumber, endsAt: '2028-03-01T10:00:00+08:00' }]);
  });

  it('does not freeze twice for one case', () => {
    const told = given();
    told.freeze({ caseNumber: halfWidth, servedAt: '03-05 10:00' });
    expect(told.desk.state(accountNumber).freezes).toHaveLength(1);
  });
});

describe('a quota holds from the instant that the housing authority names (监管额度)', () => {
  const adjusted = (told: ReturnType<typeof given>, effectiveAt: string) => {
    const data = { supervisedQuotaFen: 100_000_000, reason: '主体结构封顶', effectiveAt };
    told.send('housing.quota.adjusted', data, { sender: 'housing:370102' });
  };

  it('not before it', () => {
    const told = given();
    adjusted(told, '2026-04-01T00:00:00+08:00');
    expect(told.desk.state(accountNumber).supervisedQuotaFen).toBe(500_000_000);
    told.until('03-31 23:59');
    expect(told.desk.state(accountNumber).supervisedQuotaFen).toBe(500_000_000);
    told.until('04-01 00:00');
    expect(told.desk.state(accountNumber)).toMatchObject({ supervisedQuotaFen: 100_000_000, announcedQuotas: [] });
  });

  it('at once when it holds already', () => {
    const told = given();
    adjusted(told, '2026-03-01T00:00:00+08:00');
    expect(told.desk.state(accountNumber).supervisedQuotaFen).toBe(100_000_000);
  });
});

describe('a deduction that the bank books before its order comes (12-3)', () => {
  it('is judged on the money that was there before it: outside the quota it is lawful', () => {
    const told = given();
    told.deduction(500_000_000, {}, { at: '03-09 12:00' });
    told.orderDeduction(500_000_000, {}, { at: '03-09 12:30' });
    expect(told.desk.report().deductions).toMatchObject([{ status: 'BOOKED', rules: ['F-16'] }]);
  });
});
