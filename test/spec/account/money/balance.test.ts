import { describe, expect, it } from 'vitest';
import { accountParts } from '../../../../shared/domain/account/parts/parts.ts';
import { openOf } from '../../../../shared/domain/aggregate/parts.ts';
import { bank, caseNumber, court, given, housing, noticeNumber } from '../../../fixtures/desk/scenario.ts';

const secondNotice = '济历住建冻用〔2026〕2号';

describe('balances that differ stop new payments until somebody knows why (B-11, 潼关 四.1)', () => {
  it('a statement that differs holds what comes from now on; what is authorised goes on', async () => {
    const case_ = given();
    case_.notice({ totalFen: 100_000_000, amountInWords: '人民币壹佰万元整', lines: [{ amountFen: 100_000_000 }] });
    case_.statement(999_999_999, {}, { at: '03-09 12:00' });
    expect((await case_.receipt())?.rules).toEqual([{ id: 'B-11', outcome: 'HOLD' }]);
    expect(await case_.onHold()).toBe(true);
    expect(await case_.noticeOf()).toMatchObject({ status: 'ACCEPTED', rules: [] });
    expect(await case_.outbox('release.payment.stopped')).toEqual([]);
    expect(await case_.openTasks()).toContain('reconcile-balance');
    case_.notice({ noticeNumber: secondNotice, issuedAt: '03-09 13:00' });
    expect(await case_.noticeOf(secondNotice)).toMatchObject({
      status: 'HELD',
      rules: expect.arrayContaining([{ id: 'B-11', outcome: 'HOLD' }]),
    });
    case_.payment({ amountFen: 100_000_000 });
    expect((await case_.paymentOf())?.status).toBe('PAID');
  });

  it('a statement that agrees releases it', async () => {
    const case_ = given();
    case_.statement(999_999_999, {}, { at: '03-09 09:00' });
    case_.notice();
    expect(await case_.outbox('release.payment.authorised')).toEqual([]);
    case_.statement(1_000_000_000, {}, { at: '03-09 13:00' });
    expect(await case_.onHold()).toBe(false);
    expect(await case_.noticeStatus()).toBe('ACCEPTED');
    expect(await case_.openTasks()).toEqual([]);
    expect(await case_.outbox('release.payment.authorised')).toHaveLength(1);
  });

  it('a movement whose balance agrees again releases it too', async () => {
    const case_ = given();
    case_.notice();
    case_.statement(1_100_000_000, {}, { at: '03-09 12:00' });
    case_.inflow(100_000_000, { balanceAfterFen: 1_100_000_000 }, { at: '03-09 13:00' });
    expect(await case_.onHold()).toBe(false);
    expect(await case_.noticeStatus()).toBe('ACCEPTED');
  });

  it('two persons accept the bank’s figure: the difference is booked and proven', async () => {
    const case_ = given();
    case_.notice();
    case_.statement(990_000_000, {}, { at: '03-09 12:00' });
    case_.answer('reconcile-balance', 'accept', { at: '03-09 14:00' });
    expect(await case_.balance()).toBe(990_000_000);
    expect(await case_.onHold()).toBe(false);
    expect(await case_.noticeStatus()).toBe('ACCEPTED');
    expect((await case_.state()).totals.adjustedFen).toBe(-10_000_000);
  });

  it('a statement of a moment before the newest movement says nothing', async () => {
    const case_ = given();
    case_.inflow(100_000_000, {}, { at: '03-09 12:00' });
    case_.statement(1_000_000_000, { asOf: '2026-03-09T11:59:00+08:00' }, { at: '03-09 13:00' });
    expect(await case_.receipt()).toMatchObject({ outcome: 'ACCEPTED', rules: [] });
    expect(await case_.onHold()).toBe(false);
  });

  it('the settlement of a payment that was pending is a movement too', async () => {
    const case_ = given();
    case_.notice();
    case_.payment({ clearing: 'QUEUED' });
    case_.payment({ bookedAt: '03-10 16:00' });
    case_.statement(1_000_000_000, { asOf: '2026-03-10T15:00:00+08:00' }, { at: '03-10 17:00' });
    expect(await case_.onHold()).toBe(false);
  });

  it('two inflows reported out of their order: held, until the older one comes', async () => {
    const case_ = given();
    case_.inflow(
      50_000_000,
      { bankSerial: 'I2', bookedAt: '2026-03-09T12:00:00+08:00', balanceAfterFen: 1_150_000_000 },
      { at: '03-09 12:01' },
    );
    expect(await case_.onHold()).toBe(true);
    case_.inflow(
      100_000_000,
      { bankSerial: 'I1', bookedAt: '2026-03-09T11:00:00+08:00', balanceAfterFen: 1_100_000_000 },
      { at: '03-09 12:02' },
    );
    expect(await case_.balance()).toBe(1_150_000_000);
    expect(await case_.onHold()).toBe(false);
  });

  it('an older payment that is reported late does not start a dispute', async () => {
    const case_ = given();
    case_.notice();
    case_.inflow(100_000_000, { bookedAt: '2026-03-10T15:00:00+08:00', balanceAfterFen: 800_000_000 }, { at: '03-10 15:01' });
    case_.payment({ balanceAfterFen: 700_000_000 }, { at: '03-10 15:30' });
    expect(await case_.fired()).not.toContain('B-11');
    expect(await case_.onHold()).toBe(false);
    expect(await case_.noticeStatus()).toBe('CLOSED');
  });

  it('a notice that comes while the account is on hold is held', async () => {
    const case_ = given();
    case_.statement(999_999_999, {}, { at: '03-09 09:00' });
    case_.notice();
    expect(await case_.noticeStatus()).toBe('HELD');
  });

  it('a waiver of one dispute does not cover the next', async () => {
    const case_ = given();
    case_.statement(999_999_999, {}, { at: '03-09 09:00' });
    case_.notice({ opinion: { text: '', handler: '张岚', reviewer: '李屹', approver: '王衡' } });
    case_.answer((await case_.tasks('answer-held-rule')).find(({ rule }) => rule === 'B-11')?.taskId ?? '', 'accept', {
      at: '03-09 12:30',
    });
    expect((await case_.noticeOf())?.stands).toEqual([{ id: 'N-17', outcome: 'HOLD' }]);
    case_.statement(1_000_000_000, {}, { at: '03-09 13:00' });
    case_.statement(999_999_998, {}, { at: '03-09 14:00' });
    case_.answer('N-17', 'accept', { at: '03-09 15:00' });
    expect(await case_.noticeOf()).toMatchObject({ status: 'HELD', stands: [{ id: 'B-11', outcome: 'HOLD' }] });
  });

  it('the first balance that a bank tells of an unknown account opens it', async () => {
    const case_ = given({ account: { balanceFen: undefined } as object });
    expect(await case_.balance()).toBe(0);
    case_.statement(700_000_000, {}, { at: '03-04 09:00' });
    expect(await case_.balance()).toBe(700_000_000);
    expect((await case_.freezeOf())?.controlledFen).toBe(700_000_000);
  });
});

