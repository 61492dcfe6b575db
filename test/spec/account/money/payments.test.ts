import { describe, expect, it } from 'vitest';
import { bank, court, given, housing, otherCourt, otherCourtName, scenario, secondCase } from '../../../fixtures/desk/scenario.ts';

const held = { opinion: { text: '', handler: '张岚', reviewer: '李屹', approver: '王衡' } };

describe('clearing: only what is settled moves the balance (B-08, contracts §4.4)', () => {
  it('PENDING until a later booking under the same serial settles it', async () => {
    const case_ = given();
    case_.notice();
    case_.payment({ clearing: 'QUEUED' });
    expect(await case_.paymentOf()).toMatchObject({ status: 'PENDING', violations: [] });
    expect(await case_.noticeOf()).toMatchObject({ status: 'PAYING', lines: [{ status: 'PENDING', paidFen: 0 }] });
    expect(await case_.balance()).toBe(1_000_000_000);
    expect(await case_.told()).toEqual([]);
    case_.payment({ bookedAt: '03-10 16:00' });
    expect((await case_.paymentOf())?.status).toBe('PAID');
    expect(await case_.balance()).toBe(700_000_000);
    expect(await case_.filed()).toEqual(['fund-use-notice', 'transfer-voucher']);
    expect(await case_.noticeStatus()).toBe('CLOSED');
  });

  it('a communication acknowledgement is none either', async () => {
    const case_ = given();
    case_.notice();
    case_.payment({ clearing: 'ACKNOWLEDGED' });
    expect((await case_.paymentOf())?.status).toBe('PENDING');
    expect(await case_.fired()).toContain('B-08');
  });

  it('a late QUEUED does not undo a settlement', async () => {
    const case_ = given();
    case_.notice();
    case_.payment();
    case_.bookedAgain({ clearing: 'QUEUED' }, { at: '03-10 15:00' });
    expect((await case_.paymentOf())?.status).toBe('PAID');
    expect(await case_.balance()).toBe(700_000_000);
  });

  it('a payment in clearing does not make a held notice payable', async () => {
    const case_ = given();
    case_.notice(held);
    expect(await case_.noticeStatus()).toBe('HELD');
    case_.payment({ clearing: 'QUEUED' });
    expect(await case_.noticeStatus()).toBe('HELD');
    case_.payment({ bookedAt: '03-10 15:00' });
    expect((await case_.paymentOf())?.status).toBe('UNMATCHED');
    case_.until('03-10 16:00');
    expect(await case_.paymentOf()).toMatchObject({ status: 'VIOLATION', violations: ['B-02'] });
  });

  it('nor does it bring a lapsed one back to life', async () => {
    const case_ = given();
    case_.notice({ validUntil: '03-10 12:00' });
    case_.payment({ clearing: 'QUEUED' });
    expect(await case_.noticeStatus()).toBe('EXPIRED');
    case_.payment({ bookedAt: '03-10 15:00' });
    expect((await case_.paymentOf())?.status).toBe('VIOLATION');
    expect(await case_.noticeStatus()).toBe('EXPIRED');
  });

  it('a freeze served while the money was in clearing had its money taken too, and is told', async () => {
    const case_ = given();
    case_.notice();
    case_.payment({ clearing: 'QUEUED' });
    case_.freeze({ caseNumber: secondCase, courtName: otherCourtName, servedAt: '03-10 15:00' }, { from: otherCourt });
    case_.payment({ bookedAt: '03-10 16:00' });
    expect(await case_.filed(secondCase)).toEqual(['fund-use-notice', 'transfer-voucher']);
  });

  it('a freeze lifted while the money was in clearing was broken all the same: it left under the freeze, without a notice', async () => {
    const case_ = given();
    case_.payment({ clearing: 'QUEUED' });
    case_.lift({ liftedAt: '03-10 15:00' }, { at: '03-10 15:00' });
    case_.payment({ bookedAt: '03-10 16:00' });
    case_.until('03-10 18:00');
    expect(await case_.paymentOf()).toMatchObject({ status: 'VIOLATION', violations: ['B-02'] });
  });
});

