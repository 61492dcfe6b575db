/** 财产保全规定 18, 民诉解释 485: whoever asked for a freeze is told of its coming end, whether or not money ever left (F-07). */
import { describe, expect, it } from 'vitest';
import { parseNotification } from '../../../../shared/contracts/outputs.ts';
import { draftText } from '../../../../shared/domain/office/telling/draft.ts';
import { judgeDraft } from '../../../../shared/domain/office/telling/judge.ts';
import {
  applicantOf,
  caseNumber,
  court,
  given,
  otherCourt,
  otherCourtName,
  type Scenario,
  secondCase,
} from '../../../fixtures/desk/scenario.ts';

const second = { caseNumber: secondCase, courtName: otherCourtName, servedAt: '03-05 09:00', quotaFen: 300_000_000 };

/** What an applicant of the case was asked to be told of an end, in order. */
const letters = async (case_: Scenario, number: string = caseNumber) =>
  (await case_.desk.events())
    .flatMap((event) => (event.type === 'NotificationRequested' && event.notification.attempt === 1 ? [event.notification] : []))
    .filter((letter) => letter.content.subject === 'freeze-ending' && letter.caseNumber === number)
    .map((letter) => ({ ...letter, kind: 'notify' as const, id: letter.notificationId, at: '2027-02-01T10:00:00+08:00' }));

const daysOf = async (case_: Scenario, number?: string): Promise<number[]> =>
  (await letters(case_, number)).flatMap(({ content }) => (content.subject === 'freeze-ending' ? [content.days] : []));

