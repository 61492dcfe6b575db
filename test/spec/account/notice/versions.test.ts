import { describe, expect, it } from 'vitest';
import { accountParts } from '../../../../shared/domain/account/parts/parts.ts';
import { openOf } from '../../../../shared/domain/aggregate/parts.ts';
import { bank, given, noticeNumber } from '../../../fixtures/desk/scenario.ts';

const silent = { text: '', handler: '张岚', reviewer: '李屹', approver: '王衡' };

const byOne = { text: '同意', handler: '张岚', reviewer: '张岚', approver: '张岚' };

describe('the same notice again, another version, another number', () => {
  it('the same content under a new message id is a duplicate with no second effect (M-04)', async () => {
    const case_ = given();
    case_.notice();
    case_.notice({}, { at: '03-09 12:00' });
    expect(await case_.receipt()).toMatchObject({ outcome: 'DUPLICATE', rules: [{ id: 'M-04' }] });
    expect(await case_.outbox('release.payment.authorised')).toHaveLength(1);
    expect((await case_.report()).notices).toHaveLength(1);
  });

  it('another authority that repeats it is not answered as if it were its own: it issues nothing (N-02)', async () => {
    const case_ = given();
    case_.register({ partner: 'housing:370103', name: '市中区住建局' });
    case_.notice();
    case_.notice({}, { at: '03-09 12:00', from: 'housing:370103' });
    expect(await case_.receipt()).toMatchObject({ outcome: 'REJECTED' });
    expect(await case_.fired()).toContain('N-02');
    expect((await case_.report()).notices).toMatchObject([{ status: 'ACCEPTED' }]);
    expect(await case_.outbox('release.payment.authorised')).toHaveLength(1);
  });

  it('even long after it was paid and forgotten (edge 39)', async () => {
    const case_ = given({ account: { balanceFen: 50_000_000_000 } });
    case_.notice({ validUntil: '12-31 17:00' });
    case_.payment();
    for (let number = 2; number <= 60; number++) {
      case_.notice({ noticeNumber: `济历住建冻用〔2026〕${number}号`, issuedAt: '03-11 10:00', amountInWords: '人民币壹元整' });
    }
    expect(openOf(accountParts, await case_.state()).notices.some((notice) => notice.noticeNumber === noticeNumber)).toBe(false);
    case_.notice({ validUntil: '12-31 17:00' }, { at: '07-01 10:00' });
    expect((await case_.receipt())?.outcome).toBe('DUPLICATE');
    expect(await case_.outbox('release.payment.authorised')).toHaveLength(1);
  });

  it('the same number and version with other content is a conflict (M-05); the first stands', async () => {
    const case_ = given();
    case_.notice();
    case_.notice({ lines: [{ amountFen: 400_000_000 }] }, { at: '03-09 12:00' });
    expect((await case_.receipt())?.outcome).toBe('REJECTED');
    expect(await case_.fired()).toContain('M-05');
    expect((await case_.noticeOf())?.lines).toMatchObject([{ amountFen: 300_000_000 }]);
  });

  it('a higher version supersedes: the bank must stop the old one and may pay the new one', async () => {
    const case_ = given();
    case_.notice();
    case_.notice({ version: 2, issuedAt: '03-09 12:00', lines: [{ amountFen: 200_000_000 }] });
    expect([await case_.noticeStatus(noticeNumber, 1), await case_.noticeStatus(noticeNumber, 2)]).toEqual(['SUPERSEDED', 'ACCEPTED']);
    const told = (await case_.desk.received())
      .filter(({ to, output }) => to === bank && output.type.startsWith('release.payment.'))
      .map(({ output }) => output.type);
    expect(told).toEqual(['release.payment.authorised', 'release.payment.stopped', 'release.payment.authorised']);
    case_.payment({ amountFen: 200_000_000 });
    expect(await case_.noticeStatus(noticeNumber, 2)).toBe('CLOSED');
  });

  it('a held version takes the place of a held one, whose questions nobody need answer any more; an accepted one waits for its authority’s word', async () => {
    const case_ = given();
    case_.notice({ opinion: silent });
    case_.notice({ version: 2, opinion: silent, issuedAt: '03-09 12:00' });
    expect([await case_.noticeStatus(noticeNumber, 1), await case_.noticeStatus(noticeNumber, 2)]).toEqual(['SUPERSEDED', 'HELD']);
    expect(await case_.openTasks()).toEqual(['answer-held-rule']);
    case_.answer('N-17', 'accept', { at: '03-09 13:00' });
    case_.notice({ version: 3, opinion: silent, issuedAt: '03-09 14:00' });
    expect([await case_.noticeStatus(noticeNumber, 2), await case_.noticeStatus(noticeNumber, 3)]).toEqual(['HELD', 'HELD']);
    expect(await case_.outbox('release.payment.stopped')).toHaveLength(1);
    case_.explain(['N-05'], { version: 2 }, { at: '03-09 15:00' });
    expect([await case_.noticeStatus(noticeNumber, 2), await case_.noticeStatus(noticeNumber, 3)]).toEqual(['ACCEPTED', 'HELD']);
  });

  it('a lower or equal version is refused (N-05)', async () => {
    const case_ = given();
    case_.notice({ version: 2 });
    case_.notice({ version: 1, issuedAt: '03-09 12:00' });
    expect((await case_.receipt())?.outcome).toBe('REJECTED');
    expect(await case_.fired()).toContain('N-05');
  });

  it('another number supersedes by name, however it is spelt; a held successor stops it and takes its place once it is accepted', async () => {
    const case_ = given();
    case_.notice();
    const other = '济历住建冻用〔2026〕2号';
    case_.notice({ noticeNumber: other, issuedAt: '03-09 12:00', supersedes: '济历住建冻用[2026]1号', opinion: byOne });
    expect(await case_.noticeOf()).toMatchObject({ status: 'HELD', rules: expect.arrayContaining([{ id: 'N-05', outcome: 'HOLD' }]) });
    case_.answer('N-17', 'accept', { at: '03-09 13:00' });
    expect([await case_.noticeStatus(), await case_.noticeStatus(other)]).toEqual(['SUPERSEDED', 'ACCEPTED']);
  });

  it('edge 16: an invoice of a notice that was paid is not drawn on again (S-09), whatever was withdrawn before', async () => {
    const case_ = given({ account: { balanceFen: 5_000_000_000 } });
    const drawing = (noticeNumber_: string, issuedAt: string) =>
      case_.notice({ noticeNumber: noticeNumber_, invoices: ['INV-1'], issuedAt });
    drawing('第1号', '03-09 10:00');
    case_.withdraw({ noticeNumber: '第1号' }, { at: '03-09 11:00' });
    drawing('第2号', '03-09 12:00');
    expect(await case_.noticeStatus('第2号')).toBe('ACCEPTED');
    case_.payment({ noticeNumber: '第2号', bookedAt: '03-09 14:00' });
    expect(await case_.noticeStatus('第2号')).toBe('CLOSED');
    drawing('第3号', '03-10 10:00');
    expect(await case_.noticeOf('第3号')).toMatchObject({
      status: 'HELD',
      rules: expect.arrayContaining([{ id: 'S-09', outcome: 'HOLD' }]),
    });
  });

  it('nor is one of a version that replaced another', async () => {
    const case_ = given({ account: { balanceFen: 5_000_000_000 } });
    case_.notice({ invoices: ['INV-1'] });
    case_.notice({ version: 2, invoices: ['INV-1'], issuedAt: '03-09 12:00' });
    expect(await case_.noticeStatus(noticeNumber, 2)).toBe('ACCEPTED');
    case_.payment({ bookedAt: '03-09 14:00' });
    case_.notice({ noticeNumber: '第3号', invoices: ['INV-1'], issuedAt: '03-10 10:00' });
    expect((await case_.noticeOf('第3号'))?.rules).toContainEqual({ id: 'S-09', outcome: 'HOLD' });
  });
});
