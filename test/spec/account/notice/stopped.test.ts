import { describe, expect, it } from 'vitest';
import { bank, court, given, housing, noticeNumber } from '../../../fixtures/desk/scenario.ts';

describe('only a signed court act stops a release (F-21, S0: 各院应当支持)', () => {
  it('suspended and resumed', async () => {
    const case_ = given();
    case_.notice();
    case_.suspend({}, { at: '03-09 15:00' });
    expect(await case_.noticeStatus()).toBe('HELD');
    expect(await case_.outbox('release.payment.stopped')).toHaveLength(1);
    case_.resume({}, { at: '03-10 09:00' });
    expect(await case_.noticeStatus()).toBe('ACCEPTED');
    expect(await case_.outbox('release.payment.authorised')).toHaveLength(2);
    case_.payment();
    expect(await case_.noticeStatus()).toBe('CLOSED');
  });

  it('one notice of two', async () => {
    const case_ = given();
    case_.notice({ lines: [{ amountFen: 100_000_000 }] });
    case_.notice({ noticeNumber: '第2号', lines: [{ amountFen: 100_000_000, usage: '二期' }] });
    case_.suspend({ noticeNumber: '第2号' }, { at: '03-09 15:00' });
    expect([await case_.noticeStatus(), await case_.noticeStatus('第2号')]).toEqual(['ACCEPTED', 'HELD']);
  });

  it('a notice that comes while all releases are suspended is held, and its sender knows', async () => {
    const case_ = given();
    case_.suspend({}, { at: '03-08 15:00' });
    case_.notice();
    expect(await case_.noticeStatus()).toBe('HELD');
    expect((await case_.receipt())?.outcome).toBe('HELD');
    expect(await case_.outbox('release.payment.authorised')).toEqual([]);
    case_.resume({}, { at: '03-10 09:00' });
    expect(await case_.noticeStatus()).toBe('ACCEPTED');
  });

  it('a suspension ends with the freeze of the court that ordered it', async () => {
    const case_ = given();
    case_.freeze({ caseNumber: '（2026）鲁0102执保200号', servedAt: '03-05 09:00', quotaFen: 100_000_000 });
    case_.notice();
    case_.suspend({ caseNumber: '（2026）鲁0102执保200号' }, { at: '03-09 15:00' });
    case_.lift({ caseNumber: '（2026）鲁0102执保200号' }, { at: '03-09 16:00' });
    expect(await case_.noticeStatus()).toBe('ACCEPTED');
  });

  it('a notice that is paid in part stops for the rest, and goes on with it', async () => {
    const case_ = given();
    case_.notice();
    case_.payment({ amountFen: 100_000_000 });
    case_.suspend({}, { at: '03-10 15:00' });
    expect(await case_.noticeOf()).toMatchObject({ status: 'HELD', lines: [{ status: 'PARTIAL', paidFen: 100_000_000 }] });
    case_.resume({}, { at: '03-10 16:00' });
    expect(await case_.noticeStatus()).toBe('PARTIAL');
  });

  it('a part that comes back while the rest is held leaves it held', async () => {
    const case_ = given();
    case_.notice();
    case_.payment({ amountFen: 100_000_000 });
    case_.suspend({}, { at: '03-10 15:00' });
    case_.giveBack('returned', { amountFen: 100_000_000 }, { at: '03-10 16:00' });
    expect(await case_.noticeOf()).toMatchObject({ status: 'HELD', lines: [{ status: 'OPEN', paidFen: 0 }] });
  });

  it('an objection (执行异议) is recorded and routed, and stops nothing', async () => {
    const case_ = given();
    case_.notice();
    case_.object({ noticeNumber }, { at: '03-09 15:00' });
    expect(await case_.noticeStatus()).toBe('ACCEPTED');
    expect(await case_.tasks('answer-objection')).toMatchObject([{ owner: 'court', dueAt: '2026-03-24T23:59:59+08:00', noticeNumber }]);
  });

  it('edge 29: nor does the bank’s own objection to the order', async () => {
    const case_ = given();
    case_.notice();
    case_.send(
      'bank.order.objected',
      { caseNumber: (await case_.freezeOf())?.caseNumber ?? '', reason: '账户性质', objectedAt: '2026-03-09T15:00:00+08:00' },
      { sender: bank, when: '03-09 15:00' },
    );
    expect(await case_.noticeStatus()).toBe('ACCEPTED');
    expect(await case_.tasks('answer-objection')).toHaveLength(1);
  });
});

