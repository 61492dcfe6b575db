/**
 * Writes the message reference (JSON Schemas, AsyncAPI, examples) into `docs/reference/messages` from the schemas of this folder.
 * `node shared/contracts/generate.ts` writes what differs and removes what is no longer generated; with `--check` nothing is written and the
 * exit code is 1 when a file has drifted, with its name on standard error.
 */
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, sep } from 'node:path';
import { referenceFiles } from './reference/files.ts';

const folder = join(import.meta.dirname, '..', '..', 'docs', 'reference', 'messages');

function committedFiles(): Map<string, string> {
  mkdirSync(folder, { recursive: true });
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  const paths = entries.map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1));
  return new Map(paths.map((path) => [path.split(sep).join('/'), readFileSync(join(folder, path), 'utf8')]));
}

const wanted = referenceFiles();
const committed = committedFiles();
const stale = [...committed.keys()].filter((path) => !wanted.has(path));
const differing = [...wanted].filter(([path, content]) => committed.get(path) !== content);

if (process.argv.includes('--check')) {
  const drifted = [...differing.map(([path]) => path), ...stale];
  for (const path of drifted)
    console.error(`docs/reference/messages/${path} has drifted from shared/contracts; run \`npm run generate\` and commit the result`);
  process.exitCode = drifted.length === 0 ? 0 : 1;
} else {
  for (const [path, content] of differing) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), content);
  }
  for (const path of stale) rmSync(join(folder, path));
  console.log(`docs/reference/messages: ${wanted.size} files, ${differing.length} written, ${stale.length} removed`);
}
