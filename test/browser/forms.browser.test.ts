import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { fill, localTime, paper, submit } from './forms.ts';
import { sittingInOpenCase } from './open-case.ts';

const account = '1602001019200388888';
const caseNumber = '（2026）鲁0102执保456号';
const contractor = '91370103MA3D1P5R0G';
const yearMs = 365 * 86_400_000;

const { consoleOf, signedIn } = sittingInOpenCase();

describe('an answer on paper', () => {
  it('is entered by one person of the desk and confirmed by another, with its scan; the same person twice is refused (A-01)', async () => {
    const officer = await signedIn('housing:370102/1');
    await officer.click('tr:has(td:text-is("S-03")) button');
    const task = await officer.innerText('.task-id');
    const enter = async (user: string, step: string): Promise<Page> => {
      const page = await signedIn(user);
      await page.goto(`${consoleOf()}/compose`);
      await fill(page, { accountNumber: account, task, onBehalfOf: 'housing:370102', reason: '住建局盖章答复，2026年第5号' });
      await page.selectOption('#field-step', step);
      await page.setInputFiles('#field-paper', paper('答复'));
      return page;
    };
    expect(await submit(await enter('operator/1', 'propose'))).toContain('已接受');
    const again = await enter('operator/1', 'confirm');
    await again.waitForSelector('.breach:has-text("按规则会被拒绝")');
    expect(await again.innerText('.forecast')).toContain('A-01');
    expect(await again.isDisabled('button:has-text("签名并提交")')).toBe(true);
    expect(await submit(await enter('operator/2', 'confirm'))).toContain('已接受');
    await officer.goto(`${consoleOf()}/?filter=status%3DDONE`);
    await officer.waitForSelector('.tasks tr:has(td:text-is("S-03"))');
  });
});

describe('a form with several of a kind', () => {
  it('asks for what is missing in its own words, and leads to the field', async () => {
    const officer = await signedIn('housing:370102/2');
    await officer.goto(`${consoleOf()}/compose?account=${account}`);
    await officer.waitForSelector('.field.wrong');
    const text = await officer.innerText('article form');
    expect(text).toContain('请填写日期和时间');
    expect(text).not.toMatch(/RFC 3339|data\./);
    await officer.click('.trouble a:has-text("有效期至")');
    expect(await officer.evaluate('location.hash')).toBe('#field-validUntil');
  });

  it('takes a freeze for two applicants, then a notice about both freezes with two payments', async () => {
    const clerk = await signedIn('court:鲁0102/1');
    await clerk.goto(`${consoleOf()}/compose`);
    await clerk.click('button:has-text("增加申请人")');
    await fill(clerk, {
      accountNumber: account,
      caseNumber,
      courtName: '济南市历下区人民法院',
      rulingNumber: `${caseNumber}之一`,
      assistanceNoticeNumber: `${caseNumber}协助`,
      respondentName: '济南泉城置业有限公司',
      respondentUscc: '91370102MA3C8K2X48',
      applicantName: '山东某某建材有限公司',
      applicantPhone: '13800000001',
      'applicantName-2': '山东另一建材有限公司',
      'applicantPhone-2': '13800000002',
      quotaFen: '1000000',
      servedAt: localTime(-120_000),
      startsAt: localTime(-120_000),
      endsAt: localTime(yearMs - 86_400_000),
    });
    expect(await submit(clerk)).toContain('已接受');

    const officer = await signedIn('housing:370102/1');
    await officer.goto(`${consoleOf()}/compose?account=${account}`);
    await officer.waitForSelector('#field-frozenCase-2');
    expect(await officer.inputValue('#field-frozenCase-2')).toBe(caseNumber);
    await officer.click('button:has-text("增加付款行")');
    await fill(officer, {
      noticeNumber: '济历住建冻用〔2026〕11号',
      issuedAt: localTime(-60_000),
      validUntil: localTime(20 * 86_400_000),
      applicantName: '山东宏远建设集团有限公司',
      applicantId: contractor,
      contractNumber: 'SG-2026-011',
      contractPrice: '20000000',
      contractPaid: '5000000',
      progress: '60',
      invoices: '3701026130-00218998',
      building: '1号楼',
      costToCompleteFen: '0',
      opinionText: '经审核，同意使用冻结资金支付工程进度款。',
      handler: '张三',
      reviewer: '李四',
      approver: '王五',
    });
    const line = { Name: '山东宏远建设集团有限公司', Id: contractor, Account: '37050161620800001234', Bank: '105451000129' };
    for (const end of ['', '-2']) {
      for (const [name, value] of Object.entries(line)) await officer.fill(`#field-payee${name}${end}`, value);
      await fill(officer, { [`amount${end}`]: end === '' ? '300000' : '200000', [`usage${end}`]: '主体结构工程进度款' });
    }
    await officer.setInputFiles('#field-document', paper('通知书十一'));
    await officer.waitForSelector('.sum:has-text("¥500,000.00")');
    expect(await submit(officer)).toContain('已接受');
    await officer.goto(`${consoleOf()}/accounts/${account}/notices/${encodeURIComponent('济历住建冻用〔2026〕11号')}`);
    await officer.waitForSelector('.course');
    expect(await officer.innerText('main')).toMatch(/¥300,000\.00[\s\S]*¥200,000\.00/);
    expect(await officer.innerText('.course')).toContain('已授权银行支付');
  });
});
