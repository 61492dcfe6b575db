/**
 * The whole system, killed (SIGKILL) just before one of the steps by which a payment, its filing, its telling and its sealing become lasting, and
 * then started again: the dossier is complete and single, the applicant told once, and the log has every page once. A few of the steps run each
 * time; `PRESALE_KILLS=all` takes every one.
 */
import { execFile } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runCommandLine } from '../../infra/local/commands/command-line.ts';
import { openSqliteStore } from '../../shared/adapters/sqlite/store.ts';
import { type LogEvent, logStream } from '../../shared/domain/log/core.ts';

const root = resolve(import.meta.dirname, '../..');
const scenario = join(root, 'docs/tutorials/first-release.jsonl');
const folder = await mkdtemp(join(tmpdir(), 'presale-killed-'));
afterAll(async () => rm(folder, { recursive: true, force: true }));

interface Ended {
  code: number | null;
  signal: string | null;
  out: string;
}
const presale = (args: string[], environment: Record<string, string> = {}, preload: string[] = []): Promise<Ended> =>
  new Promise((done) => {
    const child = execFile(
      process.execPath,
      [...preload, join(root, 'infra/local/presale.ts'), ...args],
      { env: { PATH: process.env['PATH'], ...environment }, cwd: folder, maxBuffer: 1 << 24 },
      (_, out) => done({ code: child.exitCode, signal: child.signalCode, out }),
    );
  });
const silent = { stdout: { write: () => true }, stderr: { write: () => true } };
const steps = ['--import', join(root, 'test/fixtures/kill-at-step.ts')];
const play = (data: string, environment?: Record<string, string>): Promise<Ended> =>
  presale(['play', scenario, '--data', data, '--json'], environment, steps);

interface Report {
  dossiers: { caseNumber: string; items: { kind: string; sha256: string; documentNumber: string }[] }[];
  payments: { status: string }[];
  notifications: { status: string }[];
  accounts: { balanceFen: number }[];
  invariants: { violated: string[] };
}
const outcomeOf = ({ out }: Ended) => {
  const { dossiers, payments, notifications, accounts, invariants }: Report = JSON.parse(out);
  const items = dossiers.map(({ caseNumber, items: all }) => [
    caseNumber,
    all.map(({ kind, documentNumber }) => `${kind} ${documentNumber}`),
  ]);
  return {
    items,
    payments: payments.map(({ status }) => status),
    notifications: notifications.map(({ status }) => status),
    balances: accounts.map(({ balanceFen }) => balanceFen),
    violated: invariants.violated,
  };
};

/** Streams whose leaves are not 1, 2, 3 … or are not all of the stream's pages; empty when the log has no gap. */
async function gapsOf(data: string): Promise<string[]> {
  const { ledger, close } = openSqliteStore(join(data, 'ledger.db'), { readOnly: true });
  try {
    const leaves = new Map<string, number[]>();
    for await (const { events } of ledger.pages<LogEvent>(logStream))
      for (const event of events)
        if (event.type === 'LeavesPlanned')
          for (const { stream, sequence } of event.leaves) leaves.set(stream, [...(leaves.get(stream) ?? []), sequence]);
    const gaps: string[] = (await ledger.unsealed(10)).map(({ stream }) => `${stream} is not sealed`);
    for (const [stream, sequences] of leaves) {
      const version = (await ledger.head(stream))?.version ?? 0;
      const whole = sequences.length === version && sequences.every((sequence, index) => sequence === index + 1);
      if (!whole) gaps.push(`${stream}: ${sequences} of ${version}`);
    }
    return gaps;
  } finally {
    await close();
  }
}

const deliveredTo = async (data: string): Promise<string[]> =>
  (await readdir(join(data, 'deliveries', 'court-app'))).filter((name) => name.endsWith('.json'));

let whole: ReturnType<typeof outcomeOf>;
let stepsInAll = 0;
beforeAll(async () => {
  const counted = join(folder, 'count');
  whole = outcomeOf(await play(join(folder, 'whole'), { COUNT_INTO: counted }));
  stepsInAll = Number(await readFile(counted, 'utf8'));
}, 240_000);

describe('presale, killed at a step between payment, filing and sealing', () => {
  it('has a whole course to compare with', () => {
    expect(whole.items[0]?.[1]).toHaveLength(3);
    expect(whole.notifications).toEqual(['SERVED']);
    expect(stepsInAll).toBeGreaterThan(40);
  });

  // The first steps make the files; the payment, its filing and its sealing are the later half.
  const shares = process.env['PRESALE_KILLS'] === 'all' ? Array.from({ length: 200 }, (_, index) => index + 1) : [0.5, 0.96];
  it.each(shares)('(%d) goes on where it was: dossier complete and single, log without gap', { timeout: 240_000 }, async (share) => {
    const step = share < 1 ? Math.floor(share * stepsInAll) : share;
    if (step > stepsInAll) return;
    const data = join(folder, `step-${step}`);
    const killed = await play(data, { KILL_AT: String(step) });
    expect({ step, signal: killed.signal }).toEqual({ step, signal: 'SIGKILL' });
    const again = await play(data);
    expect({ step, ...outcomeOf(again) }).toEqual({ step, ...whole });
    expect({ step, gaps: await gapsOf(data) }).toEqual({ step, gaps: [] });
    expect({ step, told: (await deliveredTo(data)).length }).toEqual({ step, told: 1 });
    const caseNumber = String(whole.items[0]?.[0]);
    const out = join(folder, `export-${step}`);
    expect(await runCommandLine(['export', caseNumber, '--out', out, '--data', data], silent)).toBe(0);
    expect({ step, verified: await runCommandLine(['verify', out], silent) }).toEqual({ step, verified: 0 });
  });
});
