/**
 * Writes what `docs/reference` has generated: the messages (JSON Schemas, AsyncAPI, examples) from the schemas of this folder, the rule book from the
 * register of rules, the codes from their tables, the console's API from its schemas. `node infra/reference/generate.ts` writes what differs and removes what is no longer generated; with `--check`
 * nothing is written and the exit code is 1 when a file has drifted, with its name on standard error.
 */
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, sep } from 'node:path';
import { codeFiles } from './codes.ts';
import { legalBasesFiles } from './legal-bases.ts';
import { referenceFiles } from './messages/files.ts';
import { openapiFiles } from './openapi.ts';
import { ruleBookFiles } from './rule-book.ts';

const folder = join(import.meta.dirname, '..', '..', 'docs', 'reference');
/** Everything in this folder is generated; beside it pages are written by hand. */
const generatedFolder = 'messages';

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

const readIfPresent = (path: string): string | undefined =>
  existsSync(join(folder, path)) ? readFileSync(join(folder, path), 'utf8') : undefined;

const messages = [...referenceFiles()].map(([path, content]): [string, string] => [`${generatedFolder}/${path}`, content]);
const wanted = new Map([...messages, ...ruleBookFiles(), ...legalBasesFiles(), ...codeFiles(), ...openapiFiles()]);
const stale = filesIn(generatedFolder).filter((path) => !wanted.has(path));
const differing = [...wanted].filter(([path, content]) => readIfPresent(path) !== content);

if (process.argv.includes('--check')) {
  const drifted = [...differing.map(([path]) => path), ...stale];
  for (const path of drifted)
    console.error(`docs/reference/${path} has drifted from shared/; run \`npm run generate\` and commit the result`);
  process.exitCode = drifted.length === 0 ? 0 : 1;
} else {
  for (const [path, content] of differing) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), content);
  }
  for (const path of stale) rmSync(join(folder, path));
  console.log(`docs/reference: ${wanted.size} files, ${differing.length} written, ${stale.length} removed`);
}
