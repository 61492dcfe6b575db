/** A running system in which the open case was played, and a browser before it, for the tests of one file. */
import { rm } from 'node:fs/promises';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll } from 'vitest';
import { writeOpenCase } from '../fixtures/open-case.ts';
import { type Sandbox, startSandbox } from '../fixtures/sandbox.ts';
import { openBrowser, signedIn } from './page.ts';

interface Sitting {
  /** Address of the console. */
  consoleOf(): string;
  /** A page in which the person is signed in. */
  signedIn(user: string): Promise<Page>;
}

export function sittingInOpenCase(): Sitting {
  let sandbox: Sandbox;
  let browser: Browser;
  let folder: string;
  beforeAll(async () => {
    const story = await writeOpenCase();
    folder = story.folder;
    sandbox = await startSandbox(story.file);
    browser = await openBrowser();
  });
  afterAll(async () => {
    await browser?.close();
    await sandbox?.stop();
    await rm(folder, { recursive: true, force: true });
  });
  return { consoleOf: () => sandbox.console, signedIn: (user) => signedIn({ browser, console: sandbox.console, user }) };
}
