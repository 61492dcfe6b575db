import { describe, expect, it } from 'vitest';
import { bank, court, given, housing, otherCourt, otherCourtName, scenario, secondCase } from '../../../fixtures/desk/scenario.ts';

const held = { opinion: { text: '', handler: '张岚', reviewer: '李屹', approver: '王衡' } };

describe('clearing: only what is settled moves the balance (B-08, contracts §4.4)', () => {
  it('PENDING until a later booking under the same serial settles it', () => {
    const case_ = given();
    case_.notice();
    case_.payment({ clearing: 'QUEUED' });
    expect(case_.paymentOf()).toMatchObject({ status: 'PENDING', violations: [] });
    expect(case_.noticeOf()).toMatchObject({ status: 'PAYING', lines: [{ status: 'PENDING', paidFen: 0 }] });
    expect(case_.balance()).toBe(1_000_000_000);
    expect(case_.told()).toEqual([]);
    case_.payment({ bookedAt: '03-10 16:00' });
    expect(case_.paymentOf()?.status).toBe('PAID');
    expect(case_.balance()).toBe(700_000_000);
    expect(case_.filed()).toEqual(['fund-use-notice', 'transfer-voucher']);
    expect(case_.noticeStatus()).toBe('CLOSED');
  });

  it('a communication acknowledgement is none either', () => {
    const case_ = given();
    case_.notice();
    case_.payment({ clearing: 'ACKNOWLEDGED' });
    expect(case_.paymentOf()?.status).toBe('PENDING');
    expect(case_.fired()).toContain('B-08');
  });

  it('a late QUEUED does not undo a settlement', () => {
    const case_ = given();
    case_.notice();
    case_.payment();
    case_.bookedAgain({ clearing: 'QUEUED' }, { at: '03-10 15:00' });
    expect(case_.paymentOf()?.status).toBe('PAID');
    expect(case_.balance()).toBe(700_000_000);
  });

  it('a payment in clearing does not make a held notice payable', () => {
    const case_ = given();
    case_.notice(held);
    expect(case_.noticeStatus()).toBe('HELD');
    case_.payment({ clearing: 'QUEUED' });
    expect(case_.noticeStatus()).toBe('HELD');
    case_.payment({ bookedAt: '03-10 15:00' });
    expect(case_.paymentOf()?.status).toBe('UNMATCHED');
    case_.until('03-10 16:00');
    expect(case_.paymentOf()).toMatchObject({ status: 'VIOLATION', violations: ['B-02'] });
  });

  it('nor does it bring a lapsed one back to life', () => {
    const case_ = given();
    case_.notice({ validUntil: '03-10 12:00' });
    case_.payment({ clearing: 'QUEUED' });
    expect(case_.noticeStatus()).toBe('EXPIRED');
    case_.payment({ bookedAt: '03-10 15:00' });
    expect(case_.paymentOf()?.status).toBe('VIOLATION');
    expect(case_.noticeStatus()).toBe('EXPIRED');
  });

  it('a freeze served while the money was in clearing had its money taken too, and is told', () => {
    const case_ = given();
    case_.notice();
    case_.payment({ clearing: 'QUEUED' });
    case_.freeze({ caseNumber: secondCase, courtName: otherCourtName, servedAt: '03-10 15:00' }, { from: otherCourt });
    case_.payment({ bookedAt: '03-10 16:00' });
    expect(case_.filed(secondCase)).toEqual(['fund-use-notice', 'transfer-voucher']);
  });

  it('a freeze lifted while the money was in clearing was broken all the same: it left under the freeze, without a notice', () => {
    const case_ = given();
    case_.payment({ clearing: 'QUEUED' });
    case_.lift({ liftedAt: '03-10 15:00' }, { at: '03-10 15:00' });
    case_.payment({ bookedAt: '03-10 16:00' });
    case_.until('03-10 18:00');
    expect(case_.paymentOf()).toMatchObject({ status: 'VIOLATION', violations: ['B-02'] });
  });
});

