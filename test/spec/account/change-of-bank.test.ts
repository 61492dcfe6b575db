/**
 * The housing authority registers the account with another bank (开户银行变更). A freeze binds whichever bank keeps the money (查扣冻规定 26, S0 三(一)), an approval
 * is for the bank that pays, and what a bank reports of its own time is a fact (contracts §4.4).
 */
import { describe, expect, it } from 'vitest';
import type { PartnerReceived } from '../../../shared/domain/report/pages.ts';
import { bank, caseNumber, given, otherCourt, type Scenario, scenario, secondCase } from '../../fixtures/desk/scenario.ts';

const newBank = 'bank:105451000129';
const moved = { bankCode: '105451000129' };
const dataOf = (told: readonly PartnerReceived[]) => told.map(({ output }) => (output as { data: object }).data);
const toldOf = async (case_: Scenario, type: Parameters<Scenario['outbox']>[0], to = newBank) => dataOf(await case_.outbox(type, to));

function known(change: Parameters<typeof given>[0] = {}): Scenario {
  const case_ = given(change);
  case_.register({ partner: newBank, name: '中国建设银行' });
  return case_;
}

describe('the bank that keeps the account from now on', () => {
  it('is told of every freeze in force, in order of service, each once, like one that is ordered', async () => {
    const case_ = known();
    case_.freeze({ caseNumber: secondCase, quotaFen: 400_000_000, servedAt: '2026-03-04T10:00:00+08:00' }, { from: otherCourt });
    case_.account(moved, { at: '03-08 09:00' });
    case_.account(moved, { at: '03-09 09:00' });
    expect(await toldOf(case_, 'release.freeze.changed')).toMatchObject([
      { change: 'ordered', freeze: { caseNumber, status: 'LIVE', rank: 1, quotaFen: 800_000_000, controlledFen: 800_000_000 } },
      { change: 'ordered', freeze: { caseNumber: secondCase, status: 'LIVE', rank: 2, controlledFen: 200_000_000 } },
    ]);
    expect((await case_.report()).accounts[0]?.freezes).toHaveLength(2);
  });

  it('is told of none that has ended, and of one that comes later when it comes', async () => {
    const case_ = known();
    case_.lift({}, { at: '03-05 09:00' });
    case_.account(moved, { at: '03-08 09:00' });
    expect(await toldOf(case_, 'release.freeze.changed')).toEqual([]);
    case_.freeze({ caseNumber: secondCase, servedAt: '2026-03-09T10:00:00+08:00' }, { from: otherCourt });
    expect(await toldOf(case_, 'release.freeze.changed')).toMatchObject([{ change: 'ordered', freeze: { caseNumber: secondCase } }]);
  });

  it('may pay what the one before it may pay no more: two banks never hold one authorisation', async () => {
    const case_ = known();
    case_.notice();
    case_.account(moved, { at: '03-09 15:00' });
    expect(await toldOf(case_, 'release.payment.authorised')).toMatchObject([
      { noticeNumber: expect.any(String), version: 1, lines: [{ line: 1, remainingFen: 300_000_000 }] },
    ]);
    expect(await toldOf(case_, 'release.payment.stopped', bank)).toMatchObject([{ version: 1, rules: [] }]);
    expect(await toldOf(case_, 'release.payment.stopped')).toEqual([]);
    expect(await case_.noticeStatus()).toBe('ACCEPTED');
    case_.payment({}, { from: newBank });
    expect(await case_.noticeStatus()).toBe('CLOSED');
    expect(await case_.paymentOf()).toMatchObject({ status: 'PAID', violations: [] });
  });

  it('may not pay what a court has suspended, and is told when the court lets it go on', async () => {
    const case_ = known();
    case_.notice();
    case_.suspend({}, { at: '03-09 14:30' });
    case_.account(moved, { at: '03-09 15:00' });
    expect(await toldOf(case_, 'release.payment.authorised')).toEqual([]);
    case_.resume({}, { at: '03-09 16:00' });
    expect(await toldOf(case_, 'release.payment.authorised')).toHaveLength(1);
  });

  it('is told of an order to deduct that is not carried out, and gets the draft of what it may say against it (F-14)', async () => {
    const case_ = known();
    case_.orderDeduction(100_000_000, {}, { at: '03-05 09:00' });
    case_.orderDeduction(600_000_000, { rulingNumber: '扣之二' }, { at: '03-05 10:00' });
    case_.account(moved, { at: '03-08 09:00' });
    const decided = await toldOf(case_, 'release.deduction.decided');
    expect(decided).toMatchObject([
      { outcome: 'ACCEPTED', amountFen: 100_000_000 },
      { outcome: 'HELD', amountFen: 600_000_000 },
    ]);
    expect(await toldOf(case_, 'release.objection-draft.raised')).toMatchObject([{ rulingNumber: '扣之二', amountFen: 600_000_000 }]);
  });

  it('is told the same when a person lets the registration of another authority take effect', async () => {
    const case_ = known();
    case_.register({ partner: 'housing:370103', name: '市中区住建局' });
    case_.account(moved, { at: '03-08 09:00', from: 'housing:370103' });
    expect(await toldOf(case_, 'release.freeze.changed')).toEqual([]);
    case_.answer('review-held-message', 'accept', { at: '03-08 10:00', reason: '机构改革' });
    expect(await toldOf(case_, 'release.freeze.changed')).toMatchObject([{ change: 'ordered', freeze: { caseNumber } }]);
  });

  it('is told once more when the account comes back to it, of how things stand then', async () => {
    const case_ = known();
    case_.account(moved, { at: '03-08 09:00' });
    case_.reduce(500_000_000, {}, { at: '03-08 12:00' });
    case_.account({}, { at: '03-09 09:00' });
    expect(await toldOf(case_, 'release.freeze.changed', bank)).toMatchObject([
      { change: 'ordered', freeze: { quotaFen: 800_000_000 } },
      { change: 'ordered', freeze: { quotaFen: 500_000_000 } },
    ]);
  });

  it('has its own report of before the registration believed, once the registration has come (N-13)', async () => {
    const case_ = known();
    case_.inflow(50_000_000, {}, { at: '03-08 08:00', from: newBank });
    expect(await case_.receipt()).toMatchObject({ outcome: 'HELD', rules: [{ id: 'N-13', outcome: 'HOLD' }] });
    case_.account(moved, { at: '03-08 09:00' });
    expect(await case_.balance()).toBe(1_050_000_000);
    expect(await case_.openTasks()).toEqual([]);
  });
});

