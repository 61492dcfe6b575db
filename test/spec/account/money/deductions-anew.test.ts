/** A held deduction is decided anew when registration, quota or freezes change; rank and own quota (F-14, F-26, F-27). 10,000,000.00 in the account. */
import { describe, expect, it } from 'vitest';
import {
  bank,
  caseNumber,
  court,
  given,
  housing,
  otherCourt,
  otherCourtName,
  type Scenario,
  secondCase,
} from '../../../fixtures/desk/scenario.ts';

const byOther = { from: otherCourt };
const second = { caseNumber: secondCase, courtName: otherCourtName, servedAt: '03-05 09:00', quotaFen: 500_000_000 };
const registered = (case_: Scenario, registeredOn: string, at: string) =>
  case_.send('housing.registration.completed', { building: '1号楼', registeredOn }, { sender: housing, at });
const decided = async (case_: Scenario, to: string) =>
  (await case_.outbox('release.deduction.decided', to)).map(({ output }) => output.data);

describe('what barred it goes (法〔2022〕12号 一; F-14)', () => {
  it('with the first registration of the buildings: accepted, both are told, and carrying it out is lawful', async () => {
    const case_ = given();
    case_.orderDeduction(600_000_000, {}, { at: '03-09 12:00' });
    registered(case_, '2026-04-01', '04-02 10:00');
    expect((await case_.report()).deductions).toMatchObject([{ status: 'ACCEPTED', rules: ['F-16'] }]);
    for (const to of [court, bank])
      expect(await decided(case_, to)).toMatchObject([{ outcome: 'HELD' }, { outcome: 'ACCEPTED', allowedFen: 600_000_000 }]);
    case_.deduction(600_000_000, {}, { at: '04-03 10:00' });
    expect((await case_.report()).deductions).toMatchObject([{ status: 'BOOKED' }]);
    expect(await case_.outbox('release.violation.raised')).toEqual([]);
  });

  it('with a smaller quota, from the day on which it counts', async () => {
    const case_ = given();
    case_.orderDeduction(600_000_000, {}, { at: '03-09 12:00' });
    const smaller = { supervisedQuotaFen: 300_000_000, effectiveAt: '2026-03-12T10:00:00+08:00', reason: '主体结构封顶' };
    case_.send('housing.quota.adjusted', smaller, { sender: housing, at: '03-10 10:00' });
    expect((await case_.report()).deductions).toMatchObject([{ status: 'HELD' }]);
    case_.until('03-12 10:00');
    expect((await case_.report()).deductions).toMatchObject([{ status: 'ACCEPTED', rules: ['F-16'] }]);
    expect(await case_.tasks('review-deduction')).toMatchObject([{ rule: 'F-14', status: 'DONE' }]);
  });

  it('what lies outside the quota may be carried out while the rest is held', async () => {
    const case_ = given();
    case_.orderDeduction(600_000_000, {}, { at: '03-09 12:00' });
    expect(await decided(case_, bank)).toMatchObject([
      { outcome: 'HELD', allowedFen: 500_000_000, insideFen: 100_000_000, outsideFen: 500_000_000 },
    ]);
    case_.deduction(500_000_000, {}, { at: '03-10 12:00' });
    expect((await case_.report()).deductions).toMatchObject([{ status: 'BOOKED' }]);
    case_.deduction(1, {}, { at: '03-10 13:00' });
    expect((await case_.report()).deductions).toMatchObject([{ status: 'VIOLATION' }]);
  });

  it('carried out against the bar: no violation after all once an earlier first registration comes to be known', async () => {
    const case_ = given();
    case_.orderDeduction(600_000_000, {}, { at: '03-09 12:00' });
    case_.deduction(600_000_000, {}, { at: '03-20 10:00' });
    expect((await case_.report()).deductions).toMatchObject([{ status: 'VIOLATION' }]);
    registered(case_, '2026-03-19', '03-25 10:00');
    expect((await case_.report()).deductions).toMatchObject([{ status: 'BOOKED', rules: expect.not.arrayContaining(['F-14']) }]);
    expect(await case_.tasks('review-violation')).toMatchObject([{ status: 'DONE' }]);
    expect((await decided(case_, bank)).at(-1)).toMatchObject({ outcome: 'ACCEPTED', allowedFen: 600_000_000 });
  });

  it('a registration after the booking cures nothing, nor one of more than was ordered', async () => {
    const late = given();
    late.orderDeduction(600_000_000, {}, { at: '03-09 12:00' });
    late.deduction(600_000_000, {}, { at: '03-20 10:00' });
    registered(late, '2026-03-21', '03-25 10:00');
    expect((await late.report()).deductions).toMatchObject([{ status: 'VIOLATION' }]);
    const more = given();
    more.orderDeduction(600_000_000, {}, { at: '03-09 12:00' });
    more.deduction(600_000_001, {}, { at: '03-20 10:00' });
    registered(more, '2026-03-19', '03-25 10:00');
    expect((await more.report()).deductions).toMatchObject([{ status: 'VIOLATION', rules: expect.arrayContaining(['B-04']) }]);
  });
});

