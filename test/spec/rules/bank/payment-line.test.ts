/** B-02 … B-04, B-10: what the rules look at on a payment besides its plain course: earlier bookings of it, what others took, what came back before it. */
import { describe, expect, it } from 'vitest';
import type { AccountState, NoticeState } from '../../../../shared/domain/account/state.ts';
import { brokenBy, isLawful } from '../../../../shared/domain/rules/bank/payment-line.ts';
import { bankRules } from '../../../../shared/domain/rules/bank/rules.ts';
import {
  aDeduction,
  anAccountToPay,
  aPayment,
  bankReportInput,
  paymentInput,
  theNotice,
  timeInput,
} from '../../../fixtures/rules/account-builders.ts';
import { accountNumber, aNotice, anAccount, caseNumber, firing, withNotice } from '../../../fixtures/rules/builders.ts';

const million = 100_000_000;
const on = (id: string, ...input: Parameters<typeof paymentInput>) => firing(bankRules, id, 'payment', paymentInput(...input));
const withNoticeAs = (change: Partial<NoticeState>): Parameters<typeof paymentInput>[1] => ({
  notice: theNotice(anAccountToPay(), change),
});
const payee = { name: '山东宏远建设集团有限公司', accountNumber: '37050161620800001234', bankCode: '105451000129' };
/** The line of 3,000,000.00 yuan with so much on it. */
const taken = (paidFen: number, standing: readonly [serial: string, fen: number][] = []): Parameters<typeof paymentInput>[1] => {
  const notice = theNotice();
  return {
    notice: { ...notice, status: 'PARTIAL', lines: notice.lines.map((line) => ({ ...line, paidFen })) },
    standing: standing.map(([bankSerial, amountFen]) => aPayment({ bankSerial, amountFen })),
  };
};
const back = (originalBankSerial: string, amountFen: number): AccountState => ({
  ...anAccountToPay(),
  waitingReturns: [
    {
      bankSerial: 'R1',
      originalBankSerial,
      amountFen,
      how: 'RETURNED',
      reason: '户名不符',
      bookedAt: '2026-03-10T15:00:00+08:00',
      movedFen: 0,
    },
  ],
});
const queued = { system: 'HVPS', reference: 'r', status: 'QUEUED' } as const;

describe('a payment while no freeze stands', () => {
  it('breaks nothing of what a notice guards, whatever it does (F-19)', () => {
    const free = withNotice(anAccount({ freezes: [] }), aNotice());
    const wrong = { payee: { ...payee, accountNumber: '1' }, amountFen: 4 * million };
    expect(brokenBy(paymentInput(wrong, { state: free }))).toEqual([]);
    expect(brokenBy(paymentInput(wrong))).toEqual(['B-03', 'B-04']);
    const whole = withNotice(anAccount({ freezes: [] }), aNotice({ partialAllowed: false }));
    expect(on('B-04', { amountFen: million }, { state: whole })).toBeUndefined();
  });
});

describe('a lawful release', () => {
  it('has its notice and line, waits for neither, and breaks no rule', () => {
    expect(isLawful(paymentInput())).toBe(true);
    expect(isLawful(paymentInput({}, { mayStillMatch: true }))).toBe(false);
    expect(isLawful(paymentInput({}, { notice: undefined, line: undefined }))).toBe(false);
    expect(isLawful(paymentInput({ line: 7 }))).toBe(false);
    expect(isLawful(paymentInput({ clearing: queued }, { notice: undefined, line: undefined }))).toBe(false);
    expect(isLawful(paymentInput({ amountFen: 3 * million + 1 }))).toBe(false);
    expect(brokenBy(paymentInput({}, { notice: undefined, line: undefined }))).toEqual(['B-02']);
  });
});