describe('the bank that kept the account before', () => {
  it('still says what happened in its time; of what came after only a person believes it (N-13)', async () => {
    const case_ = known();
    case_.account(moved, { at: '03-08 09:00' });
    case_.inflow(50_000_000, { bookedAt: '2026-03-07T10:00:00+08:00' }, { at: '03-08 10:00' });
    expect(await case_.receipt()).toMatchObject({ outcome: 'ACCEPTED', rules: [] });
    case_.inflow(70_000_000, {}, { at: '03-08 11:00' });
    expect(await case_.receipt()).toMatchObject({ outcome: 'HELD', rules: [{ id: 'N-13', outcome: 'HOLD' }] });
    expect(await case_.balance()).toBe(1_050_000_000);
  });

  it('reports its payment of its time late: it is lawful, and the new bank hears that nothing is left', async () => {
    const case_ = known();
    case_.notice();
    case_.account(moved, { at: '03-10 15:00' });
    case_.payment({ bookedAt: '2026-03-10T10:00:00+08:00' }, { at: '03-10 16:00' });
    expect(await case_.paymentOf()).toMatchObject({ status: 'PAID', violations: [] });
    expect(await toldOf(case_, 'release.payment.stopped')).toMatchObject([{ version: 1 }]);
  });

  it('hears of its own violation, as the new one does', async () => {
    const case_ = known();
    case_.account(moved, { at: '03-10 15:00' });
    case_.payment({ bookedAt: '2026-03-10T10:00:00+08:00' }, { at: '03-10 16:00' });
    case_.until('03-10 18:00');
    expect((await case_.outbox('release.violation.raised')).map(({ to }) => to)).toEqual(expect.arrayContaining([bank, newBank]));
  });

  it('is rightly named by a notice of its time, and wrongly by one that was issued after it (N-13)', async () => {
    const case_ = known();
    case_.notice({ costToCompleteFen: 900_000_000 });
    case_.account(moved, { at: '03-09 15:00' });
    case_.explain(['S-19'], {}, { at: '03-09 16:00' });
    expect(await case_.noticeStatus()).toBe('ACCEPTED');
    case_.notice({ noticeNumber: '济历住建冻用〔2026〕2号', issuedAt: '2026-03-10T09:00:00+08:00' });
    expect((await case_.noticeOf('济历住建冻用〔2026〕2号'))?.rules).toContainEqual({ id: 'N-13', outcome: 'REJECT' });
  });
});

it('a freeze that came before any registration is told to the bank that the first one names, and to the next one after it', async () => {
  const case_ = scenario();
  case_.register({ partner: newBank, name: '中国建设银行' });
  case_.freeze({}, { at: '03-03 10:00' });
  case_.account({}, { at: '03-04 09:00' });
  case_.account(moved, { at: '03-05 09:00' });
  for (const to of [bank, newBank])
    expect(await toldOf(case_, 'release.freeze.changed', to)).toMatchObject([{ change: 'ordered', freeze: { caseNumber } }]);
});
