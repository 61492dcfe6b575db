/** B-01, B-05 … B-19: the edges of what the bank reports, which field is named, and what is said of it. */
import { describe, expect, it } from 'vitest';
import type { DocumentFacts } from '../../../../shared/domain/messages/commands.ts';
import { bankRules } from '../../../../shared/domain/rules/bank/rules.ts';
import type { BankReportInput } from '../../../../shared/domain/rules/engine/moments.ts';
import {
  aBookedDeduction,
  aBooking,
  aDeduction,
  aPayment,
  aRefusal,
  bankReportInput,
  paymentInput,
  theNotice,
  voucherDigest,
} from '../../../fixtures/rules/account-builders.ts';
import { accountNumber, aNotice, anAccount, aProfile, firing, noticeInput } from '../../../fixtures/rules/builders.ts';

const onReport = (id: string, message: BankReportInput['message'], change: Partial<BankReportInput> = {}) =>
  firing(bankRules, id, 'bankReport', bankReportInput(message, change));
const onPayment = (id: string, ...input: Parameters<typeof paymentInput>) => firing(bankRules, id, 'payment', paymentInput(...input));

describe('B-01 what is left to be paid', () => {
  it('is never said to be less than nothing', () => {
    const input = (balanceFen: number, deductedFen: number) =>
      noticeInput(aNotice({ partialAllowed: false }), {
        state: anAccount({ balanceFen, deductions: [aDeduction({ amountFen: deductedFen })] }),
      });
    expect(firing(bankRules, 'B-01', 'notice', input(100, 500))).toMatchObject({
      field: 'totalFen',
      expected: { zh: '不超过可付余额 ¥0.00', en: 'at most the payable balance, ¥0.00' },
    });
    expect(firing(bankRules, 'B-01', 'notice', input(500, 100))).toMatchObject({
      expected: { zh: '不超过可付余额 ¥4.00', en: expect.stringContaining('¥4.00') },
    });
  });
});

describe('B-05 a refusal gives a reason that a court can read (法〔2022〕12号 二)', () => {
  const refused = (code: string, reason: string) => onReport('B-05', aRefusal(code, reason), { notice: theNotice() });
  it('does not take the freeze of the supervision account for one, and takes whatever else stops it', () => {
    for (const payer of ['监管账户', '付款账户', '付款人账户', '预售资金', '预售款'])
      expect(refused('COURT_ORDER', `${payer}已被冻结`)).toMatchObject({ field: 'reason', found: { zh: '以监管账户被冻结为由' } });
    expect(refused('COURT_ORDER', '监管账户余额不足')).toBeUndefined();
    expect(refused('COURT_ORDER', '收款账户已被冻结')).toBeUndefined();
  });
  it.each([
    '法院电话要求',
    '法官来电',
    '主管部门口头通知',
    '领导微信要求',
    'the judge phoned',
    'a call of the court',
    'called by the court',
    'verbal order of the court',
    'oral order of the judge',
  ])('does not take "%s" for one', (reason) => {
    expect(refused('COURT_ORDER', reason)).toMatchObject({ outcome: 'HOLD', field: 'reason', found: { zh: '以电话或口头要求为由' } });
  });
});

describe("B-07 the payee's account, by code or by words", () => {
  it('says which code and line, or that there is no code', () => {
    const message = aRefusal('AC04', '收款账户已销户');
    expect(onReport('B-07', message)).toMatchObject({ field: 'reasonCode', found: { zh: 'AC04，第 1 行', en: '“AC04”, line 1' } });
    expect(onReport('B-07', aRefusal(' ', '收款户名不符'))).toMatchObject({ found: { zh: '—，第 1 行', en: '“—”, line 1' } });
    expect(onReport('B-07', aRefusal('name_mismatch', '不符'))).toMatchObject({ found: { zh: 'NAME_MISMATCH，第 1 行' } });
  });
});

