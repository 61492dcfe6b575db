import { describe, expect, it } from 'vitest';
import { accountParts } from '../../../shared/domain/account/parts/parts.ts';
import { openOf } from '../../../shared/domain/aggregate/parts.ts';
import { bank, court, given, housing, noticeNumber, payeeOf } from '../../fixtures/desk/scenario.ts';

const silent = { text: '', handler: '张岚', reviewer: '李屹', approver: '王衡' };
const byOne = { text: '同意', handler: '张岚', reviewer: '张岚', approver: '张岚' };
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
  refund: {
    filingNumber: '2025-0912-0101',
    unit: '1-1-101',
    basis: 'judgment' as const,
    basisNumber: '（2025）鲁0102民初9981号',
    basisEffectiveOn: '2026-02-27',
    filingCancelled: true,
    pricePaidFen: 50_000_000,
    refundedBeforeFen: 0,
    loanOutstandingFen: 0,
  },
};

describe('a held notice asks, and goes on when it is answered', () => {
  it('HELD: a task and a signed query to the authority; its answer accepts the notice and the bank may pay', () => {
    const case_ = given();
    case_.notice({ purpose: 'TAX' });
    expect(case_.noticeOf()?.status).toBe('HELD');
    expect(case_.outbox('release.query.raised').map(({ to }) => to)).toEqual([housing]);
    expect(case_.outbox('release.payment.authorised')).toEqual([]);
    case_.explain(
      case_.tasks('answer-held-rule').map(({ rule = '' }) => rule),
      {},
      { at: '03-09 15:00' },
    );
    expect(case_.noticeStatus()).toBe('ACCEPTED');
    expect(case_.outbox('release.payment.authorised').map(({ to }) => to)).toEqual([bank]);
    expect(case_.openTasks()).toEqual([]);
  });

  it('two held rules need both answers; each answer closes its own question', () => {
    const case_ = given();
    case_.notice({ opinion: silent, purpose: 'TAX' });
    const held =
      case_
        .noticeOf()
        ?.rules.filter(({ outcome }) => outcome === 'HOLD')
        .map(({ id }) => id) ?? [];
    expect(held).toEqual(expect.arrayContaining(['N-17', 'S-04']));
    case_.answer('N-17', 'accept', { at: '03-09 15:00' });
    expect(case_.noticeStatus()).toBe('HELD');
    expect(case_.tasks('answer-held-rule').find(({ rule }) => rule === 'N-17')?.status).toBe('DONE');
    case_.explain(
      held.filter((id) => id !== 'N-17'),
      {},
      { at: '03-09 16:00' },
    );
    expect(case_.noticeStatus()).toBe('ACCEPTED');
    expect(case_.openTasks()).toEqual([]);
  });

  it('two persons at the desk may answer what the platform owns (A-01); one may not', () => {
    const case_ = given();
    case_.notice({ opinion: silent });
    case_.answer('answer-held-rule', 'accept', { at: '03-09 15:00', by: ['张三'] });
    expect(case_.receipt()).toMatchObject({ outcome: 'REJECTED', rules: [{ id: 'A-01' }] });
    case_.answer('answer-held-rule', 'accept', { at: '03-09 15:00' });
    expect(case_.noticeStatus()).toBe('ACCEPTED');
  });

  it('an operator’s refusal ends it', () => {
    const case_ = given();
    case_.notice({ opinion: silent });
    case_.answer('answer-held-rule', 'reject', { at: '03-09 15:00', by: ['张三'] });
    expect(case_.noticeStatus()).toBe('REJECTED');
    expect(case_.openTasks()).toEqual([]);
  });

  it('an answer about another notice, another version or a rule that nobody asked changes nothing', () => {
    const case_ = given();
    case_.notice({ opinion: silent });
    case_.explain(['N-17'], { version: 2 }, { at: '03-09 15:00' });
    expect(case_.receipt()).toMatchObject({ outcome: 'REJECTED', rules: [{ id: 'N-05' }] });
    case_.explain(['S-08'], {}, { at: '03-09 15:00' });
    expect(case_.receipt()).toMatchObject({ outcome: 'REJECTED', rules: [{ id: 'A-01' }] });
    expect(case_.noticeStatus()).toBe('HELD');
  });

  it('another authority can neither answer nor withdraw (M-07)', () => {
    const case_ = given();
    case_.register({ partner: 'housing:370103', name: '市中区住建局' });
    case_.notice({ purpose: 'TAX' });
    case_.explain(['S-04'], {}, { at: '03-09 15:00', from: 'housing:370103' });
    case_.withdraw({}, { at: '03-09 15:00', from: 'housing:370103' });
    expect(case_.receipt()).toMatchObject({ outcome: 'REJECTED', rules: [{ id: 'M-07' }] });
    expect(case_.noticeStatus()).toBe('HELD');
  });

  it('an unanswered question is overdue after five working days, and court and authority are told', () => {
    const case_ = given();
    case_.notice({ opinion: silent });
    case_.until('03-17 00:00');
    expect(case_.tasks('answer-held-rule')).toMatchObject([{ status: 'OVERDUE', dueAt: '2026-03-16T23:59:59+08:00' }]);
    expect(case_.outbox('release.deadline.missed').map(({ to }) => to)).toEqual([court, housing]);
    case_.answer('N-17', 'accept', { at: '03-17 10:00' });
    expect(case_.noticeStatus()).toBe('ACCEPTED');
    expect(case_.openTasks()).toEqual([]);
  });
});

