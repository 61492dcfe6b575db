/** B-01, B-05 … B-07, B-09, B-11 … B-13: the money of the account and what the bank reports. */
import { describe, expect, it } from 'vitest';
import type { AccountState } from '../../../../shared/domain/account/state.ts';
import { bankRules } from '../../../../shared/domain/rules/bank/rules.ts';
import type { BankReportInput } from '../../../../shared/domain/rules/engine/moments.ts';
import {
  aBookedDeduction,
  aDeadline,
  aDeduction,
  anAccountToPay,
  aPayment,
  aRefusal,
  bankReportInput,
  paymentInput,
  theNotice,
} from '../../../fixtures/rules/account-builders.ts';
import {
  accountNumber,
  aNotice,
  anAccount,
  aProfile,
  firing,
  idsFiring,
  noticeInput,
  withNotice,
} from '../../../fixtures/rules/builders.ts';

const onNotice = (id: string, notice: Parameters<typeof aNotice>[0], state: AccountState, again = false) =>
  firing(bankRules, id, 'notice', noticeInput(aNotice(notice), { state, again }));
const onPayment = (id: string, ...input: Parameters<typeof paymentInput>) => firing(bankRules, id, 'payment', paymentInput(...input));
const onReport = (id: string, message: BankReportInput['message'], change: Partial<BankReportInput> = {}) =>
  firing(bankRules, id, 'bankReport', bankReportInput(message, change));
const settledUpdate = { earlier: aPayment() };

it('has nothing to say about the plain notice', () => {
  expect(idsFiring(bankRules, 'notice', noticeInput())).toEqual([]);
});

describe('B-01 the approved amount is there to be paid', () => {
  const whole = { partialAllowed: false };
  it('holds a notice above the balance, unless a part may be paid', () => {
    expect(onNotice('B-01', whole, anAccount({ balanceFen: 299_999_999 }))?.outcome).toBe('HOLD');
    expect(onNotice('B-01', { partialAllowed: true }, anAccount({ balanceFen: 299_999_999 }))?.outcome).toBe('ACCEPT');
    expect(onNotice('B-01', whole, anAccount({ balanceFen: 300_000_000 }))).toBeUndefined();
  });
  it('holds it even so while there is nothing to pay a part from', () => {
    expect(onNotice('B-01', { partialAllowed: true }, anAccount({ balanceFen: 0 }))?.outcome).toBe('HOLD');
  });
  it('counts out what other notices and accepted deductions will take', () => {
    const other = withNotice(anAccount({ balanceFen: 700_000_000 }), aNotice({ noticeNumber: '济历住建冻用〔2026〕9号' }));
    expect(onNotice('B-01', whole, other)).toBeUndefined();
    expect(onNotice('B-01', whole, { ...other, deductions: [aDeduction({ amountFen: 100_000_001 })] })?.detail).toContain('¥2,999,999.99');
    expect(onNotice('B-01', whole, { ...other, deductions: [aDeduction({ amountFen: 100_000_001, status: 'HELD' })] })).toBeUndefined();
  });
  it('counts neither the notice itself nor what it replaces', () => {
    const known = withNotice(anAccount({ balanceFen: 300_000_000 }), aNotice());
    expect(onNotice('B-01', whole, known, true)).toBeUndefined();
    expect(onNotice('B-01', { ...whole, version: 2 }, known)).toBeUndefined();
    expect(
      onNotice('B-01', { ...whole, noticeNumber: '济历住建冻用〔2026〕9号', supersedes: aNotice().noticeNumber }, known),
    ).toBeUndefined();
    expect(onNotice('B-01', { ...whole, noticeNumber: '济历住建冻用〔2026〕9号' }, known)?.outcome).toBe('HOLD');
  });
  it('says nothing while nobody has told the balance', () => {
    expect(onNotice('B-01', whole, anAccount({ balanceFen: 0, balanceKnown: false }))).toBeUndefined();
  });
});

