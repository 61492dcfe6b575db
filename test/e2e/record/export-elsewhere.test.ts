/**
 * An export, carried to a place that has nothing else: no data folder, no environment, no network, and a program that may read the folder and its own
 * files alone. Whether it holds must not depend on where it came from.
 */
import { execFile, spawnSync } from 'node:child_process';
import { cp, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { runCommandLine } from '../../../infra/local/commands/command-line.ts';

const root = resolve(import.meta.dirname, '../../..');
const scenario = join(root, 'docs/tutorials/first-release.jsonl');
const home = await mkdtemp(join(tmpdir(), 'presale-origin-'));
const elsewhere = await mkdtemp(join(tmpdir(), 'presale-elsewhere-'));
afterAll(async () => rm(elsewhere, { recursive: true, force: true }));

const silent = { stdout: { write: () => true }, stderr: { write: () => true } };
const caseNumber = /（20\d\d）[^"]*?号/.exec(await readFile(scenario, 'utf8'))?.[0] ?? '';
const data = join(home, 'data');
await runCommandLine(['play', scenario, '--data', data, '--json'], silent);
for (const [name, ...subject] of [
  ['case', caseNumber],
  ['log', '--log'],
]) {
  await runCommandLine(['export', ...subject, '--out', join(home, String(name)), '--data', data], silent);
  await cp(join(home, String(name)), join(elsewhere, String(name)), { recursive: true });
}
await rm(home, { recursive: true, force: true });

/** Without a network of any kind, where this machine lets us make one; CI's does. */
const noNetwork = spawnSync('unshare', ['-rn', 'true']).status === 0 ? ['unshare', '-rn'] : [];
const nodeAlone = [process.execPath, '--permission', `--allow-fs-read=${root}/*`, `--allow-fs-read=${elsewhere}/*`];

interface Ended {
  code: number;
  out: string;
  err: string;
}
/** `env -i`, another working folder, nothing that may be written. */
const verifyElsewhere = (...args: string[]): Promise<Ended> =>
  new Promise((done) => {
    const [program = '', ...rest] = [...noNetwork, ...nodeAlone, join(root, 'infra/local/presale.ts'), 'verify', ...args];
    execFile('/usr/bin/env', ['-i', program, ...rest], { cwd: '/', env: {} }, (error, out, err) =>
      done({ code: typeof error?.code === 'number' ? error.code : error === null ? 0 : -1, out, err }),
    );
  });

describe('an export in a place of its own', () => {
  it.each(['case', 'log'])('of the %s holds, by the folder and the program alone', { timeout: 30_000 }, async (name) => {
    const ended = await verifyElsewhere(join(elsewhere, name), '--json');
    expect(ended.err.replaceAll(/^.*Warning.*$|^\(Use .*$/gm, '').trim()).toBe('');
    expect(JSON.parse(ended.out)).toMatchObject({ valid: true, problems: [] });
    expect(ended.code).toBe(0);
  });

  it('and when a document was exchanged, it says so there too', { timeout: 30_000 }, async () => {
    const dir = join(elsewhere, 'exchanged');
    await cp(join(elsewhere, 'case'), dir, { recursive: true });
    const document = (await readdir(join(dir, 'documents')))[0] ?? '';
    await writeFile(join(dir, 'documents', document), '%PDF-1.7 another');
    const { code, out } = await verifyElsewhere(dir);
    expect(code).toBe(1);
    expect(out).toContain(`BROKEN documents/${document}`);
  });
});