describe('a refusal that weighs on a natural person waits for a human (A-02, PIPL 24)', () => {
  const wrong = { ...refund, amountInWords: '人民币肆拾万元整' };

  it('is held for a person of the authority, whose confirmation refuses it', () => {
    const case_ = given();
    case_.notice(wrong);
    expect(case_.receipt()?.outcome).toBe('HELD');
    expect(case_.noticeOf()).toMatchObject({
      status: 'HELD',
      rules: expect.arrayContaining([
        { id: 'N-08', outcome: 'REJECT' },
        { id: 'A-02', outcome: 'HOLD' },
      ]),
    });
    expect(case_.tasks('review-rejection')).toMatchObject([{ owner: 'housing', rule: 'A-02', status: 'OPEN' }]);
    case_.answer('review-rejection', 'reject', { at: '03-09 15:00' });
    expect(case_.noticeStatus()).toBe('REJECTED');
    expect(case_.openTasks()).toEqual([]);
  });

  it('or takes back what the authority can vouch for, and the refund is paid', () => {
    const case_ = given();
    case_.notice(wrong);
    case_.answer('review-rejection', 'accept', { at: '03-09 15:00' });
    expect(case_.noticeStatus()).toBe('ACCEPTED');
    expect(case_.outbox('release.payment.authorised')).toHaveLength(1);
  });

  it('an organisation’s notice with the same fault is refused at once', () => {
    const case_ = given();
    case_.notice({ amountInWords: '人民币肆拾万元整' });
    expect(case_.noticeStatus()).toBe('REJECTED');
    expect(case_.openTasks()).toEqual([]);
  });

  it('a refund is paid like any other release', () => {
    const case_ = given();
    case_.notice(refund);
    expect(case_.noticeStatus()).toBe('ACCEPTED');
    case_.payment({ amountFen: 50_000_000, payee: refund.lines[0]?.payee ?? {} });
    expect(case_.noticeStatus()).toBe('CLOSED');
  });
});