describe('B-02 the time of a notice, and what befell it later (执行工作规定 26)', () => {
  const before = '2026-03-10T10:00:00+08:00';
  it.each(['PAID', 'CLOSED'] as const)('is not raised on a notice that is %s: what is beyond it is B-04 and B-10', (status) => {
    expect(on('B-02', {}, withNoticeAs({ status, payableUntil: before }))).toBeUndefined();
    expect(on('B-02', {}, withNoticeAs({ status: 'SUPERSEDED', payableUntil: before }))?.outcome).toBe('HOLD');
  });
  it('is raised on one that a person refused, until whenever it was payable', () => {
    expect(on('B-02', {}, withNoticeAs({ status: 'REFUSED', counted: true, payableUntil: '2026-03-10T18:00:00+08:00' }))?.outcome).toBe(
      'HOLD',
    );
  });
  it('names the field that is wrong: the number, or the time of booking', () => {
    expect(on('B-02', {}, { notice: undefined })).toMatchObject({ field: 'noticeNumber' });
    expect(on('B-02', {}, withNoticeAs({ status: 'HELD', payableUntil: before }))).toMatchObject({ field: 'noticeNumber' });
    expect(on('B-02', {}, withNoticeAs({ pauses: [{ from: before }] }))).toMatchObject({ field: 'noticeNumber' });
    expect(on('B-02', { bookedAt: '2026-06-30T17:00:01+08:00' })).toMatchObject({ field: 'bookedAt' });
  });
  it('gives a whole second its last moment: issued or resumed in it, the notice was there', () => {
    const moment = '2026-03-10T14:30:00.999+08:00';
    expect(on('B-02', {}, withNoticeAs({ issuedAt: moment, receivedAt: moment }))).toBeUndefined();
    expect(on('B-02', {}, withNoticeAs({ pauses: [{ from: before, until: moment }] }))).toBeUndefined();
    expect(on('B-02', {}, withNoticeAs({ pauses: [{ from: before, until: '2026-03-10T14:30:01+08:00' }] }))?.outcome).toBe('HOLD');
  });
  it('goes by the earlier of two bookings of one payment', () => {
    const pending = (bookedAt: string) => ({ earlier: aPayment({ status: 'PENDING', bookedAt }) });
    expect(on('B-02', { bookedAt: '2026-06-30T16:00:00+08:00' }, pending('2026-07-01T09:00:00+08:00'))).toBeUndefined();
    expect(on('B-02', { bookedAt: '2026-07-01T10:00:00+08:00' }, pending('2026-07-01T09:00:00+08:00'))?.outcome).toBe('HOLD');
  });
  it('is judged when a queued payment settles, and not again when one that was paid, returned or reversed is completed', () => {
    const known = (status: 'PENDING' | 'PAID' | 'RETURNED' | 'REVERSED') =>
      on('B-02', {}, { ...withNoticeAs({ status: 'HELD', payableUntil: before }), earlier: aPayment({ status }) });
    expect(known('PENDING')?.outcome).toBe('HOLD');
    for (const status of ['PAID', 'RETURNED', 'REVERSED'] as const) expect(known(status)).toBeUndefined();
  });
  it('says of a court deduction without an order under which serial it was booked', () => {
    const grace = (bankSerial?: string) =>
      firing(
        bankRules,
        'B-02',
        'time',
        timeInput({ kind: 'deduction-grace', deduction: aDeduction(bankSerial === undefined ? {} : { bankSerial }) }),
      );
    expect(grace('K0007')).toMatchObject({
      field: 'caseNumber',
      found: { zh: expect.stringMatching(/^K0007：/), en: expect.stringMatching(/^K0007: /) },
    });
    expect(grace()).toMatchObject({ found: { zh: expect.stringMatching(/^：¥/), en: expect.stringMatching(/^: ¥/) } });
  });
});

describe('B-03 what is shown of a payee (PIPL 6)', () => {
  it.each([
    ['济南恒达商贸有限公司', '济南恒达商贸有限公司'],
    ['鲁能置业社', '鲁能置业社'],
    ['诸葛孔明', '诸*'],
    ['买买提·阿不都', '买*'],
    ['', '*'],
  ])('"%s" is shown as %s', (name, shown) => {
    expect(on('B-03', { payee: { ...payee, name } })).toMatchObject({ found: shown, expected: payee.name, field: 'payee.name' });
  });
  it('says which lines the notice has', () => {
    const [first] = theNotice().lines;
    const lines = first === undefined ? [] : [first, { ...first, line: 2 }];
    expect(on('B-03', { line: 3 }, withNoticeAs({ lines }))).toMatchObject({
      expected: { zh: expect.stringMatching(/：1、2$/), en: expect.stringMatching(/: 1, 2$/) },
    });
  });
});

