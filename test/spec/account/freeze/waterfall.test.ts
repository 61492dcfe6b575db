import { describe, expect, it } from 'vitest';
import { caseNumber, given, otherCourt, otherCourtName, scenario, secondCase, thirdCase } from '../../../fixtures/desk/scenario.ts';

const second = { caseNumber: secondCase, courtName: otherCourtName, servedAt: '03-05 09:00', quotaFen: 500_000_000 };
const third = { caseNumber: thirdCase, servedAt: '03-06 09:00', quotaFen: 300_000_000 };
const byOther = { from: otherCourt };

describe('controlled money is poured down the freezes in order of service (财产保全规定 16, 查扣冻规定 26)', () => {
  it('gives the first its quota and the second what is left', async () => {
    const case_ = given();
    case_.freeze(second, byOther);
    expect(await case_.standing()).toEqual([
      [caseNumber, 'LIVE', 1, 800_000_000],
      [secondCase, 'LIVE', 2, 200_000_000],
    ]);
  });

  it('lets a third wait when nothing is left for it', async () => {
    const case_ = given();
    case_.freeze(second, byOther);
    case_.freeze(third);
    expect(await case_.standing()).toEqual([
      [caseNumber, 'LIVE', 1, 800_000_000],
      [secondCase, 'LIVE', 2, 200_000_000],
      [thirdCase, 'WAITING', 3, 0],
    ]);
  });

  it('takes a freeze that only waited out of the order when it ends', async () => {
    const case_ = given();
    case_.freeze(second, byOther);
    case_.freeze(third);
    case_.lift({ caseNumber: thirdCase }, { at: '03-08 10:00' });
    expect(await case_.freezeOf(thirdCase)).toMatchObject({ status: 'LIFTED', rank: 0, controlledFen: 0 });
  });

  it('ranks by service, not by arrival', async () => {
    const case_ = given();
    case_.freeze(third, { at: '03-06 09:00' });
    case_.freeze(second, { ...byOther, at: '03-07 09:00' });
    expect(await case_.standing()).toEqual([
      [caseNumber, 'LIVE', 1, 800_000_000],
      [secondCase, 'LIVE', 2, 200_000_000],
      [thirdCase, 'WAITING', 3, 0],
    ]);
  });

  it('ranks orders served in the same minute as they came in', async () => {
    const case_ = given();
    case_.freeze({ ...second, servedAt: '03-03 10:00' }, { ...byOther, at: '03-03 10:00' });
    expect((await case_.standing()).map(([number]) => number)).toEqual([caseNumber, secondCase]);
  });

  it('edge 9: quotas of five times the balance control the balance and no more', async () => {
    const case_ = given({ freeze: { quotaFen: 5_000_000_000 } });
    expect(await case_.freezeOf()).toMatchObject({ status: 'LIVE', quotaFen: 5_000_000_000, controlledFen: 1_000_000_000 });
  });

  it('keeps the first freeze LIVE on an empty account', async () => {
    const case_ = given({ account: { balanceFen: 0 } });
    case_.freeze(second, byOther);
    expect(await case_.standing()).toEqual([
      [caseNumber, 'LIVE', 1, 0],
      [secondCase, 'WAITING', 2, 0],
    ]);
  });

  it('edge 10: an order without an amount reaches for the whole balance', async () => {
    const case_ = scenario();
    case_.account();
    case_.send(
      'court.freeze.ordered',
      {
        caseNumber,
        courtName: '济南市历下区人民法院',
        organ: 'court',
        stage: 'suit',
        rulingNumber: 'r',
        assistanceNoticeNumber: 'n',
        respondent: { name: '济南泉城置业有限公司', uscc: '91370102MA3C8K2X48' },
        applicants: [],
        claim: { origin: 'other' },
        servedAt: '2026-03-03T10:00:00+08:00',
        startsAt: '2026-03-03T10:00:00+08:00',
        endsAt: '2027-03-02T10:00:00+08:00',
      },
      { sender: 'court:鲁0102', when: '03-03 10:00' },
    );
    case_.freeze(second, byOther);
    expect(await case_.standing()).toEqual([
      [caseNumber, 'LIVE', 1, 1_000_000_000],
      [secondCase, 'WAITING', 2, 0],
    ]);
    expect(await case_.tasks('review-freeze')).toMatchObject([{ rule: 'F-04', owner: 'court', status: 'OPEN' }]);
  });
});

