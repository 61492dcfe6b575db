import { describe, expect, it } from 'vitest';
import { applicantOf, bank, given, housing, noticeNumber } from '../../fixtures/desk/scenario.ts';
import { contractor, developer, supplier } from '../../fixtures/rules/account.ts';

const secondNotice = '济历住建冻用〔2026〕2号';
const sister = { name: '济南泉城商业管理有限公司', id: '91370103MA3D1P5T77' };
const parties = [{ name: developer.name, id: developer.uscc }, contractor];
const contract = { number: 'SG-2025-031', priceFen: 2_000_000_000, paidBeforeFen: 0, progressPercent: 60 };

describe('the same work is paid once (12-8, S-09)', () => {
  it('edge 16: the same invoice in two notices: the second is held, and nothing goes to the bank (12-8)', async () => {
    const case_ = given();
    case_.notice({ invoices: ['INV-88'] });
    case_.notice({ noticeNumber: secondNotice, invoices: ['INV-88'], issuedAt: '03-09 11:00' });
    expect(await case_.noticeOf(secondNotice)).toMatchObject({
      status: 'HELD',
      rules: expect.arrayContaining([{ id: 'S-09', outcome: 'HOLD' }]),
    });
    expect(await case_.outbox('release.payment.authorised', bank)).toHaveLength(1);
    expect(await case_.outbox('release.query.raised', housing)).toHaveLength(1);
  });

  it('edge 16: the contractor’s notice and the supplier’s name one invoice for the same goods, in other spelling (12-8)', async () => {
    const case_ = given();
    case_.notice({ invoices: ['INV-88'] });
    case_.notice({
      noticeNumber: secondNotice,
      applicant: { type: 'MATERIAL', ...supplier, idKind: 'uscc' },
      purpose: 'MATERIAL',
      lines: [{ payee: { ...supplier, accountNumber: '37050100000000007777' }, usage: '钢材款' }],
      invoices: ['ＩＮＶ－88 '],
      issuedAt: '03-09 11:00',
    });
    expect(await case_.noticeStatus(secondNotice)).toBe('HELD');
    expect(await case_.fired()).toContain('S-09');
  });

  it('edge 16: without an invoice, the same line of the same contract is the same draw (12-8)', async () => {
    const case_ = given();
    case_.notice({ invoices: [], contract });
    case_.notice({ noticeNumber: secondNotice, invoices: [], contract, issuedAt: '03-09 11:00' });
    expect(await case_.noticeStatus(secondNotice)).toBe('HELD');
    expect(await case_.fired()).toContain('S-09');
  });

  it('edge 16: an invoice that was paid under a notice on another account is used up here too (12-8)', async () => {
    const secondAccount = '1602001019200399999';
    const case_ = given();
    case_.account({ accountNumber: secondAccount }, { at: '03-04 09:00' });
    case_.freeze({ accountNumber: secondAccount, caseNumber: '（2026）鲁0102执保321号', servedAt: '03-05 09:00' });
    case_.notice({ invoices: ['INV-88'] });
    case_.payment();
    case_.notice({
      noticeNumber: secondNotice,
      accountNumber: secondAccount,
      freezes: [{ caseNumber: '（2026）鲁0102执保321号', courtName: '济南市历下区人民法院', quotaFen: 800_000_000 }],
      invoices: ['INV-88'],
      issuedAt: '03-11 11:00',
    });
    expect(await case_.noticeStatus(secondNotice)).toBe('HELD');
    expect(await case_.fired()).toContain('S-09');
  });

  it('edge 16: a notice that was taken back unpaid frees its invoice (12-8)', async () => {
    const case_ = given();
    case_.notice({ invoices: ['INV-88'] });
    case_.withdraw({}, { at: '03-09 10:30' });
    case_.notice({ noticeNumber: secondNotice, invoices: ['INV-88'], issuedAt: '03-09 11:00' });
    expect(await case_.noticeStatus(secondNotice)).toBe('ACCEPTED');
  });
});

