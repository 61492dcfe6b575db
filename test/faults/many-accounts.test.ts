/**
 * `presale start --data` with many accounts: what starts, lists and single messages take must not grow with what merely lies in the folder. A few hundred
 * accounts each time; `PRESALE_ACCOUNTS=100000` registers more, and what was measured is printed as one JSON object.
 */
import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import * as z from 'zod';
import { type Letter, writeLetter } from '../../infra/local/play/letters.ts';
import { createSandboxKeys, type SandboxKeys } from '../../infra/local/play/sandbox-keys.ts';
import { instantOf } from '../../infra/local/system/clock.ts';
import { sendAll } from '../bench/embedded/client.ts';
import { end, type RunningSystem, startSystem } from '../e2e/system/partner-desk.ts';
import { loadScenario } from '../fixtures/load-scenario.ts';
import { createLoad } from './load.ts';

const accounts = Number(process.env['PRESALE_ACCOUNTS'] ?? 200);
/** Accounts that something happens on, and messages of each: freeze, order to inform, inflow, notice, payment, after the registration. */
const sample = 20;
const messagesEach = 6;
const lettersAtATime = 5_000;
/** Of a process that serves nobody: its databases, their logs, sockets, pipes, and what Node opens. Far below one for an account. */
const openFilesMost = 100;
const housing = 'housing:370102';
const dayMs = 86_400_000;

const line = z.object({
  at: z.string(),
  from: z.string(),
  type: z.string(),
  id: z.string(),
  data: z.looseObject({ accountNumber: z.string() }),
});
const signInAnswer = z.object({ token: z.string() });
const listAnswer = z.object({ rows: z.array(z.looseObject({ accountNumber: z.string() })), next: z.exactOptional(z.string()) });
const countAnswer = z.record(z.string(), z.unknown());

let dataDir = '';
let running: RunningSystem | undefined;
afterEach(async () => {
  if (running?.process.exitCode === null && running.process.signalCode === null) await end(running, 'SIGKILL');
  running = undefined;
  await rm(dataDir, { recursive: true, force: true });
});

async function used({ process: { pid } }: RunningSystem) {
  const status = await readFile(`/proc/${pid}/status`, 'utf8');
  const mb = (name: string): number => Math.round(Number(new RegExp(`^${name}:\\s+(\\d+) kB$`, 'm').exec(status)?.[1]) / 1024);
  // The name of the program may hold spaces and stands in brackets; user and system time are the 12th and 13th figure after it, in hundredths.
  const figures = (await readFile(`/proc/${pid}/stat`, 'utf8')).replace(/^.*\) /, '').split(' ');
  return {
    openFiles: (await readdir(`/proc/${pid}/fd`)).length,
    heldMb: mb('VmRSS'),
    mostMb: mb('VmHWM'),
    cpuSeconds: (Number(figures[11]) + Number(figures[12])) / 100,
  };
}

async function sizes(): Promise<Record<string, number>> {
  const found: Record<string, number> = {};
  const folder = join(dataDir, 'data');
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const path = join(entry.parentPath, entry.name);
    const name = path.slice(folder.length + 1).split('/')[0] ?? '';
    found[name] = (found[name] ?? 0) + (await stat(path)).size / 1_000_000;
  }
  return Object.fromEntries(Object.entries(found).map(([name, megabytes]) => [name, Math.round(megabytes * 10) / 10]));
}

/** Each account registered at one instant, before anything else that is said of it. */
async function* registrations(firstDay: string, keys: SandboxKeys): AsyncGenerator<Letter> {
  const at = `${firstDay}T08:00:00+08:00`;
  for (const text of loadScenario({ messages: accounts, accounts })) {
    if (!text.includes('"housing.account.registered"')) continue;
    const { data, ...draft } = line.parse(JSON.parse(text));
    yield await writeLetter({ ...draft, lineNumber: 0, sentAt: at, dataText: JSON.stringify(data), subject: data.accountNumber }, keys);
  }
}

async function askAs(party: string, address: string) {
  const answer = await fetch(`${address}/api/sandbox/sign-in`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ id: `${party}/1` }),
  });
  const headers = { authorization: `Bearer ${signInAnswer.parse(await answer.json()).token}`, 'x-purpose': encodeURIComponent('核对账户') };
  return async <Answer>(schema: z.ZodType<Answer>, path: string): Promise<{ body: Answer; milliseconds: number }> => {
    const begun = performance.now();
    const response = await fetch(`${address}${path}`, { headers });
    const text = await response.text();
    expect(response.status, text).toBe(200);
    return { body: schema.parse(JSON.parse(text)), milliseconds: Math.round(performance.now() - begun) };
  };
}

