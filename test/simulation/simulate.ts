/**
 * `npm run simulate`: the whole system under many seeds. Exit 0 when every seed held, 1 when one failed (its shrunk story and the command that plays it
 * again are printed), 2 when the command line says nothing sensible.
 */
import rulebook from '../../shared/domain/rules/book/rules.json' with { type: 'json' };
import { readCommandLine, type Wanted } from './command-line.ts';
import { runMany } from './many-seeds.ts';
import { proveEveryPlantIsCaught } from './planted/prove.ts';
import { runSeed, type SeedResult } from './run-seed.ts';
import { shrink } from './shrink.ts';

const shrinkingRuns = 150;
const sorted = (counts: Record<string, number>): Record<string, number> =>
  Object.fromEntries(Object.entries(counts).sort(([a], [b]) => (a < b ? -1 : 1)));
const add = (to: Record<string, number>, from: Record<string, number>): void => {
  for (const [name, count] of Object.entries(from)) to[name] = (to[name] ?? 0) + count;
};

async function replay({ first, only, without, json }: Wanted): Promise<boolean> {
  const result = await runSeed(first, { ...(only === undefined ? {} : { only: new Set(only) }), without: new Set(without) });
  if (!json) console.log(storyOf(result));
  console.log(JSON.stringify({ ...result, told: json ? result.told : undefined }));
  return result.failures.length === 0;
}

function storyOf({ told, failures, digest, seed }: SeedResult): string {
  const acts = told.map(({ index, name, at }) => `  ${at}  ${String(index).padStart(3)}  ${name}`);
  return [`seed ${seed}, trace ${digest}`, ...acts, ...failures.map((failure) => `  FAILS ${failure}`)].join('\n');
}

interface Total {
  seeds: number;
  failed: number;
  messages: number;
  faults: Record<string, number>;
  coverage: Record<string, number>;
}

async function simulate({ first, seeds, workers, without, json, shrinks }: Wanted): Promise<boolean> {
  const begun = process.hrtime.bigint();
  const total: Total = { seeds: 0, failed: 0, messages: 0, faults: {}, coverage: {} };
  let failing: SeedResult | undefined;
  await runMany({
    first,
    seeds,
    workers,
    without,
    onResult(result) {
      total.seeds += 1;
      total.messages += result.messages;
      add(total.faults, result.faults);
      add(total.coverage, result.coverage);
      if (result.failures.length === 0) return;
      total.failed += 1;
      if (failing === undefined || result.seed < failing.seed) failing = result;
      if (!json) console.log(`seed ${result.seed} fails: ${result.failures.slice(0, 3).join('\n    ')}`);
    },
  });
  const minutes = Number(process.hrtime.bigint() - begun) / 60e9;
  if (failing !== undefined) await explain(failing, shrinks ? shrinkingRuns : 0, json ? console.error : console.log);
  const summary = {
    ...total,
    faults: sorted(total.faults),
    coverage: sorted(total.coverage),
    silent: rulebook.map(({ id }) => id).filter((id) => total.coverage[id] === undefined),
    seedsPerMinute: Math.round(total.seeds / minutes),
    ...(failing === undefined ? {} : { firstFailingSeed: failing.seed }),
  };
  console.log(JSON.stringify(summary));
  return total.failed === 0;
}

async function explain(failing: SeedResult, runsMax: number, print: (text: string) => void): Promise<void> {
  const { result, only, without, runs } = await shrink(failing, {}, runsMax);
  const switches = `${only.length === 0 ? '' : ` --only ${only.join(',')}`}${without.length === 0 ? '' : ` --without ${without.join(',')}`}`;
  print(`seed ${failing.seed}, made smaller in ${runs} runs:`);
  print(storyOf(result));
  print(`play it again: npm run simulate -- --seed ${failing.seed}${switches}`);
  print(`as it was:     npm run simulate -- --seed ${failing.seed}`);
}

function wantedOrExit(): Wanted {
  try {
    return readCommandLine(process.argv.slice(2));
  } catch (error) {
    console.error(error instanceof Error ? error.message : String(error));
    return process.exit(2);
  }
}

const wanted = wantedOrExit();
const isReplay = wanted.seeds === 1 && !wanted.planted;
const isGood = wanted.planted ? await proveEveryPlantIsCaught(wanted) : await (isReplay ? replay(wanted) : simulate(wanted));
process.exit(isGood ? 0 : 1);
