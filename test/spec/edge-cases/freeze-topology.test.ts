import { describe, expect, it } from 'vitest';
import {
  bank,
  caseNumber,
  court,
  courtName,
  given,
  housing,
  otherCourt,
  otherCourtName,
  type Scenario,
  secondCase,
} from '../../fixtures/desk/scenario.ts';

const second = { caseNumber: secondCase, courtName: otherCourtName, servedAt: '03-05 09:00', quotaFen: 500_000_000 };
const byOther = { from: otherCourt };

const adjustQuota = (case_: Scenario, supervisedQuotaFen: number, at: string, effectiveAt = `2026-${at.replace(' ', 'T')}:00+08:00`) =>
  case_.send(
    'housing.quota.adjusted',
    { supervisedQuotaFen, reason: '主体结构封顶', milestone: '封顶', effectiveAt },
    { sender: housing, at },
  );

const at = (time: string) => `2026-${time}+08:00`;
/** 全额: neither a quota nor a debt is named. */
const wholeAccount = {
  caseNumber: secondCase,
  courtName: otherCourtName,
  organ: 'court' as const,
  stage: 'enforcement' as const,
  rulingNumber: `${secondCase}之一`,
  assistanceNoticeNumber: `${secondCase}协助`,
  respondent: { name: '济南泉城置业有限公司', uscc: '91370102MA3C8K2X48' },
  applicants: [],
  claim: { origin: 'other' as const },
  servedAt: at('03-05T09:00:00'),
  startsAt: at('03-05T09:00:00'),
  endsAt: '2027-03-04T09:00:00+08:00',
};

describe('renewal and preservation beside a suit (查扣冻规定 27, 财产保全规定 17–18)', () => {
  const arbitration = () => given({ freeze: { stage: 'arbitration', caseNumber: '（2026）鲁0102财保56号', endsAt: '06-01 10:00' } });

  it('edge 8: an arbitration applicant’s freeze bears a release like any court freeze, and its applicant is told (财产保全规定 3, 12-4)', async () => {
    const case_ = arbitration();
    case_.notice({ freezes: [{ caseNumber: '（2026）鲁0102财保56号', courtName, quotaFen: 800_000_000 }] });
    case_.payment();
    expect(await case_.noticeStatus()).toBe('CLOSED');
    expect((await case_.told()).map(({ caseNumber: number, status }) => [number, status])).toEqual([['（2026）鲁0102财保56号', 'SERVED']]);
    expect(await case_.filed('（2026）鲁0102财保56号')).toEqual(['fund-use-notice', 'transfer-voucher']);
  });

  it('edge 8: the second-instance court renews through the first-instance court: same freeze, same place, new end (财产保全规定 18)', async () => {
    const case_ = arbitration();
    case_.freeze(second, byOther);
    case_.renew(
      '2027-06-01 10:00',
      { caseNumber: '（2026）鲁0102财保56号', rulingNumber: '（2026）鲁01民终88号之一' },
      { at: '05-28 10:00' },
    );
    expect((await case_.receipt())?.outcome).toBe('ACCEPTED');
    case_.until('06-02 00:00');
    expect(await case_.freezeOf('（2026）鲁0102财保56号')).toMatchObject({ status: 'LIVE', rank: 1, endsAt: '2027-06-01T10:00:00+08:00' });
  });

  it('edge 8: the superior court may send the renewal itself, a court beside it may not (财产保全规定 18)', async () => {
    const case_ = arbitration();
    const about = { caseNumber: '（2026）鲁0102财保56号' };
    case_.renew('2027-06-01 10:00', about, { at: '05-28 09:00', from: 'court:鲁0103' });
    expect((await case_.receipt())?.outcome).toBe('REJECTED');
    case_.renew('2027-06-01 10:00', about, { at: '05-28 10:00', from: otherCourt });
    expect((await case_.receipt())?.outcome).toBe('ACCEPTED');
    expect((await case_.freezeOf(about.caseNumber))?.endsAt).toBe('2027-06-01T10:00:00+08:00');
  });

  it('edge 7: between the lapse and the late renewal the waiting creditor’s freeze alone bears the notice (查扣冻规定 26–27)', async () => {
    const case_ = given({ freeze: { endsAt: '03-09 12:00' } });
    case_.freeze({ ...second, applicants: [] }, byOther);
    case_.notice({ courts: [courtName, otherCourtName] });
    case_.renew('2027-03-09 12:00', {}, { at: '03-10 12:00' });
    expect(await case_.receipt()).toMatchObject({ outcome: 'REJECTED', rules: [{ id: 'F-06' }] });
    expect(await case_.noticeStatus()).toBe('ACCEPTED');
    case_.payment();
    expect(await case_.filed(caseNumber)).toEqual([]);
    expect(await case_.told(caseNumber)).toEqual([]);
    expect(await case_.filed(secondCase)).toEqual(['fund-use-notice', 'transfer-voucher']);
  });
});