describe('the same notice again, another version, another number', () => {
  it('the same content under a new message id is a duplicate with no second effect (M-04)', () => {
    const case_ = given();
    case_.notice();
    case_.notice({}, { at: '03-09 12:00' });
    expect(case_.receipt()).toMatchObject({ outcome: 'DUPLICATE', rules: [{ id: 'M-04' }] });
    expect(case_.outbox('release.payment.authorised')).toHaveLength(1);
    expect(case_.report().notices).toHaveLength(1);
  });

  it('even long after it was paid and forgotten (edge 39)', () => {
    const case_ = given({ account: { balanceFen: 50_000_000_000 } });
    case_.notice({ validUntil: '12-31 17:00' });
    case_.payment();
    for (let number = 2; number <= 60; number++) {
      case_.notice({ noticeNumber: `济历住建冻用〔2026〕${number}号`, issuedAt: '03-11 10:00', amountInWords: '人民币壹元整' });
    }
    expect(openOf(accountParts, case_.state()).notices.some((notice) => notice.noticeNumber === noticeNumber)).toBe(false);
    case_.notice({ validUntil: '12-31 17:00' }, { at: '07-01 10:00' });
    expect(case_.receipt()?.outcome).toBe('DUPLICATE');
    expect(case_.outbox('release.payment.authorised')).toHaveLength(1);
  });

  it('the same number and version with other content is a conflict (M-05); the first stands', () => {
    const case_ = given();
    case_.notice();
    case_.notice({ lines: [{ amountFen: 400_000_000 }] }, { at: '03-09 12:00' });
    expect(case_.receipt()?.outcome).toBe('REJECTED');
    expect(case_.fired()).toContain('M-05');
    expect(case_.noticeOf()?.lines).toMatchObject([{ amountFen: 300_000_000 }]);
  });

  it('a higher version supersedes: the bank must stop the old one and may pay the new one', () => {
    const case_ = given();
    case_.notice();
    case_.notice({ version: 2, issuedAt: '03-09 12:00', lines: [{ amountFen: 200_000_000 }] });
    expect([case_.noticeStatus(noticeNumber, 1), case_.noticeStatus(noticeNumber, 2)]).toEqual(['SUPERSEDED', 'ACCEPTED']);
    const told = case_.desk
      .received()
      .filter(({ to, output }) => to === bank && output.type.startsWith('release.payment.'))
      .map(({ output }) => output.type);
    expect(told).toEqual(['release.payment.authorised', 'release.payment.stopped', 'release.payment.authorised']);
    case_.payment({ amountFen: 200_000_000 });
    expect(case_.noticeStatus(noticeNumber, 2)).toBe('CLOSED');
  });

  it('a held version takes the place of a held one, whose questions nobody need answer any more; an accepted one waits for its authority’s word', () => {
    const case_ = given();
    case_.notice({ opinion: silent });
    case_.notice({ version: 2, opinion: silent, issuedAt: '03-09 12:00' });
    expect([case_.noticeStatus(noticeNumber, 1), case_.noticeStatus(noticeNumber, 2)]).toEqual(['SUPERSEDED', 'HELD']);
    expect(case_.openTasks()).toEqual(['answer-held-rule']);
    case_.answer('N-17', 'accept', { at: '03-09 13:00' });
    case_.notice({ version: 3, opinion: silent, issuedAt: '03-09 14:00' });
    expect([case_.noticeStatus(noticeNumber, 2), case_.noticeStatus(noticeNumber, 3)]).toEqual(['HELD', 'HELD']);
    expect(case_.outbox('release.payment.stopped')).toHaveLength(1);
    case_.explain(['N-05'], { version: 2 }, { at: '03-09 15:00' });
    expect([case_.noticeStatus(noticeNumber, 2), case_.noticeStatus(noticeNumber, 3)]).toEqual(['ACCEPTED', 'HELD']);
  });

  it('a lower or equal version is refused (N-05)', () => {
    const case_ = given();
    case_.notice({ version: 2 });
    case_.notice({ version: 1, issuedAt: '03-09 12:00' });
    expect(case_.receipt()?.outcome).toBe('REJECTED');
    expect(case_.fired()).toContain('N-05');
  });

  it('another number supersedes by name, however it is spelt; a held successor stops it and takes its place once it is accepted', () => {
    const case_ = given();
    case_.notice();
    const other = '济历住建冻用〔2026〕2号';
    case_.notice({ noticeNumber: other, issuedAt: '03-09 12:00', supersedes: '济历住建冻用[2026]1号', opinion: byOne });
    expect(case_.noticeOf()).toMatchObject({ status: 'HELD', rules: expect.arrayContaining([{ id: 'N-05', outcome: 'HOLD' }]) });
    case_.answer('N-17', 'accept', { at: '03-09 13:00' });
    expect([case_.noticeStatus(), case_.noticeStatus(other)]).toEqual(['SUPERSEDED', 'ACCEPTED']);
  });

  it('edge 16: an invoice of a notice that was paid is not drawn on again (S-09), whatever was withdrawn before', () => {
    const case_ = given({ account: { balanceFen: 5_000_000_000 } });
    const drawing = (noticeNumber_: string, issuedAt: string) =>
      case_.notice({ noticeNumber: noticeNumber_, invoices: ['INV-1'], issuedAt });
    drawing('第1号', '03-09 10:00');
    case_.withdraw({ noticeNumber: '第1号' }, { at: '03-09 11:00' });
    drawing('第2号', '03-09 12:00');
    expect(case_.noticeStatus('第2号')).toBe('ACCEPTED');
    case_.payment({ noticeNumber: '第2号', bookedAt: '03-09 14:00' });
    expect(case_.noticeStatus('第2号')).toBe('CLOSED');
    drawing('第3号', '03-10 10:00');
    expect(case_.noticeOf('第3号')).toMatchObject({ status: 'HELD', rules: expect.arrayContaining([{ id: 'S-09', outcome: 'HOLD' }]) });
  });

  it('nor is one of a version that replaced another', () => {
    const case_ = given({ account: { balanceFen: 5_000_000_000 } });
    case_.notice({ invoices: ['INV-1'] });
    case_.notice({ version: 2, invoices: ['INV-1'], issuedAt: '03-09 12:00' });
    expect(case_.noticeStatus(noticeNumber, 2)).toBe('ACCEPTED');
    case_.payment({ bookedAt: '03-09 14:00' });
    case_.notice({ noticeNumber: '第3号', invoices: ['INV-1'], issuedAt: '03-10 10:00' });
    expect(case_.noticeOf('第3号')?.rules).toContainEqual({ id: 'S-09', outcome: 'HOLD' });
  });
});

