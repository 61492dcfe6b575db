/** What comes to be known late is said as it is then, and nobody misses a day that was over before he could know of it. */
import { describe, expect, it } from 'vitest';
import { caseNumber, court, given, otherCourt, otherCourtName, scenario, secondCase } from '../../../fixtures/desk/scenario.ts';

describe('a reminder of the end (财产保全规定 18; F-07)', () => {
  it('of a freeze that comes to be known three days before its end says three days, not seven', async () => {
    const case_ = scenario();
    case_.account();
    case_.freeze({ servedAt: '03-03 10:00', endsAt: '2026-03-20 10:00' }, { at: '03-17 09:00' });
    case_.until('03-17 10:00');
    expect((await case_.report()).reminders).toMatchObject([{ caseNumber, days: 3 }]);
    expect(JSON.stringify(await case_.outbox('release.query.raised', court))).toContain('尚余 3 日');
  });
});

describe('deadlines of a case that a payment concerns', () => {
  it('run from the transfer, but of a freeze known only when they were over from then', async () => {
    const clerks = { keep: () => 'away' as const, deliver: () => 'away' as const };
    const case_ = given({ freeze: { quotaFen: 300_000_000 }, clerks });
    case_.notice();
    case_.payment();
    const dueOf = async (number: string) =>
      (await case_.state()).duties.filter((duty) => duty.caseNumber === number).map(({ kind, dueAt }) => [kind, dueAt.slice(0, 10)]);
    expect(await dueOf(caseNumber)).toEqual([
      ['file-dossier', '2026-03-12'],
      ['notify-applicant', '2026-03-13'],
    ]);
    case_.until('03-25 09:00');
    const late = { caseNumber: secondCase, courtName: otherCourtName, servedAt: '03-10 09:00', quotaFen: 300_000_000 };
    case_.freeze(late, { from: otherCourt, at: '03-25 10:00' });
    expect(await dueOf(secondCase)).toEqual(
      expect.arrayContaining([
        ['file-dossier', '2026-03-27'],
        ['notify-applicant', '2026-03-30'],
      ]),
    );
  });
});