describe('quotas against money (查扣冻规定 19, S0 三(一))', () => {
  it('edge 9: a quota of five times the debt is alerted to its court and holds no release (查扣冻规定 19)', async () => {
    const case_ = given({ freeze: { quotaFen: 5_000_000_000, debtFen: 1_000_000_000 } });
    expect((await case_.report()).receipts.find(({ type }) => type === 'court.freeze.ordered')?.rules).toContainEqual({
      id: 'F-09',
      outcome: 'ACCEPT',
    });
    expect(await case_.tasks('lift-excess')).toMatchObject([{ owner: 'court', caseNumber, status: 'OPEN' }]);
    case_.notice();
    expect(await case_.noticeStatus()).toBe('ACCEPTED');
  });

  it('edge 9: five creditors of a balance each: only the first controls, all are served of a release (财产保全规定 16, S0 §五)', async () => {
    const case_ = given({ freeze: { quotaFen: 1_000_000_000 } });
    const numbers = [45, 46, 47, 48].map((serial) => `（2026）鲁01执${serial}号`);
    for (const [index, number] of numbers.entries()) {
      case_.freeze({ ...second, caseNumber: number, servedAt: `03-0${5 + index} 09:00`, quotaFen: 1_000_000_000 }, byOther);
    }
    expect((await case_.standing()).map(([, status, , controlled]) => [status, controlled])).toEqual([
      ['LIVE', 1_000_000_000],
      ...numbers.map(() => ['WAITING', 0]),
    ]);
    case_.notice({ courts: [courtName, otherCourtName] });
    case_.payment();
    for (const number of [caseNumber, ...numbers]) expect(await case_.filed(number)).toEqual(['fund-use-notice', 'transfer-voucher']);
    expect(await case_.freezeOf()).toMatchObject({ quotaFen: 1_000_000_000, controlledFen: 700_000_000 });
  });

  it('edge 10: a freeze of 全额 is held for its amount and told to the court; a release goes on (S0 三(一), 财产保全规定 15)', async () => {
    const case_ = given();
    case_.send('court.freeze.ordered', wholeAccount, { sender: otherCourt, at: '03-05 09:00' });
    expect(await case_.receipt()).toMatchObject({ outcome: 'HELD', rules: expect.arrayContaining([{ id: 'F-04', outcome: 'HOLD' }]) });
    case_.notice({ courts: [courtName, otherCourtName] });
    expect(await case_.freezeOf(secondCase)).toMatchObject({ status: 'LIVE', controlledFen: 200_000_000 });
    expect(await case_.noticeOf()).toMatchObject({
      status: 'ACCEPTED',
      rules: expect.arrayContaining([{ id: 'F-04', outcome: 'ACCEPT' }]),
    });
    case_.reduce(100_000_000, { caseNumber: secondCase }, { ...byOther, at: '03-09 15:00' });
    expect(await case_.freezeOf(secondCase)).toMatchObject({ quotaFen: 100_000_000, controlledFen: 100_000_000 });
    expect(await case_.noticeStatus()).toBe('ACCEPTED');
    case_.payment();
    expect(await case_.filed(secondCase)).toEqual(['fund-use-notice', 'transfer-voucher']);
  });
});