describe('withdrawal: what is unpaid, at any time (contracts §4.4)', () => {
  it('before payment: the bank must stop', () => {
    const case_ = given();
    case_.notice();
    case_.withdraw({}, { at: '03-09 15:00' });
    expect(case_.noticeStatus()).toBe('WITHDRAWN');
    expect(case_.outbox('release.payment.stopped')).toHaveLength(1);
    case_.until('03-20 10:00');
    expect(case_.tasks('pay-notice')).toEqual([]);
  });

  it('after a part was paid it ends the rest; what was paid stands', () => {
    const case_ = given();
    case_.notice();
    case_.payment({ amountFen: 100_000_000 });
    case_.withdraw({}, { at: '03-10 15:00' });
    expect(case_.receipt()).toMatchObject({ outcome: 'ACCEPTED', rules: [] });
    expect(case_.noticeOf()).toMatchObject({ status: 'WITHDRAWN', lines: [{ status: 'PARTIAL', paidFen: 100_000_000 }] });
    expect(case_.outbox('release.payment.stopped')).toHaveLength(1);
    expect(case_.filed()).toEqual(['fund-use-notice', 'transfer-voucher']);
  });

  it('after all of it was paid there is nothing to withdraw (N-05)', () => {
    const case_ = given();
    case_.notice();
    case_.payment();
    case_.withdraw({}, { at: '03-10 15:00' });
    expect(case_.receipt()).toMatchObject({ outcome: 'REJECTED', rules: [{ id: 'N-05' }] });
    expect(case_.noticeStatus()).toBe('CLOSED');
  });

  it('of a held one ends the questions', () => {
    const case_ = given();
    case_.notice({ opinion: silent });
    case_.withdraw({}, { at: '03-09 15:00' });
    expect(case_.noticeStatus()).toBe('WITHDRAWN');
    expect(case_.openTasks()).toEqual([]);
  });

  it('its draw is free again (S-08)', () => {
    const case_ = given({ account: { balanceFen: 5_000_000_000 } });
    const contract = { number: 'C1', priceFen: 500_000_000, paidBeforeFen: 0, progressPercent: 100 };
    case_.notice({ contract });
    case_.withdraw({}, { at: '03-09 15:00' });
    case_.notice({ noticeNumber: '第2号', contract, issuedAt: '03-09 16:00' });
    expect(case_.noticeStatus('第2号')).toBe('ACCEPTED');
    case_.notice({ noticeNumber: '第3号', contract, issuedAt: '03-09 17:00' });
    expect(case_.noticeOf('第3号')?.rules).toContainEqual({ id: 'S-08', outcome: 'HOLD' });
  });

  it('what was paid under a notice that lapsed stays drawn, also when the bank reports it late (S-08)', () => {
    const case_ = given({ account: { balanceFen: 5_000_000_000 } });
    const contract = { number: 'C1', priceFen: 500_000_000, paidBeforeFen: 0, progressPercent: 100 };
    case_.notice({ contract, validUntil: '03-10 15:00' });
    case_.payment({}, { at: '03-10 16:00' });
    case_.notice({ noticeNumber: '第2号', contract, issuedAt: '03-10 17:00' });
    expect(case_.noticeOf('第2号')?.rules).toContainEqual({ id: 'S-08', outcome: 'HOLD' });
  });
});

