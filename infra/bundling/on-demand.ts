/**
 * An esbuild plugin that leaves out of a bundle what the code imports on demand, `await import(…)`: most invocations never need it, and a start
 * need not read it. Each such module becomes a file of its own beside the bundle. CommonJS has no shared chunks, so that it should stand alone:
 * what it and the bundle both import is in both.
 */
import { basename, extname } from 'node:path';
import type { Plugin } from 'esbuild';

/** Module → file, both absolute or as esbuild resolved them. */
export type OnDemand = Map<string, string>;

/** @param found is filled with what the bundle imports on demand: where the module lies → name of the file it becomes */
export const onDemand = (found: OnDemand): Plugin => ({
  name: 'on-demand',
  setup({ onResolve, resolve }) {
    onResolve({ filter: /^\./ }, async ({ path, kind, resolveDir, pluginData }) => {
      if (kind !== 'dynamic-import' || pluginData === found) return undefined;
      const { errors, path: original } = await resolve(path, { kind, resolveDir, pluginData: found });
      if (errors.length > 0) return { errors };
      const file = `${basename(original, extname(original))}.js`;
      found.set(original, file);
      return { path: `./${file}`, external: true };
    });
  },
});