describe('nothing is taken from a supervision account (B-06, 潼关 八)', () => {
  it('a fee with a payment: the payment is lawful, the fee is a violation', async () => {
    const case_ = given();
    case_.notice();
    case_.payment({ feeFen: 1_000 });
    expect(await case_.paymentOf()).toMatchObject({ status: 'PAID', violations: ['B-06'] });
    expect(await case_.balance()).toBe(699_999_000);
    expect(await case_.onHold()).toBe(false);
    expect((await case_.report()).deductions).toMatchObject([{ amountFen: 1_000, status: 'VIOLATION', rules: ['B-06'] }]);
    expect((await case_.outbox('release.violation.raised')).map(({ to }) => to)).toEqual([court, housing, bank]);
    expect(await case_.noticeStatus()).toBe('CLOSED');
  });

  it('a fee that the bank took elsewhere is none', async () => {
    const case_ = given();
    case_.notice();
    case_.payment({ feeFen: 1_000, balanceAfterFen: 700_000_000 });
    expect((await case_.paymentOf())?.violations).toEqual([]);
    expect(await case_.balance()).toBe(700_000_000);
  });

  it.each(['loan-set-off', 'fee'] as const)('%s', async (kind) => {
    const case_ = given();
    case_.deduction(5_000_000, { kind }, { at: '03-09 12:00' });
    expect((await case_.report()).deductions).toMatchObject([{ caseNumber, amountFen: 5_000_000, status: 'VIOLATION', rules: ['B-06'] }]);
    expect((await case_.outbox('release.violation.raised')).map(({ to }) => to)).toEqual([court, housing, bank]);
    expect(await case_.balance()).toBe(995_000_000);
  });
});

