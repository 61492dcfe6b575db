/**
 * `npm run bench:check`: measures again and says which ratio fell by more than a fifth behind the committed ones (`committed.json`). Ratios and counts
 * only: they hold on any machine, where a rate tells more of the machine. `-- FILE` compares the last line of a bench that was run before; `-- --commit FILE`
 * takes its figures for the committed ones, after a run on a machine that did nothing else.
 */
import { execFile } from 'node:child_process';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs, promisify } from 'node:util';
import * as z from 'zod';

const tolerance = 0.2;
const committed = z.record(z.string(), z.object({ value: z.number(), better: z.enum(['higher', 'lower']) }));

const committedFile = join(import.meta.dirname, 'committed.json');
const { values, positionals } = parseArgs({ options: { commit: { type: 'boolean' } }, allowPositionals: true });
const measured = await run(positionals[0]);
const expected = committed.parse(JSON.parse(await readFile(committedFile, 'utf8')));
if (values.commit === true) {
  const taken = Object.entries(expected).map(([path, { value, better }]) => [
    path,
    { value: at(measured, path.split('.')) ?? value, better },
  ]);
  await writeFile(committedFile, `${JSON.stringify(Object.fromEntries(taken), undefined, 2)}\n`);
  process.exit(0);
}
let fell = 0;
for (const [path, { value, better }] of Object.entries(expected)) {
  const now = at(measured, path.split('.'));
  if (now === undefined) {
    console.log(`${path}: not measured here (committed ${value})`);
    continue;
  }
  const worse = better === 'higher' ? now < value * (1 - tolerance) : now > value * (1 + tolerance);
  if (worse) fell += 1;
  console.log(`${path}: ${now}, committed ${value}${worse ? `  WORSE by more than ${tolerance * 100} % (${better} is better)` : ''}`);
}
console.log(fell === 0 ? 'nothing fell behind' : `${fell} fell behind`);
process.exitCode = fell === 0 ? 0 : 1;

async function run(file: string | undefined): Promise<unknown> {
  const text =
    file === undefined
      ? (await promisify(execFile)(process.execPath, [join(import.meta.dirname, 'main.ts'), '--json'], { maxBuffer: 16 * 1_048_576 }))
          .stdout
      : await readFile(file, 'utf8');
  return JSON.parse(text.trim().split('\n').at(-1) ?? '');
}

function at(value: unknown, [name, ...rest]: readonly string[]): number | undefined {
  if (name === undefined) return typeof value === 'number' ? value : undefined;
  return typeof value === 'object' && value !== null ? at(Reflect.get(value, name), rest) : undefined;
}
