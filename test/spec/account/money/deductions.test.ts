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
  otherCourtName,
  secondCase,
} from '../../../fixtures/desk/scenario.ts';

const construction = { claim: { origin: 'construction' as const, permit: '济建预许2025186号' } };

describe('扣划 under 法〔2022〕12号 art. 一 (F-14 – F-16)', () => {
  it('edge 12: inside the quota, before first registration, for a lender: held, with a draft objection for the bank; nothing is blocked', async () => {
    const case_ = given();
    case_.orderDeduction(600_000_000, {}, { at: '03-09 12:00' });
    expect((await case_.receipt())?.outcome).toBe('HELD');
    expect((await case_.report()).deductions).toMatchObject([{ caseNumber, amountFen: 600_000_000, status: 'HELD' }]);
    const drafts = await case_.outbox('release.objection-draft.raised');
    expect(drafts.map(({ to }) => to)).toEqual([bank]);
    const [{ draft } = { draft: '' }] = drafts.map(({ output }) => (output as { data: { draft: string } }).data);
    for (const part of [`致：${courtName}`, '异议人：', caseNumber, '请求贵院撤销', '监管额度内1000000.00元', '2026年3月9日'])
      expect(draft).toContain(part);
    expect(draft).not.toMatch(/余额|undefined|[a-z]{3}/u);
    expect(await case_.tasks('review-deduction')).toMatchObject([{ rule: 'F-14', owner: 'bank', status: 'OPEN' }]);
  });

  it('the draft names the earlier orders that have the money outside the quota', async () => {
    const case_ = given();
    case_.orderDeduction(400_000_000, { rulingNumber: '（2026）鲁0102执123号之一' }, { at: '03-09 12:00' });
    case_.orderDeduction(200_000_000, { rulingNumber: '（2026）鲁0102执123号之二' }, { at: '03-09 13:00' });
    const [told] = await case_.outbox('release.objection-draft.raised');
    const { draft } = (told?.output as { data: { draft: string } } | undefined)?.data ?? { draft: '' };
    expect(draft).toContain('（2026）鲁0102执123号之一（4000000.00元），共4000000.00元');
    expect(draft).toContain('仅就监管额度外的1000000.00元执行');
  });

  it('outside the quota it is accepted, and booked', async () => {
    const case_ = given();
    case_.orderDeduction(500_000_000, {}, { at: '03-09 12:00' });
    expect((await case_.report()).deductions).toMatchObject([{ status: 'ACCEPTED' }]);
    case_.deduction(500_000_000, {}, { at: '03-10 12:00' });
    expect((await case_.report()).deductions).toMatchObject([{ status: 'BOOKED' }]);
    expect(await case_.balance()).toBe(500_000_000);
    expect(await case_.outbox('release.violation.raised')).toEqual([]);
  });

  it('of nothing it is no order: refused by N-07, and one of a fen is one', async () => {
    const case_ = given();
    case_.orderDeduction(0, {}, { at: '03-09 12:00' });
    expect(await case_.receipt()).toMatchObject({ outcome: 'REJECTED', rules: [{ id: 'N-07', outcome: 'REJECT' }] });
    expect((await case_.report()).deductions).toEqual([]);
    expect(await case_.outbox('release.deduction.decided')).toEqual([]);
    case_.orderDeduction(1, {}, { at: '03-09 12:01' });
    expect((await case_.report()).deductions).toMatchObject([{ amountFen: 1, status: 'ACCEPTED' }]);
  });

  it('a claim from building this project may reach into it (F-15)', async () => {
    const case_ = given();
    case_.orderDeduction(600_000_000, construction, { at: '03-09 12:00' });
    expect((await case_.report()).deductions).toMatchObject([{ status: 'ACCEPTED' }]);
  });

  it('booked while it is held: a violation, raised once to courts and housing authority, and nobody reviews the order any more', async () => {
    const case_ = given();
    case_.orderDeduction(600_000_000, {}, { at: '03-09 12:00' });
    case_.deduction(600_000_000, {}, { at: '03-09 13:00' });
    expect((await case_.report()).deductions).toMatchObject([{ status: 'VIOLATION', rules: expect.arrayContaining(['F-14']) }]);
    expect((await case_.outbox('release.violation.raised')).map(({ to }) => to)).toEqual([court, housing, bank]);
    expect((await case_.outbox('release.violation.raised'))[0]?.output).toMatchObject({ data: { bookedAt: '2026-03-09T13:00:00+08:00' } });
    expect(await case_.openTasks()).toEqual(['review-violation']);
  });

  it('two persons accept it: then it may be booked', async () => {
    const case_ = given();
    case_.orderDeduction(600_000_000, {}, { at: '03-09 12:00' });
    case_.answer('review-deduction', 'accept', { at: '03-10 12:00' });
    expect((await case_.report()).deductions).toMatchObject([{ status: 'ACCEPTED' }]);
    case_.deduction(600_000_000, {}, { at: '03-11 12:00' });
    expect((await case_.report()).deductions).toMatchObject([{ status: 'BOOKED' }]);
    expect(await case_.outbox('release.violation.raised')).toEqual([]);
    expect(await case_.openTasks()).toEqual([]);
  });

  it('one person is not enough (A-01)', async () => {
    const case_ = given();
    case_.orderDeduction(600_000_000, {}, { at: '03-09 12:00' });
    case_.answer('review-deduction', 'accept', { at: '03-10 12:00', by: ['书记员甲'] });
    expect(await case_.receipt()).toMatchObject({ outcome: 'REJECTED', rules: [{ id: 'A-01' }] });
    expect((await case_.report()).deductions).toMatchObject([{ status: 'HELD' }]);
  });
});

