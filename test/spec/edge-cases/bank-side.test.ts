import { describe, expect, it } from 'vitest';
import { tinyPdf } from '../../fixtures/desk/pdf.ts';
import { bank, caseNumber, court, given, housing, noticeNumber } from '../../fixtures/desk/scenario.ts';
import { contractor } from '../../fixtures/rules/account.ts';

const otherBank = 'bank:105451000129';

describe('money that comes back (12-7, B-09)', () => {
  it('edge 25: 冲正 on the day of payment: reversed in the books, the dossier and what the applicant knows, and nothing is deleted (档案法 37)', async () => {
    const case_ = given();
    case_.notice();
    case_.payment({ bookedAt: '03-10 10:00' });
    case_.giveBack('reversed', { reason: '记账串户' }, { at: '03-10 16:00' });
    expect((await case_.paymentOf())?.status).toBe('REVERSED');
    expect(await case_.balance()).toBe(1_000_000_000);
    expect(await case_.freezeOf()).toMatchObject({ quotaFen: 800_000_000, controlledFen: 800_000_000 });
    expect(await case_.filed()).toEqual(['fund-use-notice', 'transfer-voucher', 'payment-return']);
    expect((await case_.told()).map(({ bankSerial }) => bankSerial)).toEqual(['S0001', 'T0001']);
  });

  it('edge 25: the bank’s error put right under another voucher number the same day: both vouchers are in the file, the line is paid once (B-10)', async () => {
    const case_ = given();
    case_.notice();
    case_.payment({ bookedAt: '03-10 10:00' });
    case_.giveBack('reversed', {}, { at: '03-10 16:00' });
    case_.payment({ bankSerial: 'S0002', bookedAt: '03-10 16:30' });
    expect(await case_.noticeOf()).toMatchObject({ status: 'CLOSED', lines: [{ status: 'PAID', paidFen: 300_000_000 }] });
    expect((await case_.dossier()).flatMap(({ kind, documentNumber }) => (kind === 'transfer-voucher' ? [documentNumber] : []))).toEqual([
      'HDS0001',
      'HDS0002',
    ]);
    expect(await case_.balance()).toBe(700_000_000);
  });

  it('edge 25: paid anew before the error was reversed is paid twice until the bank proves the failure (B-10, B-04)', async () => {
    const case_ = given();
    case_.notice();
    case_.payment({ bookedAt: '03-10 10:00' });
    case_.payment({ bankSerial: 'S0002', bookedAt: '03-10 10:05' });
    expect(await case_.paymentOf('S0002')).toMatchObject({ status: 'VIOLATION', violations: expect.arrayContaining(['B-10']) });
    expect(await case_.told()).toHaveLength(1);
    case_.giveBack('reversed', { originalBankSerial: 'S0002' }, { at: '03-10 16:00' });
    expect((await case_.paymentOf('S0002'))?.status).toBe('REVERSED');
    expect((await case_.noticeOf())?.lines).toMatchObject([{ status: 'PAID', paidFen: 300_000_000 }]);
    expect(await case_.balance()).toBe(700_000_000);
  });

  it('edge 26: a voucher dated Sunday 2026-02-15, in the holiday, is not that of this booking; the right one is filed (B-15)', async () => {
    const case_ = given();
    case_.notice();
    const payer = '济南泉城置业有限公司（预售款专户）';
    const face = { payer, payee: contractor.name, amountFen: 300_000_000, bookedOn: '2026-02-15', serial: 'S0001' };
    case_.payment({ voucher: { number: 'HD1', ...tinyPdf('voucher'), face } });
    expect(await case_.fired()).toContain('B-15');
    expect(await case_.filed()).toEqual(['fund-use-notice']);
    expect(await case_.told()).toHaveLength(1);
    case_.bookedAgain({}, { at: '03-10 16:00' });
    expect(await case_.filed()).toEqual(['fund-use-notice', 'transfer-voucher']);
  });
});

