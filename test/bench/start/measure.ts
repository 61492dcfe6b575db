/**
 * What a function takes to load its bundle and to answer its first event, each in a fresh process, against a function that has a DynamoDB client and
 * nothing else, of the same bundler in the same run. Time of the processor, of which Lambda gives a function of these sizes less than one: it waits for nothing
 * else, since the event is an empty batch, and what AWS takes to answer is no part of it.
 */
import { execFile } from 'node:child_process';
import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { bundleFile, bundleFunctions } from '../../../infra/bundling/bundles.ts';
import { type FunctionName, functionNames } from '../../../infra/names.ts';
import { consumers, deploymentName, serving, timers } from '../../../infra/workload.ts';
import { deployedVariables } from '../../infra/deployed-variables.ts';
import { synthesize } from '../../infra/synthesized.ts';
import { median } from '../statistics.ts';

export type StartFigures = Record<FunctionName, { ratioToBareClient: number; bundleKb: number }>;

/** A function of each bundle: those of the intake differ by their queue alone. */
const works = new Map([...consumers, ...timers, serving].map((work) => [work.runs, work]));
const credentials = { AWS_REGION: 'cn-north-1', AWS_ACCESS_KEY_ID: 'key', AWS_SECRET_ACCESS_KEY: 'secret', LOG_LEVEL: 'ERROR' };

/** What each function is given where it is deployed, so that each can be started here. */
async function startVariables(): Promise<Record<FunctionName, Record<string, string>>> {
  const { cn } = await synthesize();
  const entries = functionNames.map((name): [FunctionName, Record<string, string>] => {
    const work = works.get(name);
    if (work === undefined) throw new Error(`the stack has no ${name}`);
    return [name, { ...deployedVariables(cn, deploymentName(work)), ...credentials }];
  });
  return Object.fromEntries(entries) as Record<FunctionName, Record<string, string>>;
}

/** Timers and the console would ask a table at once: of them the load alone is measured. */
const loadsOnly: ReadonlySet<FunctionName> = new Set(['watch-deadlines', 'seal-record', 'serve-console']);
const eventOf = (name: FunctionName): string | undefined => (loadsOnly.has(name) ? undefined : '{"Records":[]}');

/** @param rounds of which the median counts */
export async function measureStart(rounds = 11): Promise<StartFigures> {
  const folder = await mkdtemp(join(tmpdir(), 'presale-start-'));
  try {
    const variables = await startVariables();
    const bundles = await bundleFunctions(folder);
    const bare = join(folder, 'bare', 'index.js');
    await bundleFile(join(import.meta.dirname, 'bare.ts'), bare);
    const times = new Map<string, number[]>([bare, ...functionNames].map((name) => [name, []]));
    for (let round = 0; round < rounds; round += 1) {
      times.get(bare)?.push(await startOnce(bare, '{}', credentials));
      for (const name of functionNames)
        times.get(name)?.push(await startOnce(join(bundles[name], 'index.js'), eventOf(name), variables[name]));
    }
    const bareMs = median(times.get(bare) ?? []);
    const entries = functionNames.map(async (name): Promise<[FunctionName, StartFigures[FunctionName]]> => {
      const { size } = await stat(join(bundles[name], 'index.js'));
      return [name, { ratioToBareClient: median(times.get(name) ?? []) / bareMs, bundleKb: Math.round(size / 1000) }];
    });
    return Object.fromEntries(await Promise.all(entries)) as StartFigures;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Milliseconds of CPU from before the load to after the answer. */
async function startOnce(file: string, event: string | undefined, variables: Record<string, string>): Promise<number> {
  const context = `{ functionName: 'f', awsRequestId: 'r', getRemainingTimeInMillis: () => 60000 }`;
  const call = event === undefined ? '' : `await handler(${event}, ${context});`;
  const script = `const begun = process.cpuUsage(); (async () => { const { handler } = require(${JSON.stringify(file)}); ${call} const { user, system } = process.cpuUsage(begun); process.stdout.write((user + system) / 1000 + '\\n', () => process.exit(0)); })();`;
  const { stdout } = await run(script, variables);
  return Number(stdout.trim().split('\n').at(-1));
}

async function run(script: string, env: Record<string, string>): Promise<{ stdout: string }> {
  try {
    return await promisify(execFile)(process.execPath, ['-e', script], { env });
  } catch (error) {
    // Node prints the line that failed, and the line is the bundle.
    const said = error instanceof Error && 'stderr' in error ? String(error.stderr) : String(error);
    throw new Error(
      said
        .split('\n')
        .find((line) => /^\w*Error/.test(line))
        ?.slice(0, 300) ?? 'a bundle does not start',
      { cause: error },
    );
  }
}
