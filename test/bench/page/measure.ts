/**
 * How fast the console answers in front of a system in which many notices were processed: lists over HTTP, the page of an account, and where chromium is there
 * how soon a person sees something. `BENCH_NOTICES=10000 npm run bench -- --only console --json` is the full measure.
 */
import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import * as z from 'zod';
import { startConsole } from '../../../infra/local/system/console/host.ts';
import { at, median } from '../statistics.ts';
import { fillSystem } from './fill.ts';

const requests = 300;
const loads = 7;
const chromiumPath = process.env['CHROMIUM'] ?? '/usr/bin/chromium';

export interface ConsoleFigures {
  notices: number;
  messagesPerSecond: number;
  /** Of every kind of list, filtered and not. */
  listMs: number;
  p99: number;
  slowestList: string;
  accountMs: number;
  historyMs: number;
  firstPaintMs?: number;
  slowestPaintMs?: number;
}

/** @param notices with a payment and an inflow each @param accounts among which they are */
export async function measureConsole(notices: number, accounts: number): Promise<ConsoleFigures> {
  const folder = await mkdtemp(join(tmpdir(), 'presale-console-'));
  const { system, keys, clock, messages, seconds } = await fillSystem({ accounts, notices, folder });
  const page = await startConsole({
    system,
    keys,
    clock,
    port: 0,
    onFailure: (error) => {
      throw error;
    },
  });
  try {
    const headers = await signedIn(page.address);
    const timed = async (path: string, count: number): Promise<number[]> => {
      const times: number[] = [];
      for (let each = 0; each < count; each += 1) {
        const begun = performance.now();
        const answer = await fetch(`${page.address}${path}`, { headers });
        await answer.text();
        if (answer.status !== 200) throw new Error(`the console answered ${path} with ${answer.status}`);
        times.push(performance.now() - begun);
      }
      return times;
    };
    const account = '1602001019200000001';
    const lists = ['notice', 'payment', 'account', 'notice?filter=status%3DCLOSED', `payment?filter=account%3D${account}`, 'task'];
    const byList: [string, number[]][] = [];
    for (const list of lists) byList.push([list, await timed(`/api/lists/${list}`, requests / lists.length)]);
    const all = byList.flatMap(([, times]) => times);
    const [slowest] = byList.sort(([, a], [, b]) => Math.max(...b) - Math.max(...a));
    const paints = existsSync(chromiumPath) ? await paintsOf(page.address, account) : [];
    return {
      notices,
      messagesPerSecond: messages / seconds,
      listMs: median(all),
      p99: at(sorted(all), 0.99),
      slowestList: `${slowest?.[0]} ${Math.round(Math.max(...(slowest?.[1] ?? [0])))} ms`,
      accountMs: median(await timed(`/api/accounts/${account}`, 50)),
      historyMs: median(await timed(`/api/accounts/${account}/history`, 50)),
      ...(paints.length === 0 ? {} : { firstPaintMs: median(paints), slowestPaintMs: Math.max(...paints) }),
    };
  } finally {
    await page.close();
    await system.stop();
    await rm(folder, { recursive: true, force: true });
  }
}

const sorted = (times: readonly number[]): number[] => [...times].sort((a, b) => a - b);

async function signedIn(address: string): Promise<Record<string, string>> {
  const signIn = await fetch(`${address}/api/sandbox/sign-in`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ id: 'bank:102451000019/1' }),
  });
  const { token } = z.object({ token: z.string() }).parse(await signIn.json());
  return { authorization: `Bearer ${token}`, 'x-purpose': encodeURIComponent('核对付款') };
}

/** First contentful paint of pages with rows in them, each in a browser that has nothing of it kept. */
async function paintsOf(address: string, account: string): Promise<number[]> {
  const browser = await chromium.launch({ executablePath: chromiumPath, args: ['--no-sandbox', '--disable-gpu', '--no-first-run'] });
  try {
    const paints: number[] = [];
    for (let each = 0; each < loads; each += 1)
      for (const [path, ready] of [
        ['/notices', '.rows li'],
        [`/accounts/${account}`, '.chart svg'],
      ] as const) {
        const tab = await (await browser.newContext()).newPage();
        await tab.goto(address);
        await tab.selectOption('#who', 'bank:102451000019/1');
        await tab.fill('#why', '核对付款');
        await tab.click('button[type=submit]');
        await tab.waitForSelector('header nav');
        await tab.goto(`${address}${path}`);
        await tab.waitForSelector(ready);
        paints.push(z.number().parse(await tab.evaluate("performance.getEntriesByName('first-contentful-paint')[0].startTime")));
        await tab.context().close();
      }
    return paints;
  } finally {
    await browser.close();
  }
}
