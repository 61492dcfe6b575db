/** 银行按月报送被冻结账户情况: the housing authority gets it where the city asks for it (`release.report.monthly`). */
import { describe, expect, it } from 'vitest';
import { given, housing, type Scenario, scenario } from '../../../fixtures/desk/scenario.ts';

const reports = async (case_: Scenario) =>
  (await case_.outbox('release.report.monthly')).map(({ to, output }) => ({ to, at: output.at, data: output.data }));
const asks = { monthlyReportDay: 10 };

describe('the monthly report of a frozen account', () => {
  it('comes on the day that the profile names, about the month before, with what was paid in it', async () => {
    const case_ = given({ profile: asks });
    case_.notice();
    case_.payment({ amountFen: 100_000_000 });
    case_.until('04-09 23:59');
    expect(await reports(case_)).toEqual([]);
    case_.until('04-10 08:00');
    expect(await reports(case_)).toMatchObject([
      {
        to: housing,
        at: '2026-04-10T00:00:00+08:00',
        data: { month: '2026-03', balanceFen: 900_000_000, paidFen: 100_000_000, payments: 1, openNotices: 1, violations: 0 },
      },
    ]);
    expect((await reports(case_))[0]?.data).toMatchObject({ freezes: [{ status: 'LIVE', rank: 1, controlledFen: 800_000_000 }] });
    case_.until('05-10 08:00');
    expect((await reports(case_)).map(({ data }) => data)).toMatchObject([
      { month: '2026-03' },
      { month: '2026-04', paidFen: 0, payments: 0 },
    ]);
  });

  it('is not sent where the profile does not ask for it', async () => {
    const case_ = given();
    case_.until('06-30 08:00');
    expect(await reports(case_)).toEqual([]);
  });

  it('nor of an account that nothing freezes; the month in which the freeze ended is still reported', async () => {
    const free = scenario({}, asks);
    free.account();
    free.until('06-30 08:00');
    expect(await reports(free)).toEqual([]);
    const case_ = given({ profile: asks });
    case_.lift({}, { at: '03-20 10:00' });
    case_.until('06-30 08:00');
    expect((await reports(case_)).map(({ data }) => data)).toMatchObject([{ month: '2026-03', freezes: [{ status: 'LIFTED' }] }]);
  });

  it('a freeze that ends before the report of its month’s predecessor: its own last month is reported too', async () => {
    const case_ = given({ profile: asks });
    case_.lift({}, { at: '04-05 10:00' });
    case_.until('08-01 08:00');
    expect((await reports(case_)).map(({ data }) => data)).toMatchObject([
      { month: '2026-03', freezes: [{ status: 'LIFTED' }] },
      { month: '2026-04', freezes: [{ status: 'LIFTED' }] },
    ]);
  });

  it('on the last day of a month that has no such day, and over the turn of the year', async () => {
    const case_ = given({ profile: { monthlyReportDay: 31 }, freeze: { endsAt: '2027-03-02 10:00' } });
    case_.until('2027-03-01 08:00');
    const days = (await reports(case_)).map(({ at }) => at.slice(0, 10));
    expect(days.slice(0, 2)).toEqual(['2026-04-30', '2026-05-31']);
    expect(days.at(-1)).toBe('2027-02-28');
    expect((await reports(case_)).map(({ data }) => data)).toContainEqual(expect.objectContaining({ month: '2026-12' }));
  });

  it('counts what broke the rules', async () => {
    const case_ = given({ profile: asks });
    case_.payment();
    case_.until('04-10 08:00');
    expect(await reports(case_)).toMatchObject([{ data: { violations: 1, paidFen: 0 } }]);
  });
});