describe('validity', () => {
  it('ends to the minute; the bank must stop', () => {
    const case_ = given();
    case_.notice({ validUntil: '03-12 17:00' });
    case_.until('03-12 16:59');
    expect(case_.noticeStatus()).toBe('ACCEPTED');
    case_.until('03-12 17:00');
    expect(case_.noticeStatus()).toBe('EXPIRED');
    expect(case_.outbox('release.payment.stopped')).toHaveLength(1);
  });

  it('edge 20: does not roll over the holiday swap weekend', () => {
    const case_ = given();
    case_.notice({ validUntil: '10-10 17:00' });
    case_.until('10-10 17:00');
    expect(case_.noticeStatus()).toBe('EXPIRED');
  });
});

describe('only a signed court act stops a release (F-21, S0: 各院应当支持)', () => {
  it('suspended and resumed', () => {
    const case_ = given();
    case_.notice();
    case_.suspend({}, { at: '03-09 15:00' });
    expect(case_.noticeStatus()).toBe('HELD');
    expect(case_.outbox('release.payment.stopped')).toHaveLength(1);
    case_.resume({}, { at: '03-10 09:00' });
    expect(case_.noticeStatus()).toBe('ACCEPTED');
    expect(case_.outbox('release.payment.authorised')).toHaveLength(2);
    case_.payment();
    expect(case_.noticeStatus()).toBe('CLOSED');
  });

  it('one notice of two', () => {
    const case_ = given();
    case_.notice({ lines: [{ amountFen: 100_000_000 }] });
    case_.notice({ noticeNumber: '第2号', lines: [{ amountFen: 100_000_000, usage: '二期' }] });
    case_.suspend({ noticeNumber: '第2号' }, { at: '03-09 15:00' });
    expect([case_.noticeStatus(), case_.noticeStatus('第2号')]).toEqual(['ACCEPTED', 'HELD']);
  });

  it('a notice that comes while all releases are suspended is held, and its sender knows', () => {
    const case_ = given();
    case_.suspend({}, { at: '03-08 15:00' });
    case_.notice();
    expect(case_.noticeStatus()).toBe('HELD');
    expect(case_.receipt()?.outcome).toBe('HELD');
    expect(case_.outbox('release.payment.authorised')).toEqual([]);
    case_.resume({}, { at: '03-10 09:00' });
    expect(case_.noticeStatus()).toBe('ACCEPTED');
  });

  it('a suspension ends with the freeze of the court that ordered it', () => {
    const case_ = given();
    case_.freeze({ caseNumber: '（2026）鲁0102执保200号', servedAt: '03-05 09:00', quotaFen: 100_000_000 });
    case_.notice();
    case_.suspend({ caseNumber: '（2026）鲁0102执保200号' }, { at: '03-09 15:00' });
    case_.lift({ caseNumber: '（2026）鲁0102执保200号' }, { at: '03-09 16:00' });
    expect(case_.noticeStatus()).toBe('ACCEPTED');
  });

  it('a notice that is paid in part stops for the rest, and goes on with it', () => {
    const case_ = given();
    case_.notice();
    case_.payment({ amountFen: 100_000_000 });
    case_.suspend({}, { at: '03-10 15:00' });
    expect(case_.noticeOf()).toMatchObject({ status: 'HELD', lines: [{ status: 'PARTIAL', paidFen: 100_000_000 }] });
    case_.resume({}, { at: '03-10 16:00' });
    expect(case_.noticeStatus()).toBe('PARTIAL');
  });

  it('a part that comes back while the rest is held leaves it held', () => {
    const case_ = given();
    case_.notice();
    case_.payment({ amountFen: 100_000_000 });
    case_.suspend({}, { at: '03-10 15:00' });
    case_.giveBack('returned', { amountFen: 100_000_000 }, { at: '03-10 16:00' });
    expect(case_.noticeOf()).toMatchObject({ status: 'HELD', lines: [{ status: 'OPEN', paidFen: 0 }] });
  });

  it('an objection (执行异议) is recorded and routed, and stops nothing', () => {
    const case_ = given();
    case_.notice();
    case_.object({ noticeNumber }, { at: '03-09 15:00' });
    expect(case_.noticeStatus()).toBe('ACCEPTED');
    expect(case_.tasks('answer-objection')).toMatchObject([{ owner: 'court', dueAt: '2026-03-24T23:59:59+08:00', noticeNumber }]);
  });

  it('edge 29: nor does the bank’s own objection to the order', () => {
    const case_ = given();
    case_.notice();
    case_.send(
      'bank.order.objected',
      { caseNumber: case_.freezeOf()?.caseNumber ?? '', reason: '账户性质', objectedAt: '2026-03-09T15:00:00+08:00' },
      { sender: bank, when: '03-09 15:00' },
    );
    expect(case_.noticeStatus()).toBe('ACCEPTED');
    expect(case_.tasks('answer-objection')).toHaveLength(1);
  });
});

