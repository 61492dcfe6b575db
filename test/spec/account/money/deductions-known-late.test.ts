/** Deductions, reductions and what takes an order back, whatever comes to be known first (F-14, F-27; contracts §4.2). 10,000,000.00 in the account. */
import { describe, expect, it } from 'vitest';
import { freeze as plainFreeze } from '../../../fixtures/desk/plain-case.ts';
import { bank, caseNumber, court, given, housing, noticeNumber, type Scenario, scenario } from '../../../fixtures/desk/scenario.ts';

const noQuota = { account: { supervisedQuotaFen: 0 } };
const deducted = () => {
  const case_ = given(noQuota);
  case_.orderDeduction(300_000_000, { rulingNumber: `${caseNumber}之九` }, { at: '03-09 10:00' });
  case_.deduction(300_000_000, {}, { at: '03-09 15:00' });
  return case_;
};

describe('a reduction that comes to be known after a deduction that it was served before', () => {
  it('comes to what it would have come to in time: what was deducted since comes off the smaller quota', async () => {
    const inTime = given(noQuota);
    inTime.reduce(400_000_000, { servedAt: '03-09 09:00' }, { at: '03-09 09:30' });
    inTime.orderDeduction(300_000_000, { rulingNumber: `${caseNumber}之九` }, { at: '03-09 10:00' });
    inTime.deduction(300_000_000, {}, { at: '03-09 15:00' });
    const late = deducted();
    late.reduce(400_000_000, { servedAt: '03-09 09:00' }, { at: '03-10 10:00' });
    for (const case_ of [inTime, late]) expect(await case_.freezeOf()).toMatchObject({ status: 'LIVE', quotaFen: 100_000_000 });
  });

  it('lower than the quota of its own time it is no raise, however much was deducted since; what it leaves nothing of is over', async () => {
    const case_ = deducted();
    case_.reduce(600_000_000, { servedAt: '03-09 09:00' }, { at: '03-10 10:00' });
    expect(await case_.receipt()).toMatchObject({ outcome: 'ACCEPTED' });
    expect(await case_.freezeOf()).toMatchObject({ quotaFen: 300_000_000 });
    const over = deducted();
    over.reduce(300_000_000, { servedAt: '03-09 09:00' }, { at: '03-10 10:00' });
    expect(await over.freezeOf()).toMatchObject({ status: 'LIFTED' });
  });

  it('served after it, it is the quota; more than that is refused', async () => {
    const case_ = deducted();
    case_.reduce(400_000_000, { servedAt: '03-09 16:00' }, { at: '03-10 10:00' });
    expect(await case_.freezeOf()).toMatchObject({ quotaFen: 400_000_000 });
    case_.reduce(400_000_001, { servedAt: '03-09 17:00' }, { at: '03-10 11:00' });
    expect(await case_.receipt()).toMatchObject({ outcome: 'REJECTED', rules: [{ id: 'F-04' }] });
  });
});

describe('a deduction that is reported after a reduction that came after it', () => {
  it('lowers the quota no further: what the court said last is what it is', async () => {
    const case_ = given(noQuota);
    case_.orderDeduction(200_000_000, { rulingNumber: `${caseNumber}之九` }, { at: '03-09 10:00' });
    case_.reduce(300_000_000, { servedAt: '03-10 11:00' }, { at: '03-10 11:30' });
    case_.deduction(200_000_000, { bookedAt: '2026-03-10T10:00:00+08:00' }, { at: '03-10 12:00' });
    expect((await case_.report()).deductions).toMatchObject([{ status: 'BOOKED' }]);
    expect(await case_.freezeOf()).toMatchObject({ quotaFen: 300_000_000 });
  });

  it('a tranche that is deducted before its reduction is known comes to the same', async () => {
    const case_ = given(noQuota);
    case_.orderDeduction(200_000_000, { rulingNumber: `${caseNumber}之九` }, { at: '03-09 10:00' });
    case_.deduction(200_000_000, {}, { at: '03-10 12:00' });
    case_.reduce(600_000_000, { servedAt: '03-10 11:00' }, { at: '03-10 13:00' });
    expect(await case_.freezeOf()).toMatchObject({ quotaFen: 600_000_000 });
  });
});

