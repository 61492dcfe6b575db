/** B-02 … B-04, B-08, B-10: a payment held against its notice. 3,000,000.00 yuan on line 1. */
import { describe, expect, it } from 'vitest';
import type { AccountState, NoticeState } from '../../../../shared/domain/account/state.ts';
import { bankRules } from '../../../../shared/domain/rules/bank/rules.ts';
import {
  aDeadline,
  aDeduction,
  anAccountToPay,
  aPayment,
  paymentInput,
  theNotice,
  timeInput,
} from '../../../fixtures/rules/account-builders.ts';
import { aNotice, anAccount, firing, idsFiring, withNotice } from '../../../fixtures/rules/builders.ts';

const on = (id: string, ...input: Parameters<typeof paymentInput>) => firing(bankRules, id, 'payment', paymentInput(...input));
const fired = (...input: Parameters<typeof paymentInput>) => idsFiring(bankRules, 'payment', paymentInput(...input));
const withNoticeAs = (change: Partial<NoticeState>): Parameters<typeof paymentInput>[1] => ({
  notice: theNotice(anAccountToPay(), change),
});
const queued = { system: 'HVPS', reference: 'r', status: 'QUEUED' } as const;

it('has nothing to say about the plain payment', () => {
  expect(fired()).toEqual([]);
});