describe('a payment that comes before its notice waits for the grace (contracts §4.4)', () => {
  const early = { bookedAt: '03-10 14:30' };

  it('UNMATCHED, then PAID and released when the notice is accepted in time', () => {
    const case_ = given();
    case_.payment(early);
    expect(case_.paymentOf()).toMatchObject({ status: 'UNMATCHED', violations: [] });
    expect(case_.balance()).toBe(700_000_000);
    expect(case_.told()).toEqual([]);
    case_.notice({ issuedAt: '03-10 14:00' }, { at: '03-10 15:29' });
    expect(case_.paymentOf()?.status).toBe('PAID');
    expect(case_.noticeStatus()).toBe('CLOSED');
    expect(case_.filed()).toEqual(['fund-use-notice', 'transfer-voucher']);
    expect(case_.told()).toHaveLength(1);
    expect(case_.openTasks()).toEqual([]);
  });

  it('the grace over, it is a violation (B-02), raised once with each court, the housing authority and the bank', () => {
    const case_ = given();
    case_.freeze({ caseNumber: secondCase, courtName: otherCourtName, servedAt: '03-05 09:00' }, { from: otherCourt });
    case_.payment(early);
    case_.until('03-10 15:29:59');
    expect(case_.paymentOf()?.status).toBe('UNMATCHED');
    case_.until('03-10 15:30');
    expect(case_.paymentOf()).toMatchObject({ status: 'VIOLATION', violations: ['B-02'] });
    expect(case_.outbox('release.violation.raised').map(({ to }) => to)).toEqual([court, otherCourt, housing, bank]);
    case_.notice({ issuedAt: '03-10 14:00' }, { at: '03-10 16:00' });
    expect(case_.paymentOf()?.status).toBe('VIOLATION');
    expect(case_.outbox('release.violation.raised')).toHaveLength(4);
    expect(case_.told()).toEqual([]);
    expect(case_.filed()).toEqual([]);
  });

  it('the city may set another grace', () => {
    const case_ = given({ profile: { matchGraceMinutes: 10 } });
    case_.payment(early);
    case_.until('03-10 14:40');
    expect(case_.paymentOf()?.status).toBe('VIOLATION');
  });

  it('edge 19: a notice issued after the booking does not cover it', () => {
    const case_ = given();
    case_.payment(early);
    case_.notice({ issuedAt: '03-10 14:40' });
    expect(case_.paymentOf()).toMatchObject({ status: 'VIOLATION', violations: ['B-02'] });
    expect(case_.noticeStatus()).toBe('ACCEPTED');
  });

  it('a notice that is held is waited for, and matched when its rules are answered in the grace', () => {
    const case_ = given();
    case_.notice(held);
    case_.payment(early);
    expect(case_.paymentOf()?.status).toBe('UNMATCHED');
    case_.answer('N-17', 'accept', { at: '03-10 15:00' });
    expect(case_.paymentOf()?.status).toBe('PAID');
    expect(case_.noticeStatus()).toBe('CLOSED');
  });

  it('a voucher that comes while it waits is kept, and waiting is not yet a violation', () => {
    const case_ = given();
    case_.payment({ ...early, voucher: null });
    case_.bookedAgain(early, { at: '03-10 14:45' });
    expect(case_.fired()).not.toContain('B-02');
    expect(case_.paymentOf()?.status).toBe('UNMATCHED');
    case_.notice({ issuedAt: '03-10 14:00' }, { at: '03-10 15:00' });
    expect(case_.filed()).toEqual(['fund-use-notice', 'transfer-voucher']);
  });

  it('a rejected notice ends the waiting at the grace', () => {
    const case_ = given();
    case_.payment(early);
    case_.notice({ issuedAt: '03-10 14:00', amountInWords: '人民币贰佰玖拾万元整' }, { at: '03-10 15:00' });
    expect(case_.noticeStatus()).toBe('REJECTED');
    case_.until('03-10 16:00');
    expect(case_.paymentOf()?.status).toBe('VIOLATION');
  });

  it('however many wait, each waits for its own grace', () => {
    const case_ = given({ account: { balanceFen: 1_000_000_000 } });
    for (let serial = 1; serial <= 220; serial++) {
      case_.payment({ noticeNumber: 'X', bankSerial: `S${serial}`, amountFen: 1, voucher: null, bookedAt: '03-10 14:30' });
    }
    expect(case_.report().payments.filter(({ status }) => status === 'UNMATCHED')).toHaveLength(220);
  });
});

describe('another bank, an account that nobody registered', () => {
  it('a bank that does not keep the account is held for a person (N-13)', () => {
    const case_ = given();
    case_.register({ partner: 'bank:105451000129', name: '中国建设银行' });
    case_.notice();
    case_.payment({}, { from: 'bank:105451000129' });
    expect(case_.receipt()).toMatchObject({ outcome: 'HELD', rules: [{ id: 'N-13' }] });
    expect(case_.balance()).toBe(1_000_000_000);
  });

  it('facts before the registration are kept; the registration finds freeze, balance and payment', () => {
    const case_ = scenario();
    case_.freeze();
    expect(case_.tasks('review-freeze')).toMatchObject([{ rule: 'N-13', owner: 'housing' }]);
    case_.inflow(400_000_000, { balanceAfterFen: 1_000_000_000 }, { at: '03-04 09:00' });
    case_.teller.balanceFen = 1_000_000_000;
    // Nobody speaks for the balance of an account that no authority has registered.
    expect(case_.balance()).toBe(0);
    case_.account({}, { at: '03-05 09:00' });
    expect(case_.balance()).toBe(1_000_000_000);
    expect(case_.openTasks()).not.toContain('review-freeze');
    expect(case_.outbox('release.freeze.notified', housing)).toHaveLength(1);
    case_.informed({}, { at: '03-05 10:00' });
    case_.notice();
    case_.payment();
    expect(case_.noticeStatus()).toBe('CLOSED');
    expect(case_.balance()).toBe(700_000_000);
    expect(case_.outbox('release.receipt', bank).length).toBeGreaterThan(0);
  });

  it('a notice for an account that nobody registered is refused with the reason (N-13, edge 43)', () => {
    const case_ = scenario();
    case_.notice();
    expect(case_.receipt()).toMatchObject({ outcome: 'REJECTED' });
    expect(case_.fired()).toContain('N-13');
  });
});