describe('what left between a deduction and what ended or lowered its freeze after it (B-16, F-27)', () => {
  const deductedAt = '2026-03-10T10:00:00+08:00';
  const outflow = (case_: Scenario, amountFen: number, at: string) =>
    case_.send(
      'bank.outflow.booked',
      {
        bankSerial: 'O1',
        amountFen,
        payee: { name: '某材料商', accountNumber: '6222000011112222', bankCode: '105451000129' },
        kind: 'supervised-use',
        bookedAt: '2026-03-10T10:30:00+08:00',
        balanceAfterFen: 800_000_000 - amountFen,
      },
      { sender: bank, at },
    );
  const ordered = (change: Parameters<typeof given>[0] = {}) => {
    const case_ = given({ ...noQuota, ...change });
    case_.orderDeduction(200_000_000, { rulingNumber: `${caseNumber}之九` }, { at: '03-09 10:00' });
    return case_;
  };
  const deduct = (case_: Scenario, at: string) =>
    case_.deduction(200_000_000, { bookedAt: deductedAt, balanceAfterFen: 800_000_000 }, { at });
  const acts: [string, (case_: Scenario) => void, { quotaFen: number; status: string }][] = [
    [
      'a reduction',
      (case_) => case_.reduce(300_000_000, { servedAt: '03-10 11:00' }, { at: '03-10 11:30' }),
      { quotaFen: 300_000_000, status: 'LIVE' },
    ],
    [
      'a reduction by the very sum',
      (case_) => case_.reduce(600_000_000, { servedAt: '03-10 11:00' }, { at: '03-10 11:30' }),
      { quotaFen: 600_000_000, status: 'LIVE' },
    ],
    ['a lift', (case_) => case_.lift({ liftedAt: '03-10 11:00' }, { at: '03-10 11:30' }), { quotaFen: 600_000_000, status: 'LIFTED' }],
  ];

  for (const [act, say, freeze] of acts) {
    it(`is judged by what the deduction left, also where the bank reports that after ${act}`, async () => {
      const inTime = ordered();
      deduct(inTime, '03-10 10:10');
      outflow(inTime, 200_000_000, '03-10 10:40');
      say(inTime);
      const late = ordered();
      say(late);
      deduct(late, '03-10 12:00');
      outflow(late, 200_000_000, '03-10 12:10');
      const lastOfAll = ordered();
      outflow(lastOfAll, 200_000_000, '03-10 10:40');
      say(lastOfAll);
      expect(await lastOfAll.paymentOf('O1')).toMatchObject({ status: 'VIOLATION', violations: ['B-16'] });
      deduct(lastOfAll, '03-10 12:00');
      for (const case_ of [inTime, late, lastOfAll]) {
        expect(await case_.paymentOf('O1')).toMatchObject({ status: 'PAID', violations: [] });
        expect(await case_.freezeOf()).toMatchObject(freeze);
      }
      expect(await lastOfAll.tasks('review-violation')).toMatchObject([{ status: 'DONE' }]);
    });
  }

  it('one fen more than it left free stays a violation', async () => {
    const case_ = ordered();
    outflow(case_, 200_000_001, '03-10 10:40');
    case_.reduce(300_000_000, { servedAt: '03-10 11:00' }, { at: '03-10 11:30' });
    deduct(case_, '03-10 12:00');
    expect(await case_.paymentOf('O1')).toMatchObject({ status: 'VIOLATION', violations: ['B-16'] });
  });

  it('a freeze that the deduction has satisfied stood no longer from that minute on', async () => {
    const case_ = ordered({ freeze: { quotaFen: 200_000_000 } });
    outflow(case_, 800_000_000, '03-10 10:40');
    expect(await case_.paymentOf('O1')).toMatchObject({ status: 'VIOLATION' });
    deduct(case_, '03-10 12:00');
    expect(await case_.freezeOf()).toMatchObject({ status: 'LIFTED' });
    expect(await case_.paymentOf('O1')).toMatchObject({ status: 'PAID', violations: [] });
  });
});

describe('tranches (滚动解封) and deductions of other sums, in either order (F-27)', () => {
  const ruled = (ruling: string) => ({ rulingNumber: `${caseNumber}${ruling}` });
  const given600 = () => {
    const case_ = given(noQuota);
    case_.reduce(600_000_000, {}, { at: '03-09 09:00' });
    return case_;
  };

  it('a tranche stays free until somebody takes it, whatever else is deducted first', async () => {
    const tranche = (case_: Scenario, at: string) => {
      case_.orderDeduction(200_000_000, ruled('之八'), { at: `${at}:00` });
      case_.deduction(200_000_000, {}, { at: `${at}:30` });
    };
    const other = (case_: Scenario, at: string) => {
      case_.orderDeduction(300_000_000, ruled('之九'), { at: `${at}:00` });
      case_.deduction(300_000_000, {}, { at: `${at}:30` });
    };
    const trancheFirst = given600();
    tranche(trancheFirst, '03-10 10');
    other(trancheFirst, '03-10 11');
    const otherFirst = given600();
    other(otherFirst, '03-10 10');
    tranche(otherFirst, '03-10 11');
    for (const case_ of [trancheFirst, otherFirst]) expect(await case_.freezeOf()).toMatchObject({ quotaFen: 300_000_000 });
  });

  it('what was taken before a reduction was not taken out of what that gave free', async () => {
    const deduct = (case_: Scenario, at: string) => case_.deduction(200_000_000, { bookedAt: '2026-03-10T10:00:00+08:00' }, { at });
    const reduce = (case_: Scenario) => case_.reduce(600_000_000, { servedAt: '03-10 11:00' }, { at: '03-10 11:30' });
    const [inTime, late] = [given(noQuota), given(noQuota)];
    for (const case_ of [inTime, late]) case_.orderDeduction(200_000_000, ruled('之八'), { at: '03-09 10:00' });
    deduct(inTime, '03-10 10:10');
    reduce(inTime);
    reduce(late);
    deduct(late, '03-10 12:00');
    for (const case_ of [inTime, late]) {
      case_.orderDeduction(200_000_000, ruled('之九'), { at: '03-10 13:00' });
      case_.deduction(200_000_000, {}, { at: '03-10 14:00' });
      expect(await case_.freezeOf()).toMatchObject({ quotaFen: 400_000_000 });
    }
  });

  it('each step after a deduction that comes late is taken once more, from what was left', async () => {
    const case_ = given(noQuota);
    case_.orderDeduction(100_000_000, ruled('之八'), { at: '03-09 10:00' });
    case_.orderDeduction(70_000_000, ruled('之九'), { at: '03-09 11:00' });
    case_.reduce(750_000_000, { servedAt: '03-10 11:00' }, { at: '03-10 11:30' });
    case_.deduction(70_000_000, { bookedAt: '2026-03-10T12:00:00+08:00', balanceAfterFen: 830_000_000 }, { at: '03-10 12:10' });
    case_.deduction(100_000_000, { bookedAt: '2026-03-10T10:00:00+08:00', balanceAfterFen: 900_000_000 }, { at: '03-10 13:00' });
    expect(await case_.freezeOf()).toMatchObject({ quotaFen: 630_000_000 });
  });

  it('a freeze that named no sum when the bank deducted keeps the sum that its court has named since', async () => {
    const case_ = scenario();
    case_.account({ supervisedQuotaFen: 0 });
    const { quotaFen: _, ...order } = plainFreeze();
    case_.send('court.freeze.ordered', order, { sender: court, at: '03-03 10:00' });
    case_.orderDeduction(200_000_000, ruled('之八'), { at: '03-09 10:00' });
    case_.reduce(300_000_000, { servedAt: '03-10 11:00' }, { at: '03-10 11:30' });
    case_.deduction(200_000_000, { bookedAt: '2026-03-10T10:00:00+08:00' }, { at: '03-10 12:00' });
    expect(await case_.freezeOf()).toMatchObject({ status: 'LIVE', quotaFen: 300_000_000 });
  });
});

