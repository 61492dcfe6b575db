import { describe, expect, it } from 'vitest';
import { accountParts } from '../../../../shared/domain/account/parts/parts.ts';
import { openOf } from '../../../../shared/domain/aggregate/parts.ts';
import {
  applicantOf,
  caseNumber,
  court,
  given,
  otherCourt,
  otherCourtName,
  type Scenario,
  secondCase,
  thirdCase,
} from '../../../fixtures/desk/scenario.ts';

const enforcementNumber = '（2026）鲁0102执901号';

describe.each([
  ['returned', 'RETURNED'],
  ['reversed', 'REVERSED'],
] as const)('%s: a payment comes back (退票, 冲正: %s, B-09)', (how, status) => {
  it('opens the line again, and every dossier and applicant that carried the payment gets the correction', async () => {
    const case_ = given();
    case_.freeze(
      { caseNumber: secondCase, courtName: otherCourtName, servedAt: '03-05 09:00', applicants: [applicantOf('b1')] },
      { from: otherCourt },
    );
    case_.notice();
    case_.payment();
    case_.giveBack(how, {}, { at: '03-12 10:00' });
    expect((await case_.paymentOf())?.status).toBe(status);
    expect(await case_.noticeOf()).toMatchObject({ status: 'ACCEPTED', lines: [{ status: 'OPEN', paidFen: 0 }] });
    expect(await case_.balance()).toBe(1_000_000_000);
    for (const number of [caseNumber, secondCase]) {
      const items = (await case_.dossier(number)).filter(({ kind }) => kind !== 'delivery-evidence');
      expect(items.map(({ kind }) => kind)).toEqual(['fund-use-notice', 'transfer-voucher', 'payment-return']);
      expect(items[2]?.supersedes).toBe(items[1]?.itemId);
    }
    expect((await case_.told()).map((entry) => [entry.applicantId, entry.bankSerial, entry.status])).toEqual([
      ['a1', 'S0001', 'SERVED'],
      ['b1', 'S0001', 'SERVED'],
      ['a1', 'T0001', 'SERVED'],
      ['b1', 'T0001', 'SERVED'],
    ]);
    const reported = (await case_.outbox('release.transfer.reported', court)).map(({ output }) => output);
    expect(reported).toMatchObject([{ data: { status: 'PAID' } }, { data: { status } }]);
  });

  it('the line may be paid again, under a serial of its own, and the notice closes again', async () => {
    const case_ = given();
    case_.notice();
    case_.payment();
    case_.giveBack(how, {}, { at: '03-12 10:00' });
    case_.payment({ bankSerial: 'S0002', bookedAt: '03-13 14:30' });
    expect((await case_.paymentOf('S0002'))?.status).toBe('PAID');
    expect(await case_.noticeStatus()).toBe('CLOSED');
    expect(await case_.filed()).toEqual(['fund-use-notice', 'transfer-voucher', 'payment-return', 'transfer-voucher']);
    expect(await case_.openTasks()).toEqual([]);
  });

  it('the bank has its days to pay again (B-05)', async () => {
    const case_ = given();
    case_.notice();
    case_.payment();
    case_.giveBack(how, {}, { at: '03-12 10:00' });
    case_.until('03-14 00:00');
    expect(await case_.tasks('pay-notice')).toMatchObject([{ status: 'OVERDUE', dueAt: '2026-03-13T23:59:59+08:00' }]);
  });
});

