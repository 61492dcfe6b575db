import { describe, expect, it } from 'vitest';
import { accountNumber, courtName, given, housing } from '../../fixtures/desk/scenario.ts';
import { developer } from '../../fixtures/rules/account.ts';

const secondAccount = '1602001019200399999';
const freezeOfSecond = { accountNumber: secondAccount, caseNumber: '（2026）鲁0102执保321号' };

describe('account title and bank code (12-6)', () => {
  it.each([
    ['without the mark 预售款专户', '济南泉城置业有限公司'],
    ['with half-width brackets', '济南泉城置业有限公司(预售款专户)'],
    ['with a space and another mark', '济南泉城置业有限公司 （预售资金专户）'],
  ])('edge 4: the title %s is the same account (12-6)', async (_, accountTitle) => {
    const case_ = given();
    case_.notice({ accountTitle });
    expect(await case_.noticeStatus()).toBe('ACCEPTED');
  });

  it('edge 4: the title of another developer is another account (12-6)', async () => {
    const case_ = given();
    case_.notice({ accountTitle: '济南泉城置业集团有限公司（预售款专户）' });
    expect(await case_.noticeOf()).toMatchObject({
      status: 'REJECTED',
      rules: expect.arrayContaining([{ id: 'N-13', outcome: 'REJECT' }]),
    });
  });

  it('edge 4: a bank code with a good check digit that is not the supervising branch’s is refused (12-6)', async () => {
    const case_ = given();
    case_.notice({ bankCode: '313451000035' });
    expect(await case_.noticeStatus()).toBe('REJECTED');
    expect(await case_.fired()).toContain('N-13');
    expect(await case_.fired()).not.toContain('N-09');
  });

  it('edge 4: a payee bank code that fails its check digit is asked about (MOD 11,10)', async () => {
    const case_ = given();
    case_.notice({ lines: [{ payee: { bankCode: '105451000128' } }] });
    expect(await case_.noticeStatus()).toBe('HELD');
    expect(await case_.fired()).toContain('N-09');
  });
});

describe('人民币大写 (支付结算办法 附件一): words are read and the numbers compared', () => {
  const says = (amountInWords: string, amountFen: number, balanceFen = 1_000_000_000) => {
    const case_ = given({ account: { balanceFen }, freeze: { quotaFen: balanceFen } });
    const contract = { number: 'SG-2025-031', priceFen: 100_000_000_000_000, paidBeforeFen: 0 };
    case_.notice({ lines: [{ amountFen }], amountInWords, contract });
    return case_;
  };

  it.each([
    ['人民币叁佰万元整', 300_000_000],
    ['人民币叁佰万元正', 300_000_000],
    ['人民币叁佰万圆整', 300_000_000],
    ['人民幣叁佰萬圓整', 300_000_000],
    ['人民币壹拾万元整', 10_000_000],
    ['人民币拾万元整', 10_000_000],
    ['人民币壹仟陆佰捌拾元零叁角贰分', 168_032],
    ['人民币壹仟陆佰捌拾元叁角贰分', 168_032],
    ['人民币壹拾万柒仟元零伍角叁分', 10_700_053],
    ['人民币壹拾万零柒仟元伍角叁分', 10_700_053],
    ['人民币壹仟肆佰零玖元伍角', 140_950],
    ['人民币陆仟零柒元壹角肆分', 600_714],
    ['人民币壹分', 1],
  ])('edge 5: %s is %i fen (支付结算办法 附件一)', async (words, amountFen) => {
    const case_ = says(words, amountFen);
    expect(await case_.fired()).not.toContain('N-08');
    expect(await case_.noticeStatus()).toBe('ACCEPTED');
  });

  it('edge 5: ¥100,000,000,000.00 is held in integer fen and paid to the fen (支付结算办法 附件一)', async () => {
    const amountFen = 10_000_000_000_000;
    const case_ = says('人民币壹仟亿元整', amountFen, 20_000_000_000_000);
    expect(await case_.noticeStatus()).toBe('ACCEPTED');
    case_.teller.balanceFen = 20_000_000_000_000;
    case_.payment({ amountFen });
    expect((await case_.paymentOf())?.status).toBe('PAID');
    expect(await case_.balance()).toBe(10_000_000_000_000);
  });

  it('edge 5: figures right, words off by a 零: 壹仟零捌拾 is not 壹仟捌佰 (支付结算办法 附件一)', async () => {
    const case_ = says('人民币壹仟零捌拾元整', 180_000);
    expect(await case_.noticeOf()).toMatchObject({
      status: 'REJECTED',
      rules: expect.arrayContaining([{ id: 'N-08', outcome: 'REJECT' }]),
    });
  });

  it.each([
    '人民币廿万元整',
    '人民币二十万元整',
  ])('edge 5: %s cannot be read and is asked about, not guessed (支付结算办法 附件一)', async (words) => {
    const case_ = says(words, 20_000_000);
    expect(await case_.noticeOf()).toMatchObject({ status: 'HELD', rules: expect.arrayContaining([{ id: 'N-08', outcome: 'HOLD' }]) });
  });
});