describe('B-02 no payment without an accepted notice, nor outside its time (执行工作规定 26)', () => {
  it('raises one without a notice, once the grace is over', () => {
    expect(on('B-02', {}, { notice: undefined })?.outcome).toBe('HOLD');
    expect(on('B-02', {}, { notice: undefined, mayStillMatch: true })).toBeUndefined();
    expect(firing(bankRules, 'B-02', 'time', aDeadline('report-payment', 'B-13'))).toBeUndefined();
  });
  it.each(['HELD', 'REJECTED', 'REFUSED'] as const)('raises one under a notice that is %s', (status) => {
    expect(on('B-02', {}, withNoticeAs({ status }))?.outcome).toBe('HOLD');
  });
  it.each(['ACCEPTED', 'PAYING', 'PARTIAL'] as const)('lets one under a notice that is %s be', (status) => {
    expect(on('B-02', {}, withNoticeAs({ status }))).toBeUndefined();
  });
  it('raises one booked while a court had suspended the notice, and no other', () => {
    const paused = (from: string, until?: string) => withNoticeAs({ pauses: [{ from, ...(until === undefined ? {} : { until }) }] });
    expect(on('B-02', {}, paused('2026-03-10T14:30:00+08:00'))?.outcome).toBe('HOLD');
    expect(on('B-02', {}, paused('2026-03-10T14:00:00+08:00', '2026-03-10T14:31:00+08:00'))?.outcome).toBe('HOLD');
    expect(on('B-02', {}, paused('2026-03-10T14:30:01+08:00'))).toBeUndefined();
    expect(on('B-02', {}, paused('2026-03-10T14:00:00+08:00', '2026-03-10T14:30:00+08:00'))).toBeUndefined();
  });
  it('raises one booked before the notice was issued or after it was valid, to the second', () => {
    expect(on('B-02', { bookedAt: '2026-03-09T09:29:59+08:00' })).toMatchObject({ outcome: 'HOLD', field: 'bookedAt' });
    expect(on('B-02', { bookedAt: '2026-03-09T09:30:00+08:00' })).toBeUndefined();
    expect(on('B-02', { bookedAt: '2026-06-30T17:00:01+08:00' })?.outcome).toBe('HOLD');
    expect(on('B-02', { bookedAt: '2026-06-30T17:00:00+08:00' })).toBeUndefined();
  });
  it("takes a notice that is here for issued, even where its authority's clock is ahead (N-06)", () => {
    const ahead = withNoticeAs({ issuedAt: '2026-03-10T14:33:00+08:00', receivedAt: '2026-03-10T14:30:00.700+08:00' });
    expect(on('B-02', { bookedAt: '2026-03-10T14:31:00+08:00' }, ahead)).toBeUndefined();
    expect(on('B-02', { bookedAt: '2026-03-10T14:30:00+08:00' }, ahead)).toBeUndefined();
    expect(on('B-02', { bookedAt: '2026-03-10T14:29:59+08:00' }, ahead)).toMatchObject({ outcome: 'HOLD', field: 'bookedAt' });
  });
  it("takes a bank's time in whole seconds for all of its second, and one with a fraction at its word", () => {
    const issued = withNoticeAs({ issuedAt: '2026-03-10T14:30:00.700+08:00', receivedAt: '2026-03-10T14:31:00+08:00' });
    expect(on('B-02', { bookedAt: '2026-03-10T14:30:00+08:00' }, issued)).toBeUndefined();
    expect(on('B-02', { bookedAt: '2026-03-10T14:30:00.699+08:00' }, issued)?.outcome).toBe('HOLD');
    expect(on('B-02', { bookedAt: '2026-03-10T14:29:59+08:00' }, issued)?.outcome).toBe('HOLD');
    const resumed = withNoticeAs({ pauses: [{ from: '2026-03-10T14:00:00+08:00', until: '2026-03-10T14:30:00.700+08:00' }] });
    expect(on('B-02', { bookedAt: '2026-03-10T14:30:00+08:00' }, resumed)).toBeUndefined();
    expect(on('B-02', { bookedAt: '2026-03-10T14:30:00.500+08:00' }, resumed)?.outcome).toBe('HOLD');
    expect(on('B-02', { bookedAt: '2026-03-10T14:29:59+08:00' }, resumed)?.outcome).toBe('HOLD');
  });
  it('judges by the time of booking what ended before the report came', () => {
    const ended = (status: 'HELD' | 'WITHDRAWN' | 'SUPERSEDED', payableUntil: string) =>
      on('B-02', {}, withNoticeAs({ status, payableUntil }));
    expect(ended('WITHDRAWN', '2026-03-10T14:30:01+08:00')).toBeUndefined();
    expect(ended('WITHDRAWN', '2026-03-10T14:30:00+08:00')?.outcome).toBe('HOLD');
    expect(ended('SUPERSEDED', '2026-03-10T09:00:00+08:00')?.outcome).toBe('HOLD');
    expect(ended('HELD', '2026-03-10T14:30:01+08:00')).toBeUndefined();
    expect(ended('HELD', '2026-03-10T14:30:00+08:00')?.outcome).toBe('HOLD');
    expect(on('B-02', {}, withNoticeAs({ status: 'EXPIRED', validUntil: '2026-03-10T14:30:00+08:00' }))).toBeUndefined();
  });
  it('never takes a notice for accepted that ended while it was held', () => {
    expect(on('B-02', {}, withNoticeAs({ status: 'EXPIRED', counted: false }))?.outcome).toBe('HOLD');
    expect(on('B-02', {}, withNoticeAs({ status: 'EXPIRED' }))).toBeUndefined();
  });
  it('is not yet judged while the payment is queued, and by its first booking when it settles', () => {
    expect(on('B-02', { clearing: queued }, { notice: undefined })).toBeUndefined();
    expect(
      on(
        'B-02',
        { bookedAt: '2026-07-01T09:00:00+08:00' },
        { earlier: aPayment({ status: 'PENDING', bookedAt: '2026-06-30T16:00:00+08:00' }) },
      ),
    ).toBeUndefined();
    expect(on('B-02', { bookedAt: '2026-07-01T09:00:00+08:00' })?.outcome).toBe('HOLD');
  });
  it('is not judged again when a paid one is only completed', () => {
    expect(
      on('B-02', {}, { ...withNoticeAs({ status: 'CLOSED', pauses: [{ from: '2026-03-09T00:00:00+08:00' }] }), earlier: aPayment() }),
    ).toBeUndefined();
  });
  it('raises a court deduction once no order has come in its grace', () => {
    expect(firing(bankRules, 'B-02', 'time', timeInput({ kind: 'deduction-grace', deduction: aDeduction() }))?.outcome).toBe('HOLD');
  });
});

