import { describe, expect, it } from 'vitest';
import { bank, court, given, housing, payeeOf } from '../../../fixtures/desk/scenario.ts';
import { aRefund } from '../../../fixtures/rules/notices.ts';

const silent = { text: '', handler: '张岚', reviewer: '李屹', approver: '王衡' };

const buyer = { type: 'BUYER' as const, name: '赵敏', idKind: 'resident-id' as const, id: '37010219900101001X' };

const refund = {
  purpose: 'REFUND' as const,
  applicant: buyer,
  lines: [
    {
      amountFen: 50_000_000,
      usage: '退还购房款',
      payee: payeeOf({
        name: '赵敏',
        idKind: 'resident-id',
        id: buyer.id,
        accountNumber: '6222021602001234567',
        bankCode: '102451000019',
        kind: 'person',
      }),
    },
  ],
  refund: aRefund(),
};

describe('a held notice asks, and goes on when it is answered', () => {
  it('HELD: a task and a signed query to the authority; its answer accepts the notice and the bank may pay', async () => {
    const case_ = given();
    case_.notice({ purpose: 'TAX' });
    expect((await case_.noticeOf())?.status).toBe('HELD');
    expect((await case_.outbox('release.query.raised')).map(({ to }) => to)).toEqual([housing]);
    expect(await case_.outbox('release.payment.authorised')).toEqual([]);
    case_.explain(
      (await case_.tasks('answer-held-rule')).map(({ rule = '' }) => rule),
      {},
      { at: '03-09 15:00' },
    );
    expect(await case_.noticeStatus()).toBe('ACCEPTED');
    expect((await case_.outbox('release.payment.authorised')).map(({ to }) => to)).toEqual([bank]);
    expect(await case_.openTasks()).toEqual([]);
  });

  it('two held rules need both answers; each answer closes its own question', async () => {
    const case_ = given();
    case_.notice({ opinion: silent, purpose: 'TAX' });
    const held = (await case_.noticeOf())?.rules.filter(({ outcome }) => outcome === 'HOLD').map(({ id }) => id) ?? [];
    expect(held).toEqual(expect.arrayContaining(['N-17', 'S-04']));
    case_.answer('N-17', 'accept', { at: '03-09 15:00' });
    expect(await case_.noticeStatus()).toBe('HELD');
    expect((await case_.tasks('answer-held-rule')).find(({ rule }) => rule === 'N-17')?.status).toBe('DONE');
    case_.explain(
      held.filter((id) => id !== 'N-17'),
      {},
      { at: '03-09 16:00' },
    );
    expect(await case_.noticeStatus()).toBe('ACCEPTED');
    expect(await case_.openTasks()).toEqual([]);
  });

  it('two persons at the desk may answer what the platform owns (A-01); one may not', async () => {
    const case_ = given();
    case_.notice({ opinion: silent });
    case_.answer('answer-held-rule', 'accept', { at: '03-09 15:00', by: ['张三'] });
    expect(await case_.receipt()).toMatchObject({ outcome: 'REJECTED', rules: [{ id: 'A-01' }] });
    case_.answer('answer-held-rule', 'accept', { at: '03-09 15:00' });
    expect(await case_.noticeStatus()).toBe('ACCEPTED');
  });

  it('an operator’s refusal ends it', async () => {
    const case_ = given();
    case_.notice({ opinion: silent });
    case_.answer('answer-held-rule', 'reject', { at: '03-09 15:00', by: ['张三'] });
    expect(await case_.noticeStatus()).toBe('REJECTED');
    expect(await case_.openTasks()).toEqual([]);
  });

  it('an answer about another notice, another version or a rule that nobody asked changes nothing', async () => {
    const case_ = given();
    case_.notice({ opinion: silent });
    case_.explain(['N-17'], { version: 2 }, { at: '03-09 15:00' });
    expect(await case_.receipt()).toMatchObject({ outcome: 'REJECTED', rules: [{ id: 'N-05' }] });
    case_.explain(['S-08'], {}, { at: '03-09 15:00' });
    expect(await case_.receipt()).toMatchObject({ outcome: 'REJECTED', rules: [{ id: 'A-01' }] });
    expect(await case_.noticeStatus()).toBe('HELD');
  });

  it('another authority can neither answer nor withdraw (M-07)', async () => {
    const case_ = given();
    case_.register({ partner: 'housing:370103', name: '市中区住建局' });
    case_.notice({ purpose: 'TAX' });
    case_.explain(['S-04'], {}, { at: '03-09 15:00', from: 'housing:370103' });
    case_.withdraw({}, { at: '03-09 15:00', from: 'housing:370103' });
    expect(await case_.receipt()).toMatchObject({ outcome: 'REJECTED', rules: [{ id: 'M-07' }] });
    expect(await case_.noticeStatus()).toBe('HELD');
  });

  it('an unanswered question is overdue after five working days, and court and authority are told', async () => {
    const case_ = given();
    case_.notice({ opinion: silent });
    case_.until('03-17 00:00');
    expect(await case_.tasks('answer-held-rule')).toMatchObject([{ status: 'OVERDUE', dueAt: '2026-03-16T23:59:59+08:00' }]);
    expect((await case_.outbox('release.deadline.missed')).map(({ to }) => to)).toEqual([court, housing]);
    case_.answer('N-17', 'accept', { at: '03-17 10:00' });
    expect(await case_.noticeStatus()).toBe('ACCEPTED');
    expect(await case_.openTasks()).toEqual([]);
  });
});

