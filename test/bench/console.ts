/** How fast the console answers with a list, asked over HTTP while nothing else goes on. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as z from 'zod';
import { loadScenario } from '../fixtures/load-scenario.ts';
import { startSandbox } from '../fixtures/sandbox.ts';
import { at, median } from './statistics.ts';

const requests = 300;

/** @param accounts each with a freeze, an inflow, a notice and a payment */
export async function measureConsole(accounts: number): Promise<{ listMs: number; p99: number }> {
  const folder = await mkdtemp(join(tmpdir(), 'presale-console-'));
  const file = join(folder, 'load.jsonl');
  const firstDay = new Date(Date.now() - 3 * 86_400_000).toISOString().slice(0, 10);
  await writeFile(file, loadScenario({ messages: 6 * accounts, accounts, firstDay }).join('\n'));
  const sandbox = await startSandbox(file);
  try {
    const signIn = await fetch(`${sandbox.console}/api/sandbox/sign-in`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ id: 'bank:102451000019/1' }),
    });
    const { token } = z.object({ token: z.string() }).parse(await signIn.json());
    const headers = { authorization: `Bearer ${token}`, 'x-purpose': encodeURIComponent('核对付款') };
    const times: number[] = [];
    for (let count = 0; count < requests; count += 1) {
      const begun = performance.now();
      const answer = await fetch(`${sandbox.console}/api/lists/notice?limit=50`, { headers });
      await answer.text();
      if (answer.status !== 200) throw new Error(`the console answered a list with ${answer.status}`);
      times.push(performance.now() - begun);
    }
    return {
      listMs: median(times),
      p99: at(
        times.sort((a, b) => a - b),
        0.99,
      ),
    };
  } finally {
    await sandbox.stop();
    await rm(folder, { recursive: true, force: true });
  }
}