describe('an accepted order that is taken back', () => {
  const takenBack = async () => {
    const case_ = given();
    case_.orderDeduction(500_000_000, {}, { at: '03-09 10:00' });
    const larger = { supervisedQuotaFen: 600_000_000, effectiveAt: '2026-03-10T10:00:00+08:00', reason: '变更' };
    case_.send('housing.quota.adjusted', larger, { sender: housing, at: '03-10 10:00' });
    expect((await case_.report()).deductions).toMatchObject([{ status: 'HELD' }]);
    return case_;
  };

  it('was lawful to carry out until then, also where the bank’s report comes later', async () => {
    const case_ = await takenBack();
    case_.deduction(500_000_000, { bookedAt: '2026-03-09T15:00:00+08:00' }, { at: '03-10 11:00' });
    expect((await case_.report()).deductions).toMatchObject([{ status: 'BOOKED' }]);
    expect(await case_.outbox('release.violation.raised')).toEqual([]);
  });

  it('and no longer from that minute on', async () => {
    const case_ = await takenBack();
    case_.deduction(500_000_000, { bookedAt: '2026-03-10T10:00:00+08:00' }, { at: '03-10 11:00' });
    expect((await case_.report()).deductions).toMatchObject([{ status: 'VIOLATION', rules: expect.arrayContaining(['F-14']) }]);
  });
});

describe('an order carried out in parts', () => {
  it('the part that broke the bar is cured by a first registration before that part', async () => {
    const case_ = given();
    case_.orderDeduction(700_000_000, {}, { at: '03-09 10:00' });
    case_.deduction(500_000_000, {}, { at: '03-09 15:00' });
    case_.deduction(200_000_000, {}, { at: '03-11 10:00' });
    expect((await case_.report()).deductions).toMatchObject([{ status: 'VIOLATION' }]);
    case_.send('housing.registration.completed', { building: '1号楼', registeredOn: '2026-03-10' }, { sender: housing, at: '03-11 11:00' });
    expect((await case_.report()).deductions).toMatchObject([{ status: 'BOOKED' }]);
    expect(await case_.tasks('review-violation')).toMatchObject([{ status: 'DONE' }]);
  });
});

describe('a payment under an earlier version that is reported late (S-23)', () => {
  it('and would do for all of a later one that is silent about it: the authority is asked, nothing is paid twice, and its answer closes it', async () => {
    const case_ = given();
    case_.notice();
    case_.notice({ version: 2, issuedAt: '03-11 10:00' });
    case_.payment({ bookedAt: '03-10 14:30' }, { at: '03-11 11:00' });
    expect(await case_.paymentOf()).toMatchObject({ status: 'PAID' });
    expect(await case_.noticeStatus(noticeNumber, 2)).toBe('HELD');
    expect(await case_.outbox('release.payment.stopped')).toHaveLength(2);
    case_.answer('S-23', 'accept', { at: '03-11 12:00', priorPaid: 'included' });
    expect(['PAID', 'CLOSED']).toContain(await case_.noticeStatus(noticeNumber, 2));
    expect(await case_.outbox('release.transfer.reported', court)).toHaveLength(1);
  });
});
