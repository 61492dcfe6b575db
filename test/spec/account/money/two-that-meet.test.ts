/** Deductions, reductions and reports where two things come together, or one comes late (F-14, F-27, B-16; 滚动解封). 10,000,000.00 in the account. */
import { describe, expect, it } from 'vitest';
import { bank, caseNumber, given, housing, otherCourt, otherCourtName, secondCase } from '../../../fixtures/desk/scenario.ts';

const byOther = { from: otherCourt };
const ruling = (serial: string) => ({ rulingNumber: `${caseNumber}之${serial}` });
const freeOfQuota = { account: { supervisedQuotaFen: 0 } };

describe('滚动解封: what was given free step by step (F-27)', () => {
  const inTwoSteps = () => {
    const case_ = given(freeOfQuota);
    case_.reduce(700_000_000, ruling('二'), { at: '03-05 10:00' });
    case_.reduce(500_000_000, ruling('三'), { at: '03-06 10:00' });
    return case_;
  };
  const deduct = (case_: ReturnType<typeof inTwoSteps>, amountFen: number, serial: string, day: string) => {
    case_.orderDeduction(amountFen, ruling(serial), { at: `${day} 10:00` });
    case_.deduction(amountFen, {}, { at: `${day} 12:00` });
  };

  it.each([
    ['in their order', [100_000_000, 200_000_000]],
    ['in the other order', [200_000_000, 100_000_000]],
  ])('two tranches deducted %s lower nothing', async (_, [first = 0, second = 0]) => {
    const case_ = inTwoSteps();
    deduct(case_, first, '四', '03-09');
    deduct(case_, second, '五', '03-10');
    expect(await case_.freezeOf()).toMatchObject({ quotaFen: 500_000_000 });
    expect((await case_.report()).deductions).toMatchObject([{ status: 'BOOKED' }, { status: 'BOOKED' }]);
  });

  it('both deducted together lower nothing; the same sum once more does', async () => {
    const case_ = inTwoSteps();
    deduct(case_, 300_000_000, '四', '03-09');
    expect(await case_.freezeOf()).toMatchObject({ quotaFen: 500_000_000 });
    deduct(case_, 300_000_000, '五', '03-10');
    expect(await case_.freezeOf()).toMatchObject({ quotaFen: 200_000_000 });
  });

  it('a tranche taken twice is taken off the quota the second time', async () => {
    const case_ = inTwoSteps();
    deduct(case_, 200_000_000, '四', '03-09');
    deduct(case_, 200_000_000, '五', '03-10');
    expect(await case_.freezeOf()).toMatchObject({ quotaFen: 300_000_000 });
  });
});

describe('two accepted orders of a case that the bank carries out in one booking', () => {
  it('are both booked, whichever came first, and both lower the quota', async () => {
    const case_ = given(freeOfQuota);
    case_.orderDeduction(100_000_000, ruling('二'), { at: '03-09 10:00' });
    case_.orderDeduction(250_000_000, ruling('三'), { at: '03-09 11:00' });
    case_.deduction(350_000_000, {}, { at: '03-09 15:00' });
    case_.until('03-12 10:00');
    expect((await case_.report()).deductions).toMatchObject([
      { amountFen: 100_000_000, status: 'BOOKED' },
      { amountFen: 250_000_000, status: 'BOOKED' },
    ]);
    expect(await case_.freezeOf()).toMatchObject({ quotaFen: 450_000_000 });
    expect(await case_.balance()).toBe(650_000_000);
    expect(await case_.outbox('release.violation.raised')).toEqual([]);
  });

  it('also where the booking was reported before either order', async () => {
    const case_ = given(freeOfQuota);
    case_.deduction(350_000_000, { bookedAt: '2026-03-09T15:00:00+08:00' }, { at: '03-09 15:00' });
    case_.orderDeduction(100_000_000, ruling('二'), { at: '03-09 15:10' });
    case_.orderDeduction(250_000_000, ruling('三'), { at: '03-09 15:20' });
    case_.until('03-12 10:00');
    expect((await case_.report()).deductions).toMatchObject([
      { amountFen: 100_000_000, status: 'BOOKED' },
      { amountFen: 250_000_000, status: 'BOOKED' },
    ]);
    expect(await case_.balance()).toBe(650_000_000);
    expect(await case_.freezeOf()).toMatchObject({ quotaFen: 450_000_000 });
    expect(await case_.outbox('release.violation.raised')).toEqual([]);
  });

  it('a fen more belongs to no order: it waits, and is a violation (B-02)', async () => {
    const case_ = given(freeOfQuota);
    case_.orderDeduction(100_000_000, ruling('二'), { at: '03-09 10:00' });
    case_.orderDeduction(250_000_000, ruling('三'), { at: '03-09 11:00' });
    case_.deduction(350_000_001, {}, { at: '03-09 15:00' });
    case_.until('03-12 10:00');
    expect((await case_.report()).deductions).toMatchObject([{ status: 'ACCEPTED' }, { status: 'ACCEPTED' }, { status: 'VIOLATION' }]);
  });
});