describe('扣划 and the supervised quota (法〔2022〕12号 art. 一)', () => {
  it('edge 12: it is flagged before the money moves and again when it has, and the release beside it goes on (12-3)', async () => {
    const case_ = given();
    case_.notice();
    case_.orderDeduction(600_000_000, {}, { at: '03-09 12:00' });
    expect((await case_.report()).deductions).toMatchObject([{ status: 'HELD', rules: expect.arrayContaining(['F-14']) }]);
    expect(JSON.stringify(await case_.outbox('release.objection-draft.raised', bank))).toContain('监管额度');
    case_.payment();
    expect((await case_.paymentOf())?.status).toBe('PAID');
    case_.deduction(600_000_000, {}, { at: '03-11 12:00' });
    expect((await case_.report()).deductions).toMatchObject([{ status: 'VIOLATION' }]);
    expect((await case_.outbox('release.violation.raised')).map(({ to }) => to)).toEqual([court, housing, bank]);
    expect(await case_.balance()).toBe(100_000_000);
  });

  it('edge 12: after the first registration of every building the lender may take it (12-3 a contrario)', async () => {
    const case_ = given();
    case_.send('housing.registration.completed', { building: '1号楼', registeredOn: '2026-03-08' }, { sender: housing, at: '03-08 10:00' });
    case_.orderDeduction(600_000_000, {}, { at: '03-09 12:00' });
    expect((await case_.report()).deductions).toMatchObject([{ status: 'ACCEPTED', rules: expect.arrayContaining(['F-16']) }]);
  });

  it('edge 13: a node payment lowers the quota; an order of the same day is measured by what holds, and anew when that changes (12-3)', async () => {
    const before = given();
    before.orderDeduction(600_000_000, {}, { at: '03-09 09:00' });
    expect((await before.report()).deductions).toMatchObject([{ status: 'HELD', rules: expect.arrayContaining(['F-14']) }]);
    adjustQuota(before, 400_000_000, '03-09 10:00');
    expect((await before.report()).deductions).toMatchObject([{ status: 'ACCEPTED', rules: expect.arrayContaining(['F-16']) }]);

    const after = given();
    adjustQuota(after, 400_000_000, '03-09 10:00');
    after.orderDeduction(600_000_000, {}, { at: '03-09 11:00' });
    expect((await after.report()).accounts[0]?.supervisedQuotaFen).toBe(400_000_000);
    expect((await after.report()).deductions).toMatchObject([{ status: 'ACCEPTED', rules: expect.arrayContaining(['F-16']) }]);
  });

  it('edge 13: the node’s own payment left the same day: inside and outside are counted on what is left (12-3)', async () => {
    const case_ = given();
    case_.notice();
    case_.payment({ bookedAt: '03-10 10:00' });
    adjustQuota(case_, 200_000_000, '03-10 11:00');
    case_.orderDeduction(500_000_000, {}, { at: '03-10 12:00' });
    // Each order alone lies outside the quota; together they would reach a fen into it.
    case_.orderDeduction(1, { rulingNumber: '（2026）鲁0102执保123号之九' }, { at: '03-10 13:00' });
    expect((await case_.report()).deductions.map(({ status }) => status)).toEqual(['ACCEPTED', 'HELD']);
  });

  it('edge 13: a court’s freeze is untouched by a lower supervised quota (民诉解释 165)', async () => {
    const case_ = given();
    adjustQuota(case_, 100_000_000, '03-09 10:00');
    expect(await case_.freezeOf()).toMatchObject({ quotaFen: 800_000_000, controlledFen: 800_000_000 });
  });
});

describe('滚动解封 beside housing releases (S0 §六)', () => {
  it('edge 14: a tranche goes to the claimant by the court’s own order and deduction, a release by the housing notice: two flows, one balance (S0 §五, §六)', async () => {
    const case_ = given({ freeze: { quotaFen: 400_000_000 } });
    case_.notice({ freezes: [{ caseNumber, courtName, quotaFen: 400_000_000 }] });
    case_.reduce(300_000_000, {}, { at: '03-09 14:00' });
    case_.orderDeduction(100_000_000, {}, { at: '03-09 14:10' });
    case_.deduction(100_000_000, {}, { at: '03-09 15:00' });
    case_.payment();
    expect((await case_.report()).deductions).toMatchObject([{ status: 'BOOKED' }]);
    expect(await case_.balance()).toBe(600_000_000);
    expect(await case_.freezeOf()).toMatchObject({ status: 'LIVE', quotaFen: 300_000_000, controlledFen: 300_000_000 });
    expect(await case_.filed()).toEqual(['fund-use-notice', 'transfer-voucher']);
    expect((await case_.told()).map(({ bankSerial }) => bankSerial)).toEqual(['S0001']);
  });
});
