import { describe, expect, it } from 'vitest';
import { bank, court, given, housing, noticeNumber } from '../../../fixtures/desk/scenario.ts';

const held = { opinion: { text: '', handler: '张岚', reviewer: '李屹', approver: '王衡' } };

describe('what breaks the notice is recorded, raised and not filed (B-02, B-03, B-04)', () => {
  it('another payee (B-03)', async () => {
    const case_ = given();
    case_.notice();
    case_.payment({ payee: { name: '济南恒达商贸有限公司', accountNumber: '1602009999000011112', bankCode: '102451000019' } });
    expect(await case_.paymentOf()).toMatchObject({ status: 'VIOLATION', violations: ['B-03'] });
    expect(await case_.balance()).toBe(700_000_000);
    expect(await case_.noticeOf()).toMatchObject({ status: 'ACCEPTED', lines: [{ status: 'OPEN', paidFen: 0 }] });
    expect(await case_.filed()).toEqual([]);
    expect(await case_.told()).toEqual([]);
    expect((await case_.outbox('release.violation.raised')).map(({ to }) => to)).toEqual([court, housing, bank]);
    expect((await case_.receipt())?.outcome).toBe('HELD');
  });

  it('more than the line (B-03, B-04)', async () => {
    const case_ = given();
    case_.notice();
    case_.payment({ amountFen: 300_000_001 });
    expect(await case_.paymentOf()).toMatchObject({ status: 'VIOLATION', violations: ['B-03', 'B-04'] });
  });

  it('a line that the notice does not have (B-03)', async () => {
    const case_ = given();
    case_.notice();
    case_.payment({ line: 7 });
    expect((await case_.paymentOf())?.violations).toEqual(['B-03']);
  });

  it('parts, where parts are allowed: PARTIAL, then PAID', async () => {
    const case_ = given();
    case_.notice();
    case_.payment({ amountFen: 100_000_000 });
    expect(await case_.noticeOf()).toMatchObject({ status: 'PARTIAL', lines: [{ status: 'PARTIAL', paidFen: 100_000_000 }] });
    case_.payment({ bankSerial: 'S0002', amountFen: 200_000_000, bookedAt: '03-10 15:30' });
    expect(await case_.noticeOf()).toMatchObject({ status: 'CLOSED', lines: [{ status: 'PAID', paidFen: 300_000_000 }] });
    expect((await case_.told()).map(({ amountFen }) => amountFen)).toEqual([100_000_000, 200_000_000]);
  });

  it('parts that together exceed the line: the last one is the violation (B-04)', async () => {
    const case_ = given();
    case_.notice();
    case_.payment({ amountFen: 200_000_000 });
    case_.payment({ bankSerial: 'S0002', amountFen: 200_000_000, bookedAt: '03-10 15:30' });
    expect((await case_.paymentOf('S0001'))?.status).toBe('PAID');
    expect(await case_.paymentOf('S0002')).toMatchObject({ status: 'VIOLATION', violations: ['B-04'] });
  });

  it('a part where none is allowed stands and is held: the bank is asked for the rest (B-04)', async () => {
    const case_ = given();
    case_.notice({ partialAllowed: false });
    case_.payment({ amountFen: 100_000_000 });
    expect(await case_.receipt()).toMatchObject({ outcome: 'HELD', rules: expect.arrayContaining([{ id: 'B-04', outcome: 'HOLD' }]) });
    expect(await case_.paymentOf()).toMatchObject({ status: 'PAID', violations: [] });
    expect(await case_.noticeOf()).toMatchObject({ status: 'PARTIAL', lines: [{ status: 'PARTIAL', paidFen: 100_000_000 }] });
    expect(await case_.tasks('answer-held-rule')).toMatchObject([{ owner: 'bank', rule: 'B-04', status: 'OPEN' }]);
    expect(await case_.outbox('release.violation.raised')).toEqual([]);
    case_.payment({ bankSerial: 'S0002', amountFen: 200_000_000, bookedAt: '03-10 15:30' });
    expect(await case_.noticeStatus()).toBe('CLOSED');
    expect(await case_.openTasks()).toEqual([]);
  });

  it('paid again in full without a return (B-10, B-04)', async () => {
    const case_ = given();
    case_.notice();
    case_.payment();
    case_.payment({ bankSerial: 'S0002', bookedAt: '03-11 14:30' });
    expect(await case_.paymentOf('S0002')).toMatchObject({ status: 'VIOLATION', violations: expect.arrayContaining(['B-04', 'B-10']) });
    expect(await case_.told()).toHaveLength(1);
  });

  it('a violation is raised once, however often the bank completes the booking', async () => {
    const case_ = given();
    case_.notice();
    case_.payment({ line: 7 });
    case_.bookedAgain({ line: 7 }, { at: '03-10 15:00' });
    expect(await case_.outbox('release.violation.raised')).toHaveLength(3);
    expect(await case_.tasks('review-violation')).toHaveLength(1);
  });

  it('the same serial for another amount is no second payment: a person looks (M-05)', async () => {
    const case_ = given();
    case_.notice();
    case_.payment();
    case_.bookedAgain({ amountFen: 200_000_000 }, { at: '03-10 15:00' });
    expect(await case_.receipt()).toMatchObject({ outcome: 'HELD', rules: [{ id: 'M-05' }] });
    expect(await case_.balance()).toBe(700_000_000);
  });
});

