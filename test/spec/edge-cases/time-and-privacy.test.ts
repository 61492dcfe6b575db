import { describe, expect, it } from 'vitest';
import { wordedRule } from '../../../shared/domain/rules/book/wording.ts';
import { messageRules } from '../../../shared/domain/rules/message/rules.ts';
import {
  accountNumber,
  applicantOf,
  bank,
  caseNumber,
  given,
  housing,
  noticeNumber,
  otherCourt,
  otherCourtName,
  scenario,
  secondCase,
} from '../../fixtures/desk/scenario.ts';
import { firing, intakeInput } from '../../fixtures/rules/builders.ts';

const secondNotice = '济历住建冻用〔2026〕2号';

describe('working days and terms (domain §6.7)', () => {
  it('edge 36: Saturday 2026-10-10 is a working day in place of another: the bank’s day to pay falls on it, and paying on it is in time (domain §6.7)', async () => {
    const late = given();
    late.notice({ issuedAt: '10-09 10:00', validUntil: '12-31 17:00' });
    late.until('10-10 23:59:59');
    expect(await late.tasks('pay-notice')).toMatchObject([{ rule: 'B-05', status: 'OVERDUE', dueAt: '2026-10-10T23:59:59+08:00' }]);

    const inTime = given();
    inTime.notice({ issuedAt: '10-09 10:00', validUntil: '12-31 17:00' });
    inTime.payment({ bookedAt: '10-10 15:00' });
    expect(await inTime.noticeStatus()).toBe('CLOSED');
    expect((await inTime.tasks('pay-notice')).filter(({ status }) => status !== 'DONE')).toEqual([]);
  });

  it('edge 36: three working days from 30 September end on Saturday 10 October (domain §6.7)', async () => {
    const case_ = given({ clerks: { deliver: () => 'away' } });
    case_.notice({ issuedAt: '09-29 10:00', validUntil: '12-31 17:00' });
    case_.payment({ bookedAt: '09-30 15:00' });
    case_.until('10-10 23:59:59');
    expect(await case_.tasks('notify-applicant')).toMatchObject([{ status: 'OVERDUE', dueAt: '2026-10-10T23:59:59+08:00' }]);
  });

  it('edge 37: from 2028-02-29 a term until 2029-03-01 is longer than a year: the court is asked, the freeze is recorded (民诉解释 485)', async () => {
    const case_ = given();
    const term = { servedAt: '2028-02-29 10:00', endsAt: '2029-03-01 10:00' };
    case_.freeze({ caseNumber: secondCase, courtName: otherCourtName, ...term }, { from: otherCourt, at: '2028-02-29 10:00' });
    expect(await case_.fired()).toContain('F-05');
    expect((await case_.receipt())?.outcome).toBe('HELD');
    expect(await case_.freezeOf(secondCase)).toMatchObject({ status: 'LIVE', endsAt: '2029-03-01T10:00:00+08:00' });
  });

  it('edge 37: a freeze from 2028-02-29 ends on 2029-02-28 at its hour (查扣冻规定 27, 民法典 202)', async () => {
    const case_ = scenario();
    case_.account();
    case_.freeze({ servedAt: '2028-02-29 10:00', endsAt: '2029-02-28 10:00' }, { at: '2028-02-29 10:00' });
    case_.informed({}, { at: '2028-02-29 11:00' });
    case_.until('2029-02-28 09:59:59');
    expect((await case_.freezeOf())?.status).toBe('LIVE');
    case_.until('2029-02-28 10:00');
    expect((await case_.freezeOf())?.status).toBe('EXPIRED');
  });
});