describe('B-03 payee, account and amount are those of the line (法〔2022〕12号 二)', () => {
  const payee = { name: '山东宏远建设集团有限公司', accountNumber: '37050161620800001234', bankCode: '105451000129' };
  it.each([
    ['another name', { ...payee, name: '济南恒达商贸有限公司' }, 'payee.name'],
    ['another account', { ...payee, accountNumber: '37050161620800001235' }, 'payee.accountNumber'],
    ['another bank', { ...payee, bankCode: '102451000019' }, 'payee.bankCode'],
  ])('raises %s', (_, other, field) => {
    expect(on('B-03', { payee: other })).toMatchObject({ outcome: 'HOLD', field });
  });
  it('takes width, brackets and grouping for no difference', () => {
    expect(
      on('B-03', { payee: { ...payee, name: '山东宏远建设集团 有限公司', accountNumber: '3705 0161 6208 0000 1234' } }),
    ).toBeUndefined();
  });
  it("shows neither a person's name nor a whole account number", () => {
    expect(on('B-03', { payee: { ...payee, name: '赵敏' } })?.detail).not.toContain('赵敏');
    expect(on('B-03', { payee: { ...payee, name: '买买提·阿不都' } })?.detail).not.toContain('阿不都');
    expect(on('B-03', { payee: { ...payee, accountNumber: '6222021602001234567' } })?.detail).not.toMatch(/\d{9}/u);
  });
  it('raises a line that the notice does not have', () => {
    expect(on('B-03', { line: 2 })).toMatchObject({ outcome: 'HOLD', field: 'line' });
    expect(on('B-03', {}, { notice: undefined })).toBeUndefined();
  });
  it('raises more than the line, and no smaller sum', () => {
    expect(on('B-03', { amountFen: 300_000_001 })).toMatchObject({ outcome: 'HOLD', field: 'amountFen' });
    expect(on('B-03', { amountFen: 299_999_999 })).toBeUndefined();
    const whole = withNotice(anAccount(), aNotice({ partialAllowed: false }));
    expect(on('B-03', { amountFen: 100_000_000 }, { state: whole })).toBeUndefined();
  });
});

const partlyPaid = (paidFen: number, state: AccountState = anAccountToPay()): Parameters<typeof paymentInput>[1] => {
  const notice = theNotice(state);
  return {
    state,
    notice: { ...notice, status: 'PARTIAL', lines: notice.lines.map((line) => ({ ...line, paidFen })) },
    standing: [aPayment({ bankSerial: 'S0000', amountFen: paidFen })],
  };
};

describe('B-04 no more than the line', () => {
  it('says by how much the payments exceed it', () => {
    expect(on('B-04', { amountFen: 200_000_001 }, partlyPaid(100_000_000))).toMatchObject({
      outcome: 'HOLD',
      detail: expect.stringContaining('¥0.01'),
    });
    expect(on('B-04', { amountFen: 200_000_000 }, partlyPaid(100_000_000))).toBeUndefined();
  });
  it('asks for the rest of a line only where the notice allows no part', () => {
    const whole = withNotice(anAccount(), aNotice({ partialAllowed: false }));
    expect(on('B-04', { amountFen: 100_000_000 }, { state: whole })).toMatchObject({ outcome: 'HOLD', field: 'amountFen' });
    expect(on('B-04', { amountFen: 100_000_000 })).toBeUndefined();
    expect(on('B-04', {}, { state: whole })).toBeUndefined();
  });
  it('counts what a part return has left, even where the list does not show it', () => {
    expect(on('B-04', { amountFen: 300_000_000 }, { ...partlyPaid(1), standing: [] })?.outcome).toBe('HOLD');
  });
  it('does not count the payment against itself when its voucher is corrected', () => {
    expect(fired({}, { ...partlyPaid(300_000_000), standing: [], earlier: aPayment() })).toEqual([]);
  });
});

describe('B-08 acknowledged is not paid (CNAPS)', () => {
  it.each(['QUEUED', 'ACKNOWLEDGED'] as const)('holds %s as pending', (status) => {
    expect(on('B-08', { clearing: { system: 'HVPS', reference: 'r', status } })).toMatchObject({
      outcome: 'HOLD',
      field: 'clearing.status',
    });
  });
  it('is content with SETTLED', () => {
    expect(on('B-08')).toBeUndefined();
  });
});

describe('B-10 no second payment without a return or proof of failure (潼关 五.4)', () => {
  it('records it as a violation', () => {
    expect(on('B-10', {}, partlyPaid(300_000_000))?.outcome).toBe('HOLD');
    expect(fired({}, partlyPaid(300_000_000))).toEqual(['B-04', 'B-10']);
  });
  it('lets the rest of a line, and a line that was returned, be paid', () => {
    expect(on('B-10', { amountFen: 200_000_000 }, partlyPaid(100_000_000))).toBeUndefined();
    expect(on('B-10', {}, { ...partlyPaid(0), standing: [] })).toBeUndefined();
  });
});
