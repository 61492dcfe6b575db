import { execFile } from 'node:child_process';
import { copyFile, mkdtemp, readdir, readFile, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import { bundleFunctions } from '../../infra/bundling/bundles.ts';
import { type FunctionName, functionNames } from '../../infra/names.ts';
import { consumers, deploymentName, serving, timers } from '../../infra/workload.ts';
import { measureStart } from '../bench/start/measure.ts';
import { deployedVariables } from './deployed-variables.ts';
import { synthesize } from './synthesized.ts';

const run = promisify(execFile);
const { cn } = await synthesize();
const bundles = await bundleFunctions(await mkdtemp(join(tmpdir(), 'presale-bundles-')));
/**
 * Ceilings of what a start has to read, so that no library comes in unnoticed. The AWS clients take some 190 kB of each, zod 80 kB, the account with its
 * rules some 230 kB. What is loaded on demand (sentences, nodemailer, SM2, how documents are opened) lies beside.
 */
const largestBytes: Record<FunctionName, number> = {
  'receive-messages': 660_000,
  'file-to-dossier': 641_000,
  'notify-applicants': 650_000,
  'reply-to-partners': 475_000,
  'project-views': 610_000,
  'serve-console': 719_000,
  'watch-deadlines': 611_000,
  'seal-record': 315_000,
};
/** What is loaded on demand, by function. */
const onDemand: Partial<Record<FunctionName, readonly string[]>> = {
  'receive-messages': ['inspect.js', 'seals.js', 'sm2.js'],
  'file-to-dossier': ['inspect.js'],
  'notify-applicants': ['mail-transport.js'],
  'reply-to-partners': ['sm2.js'],
  'serve-console': ['inspect.js', 'sm2.js'],
  'seal-record': ['sm2.js'],
};

const fileOf = (name: FunctionName) => join(bundles[name], 'index.js');
const variablesOf = (deployment: string): Record<string, string> => deployedVariables(cn, deployment);

/**
 * Loads a bundle as Lambda does, in a process of its own that has nothing but the bundle, and not even its sentences, which a start need not read.
 * @returns what kind of thing its handler is
 */
async function load(name: FunctionName, variables: Record<string, string>): Promise<string> {
  const credentials = { AWS_REGION: 'cn-north-1', AWS_ACCESS_KEY_ID: 'key', AWS_SECRET_ACCESS_KEY: 'secret', AWS_SESSION_TOKEN: 'token' };
  const folder = await mkdtemp(join(tmpdir(), 'presale-start-'));
  await copyFile(fileOf(name), join(folder, 'index.js'));
  const script = `import(${JSON.stringify(join(folder, 'index.js'))}).then(({ handler }) => console.log(typeof handler))`;
  const { stdout } = await run(process.execPath, ['-e', script], { cwd: folder, env: { ...credentials, ...variables } });
  return stdout.trim();
}

describe.each(functionNames)('the bundle of %s', (name) => {
  it(`has at most ${largestBytes[name]} bytes, and a source map beside it`, async () => {
    expect((await stat(fileOf(name))).size).toBeLessThanOrEqual(largestBytes[name]);
    expect((await stat(`${fileOf(name)}.map`)).isFile()).toBe(true);
  });

  it('has what is loaded on demand in files beside it, which load by themselves', async () => {
    const files = (await readdir(bundles[name])).filter((file) => file.endsWith('.js') && file !== 'index.js');
    expect(files).toEqual(onDemand[name] ?? []);
    for (const file of files) expect(Object.keys(await import(join(bundles[name], file)))).not.toEqual(['default']);
  });

  it('looks for credentials nowhere but in the environment: the clients of the other sources are not in it', async () => {
    expect(await readFile(fileOf(name), 'utf8')).not.toMatch(/AssumeRoleWithWebIdentity|GetRoleCredentials/);
  });
});

it('has the page beside the function that serves it', async () => {
  expect((await readdir(join(bundles['serve-console'], 'page'))).sort()).toEqual(['examples.json', 'index.html', 'main.css', 'main.js']);
});

describe.each([...consumers, ...timers, serving].map((work) => ({ deployment: deploymentName(work), runs: work.runs })))('$deployment', ({
  deployment,
  runs,
}) => {
  it('starts with the variables that its template gives it', async () => {
    await expect(load(runs, variablesOf(deployment))).resolves.toBe('function');
  });

  it('is given no variable that it does not read', async () => {
    const code = await readFile(fileOf(runs), 'utf8');
    const unread = Object.keys(variablesOf(deployment)).filter((variable) => !code.includes(variable));
    expect(unread).toEqual([]);
  });
});

it('each function can be started by the benchmark, with the variables of the stack', async () => {
  expect(Object.keys(await measureStart(1)).sort()).toEqual([...functionNames].sort());
});