describe('what else a statement line carries (潼关 八.1, 八.3)', () => {
  it('edge 27: a fee inside the payment’s line: the payment is lawful, the fee is not (B-06)', async () => {
    const case_ = given();
    case_.notice();
    case_.payment({ feeFen: 5_000 });
    expect(await case_.fired()).toContain('B-06');
    expect(await case_.balance()).toBe(699_995_000);
    expect((await case_.noticeOf())?.lines).toMatchObject([{ paidFen: 300_000_000 }]);
    expect((await case_.report()).deductions).toMatchObject([{ amountFen: 5_000, status: 'VIOLATION', rules: ['B-06'] }]);
    expect((await case_.outbox('release.violation.raised')).map(({ to }) => to)).toEqual([court, housing, bank]);
  });

  it('edge 27: interest is supervised money: it comes in, and the freeze catches it up to its quota (潼关, 民诉解释 165)', async () => {
    const case_ = given({ account: { balanceFen: 700_000_000 } });
    case_.teller.balanceFen = 700_000_000;
    case_.inflow(1_234_567, { kind: 'interest' }, { at: '03-21 00:30' });
    expect(await case_.balance()).toBe(701_234_567);
    expect((await case_.freezeOf())?.controlledFen).toBe(701_234_567);
    expect(await case_.onHold()).toBe(false);
  });

  it('edge 27: an adjustment that nobody reported shows in the balance: new payments wait until two persons have reconciled (潼关 四.1)', async () => {
    const case_ = given();
    case_.statement(999_999_000, {}, { at: '03-08 18:00' });
    case_.notice();
    expect(await case_.noticeOf()).toMatchObject({ status: 'HELD', rules: expect.arrayContaining([{ id: 'B-11', outcome: 'HOLD' }]) });
    case_.answer('reconcile-balance', 'accept', { at: '03-09 15:00' });
    expect(await case_.balance()).toBe(999_999_000);
    expect(await case_.noticeStatus()).toBe('ACCEPTED');
  });
});

describe('a bank that merges (潼关: the account changes only with bank restructuring, by written notice)', () => {
  it('edge 28: same account, new 行号: once the housing authority has registered it, notices under the new code are good, under the old one not (12-6)', async () => {
    const case_ = given();
    case_.register({ partner: otherBank, name: '承继银行济南泉城支行' });
    case_.account({ bankCode: '105451000129' }, { at: '03-05 09:00' });
    case_.notice();
    expect(await case_.noticeStatus()).toBe('REJECTED');
    expect(await case_.fired()).toContain('N-13');
    case_.notice({ noticeNumber: '济历住建冻用〔2026〕2号', bankCode: '105451000129', issuedAt: '03-09 11:00' });
    expect(await case_.noticeStatus('济历住建冻用〔2026〕2号')).toBe('ACCEPTED');
    expect((await case_.outbox('release.payment.authorised')).map(({ to }) => to)).toEqual([otherBank]);
    case_.payment({ noticeNumber: '济历住建冻用〔2026〕2号' }, { from: otherBank });
    expect(await case_.noticeStatus('济历住建冻用〔2026〕2号')).toBe('CLOSED');
  });

  it('edge 28: the freezes stay as they were, in their order and with their terms (民诉解释 165)', async () => {
    const case_ = given();
    const before = await case_.freezeOf();
    case_.account({ bankCode: '105451000129', accountTitle: '济南泉城置业有限公司' }, { at: '03-05 09:00' });
    expect(await case_.freezeOf()).toEqual(before);
    expect(await case_.balance()).toBe(1_000_000_000);
  });

  it('edge 28: a new account number is another account: nothing moves there by itself (12-6)', async () => {
    const case_ = given();
    case_.account({ accountNumber: '1602001019200399999', balanceFen: 0 }, { at: '03-05 09:00' });
    case_.notice({ accountNumber: '1602001019200399999' });
    expect(await case_.noticeOf()).toMatchObject({ status: 'HELD', rules: expect.arrayContaining([{ id: 'F-01', outcome: 'HOLD' }]) });
    expect(await case_.freezeOf()).toMatchObject({ status: 'LIVE', controlledFen: 800_000_000 });
  });
});

