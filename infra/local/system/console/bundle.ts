/** The web page as the host serves it: bundled in memory when the console is opened first, so that nothing has to be built before. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Asset } from '../../../../functions/serve-console/door/page.ts';

const root = join(import.meta.dirname, '..', '..', '..', '..');
const folder = join(root, 'console');
/** What is sent to see each rule, and what comes back, as it was played. */
const examplesFile = join(root, 'docs', 'reference', 'test-values.json');

/** By path. */
export async function bundleConsole(): Promise<Map<string, Asset>> {
  const { build } = await import('esbuild');
  const { outputFiles } = await build({
    entryPoints: [join(folder, 'main.tsx'), join(folder, 'main.css')],
    bundle: true,
    minify: true,
    write: false,
    format: 'esm',
    target: 'es2022',
    jsx: 'automatic',
    jsxImportSource: 'preact',
    outdir: '/',
    logLevel: 'silent',
  });
  const assets = new Map<string, Asset>();
  for (const { path, contents } of outputFiles) {
    const name = path.slice(path.lastIndexOf('/'));
    assets.set(name, { contentType: name.endsWith('.css') ? 'text/css; charset=utf-8' : 'text/javascript; charset=utf-8', body: contents });
  }
  assets.set('/examples.json', { contentType: 'application/json; charset=utf-8', body: await readFile(examplesFile) });
  assets.set('/', { contentType: 'text/html; charset=utf-8', body: await readFile(join(folder, 'index.html')) });
  return assets;
}
