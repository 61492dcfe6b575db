/** A partner's clock is up to five minutes ahead, lawfully (M-06, N-06, B-18, F-23): what is here has happened by then, and nobody is in breach for it. */
import { describe, expect, it } from 'vitest';
import { given, noticeNumber } from '../../../fixtures/desk/scenario.ts';

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
