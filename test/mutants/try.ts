/**
 * Tries mutants of the core: `node test/mutants/try.ts FILES… --tests FILES [--tests FILES …] [--minutes N] [--seed N]`. The mutants are Stryker's; the tests
 * run warm in one process, those first that noticed a mutant of the same file before, so that most mutants take a tenth of a second where a start of the test
 * runner takes seconds. With `--minutes` a sample is tried, drawn by `--seed`, until the time is up; `--milliseconds N` gives a mutant the tests that take no
 * longer together, so that the score is a lower bound. Prints each mutant that no test noticed, and the score of each folder.
 */
import { globSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { createRandom } from '../../infra/local/partners/random.ts';
import type { Plan, Reached } from './talk.ts';
import { startTests } from './tests.ts';

interface Mutant {
  id: string;
  fileName: string;
  mutatorName: string;
  replacement: string;
  /** From zero. */
  location: { start: { line: number; column: number } };
}
interface Instrumented {
  files: { name: string; content: string }[];
  mutants: Mutant[];
}
interface Instrumenter {
  instrument(files: { name: string; content: string; mutate: boolean }[], options: object): Promise<Instrumented>;
}
interface Score {
  noticed: number;
  survived: number;
  unreached: number;
}
type Test = Reached['tests'][number] & { index: number };

const text = { type: 'string' } as const;
const options = { tests: { ...text, multiple: true }, minutes: text, milliseconds: text, seed: { ...text, default: '1' } } as const;
const { values, positionals } = parseArgs({ allowPositionals: true, options });
const minutes = Number(values.minutes ?? Infinity);
const millisecondsEach = Number(values.milliseconds ?? Infinity);
/** What takes so much longer than its tests do without it hangs. */
const patience = { floorMs: 120_000, factor: 30 };

const filesOf = (patterns: readonly string[]): string[] => [...new Set(patterns.flatMap((pattern) => globSync(pattern)))].sort();
const folderOf = ({ fileName }: Mutant): string => relative(process.cwd(), dirname(fileName));

async function instrument(files: readonly string[]): Promise<Instrumented> {
  const tool = new URL('tools/node_modules/@stryker-mutator/instrumenter/dist/src/index.js', import.meta.url).href;
  const ignored = (): undefined => undefined;
  const log = { debug: ignored, info: ignored, warn: ignored, error: ignored, trace: ignored, fatal: ignored, isDebugEnabled: () => false };
  const { Instrumenter: Tool }: { Instrumenter: new (logger: object) => Instrumenter } = await import(tool);
  const wanted = files.map((name) => ({ name: resolve(name), content: readFileSync(name, 'utf8'), mutate: true }));
  return new Tool(log).instrument(wanted, { plugins: null, excludedMutations: [], ignorers: [] });
}

/** Tests that noticed a mutant of this file before, then the quick ones, as far as the time of one mutant goes. */
function testsFor(reaching: readonly Test[], noticed: ReadonlyMap<number, number>): Test[] {
  const rank = ({ index, milliseconds }: Test): number => (noticed.get(index) ?? 0) * 100 - milliseconds;
  let sum = 0;
  return reaching
    .toSorted((a, b) => rank(b) - rank(a))
    .filter(({ milliseconds }, place) => {
      sum += milliseconds;
      return place === 0 || sum <= millisecondsEach;
    });
}

async function tryAll(plan: (known: boolean) => string, mutants: readonly Mutant[], scores: Map<string, Score>): Promise<void> {
  let tests = startTests(plan(false));
  const seen = await tests.reached();
  const usable = seen.tests.map((test, index) => ({ ...test, index })).filter(({ failure }) => failure === undefined);
  for (const { name, failure } of seen.tests)
    if (failure !== undefined) console.log(`fails without a mutant, left out: ${name}: ${failure}`);
  const seconds = Math.round(usable.reduce((sum, { milliseconds }) => sum + milliseconds, 0) / 1000);
  console.log(`${mutants.length} mutants, ${usable.length} tests of ${seconds} s`);
  const atLoad = new Set(seen.atLoad);
  const noticedIn = new Map<string, Map<number, number>>();
  const until = Date.now() + minutes * 60_000;
  for (const mutant of mutants) {
    if (Date.now() > until) return;
    const reaching = usable.filter(({ mutants: passed }) => mutant.id in passed);
    // Tables and schemas: nothing can be switched in them once they are loaded (Stryker's `ignoreStatic`).
    if (reaching.length === 0 && atLoad.has(mutant.id)) continue;
    const score = scores.get(folderOf(mutant)) ?? { noticed: 0, survived: 0, unreached: 0 };
    scores.set(folderOf(mutant), score);
    if (reaching.length === 0) {
      score.unreached += 1;
      report('unreached', mutant);
      continue;
    }
    const noticed = noticedIn.get(mutant.fileName) ?? new Map<number, number>();
    noticedIn.set(mutant.fileName, noticed);
    const chosen = testsFor(reaching, noticed);
    const hits = Math.max(...chosen.map(({ mutants: passed }) => passed[mutant.id] ?? 0));
    const limitMs = patience.floorMs + patience.factor * chosen.reduce((sum, { milliseconds }) => sum + milliseconds, 0);
    const found = await tests.tried({ mutant: mutant.id, tests: chosen.map(({ index }) => index), hits }, limitMs);
    if (found === undefined) {
      tests = startTests(plan(true));
      await tests.reached();
    }
    if (found === undefined || found.noticedBy !== undefined) {
      score.noticed += 1;
      if (found?.noticedBy !== undefined) noticed.set(found.noticedBy, (noticed.get(found.noticedBy) ?? 0) + 1);
    } else {
      score.survived += 1;
      report('survived ', mutant);
    }
  }
  tests.end();
}

function report(what: string, { fileName, location: { start }, mutatorName, replacement }: Mutant): void {
  const place = `${relative(process.cwd(), fileName)}:${start.line + 1}:${start.column + 1}`;
  console.log(`${what} ${place} ${mutatorName} → ${replacement.replaceAll(/\s+/g, ' ').slice(0, 120)}`);
}

function summary(name: string, { noticed, survived, unreached }: Score): string {
  const total = noticed + survived + unreached;
  return `${((100 * noticed) / total).toFixed(1)} % of ${total} noticed (${survived} survived, ${unreached} not reached) ${name}`;
}

const scratch = mkdtempSync(join(tmpdir(), 'presale-mutants-'));
try {
  const { files, mutants } = await instrument(filesOf(positionals));
  const sources = Object.fromEntries(files.map(({ name, content }) => [name, content]));
  const tests = filesOf(values.tests ?? []).map((file) => resolve(file));
  const plan = (known: boolean): string => {
    const path = join(scratch, `plan-${known}.json`);
    writeFileSync(path, JSON.stringify({ files: sources, tests, known } satisfies Plan));
    return path;
  };
  const random = createRandom(Number(values.seed));
  const drawn = mutants.map((mutant) => ({ mutant, at: random() })).sort((a, b) => a.at - b.at);
  const scores = new Map<string, Score>();
  await tryAll(plan, minutes === Infinity ? mutants : drawn.map(({ mutant }) => mutant), scores);
  const all = { noticed: 0, survived: 0, unreached: 0 };
  for (const [folder, score] of [...scores].sort(([a], [b]) => a.localeCompare(b))) {
    for (const key of ['noticed', 'survived', 'unreached'] as const) all[key] += score[key];
    console.log(summary(folder, score));
  }
  console.log(summary('all', all));
} finally {
  rmSync(scratch, { recursive: true, force: true });
}
process.exit(0);
