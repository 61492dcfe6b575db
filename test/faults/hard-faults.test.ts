/** What a machine does to a system beside killing it: a clock that was set back, a folder nobody may write in, a second process, a stop in the middle of work. */
import { execFile, spawn } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openSqliteStore } from '../../shared/adapters/sqlite/store.ts';
import { end, type RunningSystem, startSystem } from '../e2e/system/partner-desk.ts';
import { run } from '../fixtures/command.ts';
import { assertDoneOnce } from './done-once.ts';
import { createLoad, writeRegistrations } from './load.ts';

const program = new URL('../../infra/local/presale.ts', import.meta.url).pathname;
const shifted = new URL('../fixtures/shift-clock.ts', import.meta.url).pathname;
const dayMs = 86_400_000;

let folder = '';
let running: RunningSystem | undefined;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'presale-hard-'));
});
afterEach(async () => {
  if (running?.process.exitCode === null && running.process.signalCode === null) await end(running, 'SIGKILL');
  running = undefined;
  await rm(folder, { recursive: true, force: true });
});

interface Refusal {
  code: number | null;
  said: string;
}
/** A start that ends by itself. */
const refused = (command: string, args: readonly string[]): Promise<Refusal> =>
  new Promise((resolve) => {
    const child = execFile(command, args, (_, out, err) => resolve({ code: child.exitCode, said: out + err }));
  });
const startArguments = (...args: string[]): string[] => [program, 'start', '--port', '0', ...args];

describe('a system that is stopped in the middle of its work (SIGTERM)', () => {
  it('ends in order, and goes on with what it had accepted', { timeout: 180_000 }, async () => {
    const dataDir = join(folder, 'data');
    const { registrations, whole } = await writeRegistrations(folder, { messages: 48, accounts: 6 });
    running = await startSystem('--data', dataDir, '--play', registrations);
    const load = await createLoad(whole, join(dataDir, 'keys'));
    const first = load.desk(running.endpoint);
    // The receipts of what was accepted last are not waited for: it is in work when the system is told to stop.
    await load.sendUpTo(first, load.total / 4);
    expect(await end(running, 'SIGTERM')).toBe(0);
    first.close();
    running = await startSystem('--data', dataDir);
    const second = load.desk(running.endpoint);
    await load.answered(second);
    await load.send(second, new AbortController().signal);
    await load.answered(second);
    second.close();
    expect(await end(running, 'SIGTERM')).toBe(0);
    await assertDoneOnce(dataDir, load.accepted());
  });
});

describe('a data folder', () => {
  it('that another process works in is refused to a second one, in a sentence', { timeout: 120_000 }, async () => {
    running = await startSystem('--data', folder);
    const second = await refused(process.execPath, startArguments('--data', folder));
    expect(second.code).toBe(1);
    expect(second.said).toMatch(/is in use by another running system\. Stop it first, or give another folder with --data/);
    expect(await end(running, 'SIGTERM')).toBe(0);
  });

  it('that is read-only is refused by its name, and nothing in it is changed', { timeout: 120_000 }, async () => {
    const dataDir = join(folder, 'data');
    await run('play', 'docs/tutorials/first-release.jsonl', '--data', dataDir);
    const before = await readFile(join(dataDir, 'queues.log'));
    const script = 'mount --bind "$1" "$1" && mount -o remount,bind,ro "$1" && shift && exec "$@"';
    const mounting = ['--user', '--map-root-user', '--mount', 'sh', '-c', script, 'sh', dataDir];
    const { code, said } = await refused('unshare', [...mounting, process.execPath, ...startArguments('--data', dataDir)]);
    expect({ code, said }).toEqual({ code: 1, said: expect.stringMatching(/cannot write in the data folder .*EROFS.*--data/) });
    expect((await readFile(join(dataDir, 'queues.log'))).equals(before)).toBe(true);
  });
});

describe("the machine's clock, set back by three days", () => {
  it('does not let the record run back, and what partners say of that time is judged by the later one', { timeout: 240_000 }, async () => {
    const dataDir = join(folder, 'data');
    const { registrations, whole } = await writeRegistrations(folder, { messages: 32, accounts: 4 });
    running = await startSystem('--data', dataDir, '--play', registrations);
    const load = await createLoad(whole, join(dataDir, 'keys'));
    const first = load.desk(running.endpoint);
    await load.sendUpTo(first, 12);
    await load.answered(first);
    first.close();
    expect(await end(running, 'SIGTERM')).toBe(0);

    const child = spawn(process.execPath, ['--import', shifted, ...startArguments('--data', dataDir)], {
      env: { ...process.env, SHIFT_CLOCK_MS: String(-3 * dayMs) },
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    let said = '';
    const endpoint = await new Promise<string>((resolve) => {
      child.stdout.on('data', (chunk: Buffer) => {
        said += chunk.toString('utf8');
        const found = /SQS endpoint: (http:\/\/127\.0\.0\.1:\d+)/.exec(said)?.[1];
        if (found !== undefined && said.includes('Ctrl-C stops it.')) resolve(found);
      });
    });
    running = { endpoint, process: child, said: () => said };
    const second = load.desk(endpoint);
    await load.send(second, new AbortController().signal);
    await load.answered(second);
    second.close();
    expect(await end(running, 'SIGTERM')).toBe(0);

    const store = openSqliteStore(join(dataDir, 'ledger.db'), { readOnly: true });
    try {
      for await (const stream of store.ledger.streams('')) {
        let last = '';
        for await (const { recordedAt, sequence } of store.ledger.pages(stream)) {
          expect({ stream, sequence, isLater: recordedAt >= last }).toEqual({ stream, sequence, isLater: true });
          last = recordedAt;
        }
      }
    } finally {
      await store.close();
    }
    await assertDoneOnce(dataDir, load.accepted());
  });
});