describe('parts of a payment come back', () => {
  it('each opens its part of the line, and each is told', async () => {
    const case_ = given();
    case_.notice();
    case_.payment();
    case_.giveBack('returned', { amountFen: 100_000_000 }, { at: '03-12 10:00' });
    expect(await case_.noticeOf()).toMatchObject({ status: 'PARTIAL', lines: [{ status: 'PARTIAL', paidFen: 200_000_000 }] });
    case_.giveBack('returned', { bankSerial: 'T0002', amountFen: 200_000_000 }, { at: '03-13 10:00' });
    expect(await case_.noticeOf()).toMatchObject({ status: 'ACCEPTED', lines: [{ status: 'OPEN', paidFen: 0 }] });
    expect(await case_.filed()).toEqual(['fund-use-notice', 'transfer-voucher', 'payment-return', 'payment-return']);
    expect((await case_.told()).map(({ amountFen }) => amountFen)).toEqual([300_000_000, 100_000_000, 200_000_000]);
  });

  it('only what came back may be paid again', async () => {
    const case_ = given();
    case_.notice();
    case_.payment();
    case_.giveBack('returned', { amountFen: 100_000_000 }, { at: '03-12 10:00' });
    case_.payment({ bankSerial: 'S0002', bookedAt: '03-13 14:30' });
    expect(await case_.paymentOf('S0002')).toMatchObject({ status: 'VIOLATION', violations: ['B-04'] });
    expect((await case_.noticeOf())?.lines).toMatchObject([{ status: 'PAID', paidFen: 500_000_000 }]);
    case_.giveBack('reversed', { bankSerial: 'T0002', originalBankSerial: 'S0002' }, { at: '03-13 15:00' });
    case_.payment({ bankSerial: 'S0003', amountFen: 100_000_000, bookedAt: '03-13 15:30' });
    expect((await case_.paymentOf('S0003'))?.status).toBe('PAID');
    expect((await case_.noticeOf())?.lines).toMatchObject([{ status: 'PAID', paidFen: 300_000_000 }]);
  });

  it('the same return reported twice counts once (M-04)', async () => {
    const case_ = given();
    case_.notice();
    case_.payment();
    case_.giveBack('returned', {}, { at: '03-12 10:00' });
    case_.teller.balanceFen -= 300_000_000;
    case_.giveBack('returned', {}, { at: '03-12 10:00' });
    expect(await case_.receipt()).toMatchObject({ outcome: 'DUPLICATE', rules: [{ id: 'M-04' }] });
    expect(await case_.balance()).toBe(1_000_000_000);
    expect((await case_.filed()).filter((kind) => kind === 'payment-return')).toHaveLength(1);
  });
});

describe('what else can come back', () => {
  it('a payment that never settled: nothing moved, nothing is told', async () => {
    const case_ = given();
    case_.notice();
    case_.payment({ clearing: 'QUEUED' });
    case_.teller.balanceFen -= 300_000_000;
    case_.giveBack('returned', {}, { at: '03-10 16:00' });
    expect(await case_.balance()).toBe(1_000_000_000);
    expect(await case_.noticeOf()).toMatchObject({ status: 'ACCEPTED', lines: [{ status: 'OPEN' }] });
    expect(await case_.told()).toEqual([]);
  });

  it('a violation: the money is back, and the case files stay empty', async () => {
    const case_ = given();
    case_.notice();
    case_.payment({ line: 7 });
    case_.giveBack('reversed', {}, { at: '03-10 16:00' });
    expect((await case_.paymentOf())?.status).toBe('REVERSED');
    expect(await case_.balance()).toBe(1_000_000_000);
    expect(await case_.filed()).toEqual([]);
    expect((await case_.noticeOf())?.lines).toMatchObject([{ status: 'OPEN', paidFen: 0 }]);
  });

  it('a payment that waited for its notice is not paid when the notice comes', async () => {
    const case_ = given();
    case_.payment();
    case_.giveBack('returned', {}, { at: '03-10 14:40' });
    case_.notice({ issuedAt: '03-10 14:00' }, { at: '03-10 15:00' });
    expect((await case_.paymentOf())?.status).toBe('RETURNED');
    expect(await case_.told()).toEqual([]);
    expect(await case_.noticeStatus()).toBe('ACCEPTED');
  });

  it('money of an unknown serial (不明入账): booked, and a person looks', async () => {
    const case_ = given();
    case_.giveBack('returned', { originalBankSerial: 'S9999' }, { at: '03-10 16:00' });
    expect(await case_.balance()).toBe(1_300_000_000);
    expect(await case_.tasks('match-return')).toMatchObject([{ owner: 'operator', status: 'OPEN' }]);
  });

  it('a payment without a voucher yet: nobody asks for the voucher any more', async () => {
    const case_ = given();
    case_.notice();
    case_.payment({ voucher: null });
    expect(await case_.openTasks()).toEqual(['correct-voucher']);
    case_.giveBack('returned', {}, { at: '03-10 16:00' });
    expect(await case_.openTasks()).toEqual([]);
  });
});

