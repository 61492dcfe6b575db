import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { openNotice } from '../fixtures/open-case.ts';
import { sittingInOpenCase } from './open-case.ts';

const account = '1602001019200388888';

const { consoleOf, signedIn } = sittingInOpenCase();
const idOfChosen = (page: Page): Promise<string | null> => page.getAttribute('tr.chosen button', 'aria-expanded');

describe('the list of work', () => {
  it('is walked through, unfolded and answered by keys alone, and says which', async () => {
    const page = await signedIn('housing:370102/1');
    await page.waitForSelector('.tasks');
    await page.keyboard.press('?');
    expect(await page.innerText('.keys')).toContain('光标到理由');
    await page.keyboard.press('j');
    expect(await idOfChosen(page)).toBe('true');
    await page.keyboard.press('a');
    await page.waitForSelector('.answer textarea:focus');
    await page.keyboard.type('已核实jk');
    expect(await page.inputValue('.answer textarea')).toBe('已核实jk');
    await page.keyboard.press('Escape');
    await page.keyboard.press('j');
    await page.keyboard.press('/');
    await page.keyboard.type('S0001');
    expect(await page.inputValue('search input')).toBe('S0001');
  });

  it('is narrowed by links that say how much they find', async () => {
    const page = await signedIn('housing:370102/1');
    const todo = page.locator('nav.filters a:has-text("未办")');
    const count = Number(/\d+/.exec(await todo.innerText())?.[0]);
    await todo.click();
    await page.waitForSelector('nav.filters a[aria-current=page]:has-text("未办")');
    expect(await page.locator('.tasks tbody tr').count()).toBe(count);
    await page.goto(`${consoleOf()}/notices?filter=status%3DHELD`);
    await page.waitForSelector('.rows li');
    expect(await page.innerText('.rows')).toContain(openNotice);
  });

  it('shows what another person did without asking again: the system says that something has changed', async () => {
    const watching = await signedIn('bank:102451000019/1');
    await watching.goto(`${consoleOf()}/payments`);
    await watching.waitForSelector('h1:has-text("划转")');
    expect(await watching.innerText('main')).not.toContain('S0077');
    const asked = watching.waitForResponse((answer) => answer.url().endsWith('/api/changes'));
    await watching.reload();
    expect((await asked).headers()['content-type']).toContain('text/event-stream');
    const clerk = await signedIn('bank:102451000019/2');
    await clerk.goto(`${consoleOf()}/compose?account=${account}`);
    const values = {
      noticeNumber: openNotice,
      bankSerial: 'S0077',
      payeeName: '某公司',
      payeeAccount: '37050161620800009999',
      payeeBank: '105451000129',
    };
    for (const [name, value] of Object.entries(values)) await clerk.fill(`#field-${name}`, value);
    await clerk.fill('#field-amountFen', '1.00');
    await clerk.fill('#field-bookedAt', new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 16));
    await clerk.fill('#field-balanceAfterFen', '9999999.00');
    await clerk.selectOption('#field-clearingStatus', 'QUEUED');
    await clerk.waitForSelector('.forecast h2');
    await clerk.click('button:has-text("签名并提交")');
    await clerk.waitForSelector('.receipt h2');
    await watching.waitForSelector('.rows:has-text("S0077")');
  });
});

describe('paper', () => {
  it('has the number of the account, the state as of when, and page x of y on each sheet', async () => {
    const page = await signedIn('housing:370102/1');
    await page.goto(`${consoleOf()}/accounts/${account}`);
    await page.waitForSelector('.chart svg');
    const printed = await page.pdf({ preferCSSPageSize: true });
    expect(printed.subarray(0, 5).toString()).toBe('%PDF-');
    await page.emulateMedia({ media: 'print' });
    expect(await page.innerText('.on-paper')).toMatch(new RegExp(`${account} · 截至 .*日志第 \\d+ 页`));
    const margins = "[...document.styleSheets[0].cssRules].map((rule) => rule.cssText).filter((text) => text.startsWith('@page')).join()";
    expect(await page.evaluate(margins)).toContain('counter(pages)');
    expect(await page.isVisible('header')).toBe(false);
  });
});

describe('the chart', () => {
  it('is read day by day by arrow keys and by the pointer, in words', async () => {
    const page = await signedIn('bank:102451000019/2');
    await page.goto(`${consoleOf()}/accounts/${account}`);
    await page.focus('.readable');
    const today = await page.innerText('.chart figcaption');
    await page.keyboard.press('ArrowLeft');
    const yesterday = await page.innerText('.chart figcaption');
    expect(yesterday).not.toBe(today);
    expect(await page.getAttribute('.readable', 'aria-valuetext')).toContain('余额 ¥');
    await page.hover('.readable', { position: { x: 20, y: 60 } });
    expect(await page.innerText('.chart figcaption')).not.toBe(yesterday);
  });
});