describe('B-06 and B-11: what is taken, and balances that differ', () => {
  it('B-06 says what for', () => {
    expect(onReport('B-06', aBookedDeduction('loan-set-off'))).toMatchObject({
      field: 'kind',
      found: { zh: '扣收贷款 ¥1,000.00', en: '¥1,000.00 set off against a loan' },
    });
    expect(onReport('B-06', aBookedDeduction('fee'))).toMatchObject({ found: { zh: '手续费 ¥1,000.00', en: '¥1,000.00 taken as a fee' } });
    expect(onReport('B-06', aBookedDeduction('court-deduction'))).toBeUndefined();
  });
  it('B-06 is not raised while the payment waits in clearing, nor again when it is completed', () => {
    const fee = { feeFen: 1_000, balanceAfterFen: 699_999_000 };
    expect(onPayment('B-06', fee)).toMatchObject({ field: 'feeFen', found: { zh: '手续费 ¥10.00' } });
    expect(onPayment('B-06', fee, { earlier: aPayment() })).toBeUndefined();
    expect(onPayment('B-06', { ...fee, clearing: { system: 'HVPS', reference: 'r', status: 'QUEUED' } })).toBeUndefined();
    expect(onPayment('B-06', { feeFen: 1_000, balanceAfterFen: 700_000_000 })).toBeUndefined();
  });
  it('B-11 is not raised by a booking that is older than the newest movement or statement', () => {
    const state = (change: Parameters<typeof anAccount>[0]) => ({ state: { ...paymentInput().state, ...change } });
    const at = aBooking().bookedAt;
    const later = '2026-03-10T14:30:01+08:00';
    expect(onPayment('B-11', { balanceAfterFen: 1 }, state({ lastMovementAt: later }))).toBeUndefined();
    expect(onPayment('B-11', { balanceAfterFen: 1 }, state({ lastMovementAt: at }))).toMatchObject({ field: 'balanceAfterFen' });
    expect(onPayment('B-11', { balanceAfterFen: 1 }, state({ stated: { bankFen: 1, asOf: later } }))).toBeUndefined();
    expect(onPayment('B-11', { balanceAfterFen: 1 }, state({ stated: { bankFen: 1, asOf: at } }))?.outcome).toBe('HOLD');
    expect(onPayment('B-11', { balanceAfterFen: 1 }, state({}))?.outcome).toBe('HOLD');
  });
  it('B-11 holds a new notice once the balances have differed for as long as the city lets pass', () => {
    const profile = aProfile({ balanceToleranceMinutes: 10, balanceToleranceFen: 0 });
    const held = (now: string) =>
      firing(bankRules, 'B-11', 'notice', {
        ...noticeInput(aNotice(), { state: anAccount({ mismatch: { bankFen: 1, platformFen: 2, since: '2026-03-09T09:00:00+08:00' } }) }),
        profile,
        now,
      });
    expect(held('2026-03-09T09:09:59+08:00')).toBeUndefined();
    expect(held('2026-03-09T09:10:00+08:00')?.outcome).toBe('HOLD');
  });
  it('B-11 compares nothing while one of the balances is not known', () => {
    const reported: BankReportInput['message'] = {
      type: 'bank.balance.reported',
      data: { accountNumber, balanceFen: 9, asOf: '2026-03-10T14:00:00+08:00' },
    };
    expect(onReport('B-11', reported, { bankBalanceFen: 9 })).toBeUndefined();
    expect(onReport('B-11', reported, { platformBalanceFen: 9 })).toBeUndefined();
    expect(onReport('B-11', reported, { bankBalanceFen: 9, platformBalanceFen: 10 })?.outcome).toBe('HOLD');
  });
});

