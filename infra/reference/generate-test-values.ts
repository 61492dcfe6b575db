/**
 * Writes `docs/reference/test-values*.md`: plays every example and writes down what came back, some ten seconds. With `--check` nothing is written and the
 * exit code is 1 when a page has drifted.
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { examples } from '../local/examples/examples.ts';
import { playExample } from '../local/examples/playing.ts';
import { type PlayedExample, testValueFiles } from './test-values.ts';

const folder = join(import.meta.dirname, '..', '..', 'docs', 'reference');
const all: PlayedExample[] = [];
for (const example of examples) all.push({ example, played: await playExample(example) });
const differing = [...testValueFiles(all)].filter(([name, content]) => {
  const path = join(folder, name);
  return !existsSync(path) || readFileSync(path, 'utf8') !== content;
});
if (process.argv.includes('--check')) {
  for (const [name] of differing) console.error(`docs/reference/${name} has drifted; run \`npm run generate\` and commit the result`);
  process.exitCode = differing.length === 0 ? 0 : 1;
} else {
  for (const [name, content] of differing) writeFileSync(join(folder, name), content);
  console.log(`docs/reference: ${all.length} examples played, ${differing.length} pages written`);
}
