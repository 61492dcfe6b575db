/**
 * `npm run bench`: measures the system beside its peers, everything in one run on one machine. `-- --json` prints one object on the last line, `--only
 * embedded,start` measures some of it, `--only memory --messages 1000000` whether memory stays flat over a long run. What this machine cannot measure is left out, and why is said on standard error.
 */
import { parseArgs } from 'node:util';
import { measureDecide } from './decide.ts';
import { measureEmbedded, measureMemory } from './embedded/measure.ts';
import { measureGrowth } from './growth.ts';
import { measureLedger } from './ledger/measure.ts';
import { measureConsole } from './page/measure.ts';
import { measureSimulate } from './simulate.ts';
import { measureStart } from './start/measure.ts';
import { rounded } from './statistics.ts';
import { measureVerify } from './verify.ts';

const sections: Record<string, () => Promise<object> | object> = {
  decide: () => measureDecide(50_000),
  embedded: async () => {
    const spread = await measureEmbedded({ messages: 10_000, accounts: 200, order: 'spread' });
    const full = await measureEmbedded({ messages: 10_000, accounts: 200, order: 'full' });
    const { p50Ms, p99Ms } = await measureEmbedded({ messages: 2_000, accounts: 200, order: 'spread', paced: true });
    const { cpuMsPerMessage, bytesPerMessage, peakMb } = spread;
    const rates = { messagesPerSecond: full.messagesPerSecond, spread: spread.messagesPerSecond };
    return { ...rates, cpuMsPerMessage, bytesPerMessage, p50Ms, p99Ms, peakMb };
  },
  ledger: measureLedger,
  start: () => measureStart(),
  growth: () => measureGrowth(100_000),
  verify: measureVerify,
  console: () => measureConsole(Number(process.env['BENCH_NOTICES'] ?? 300), 100),
  simulate: () => measureSimulate(20),
};
/** Too long for every run: by name only. */
const onRequest: Record<string, () => Promise<object>> = {
  memory: () => measureMemory(Number(messages)),
};

const options = { json: { type: 'boolean' }, only: { type: 'string' }, messages: { type: 'string', default: '1000000' } } as const;
const { json = false, only, messages } = parseArgs({ options }).values;
const all = { ...sections, ...onRequest };
const wanted = only?.split(',') ?? Object.keys(sections);
const unknown = wanted.filter((name) => !(name in all));
if (unknown.length > 0) {
  console.error(`bench: there is no ${unknown.join(', ')}; there are ${Object.keys(all).join(', ')}`);
  process.exit(2);
}

const results: Record<string, unknown> = {};
for (const name of wanted) {
  try {
    results[name] = tidy(await all[name]?.());
    if (!json) console.log(name, results[name]);
  } catch (error) {
    console.error(`bench: ${name} is left out: ${error instanceof Error ? error.message.slice(0, 300) : String(error)}`);
  }
}
if (json) console.log(JSON.stringify(results));

function tidy(value: unknown): unknown {
  if (typeof value === 'number') return rounded(value);
  if (Array.isArray(value)) return value.map(tidy);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, tidy(each)]));
}