describe('an order that is held whole (法〔2022〕12号 一; F-14)', () => {
  const heldWhole = async () => {
    const case_ = given({ account: { supervisedQuotaFen: 1_000_000_000 } });
    case_.orderDeduction(400_000_000, ruling('二'), { at: '03-09 10:00' });
    expect((await case_.report()).deductions).toMatchObject([{ status: 'HELD' }]);
    case_.deduction(150_000_000, {}, { at: '03-09 15:00' });
    return case_;
  };

  it('of which a part is booked waits an hour for another order, then breaks the rule that holds it, and is no payment without an order', async () => {
    const case_ = await heldWhole();
    expect((await case_.report()).deductions).toMatchObject([{ status: 'HELD' }, { status: 'HELD' }]);
    case_.until('03-09 16:00');
    expect((await case_.report()).deductions).toMatchObject([{ amountFen: 400_000_000, status: 'VIOLATION', rules: ['F-14'] }]);
    expect(await case_.outbox('release.violation.raised', bank)).toMatchObject([{ output: { data: { rules: [{ id: 'F-14' }] } } }]);
    expect(await case_.balance()).toBe(850_000_000);
  });

  it('its own order within the hour makes it lawful', async () => {
    const case_ = await heldWhole();
    const claim = { origin: 'construction' as const, permit: '济建预许2025186号' };
    case_.orderDeduction(150_000_000, { ...ruling('三'), claim }, { at: '03-09 15:30' });
    case_.until('03-12 10:00');
    expect((await case_.report()).deductions.map(({ status }) => status).sort()).toEqual(['BOOKED', 'HELD']);
    expect(await case_.outbox('release.violation.raised')).toEqual([]);
  });
});

describe('a reduction that comes to be known late (B-16)', () => {
  const twoFreezes = () => {
    const case_ = given({ ...freeOfQuota, freeze: { quotaFen: 600_000_000 } });
    case_.freeze({ caseNumber: secondCase, courtName: otherCourtName, servedAt: '03-05 09:00', quotaFen: 300_000_000 }, byOther);
    return case_;
  };
  const outflow = (case_: ReturnType<typeof twoFreezes>, amountFen: number, at: string) =>
    case_.send(
      'bank.outflow.booked',
      {
        bankSerial: 'O1',
        amountFen,
        payee: { name: '某材料商', accountNumber: '6222000011112222', bankCode: '105451000129' },
        kind: 'supervised-use',
        bookedAt: `2026-${at.replace(' ', 'T')}:00+08:00`,
        balanceAfterFen: 1_000_000_000 - amountFen,
      },
      { sender: bank, at },
    );

  it('takes back the violation of an ordinary payment, also where another freeze stood beside it', async () => {
    const case_ = twoFreezes();
    outflow(case_, 300_000_000, '03-10 10:00');
    expect(await case_.paymentOf('O1')).toMatchObject({ status: 'VIOLATION', violations: ['B-16'] });
    case_.reduce(400_000_000, { servedAt: '03-09 10:00' }, { at: '03-11 10:00' });
    expect(await case_.paymentOf('O1')).toMatchObject({ status: 'PAID', violations: [] });
    expect(await case_.tasks('review-violation')).toMatchObject([{ status: 'DONE' }]);
  });

  it('one fen too much stays one', async () => {
    const case_ = twoFreezes();
    outflow(case_, 300_000_001, '03-10 10:00');
    case_.reduce(400_000_000, { servedAt: '03-09 10:00' }, { at: '03-11 10:00' });
    expect(await case_.paymentOf('O1')).toMatchObject({ status: 'VIOLATION' });
  });

  it('one that took effect after the payment changes nothing, and a payment reported late is held against the quota of its own time', async () => {
    const case_ = twoFreezes();
    outflow(case_, 300_000_000, '03-10 10:00');
    case_.reduce(400_000_000, { servedAt: '03-10 11:00' }, { at: '03-11 10:00' });
    expect(await case_.paymentOf('O1')).toMatchObject({ status: 'VIOLATION' });
    const late = twoFreezes();
    late.reduce(400_000_000, { servedAt: '03-10 11:00' }, { at: '03-10 12:00' });
    late.teller.clock = '2026-03-11T10:00:00+08:00';
    outflow(late, 300_000_000, '03-10 10:00');
    expect(await late.paymentOf('O1')).toMatchObject({ status: 'VIOLATION' });
  });
});

