/**
 * `npm run pictures`: takes the pictures of `docs/images` anew, in both languages, of the tutorial's case as it stood on a day of its own. The sandbox and the browser go by
 * that day, so that a picture changes only when the page does.
 */
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { startSandbox } from '../fixtures/sandbox.ts';
import { openBrowser, signedIn } from './page.ts';

const root = join(import.meta.dirname, '..', '..');
const folder = join(root, 'docs', 'images');
const day = '2026-03-20T10:05';

const account = '1602001019200388888';
const caseNumber = '（2026）鲁0102执保123号';
const notice = '济历住建冻用〔2026〕1号';

interface Picture {
  name: string;
  user: string;
  path: string;
  /** What is there once the page has all that it shows. */
  ready: string;
  /** Rows of pixels that are shown; the whole page unless given. */
  height?: number;
}
const pictures: Picture[] = [
  { name: 'account', user: 'housing:370102/1', path: `/accounts/${account}`, ready: '.chart svg' },
  {
    name: 'notice',
    user: 'housing:370102/1',
    path: `/accounts/${account}/notices/${encodeURIComponent(notice)}`,
    ready: '.story',
    height: 900,
  },
  { name: 'case', user: 'court:鲁0102/1', path: `/cases/${encodeURIComponent(caseNumber)}`, ready: '.proof', height: 900 },
  { name: 'overview', user: 'housing:370102/1', path: '/overview', ready: '.multiples svg' },
];

/** The page once nothing on it moves any more (the PDF viewer of a browser draws by itself, and tells nobody). */
async function stillPicture(page: Page, fullPage: boolean): Promise<Buffer> {
  let before = await page.screenshot({ fullPage });
  for (let same = 0; same < 12; ) {
    const now = await page.screenshot({ fullPage });
    same = now.equals(before) ? same + 1 : 0;
    before = now;
  }
  return before;
}

const sandbox = await startSandbox('docs/tutorials/first-release.jsonl', day);
const browser = await openBrowser();
try {
  await mkdir(folder, { recursive: true });
  for (const [language, ending] of [
    ['en', ''],
    ['zh', '.zh-CN'],
  ] as const)
    for (const { name, user, path, ready, height } of pictures) {
      const page = await signedIn({ browser, console: sandbox.console, user, language });
      await page.clock.setFixedTime(new Date(`${day}:00+08:00`));
      await page.goto(`${sandbox.console}${path}`);
      await page.waitForSelector(ready);
      await writeFile(join(folder, `${name}${ending}.png`), await stillPicture(page, height === undefined));
      await page.context().close();
      console.log(`docs/images/${name}${ending}.png`);
    }
} finally {
  await browser.close();
  await sandbox.stop();
}