describe('B-05 a valid notice is paid, or refused for a coded reason (法〔2022〕12号 二)', () => {
  it.each(['', ' ', 'other', 'UNKNOWN', '其他', '无', 'E100', 'PHONE'])('holds a refusal coded "%s"', (code) => {
    expect(onReport('B-05', aRefusal(code, '无法支付'), { notice: theNotice() })).toMatchObject({ outcome: 'HOLD', field: 'reasonCode' });
  });
  it.each([
    '',
    ' ',
    '无',
    '法官电话要求暂停',
    '接住建局领导口头通知，暂缓支付',
    'The judge phoned and asked us to stop',
  ])('holds one of the list whose reason is no reason: "%s"', (reason) => {
    expect(onReport('B-05', aRefusal('COURT_ORDER', reason), { notice: theNotice() })).toMatchObject({ outcome: 'HOLD', field: 'reason' });
  });
  it.each([
    ['AC04', '电话联系收款人，确认已销户'],
    ['payee-account-closed', '已销户'],
    ['AM04', '余额不足'],
    ['LEGL', '法院裁定暂停'],
  ])('takes %s, %s', (code, reason) => {
    expect(onReport('B-05', aRefusal(code, reason), { notice: theNotice() })).toBeUndefined();
  });
  it("holds one that gives the court's own freeze as the reason", () => {
    expect(onReport('B-05', aRefusal('AC06', '监管账户已被法院冻结'), { notice: theNotice() })?.outcome).toBe('HOLD');
  });
  it('takes a coded one, and any of a notice that may not be paid', () => {
    expect(onReport('B-05', aRefusal('AC04', '收款账户已销户'), { notice: theNotice() })).toBeUndefined();
    expect(onReport('B-05', aRefusal('', ''), { notice: theNotice(anAccountToPay(), { status: 'HELD' }) })).toBeUndefined();
    expect(onReport('B-05', aRefusal('', ''))).toBeUndefined();
  });
  it('holds silence past the deadline', () => {
    expect(firing(bankRules, 'B-05', 'time', aDeadline('pay-notice', 'B-05'))?.outcome).toBe('HOLD');
    expect(firing(bankRules, 'B-05', 'time', aDeadline('report-payment', 'B-13'))).toBeUndefined();
  });
});

describe('B-06 nothing is set off against the account, and no fee taken from it (潼关 八)', () => {
  it.each(['loan-set-off', 'fee'] as const)('raises a %s', (kind) => {
    expect(onReport('B-06', aBookedDeduction(kind))?.outcome).toBe('HOLD');
  });
  it('lets a court deduction be', () => {
    expect(onReport('B-06', aBookedDeduction('court-deduction'))).toBeUndefined();
  });
  it('raises a fee with a payment, unless the balance proves that it came from elsewhere', () => {
    expect(onPayment('B-06', { feeFen: 1_000, balanceAfterFen: 699_999_000 })).toMatchObject({ outcome: 'HOLD', field: 'feeFen' });
    expect(onPayment('B-06', { feeFen: 1_000, balanceAfterFen: 700_000_000 })).toBeUndefined();
    expect(
      onPayment('B-06', { feeFen: 1_000, balanceAfterFen: 700_000_000 }, { state: { ...anAccountToPay(), balanceKnown: false } })?.outcome,
    ).toBe('HOLD');
    expect(onPayment('B-06', { feeFen: 1_000, balanceAfterFen: 699_999_000 }, settledUpdate)).toBeUndefined();
  });
});

describe("B-07 the payee's account cannot take the money", () => {
  it.each([
    ['AC04', ''],
    ['PAYEE_FROZEN', ''],
    ['name-mismatch', ''],
    ['E1', '收款账户已销户'],
    ['E1', '收款人户名不符'],
    ['E1', '收款账户被冻结'],
  ])('holds the line for %s %s', (code, reason) => {
    expect(onReport('B-07', aRefusal(code, reason), { notice: theNotice() })?.outcome).toBe('HOLD');
  });
  it('is silent about other reasons, and about the freeze of the supervision account itself', () => {
    expect(onReport('B-07', aRefusal('NOTICE_DOCUMENT', '通知书印章不清'), { notice: theNotice() })).toBeUndefined();
    expect(onReport('B-07', aRefusal('E1', '预售资金监管账户冻结中'), { notice: theNotice() })).toBeUndefined();
  });
});

describe('B-09 退票 and 冲正 reopen the line', () => {
  const returned = (type: 'bank.payment.returned' | 'bank.payment.reversed'): BankReportInput['message'] => ({
    type,
    data: {
      accountNumber,
      bankSerial: 'S0009',
      originalBankSerial: 'S0001',
      amountFen: 300_000_000,
      reason: '账号不符',
      bookedAt: '2026-03-11T09:00:00+08:00',
      balanceAfterFen: 1_000_000_000,
    },
  });
  it('accepts them for a payment on record', () => {
    for (const type of ['bank.payment.returned', 'bank.payment.reversed'] as const)
      expect(onReport('B-09', returned(type), { payment: aPayment() })?.outcome).toBe('ACCEPT');
  });
  it('is silent where no such payment is known', () => {
    expect(onReport('B-09', returned('bank.payment.returned'))).toBeUndefined();
  });
});