describe('a payment that comes before its notice waits for the grace (contracts §4.4)', () => {
  const early = { bookedAt: '03-10 14:30' };

  it('UNMATCHED, then PAID and released when the notice is accepted in time', async () => {
    const case_ = given();
    case_.payment(early);
    expect(await case_.paymentOf()).toMatchObject({ status: 'UNMATCHED', violations: [] });
    expect(await case_.balance()).toBe(700_000_000);
    expect(await case_.told()).toEqual([]);
    case_.notice({ issuedAt: '03-10 14:00' }, { at: '03-10 15:29' });
    expect((await case_.paymentOf())?.status).toBe('PAID');
    expect(await case_.noticeStatus()).toBe('CLOSED');
    expect(await case_.filed()).toEqual(['fund-use-notice', 'transfer-voucher']);
    expect(await case_.told()).toHaveLength(1);
    expect(await case_.openTasks()).toEqual([]);
  });

  it('the grace over, it is a violation (B-02), raised once with each court, the housing authority and the bank', async () => {
    const case_ = given();
    case_.freeze({ caseNumber: secondCase, courtName: otherCourtName, servedAt: '03-05 09:00' }, { from: otherCourt });
    case_.payment(early);
    case_.until('03-10 15:29:59');
    expect((await case_.paymentOf())?.status).toBe('UNMATCHED');
    case_.until('03-10 15:30');
    expect(await case_.paymentOf()).toMatchObject({ status: 'VIOLATION', violations: ['B-02'] });
    expect((await case_.outbox('release.violation.raised')).map(({ to }) => to)).toEqual([court, otherCourt, housing, bank]);
    case_.notice({ issuedAt: '03-10 14:00' }, { at: '03-10 16:00' });
    expect((await case_.paymentOf())?.status).toBe('VIOLATION');
    expect(await case_.outbox('release.violation.raised')).toHaveLength(4);
    expect(await case_.told()).toEqual([]);
    expect(await case_.filed()).toEqual([]);
  });

  it('the city may set another grace', async () => {
    const case_ = given({ profile: { matchGraceMinutes: 10 } });
    case_.payment(early);
    case_.until('03-10 14:40');
    expect((await case_.paymentOf())?.status).toBe('VIOLATION');
  });

  it('edge 19: a notice issued after the booking does not cover it', async () => {
    const case_ = given();
    case_.payment(early);
    case_.notice({ issuedAt: '03-10 14:40' });
    expect(await case_.paymentOf()).toMatchObject({ status: 'VIOLATION', violations: ['B-02'] });
    expect(await case_.noticeStatus()).toBe('ACCEPTED');
  });

  it('a notice that is held is waited for, and matched when its rules are answered in the grace', async () => {
    const case_ = given();
    case_.notice(held);
    case_.payment(early);
    expect((await case_.paymentOf())?.status).toBe('UNMATCHED');
    case_.answer('N-17', 'accept', { at: '03-10 15:00' });
    expect((await case_.paymentOf())?.status).toBe('PAID');
    expect(await case_.noticeStatus()).toBe('CLOSED');
  });

  it('a voucher that comes while it waits is kept, and waiting is not yet a violation', async () => {
    const case_ = given();
    case_.payment({ ...early, voucher: null });
    case_.bookedAgain(early, { at: '03-10 14:45' });
    expect(await case_.fired()).not.toContain('B-02');
    expect((await case_.paymentOf())?.status).toBe('UNMATCHED');
    case_.notice({ issuedAt: '03-10 14:00' }, { at: '03-10 15:00' });
    expect(await case_.filed()).toEqual(['fund-use-notice', 'transfer-voucher']);
  });

  it('a rejected notice ends the waiting at the grace', async () => {
    const case_ = given();
    case_.payment(early);
    case_.notice({ issuedAt: '03-10 14:00', amountInWords: '人民币贰佰玖拾万元整' }, { at: '03-10 15:00' });
    expect(await case_.noticeStatus()).toBe('REJECTED');
    case_.until('03-10 16:00');
    expect((await case_.paymentOf())?.status).toBe('VIOLATION');
  });

  it('however many wait, each waits for its own grace', async () => {
    const case_ = given({ account: { balanceFen: 1_000_000_000 } });
    for (let serial = 1; serial <= 220; serial++) {
      case_.payment({ noticeNumber: 'X', bankSerial: `S${serial}`, amountFen: 1, voucher: null, bookedAt: '03-10 14:30' });
    }
    expect((await case_.report()).payments.filter(({ status }) => status === 'UNMATCHED')).toHaveLength(220);
  });
});

describe('another bank, an account that nobody registered', () => {
  it('a bank that does not keep the account is held for a person (N-13)', async () => {
    const case_ = given();
    case_.register({ partner: 'bank:105451000129', name: '中国建设银行' });
    case_.notice();
    case_.payment({}, { from: 'bank:105451000129' });
    expect(await case_.receipt()).toMatchObject({ outcome: 'HELD', rules: [{ id: 'N-13' }] });
    expect(await case_.balance()).toBe(1_000_000_000);
  });

  it('facts before the registration are kept; the registration finds freeze, balance and payment', async () => {
    const case_ = scenario();
    case_.freeze();
    expect(await case_.tasks('review-freeze')).toMatchObject([{ rule: 'N-13', owner: 'housing' }]);
    case_.inflow(400_000_000, { balanceAfterFen: 1_000_000_000 }, { at: '03-04 09:00' });
    case_.teller.balanceFen = 1_000_000_000;
    // Nobody speaks for the balance of an account that no authority has registered.
    expect(await case_.balance()).toBe(0);
    case_.account({}, { at: '03-05 09:00' });
    expect(await case_.balance()).toBe(1_000_000_000);
    expect(await case_.openTasks()).not.toContain('review-freeze');
    expect(await case_.outbox('release.freeze.notified', housing)).toHaveLength(1);
    case_.informed({}, { at: '03-05 10:00' });
    case_.notice();
    case_.payment();
    expect(await case_.noticeStatus()).toBe('CLOSED');
    expect(await case_.balance()).toBe(700_000_000);
    expect((await case_.outbox('release.receipt', bank)).length).toBeGreaterThan(0);
  });

  it('a notice for an account that nobody registered is refused with the reason (N-13, edge 43)', async () => {
    const case_ = scenario();
    case_.notice();
    expect(await case_.receipt()).toMatchObject({ outcome: 'REJECTED' });
    expect(await case_.fired()).toContain('N-13');
  });
});