describe('the bank books (contracts §2: bank.deduction.booked)', () => {
  it('before the order has come: it waits for the order as a payment waits for its notice', async () => {
    const case_ = given();
    case_.deduction(200_000_000, {}, { at: '03-09 12:00' });
    expect((await case_.report()).deductions).toMatchObject([{ status: 'HELD' }]);
    case_.orderDeduction(200_000_000, {}, { at: '03-09 12:30' });
    expect((await case_.report()).deductions).toMatchObject([{ status: 'BOOKED' }]);
    case_.until('03-09 14:00');
    expect(await case_.outbox('release.violation.raised')).toEqual([]);
    expect(await case_.openTasks()).toEqual([]);
  });

  it('the receipt says until when it waits', async () => {
    const case_ = given();
    case_.deduction(200_000_000, {}, { at: '03-09 12:00' });
    expect(await case_.receipt()).toMatchObject({ outcome: 'ACCEPTED', rules: [] });
    expect((await case_.outbox('release.receipt', bank)).at(-1)?.output.data).toMatchObject({ waitsUntil: '2026-03-09T13:00:00+08:00' });
  });

  it('and no order comes in the grace: a violation (B-02)', async () => {
    const case_ = given();
    case_.deduction(200_000_000, {}, { at: '03-09 12:00' });
    case_.until('03-09 13:00');
    expect((await case_.report()).deductions).toMatchObject([{ status: 'VIOLATION', rules: ['B-02'] }]);
    expect((await case_.outbox('release.violation.raised')).map(({ to }) => to)).toEqual([court, housing, bank]);
  });

  it('an order that the court had sent before, and that comes after the grace, makes it lawful: its freeze is lowered, nobody is asked', async () => {
    const case_ = given();
    case_.deduction(200_000_000, {}, { at: '03-09 12:00' });
    case_.until('03-09 15:00');
    expect(await case_.openTasks()).toEqual(['review-violation']);
    case_.orderDeduction(200_000_000, {}, { at: '03-09 15:30', sentAt: '03-09 11:00' });
    expect((await case_.report()).deductions).toMatchObject([{ status: 'BOOKED' }]);
    expect((await case_.report()).accounts[0]?.freezes).toMatchObject([{ quotaFen: 600_000_000 }]);
    expect(await case_.openTasks()).toEqual([]);
  });

  it('one that was sent only after the bank had deducted does not', async () => {
    const case_ = given();
    case_.deduction(200_000_000, {}, { at: '03-09 12:00' });
    case_.until('03-09 15:00');
    case_.orderDeduction(200_000_000, {}, { at: '03-09 15:30' });
    expect((await case_.report()).deductions).toMatchObject([{ status: 'VIOLATION', rules: ['B-02'] }, { status: 'ACCEPTED' }]);
  });

  it('the order that comes in time would have been held: a violation, and nobody is asked about an order that is done', async () => {
    const case_ = given();
    case_.deduction(600_000_000, {}, { at: '03-09 12:00' });
    case_.orderDeduction(600_000_000, {}, { at: '03-09 12:30' });
    expect((await case_.report()).deductions).toHaveLength(1);
    expect((await case_.report()).deductions[0]?.status).toBe('VIOLATION');
    expect(await case_.openTasks()).toEqual(['review-violation']);
  });

  it('more than was ordered: a violation (B-04)', async () => {
    const case_ = given();
    case_.orderDeduction(100_000_000, {}, { at: '03-09 12:00' });
    case_.deduction(100_000_001, {}, { at: '03-09 13:00' });
    expect((await case_.report()).deductions).toMatchObject([{ status: 'VIOLATION', rules: expect.arrayContaining(['B-04']) }]);
  });

  it('an order in two bookings is one order', async () => {
    const case_ = given();
    case_.orderDeduction(300_000_000, {}, { at: '03-09 12:00' });
    case_.deduction(100_000_000, {}, { at: '03-09 13:00' });
    case_.deduction(200_000_000, {}, { at: '03-10 13:00' });
    case_.until('03-10 15:00');
    expect((await case_.report()).deductions).toMatchObject([{ status: 'BOOKED', amountFen: 300_000_000 }]);
    expect(await case_.balance()).toBe(700_000_000);
    expect(await case_.outbox('release.violation.raised')).toEqual([]);
  });

  it('under a former number of the case it finds its order', async () => {
    const case_ = given();
    case_.orderDeduction(100_000_000, {}, { at: '03-09 12:00' });
    case_.convert('（2026）鲁0102执901号', {}, { at: '03-09 13:00' });
    case_.deduction(100_000_000, {}, { at: '03-09 14:00' });
    expect((await case_.report()).deductions).toMatchObject([{ status: 'BOOKED' }]);
  });
});