describe('clocks that differ (M-06, N-06)', () => {
  it.each([
    ['five minutes ahead of the platform', '03-09 10:05', 'ACCEPTED'],
    ['more than that', '03-09 10:06', 'REJECTED'],
  ])('edge 38: a notice dated %s (N-06)', async (_, issuedAt, status) => {
    const case_ = given();
    case_.until('03-09 10:00');
    case_.teller.line({ at: case_.teller.clock, from: housing, type: 'housing.notice.issued', data: noticeDated(issuedAt) });
    expect(await case_.noticeStatus()).toBe(status);
  });

  it('edge 38: a message signed in the future, or a month ago, waits at the gate for a person (M-06)', () => {
    const sent = (sentAt: string) => firing(messageRules, 'M-06', 'intake', intakeInput({ sentAt }));
    expect(sent('2026-03-09T10:05:00+08:00')).toBeUndefined();
    expect(sent('2026-03-09T10:05:01+08:00')).toMatchObject({ outcome: 'HOLD' });
    expect(sent('2026-02-07T09:59:00+08:00')).toMatchObject({ outcome: 'HOLD' });
  });

  it('edge 38: a bank whose clock is ahead: the booking is a fact and counts once (contracts §4.4)', async () => {
    const case_ = given();
    case_.notice();
    case_.until('03-10 14:27');
    case_.teller.balanceFen -= 300_000_000;
    case_.bookedAgain({ balanceAfterFen: 700_000_000 }, { at: '03-10 14:27' });
    expect(await case_.paymentOf()).toMatchObject({ status: 'PAID', violations: [] });
    expect(await case_.balance()).toBe(700_000_000);
  });
});

/** The plain notice, with the date that its own clock gives it. */
function noticeDated(issuedAt: string) {
  const told = given();
  told.notice({ issuedAt });
  const line: unknown = JSON.parse(told.teller.lines.at(-1) ?? '');
  return (line as { data: object }).data;
}

describe('the same again (M-04, M-05)', () => {
  it('edge 39: a storm of the same booking and the same notice under ever new ids has one effect (M-04)', async () => {
    const case_ = given();
    case_.notice();
    case_.payment();
    for (let hour = 10; hour < 20; hour++) {
      case_.notice({}, { at: `03-11 ${hour}:00` });
      expect((await case_.receipt())?.outcome).toBe('DUPLICATE');
      case_.bookedAgain({}, { at: `03-11 ${hour}:30` });
    }
    expect(await case_.balance()).toBe(700_000_000);
    expect(await case_.filed()).toEqual(['fund-use-notice', 'transfer-voucher']);
    expect(await case_.told()).toHaveLength(1);
    expect(await case_.outbox('release.payment.authorised')).toHaveLength(1);
    expect(await case_.outbox('release.transfer.reported')).toHaveLength(1);
  });

  it('edge 39: an accepted notice replayed after supervision has ended authorises nothing; a new one is asked about (N-15)', async () => {
    const case_ = given();
    case_.notice();
    case_.payment();
    case_.send('housing.supervision.ended', { endedOn: '2026-03-20', reason: '首次登记完成' }, { sender: housing, at: '03-20 10:00' });
    case_.notice({}, { at: '03-25 10:00' });
    expect((await case_.receipt())?.outcome).toBe('DUPLICATE');
    case_.notice({ noticeNumber: secondNotice, issuedAt: '03-25 11:00' });
    expect(await case_.noticeOf(secondNotice)).toMatchObject({
      status: 'HELD',
      rules: expect.arrayContaining([{ id: 'N-15', outcome: 'HOLD' }]),
    });
    expect(await case_.outbox('release.payment.authorised')).toHaveLength(1);
  });

  it('edge 39: the old number and version with other content is refused (M-05, 电子签名法 5)', async () => {
    const case_ = given();
    case_.notice();
    case_.payment();
    case_.notice({ lines: [{ amountFen: 200_000_000 }] }, { at: '03-25 10:00' });
    expect((await case_.receipt())?.outcome).toBe('REJECTED');
    expect(await case_.fired()).toContain('M-05');
    expect((await case_.noticeOf())?.lines).toMatchObject([{ amountFen: 300_000_000 }]);
  });

  it('edge 39: a replay long after all is closed and lies months back still authorises nothing (M-04)', async () => {
    const case_ = given();
    const old = { issuedAt: '03-09 10:00', validUntil: '12-31 17:00', invoices: [] };
    case_.notice(old);
    case_.payment();
    case_.until('08-01 10:00');
    case_.notice(old, { at: '08-01 10:00' });
    expect((await case_.receipt())?.outcome).not.toBe('ACCEPTED');
    expect(await case_.outbox('release.payment.authorised')).toHaveLength(1);
  });
});