describe('a payment under a notice that may not be paid (B-02)', () => {
  it('rejected', async () => {
    const case_ = given();
    case_.notice({ amountInWords: '人民币贰佰玖拾万元整' });
    case_.payment();
    expect((await case_.paymentOf())?.status).toBe('VIOLATION');
  });

  it('withdrawn before the booking; and not when it was withdrawn after it', async () => {
    const case_ = given();
    case_.notice();
    case_.withdraw({}, { at: '03-10 14:00' });
    case_.payment();
    expect((await case_.paymentOf())?.status).toBe('VIOLATION');
    const other = given();
    other.notice();
    other.withdraw({}, { at: '03-10 15:00' });
    other.payment({}, { at: '03-10 15:30' });
    expect((await other.paymentOf())?.status).toBe('PAID');
    expect(await other.filed()).toEqual(['fund-use-notice', 'transfer-voucher']);
    expect(await other.noticeStatus()).toBe('WITHDRAWN');
  });

  it('lapsed: after validUntil', async () => {
    const case_ = given();
    case_.notice({ validUntil: '03-10 12:00' });
    case_.payment();
    expect((await case_.paymentOf())?.status).toBe('VIOLATION');
  });

  it('a notice that lapsed without ever being accepted covers nothing, not even what was booked before', async () => {
    const case_ = given();
    case_.notice({ ...held, validUntil: '03-10 14:00' });
    case_.until('03-10 14:00');
    expect(await case_.noticeStatus()).toBe('EXPIRED');
    case_.payment({ bookedAt: '03-10 13:00' });
    expect((await case_.paymentOf())?.status).toBe('VIOLATION');
  });

  it('but what was booked in time and reported late is lawful and closes it', async () => {
    const case_ = given();
    case_.notice({ validUntil: '03-10 15:00' });
    case_.payment({}, { at: '03-10 16:00' });
    expect((await case_.paymentOf())?.status).toBe('PAID');
    expect(await case_.noticeStatus()).toBe('CLOSED');
  });

  it('a part that was booked in time and reported late leaves it lapsed', async () => {
    const case_ = given();
    case_.notice({ validUntil: '03-10 15:00' });
    case_.payment({ amountFen: 100_000_000 }, { at: '03-10 16:00' });
    expect((await case_.paymentOf())?.status).toBe('PAID');
    expect(await case_.noticeOf()).toMatchObject({ status: 'EXPIRED', lines: [{ paidFen: 100_000_000 }] });
  });

  it('paid in part when its validity ends: the rest can no longer be paid', async () => {
    const case_ = given();
    case_.notice({ validUntil: '03-12 17:00' });
    case_.payment({ amountFen: 100_000_000 });
    case_.until('03-12 17:00');
    expect(await case_.noticeOf()).toMatchObject({ status: 'EXPIRED', lines: [{ status: 'PARTIAL', paidFen: 100_000_000 }] });
    case_.payment({ bankSerial: 'S0002', amountFen: 200_000_000, bookedAt: '03-13 09:00' });
    expect((await case_.paymentOf('S0002'))?.status).toBe('VIOLATION');
  });

  it('held again after it was accepted: what was booked before the stop is lawful, however late it is reported', async () => {
    const case_ = given();
    case_.notice();
    case_.bankruptcy({}, { at: '03-10 15:00' });
    case_.payment({}, { at: '03-10 15:30' });
    expect((await case_.paymentOf())?.status).toBe('PAID');
    expect(await case_.noticeStatus()).toBe('CLOSED');
    expect(await case_.openTasks()).toEqual([]);
  });

  it('suspended by a court when the bank booked, even if resumed before the bank reported', async () => {
    const case_ = given();
    case_.notice();
    case_.suspend({}, { at: '03-10 10:00' });
    case_.resume({}, { at: '03-10 15:00' });
    case_.payment({}, { at: '03-10 15:30' });
    expect(await case_.paymentOf()).toMatchObject({ status: 'VIOLATION', violations: ['B-02'] });
  });

  it('booked before the suspension, reported after it: lawful', async () => {
    const case_ = given();
    case_.notice();
    case_.suspend({}, { at: '03-10 15:00' });
    case_.payment({}, { at: '03-10 15:30' });
    expect((await case_.paymentOf())?.status).toBe('PAID');
  });

  it('in clearing when the court suspends, settled after it: lawful, the bank could not call it back', async () => {
    const case_ = given();
    case_.notice();
    case_.payment({ clearing: 'QUEUED' });
    case_.suspend({}, { at: '03-10 15:00' });
    case_.payment({ bookedAt: '03-10 16:00' });
    expect((await case_.paymentOf())?.status).toBe('PAID');
  });

  it('superseded before the booking is reported, in force when the bank booked: lawful under the old version', async () => {
    const case_ = given();
    case_.notice();
    case_.notice({ version: 2, issuedAt: '03-10 15:00', supersedes: noticeNumber });
    case_.payment({}, { at: '03-10 15:30' });
    expect((await case_.paymentOf())?.status).toBe('PAID');
    expect((await case_.noticeOf(noticeNumber, 1))?.lines).toMatchObject([{ paidFen: 300_000_000 }]);
    // The second version says nothing of what was paid: it approves no more than its own sum, with what left under the first one counted in.
    expect((await case_.noticeOf(noticeNumber, 2))?.lines).toMatchObject([{ paidFen: 300_000_000 }]);
  });
});