describe('the rank of the case that deducts (查扣冻规定 26; F-26)', () => {
  it('a later case may take what it controls; the rest waits until the earlier freeze ends', async () => {
    const case_ = given();
    case_.freeze(second, byOther);
    case_.orderDeduction(300_000_000, { caseNumber: secondCase }, { at: '03-09 12:00', from: otherCourt });
    expect(await case_.receipt()).toMatchObject({ outcome: 'HELD', rules: expect.arrayContaining([{ id: 'F-26', outcome: 'HOLD' }]) });
    expect(await decided(case_, bank)).toMatchObject([{ outcome: 'HELD', allowedFen: 200_000_000 }]);
    case_.lift({}, { at: '03-10 10:00' });
    expect((await case_.report()).deductions).toMatchObject([{ status: 'ACCEPTED' }]);
    case_.deduction(300_000_000, { caseNumber: secondCase }, { at: '03-11 10:00' });
    expect(await case_.freezeOf(secondCase)).toMatchObject({ quotaFen: 200_000_000, controlledFen: 200_000_000 });
  });

  it('carried out all the same it is a violation, and the first court hears of it', async () => {
    const case_ = given();
    case_.freeze(second, byOther);
    case_.orderDeduction(300_000_000, { caseNumber: secondCase }, { at: '03-09 12:00', from: otherCourt });
    case_.deduction(300_000_000, { caseNumber: secondCase }, { at: '03-09 13:00' });
    expect((await case_.report()).deductions).toMatchObject([{ status: 'VIOLATION', rules: expect.arrayContaining(['F-26']) }]);
    expect(await case_.outbox('release.violation.raised', court)).toHaveLength(1);
  });
});

it('F-27: a freeze that has taken its sum catches nothing more, and those behind it move up', async () => {
  const case_ = given({ freeze: { quotaFen: 300_000_000 } });
  case_.freeze(second, byOther);
  case_.orderDeduction(300_000_000, {}, { at: '03-09 12:00' });
  case_.deduction(200_000_000, {}, { at: '03-09 15:00' });
  expect(await case_.freezeOf()).toMatchObject({ status: 'LIVE', quotaFen: 100_000_000 });
  case_.deduction(100_000_000, {}, { at: '03-09 16:00' });
  case_.inflow(500_000_000, {}, { at: '03-10 10:00' });
  expect(await case_.standing()).toEqual([
    [caseNumber, 'LIFTED', 0, 0],
    [secondCase, 'LIVE', 1, 500_000_000],
  ]);
});

it('a booking names no ruling: of several orders it carries out the one that leaves room for it', async () => {
  const case_ = given({ profile: { deductionNeedsHousingConsent: true } });
  case_.orderDeduction(400_000_000, {}, { at: '03-09 12:00' });
  const consent = { rulingNumber: `${caseNumber}之三`, housingConsent: '历下住建〔2026〕8号' };
  case_.orderDeduction(300_000_000, consent, { at: '03-09 13:00' });
  case_.deduction(300_000_000, {}, { at: '03-10 12:00' });
  expect((await case_.report()).deductions).toMatchObject([
    { amountFen: 400_000_000, status: 'HELD' },
    { amountFen: 300_000_000, status: 'BOOKED' },
  ]);
});