describe('two deductions of a case that are reported in either order', () => {
  const orders = () => {
    const case_ = given({ ...freeOfQuota, freeze: { quotaFen: 900_000_000 } });
    case_.orderDeduction(200_000_000, ruling('二'), { at: '03-09 10:00' });
    case_.orderDeduction(300_000_000, ruling('三'), { at: '03-09 11:00' });
    return case_;
  };
  const first = (case_: ReturnType<typeof orders>, at: string) =>
    case_.deduction(200_000_000, { bookedAt: '2026-03-10T09:00:00+08:00', balanceAfterFen: 800_000_000 }, { at });
  const second = (case_: ReturnType<typeof orders>, at: string) =>
    case_.deduction(300_000_000, { bookedAt: '2026-03-10T15:00:00+08:00', balanceAfterFen: 400_000_000 }, { at });

  it.each([
    ['as they were booked', first, second],
    ['the later one first', second, first],
  ])('leave of the quota between them what the earlier one left: %s (F-27, B-16)', async (_, reportedFirst, reportedThen) => {
    const case_ = orders();
    reportedFirst(case_, '03-10 16:00');
    reportedThen(case_, '03-10 16:10');
    case_.send(
      'bank.outflow.booked',
      {
        bankSerial: 'O1',
        amountFen: 100_000_000,
        payee: { name: '某材料商', accountNumber: '6222000011112222', bankCode: '105451000129' },
        kind: 'supervised-use',
        bookedAt: '2026-03-10T12:00:00+08:00',
        balanceAfterFen: 700_000_000,
      },
      { sender: bank, at: '03-10 16:20' },
    );
    expect(await case_.freezeOf()).toMatchObject({ quotaFen: 400_000_000 });
    expect(await case_.paymentOf('O1')).toMatchObject({ status: 'PAID', violations: [] });
  });
});

describe('the months between a lapse and a renewal that comes late (查扣冻规定 27)', () => {
  it('are reported when it turns out that the freeze stood all along, each once', async () => {
    const case_ = given({ profile: { monthlyReportDay: 10 }, freeze: { endsAt: '2026-05-20 10:00' } });
    case_.until('08-20 10:00');
    const months = async () =>
      (await case_.outbox('release.report.monthly', housing)).map(({ output }) => (output.data as { month: string }).month);
    expect(await months()).toEqual(['2026-03', '2026-04', '2026-05']);
    const renewal = {
      caseNumber,
      rulingNumber: `${caseNumber}之九`,
      endsAt: '2027-05-19T10:00:00+08:00',
      servedAt: '2026-05-18T10:00:00+08:00',
    };
    case_.send('court.freeze.renewed', renewal, { sender: 'court:鲁0102', at: '08-20 11:00' });
    expect(await case_.freezeOf()).toMatchObject({ status: 'LIVE' });
    expect(await months()).toEqual(['2026-03', '2026-04', '2026-05', '2026-06', '2026-07']);
    case_.until('09-10 08:00');
    expect(await months()).toEqual(['2026-03', '2026-04', '2026-05', '2026-06', '2026-07', '2026-08']);
  });
});

describe('a court that has no part in a case learns nothing of it (M-07, M-08; 财产保全规定 12)', () => {
  const byStranger = { from: 'court:鲁0103', at: '03-09 10:00' };
  it('whose applicants are on record is not said to it', async () => {
    const case_ = given();
    const applicant = { applicantId: 'x9', name: '某公司', kind: 'organisation' as const, channels: [] };
    case_.substitute('x1', applicant, {}, byStranger);
    expect(await case_.receipt()).toMatchObject({ outcome: 'REJECTED', rules: [{ id: 'M-07' }] });
    expect(await case_.fired()).toEqual(['M-07']);
  });

  it('nor quota, term or stage', async () => {
    const case_ = given();
    case_.secure(100_000_000, {}, byStranger);
    expect(await case_.fired()).toEqual(['M-08']);
    case_.renew('2026-04-01 10:00', {}, byStranger);
    expect(await case_.fired()).toEqual(['M-07']);
    case_.convert('（2026）鲁0102执900号', {}, byStranger);
    expect(await case_.fired()).toEqual(['M-08']);
  });
});
