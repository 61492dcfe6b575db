/** B-16 … B-18: ordinary payments, undos, and facts whose instant is still to come. */
import { describe, expect, it } from 'vitest';
import { bankRules } from '../../../../shared/domain/rules/bank/rules.ts';
import type { BankReportInput } from '../../../../shared/domain/rules/engine/moments.ts';
import type { FactInput } from '../../../../shared/domain/rules/engine/questions.ts';
import { aPayment, bankReportInput, paymentInput } from '../../../fixtures/rules/account-builders.ts';
import { accountNumber, aFreeze, anAccount, firing } from '../../../fixtures/rules/builders.ts';

const onReport = (id: string, message: BankReportInput['message'], change: Partial<BankReportInput> = {}) =>
  firing(bankRules, id, 'bankReport', bankReportInput(message, change));

const payee = { name: '济南泉城物业有限公司', accountNumber: '37050161620800005678', bankCode: '105451000129' };
const outflow = (amountFen: number, bookedAt = '2026-03-10T14:30:00+08:00'): BankReportInput['message'] => ({
  type: 'bank.outflow.booked',
  data: { accountNumber, bankSerial: 'O1', amountFen, payee, kind: 'tax', bookedAt, balanceAfterFen: 1_000_000_000 - amountFen },
});

describe('B-16 money under a freeze leaves only under a notice or a court’s order (S0 三(一))', () => {
  it('raises one fen more than no freeze controls', () => {
    expect(onReport('B-16', outflow(200_000_001))).toMatchObject({ outcome: 'HOLD', field: 'amountFen' });
  });
  it('raises all of it under a freeze of the whole account', () => {
    const { quotaFen: _, ...whole } = aFreeze();
    expect(onReport('B-16', outflow(1), { state: anAccount({ freezes: [whole] }) })?.outcome).toBe('HOLD');
  });
  it('says nothing of what lies outside the freeze, or when none stood', () => {
    expect(onReport('B-16', outflow(200_000_000))).toBeUndefined();
    expect(onReport('B-16', outflow(900_000_000), { state: anAccount({ freezes: [] }) })).toBeUndefined();
    expect(onReport('B-16', outflow(900_000_000, '2026-03-03T09:59:00+08:00'))).toBeUndefined();
  });
});

const undo = (amountFen: number, bookedAt = '2026-03-11T10:00:00+08:00'): BankReportInput['message'] => ({
  type: 'bank.payment.returned',
  data: {
    accountNumber,
    bankSerial: 'T1',
    originalBankSerial: 'S0001',
    amountFen,
    reason: '账号户名不符',
    bookedAt,
    balanceAfterFen: 1_000_000_000,
  },
});

describe('B-17 an undo that cannot be right (B-10, C-09)', () => {
  const payment = aPayment();
  it.each([
    ['of nothing', undo(0), payment, 'amountFen'],
    ['of one fen more than was paid', undo(300_000_001), payment, 'amountFen'],
    ['of what has come back already', undo(100_000_001), aPayment({ status: 'RETURNED', returnedFen: 200_000_000 }), 'amountFen'],
    ['before the payment was booked', undo(300_000_000, '2026-03-10T14:29:59+08:00'), payment, 'bookedAt'],
  ] as const)('holds one %s', (_, message, of, field) => {
    expect(onReport('B-17', message, { payment: of })).toMatchObject({ outcome: 'HOLD', field });
  });
  it('holds one whose payment has not come', () => {
    expect(onReport('B-17', undo(300_000_000))).toMatchObject({ outcome: 'HOLD', field: 'originalBankSerial' });
  });
  it('says nothing of the whole payment, or of its last part', () => {
    expect(onReport('B-17', undo(300_000_000), { payment })).toBeUndefined();
    expect(onReport('B-17', undo(300_000_000, payment.bookedAt), { payment })).toBeUndefined();
    expect(onReport('B-17', undo(100_000_000), { payment: aPayment({ status: 'RETURNED', returnedFen: 200_000_000 }) })).toBeUndefined();
  });
});

describe('B-18 nothing is believed before it happened (C-09)', () => {
  const now = '2026-03-10T14:00:00+08:00';
  const { state, profile, partners } = bankReportInput(outflow(1));
  const early = (message: FactInput['message']) => firing(bankRules, 'B-18', 'fact', { state, profile, partners, now, message });
  const settled = (bookedAt: string) => early({ type: 'bank.payment.booked', data: paymentInput({ bookedAt }).payment });
  it('holds a payment dated later than five minutes after it was reported', () => {
    expect(settled('2026-03-10T14:05:01+08:00')).toMatchObject({ outcome: 'HOLD', field: 'bookedAt' });
  });
  it('holds local time that was labelled Z, eight hours ahead', () => {
    expect(settled('2026-03-10T22:00:00+08:00')?.outcome).toBe('HOLD');
  });
  it.each([
    ['a return', undo(1, '2026-03-10T14:06:00+08:00')],
    ['an ordinary payment', outflow(1, '2026-03-10T14:06:00+08:00')],
    ['a statement', { type: 'bank.balance.reported', data: { accountNumber, balanceFen: 1, asOf: '2026-03-10T14:06:00+08:00' } } as const],
  ])('holds %s of a moment to come', (_, message) => {
    expect(early(message)?.outcome).toBe('HOLD');
  });
  it('lets clocks differ by five minutes', () => {
    expect(settled('2026-03-10T14:05:00+08:00')).toBeUndefined();
    expect(early(outflow(1, '2026-03-10T14:05:00+08:00'))).toBeUndefined();
  });
});