describe('the applicant of a freeze that ends soon', () => {
  it('is told of less than a day where the freeze comes to be known within its last, in a letter that the telling function can read', async () => {
    const case_ = given({ freeze: { endsAt: '2026-03-04 08:00' } });
    case_.until('03-03 12:00');
    const [letter] = await letters(case_);
    expect(letter?.content).toMatchObject({ subject: 'freeze-ending', days: 0 });
    expect(parseNotification(JSON.stringify(letter)).ok).toBe(true);
    expect(letter && draftText(letter).text).toContain('尚余不足一日');
  });

  it('is told 30, 15 and 7 days before, once each, though nothing was ever paid', async () => {
    const case_ = given();
    case_.until('2027-01-30 12:00');
    expect(await letters(case_)).toEqual([]);
    case_.until('2027-03-04 12:00');
    expect(await daysOf(case_)).toEqual([30, 15, 7]);
    expect((await case_.report()).reminders).toMatchObject(
      [30, 15, 7].map((days) => ({ caseNumber, applicantId: 'a1', days, status: 'SERVED' })),
    );
    expect(await case_.told()).toEqual([]);
    expect((await case_.dossier()).map(({ kind }) => kind)).toEqual(['delivery-evidence', 'delivery-evidence', 'delivery-evidence']);
  });

  it('reads when it ends, in which place it waits, and by when to ask; nothing of money that is not its own', async () => {
    const case_ = given();
    case_.freeze(second, { from: otherCourt });
    case_.until('2027-02-15 12:00');
    const [letter] = await letters(case_, secondCase);
    if (letter === undefined) throw new Error('a letter to the waiting creditor is due');
    const draft = draftText(letter);
    expect(draft.subject).toBe(`${secondCase}冻结期限届满告知`);
    expect(draft.text).toContain('轮候冻结，顺位第2');
    expect(draft.text).toContain('期限届满七日前');
    expect(draft.text).not.toContain(caseNumber);
    expect(judgeDraft(draft, letter, await case_.state())).toEqual([]);
  });

  it('is asked in enforcement to come before the end, and in preservation a week ahead', async () => {
    const case_ = given({ freeze: { stage: 'enforcement' } });
    case_.until('2027-02-15 12:00');
    expect((await letters(case_)).map((letter) => draftText(letter).text)[0]).toContain('第四百八十五条，在期限届满前');
  });

  it('is not told of thirty days when a renewal leaves twenty, or eleven', async () => {
    for (const [endsAt, expected] of [
      ['2027-03-20 10:00', [30, 15, 7, 15, 7]],
      ['2027-03-11 10:00', [30, 15, 7, 7]],
    ] as const) {
      const case_ = given();
      case_.renew(endsAt, {}, { at: '2027-02-28 10:00' });
      case_.until('2027-03-25 12:00');
      expect(await daysOf(case_)).toEqual(expected);
      expect((await case_.tasks('renew-freeze')).map(({ status }) => status)).toContain('DONE');
    }
  });

  it('is told once of the days that are left where a renewal leaves fewer than seven, and not in the past', async () => {
    const case_ = given();
    case_.renew('2027-03-05 10:00', {}, { at: '2027-02-28 10:00' });
    case_.until('2027-03-10 12:00');
    expect(await daysOf(case_)).toEqual([30, 15, 7, 5]);
    const asked = (await case_.desk.events()).flatMap((event) => (event.type === 'NotificationRequested' ? [event.at] : []));
    expect(asked.at(-1)).toBe('2027-02-28T10:00:00+08:00');
  });

  it('is told nothing twice where another ruling sets the very end that is known, however late', async () => {
    const case_ = given();
    const again = (rulingNumber: string, at: string) =>
      case_.renew('2027-03-02 10:00', { rulingNumber: `${caseNumber}${rulingNumber}` }, { at });
    again('之二', '2027-02-16 10:00');
    again('之三', '2027-02-24 10:00');
    again('之四', '2027-03-01 10:00');
    case_.until('2027-03-10 12:00');
    expect(await daysOf(case_)).toEqual([30, 15, 7]);
    const ids = (await letters(case_)).map(({ notificationId }) => notificationId);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('of a renewal that comes to be known after the end that it set nobody is told that it comes', async () => {
    const case_ = given();
    const renewal = {
      caseNumber,
      rulingNumber: `${caseNumber}之二`,
      endsAt: '2027-03-06T10:00:00+08:00',
      servedAt: '2027-03-01T10:00:00+08:00',
    };
    case_.until('2027-03-03 12:00');
    case_.send('court.freeze.renewed', renewal, { sender: court, at: '2027-03-08 10:00' });
    case_.until('2027-03-10 12:00');
    expect(await daysOf(case_)).toEqual([30, 15, 7]);
    expect(await case_.freezeOf()).toMatchObject({ status: 'EXPIRED', endsAt: '2027-03-06T10:00:00+08:00' });
  });

  it('hears no more of it once it was renewed, and again before the new end', async () => {
    const case_ = given();
    case_.until('2027-02-03 12:00');
    case_.renew('2028-03-01 10:00', {}, { at: '2027-02-05 10:00' });
    case_.until('2027-03-10 12:00');
    expect(await daysOf(case_)).toEqual([30]);
    case_.until('2028-02-25 12:00');
    expect(await daysOf(case_)).toEqual([30, 30, 15, 7]);
  });

  it('who has stepped into the place by ruling is told, the former one no more', async () => {
    const case_ = given();
    case_.until('2027-02-03 12:00');
    const successor = applicantOf('P-9');
    case_.substitute('a1', successor, {}, { at: '2027-02-04 10:00' });
    case_.until('2027-03-04 12:00');
    expect((await letters(case_)).map(({ applicant }) => applicant.applicantId === successor.applicantId)).toEqual([false, true, true]);
  });

  it('whom no channel reaches is for the clerk, who needs no payment for it', async () => {
    const case_ = given({ clerks: { deliver: () => 'failed' } });
    case_.until('2027-02-03 12:00');
    expect(await case_.tasks('serve-applicant')).toMatchObject([{ caseNumber, owner: 'court', status: 'OPEN' }]);
    case_.answer('serve-applicant');
    expect((await case_.report()).reminders).toMatchObject([{ status: 'INFORMED' }]);
  });

  it('another organ than a court has nobody to be told', async () => {
    const case_ = given({ freeze: { organ: 'police' } });
    case_.until('2027-03-04 12:00');
    expect(await letters(case_)).toEqual([]);
  });
});