describe('the notice was done with when the money came back', () => {
  it('a dispute that has begun since stops no new payment of what was approved (B-11)', async () => {
    const case_ = given();
    case_.notice();
    case_.payment();
    expect(await case_.noticeStatus()).toBe('CLOSED');
    case_.statement(650_000_000, {}, { at: '03-11 10:00' });
    case_.giveBack('returned', { balanceAfterFen: 950_000_000 }, { at: '03-12 10:00' });
    expect(await case_.onHold()).toBe(true);
    expect(await case_.noticeOf()).toMatchObject({ status: 'ACCEPTED', lines: [{ status: 'OPEN', paidFen: 0 }] });
    case_.payment({ bankSerial: 'S0002', bookedAt: '03-12 14:30' });
    expect((await case_.paymentOf('S0002'))?.status).toBe('PAID');
  });

  it('and where the developer is bankrupt by now (F-13)', async () => {
    const case_ = given();
    case_.notice();
    case_.payment();
    case_.bankruptcy({}, { at: '03-11 10:00' });
    case_.giveBack('returned', {}, { at: '03-12 10:00' });
    expect(await case_.noticeStatus()).toBe('HELD');
  });

  it('after its validity it lapses instead of being paid again', async () => {
    const case_ = given();
    case_.notice({ validUntil: '03-11 17:00' });
    case_.payment();
    case_.giveBack('returned', {}, { at: '03-12 10:00' });
    expect(await case_.noticeStatus()).toBe('EXPIRED');
  });

  it('a converted case gets the correction where the payment lies; a closed one is corrected too', async () => {
    const case_ = given();
    case_.freeze({ caseNumber: thirdCase, servedAt: '03-06 09:00' });
    case_.notice();
    case_.payment();
    case_.convert(enforcementNumber, {}, { at: '03-11 09:00' });
    case_.close({ caseNumber: thirdCase }, { at: '03-11 10:00' });
    case_.giveBack('returned', {}, { at: '03-12 10:00' });
    expect(await case_.filed()).toEqual(['fund-use-notice', 'transfer-voucher', 'payment-return']);
    expect(await case_.filed(thirdCase)).toEqual(['fund-use-notice', 'transfer-voucher', 'payment-return']);
    expect(await case_.filed(enforcementNumber)).toEqual([]);
  });

  it('the notice does not close again before the correction has reached the applicant', async () => {
    const case_ = given({ clerks: { deliver: ({ content }) => (content.subject === 'return' ? 'away' : 'reached') } });
    case_.notice();
    case_.payment();
    case_.giveBack('returned', {}, { at: '03-12 10:00' });
    case_.payment({ bankSerial: 'S0002', bookedAt: '03-13 14:30' });
    expect(await case_.noticeStatus()).toBe('PAID');
  });
});

describe('what has ended stays reachable', () => {
  const manyMore = (case_: Scenario): void => {
    for (let number = 2; number <= 60; number++) {
      case_.notice({ noticeNumber: `济历住建冻用〔2026〕${number}号`, issuedAt: '03-11 10:00', amountInWords: '人民币壹元整' });
    }
  };

  it('a return after sixty ended notices still corrects dossier and applicant', async () => {
    const case_ = given({ account: { balanceFen: 50_000_000_000 } });
    case_.notice({ validUntil: '12-31 17:00' });
    case_.payment();
    manyMore(case_);
    expect(openOf(accountParts, await case_.state()).payments).toEqual([]);
    case_.giveBack('returned', {}, { at: '07-01 10:00' });
    expect((await case_.paymentOf())?.status).toBe('RETURNED');
    expect((await case_.report()).dossiers[0]?.items.map(({ kind }) => kind)).toContain('payment-return');
    expect(await case_.balance()).toBe(50_000_000_000);
  });

  it('a freeze that comes to be known late gets every voucher that it is owed', async () => {
    const case_ = given({ account: { balanceFen: 50_000_000_000 } });
    for (let number = 1; number <= 45; number++) {
      const noticeNumber = `济历住建冻用〔2026〕${number}号`;
      case_.notice({ noticeNumber, issuedAt: '03-09 10:00' });
      case_.payment({ noticeNumber, bankSerial: `S${number}`, voucher: `voucher ${number}` });
    }
    expect(openOf(accountParts, await case_.state()).payments).toEqual([]);
    case_.freeze(
      { caseNumber: secondCase, courtName: otherCourtName, servedAt: '03-05 09:00', applicants: [applicantOf('b1')] },
      { from: otherCourt, at: '03-20 10:00' },
    );
    const second = (await case_.report()).dossiers.find((dossier) => dossier.caseNumber === secondCase);
    expect(second?.items.filter(({ kind }) => kind === 'transfer-voucher')).toHaveLength(45);
  });
});