describe('a bank that objects or was offline (网络查冻规定 6, 12-6, 12-7)', () => {
  it('edge 29: the bank objects to the order while it is asked to pay: the court has 15 days, and the bank must pay all the same (12-6)', async () => {
    const case_ = given();
    case_.notice();
    case_.send(
      'bank.order.objected',
      { caseNumber, reason: '账户系预售资金监管账户', objectedAt: '2026-03-09T14:00:00+08:00' },
      { sender: bank, at: '03-09 14:00' },
    );
    expect(await case_.tasks('answer-objection')).toMatchObject([
      { owner: 'court', caseNumber, status: 'OPEN', dueAt: expect.stringMatching(/^2026-03-24/u) },
    ]);
    expect(await case_.noticeStatus()).toBe('ACCEPTED');
    expect((await case_.freezeOf())?.status).toBe('LIVE');
    case_.until('03-11 00:00');
    expect(await case_.tasks('pay-notice')).toMatchObject([{ rule: 'B-05', status: 'OVERDUE' }]);
    expect((await case_.outbox('release.deadline.missed')).map(({ to }) => to)).toEqual(expect.arrayContaining([court, housing, bank]));
  });

  it('edge 29: "the account is frozen" is no reason to refuse a valid notice: housing authority and court are told (12-6)', async () => {
    const case_ = given();
    case_.notice();
    case_.refuse({ reasonCode: 'FROZEN', reason: '监管账户已被法院冻结' }, { at: '03-09 14:00' });
    expect(await case_.fired()).toContain('B-05');
    expect((await case_.outbox('release.query.raised')).map(({ to }) => to)).toEqual([housing, court]);
  });

  it('edge 30: paid on paper while the bank was offline, entered two days later: lawful by the day it was booked, the late report stays on record (12-7)', async () => {
    const case_ = given();
    case_.notice();
    case_.payment({ bookedAt: '03-09 16:00' }, { at: '03-12 09:00' });
    expect(await case_.paymentOf()).toMatchObject({ status: 'PAID', violations: [] });
    expect(await case_.fired()).toContain('B-13');
    expect(await case_.noticeStatus()).toBe('CLOSED');
    const [receipt] = await case_.outbox('release.transfer.reported', court);
    expect(receipt?.output).toMatchObject({ at: '2026-03-12T09:00:00+08:00', data: { bookedAt: '2026-03-09T16:00:00+08:00' } });
  });

  it('edge 30: entered late for a case whose freeze was lifted meanwhile: the file of that time gets it (contracts §4.5)', async () => {
    const case_ = given();
    case_.notice();
    case_.lift({}, { at: '03-11 10:00' });
    case_.payment({ bookedAt: '03-10 16:00' }, { at: '03-12 09:00' });
    expect((await case_.paymentOf())?.status).toBe('PAID');
    expect(await case_.filed()).toEqual(['fund-use-notice', 'transfer-voucher']);
    expect(await case_.told()).toMatchObject([{ caseNumber, noticeNumber }]);
  });

  it('edge 30: a paper notice entered within the grace covers what was booked after its issue; entered later it covers nothing (contracts §4.4)', async () => {
    const paidOnPaper = async (entered: string) => {
      const case_ = given();
      case_.payment({ bookedAt: '03-09 16:00' }, { at: '03-12 09:00' });
      expect((await case_.paymentOf())?.status).toBe('UNMATCHED');
      case_.notice({ issuedAt: '03-09 10:00' }, { at: entered });
      return await case_.paymentOf();
    };
    expect(await paidOnPaper('03-12 09:59')).toMatchObject({ status: 'PAID', violations: [] });
    expect(await paidOnPaper('03-12 10:30')).toMatchObject({ status: 'VIOLATION', violations: ['B-02'] });
  });
});