describe('money that comes in is caught up to the quota', () => {
  it('fills the first, then the second, then lets the third live', async () => {
    const case_ = given({ account: { balanceFen: 700_000_000 } });
    case_.freeze(second, byOther);
    case_.freeze(third);
    case_.inflow(200_000_000, {}, { at: '03-07 10:00' });
    expect((await case_.standing()).map(([, , , controlled]) => controlled)).toEqual([800_000_000, 100_000_000, 0]);
    case_.inflow(500_000_000, {}, { at: '03-07 11:00' });
    expect(await case_.standing()).toEqual([
      [caseNumber, 'LIVE', 1, 800_000_000],
      [secondCase, 'LIVE', 2, 500_000_000],
      [thirdCase, 'LIVE', 3, 100_000_000],
    ]);
  });

  it('a release lowers what is controlled, never the quota (民诉解释 165): the next money is caught again', async () => {
    const case_ = given();
    case_.notice();
    case_.payment();
    expect(await case_.freezeOf()).toMatchObject({ quotaFen: 800_000_000, controlledFen: 700_000_000 });
    case_.inflow(300_000_000, {}, { at: '03-11 10:00' });
    expect(await case_.freezeOf()).toMatchObject({ quotaFen: 800_000_000, controlledFen: 800_000_000 });
  });

  it('a release takes from the last in line first', async () => {
    const case_ = given();
    case_.freeze(second, byOther);
    case_.notice();
    case_.payment();
    expect(await case_.standing()).toEqual([
      [caseNumber, 'LIVE', 1, 700_000_000],
      [secondCase, 'WAITING', 2, 0],
    ]);
  });
});

describe('a waiting freeze (轮候) takes effect by itself when those before it end', () => {
  it('by lift', async () => {
    const case_ = given();
    case_.freeze(second, byOther);
    case_.lift({}, { at: '03-08 10:00' });
    expect(await case_.standing()).toEqual([
      [caseNumber, 'LIFTED', 0, 0],
      [secondCase, 'LIVE', 1, 500_000_000],
    ]);
  });

  it('by expiry at endsAt to the minute, without a roll for the holiday that it falls on (T-03)', async () => {
    const case_ = given({ freeze: { endsAt: '10-01 10:00' } });
    case_.freeze(second, byOther);
    case_.until('10-01 09:59:59');
    expect(await case_.freezeOf()).toMatchObject({ status: 'LIVE', rank: 1 });
    case_.until('10-01 10:00');
    expect(await case_.standing()).toEqual([
      [caseNumber, 'EXPIRED', 0, 0],
      [secondCase, 'LIVE', 1, 500_000_000],
    ]);
  });

  it('by reduction of the one before it', async () => {
    const case_ = given();
    case_.freeze(second, byOther);
    case_.reduce(600_000_000, {}, { at: '03-08 10:00' });
    expect((await case_.standing()).map(([, , , controlled]) => controlled)).toEqual([600_000_000, 400_000_000]);
  });
});

describe('the court reduces', () => {
  it('a quota of 0 lifts', async () => {
    const case_ = given();
    case_.reduce(0, {}, { at: '03-08 10:00' });
    expect(await case_.freezeOf()).toMatchObject({ status: 'LIFTED', rank: 0, controlledFen: 0 });
  });

  it('edge 14: 滚动解封 in 14 tranches, housing releases in between', async () => {
    const case_ = given({ account: { balanceFen: 8_000_000_00 * 10 }, freeze: { quotaFen: 787_100_000 } });
    case_.notice({ issuedAt: '03-04 09:00' });
    for (let tranche = 1; tranche <= 13; tranche++) {
      case_.reduce(
        787_100_000 - tranche * 56_200_000,
        { rulingNumber: `之${tranche}` },
        { at: `03-${String(4 + tranche).padStart(2, '0')} 10:00` },
      );
      if (tranche === 6) case_.payment({ bookedAt: '03-10 14:30' });
    }
    expect(await case_.freezeOf()).toMatchObject({ status: 'LIVE', quotaFen: 56_500_000, controlledFen: 56_500_000 });
    expect(await case_.noticeStatus()).toBe('CLOSED');
    case_.reduce(0, { rulingNumber: '之十四' }, { at: '03-18 10:00' });
    expect(await case_.freezeOf()).toMatchObject({ status: 'LIFTED', controlledFen: 0 });
  });

  it('a court other than the deciding one or its superior is refused (M-08, 民诉解释 165)', async () => {
    const case_ = given();
    case_.reduce(100_000_000, {}, { from: 'court:鲁0103', at: '03-08 10:00' });
    expect(await case_.receipt()).toMatchObject({ outcome: 'REJECTED', rules: [{ id: 'M-08' }] });
    expect(await case_.freezeOf()).toMatchObject({ quotaFen: 800_000_000 });
  });

  it('a reduction that would raise the quota is refused: more money needs an order with its own place in line (民诉法 106)', async () => {
    const case_ = given();
    case_.freeze(second, byOther);
    case_.reduce(900_000_000, {}, { at: '03-08 10:00' });
    expect((await case_.receipt())?.outcome).toBe('REJECTED');
    expect((await case_.standing()).map(([, , , controlled]) => controlled)).toEqual([800_000_000, 200_000_000]);
  });
});