describe('two legs, two branches (CNAPS2, contracts §4.4)', () => {
  it('edge 42: the first leg to the agent bank is only acknowledged; the second settles it under the same serial, once (B-08)', async () => {
    const case_ = given();
    case_.notice();
    case_.payment({ clearing: 'ACKNOWLEDGED', voucher: null });
    expect((await case_.paymentOf())?.status).toBe('PENDING');
    expect(await case_.balance()).toBe(1_000_000_000);
    case_.payment({ bookedAt: '03-10 16:00' });
    expect((await case_.paymentOf())?.status).toBe('PAID');
    expect((await case_.report()).payments).toHaveLength(1);
    expect(await case_.noticeStatus()).toBe('CLOSED');
  });

  it('edge 42: the agent’s leg settles under a serial of its own: if the first settles too, the line is paid twice and said so (B-04, B-10)', async () => {
    const case_ = given();
    case_.notice();
    case_.payment({ clearing: 'ACKNOWLEDGED', voucher: null });
    case_.payment({ bankSerial: 'AGENT1', bookedAt: '03-10 15:00' });
    expect((await case_.paymentOf('AGENT1'))?.status).toBe('PAID');
    case_.payment({ bookedAt: '03-10 16:00' });
    expect(await case_.paymentOf()).toMatchObject({ status: 'VIOLATION', violations: expect.arrayContaining(['B-04']) });
    expect((await case_.told()).map(({ bankSerial }) => bankSerial)).toEqual(['AGENT1']);
  });

  it('edge 42: the agent bank gives the leg back before it settled: the line is open, the balance never moved (B-09)', async () => {
    const case_ = given();
    case_.notice();
    case_.payment({ clearing: 'ACKNOWLEDGED', voucher: null });
    case_.giveBack('returned', { balanceAfterFen: 1_000_000_000 }, { at: '03-10 16:00' });
    expect(await case_.balance()).toBe(1_000_000_000);
    expect(await case_.noticeOf()).toMatchObject({ status: 'ACCEPTED', lines: [{ status: 'OPEN', paidFen: 0 }] });
    expect(await case_.told()).toEqual([]);
  });

  it('edge 42: the clearing branch does not keep the account: what it reports waits for a person, the supervising branch’s booking counts (N-13)', async () => {
    const clearingBranch = 'bank:313451000035';
    const case_ = given();
    case_.register({ partner: clearingBranch, name: '清算行' });
    case_.notice();
    case_.bookedAgain({}, { from: clearingBranch, at: '03-10 14:40' });
    expect(await case_.receipt()).toMatchObject({ outcome: 'HELD', rules: expect.arrayContaining([{ id: 'N-13', outcome: 'HOLD' }]) });
    case_.payment({ bookedAt: '03-10 14:30' }, { at: '03-10 15:00' });
    expect((await case_.paymentOf())?.status).toBe('PAID');
    expect(await case_.balance()).toBe(700_000_000);
  });
});

describe('projects without a pre-sale account (现房销售, 主办银行制)', () => {
  it('edge 43: the notice is refused, and the reply says why and what to do; nothing is authorised (12-6)', async () => {
    const case_ = scenario();
    case_.notice();
    expect(await case_.noticeStatus()).toBe('REJECTED');
    const receipt = (await case_.outbox('release.receipt', housing)).at(-1)?.output;
    const reply =
      receipt?.type === 'release.receipt'
        ? receipt.data.rules.map((fired) => ('found' in fired ? wordedRule(fired).text : '')).join('\n')
        : '';
    expect(reply).toContain('账户未登记');
    expect(reply).toContain('must first be registered');
    expect(await case_.outbox('release.payment.authorised', bank)).toEqual([]);
  });

  it('edge 43: a court may freeze an account of such a project; it is an ordinary account, and no notice is good for it (12-6)', async () => {
    const case_ = scenario();
    case_.freeze({ accountNumber, caseNumber, applicants: [applicantOf('a1')] });
    case_.notice();
    expect((await case_.freezeOf())?.status).toBe('LIVE');
    expect((await case_.noticeOf(noticeNumber))?.status).toBe('REJECTED');
  });
});