describe('B-04 no more than the line, in any order of reports', () => {
  const beyond = (found: string) => ({ outcome: 'HOLD', field: 'amountFen', found: { zh: `超付 ${found}`, en: `${found} too much` } });
  it('counts what other payments took, by their list or by the sum of the line, whichever is more, and never the payment itself', () => {
    expect(on('B-04', { amountFen: 2 * million + 1 }, taken(0, [['S0000', million]]))).toMatchObject(beyond('¥0.01'));
    expect(on('B-04', { amountFen: 2 * million + 1 }, taken(million))).toMatchObject(beyond('¥0.01'));
    expect(on('B-04', { amountFen: 2 * million }, taken(million, [['S0000', million]]))).toBeUndefined();
    expect(on('B-04', {}, taken(0, [['S0001', 3 * million]]))).toBeUndefined();
  });
  it('takes out of the sum of the line what the payment itself has put there, net of what came back', () => {
    const with_ = (earlier: Parameters<typeof aPayment>[0], paidFen = 3 * million) =>
      on('B-04', {}, { ...taken(paidFen), earlier: aPayment(earlier) });
    const elsewhere = { ...payee, accountNumber: '1' };
    expect(with_({})).toBeUndefined();
    expect(with_({ payee: elsewhere })).toBeUndefined();
    expect(with_({ countedFen: 0 })).toBeUndefined();
    expect(with_({ countedFen: 0, payee: elsewhere })).toMatchObject(beyond('¥3,000,000.00'));
    expect(with_({ status: 'PENDING' })).toMatchObject(beyond('¥3,000,000.00'));
    expect(with_({ returnedFen: million })).toMatchObject(beyond('¥1,000,000.00'));
    expect(with_({ returnedFen: million }, 2 * million)).toBeUndefined();
  });
  it('counts what came back of the payment before it was reported itself', () => {
    const of = (state: AccountState, change = {}) => on('B-04', change, { ...taken(million), state });
    expect(of(back('S0001', million))).toBeUndefined();
    expect(of(back('S0001', million - 1))).toMatchObject(beyond('¥0.01'));
    expect(of(back('S9999', million))).toMatchObject(beyond('¥1,000,000.00'));
    expect(on('B-04', {}, { ...taken(3 * million), state: back('S0001', 3 * million) })).toBeUndefined();
    expect(of(back('S0001', 4 * million), { amountFen: 4 * million })).toMatchObject(beyond('¥1,000,000.00'));
  });
  it('holds a payment of an older version against what later ones approve (S-23)', () => {
    const later = { takenFen: 2 * million, limitFen: 4 * million };
    expect(on('B-04', {}, { later })).toMatchObject({
      ...beyond('¥1,000,000.00'),
      expected: { zh: '各版累计不超过 ¥4,000,000.00', en: 'at most ¥4,000,000.00 under all versions' },
    });
    expect(on('B-04', {}, { later: { ...later, limitFen: 5 * million } })).toBeUndefined();
    expect(on('B-04', {}, { later, state: back('S0001', 3 * million) })).toBeUndefined();
    const line = { zh: '各版累计不超过 ¥3,000,000.00' };
    expect(on('B-04', { amountFen: 5 * million }, { later: { takenFen: 0, limitFen: 4 * million } })).toMatchObject({ expected: line });
    expect(on('B-04', { amountFen: 5 * million }, { later: { takenFen: 0, limitFen: 3 * million } })).toMatchObject({ expected: line });
    expect(on('B-04', { amountFen: 4 * million })).toMatchObject({ expected: line });
  });
  it('takes a payment of nothing for none, even where parts may be paid', () => {
    expect(on('B-04', { amountFen: 0 })).toMatchObject({ outcome: 'HOLD', expected: { zh: '大于零的金额', en: 'an amount above zero' } });
  });
  it('asks for the whole of what is left where no part may be paid, once the money has left and went to the right payee', () => {
    const state = withNotice(anAccount(), aNotice({ partialAllowed: false }));
    const rest = { state, standing: [aPayment({ bankSerial: 'S0000', amountFen: million })] };
    expect(on('B-04', { amountFen: 2 * million }, rest)).toBeUndefined();
    expect(on('B-04', { amountFen: 2 * million - 1 }, rest)).toMatchObject({
      expected: { en: expect.stringMatching(/^¥2,000,000.00 at once/) },
    });
    expect(on('B-04', { amountFen: million, clearing: queued }, { state })).toBeUndefined();
    expect(on('B-04', { amountFen: million, payee: { ...payee, accountNumber: '1' } }, { state })).toBeUndefined();
  });
  it('holds a deduction against what is left of its order', () => {
    const booked = (amountFen: number) =>
      firing(
        bankRules,
        'B-04',
        'bankReport',
        bankReportInput(
          {
            type: 'bank.deduction.booked',
            data: {
              accountNumber,
              caseNumber,
              bankSerial: 'K1',
              amountFen,
              kind: 'court-deduction',
              bookedAt: '2026-03-10T15:00:00+08:00',
              balanceAfterFen: 0,
            },
          },
          { deduction: aDeduction({ bookedFen: million }) },
        ),
      );
    expect(booked(5 * million)).toBeUndefined();
    expect(booked(5 * million + 1)).toMatchObject({ found: '¥5,000,000.01', expected: '≤ ¥5,000,000.00', field: 'amountFen' });
  });
});

describe('B-10 no second payment without a return or proof of failure (潼关 五.4)', () => {
  it('names the line, and says nothing where the payment had come back before it was reported', () => {
    expect(on('B-10', {}, taken(3 * million))).toMatchObject({ outcome: 'HOLD', field: 'line' });
    expect(on('B-10', {}, { ...taken(3 * million), state: back('S0001', 3 * million) })).toBeUndefined();
    expect(on('B-10', {}, { ...taken(3 * million), state: back('S0001', 3 * million - 1) })?.outcome).toBe('HOLD');
  });
});