describe('the freeze that a notice cites ends before the payment', () => {
  it('lifted, and no court freeze is left: held (F-19, F-01), the ordinary way is open', () => {
    const case_ = given();
    case_.notice();
    case_.lift({}, { at: '03-09 15:00' });
    expect(case_.noticeOf()).toMatchObject({
      status: 'HELD',
      rules: expect.arrayContaining([
        { id: 'F-01', outcome: 'HOLD' },
        { id: 'F-19', outcome: 'HOLD' },
      ]),
    });
  });

  it('lifted, another court freeze stands: it goes on (F-19)', () => {
    const case_ = given();
    case_.freeze({ caseNumber: '（2026）鲁0102执保200号', servedAt: '03-05 09:00', quotaFen: 100_000_000 });
    case_.notice();
    case_.lift({}, { at: '03-09 15:00' });
    expect(case_.noticeOf()).toMatchObject({ status: 'ACCEPTED', rules: expect.arrayContaining([{ id: 'F-19', outcome: 'ACCEPT' }]) });
    expect(case_.outbox('release.payment.stopped')).toEqual([]);
  });

  it('lapsed: the same question (F-06); a payment when no freeze stands is an ordinary one, no release and no violation', () => {
    const case_ = given({ freeze: { endsAt: '03-10 10:00' } });
    case_.notice();
    case_.until('03-10 10:00');
    expect(case_.noticeStatus()).toBe('HELD');
    case_.payment();
    expect(case_.paymentOf()).toMatchObject({ status: 'PAID', violations: [] });
    expect(case_.filed()).toEqual([]);
    expect(case_.told()).toEqual([]);
  });

  it('a new freeze of the court gives it ground again, once the authority has said that its older notice stands (N-18)', () => {
    const case_ = given({ freeze: { endsAt: '03-10 10:00' } });
    case_.notice();
    case_.freeze({ servedAt: '03-10 12:00' });
    expect(case_.noticeOf()?.status).toBe('HELD');
    expect(case_.tasks('answer-held-rule').filter(({ status }) => status !== 'DONE')).toMatchObject([{ rule: 'N-18' }]);
    case_.answer('N-18', 'accept', { at: '03-10 14:00' });
    expect(case_.noticeStatus()).toBe('ACCEPTED');
  });

  it('one that is not cited, but the last: held too', () => {
    const case_ = given();
    case_.freeze({ caseNumber: '（2026）鲁0102执保200号', servedAt: '03-05 09:00', quotaFen: 100_000_000 });
    case_.notice();
    case_.lift({}, { at: '03-09 15:00' });
    case_.lift({ caseNumber: '（2026）鲁0102执保200号' }, { at: '03-09 16:00' });
    expect(case_.noticeStatus()).toBe('HELD');
  });
});

