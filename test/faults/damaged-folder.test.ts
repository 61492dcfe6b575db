/**
 * A data folder of which a file is gone, cut off or changed by a bit: the system refuses it by the name of the file, or `presale reconcile` names what is damaged;
 * nothing of it is used in silence. A few harms to each kind of file run each time, `PRESALE_FAULTS=all` does every harm to every file.
 */
import { chmod, cp, mkdtemp, readdir, readFile, rm, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { run } from '../fixtures/command.ts';

const base = await mkdtemp(join(tmpdir(), 'presale-damage-'));
afterAll(() => rm(base, { recursive: true, force: true }));
const whole = join(base, 'whole');
const isThorough = process.env['PRESALE_FAULTS'] === 'all';

await run('play', 'docs/tutorials/first-release.jsonl', '--data', whole);
await run('reconcile', '--data', whole);

async function flip(path: string): Promise<void> {
  const bytes = await readFile(path);
  const at = Math.floor(bytes.length * 0.6);
  bytes[at] = (bytes[at] ?? 0) ^ 0x10;
  await chmod(path, 0o644);
  await writeFile(path, bytes);
}
const harms = {
  gone: (path: string) => rm(path),
  empty: (path: string) => truncate(path, 0),
  half: async (path: string) => truncate(path, Math.floor((await readFile(path)).length / 2)),
  flipped: flip,
};
type Harm = keyof typeof harms;
const allHarms: Harm[] = ['gone', 'empty', 'half', 'flipped'];

/** Files by their kind, with what must be said of them, and the harms that harm nobody: the file is made anew, or says less and nothing wrong. */
const kinds: { files: RegExp; says: RegExp; harmless?: Harm[]; usual: Harm[] }[] = [
  { files: /^ledger\.db$/, says: /ledger/, usual: ['empty', 'half', 'flipped'] },
  { files: /^queues\.log$/, says: /queues\.log/, usual: ['gone', 'half', 'flipped'] },
  { files: /^queues\.log-mark$/, says: /./, harmless: allHarms, usual: ['flipped'] },
  { files: /^last-instant$/, says: /last-instant/, harmless: ['gone'], usual: ['half'] },
  { files: /^system-keys\.json$/, says: /system-keys\.json/, usual: ['gone', 'flipped'] },
  // Where it is gone nothing is known of what was sent before, which is not asked about.
  { files: /^replied\.log$/, says: /"reply"/, harmless: ['gone'], usual: ['half'] },
  { files: /^views\.db$/, says: /"row"/, usual: ['half'] },
  { files: /^evidence\/messages\//, says: /"message"/, usual: ['flipped'] },
  { files: /^evidence\/documents\//, says: /"document"/, usual: ['half'] },
  { files: /^evidence\/log\/tile\//, says: /"tile"/, usual: ['flipped'] },
  { files: /^evidence\/log\/checkpoint\//, says: /"checkpoint"/, usual: ['half'] },
  // What a gateway would have kept is a file here, without a digest of its own.
  { files: /^deliveries\//, says: /"proof"/, harmless: ['flipped'], usual: ['gone'] },
];
/** Locks are empty; the sandbox partners' keys are theirs, and are read when they sign. */
const others = /-writer$|^keys\//;

const files = (await readdir(whole, { recursive: true, withFileTypes: true }))
  .filter((entry) => entry.isFile())
  .map((entry) => relative(whole, join(entry.parentPath, entry.name)))
  .sort();

describe('a damaged data folder', () => {
  it('holds no file whose damage nobody thought of', () => {
    expect(files.filter((file) => !others.test(file) && !kinds.some((kind) => kind.files.test(file)))).toEqual([]);
    expect(kinds.filter((kind) => !files.some((file) => kind.files.test(file)))).toEqual([]);
  });

  const cases = kinds.flatMap(({ files: pattern, says, harmless = [], usual }) => {
    const mine = files.filter((file) => pattern.test(file));
    return (isThorough ? mine : mine.slice(0, 1)).flatMap((file) =>
      (isThorough ? allHarms : usual).map((harm) => ({ file, harm, says, isHarmless: harmless.includes(harm) })),
    );
  });
  it.each(cases)('($file $harm) is named, and not used in silence', async ({ file, harm, says, isHarmless }) => {
    const folder = join(base, 'harmed');
    await rm(folder, { recursive: true, force: true });
    await cp(whole, folder, { recursive: true });
    await harms[harm](join(folder, file));
    const { code, out, err } = await run('reconcile', '--data', folder, '--dry-run', '--json');
    expect({ code, said: isHarmless || says.test(out + err) }).toEqual({ code: isHarmless ? 0 : 1, said: true });
  });
});
