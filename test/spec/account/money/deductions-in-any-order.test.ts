/**
 * What a booking of a deduction is hangs on what might be carried out when the bank made it, and not on when the bank's report comes (法〔2022〕12号 一;
 * F-14 – F-18, F-26). 10,000,000.00 in the account, 5,000,000.00 of it supervised.
 */
import { describe, expect, it } from 'vitest';
import { caseNumber, given, housing, otherCourt, otherCourtName, type Scenario, secondCase } from '../../../fixtures/desk/scenario.ts';

const instant = (at: string) => `2026-${at.replace(' ', 'T')}:00+08:00`;

/** The whole of what came of it; who was told meanwhile is the one thing that may differ. */
async function outcome(case_: Scenario): Promise<unknown> {
  const { deductions, accounts } = await case_.report();
  return {
    deductions: deductions.map(({ status, amountFen }) => [status, amountFen]),
    accounts: accounts.map(({ balanceFen, freezes }) => [balanceFen, freezes]),
    open: await case_.openTasks(),
  };
}

interface Course {
  open: () => Scenario;
  /** What comes to be known beside the booking. */
  fact: (case_: Scenario, at: string) => void;
  amountFen?: number;
  change?: { caseNumber?: string; balanceAfterFen?: number };
}

/** The booking of an instant reported before and after what else comes to be known. */
async function inBothOrders({ open, fact, amountFen = 600_000_000, change = {} }: Course, bookedAt: string): Promise<string | undefined> {
  const book = (case_: Scenario, at: string) => case_.deduction(amountFen, { bookedAt: instant(bookedAt), ...change }, { at });
  const [first, last] = [open(), open()];
  book(first, '03-12 10:00');
  first.until('03-12 11:30');
  fact(first, '03-12 12:00');
  fact(last, '03-12 10:00');
  book(last, '03-12 12:00');
  last.until('03-12 14:00');
  first.until('03-12 14:00');
  expect(await outcome(first)).toEqual(await outcome(last));
  return (await first.report()).deductions[0]?.status;
}

const ordered = (change: Parameters<typeof given>[0] = {}) => {
  const case_ = given(change);
  case_.orderDeduction(600_000_000, {}, { at: '03-09 12:00' });
  return case_;
};
const smallerQuota = (case_: Scenario, at: string) =>
  case_.send(
    'housing.quota.adjusted',
    { supervisedQuotaFen: 300_000_000, effectiveAt: instant('03-11 09:00'), reason: '主体结构封顶' },
    { sender: housing, at },
  );
const registered = (case_: Scenario, at: string) =>
  case_.send('housing.registration.completed', { building: '1号楼', registeredOn: '2026-03-11' }, { sender: housing, at });

describe('a booking of the time in which 12-3 barred its order (F-14)', () => {
  const courses: [string, Course['fact']][] = [
    ['a smaller quota', smallerQuota],
    ['a first registration', registered],
  ];
  for (const [name, fact] of courses) {
    it(`is lawful after ${name}, whichever is reported first`, async () => {
      expect(await inBothOrders({ open: ordered, fact }, '03-11 10:00')).toBe('BOOKED');
    });
    it(`and a violation before it, whichever is reported first`, async () => {
      expect(await inBothOrders({ open: ordered, fact }, '03-10 10:00')).toBe('VIOLATION');
    });
  }

  it('money that had come in before it, and is reported late, was outside the quota; money that came in after it was not there', async () => {
    const inflow = (bookedAt: string, balanceAfterFen: number) => (case_: Scenario, at: string) =>
      case_.inflow(100_000_000, { bookedAt: instant(bookedAt), balanceAfterFen }, { at });
    const before = { open: ordered, fact: inflow('03-11 09:00', 1_100_000_000), change: { balanceAfterFen: 500_000_000 } };
    expect(await inBothOrders(before, '03-11 10:00')).toBe('BOOKED');
    const after = { open: ordered, fact: inflow('03-11 11:00', 500_000_000), change: { balanceAfterFen: 400_000_000 } };
    expect(await inBothOrders(after, '03-11 10:00')).toBe('VIOLATION');
  });

  it('is a violation although the bank has given up its doubt since: until then nobody had answered it', async () => {
    const early = ordered();
    early.deduction(600_000_000, { bookedAt: instant('03-11 10:00') }, { at: '03-11 10:05' });
    const late = ordered();
    late.answer('review-deduction', 'accept', { at: '03-11 12:00' });
    late.deduction(600_000_000, { bookedAt: instant('03-11 10:00') }, { at: '03-11 12:05' });
    for (const case_ of [early, late])
      expect((await case_.report()).deductions).toMatchObject([{ status: 'VIOLATION', rules: expect.arrayContaining(['F-14']) }]);
    expect(await outcome(late)).toEqual(await outcome(early));
    const after = ordered();
    after.answer('review-deduction', 'accept', { at: '03-11 09:00' });
    after.deduction(600_000_000, { bookedAt: instant('03-11 10:00') }, { at: '03-11 12:05' });
    expect((await after.report()).deductions).toMatchObject([{ status: 'BOOKED' }]);
  });

  it('stays cleared by what had been there before it, also where an answer to the court’s order came in between', async () => {
    const case_ = ordered();
    case_.answer('review-deduction', 'accept', { at: '03-11 12:00' });
    case_.deduction(600_000_000, { bookedAt: instant('03-11 10:00') }, { at: '03-11 12:05' });
    registered(case_, '03-12 10:00');
    expect((await case_.report()).deductions).toMatchObject([{ status: 'BOOKED', rules: expect.not.arrayContaining(['F-14']) }]);
    expect(await case_.openTasks()).toEqual([]);
  });
});