describe('permits, projects and accounts are not one to one (12-6, 房地产管理法 45)', () => {
  const project = { name: '泉城华府', location: '济南市历下区经十路88号', permits: ['济建预许2025186号', '济建预许2025201号'] };

  it('edge 6: two permits on one account: each may be cited (12-6)', async () => {
    const case_ = given({ account: { project } });
    case_.notice();
    case_.notice({ noticeNumber: '济历住建冻用〔2026〕2号', permit: '济建预许2025201号', issuedAt: '03-09 11:00' });
    expect(await case_.noticeStatus()).toBe('ACCEPTED');
    expect(await case_.noticeStatus('济历住建冻用〔2026〕2号')).toBe('ACCEPTED');
  });

  it('edge 6: one permit, two accounts of its phases: a notice on each is good (12-6)', async () => {
    const case_ = given();
    case_.account({ accountNumber: secondAccount }, { at: '03-04 09:00' });
    case_.freeze({ ...freezeOfSecond, servedAt: '03-05 09:00' });
    case_.notice();
    case_.notice({
      noticeNumber: '济历住建冻用〔2026〕2号',
      accountNumber: secondAccount,
      freezes: [{ caseNumber: freezeOfSecond.caseNumber, courtName, quotaFen: 800_000_000 }],
      issuedAt: '03-09 11:00',
    });
    expect(await case_.noticeStatus()).toBe('ACCEPTED');
    expect(await case_.noticeStatus('济历住建冻用〔2026〕2号')).toBe('ACCEPTED');
    expect((await case_.report()).accounts.map((entry) => entry.accountNumber)).toEqual([accountNumber, secondAccount]);
  });

  it('edge 6: an account is not shared across projects: a permit registered for another project’s account is refused (12-6)', async () => {
    const case_ = given();
    const other = { name: '泉城新苑', location: '济南市历下区旅游路1号', permits: ['济建预许2025300号'] };
    case_.account({ accountNumber: secondAccount, project: other, developer }, { at: '03-04 09:00', from: housing });
    case_.notice({ permit: '济建预许2025300号', project: '泉城新苑' });
    expect(await case_.noticeOf()).toMatchObject({
      status: 'REJECTED',
      rules: expect.arrayContaining([{ id: 'N-14', outcome: 'REJECT' }]),
    });
  });

  it('edge 6: a permit that nobody registered is asked about (房地产管理法 45)', async () => {
    const case_ = given();
    case_.notice({ permit: '济建预许2019001号' });
    expect(await case_.noticeOf()).toMatchObject({ status: 'HELD', rules: expect.arrayContaining([{ id: 'N-14', outcome: 'HOLD' }]) });
  });
});