describe('the bank refuses', () => {
  it('with a code: the line is REFUSED, the authority is asked, the bank is not reminded', () => {
    const case_ = given();
    case_.notice();
    case_.refuse({}, { at: '03-09 16:00' });
    expect(case_.noticeOf()).toMatchObject({ status: 'REFUSED', lines: [{ status: 'REFUSED' }] });
    expect(case_.outbox('release.query.raised').map(({ to }) => to)).toEqual([housing]);
    case_.until('03-12 00:00');
    expect(case_.tasks('pay-notice')).toEqual([]);
    expect(case_.openTasks()).toEqual(['review-refusal']);
  });

  it('without a code (B-05): the courts are told too', () => {
    const case_ = given();
    case_.notice();
    case_.refuse({ reasonCode: 'OTHER', reason: '不便支付' }, { at: '03-09 16:00' });
    expect(case_.fired()).toContain('B-05');
    expect(case_.outbox('release.query.raised').map(({ to }) => to)).toEqual([housing, court]);
  });

  it('a corrected version settles it', () => {
    const case_ = given();
    case_.notice();
    case_.refuse({}, { at: '03-09 16:00' });
    case_.notice({ version: 2, issuedAt: '03-10 09:00', lines: [{ payee: { accountNumber: '37050161620800009999' } }] });
    expect(case_.noticeStatus(noticeNumber, 2)).toBe('ACCEPTED');
    expect(case_.openTasks()).toEqual([]);
  });

  it('one of two lines: the other is still to be paid', () => {
    const case_ = given();
    case_.notice({ lines: [{ amountFen: 100_000_000 }, { amountFen: 200_000_000 }] });
    case_.refuse({ line: 2 }, { at: '03-09 16:00' });
    expect(case_.noticeStatus()).toBe('ACCEPTED');
    case_.until('03-11 00:00');
    expect(case_.tasks('pay-notice')).toMatchObject([{ status: 'OVERDUE', rule: 'B-05' }]);
  });
});