describe('a refusal that weighs on a natural person waits for a human (A-02, PIPL 24)', () => {
  const wrong = { ...refund, amountInWords: '人民币肆拾万元整' };

  it('is held for a person of the authority, whose confirmation refuses it', async () => {
    const case_ = given();
    case_.notice(wrong);
    expect((await case_.receipt())?.outcome).toBe('HELD');
    expect(await case_.noticeOf()).toMatchObject({
      status: 'HELD',
      rules: expect.arrayContaining([
        { id: 'N-08', outcome: 'REJECT' },
        { id: 'A-02', outcome: 'HOLD' },
      ]),
    });
    expect(await case_.tasks('review-rejection')).toMatchObject([{ owner: 'housing', rule: 'A-02', status: 'OPEN' }]);
    case_.answer('review-rejection', 'reject', { at: '03-09 15:00' });
    expect(await case_.noticeStatus()).toBe('REJECTED');
    expect(await case_.openTasks()).toEqual([]);
  });

  it('or takes back what the authority can vouch for, and the refund is paid', async () => {
    const case_ = given();
    case_.notice(wrong);
    case_.answer('review-rejection', 'accept', { at: '03-09 15:00' });
    expect(await case_.noticeStatus()).toBe('ACCEPTED');
    expect(await case_.outbox('release.payment.authorised')).toHaveLength(1);
  });

  it('an organisation’s notice with the same fault is refused at once', async () => {
    const case_ = given();
    case_.notice({ amountInWords: '人民币肆拾万元整' });
    expect(await case_.noticeStatus()).toBe('REJECTED');
    expect(await case_.openTasks()).toEqual([]);
  });

  it('a refund is paid like any other release', async () => {
    const case_ = given();
    case_.notice(refund);
    expect(await case_.noticeStatus()).toBe('ACCEPTED');
    case_.payment({ amountFen: 50_000_000, payee: refund.lines[0]?.payee ?? {} });
    expect(await case_.noticeStatus()).toBe('CLOSED');
  });
});

