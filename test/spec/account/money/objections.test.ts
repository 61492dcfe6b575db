/** 执行异议: the bank's or a party's objection goes to the court that ordered what it is about, when it was made, and stops nothing by itself (contracts §2, §3). */
import { describe, expect, it } from 'vitest';
import { bank, caseNumber, court, given, type Scenario, scenario, thirdCase } from '../../../fixtures/desk/scenario.ts';

const objectedAt = '2026-03-09T10:00:00+08:00';
const objects = (case_: Scenario, change: object = {}) =>
  case_.send(
    'bank.order.objected',
    { caseNumber, reason: '监管额度内款项不得扣划', objectedAt, ...change },
    { sender: bank, at: '03-09 10:00' },
  );
const routed = async (case_: Scenario) => (await case_.outbox('release.objection.routed', court)).map(({ output }) => output);

describe('the bank objects', () => {
  it('to a deduction that was ordered without a freeze: the court that ordered it reads it', async () => {
    const case_ = given();
    case_.orderDeduction(100_000_000, { caseNumber: thirdCase }, { at: '03-09 09:00' });
    objects(case_, { caseNumber: thirdCase });
    expect(await routed(case_)).toMatchObject([{ data: { caseNumber: thirdCase, from: 'bank', lodgedAt: objectedAt } }]);
  });

  it('to a freeze that is still to be served: its court reads it now', async () => {
    const case_ = scenario();
    case_.account();
    case_.freeze({ servedAt: '2026-03-20T10:00:00+08:00' }, { at: '03-08 10:00' });
    objects(case_);
    expect(await routed(case_)).toMatchObject([{ data: { caseNumber, from: 'bank' } }]);
  });

  it('at an instant to come: nobody hears of it before (B-18)', async () => {
    const case_ = given();
    objects(case_, { objectedAt: '2026-03-12T10:00:00+08:00' });
    expect(await case_.receipt()).toMatchObject({ outcome: 'HELD', rules: [{ id: 'B-18' }] });
    expect(await routed(case_)).toEqual([]);
    case_.until('03-12 10:00');
    expect(await routed(case_)).toHaveLength(1);
  });
});

it('a party’s objection that is lodged on a day to come waits for it (F-23)', async () => {
  const case_ = given();
  case_.send(
    'court.objection.lodged',
    { caseNumber, objector: '案外人某某', ground: '款项不属于被保全人', lodgedAt: '2026-03-12T10:00:00+08:00' },
    { sender: court, at: '03-09 10:00' },
  );
  expect(await case_.receipt()).toMatchObject({ outcome: 'HELD', rules: [{ id: 'F-23' }] });
  case_.until('03-12 10:00');
  expect(await routed(case_)).toMatchObject([{ data: { from: 'party' } }]);
});

it('what a held deduction is held for is asked as it is now: money that comes and goes opens and closes its question (F-18)', async () => {
  const case_ = given({ account: { supervisedQuotaFen: 900_000_000 }, freeze: { quotaFen: 400_000_000 } });
  case_.notice();
  case_.orderDeduction(200_000_000, {}, { at: '03-09 11:00' });
  const asked = async () =>
    (await case_.tasks('review-deduction')).filter(({ status }) => status === 'OPEN').flatMap(({ rule }) => rule ?? []);
  expect(await asked()).toEqual(['F-14']);
  const payee = { name: '某材料商', accountNumber: '6222000011112222', bankCode: '105451000129' };
  const left = { bankSerial: 'O1', amountFen: 550_000_000, payee, kind: 'supervised-use' as const, bookedAt: '2026-03-09T12:00:00+08:00' };
  case_.send('bank.outflow.booked', { ...left, balanceAfterFen: 450_000_000 }, { sender: bank, at: '03-09 12:00' });
  expect((await asked()).sort()).toEqual(['F-14', 'F-18']);
  case_.inflow(300_000_000, { balanceAfterFen: 750_000_000 }, { at: '03-09 13:00' });
  expect(await asked()).toEqual(['F-14']);
});