const undo = (how: 'returned' | 'reversed', amountFen: number): BankReportInput['message'] => ({
  type: `bank.payment.${how}`,
  data: {
    accountNumber,
    bankSerial: 'T1',
    originalBankSerial: 'S0001',
    amountFen,
    reason: '户名不符',
    bookedAt: '2026-03-11T10:00:00+08:00',
    balanceAfterFen: 1,
  },
});
describe('B-09 and B-17: what comes back', () => {
  it('B-09 says how, and is silent where the undo is wrong or is none (B-17)', () => {
    const payment = aPayment();
    expect(onReport('B-09', undo('returned', 100), { payment })).toMatchObject({
      field: 'originalBankSerial',
      found: { zh: '退票 ¥1.00', en: '¥1.00 returned' },
    });
    expect(onReport('B-09', undo('reversed', 100), { payment })).toMatchObject({ found: { zh: '冲正 ¥1.00', en: '¥1.00 reversed' } });
    expect(onReport('B-09', undo('returned', 0), { payment })).toBeUndefined();
    expect(onReport('B-09', aRefusal('AC04', '销户'), { payment })).toBeUndefined();
  });
  it('B-17 holds a 冲正 as it holds a 退票, and nothing else', () => {
    for (const how of ['returned', 'reversed'] as const)
      expect(onReport('B-17', undo(how, 0), { payment: aPayment() })?.outcome).toBe('HOLD');
    expect(onReport('B-17', aBookedDeduction('fee'))).toBeUndefined();
  });
});

describe('B-13 a report that comes late', () => {
  it('says when it came, and by when it was due, to the minute', () => {
    expect(onPayment('B-13', {}, { now: '2026-03-20T08:05:00+08:00' })).toMatchObject({
      field: 'bookedAt',
      found: { zh: '报送于 2026-03-20 08:05' },
      expected: { zh: expect.stringMatching(/^不晚于 2026-03-\d\d \d\d:\d\d$/) },
    });
  });
});

describe('B-16 and B-18: money without a notice, and facts to come', () => {
  const payee = { name: '济南泉城物业有限公司', accountNumber: '37050161620800005678', bankCode: '105451000129' };
  it('B-16 counts a freeze by the quota that it had at the booking, and a freeze known late like any other', () => {
    const state = anAccount();
    const booked = {
      bankSerial: 'O1',
      amountFen: 300_000_000,
      payee,
      kind: 'tax',
      bookedAt: '2026-03-10T14:30:00+08:00',
      balanceAfterFen: 0,
    } as const;
    const report = (balanceAfterFen: number) =>
      onReport('B-16', { type: 'bank.outflow.booked', data: { ...booked, accountNumber, balanceAfterFen } }, { state });
    expect(report(700_000_000)?.outcome).toBe('HOLD');
    expect(report(0)).toMatchObject({ expected: { zh: expect.stringContaining('¥0.00') } });
    expect(onReport('B-16', aBookedDeduction('fee'), { state })).toBeUndefined();
  });
  it('B-18 names the time of every fact of a bank, by its own field', () => {
    const { state, profile, partners } = bankReportInput(aRefusal('AC04', '销户'));
    const now = '2026-03-10T09:00:00+08:00';
    const early = (message: BankReportInput['message']) => firing(bankRules, 'B-18', 'fact', { state, profile, partners, now, message });
    const reported: BankReportInput['message'] = {
      type: 'bank.balance.reported',
      data: { accountNumber, balanceFen: 1, asOf: '2026-03-10T14:06:00+08:00' },
    };
    expect(early(aRefusal('AC04', '销户'))).toMatchObject({ field: 'refusedAt', expected: { zh: '不晚于 2026-03-10 09:00' } });
    expect(early(reported)).toMatchObject({ field: 'asOf' });
    for (const message of [undo('returned', 1), undo('reversed', 1), aBookedDeduction('fee')])
      expect(early(message)).toMatchObject({ field: 'bookedAt' });
    const inflow = {
      accountNumber,
      bankSerial: 'I1',
      amountFen: 1,
      kind: 'buyer-payment',
      bookedAt: '2026-03-10T14:06:00+08:00',
      balanceAfterFen: 1,
    } as const;
    expect(early({ type: 'bank.inflow.booked', data: inflow })).toMatchObject({ field: 'bookedAt' });
  });
});

