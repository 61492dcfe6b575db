import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createPersons } from '../../functions/serve-console/door/persons.ts';
import { createSandboxKeys } from '../../infra/local/play/sandbox-keys.ts';
import { createWallClock, instantOf } from '../../infra/local/system/clock.ts';
import { type Console, startConsole } from '../../infra/local/system/console/host.ts';
import { type Embedded, startEmbedded } from '../../infra/local/system/embedded.ts';
import { type IdentityProvider, startIdentityProvider } from '../fixtures/authorities/identity-provider.ts';
import { barriersOf, openBrowser } from './page.ts';

let identity: IdentityProvider;
let system: Embedded;
let page: Console;
let browser: Browser;
let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'presale-sign-in-'));
  identity = await startIdentityProvider({
    clientId: 'presale-page',
    people: [
      { sub: 'u1', name: '张三', org: 'zjj' },
      { sub: 'u2', name: '李四', org: 'zjj' },
      { sub: 'u3', name: '王五', org: 'elsewhere' },
    ],
    parties: { zjj: 'housing:370102' },
    redirectUri: () => `${page.address}/api/sign-in/callback`,
  });
  const clock = createWallClock({ notBefore: instantOf(Date.now() - 60_000), onJump: () => undefined });
  const onFailure = (error: Error): never => {
    throw error;
  };
  system = await startEmbedded({ folder: undefined, ledger: { kind: 'sqlite' }, clock, onFailure });
  const personsAt = (address: string) => createPersons([identity.provider], address);
  page = await startConsole({ system, keys: createSandboxKeys(join(folder, 'keys')), clock, port: 0, personsAt, onFailure });
  browser = await openBrowser();
});
afterAll(async () => {
  await browser?.close();
  await page?.close();
  await system?.stop();
  await identity?.stop();
  await rm(folder, { recursive: true, force: true });
});

async function begun(path = '/'): Promise<Page> {
  const tab = await (await browser.newContext()).newPage();
  await tab.goto(`${page.address}${path}`);
  await tab.fill('#why', '核对付款');
  await tab.click('button[type=submit]');
  return tab;
}

describe('signing in with an identity provider', () => {
  it('leads to the provider and back to where one was, and no script can read the session', async () => {
    const tab = await begun('/rules');
    await tab.click('button:has-text("张三")');
    await tab.waitForSelector('h1:has-text("规则")');
    expect(tab.url()).toBe(`${page.address}/rules`);
    expect(await tab.innerText('.who')).toContain('张三');
    expect(await tab.evaluate('document.cookie + JSON.stringify(sessionStorage) + JSON.stringify(localStorage)')).not.toMatch(/eyJ/);
    const cookies = await tab.context().cookies();
    expect(cookies.map(({ name, httpOnly, secure, sameSite }) => ({ name, httpOnly, secure, sameSite }))).toEqual([
      { name: '__Host-presale', httpOnly: true, secure: true, sameSite: 'Strict' },
    ]);
  });

  it('ends with signing out, and asks for the person anew, so that a second one can act (A-01)', async () => {
    const tab = await begun();
    await tab.click('button:has-text("张三")');
    await tab.click('.who button:has-text("退出")');
    await tab.waitForSelector('#why');
    expect(await tab.context().cookies()).toEqual([]);
    await tab.click('button[type=submit]');
    await tab.click('button:has-text("李四")');
    expect(await tab.innerText('.who')).toContain('李四');
    expect(identity.asked.at(-1)?.get('prompt')).toBe('login');
  });

  it('says to somebody of no party here what is the case and whom to call', async () => {
    const tab = await begun();
    await tab.click('button:has-text("王五")');
    await tab.waitForSelector('.trouble:has-text("未配置为本系统任何单位的人员")');
    expect(await barriersOf(tab)).toEqual([]);
  });

  it('offers no user of the sandbox', async () => {
    expect((await fetch(`${page.address}/api/sandbox/users`)).status).toBe(401);
    const body = JSON.stringify({ id: 'operator/1' });
    const headers = { 'content-type': 'application/json' };
    expect((await fetch(`${page.address}/api/sandbox/sign-in`, { method: 'POST', headers, body })).status).toBe(401);
  });
});
