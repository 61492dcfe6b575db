import { rm } from 'node:fs/promises';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { writeEvilCase } from '../fixtures/evil-case.ts';
import { type Sandbox, startSandbox } from '../fixtures/sandbox.ts';
import { openBrowser, signedIn } from './page.ts';

const account = '1602001019200388888';
const notice = encodeURIComponent('济历住建冻用〔2026〕1号');

let sandbox: Sandbox;
let browser: Browser;
let folder: string;
beforeAll(async () => {
  const written = await writeEvilCase();
  folder = written.folder;
  sandbox = await startSandbox(written.file);
  browser = await openBrowser();
});
afterAll(async () => {
  await browser?.close();
  await sandbox?.stop();
  await rm(folder, { recursive: true, force: true });
});

describe('a name that means ill', () => {
  it.each([
    '',
    '/notices',
    '/payments',
    '/overview',
    `/accounts/${account}`,
    `/accounts/${account}/notices/${notice}`,
    `/compose?account=${account}`,
  ])('is read and not run on %s, and turns the direction of no text beside it', async (path) => {
    const page = await signedIn({ browser, console: sandbox.console, user: 'housing:370102/1' });
    const said: string[] = [];
    page.on('dialog', (dialog) => {
      said.push(dialog.message());
      void dialog.dismiss();
    });
    page.on('console', (message) => {
      if (message.text().includes('Content Security Policy')) said.push(message.text());
    });
    await page.goto(`${sandbox.console}${path}`);
    await page.waitForSelector('main h1');
    await page.waitForLoadState('networkidle');
    expect(said).toEqual([]);
    expect(await page.locator('main script, main img').count()).toBe(0);
    const open =
      "[...document.querySelectorAll('main td, main li, main .lead')].filter((each) => getComputedStyle(each).unicodeBidi !== 'isolate').length";
    expect(await page.evaluate(open)).toBe(0);
    await page.close();
  });
});
