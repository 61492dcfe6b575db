import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { openNotice } from '../fixtures/open-case.ts';
import { fill, localTime, paper } from './forms.ts';
import { sittingInOpenCase } from './open-case.ts';

const account = '1602001019200388888';
const caseNumber = '（2026）鲁0102执保123号';
const noticeNumber = '济历住建冻用〔2026〕10号';
const contractor = '91370103MA3D1P5R0G';

const { consoleOf, signedIn } = sittingInOpenCase();
/** Answers the one task that is open about a rule, as the person who is signed in. */
async function accept(page: Page, rule: string): Promise<string> {
  await page.goto(`${consoleOf()}/`);
  await page.click(`tr:has(td:text-is("${rule}")) button`);
  await page.fill('textarea', '已核实');
  await page.click('.answer button:has-text("同意（")');
  await page.waitForSelector('.receipt h2');
  return page.innerText('.receipt');
}

describe('two persons', () => {
  it('answer a held notice, each in an act of their own; the same person twice is refused (A-01)', async () => {
    const first = await signedIn('housing:370102/1');
    const second = await signedIn('housing:370102/2');
    expect(await accept(first, 'S-03')).toContain('须由本单位第二人');
    expect(await accept(first, 'S-03')).toContain('A-01');
    await second.goto(`${consoleOf()}/`);
    await second.click('tr:has(td:text-is("S-03")) button');
    expect(await second.innerText('.answer')).toContain('甲岗 已提出同意');
    expect(await accept(second, 'S-03')).toContain('已接受');
    expect(await accept(first, 'S-01')).toContain('须由本单位第二人');
    expect(await accept(second, 'S-01')).toContain('已接受');
    await first.goto(`${consoleOf()}/accounts/${account}/notices/${encodeURIComponent(openNotice)}`);
    await first.waitForSelector('h1:has-text("已接受")');
  });
});

describe('a notice on the page', () => {
  it('is begun with what is known, refused by a rule, mended, issued, paid, filed and told', async () => {
    const officer = await signedIn('housing:370102/1');
    await officer.goto(`${consoleOf()}/accounts/${account}`);
    await officer.click('.acts a');
    await officer.waitForSelector('#field-noticeNumber');
    expect(await officer.inputValue('#field-frozenCase')).toBe(caseNumber);
    expect(await officer.inputValue('#field-issuerUscc')).toBe('1137010000418859XL');
    await fill(officer, {
      noticeNumber,
      issuedAt: localTime(-60_000),
      validUntil: localTime(20 * 86_400_000),
      applicantName: '山东宏远建设集团有限公司',
      applicantId: contractor,
      contractNumber: 'SG-2026-009',
      contractPrice: '20000000',
      contractPaid: '5000000',
      progress: '60',
      invoices: '3701026130-00218999',
      building: '1号楼',
      costToCompleteFen: '0',
      payeeName: '山东宏远建设集团有限公司',
      payeeId: '91370103MA3D1P5R00',
      payeeAccount: '37050161620800001234',
      payeeBank: '105451000129',
      amount: '1000000',
      usage: '主体结构工程进度款',
      opinionText: '经审核，同意使用冻结资金支付工程进度款。',
      handler: '张三',
      reviewer: '李四',
      approver: '王五',
    });
    await officer.setInputFiles('#field-document', paper('通知书十'));
    await officer.waitForSelector('.breach:has-text("按规则会被拒绝")');
    expect(await officer.isDisabled('button[type=submit]:has-text("签名并提交")')).toBe(true);
    expect(await officer.innerText('.forecast')).toContain('N-09');
    await officer.fill('#field-payeeId', contractor);
    await officer.waitForSelector('.forecast h2:has-text("已接受")');
    expect(await officer.innerText('.forecast')).toContain('银行 102451000019：授权支付');
    await officer.click('button:has-text("签名并提交")');
    await officer.waitForSelector('.receipt h2:has-text("已接受")');

    const clerk = await signedIn('bank:102451000019/1');
    await clerk.goto(`${consoleOf()}/compose?account=${account}`);
    await clerk.waitForSelector('#field-bankSerial');
    await fill(clerk, {
      noticeNumber,
      bankSerial: 'S0010',
      payeeName: '山东宏远建设集团有限公司',
      payeeAccount: '37050161620800001234',
      payeeBank: '105451000129',
      amountFen: '1000000',
      bookedAt: localTime(0),
      balanceAfterFen: '9000000',
      voucherNumber: 'HDS0010',
    });
    await clerk.setInputFiles('#field-voucher', paper('回单十'));
    await clerk.waitForSelector('.forecast h2');
    await clerk.click('button:has-text("签名并提交")');
    await clerk.waitForSelector('.receipt h2:has-text("已接受")');

    await officer.goto(`${consoleOf()}/accounts/${account}/notices/${encodeURIComponent(noticeNumber)}`);
    await officer.waitForSelector('h1:has-text("已办结"), h1:has-text("已支付")');
    expect(await officer.innerText('main')).toContain('已付 ¥1,000,000.00');

    const court = await signedIn('court:鲁0102/1');
    await court.goto(`${consoleOf()}/cases/${encodeURIComponent(caseNumber)}`);
    await court.waitForSelector('.proof:has-text("链完整")');
    expect(await court.innerText('.dossier')).toContain('HDS0010');
    await court.goto(`${consoleOf()}/accounts/${account}`);
    await court.waitForSelector('.story:has-text("告知申请人")');
  });
});