describe('a booking that overtakes its order, while another order of the case waits', () => {
  const held = async () => {
    const case_ = given({ profile: { deductionNeedsHousingConsent: true } });
    case_.orderDeduction(200_000_000, {}, { at: '03-09 12:00' });
    expect((await case_.receipt())?.outcome).toBe('HELD');
    return case_;
  };
  const consented = (case_: Scenario, amountFen: number, at: string) =>
    case_.orderDeduction(amountFen, { rulingNumber: `${caseNumber}之三`, housingConsent: '历下住建〔2026〕8号' }, { at });

  it.each([
    ['larger', 300_000_000],
    ['smaller', 100_000_000],
  ])('%s than it: waits for its own, which makes it lawful', async (_, amountFen) => {
    const case_ = await held();
    case_.deduction(amountFen, {}, { at: '03-09 12:20' });
    consented(case_, amountFen, '03-09 12:40');
    case_.until('03-09 15:00');
    expect((await case_.report()).deductions).toMatchObject([
      { amountFen: 200_000_000, status: 'HELD' },
      { amountFen, status: 'BOOKED' },
    ]);
    expect(await case_.freezeOf()).toMatchObject({ quotaFen: 800_000_000 - amountFen });
    expect(await case_.outbox('release.violation.raised')).toEqual([]);
  });

  it('and none comes: a violation for want of an order (B-02), and the freeze does not fall', async () => {
    const case_ = await held();
    case_.deduction(300_000_000, {}, { at: '03-09 12:20' });
    case_.until('03-09 15:00');
    expect((await case_.report()).deductions).toMatchObject([{ status: 'HELD' }, { status: 'VIOLATION', rules: ['B-02'] }]);
    expect(await case_.freezeOf()).toMatchObject({ quotaFen: 800_000_000 });
  });

  it('the held order sent again meanwhile does not take it either', async () => {
    const case_ = await held();
    case_.deduction(100_000_000, {}, { at: '03-09 12:20' });
    case_.orderDeduction(200_000_000, { housingConsent: '历下住建〔2026〕8号' }, { at: '03-09 12:30' });
    expect((await case_.report()).deductions).toMatchObject([{ status: 'ACCEPTED' }, { status: 'HELD' }]);
    consented(case_, 100_000_000, '03-09 12:40');
    expect((await case_.report()).deductions).toMatchObject([{ status: 'ACCEPTED' }, { status: 'BOOKED' }]);
  });

  it('of two bookings that wait an order takes that of its sum', async () => {
    const case_ = given();
    case_.deduction(100_000_000, {}, { at: '03-09 12:00' });
    case_.deduction(150_000_000, {}, { at: '03-09 12:05' });
    case_.orderDeduction(150_000_000, {}, { at: '03-09 12:10' });
    case_.orderDeduction(100_000_000, { rulingNumber: `${caseNumber}之三` }, { at: '03-09 12:15' });
    case_.until('03-09 15:00');
    expect((await case_.report()).deductions.map(({ amountFen, status }) => [amountFen, status])).toEqual([
      [100_000_000, 'BOOKED'],
      [150_000_000, 'BOOKED'],
    ]);
    expect(await case_.freezeOf()).toMatchObject({ quotaFen: 550_000_000 });
  });
});

describe('a tranche that the court has given free (滚动解封; F-27)', () => {
  it('taken in several bookings of one order lowers nothing', async () => {
    const case_ = given();
    case_.reduce(700_000_000, {}, { at: '03-09 10:00' });
    case_.orderDeduction(100_000_000, { rulingNumber: `${caseNumber}之三` }, { at: '03-09 12:00' });
    for (const [amountFen, at] of [
      [30_000_000, '13:00'],
      [30_000_000, '14:00'],
      [40_000_000, '15:00'],
    ] as const)
      case_.deduction(amountFen, {}, { at: `03-09 ${at}` });
    expect(await case_.freezeOf()).toMatchObject({ quotaFen: 700_000_000 });
    expect((await case_.report()).deductions).toMatchObject([{ status: 'BOOKED' }]);
  });

  it('what security has taken the place of is none: the next deduction of that sum lowers the quota', async () => {
    const case_ = given();
    case_.secure(700_000_000, {}, { at: '03-09 10:00' });
    case_.orderDeduction(100_000_000, { rulingNumber: `${caseNumber}之三` }, { at: '03-09 12:00' });
    case_.deduction(100_000_000, {}, { at: '03-09 13:00' });
    expect(await case_.freezeOf()).toMatchObject({ quotaFen: 600_000_000 });
  });
});

describe('carried out of turn while an earlier freeze seemed to stand (F-26)', () => {
  const carriedOut = async () => {
    const case_ = given({ account: { supervisedQuotaFen: 0 } });
    case_.freeze(second, byOther);
    case_.orderDeduction(500_000_000, { caseNumber: secondCase, rulingNumber: `${secondCase}之二` }, { ...byOther, at: '03-06 10:00' });
    case_.deduction(500_000_000, { caseNumber: secondCase }, { at: '03-07 10:00' });
    expect((await case_.report()).deductions).toMatchObject([{ status: 'VIOLATION' }]);
    return case_;
  };

  it('no violation after all once an earlier end of that freeze comes to be known; both are told', async () => {
    const case_ = await carriedOut();
    case_.lift({ liftedAt: '03-06 17:00' }, { at: '03-08 10:00' });
    expect((await case_.report()).deductions).toMatchObject([{ status: 'BOOKED', rules: expect.not.arrayContaining(['F-26']) }]);
    for (const to of [otherCourt, bank]) expect((await decided(case_, to)).at(-1)).toMatchObject({ outcome: 'ACCEPTED' });
    expect(await case_.tasks('review-violation')).toMatchObject([{ status: 'DONE' }]);
  });

  it('a lift that came after it changes nothing', async () => {
    const case_ = await carriedOut();
    case_.lift({ liftedAt: '03-07 17:00' }, { at: '03-08 10:00' });
    expect((await case_.report()).deductions).toMatchObject([{ status: 'VIOLATION' }]);
  });
});