describe('the freeze that a notice cites ends before the payment', () => {
  it('lifted, and no court freeze is left: held (F-19, F-01), the ordinary way is open', async () => {
    const case_ = given();
    case_.notice();
    case_.lift({}, { at: '03-09 15:00' });
    expect(await case_.noticeOf()).toMatchObject({
      status: 'HELD',
      rules: expect.arrayContaining([
        { id: 'F-01', outcome: 'HOLD' },
        { id: 'F-19', outcome: 'HOLD' },
      ]),
    });
  });

  it('lifted, another court freeze stands: it goes on (F-19)', async () => {
    const case_ = given();
    case_.freeze({ caseNumber: '（2026）鲁0102执保200号', servedAt: '03-05 09:00', quotaFen: 100_000_000 });
    case_.notice();
    case_.lift({}, { at: '03-09 15:00' });
    expect(await case_.noticeOf()).toMatchObject({
      status: 'ACCEPTED',
      rules: expect.arrayContaining([{ id: 'F-19', outcome: 'ACCEPT' }]),
    });
    expect(await case_.outbox('release.payment.stopped')).toEqual([]);
  });

  it('lapsed: the same question (F-06); a payment when no freeze stands is an ordinary one, no release and no violation', async () => {
    const case_ = given({ freeze: { endsAt: '03-10 10:00' } });
    case_.notice();
    case_.until('03-10 10:00');
    expect(await case_.noticeStatus()).toBe('HELD');
    case_.payment();
    expect(await case_.paymentOf()).toMatchObject({ status: 'PAID', violations: [] });
    expect(await case_.filed()).toEqual([]);
    expect(await case_.told()).toEqual([]);
  });

  it('a new freeze of the court gives it ground again, once the authority has said that its older notice stands (N-18)', async () => {
    const case_ = given({ freeze: { endsAt: '03-10 10:00' } });
    case_.notice();
    case_.freeze({ servedAt: '03-10 12:00' });
    expect((await case_.noticeOf())?.status).toBe('HELD');
    expect((await case_.tasks('answer-held-rule')).filter(({ status }) => status !== 'DONE')).toMatchObject([{ rule: 'N-18' }]);
    case_.answer('N-18', 'accept', { at: '03-10 14:00' });
    expect(await case_.noticeStatus()).toBe('ACCEPTED');
  });

  it('one that is not cited, but the last: held too', async () => {
    const case_ = given();
    case_.freeze({ caseNumber: '（2026）鲁0102执保200号', servedAt: '03-05 09:00', quotaFen: 100_000_000 });
    case_.notice();
    case_.lift({}, { at: '03-09 15:00' });
    case_.lift({ caseNumber: '（2026）鲁0102执保200号' }, { at: '03-09 16:00' });
    expect(await case_.noticeStatus()).toBe('HELD');
  });
});

describe('the bank refuses', () => {
  it('with a code: the line is REFUSED, the authority is asked, the bank is not reminded', async () => {
    const case_ = given();
    case_.notice();
    case_.refuse({}, { at: '03-09 16:00' });
    expect(await case_.noticeOf()).toMatchObject({ status: 'REFUSED', lines: [{ status: 'REFUSED' }] });
    expect((await case_.outbox('release.query.raised')).map(({ to }) => to)).toEqual([housing]);
    case_.until('03-12 00:00');
    expect(await case_.tasks('pay-notice')).toEqual([]);
    expect(await case_.openTasks()).toEqual(['review-refusal']);
  });

  it('without a code (B-05): the courts are told too', async () => {
    const case_ = given();
    case_.notice();
    case_.refuse({ reasonCode: 'OTHER', reason: '不便支付' }, { at: '03-09 16:00' });
    expect(await case_.fired()).toContain('B-05');
    expect((await case_.outbox('release.query.raised')).map(({ to }) => to)).toEqual([housing, court]);
  });

  it('a corrected version settles it', async () => {
    const case_ = given();
    case_.notice();
    case_.refuse({}, { at: '03-09 16:00' });
    case_.notice({ version: 2, issuedAt: '03-10 09:00', lines: [{ payee: { accountNumber: '37050161620800009999' } }] });
    expect(await case_.noticeStatus(noticeNumber, 2)).toBe('ACCEPTED');
    expect(await case_.openTasks()).toEqual([]);
  });

  it('one of two lines: the other is still to be paid', async () => {
    const case_ = given();
    case_.notice({ lines: [{ amountFen: 100_000_000 }, { amountFen: 200_000_000 }] });
    case_.refuse({ line: 2 }, { at: '03-09 16:00' });
    expect(await case_.noticeStatus()).toBe('ACCEPTED');
    case_.until('03-11 00:00');
    expect(await case_.tasks('pay-notice')).toMatchObject([{ status: 'OVERDUE', rule: 'B-05' }]);
  });
});
