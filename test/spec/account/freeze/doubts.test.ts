/** Orders that may be wrong stand until their court answers; suspensions and bankruptcy end; other organs' freezes hold and bring no dossier. */
import { describe, expect, it } from 'vitest';
import {
  bank,
  caseNumber,
  court,
  courtName,
  given,
  housing,
  noticeNumber,
  otherCourt,
  type Scenario,
  scenario,
} from '../../../fixtures/desk/scenario.ts';

describe('whose order it is', () => {
  it('against a company that is not the developer: it stands, and its court is asked once (F-24)', async () => {
    const case_ = scenario();
    case_.account();
    case_.freeze({ respondent: { name: '某建材有限公司', uscc: '91110000600037341L' } });
    expect(await case_.receipt()).toMatchObject({ outcome: 'HELD', rules: [{ id: 'F-24', outcome: 'HOLD' }] });
    expect(await case_.standing()).toEqual([[caseNumber, 'LIVE', 1, 800_000_000]]);
    expect(await case_.tasks('review-freeze')).toMatchObject([{ rule: 'F-24', owner: 'court', caseNumber, status: 'OPEN' }]);
  });

  it('the same, of an account that was not registered yet: asked when it is', async () => {
    const case_ = scenario();
    case_.freeze({ respondent: { name: '某建材有限公司', uscc: '91110000600037341L' } });
    case_.account({}, { at: '03-04 10:00' });
    expect((await case_.tasks('review-freeze')).filter(({ rule }) => rule === 'F-24')).toHaveLength(1);
  });

  it('under the number of a strange court: it stands, and both courts are told (F-25)', async () => {
    const case_ = scenario();
    case_.account();
    case_.freeze({ caseNumber: '（2026）苏0102执保9号' }, { from: court });
    expect(await case_.receipt()).toMatchObject({ outcome: 'HELD', rules: [{ id: 'F-25', outcome: 'HOLD' }] });
    expect((await case_.freezeOf('（2026）苏0102执保9号'))?.status).toBe('LIVE');
    expect((await case_.outbox('release.query.raised')).map(({ to }) => to)).toEqual([court, 'court:苏0102']);
  });
});

describe('a suspension lasts three months at most (执行工作规定 77)', () => {
  const suspended = (about: { noticeNumber?: string } = {}): Scenario => {
    const case_ = given();
    case_.notice({ validUntil: '12-30 10:00' });
    case_.suspend(about, { at: '03-09 11:00' });
    return case_;
  };

  it.each([{}, { noticeNumber }])('then the release goes on: bank, housing authority and its court are told (%o)', async (about) => {
    const case_ = suspended(about);
    case_.until('06-09 10:59');
    expect(await case_.noticeStatus()).toBe('HELD');
    case_.until('06-09 11:00');
    expect(await case_.noticeStatus()).toBe('ACCEPTED');
    expect(await case_.outbox('release.payment.authorised', bank)).toHaveLength(2);
    expect((await case_.outbox('release.notice.decided', housing)).map(({ output }) => output.data)).toMatchObject([
      { status: 'ACCEPTED' },
      { status: 'HELD' },
      { status: 'ACCEPTED' },
    ]);
    const ended = (await case_.outbox('release.freeze.changed')).filter(({ output }) =>
      JSON.stringify(output).includes('suspension-ended'),
    );
    expect(ended.map(({ to }) => to)).toEqual([court]);
  });

  it('the same ruling sent again prolongs nothing; a new one does', async () => {
    const again = suspended();
    again.suspend({}, { at: '06-01 11:00' });
    again.until('06-09 11:00');
    expect(await again.noticeStatus()).toBe('ACCEPTED');
    const anew = suspended();
    anew.suspend({ rulingNumber: `${caseNumber}之三` }, { at: '06-01 11:00' });
    anew.until('06-09 11:00');
    expect(await anew.noticeStatus()).toBe('HELD');
    anew.until('09-01 11:00');
    expect(await anew.noticeStatus()).toBe('ACCEPTED');
  });
});

describe('bankruptcy is what the court that accepted it says, and ends (企业破产法 19; F-13)', () => {
  const ended = (how: 'dismissed' | 'declared') => ({
    caseNumber: '（2026）鲁01破申7号',
    developerUscc: '91370102MA3C8K2X48',
    endedOn: '2026-04-01',
    how,
  });

  it('under a civil number it stops nothing and is looked at', async () => {
    const case_ = given();
    case_.notice();
    case_.bankruptcy({ caseNumber: '（2026）鲁0102民初5号' }, { at: '03-09 15:00', from: court });
    expect(await case_.receipt()).toMatchObject({ outcome: 'HELD', rules: [{ id: 'F-13', outcome: 'HOLD' }] });
    expect(await case_.noticeStatus()).toBe('ACCEPTED');
    expect(await case_.tasks('review-freeze')).toMatchObject([{ rule: 'F-13', owner: 'court', status: 'OPEN' }]);
  });

  it('with the end of the procedure the release goes on; a declaration goes on as liquidation and stops it still', async () => {
    const case_ = given();
    case_.notice();
    case_.bankruptcy({}, { at: '03-09 15:00' });
    case_.send('court.bankruptcy.ended', ended('declared'), { sender: otherCourt, at: '04-01 10:00' });
    expect(await case_.noticeStatus()).toBe('HELD');
    case_.send('court.bankruptcy.ended', ended('dismissed'), { sender: otherCourt, at: '04-02 10:00' });
    expect(await case_.noticeStatus()).toBe('ACCEPTED');
    expect(await case_.outbox('release.payment.authorised')).toHaveLength(2);
  });

  it('a court that did not accept it cannot end it', async () => {
    const case_ = given();
    case_.notice();
    case_.bankruptcy({}, { at: '03-09 15:00' });
    case_.send('court.bankruptcy.ended', ended('dismissed'), { sender: court, at: '04-01 10:00' });
    expect((await case_.receipt())?.outcome).toBe('HELD');
    expect(await case_.noticeStatus()).toBe('HELD');
  });
});

it('a police freeze that waits holds a notice for the courts to answer, and brings neither dossier nor applicant (F-02)', async () => {
  const police = '济公（经）冻财字〔2026〕12号';
  const case_ = given({ freeze: { quotaFen: 1_000_000_000 } });
  case_.freeze({ caseNumber: police, organ: 'police', servedAt: '03-05 10:00', quotaFen: 100_000_000 });
  expect(await case_.freezeOf(police)).toMatchObject({ status: 'WAITING', controlledFen: 0 });
  case_.notice({ freezes: [{ caseNumber, courtName, quotaFen: 1_000_000_000 }] });
  expect(await case_.noticeOf()).toMatchObject({ status: 'HELD', rules: [{ id: 'F-02', outcome: 'HOLD' }] });
  case_.answer('F-02', 'accept', { at: '03-09 12:00' });
  case_.payment();
  expect(await case_.noticeStatus()).toBe('CLOSED');
  expect((await case_.report()).dossiers.map((dossier) => dossier.caseNumber)).toEqual([caseNumber]);
  expect((await case_.told()).map((told) => told.caseNumber)).toEqual([caseNumber]);
});