describe('who gets the money (12-8)', () => {
  it('edge 17: a shell that is no party of the contract (12-8)', async () => {
    const case_ = given();
    const shell = { name: '济南鑫达劳务服务部', id: '91370103MB15HELL3M' };
    case_.notice({ contract: { ...contract, parties }, lines: [{ payee: shell }] });
    expect(await case_.noticeOf()).toMatchObject({ status: 'HELD', rules: expect.arrayContaining([{ id: 'S-10', outcome: 'HOLD' }]) });
  });

  it('edge 17: the developer’s sister, known from the register of the account (12-8)', async () => {
    const case_ = given({ account: { developer: { ...developer, relatedUsccs: [sister.id] } } });
    case_.notice({ lines: [{ payee: sister }] });
    expect(await case_.noticeOf()).toMatchObject({ status: 'HELD', rules: expect.arrayContaining([{ id: 'S-11', outcome: 'HOLD' }]) });
    case_.explain(['S-11'], {}, { at: '03-09 15:00' });
    expect(await case_.noticeStatus()).toBe('ACCEPTED');
  });

  it('edge 17: the site manager’s personal card (12-8), and the reply names no more of it than must be', async () => {
    const case_ = given();
    const card = { name: '孙建国', idKind: 'resident-id' as const, id: '370102199212311234', accountNumber: '6222021602009999999' };
    case_.notice({ lines: [{ payee: { ...card, kind: 'person' } }] });
    expect(await case_.noticeStatus()).toBe('HELD');
    expect(await case_.fired()).toContain('S-11');
    const reply = JSON.stringify((await case_.outbox('release.receipt')).at(-1));
    for (const secret of [card.name, card.id, card.accountNumber]) expect(reply).not.toContain(secret);
  });

  it('edge 17: approved for the contractor, booked to the site manager’s card: a violation, told to court, housing authority and bank (12-10)', async () => {
    const case_ = given();
    case_.notice();
    case_.payment({ payee: { name: '孙建国', accountNumber: '6222021602009999999' } });
    expect(await case_.paymentOf()).toMatchObject({ status: 'VIOLATION', violations: ['B-03'] });
    expect(await case_.outbox('release.violation.raised')).toHaveLength(3);
    expect(await case_.filed()).toEqual([]);
  });
});

describe('creditors that 12-4 names and such that it does not', () => {
  const lessor = { name: '某设备租赁有限公司', id: '91370100MA3RENT19U' };
  const labour = { name: '某劳务有限公司', id: '91370103MB0WAGE15K' };

  it('edge 22: an equipment lessor is named and is paid (12-4)', async () => {
    const case_ = given();
    const payee = { ...lessor, accountNumber: '37050100000000006666' };
    case_.notice({
      applicant: { type: 'EQUIPMENT_LEASE', ...lessor, idKind: 'uscc' },
      purpose: 'EQUIPMENT',
      lines: [{ payee, usage: '塔吊租赁费' }],
    });
    case_.payment({ payee });
    expect(await case_.noticeStatus()).toBe('CLOSED');
  });

  it('edge 22: a labour agency is not named: the list is open, so the housing authority is asked (12-4)', async () => {
    const case_ = given();
    case_.notice({ applicant: { type: 'OTHER', ...labour, idKind: 'uscc' }, purpose: 'WAGES', lines: [{ payee: labour }] });
    expect(await case_.noticeOf()).toMatchObject({ status: 'HELD', rules: expect.arrayContaining([{ id: 'S-01', outcome: 'HOLD' }]) });
    expect(await case_.fired()).toContain('S-04');
    case_.explain(['S-01', 'S-04', 'S-13'], {}, { at: '03-09 15:00' });
    expect(await case_.noticeStatus()).toBe('ACCEPTED');
  });

  it('edge 22: wages in a progress payment go to the wage account where the city wants it (农民工工资条例 26, 31)', async () => {
    const wages = {
      name: `${contractor.name}（农民工工资专用账户）`,
      accountNumber: '37050100000000005555',
      kind: 'wage-account' as const,
    };
    const whole = given({ profile: { wageAccountRequired: true } });
    whole.notice({ wagesFen: 60_000_000 });
    expect(await whole.noticeOf()).toMatchObject({ status: 'HELD', rules: expect.arrayContaining([{ id: 'S-13', outcome: 'HOLD' }]) });

    const split = given({ profile: { wageAccountRequired: true } });
    split.notice({ wagesFen: 60_000_000, lines: [{ amountFen: 240_000_000 }, { amountFen: 60_000_000, payee: wages }] });
    expect(await split.noticeStatus()).toBe('ACCEPTED');
    split.payment({ amountFen: 240_000_000 });
    split.payment({ bankSerial: 'S0002', line: 2, amountFen: 60_000_000, payee: wages, bookedAt: '03-10 15:00' });
    expect(await split.noticeStatus()).toBe('CLOSED');
  });

  it('edge 23: the contractor is itself the creditor who froze: paid, noted, and told as applicant all the same (12-4, S0 §五)', async () => {
    const case_ = given({ freeze: { applicants: [{ ...applicantOf('a1', contractor.name), idKind: 'uscc', id: contractor.id }] } });
    case_.notice();
    expect(await case_.receipt()).toMatchObject({
      outcome: 'ACCEPTED',
      rules: expect.arrayContaining([{ id: 'S-12', outcome: 'ACCEPT' }]),
    });
    case_.payment();
    expect(await case_.told()).toMatchObject([{ applicantId: 'a1', noticeNumber, amountFen: 300_000_000, status: 'SERVED' }]);
    expect(await case_.freezeOf()).toMatchObject({ status: 'LIVE', quotaFen: 800_000_000, controlledFen: 700_000_000 });
    expect(await case_.noticeStatus()).toBe('CLOSED');
  });
});
