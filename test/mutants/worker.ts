/**
 * The tests of a part in one process, with its files instrumented: runs them once to see which mutants each one reaches, then tries the mutants that it is
 * sent, each with the tests that reach it, until one notices. A process of its own, since a mutant may never come back.
 */
import { readFileSync } from 'node:fs';
import { registerHooks } from 'node:module';
import { relative } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Asked, Found, Plan, Reached } from './talk.ts';

/** What the instrumented code looks at (Stryker's instrumenter). */
interface Switch {
  activeMutant?: string;
  currentTestId?: string;
  mutantCoverage: { static: Record<string, number>; perTest: Record<string, Record<string, number>> };
  hitCount?: number;
  hitLimit?: number;
}
const control: Switch = { mutantCoverage: { static: {}, perTest: {} } };
Reflect.set(globalThis, '__stryker__', control);

/** What is hit more often than this for each time it was hit without a mutant never ends. */
const hitFactor = 100;
const hitFloor = 100_000;
const shim = new URL('./vitest-in-one-process.ts', import.meta.url).href;
const plan: Plan = JSON.parse(readFileSync(process.argv[2] ?? '', 'utf8'));
const instrumented = new Map(Object.entries(plan.files).map(([path, source]) => [pathToFileURL(path).href, source]));
registerHooks({
  resolve: (specifier, context, next) => (specifier === 'vitest' ? { url: shim, shortCircuit: true } : next(specifier, context)),
  load(url, context, next) {
    const source = instrumented.get(url);
    return source === undefined ? next(url, context) : { format: 'module-typescript', source, shortCircuit: true };
  },
});
const { beginFile, collected } = await import('./vitest-in-one-process.ts');
for (const file of plan.tests) {
  beginFile(relative(process.cwd(), file));
  await import(pathToFileURL(file).href);
}
const tell = (message: Reached | Found): void => void process.send?.(message);

async function reached(): Promise<Reached> {
  const tests: Reached['tests'] = [];
  for (const [index, { name, run }] of collected.entries()) {
    control.currentTestId = String(index);
    const begun = performance.now();
    let failure: string | undefined;
    try {
      await run();
    } catch (error) {
      failure = error instanceof Error ? error.message : String(error);
    }
    const mutants = control.mutantCoverage.perTest[String(index)] ?? {};
    tests.push({ name, milliseconds: performance.now() - begun, mutants, ...(failure === undefined ? {} : { failure }) });
  }
  delete control.currentTestId;
  return { kind: 'reached', tests, atLoad: Object.keys(control.mutantCoverage.static) };
}

async function tryMutant({ mutant, tests, hits }: Asked): Promise<Found> {
  control.activeMutant = mutant;
  control.hitCount = 0;
  control.hitLimit = Math.max(hitFloor, hits * hitFactor);
  try {
    for (const index of tests) {
      try {
        await collected[index]?.run();
      } catch {
        return { kind: 'found', mutant, noticedBy: index };
      }
    }
    return { kind: 'found', mutant };
  } finally {
    delete control.activeMutant;
  }
}

process.on('message', (asked: Asked) => void tryMutant(asked).then(tell));
process.on('uncaughtException', (error) => console.error(`uncaught: ${error.message}`));
process.on('unhandledRejection', () => undefined);
tell(plan.known ? { kind: 'reached', tests: [], atLoad: [] } : await reached());
