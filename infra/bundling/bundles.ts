/** Makes one file of each function, as Lambda runs it, and one beside it of whatever it loads on demand. Local esbuild only: no Docker, no network. */
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { type BuildOptions, build } from 'esbuild';
import { bundleConsole } from '../local/system/console/bundle.ts';
import { type FunctionName, functionNames } from '../names.ts';
import { leanSdk } from './lean-sdk.ts';
import { type OnDemand, onDemand } from './on-demand.ts';
import { type Texts, textsApart } from './texts.ts';

const root = resolve(import.meta.dirname, '../..');

/** Folder of each function's bundle. */
export type Bundles = Readonly<Record<FunctionName, string>>;
/** Within the bundle of `serve-console`. */
const pageFolder = 'page';

/**
 * Bundles every function once; all stages and all deployments of a function share the result, and equal sources give equal bytes.
 * CommonJS, not ESM: some dependencies are CommonJS and would need a `require` shim, and the two load equally fast (31 ms with all
 * three SDK clients, zod, middy and Powertools, as long as the SDK is lean).
 * @param directory where the bundles go; emptied of nothing, overwritten
 */
export async function bundleFunctions(directory = join(root, 'cdk.out', 'bundles')): Promise<Bundles> {
  await mkdir(directory, { recursive: true });
  const folders = functionNames.map((name) => [name, join(directory, name)] as const);
  await Promise.all(folders.map(([name, folder]) => bundleFile(join(root, 'functions', name, 'index.ts'), join(folder, 'index.js'))));
  await writePage(join(directory, 'serve-console', pageFolder));
  return Object.fromEntries(folders) as Record<FunctionName, string>;
}

/** Bundles one entry point, and what it imports on demand into files beside it. */
export async function bundleFile(entryPoint: string, outfile: string): Promise<void> {
  await mkdir(dirname(outfile), { recursive: true });
  const found: OnDemand = new Map();
  const texts: Texts = new Map();
  const apart = textsApart(texts);
  await build({ ...options, entryPoints: [entryPoint], outfile, plugins: [leanSdk, onDemand(found), apart] });
  const later = [...found].map(([module, file]) =>
    build({ ...options, entryPoints: [module], outfile: join(dirname(outfile), file), plugins: [leanSdk, apart] }),
  );
  await Promise.all(later);
  if (texts.size > 0) await writeFile(join(dirname(outfile), 'texts.json'), JSON.stringify(Object.fromEntries([...texts].sort())));
}

/** The page lies beside the function that serves it. */
async function writePage(folder: string): Promise<void> {
  await mkdir(folder, { recursive: true });
  for (const [path, { body }] of await bundleConsole()) await writeFile(join(folder, path === '/' ? 'index.html' : path), body);
}

const options = {
  absWorkingDir: root,
  bundle: true,
  platform: 'node',
  target: 'node24',
  format: 'cjs',
  mainFields: ['module', 'main'],
  minify: true,
  // Chinese texts as they are: escaped they take twice the bytes.
  charset: 'utf8',
  sourcemap: true,
  sourcesContent: false,
  logLevel: 'error',
} satisfies BuildOptions;
