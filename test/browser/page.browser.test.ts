import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Sandbox, startSandbox } from '../fixtures/sandbox.ts';
import { barriersOf, openBrowser, signedIn as sitDown } from './page.ts';

const account = '1602001019200388888';
const caseNumber = '（2026）鲁0102执保123号';

let sandbox: Sandbox;
let browser: Browser;

beforeAll(async () => {
  sandbox = await startSandbox('docs/tutorials/first-release.jsonl');
  browser = await openBrowser();
});
afterAll(async () => {
  await browser?.close();
  await sandbox?.stop();
});

const signedIn = (user: string, language: 'zh' | 'en' = 'zh'): Promise<Page> =>
  sitDown({ browser, console: sandbox.console, user, language });

describe('the page', () => {
  it('shows the played account to its housing authority: a sentence, the chart, the freezes, what happened', async () => {
    const page = await signedIn('housing:370102/1');
    await page.goto(`${sandbox.console}/accounts/${account}`);
    await page.waitForSelector('.chart svg');
    const text = await page.innerText('main');
    expect(text).toContain('本账户冻结控制 ¥7,000,000.00，可动用 ¥0.00');
    expect(text).toContain(caseNumber);
    expect(text).toContain('已办结');
  });

  it('shows a court its dossier and verifies the chain in the browser', async () => {
    const page = await signedIn('court:鲁0102/1');
    await page.goto(`${sandbox.console}/cases/${encodeURIComponent(caseNumber)}`);
    await page.waitForSelector('.proof');
    expect(await page.innerText('.proof')).toContain('链完整');
    await page.click('.proof summary');
    const proof = await page.innerText('.proof');
    expect(proof).toContain('所示各件与页中所记一致：✓');
    expect(proof).toContain('检查点由日志签名：✓');
    expect(await page.innerText('.story')).toMatch(/冻结[\s\S]*签发通知书[\s\S]*银行划转[\s\S]*入卷 第 3 件/);
  });

  it('says that a tampered dossier does not verify', async () => {
    const page = await signedIn('court:鲁0102/1');
    await page.route('**/api/cases/*', async (route) => {
      const answer = await route.fetch();
      await route.fulfill({
        response: answer,
        body: (await answer.text()).replace('"documentNumber":"HDS0001"', '"documentNumber":"HDS0002"'),
      });
    });
    await page.goto(`${sandbox.console}/cases/${encodeURIComponent(caseNumber)}`);
    await page.waitForSelector('.proof.breach');
    expect(await page.innerText('.proof')).toContain('第 2 件校验不通过');
    // An open page asks again with every change.
    await page.unrouteAll({ behavior: 'ignoreErrors' });
    await page.close();
  });

  it('says that a dossier is not the one that the witnessed log has', async () => {
    const page = await signedIn('court:鲁0102/1');
    await page.route('**/proof', async (route) => {
      const answer = await route.fetch();
      await route.fulfill({ response: answer, body: (await answer.text()).replace('HDS0001', 'HDS0002') });
    });
    await page.goto(`${sandbox.console}/cases/${encodeURIComponent(caseNumber)}`);
    await page.waitForSelector('.proof.breach');
    expect(await page.innerText('.proof')).toContain('卷宗与见证日志不符');
    await page.unrouteAll({ behavior: 'ignoreErrors' });
    await page.close();
  });

  it('says what an address that is none is: misspelt, cut off, with a lone percent sign', async () => {
    const page = await signedIn('housing:370102/1');
    for (const path of ['/accounts/%', '/nowhere', '/cases/%E6%B5']) {
      await page.goto(`${sandbox.console}${path}`);
      await page.waitForSelector('h1:has-text("没有这个页面")');
    }
  });

  it('lets a clerk enter a lifting from paper: checked before it is sent, signed, taken in', async () => {
    const page = await signedIn('court:鲁0102/1');
    await page.goto(`${sandbox.console}/compose`);
    await page.selectOption('article select', { label: '解除冻结' });
    await page.fill('#field-accountNumber', account);
    await page.fill('#field-caseNumber', caseNumber);
    await page.fill('#field-rulingNumber', '（2026）鲁0102执保123号之二');
    await page.fill('#field-liftedAt', '2026-11-01T10:00');
    await page.waitForSelector('.forecast');
    await page.click('form .forecast ~ p button[type=submit], form > p button[type=submit]');
    await page.waitForSelector('h2:has-text("系统回执：已接受")');
    await page.goto(`${sandbox.console}/accounts/${account}`);
    await page.waitForSelector('.lead:has-text("本账户目前没有冻结")');
  });

  it.each(['zh', 'en'] as const)('has no barrier that axe calls serious (%s)', async (language) => {
    const page = await signedIn('housing:370102/2', language);
    for (const path of [
      '/',
      '/overview',
      '/accounts',
      `/accounts/${account}`,
      `/accounts/${account}/notices/${encodeURIComponent('济历住建冻用〔2026〕1号')}`,
      '/notices',
      '/compose',
      '/rules',
      '/lookups',
      '/search?q=S0001',
    ]) {
      await page.goto(`${sandbox.console}${path}`);
      await page.waitForSelector('main h1');
      expect(await barriersOf(page), path).toEqual([]);
    }
  });

  it('sums the month on one page, and offers the report', async () => {
    const page = await signedIn('housing:370102/1');
    await page.goto(`${sandbox.console}/overview`);
    await page.waitForSelector('.multiples svg');
    expect(await page.innerText('main')).toContain('¥3,000,000.00');
    expect(await page.getAttribute('a[download]', 'href')).toMatch(/^\/api\/reports\/2026-\d\d\.csv$/);
  });

  it('shows nothing of what is another party’s', async () => {
    const page = await signedIn('operator/1');
    await page.goto(`${sandbox.console}/accounts/${account}`);
    await page.waitForSelector('.trouble');
    const text = await page.innerText('main');
    expect(text).toContain('未找到，或与本单位无关');
    expect(text).not.toContain('泉城');
  });

  it('shows text as text: a script in a payee’s name is read, not run', async () => {
    const page = await signedIn('bank:102451000019/1');
    await page.goto(`${sandbox.console}/search?q=${encodeURIComponent('<img src=x onerror=document.title=1>')}`);
    await page.waitForSelector('main h1');
    expect(await page.innerText('main')).toContain('<img');
    expect(await page.title()).not.toBe('1');
  });
});
