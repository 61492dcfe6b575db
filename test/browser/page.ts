/** A browser with persons signed in, and what keeps somebody from using a page. */
import axe from 'axe-core';
import { type Browser, chromium, type Page } from 'playwright-core';

export const openBrowser = (): Promise<Browser> =>
  chromium.launch({
    executablePath: process.env['CHROMIUM'] ?? '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-gpu', '--no-first-run', '--disable-sync'],
  });

export interface Sitting {
  browser: Browser;
  /** Address of the console. */
  console: string;
  user: string;
  language?: 'zh' | 'en';
  width?: number;
}

/** A page in which a person of a party is signed in. */
export async function signedIn({ browser, console, user, language = 'zh', width = 1280 }: Sitting): Promise<Page> {
  const page = await (await browser.newContext({ viewport: { width, height: 900 } })).newPage();
  await page.addInitScript(`localStorage.setItem('presale-language', '${language}')`);
  await page.goto(console);
  await page.selectOption('#who', user);
  await page.fill('#why', '审核冻结资金使用');
  await page.click('button[type=submit]');
  await page.waitForSelector('header nav');
  return page;
}

/** What axe finds wrong that keeps somebody from using the page. */
export async function barriersOf(page: Page): Promise<string[]> {
  await page.evaluate(axe.source);
  const found: unknown = await page.evaluate(
    "axe.run({ resultTypes: ['violations'] }).then(({ violations }) => violations.filter(({ impact }) => impact === 'serious' || impact === 'critical').map(({ id, nodes }) => id + ' ' + nodes[0].html))",
  );
  return Array.isArray(found) ? found.map(String) : [];
}