describe('a deduction and a notice that the money does not suffice for both (F-18)', () => {
  const ordered = () => {
    const case_ = given({ account: { supervisedQuotaFen: 100_000_000 }, freeze: { quotaFen: 900_000_000, debtFen: 900_000_000 } });
    case_.notice({ freezes: [{ caseNumber, courtName, quotaFen: 900_000_000 }] });
    case_.orderDeduction(800_000_000, {}, { at: '03-09 12:00' });
    return case_;
  };

  it('holds both; the court decides', async () => {
    const case_ = ordered();
    expect(await case_.noticeOf()).toMatchObject({ status: 'HELD', rules: expect.arrayContaining([{ id: 'F-18', outcome: 'HOLD' }]) });
    expect((await case_.report()).deductions).toMatchObject([{ status: 'HELD', rules: expect.arrayContaining(['F-18']) }]);
  });

  it('the deduction goes first: once it is booked, the notice goes on with what is left', async () => {
    const case_ = ordered();
    case_.answer('review-deduction', 'accept', { at: '03-09 15:00' });
    case_.deduction(800_000_000, {}, { at: '03-09 16:00' });
    expect((await case_.report()).deductions).toMatchObject([{ status: 'BOOKED' }]);
    expect((await case_.noticeOf())?.rules).toContainEqual({ id: 'B-01', outcome: 'ACCEPT' });
    expect(await case_.noticeStatus()).toBe('ACCEPTED');
  });

  it('the notice goes first: the court’s answer lets it be paid', async () => {
    const case_ = ordered();
    case_.answer(noticeNumber, 'accept', { at: '03-09 15:00' });
    expect(await case_.noticeStatus()).toBe('ACCEPTED');
    case_.payment();
    expect((await case_.paymentOf())?.status).toBe('PAID');
    expect((await case_.report()).deductions).toMatchObject([{ status: 'HELD' }]);
  });

  it('money that comes in for both releases the notice', async () => {
    const case_ = ordered();
    case_.inflow(200_000_000, {}, { at: '03-09 15:00' });
    expect(await case_.noticeStatus()).toBe('ACCEPTED');
  });
});

it('the court of another case sees the violation, and nothing of that case', async () => {
  const case_ = given();
  case_.freeze({ caseNumber: secondCase, courtName: otherCourtName, servedAt: '03-05 09:00' }, { from: otherCourt });
  case_.deduction(200_000_000, {}, { at: '03-09 12:00' });
  case_.until('03-09 13:00');
  const raised = await case_.outbox('release.violation.raised', otherCourt);
  expect(raised).toHaveLength(1);
  expect(JSON.stringify(raised)).not.toContain('执保123');
});

it('an order that is sent again under a new message id, before or after it was booked, orders nothing new (M-04)', async () => {
  const case_ = given();
  case_.orderDeduction(100_000_000, {}, { at: '03-09 12:00' });
  case_.orderDeduction(100_000_000, {}, { at: '03-09 12:05' });
  expect((await case_.receipt())?.outcome).toBe('DUPLICATE');
  const early = given();
  early.deduction(100_000_000, {}, { at: '03-09 12:00' });
  early.orderDeduction(100_000_000, {}, { at: '03-09 12:30' });
  early.orderDeduction(100_000_000, {}, { at: '03-09 12:35' });
  expect((await early.report()).deductions).toHaveLength(1);
});

it('a booking that is reported again under a new message id moves nothing (M-04)', async () => {
  const case_ = given();
  case_.orderDeduction(200_000_000, {}, { at: '03-09 12:00' });
  const bookedAt = '2026-03-09T13:00:00+08:00';
  case_.deduction(100_000_000, { bankSerial: 'K1', bookedAt }, { at: '03-09 13:00' });
  case_.teller.balanceFen += 100_000_000;
  case_.deduction(100_000_000, { bankSerial: 'K1', bookedAt }, { at: '03-09 13:05' });
  expect((await case_.receipt())?.outcome).toBe('DUPLICATE');
  expect(await case_.balance()).toBe(900_000_000);
});