const consoleOf = ({ said }: RunningSystem): string => /Console: (http:\/\/127\.0\.0\.1:\d+)/.exec(said())?.[1] ?? '';

describe('a data folder with many accounts', () => {
  it(`of ${accounts} all are registered, the next start knows them, and a sample goes on`, {
    timeout: 120_000 + accounts * 60,
  }, async () => {
    dataDir = await mkdtemp(join(tmpdir(), 'presale-many-'));
    const figures: Record<string, unknown> = { accounts };
    const firstDay = mondayBefore(Date.now() - 5 * dayMs);
    const lines = loadScenario({ messages: sample * messagesEach, accounts: sample, firstDay });
    const partners = join(dataDir, 'partners.jsonl');
    await writeFile(partners, lines.filter((text) => text.includes('"register":')).join('\n'));
    const later = join(dataDir, 'sample.jsonl');
    await writeFile(later, lines.filter((text) => !text.includes('"housing.account.registered"')).join('\n'));

    running = await startSystem('--data', join(dataDir, 'data'), '--play', partners);
    const keys = createSandboxKeys(join(dataDir, 'data', 'keys'));
    await keys.issue(housing, { algorithm: 'EdDSA' });
    let sendingSeconds = 0;
    let chunk: Letter[] = [];
    const { endpoint } = running;
    const sendChunk = async (): Promise<void> => {
      const { seconds } = await sendAll({
        endpoint,
        letters: chunk,
        connections: 16,
        paced: false,
        replyQueue: 'presale-reply-housing-370102.fifo',
      });
      sendingSeconds += seconds;
      chunk = [];
    };
    for await (const letter of registrations(firstDay, keys)) if (chunk.push(letter) === lettersAtATime) await sendChunk();
    if (chunk.length > 0) await sendChunk();
    figures['registeredPerSecond'] = Math.round(accounts / sendingSeconds);

    // Half of what happens on the sample, before the restart.
    const load = await createLoad(later, join(dataDir, 'data', 'keys'));
    const first = load.desk(endpoint);
    await load.sendUpTo(first, load.total / 2);
    first.close();
    figures['beforeRestart'] = await used(running);
    expect(await end(running, 'SIGTERM')).toBe(0);

    const begun = performance.now();
    running = await startSystem('--data', join(dataDir, 'data'));
    figures['startSeconds'] = Math.round((performance.now() - begun) / 100) / 10;
    const started = await used(running);
    figures['afterStart'] = started;

    const ask = await askAs(housing, consoleOf(running));
    const counted = await ask(countAnswer, '/api/counts/account');
    const page = await ask(listAnswer, '/api/lists/account?limit=100');
    const next = await ask(listAnswer, `/api/lists/account?limit=100&cursor=${encodeURIComponent(page.body.next ?? '')}`);
    const overview = await ask(countAnswer, '/api/overview');
    figures['pagesMs'] = {
      counts: counted.milliseconds,
      list: page.milliseconds,
      next: next.milliseconds,
      overview: overview.milliseconds,
    };
    expect(new Set([...page.body.rows, ...next.body.rows].map(({ accountNumber }) => accountNumber)).size).toBe(200);

    const before = await used(running);
    const rest = load.desk(running.endpoint);
    const sent = load.accepted().length;
    const sampleBegun = performance.now();
    await load.answered(rest);
    await load.send(rest, new AbortController().signal);
    await load.answered(rest);
    rest.close();
    expect(load.accepted()).toHaveLength(load.total);
    expect(new Set([...load.receipts.values()].flatMap((receipts) => [...receipts.values()]))).toEqual(new Set(['ACCEPTED']));
    const after = await used(running);
    const sampled = load.total - sent;
    figures['sample'] = {
      messages: sampled,
      millisecondsEach: Math.round((performance.now() - sampleBegun) / sampled),
      cpuMillisecondsEach: Math.round(((after.cpuSeconds - before.cpuSeconds) * 1000) / sampled),
    };
    expect(after.openFiles).toBeLessThan(openFilesMost);
    expect(await end(running, 'SIGTERM')).toBe(0);
    figures['megabytes'] = await sizes();
    if (process.env['PRESALE_ACCOUNTS'] !== undefined) console.log(JSON.stringify(figures));
  });
});

function mondayBefore(epochMs: number): string {
  const day = new Date(epochMs + dayMs / 3).getUTCDay();
  return instantOf(epochMs - ((day + 6) % 7) * dayMs).slice(0, 10);
}
