/** What is said of a day to come is said again, or taken back before that day: what was said last holds, and what it replaces does not come as well (F-23, B-18). */
import { describe, expect, it } from 'vitest';
import { account } from '../../../fixtures/desk/plain-case.ts';
import { caseNumber, court, given, otherCourt, type Scenario } from '../../../fixtures/desk/scenario.ts';

describe('a bankruptcy that is accepted on a day to come (F-13)', () => {
  const end = (case_: Scenario, endedOn: string, at: string, how: 'dismissed' | 'declared' = 'dismissed') => {
    const data = { caseNumber: '（2026）鲁01破申7号', developerUscc: account().developer.uscc, endedOn, how };
    case_.send('court.bankruptcy.ended', data, { sender: otherCourt, at });
  };
  const told = (acceptedOn: string) => {
    const case_ = given();
    case_.notice();
    case_.bankruptcy({ acceptedOn }, { at: '03-10 10:00' });
    return case_;
  };

  it.each([
    ['2026-03-11', '03-11 12:00', 'ACCEPTED'],
    ['2026-03-12', '03-11 23:58', 'ACCEPTED'],
    ['2026-03-12', '03-11 12:00', 'HELD'],
  ])('and is dismissed as of %s by what comes at %s, stops no release after that', async (endedOn, at, outcome) => {
    const case_ = told('2026-03-12');
    end(case_, endedOn, at);
    expect(await case_.receipt()).toMatchObject({ outcome });
    case_.until('03-13 10:00');
    expect(await case_.noticeStatus()).toBe('ACCEPTED');
    expect(await case_.openTasks()).not.toContain('review-freeze');
  });

  it('goes on as liquidation where it is declared meanwhile', async () => {
    const case_ = told('2026-03-12');
    end(case_, '2026-03-12', '03-11 23:58', 'declared');
    case_.until('03-13 10:00');
    expect(await case_.noticeStatus()).toBe('HELD');
  });

  it('and again for an earlier day does not come back once it has ended', async () => {
    const case_ = told('2026-03-20');
    case_.bankruptcy({ acceptedOn: '2026-03-11' }, { at: '03-11 10:00' });
    end(case_, '2026-03-12', '03-12 10:00');
    case_.until('03-21 10:00');
    expect(await case_.noticeStatus()).toBe('ACCEPTED');
  });
});

describe('an act of a court that is put off', () => {
  it('lifts on the day that its court named last', async () => {
    const case_ = given();
    case_.lift({ liftedAt: '03-20 10:00' }, { at: '03-10 10:00' });
    case_.lift({ liftedAt: '03-25 10:00' }, { at: '03-11 10:00' });
    case_.until('03-25 09:59');
    expect(await case_.freezeOf()).toMatchObject({ status: 'LIVE' });
    case_.until('03-25 10:00');
    expect(await case_.freezeOf()).toMatchObject({ status: 'LIFTED' });
  });

  it('closes the case on the day that its court named last (C-12)', async () => {
    const case_ = given();
    for (const [closedOn, at] of [
      ['2026-03-20', '03-10 10:00'],
      ['2026-03-25', '03-11 10:00'],
    ] as const)
      case_.send('court.case.closed', { caseNumber, closedOn }, { sender: court, at });
    case_.until('03-21 10:00');
    expect((await case_.state()).freezes[0]).not.toHaveProperty('closedOn');
    case_.until('03-25 10:00');
    expect((await case_.state()).freezes).toMatchObject([{ closedOn: '2026-03-25' }]);
  });

  it('keeps each step of a ruling that lowers the quota step by step (滚动解封)', async () => {
    const case_ = given();
    case_.reduce(500_000_000, { servedAt: '03-20 10:00' }, { at: '03-10 10:00' });
    case_.reduce(300_000_000, { servedAt: '03-25 10:00' }, { at: '03-10 10:00' });
    case_.until('03-21 10:00');
    expect(await case_.freezeOf()).toMatchObject({ quotaFen: 500_000_000 });
    case_.until('03-25 10:00');
    expect(await case_.freezeOf()).toMatchObject({ quotaFen: 300_000_000 });
  });
});

it('a fact of a moment to come that is corrected to a still later one happens then, and once (B-18)', async () => {
  const case_ = given();
  case_.notice();
  case_.payment({ bookedAt: '03-10 20:30' }, { at: '03-10 14:30' });
  case_.bookedAgain({ bookedAt: '03-10 22:30' }, { at: '03-10 15:30' });
  case_.until('03-10 22:29');
  expect((await case_.report()).payments).toEqual([]);
  case_.until('03-10 22:30');
  expect((await case_.report()).payments).toMatchObject([{ status: 'PAID' }]);
  expect(await case_.balance()).toBe(700_000_000);
});
