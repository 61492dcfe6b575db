/** What its authority reads of a notice that was refused: why, and what to do; nothing that will not come any more. */
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Sandbox, startSandbox } from '../fixtures/sandbox.ts';
import { openBrowser, signedIn } from './page.ts';

let sandbox: Sandbox;
let browser: Browser;

beforeAll(async () => {
  sandbox = await startSandbox('test/fixtures/messages/cases/04-words-differ.jsonl', '2026-06-01T09:00');
  browser = await openBrowser();
});
afterAll(async () => {
  await browser?.close();
  await sandbox?.stop();
});

it('a refused notice says in its first sentence by which rule, and the rule lies open', async () => {
  const page = await signedIn({ browser, console: sandbox.console, user: 'housing:370102/1' });
  await page.goto(`${sandbox.console}/accounts/1602001019200388888/notices/${encodeURIComponent('济历住建冻用〔2026〕4号')}`);
  await page.waitForSelector('.course');
  expect(await page.innerText('.lead')).toMatch(/^已退回（N-08）.*不得支付。请依下列说明更正后重新出具。$/u);
  expect(await page.innerText('.course')).not.toContain('未完成');
  expect(await page.innerText('.rules')).toContain('如何处理');
  expect(await page.innerText('main table')).not.toContain('未付');
});