describe('withdrawal: what is unpaid, at any time (contracts §4.4)', () => {
  it('before payment: the bank must stop', async () => {
    const case_ = given();
    case_.notice();
    case_.withdraw({}, { at: '03-09 15:00' });
    expect(await case_.noticeStatus()).toBe('WITHDRAWN');
    expect(await case_.outbox('release.payment.stopped')).toHaveLength(1);
    case_.until('03-20 10:00');
    expect(await case_.tasks('pay-notice')).toEqual([]);
  });

  it('after a part was paid it ends the rest; what was paid stands', async () => {
    const case_ = given();
    case_.notice();
    case_.payment({ amountFen: 100_000_000 });
    case_.withdraw({}, { at: '03-10 15:00' });
    expect(await case_.receipt()).toMatchObject({ outcome: 'ACCEPTED', rules: [] });
    expect(await case_.noticeOf()).toMatchObject({ status: 'WITHDRAWN', lines: [{ status: 'PARTIAL', paidFen: 100_000_000 }] });
    expect(await case_.outbox('release.payment.stopped')).toHaveLength(1);
    expect(await case_.filed()).toEqual(['fund-use-notice', 'transfer-voucher']);
  });

  it('after all of it was paid there is nothing to withdraw (N-05)', async () => {
    const case_ = given();
    case_.notice();
    case_.payment();
    case_.withdraw({}, { at: '03-10 15:00' });
    expect(await case_.receipt()).toMatchObject({ outcome: 'REJECTED', rules: [{ id: 'N-05' }] });
    expect(await case_.noticeStatus()).toBe('CLOSED');
  });

  it('of a held one ends the questions', async () => {
    const case_ = given();
    case_.notice({ opinion: silent });
    case_.withdraw({}, { at: '03-09 15:00' });
    expect(await case_.noticeStatus()).toBe('WITHDRAWN');
    expect(await case_.openTasks()).toEqual([]);
  });

  it('its draw is free again (S-08)', async () => {
    const case_ = given({ account: { balanceFen: 5_000_000_000 } });
    const contract = { number: 'C1', priceFen: 500_000_000, paidBeforeFen: 0, progressPercent: 100 };
    case_.notice({ contract });
    case_.withdraw({}, { at: '03-09 15:00' });
    case_.notice({ noticeNumber: '第2号', contract, issuedAt: '03-09 16:00' });
    expect(await case_.noticeStatus('第2号')).toBe('ACCEPTED');
    case_.notice({ noticeNumber: '第3号', contract, issuedAt: '03-09 17:00' });
    expect((await case_.noticeOf('第3号'))?.rules).toContainEqual({ id: 'S-08', outcome: 'HOLD' });
  });

  it('what was paid under a notice that lapsed stays drawn, also when the bank reports it late (S-08)', async () => {
    const case_ = given({ account: { balanceFen: 5_000_000_000 } });
    const contract = { number: 'C1', priceFen: 500_000_000, paidBeforeFen: 0, progressPercent: 100 };
    case_.notice({ contract, validUntil: '03-10 15:00' });
    case_.payment({}, { at: '03-10 16:00' });
    case_.notice({ noticeNumber: '第2号', contract, issuedAt: '03-10 17:00' });
    expect((await case_.noticeOf('第2号'))?.rules).toContainEqual({ id: 'S-08', outcome: 'HOLD' });
  });
});

describe('validity', () => {
  it('ends to the minute; the bank must stop', async () => {
    const case_ = given();
    case_.notice({ validUntil: '03-12 17:00' });
    case_.until('03-12 16:59');
    expect(await case_.noticeStatus()).toBe('ACCEPTED');
    case_.until('03-12 17:00');
    expect(await case_.noticeStatus()).toBe('EXPIRED');
    expect(await case_.outbox('release.payment.stopped')).toHaveLength(1);
  });

  it('edge 20: does not roll over the holiday swap weekend', async () => {
    const case_ = given();
    case_.notice({ validUntil: '10-10 17:00' });
    case_.until('10-10 17:00');
    expect(await case_.noticeStatus()).toBe('EXPIRED');
  });
});
