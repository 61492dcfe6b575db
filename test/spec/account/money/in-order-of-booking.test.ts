/**
 * Payments that together are more than their line approves (B-04, B-10): as long as nobody was told of one as a release, the bank's booking times say which of
 * them is too much, and not the order in which they are reported (contracts §4.4; invariants 3 and 7). 3,000,000.00 is approved.
 */
import { describe, expect, it } from 'vitest';
import { caseNumber, court, given, otherCourt, otherCourtName, type Scenario, secondCase } from '../../../fixtures/desk/scenario.ts';

const first = (case_: Scenario, at: string, amountFen = 300_000_000, _ = 0) =>
  case_.payment({ bankSerial: 'S0001', amountFen, bookedAt: '03-10 14:00', balanceAfterFen: 1_000_000_000 - amountFen }, { at });
const second = (case_: Scenario, at: string, amountFen = 300_000_000, beforeFen = 700_000_000) =>
  case_.payment({ bankSerial: 'S0002', amountFen, bookedAt: '03-10 14:10', balanceAfterFen: beforeFen - amountFen }, { at });
const statuses = async (case_: Scenario) => Promise.all(['S0001', 'S0002'].map(async (serial) => (await case_.paymentOf(serial))?.status));
const reported = async (case_: Scenario) =>
  (await case_.outbox('release.transfer.reported', court)).map(({ output }) => /S000\d/u.exec(JSON.stringify(output))?.[0]);

const orders = [
  ['as they were booked', first, second],
  ['the later one first', second, first],
] as const;

describe.each(orders)('two payments reported %s', (_, reportedFirst, reportedThen) => {
  it('that wait for their notice: the earlier one is lawful, the later one too much', async () => {
    const case_ = given();
    reportedFirst(case_, '03-10 14:20');
    reportedThen(case_, '03-10 14:21');
    case_.notice({ issuedAt: '03-10 13:00' }, { at: '03-10 14:40' });
    expect(await statuses(case_)).toEqual(['PAID', 'VIOLATION']);
    expect(await case_.paymentOf('S0002')).toMatchObject({ violations: expect.arrayContaining(['B-04']) });
    expect(await reported(case_)).toEqual(['S0001']);
  });

  it('that wait for their notice and do not exceed it are both lawful', async () => {
    const case_ = given();
    for (const [report, at] of [
      [reportedFirst, '03-10 14:20'],
      [reportedThen, '03-10 14:21'],
    ] as const)
      report(case_, at, 150_000_000, 850_000_000);
    case_.notice({ issuedAt: '03-10 13:00' }, { at: '03-10 14:40' });
    expect(await statuses(case_)).toEqual(['PAID', 'PAID']);
    expect(await reported(case_)).toEqual(['S0001', 'S0002']);
  });

  it('of which the later one is too much by itself: the earlier one is lawful', async () => {
    const case_ = given();
    case_.notice();
    const tooMuch = (told: Scenario, at: string) => second(told, at, 300_000_001);
    for (const [report, at] of [
      [reportedFirst, '03-10 14:20'],
      [reportedThen, '03-10 14:21'],
    ] as const)
      (report === second ? tooMuch : first)(case_, at);
    expect(await statuses(case_)).toEqual(['PAID', 'VIOLATION']);
    expect(await reported(case_)).toEqual(['S0001']);
  });

  it('that were ordinary until a freeze came to be known that was served before both', async () => {
    const case_ = given();
    case_.notice();
    case_.lift({ liftedAt: '03-10 09:00' }, { at: '03-10 09:00' });
    reportedFirst(case_, '03-10 14:20');
    reportedThen(case_, '03-10 14:21');
    expect(await statuses(case_)).toEqual(['PAID', 'PAID']);
    const late = { caseNumber: secondCase, courtName: otherCourtName, servedAt: '03-10 09:30', quotaFen: 800_000_000 };
    case_.freeze(late, { from: otherCourt, at: '03-11 10:00' });
    expect(await statuses(case_)).toEqual(['PAID', 'VIOLATION']);
    expect(await case_.outbox('release.transfer.reported', otherCourt)).toHaveLength(1);
  });
});

it('what was told as lawful stays so: of two reported the other way round the one reported first is the release, and nothing is taken back', async () => {
  const case_ = given();
  case_.notice();
  second(case_, '03-10 14:20');
  first(case_, '03-10 14:21');
  expect(await statuses(case_)).toEqual(['VIOLATION', 'PAID']);
  expect(await reported(case_)).toEqual(['S0002']);
  expect((await case_.told()).every((told) => JSON.stringify(told).includes(caseNumber))).toBe(true);
});