describe('a booking of the time in which its order lacked something else', () => {
  it('the authority’s consent (F-17): lawful only after the order had come with it', async () => {
    const open = () => ordered({ account: { supervisedQuotaFen: 0 }, profile: { deductionNeedsHousingConsent: true } });
    const consent = (case_: Scenario, at: string) => case_.orderDeduction(600_000_000, { housingConsent: '历下住建〔2026〕8号' }, { at });
    const late = open();
    consent(late, '03-11 12:00');
    late.deduction(600_000_000, { bookedAt: instant('03-11 10:00') }, { at: '03-11 12:05' });
    expect((await late.report()).deductions).toMatchObject([{ status: 'VIOLATION', rules: expect.arrayContaining(['F-17']) }]);
    const after = open();
    consent(after, '03-11 12:00');
    after.deduction(600_000_000, { bookedAt: instant('03-11 12:00') }, { at: '03-11 12:05' });
    expect((await after.report()).deductions).toMatchObject([{ status: 'BOOKED' }]);
  });

  it('the place of an earlier freeze (F-26): lawful after the act that lowered that freeze was served, whichever is reported first', async () => {
    const open = () => {
      const case_ = given({ account: { supervisedQuotaFen: 0 } });
      case_.freeze(
        { caseNumber: secondCase, courtName: otherCourtName, servedAt: '03-05 09:00', quotaFen: 500_000_000 },
        { from: otherCourt },
      );
      case_.orderDeduction(
        300_000_000,
        { caseNumber: secondCase, rulingNumber: `${secondCase}之二` },
        { at: '03-09 12:00', from: otherCourt },
      );
      return case_;
    };
    const reduce = (case_: Scenario, at: string) => case_.reduce(600_000_000, { servedAt: '03-11 09:00' }, { at });
    const course = { open, fact: reduce, amountFen: 300_000_000, change: { caseNumber: secondCase } };
    expect(await inBothOrders(course, '03-11 10:00')).toBe('BOOKED');
    expect(await inBothOrders(course, '03-10 10:00')).toBe('VIOLATION');
  });

  it('money for a notice too (F-18): lawful after the authority has taken the notice back, whichever is reported first', async () => {
    const open = () => {
      const case_ = given({ account: { supervisedQuotaFen: 100_000_000 }, freeze: { quotaFen: 900_000_000, debtFen: 900_000_000 } });
      case_.notice({ freezes: [{ caseNumber, courtName: '济南市历下区人民法院', quotaFen: 900_000_000 }] });
      case_.orderDeduction(800_000_000, {}, { at: '03-09 12:00' });
      return case_;
    };
    const withdrawn = (sentAt: string) => (case_: Scenario, at: string) => case_.withdraw({}, { at, sentAt });
    expect(await inBothOrders({ open, fact: withdrawn('03-11 09:00'), amountFen: 800_000_000 }, '03-11 10:00')).toBe('BOOKED');
    expect(await inBothOrders({ open, fact: withdrawn('03-11 11:00'), amountFen: 800_000_000 }, '03-11 10:00')).toBe('VIOLATION');
  });
});

it('an order in parts: each booking is judged by its own instant, whichever is reported first', async () => {
  const first = (case_: Scenario, at: string) =>
    case_.deduction(500_000_000, { bookedAt: instant('03-10 10:00'), balanceAfterFen: 500_000_000 }, { at });
  const second = (case_: Scenario, at: string) =>
    case_.deduction(100_000_000, { bookedAt: instant('03-11 10:00'), balanceAfterFen: 400_000_000 }, { at });
  const [inOrder, turned] = [ordered(), ordered()];
  for (const case_ of [inOrder, turned]) smallerQuota(case_, '03-11 09:30');
  first(inOrder, '03-12 10:00');
  second(inOrder, '03-12 10:05');
  second(turned, '03-12 10:00');
  first(turned, '03-12 10:05');
  expect(await outcome(turned)).toEqual(await outcome(inOrder));
  expect((await turned.report()).deductions).toMatchObject([{ status: 'BOOKED' }]);
});