describe('money that does not suffice (B-01)', () => {
  it('a notice for more than there is waits for an inflow where no part is allowed', async () => {
    const case_ = given({ account: { balanceFen: 200_000_000 } });
    case_.notice({ partialAllowed: false });
    expect(await case_.noticeOf()).toMatchObject({ status: 'HELD', rules: expect.arrayContaining([{ id: 'B-01', outcome: 'HOLD' }]) });
    case_.inflow(50_000_000, {}, { at: '03-09 15:00' });
    expect(await case_.noticeStatus()).toBe('HELD');
    case_.inflow(50_000_000, {}, { at: '03-09 16:00' });
    expect(await case_.noticeStatus()).toBe('ACCEPTED');
    expect(await case_.openTasks()).toEqual([]);
  });

  it('or for money that another notice does not need any more', async () => {
    const case_ = given({ account: { balanceFen: 400_000_000 } });
    case_.notice();
    case_.notice({ noticeNumber: '济历住建冻用〔2026〕2号', partialAllowed: false });
    expect(await case_.noticeStatus('济历住建冻用〔2026〕2号')).toBe('HELD');
    case_.withdraw({}, { at: '03-10 09:00' });
    expect(await case_.noticeStatus('济历住建冻用〔2026〕2号')).toBe('ACCEPTED');
  });

  it('a part is authorised where parts are', async () => {
    const case_ = given({ account: { balanceFen: 200_000_000 } });
    case_.notice();
    expect(await case_.noticeOf(noticeNumber)).toMatchObject({
      status: 'ACCEPTED',
      rules: expect.arrayContaining([{ id: 'B-01', outcome: 'ACCEPT' }]),
    });
    case_.payment({ amountFen: 200_000_000 });
    expect(await case_.noticeStatus()).toBe('PARTIAL');
    expect(await case_.freezeOf()).toMatchObject({ quotaFen: 800_000_000, controlledFen: 0, status: 'LIVE' });
  });
});

describe('a serial names one booking of the account', () => {
  it('an inflow reported again under a new message id moves nothing (M-04)', async () => {
    const case_ = given();
    case_.inflow(100_000_000, { bankSerial: 'I1', bookedAt: '2026-03-09T12:00:00+08:00' }, { at: '03-09 12:00' });
    case_.teller.balanceFen -= 100_000_000;
    case_.inflow(100_000_000, { bankSerial: 'I1', bookedAt: '2026-03-09T12:00:00+08:00' }, { at: '03-09 12:10' });
    expect(await case_.receipt()).toMatchObject({ outcome: 'DUPLICATE', rules: [{ id: 'M-04' }] });
    expect(await case_.balance()).toBe(1_100_000_000);
    expect(await case_.onHold()).toBe(false);
  });

  it('another amount under it is for a person (M-05)', async () => {
    const case_ = given();
    case_.inflow(100_000_000, { bankSerial: 'I1' }, { at: '03-09 12:00' });
    case_.inflow(200_000_000, { bankSerial: 'I1' }, { at: '03-09 12:10' });
    expect(await case_.receipt()).toMatchObject({ outcome: 'HELD', rules: [{ id: 'M-05', outcome: 'HOLD' }] });
    expect(await case_.balance()).toBe(1_100_000_000);
    expect(await case_.openTasks()).toEqual(['review-violation']);
  });

  it('a payment whose voucher is corrected long after all was over is not counted again, and its correction is filed', async () => {
    const case_ = given({ account: { balanceFen: 50_000_000_000 } });
    case_.notice();
    case_.payment();
    for (let number = 2; number <= 60; number++) {
      case_.notice({ noticeNumber: `济历住建冻用〔2026〕${number}号`, issuedAt: '03-11 10:00', amountInWords: '人民币壹元整' });
    }
    expect(openOf(accountParts, await case_.state()).payments).toEqual([]);
    case_.bookedAgain({ voucher: 'corrected' }, { at: '07-01 10:00' });
    expect(await case_.receipt()).toMatchObject({ outcome: 'ACCEPTED' });
    expect(await case_.balance()).toBe(49_700_000_000);
    expect((await case_.report()).dossiers[0]?.items.filter(({ supersedes }) => supersedes !== undefined)).toHaveLength(1);
  });
});