describe('B-11 the two balances agree, or new payments wait (潼关 四.1)', () => {
  const reported: BankReportInput['message'] = {
    type: 'bank.balance.reported',
    data: { accountNumber, balanceFen: 999, asOf: '2026-03-10T18:00:00+08:00' },
  };
  it('holds on any report that tells another balance', () => {
    expect(onReport('B-11', reported, { bankBalanceFen: 999, platformBalanceFen: 1_000 })).toMatchObject({
      outcome: 'HOLD',
      detail: expect.stringContaining('¥9.99'),
    });
    expect(onReport('B-11', reported, { bankBalanceFen: 1_000, platformBalanceFen: 1_000 })).toBeUndefined();
    expect(onReport('B-11', reported)).toBeUndefined();
  });
  it('compares what a payment leaves, with the fee that was taken', () => {
    expect(onPayment('B-11', { balanceAfterFen: 700_000_001 })?.outcome).toBe('HOLD');
    expect(onPayment('B-11', { feeFen: 1_000, balanceAfterFen: 699_999_000 })).toBeUndefined();
    expect(onPayment('B-11', { feeFen: 1_000, balanceAfterFen: 699_998_000 })?.outcome).toBe('HOLD');
    expect(onPayment('B-11', { balanceAfterFen: 1 }, settledUpdate)).toBeUndefined();
    expect(onPayment('B-11', { balanceAfterFen: 1, clearing: { system: 'HVPS', reference: 'r', status: 'QUEUED' } })).toBeUndefined();
    expect(onPayment('B-11', { balanceAfterFen: 1 }, { earlier: aPayment({ status: 'PENDING' }) })?.outcome).toBe('HOLD');
  });
  it('holds new notices until they agree', () => {
    const state = anAccount({ mismatch: { bankFen: 1, platformFen: 2, since: '2026-03-08T10:00:00+08:00' } });
    expect(firing(bankRules, 'B-11', 'notice', noticeInput(aNotice(), { state }))?.outcome).toBe('HOLD');
  });
});

it('B-12 alerts when the guarantor was not told in three working days (104号 三)', () => {
  expect(firing(bankRules, 'B-12', 'time', aDeadline('tell-guarantor', 'B-12'))?.outcome).toBe('ACCEPT');
  expect(firing(bankRules, 'B-12', 'time', aDeadline('pay-notice', 'B-05'))).toBeUndefined();
});

describe('B-19 the voucher follows in time (S0 §五 划转凭证)', () => {
  it('B-19 escalates a missed deadline', () => {
    expect(firing(bankRules, 'B-19', 'time', aDeadline('send-voucher', 'B-19'))?.outcome).toBe('ACCEPT');
  });
  it('B-19 says nothing of another deadline', () => {
    expect(firing(bankRules, 'B-19', 'time', aDeadline('pay-notice', 'B-05'))).toBeUndefined();
  });
});

describe('B-13 the bank reports to the court in time (法〔2022〕12号 二)', () => {
  it('notes a report after the last working day, not one on it', () => {
    const booked = { bookedAt: '2026-03-13T16:00:00+08:00' };
    expect(onPayment('B-13', booked, { now: '2026-03-17T00:00:00+08:00' })?.outcome).toBe('ACCEPT');
    expect(onPayment('B-13', booked, { now: '2026-03-16T23:59:59.500+08:00' })).toBeUndefined();
  });
  it('counts the days of the city, and the defaults where none has a profile', () => {
    const late = { now: '2026-03-12T09:00:00+08:00' };
    expect(onPayment('B-13', {}, late)?.outcome).toBe('ACCEPT');
    expect(onPayment('B-13', {}, { ...late, profile: undefined })?.outcome).toBe('ACCEPT');
    expect(
      onPayment('B-13', {}, { ...late, profile: aProfile({ deadlinesWD: { ...aProfile().deadlinesWD, bankReport: 2 } }) }),
    ).toBeUndefined();
    expect(onPayment('B-13', {}, { ...late, ...settledUpdate })).toBeUndefined();
  });
});
