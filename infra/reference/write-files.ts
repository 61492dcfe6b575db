/** Writes generated files under `docs/reference`, or with `--check` says which have drifted and ends with exit code 1: one way for all generators. */
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, sep } from 'node:path';

const folder = join(import.meta.dirname, '..', '..', 'docs', 'reference');

const readIfPresent = (path: string): string | undefined =>
  existsSync(join(folder, path)) ? readFileSync(join(folder, path), 'utf8') : undefined;

function filesIn(subfolder: string): string[] {
  const path = join(folder, subfolder);
  if (!existsSync(path)) return [];
  const entries = readdirSync(path, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return entries.map((entry) =>
    join(entry.parentPath, entry.name)
      .slice(folder.length + 1)
      .split(sep)
      .join('/'),
  );
}

/**
 * @param wanted texts by path below `docs/reference`
 * @param generatedFolder everything in it is generated: what is not wanted any more is removed
 */
export function writeOrCheck(wanted: ReadonlyMap<string, string>, generatedFolder?: string): void {
  const stale = generatedFolder === undefined ? [] : filesIn(generatedFolder).filter((path) => !wanted.has(path));
  const differing = [...wanted].filter(([path, content]) => readIfPresent(path) !== content);
  if (process.argv.includes('--check')) {
    const drifted = [...differing.map(([path]) => path), ...stale];
    for (const path of drifted) console.error(`docs/reference/${path} has drifted; run \`npm run generate\` and commit the result`);
    if (drifted.length > 0) process.exitCode = 1;
    return;
  }
  for (const [path, content] of differing) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), content);
  }
  for (const path of stale) rmSync(join(folder, path));
  console.log(`docs/reference: ${wanted.size} files, ${differing.length} written, ${stale.length} removed`);
}
