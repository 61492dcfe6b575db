import { describe, expect, it } from 'vitest';
import { court, given, noticeNumber } from '../../../fixtures/desk/scenario.ts';

const square = noticeNumber.replace('〔', '[').replace('〕', ']');
const spellings = [
  ['square brackets', square],
  ['round brackets', noticeNumber.replace('〔', '（').replace('〕', '）')],
  ['full-width digits', '济历住建冻用〔２０２６〕１号'],
  ['spaces between', '济历住建冻用 〔2026〕 1 号'],
] as const;
const later = '03-11 09:00';

describe('a notice number is one number in every spelling (contracts §4.3)', () => {
  it.each(spellings)('a bank that writes it with %s pays that notice', async (_how, written) => {
    const told = given();
    told.notice();
    told.payment({ noticeNumber: written });
    expect(await told.paymentOf()).toMatchObject({ status: 'PAID', noticeNumber, violations: [] });
    expect(await told.noticeStatus()).toBe('CLOSED');
  });

  it.each(spellings)('a payment with %s that came before its notice is matched with it', async (_how, written) => {
    const told = given();
    told.payment({ noticeNumber: written, bookedAt: '03-10 10:05' });
    expect((await told.paymentOf())?.status).toBe('UNMATCHED');
    told.notice({}, { at: '03-10 10:20' });
    expect((await told.paymentOf())?.status).toBe('PAID');
    expect(await told.noticeOf()).toMatchObject({ noticeNumber, lines: [{ status: 'PAID' }] });
  });

  it('another number stays another number', async () => {
    const told = given();
    told.notice();
    told.payment({ noticeNumber: square.replace('1号', '11号') });
    expect((await told.paymentOf())?.status).toBe('UNMATCHED');
  });

  it('the authority withdraws it', async () => {
    const told = given();
    told.notice();
    told.withdraw({ noticeNumber: square }, { at: later });
    expect(await told.noticeStatus()).toBe('WITHDRAWN');
  });

  it('the authority answers what is held of it', async () => {
    const told = given();
    told.notice({ purpose: 'TAX' });
    told.explain(['S-04'], { noticeNumber: square }, { at: later });
    expect(await told.receipt()).toMatchObject({ type: 'housing.query.answered', outcome: 'ACCEPTED' });
  });

  it('the court suspends and resumes it', async () => {
    const told = given();
    told.notice();
    const act = { caseNumber: '（2026）鲁0102执保123号', rulingNumber: '（2026）鲁0102执保123号之五', noticeNumber: square };
    told.send('court.release.suspended', act, { sender: court, at: later });
    expect(await told.noticeStatus()).toBe('HELD');
    told.send('court.release.resumed', act, { sender: court, at: '03-11 10:00' });
    expect(await told.noticeStatus()).toBe('ACCEPTED');
  });

  it('the bank refuses a line of it', async () => {
    const told = given();
    told.notice();
    told.refuse({ noticeNumber: square }, { at: later });
    expect((await told.noticeOf())?.lines).toMatchObject([{ status: 'REFUSED' }]);
  });

  it('the next version supersedes it, and there is one number', async () => {
    const told = given();
    told.notice();
    told.notice({ noticeNumber: square, version: 2, supersedes: `${square}＃１` }, { at: later });
    expect((await told.desk.report()).notices).toMatchObject([
      { noticeNumber, version: 1, status: 'SUPERSEDED' },
      { noticeNumber, version: 2, status: 'ACCEPTED' },
    ]);
  });

  it('the same version once more in another spelling is no second notice (N-05)', async () => {
    const told = given();
    told.notice();
    told.notice({ noticeNumber: square, totalFen: 1 }, { at: later });
    expect((await told.desk.report()).notices).toHaveLength(1);
    expect(await told.fired()).toContain('N-05');
  });
});