const documents = (change: Partial<DocumentFacts>): { documents: DocumentFacts[] } => ({
  documents: [{ field: 'voucher', claimedSha256: voucherDigest, status: 'present', actualSha256: voucherDigest, format: 'pdf', ...change }],
});
describe('B-14 and B-15: what is wrong with a voucher', () => {
  const voucher = aBooking().voucher ?? { number: '', mediaType: '', sha256: '' };
  it.each([
    [{ status: 'unreachable' }, { zh: '文件无法取得', en: 'the document cannot be fetched' }],
    [{ status: 'absent' }, { zh: '没有文件内容', en: 'the document was not sent' }],
    [{ encrypted: true }, { zh: '文件已加密', en: 'encrypted' }],
    [{ format: 'image' }, { zh: '图片', en: 'an image' }],
    [{ format: 'unknown' }, { zh: '无法识别的文件', en: 'an unreadable file' }],
  ] as const)('B-14 says of %j what it is', (change, found) => {
    expect(onPayment('B-14', {}, documents(change))).toMatchObject({ outcome: 'REJECT', field: 'voucher', found });
  });
  it('B-14 names the voucher whichever way it is broken, and judges none of a payment that still waits', () => {
    expect(onPayment('B-14', {}, documents({ seal: 'digest wrong' }))).toMatchObject({ field: 'voucher' });
    expect(onPayment('B-14', {}, documents({ seal: 'certificate not trusted' }))).toMatchObject({ field: 'voucher' });
    const queued = { clearing: { system: 'HVPS', reference: 'r', status: 'QUEUED' } } as const;
    expect(onPayment('B-15', { ...queued, amountFen: 1 })).toBeUndefined();
    expect(onPayment('B-15', { amountFen: 1 })).toMatchObject({ field: 'voucher.face.amountFen' });
  });
  it.each([
    ['application/pdf', 'pdf', true],
    ['application/x-pdf', 'pdf', true],
    ['text/html', 'pdf', false],
    ['application/ofd', 'ofd', true],
    ['application/x-ofd', 'ofd', true],
    ['application/vnd.ofd', 'ofd', true],
    ['application/pdf', 'ofd', false],
    ['', 'ofd', true],
    [' application/OFD ; version=1', 'ofd', true],
    ['image/png', 'image', true],
    ['application/pdf', 'image', false],
  ] as const)('B-15 takes "%s" for the type of %s: %s', (mediaType, format, fits) => {
    expect(onPayment('B-15', { voucher: { ...voucher, mediaType } }, documents({ format })) === undefined).toBe(fits);
  });
  it.each([
    ['payer', { payer: '济南恒达商贸有限公司' }],
    ['payee', { payee: '济南恒达商贸有限公司' }],
    ['serial', { serial: 'S0002' }],
    ['bookedOn', { bookedOn: '2026-03-11' }],
  ])('B-15 names the %s of its face', (field, change) => {
    const { face } = voucher;
    if (face === undefined) throw new Error('the booking of the fixture has a voucher with a face');
    const found = onPayment('B-15', { voucher: { ...voucher, face: { ...face, ...change } } });
    expect(found).toMatchObject({ field: `voucher.face.${field}` });
    if (field === 'bookedOn') expect(found?.expected).toBe('2026-03-10');
  });
  it('B-15 knows no title to compare with before the account is registered', () => {
    const { face } = voucher;
    if (face === undefined) throw new Error('the booking of the fixture has a voucher with a face');
    const { registration: _, ...state } = paymentInput().state;
    expect(onPayment('B-15', { voucher: { ...voucher, face: { ...face, payer: '谁' } } }, { state, notice: theNotice() })).toBeUndefined();
  });
});
