/** A partner's clock is up to five minutes ahead, lawfully (M-06, N-06, B-18, F-23): what is here has happened by then, and nobody is in breach for it. */
import { describe, expect, it } from 'vitest';
import { caseNumber, court, given, noticeNumber } from '../../../fixtures/desk/scenario.ts';

const on = (time: string): string => `2026-03-10T${time}:00+08:00`;

describe('a notice whose authority is three minutes ahead (N-06)', () => {
  const ahead = () => {
    const case_ = given();
    case_.notice({ issuedAt: '03-10 10:03' }, { at: '03-10 10:00' });
    return case_;
  };

  it('is paid lawfully by a bank that has its acceptance, whatever the minute of its issue', async () => {
    const case_ = ahead();
    case_.payment({ bookedAt: '03-10 10:01' });
    expect(await case_.paymentOf()).toMatchObject({ status: 'PAID', violations: [] });
    expect(await case_.noticeStatus()).toBe('CLOSED');
    expect(await case_.told()).toHaveLength(1);
  });

  it('covers what the bank paid before it was withdrawn, and reports after that', async () => {
    const case_ = ahead();
    case_.withdraw({}, { at: '03-10 10:02' });
    case_.payment({ bookedAt: '03-10 10:01' }, { at: '03-10 10:05' });
    expect(await case_.paymentOf()).toMatchObject({ status: 'PAID', violations: [] });
  });

  it('covers what was booked under it before its new version came', async () => {
    const case_ = ahead();
    case_.notice({ version: 2, issuedAt: '03-10 10:05', priorPaid: 'included' }, { at: '03-10 10:02' });
    case_.payment({ bookedAt: '03-10 10:01' }, { at: '03-10 10:06' });
    expect((await case_.report()).payments).toMatchObject([{ noticeNumber, status: 'PAID', violations: [] }]);
    expect((await case_.state()).payments).toMatchObject([{ version: 1 }]);
  });

  it('does not cover what was booked before it was here, and waits for no other (contracts §4.4)', async () => {
    const case_ = given();
    case_.payment({ bookedAt: '03-10 10:00' });
    case_.notice({ issuedAt: '03-10 10:03' }, { at: '03-10 10:01' });
    expect(await case_.paymentOf()).toMatchObject({ status: 'VIOLATION', violations: ['B-02'] });
  });
});

describe('a court that is three minutes ahead (F-23)', () => {
  it.each([
    ['10:00', 'ACCEPTED', 'LIVE'],
    ['10:02', 'REJECTED', 'EXPIRED'],
  ])('renews what has not ended when its renewal is here at %s (F-06, 查扣冻规定 27)', async (time, outcome, status) => {
    const case_ = given({ freeze: { endsAt: on('10:02') } });
    const renewal = { caseNumber, rulingNumber: '续行裁定', endsAt: '2026-09-10T10:02:00+08:00', servedAt: on('10:03') };
    case_.send('court.freeze.renewed', renewal, { sender: court, at: on(time) });
    expect(await case_.receipt()).toMatchObject({ outcome });
    case_.until('03-10 12:00');
    expect(await case_.freezeOf()).toMatchObject({ status });
  });

  it('carries all of its freezes on, the one too whose service its clock has just named (F-11)', async () => {
    const case_ = given();
    case_.freeze({ rulingNumber: '追加裁定', servedAt: on('10:03'), quotaFen: 100_000_000 }, { at: on('10:00') });
    case_.convert('（2026）鲁0102执9号', {}, { at: on('10:01') });
    expect((await case_.state()).freezes.map((freeze) => freeze.caseNumber)).toEqual(['（2026）鲁0102执9号', '（2026）鲁0102执9号']);
  });
});
