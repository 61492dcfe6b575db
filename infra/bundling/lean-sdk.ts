/**
 * An esbuild plugin that leaves out of the AWS SDK, zod and the calendar what a Lambda function never uses. The three clients alone come to 306 kB with it
 * and 502 kB without; clients, zod, middy and Powertools together load in 31 ms instead of 51 ms.
 */
import { readFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { Plugin } from 'esbuild';

/** Modules of the SDK that are replaced, with what takes their place. */
const replacements: Readonly<Record<string, string>> = {
  // Lambda puts a function's credentials into its environment, so of the chain that looks for credentials (environment, SSO, profile files,
  // processes, web identity, instance metadata) only the first link is kept. The others bring the clients of four more services along.
  '@aws-sdk/credential-provider-node': `export { fromEnv as defaultProvider } from '@aws-sdk/credential-provider-env';`,
  // A cache of endpoints that tables could have of their own; endpoint discovery is off unless a client asks for it.
  '@aws-sdk/endpoint-cache':
    'export class EndpointCache { get() { return undefined; } has() { return false; } set() {} delete() {} clear() {} }',
  // Only operations that answer with a stream of events need these, such as SelectObjectContent; no function uses one.
  '@smithy/core/event-streams': `
    export const eventStreamSerdeProvider = () => undefined;
    export const resolveEventStreamSerdeConfig = (input) => Object.assign(input, { eventStreamMarshaller: undefined });
    export class EventStreamSerde { constructor() { throw new Error('event streams are left out of the bundles, see infra/bundling/lean-sdk.ts'); } }`,
};
const replaced = 'lean-sdk';

/**
 * The schemas of all a service's operations are constants in one file. esbuild drops those of operations that are not used, but not while
 * a constant has a computed key such as `[_hH]:`, which it must take for a side effect; so each such name becomes the string that it stands for.
 */
function literalKeys(source: string): string {
  const constants = new Map([...source.matchAll(/^const (_\w+) = ("[^"\\]*");$/gm)].map(([, name, value]) => [name, value]));
  return source.replaceAll(/\[(_\w+)\]:/g, (key, name: string) => {
    const value = constants.get(name);
    return value === undefined ? key : `${value}:`;
  });
}

/** Reads `[['2018', '0101 0215']]` as days by their dates. */
const calendarOf = `const days = (years) => Object.fromEntries(years.flatMap(([year, all]) =>
  all.split(' ').map((day) => [year + '-' + day.slice(0, 2) + '-' + day.slice(2), 0])));`;

/** The code that makes an object with these dates for keys, in their order. */
function datesOf(days: object): string {
  const years: [string, string][] = [];
  for (const date of Object.keys(days)) {
    const [year, day] = [date.slice(0, 4), date.slice(5).replace('-', '')];
    const last = years.at(-1);
    if (last?.[0] === year) last[1] += ` ${day}`;
    else years.push([year, day]);
  }
  return `days(${JSON.stringify(years)})`;
}

/** A module of the same names that does nothing. What it makes for each schema (`create…`) is called when somebody asks for a JSON Schema. */
function leftOut(source: string): string {
  const names = [...source.matchAll(/^export (?:const|function) (\w+)/gm)].map(([, name = '']) => name);
  const made = names.map((name) => `export const ${name} = ${name.startsWith('create') ? '() => leftOut' : 'leftOut'};`);
  const sentence = 'JSON Schema is left out of the bundles, see infra/bundling/lean-sdk.ts';
  return `const leftOut = () => { throw new Error('${sentence}'); };\n${made.join('\n')}`;
}

export const leanSdk: Plugin = {
  name: 'lean-sdk',
  setup({ onLoad, onResolve, resolve }) {
    onResolve(
      { filter: /^@(aws-sdk|smithy)\/(credential-provider-node|endpoint-cache|core\/event-streams)$/ },
      async ({ path, resolveDir, kind, pluginData }) => {
        if (pluginData === replaced) return undefined;
        const { errors, path: original } = await resolve(path, { resolveDir, kind, pluginData: replaced });
        return errors.length > 0 ? { errors } : { path, namespace: replaced, pluginData: dirname(original) };
      },
    );
    onLoad({ filter: /./, namespace: replaced }, ({ path, pluginData: resolveDir }) => ({
      contents: replacements[path] ?? '',
      resolveDir,
    }));
    onLoad({ filter: /[\\/]@aws-sdk[\\/].*[\\/]schemas_\d+\.js$/ }, async ({ path }) => ({
      contents: literalKeys(await readFile(path, 'utf8')),
      loader: 'js',
    }));
    // zod gives each schema the means to be written as JSON Schema; only the reference is written so, at development.
    onLoad({ filter: /[\\/]zod[\\/]v4[\\/]core[\\/](?:to-json-schema|json-schema-processors)\.js$/ }, async ({ path }) => ({
      contents: leftOut(await readFile(path, 'utf8')),
      loader: 'js',
    }));
    // The calendar goes by the dates alone; the names of the holidays take 28 kB, and the dates written out another 8.
    onLoad({ filter: /[\\/]chinese-days\.json$/ }, async ({ path }) => {
      const { holidays, workdays } = JSON.parse(await readFile(path, 'utf8'));
      return {
        contents: `${calendarOf}\nexport default { holidays: ${datesOf(holidays)}, workdays: ${datesOf(workdays)} };`,
        loader: 'js',
      };
    });
    // A client reads its package.json for its own version only.
    onLoad({ filter: /[\\/]@aws-sdk[\\/][^\\/]+[\\/]package\.json$/ }, async ({ path }) => ({
      contents: JSON.stringify({ version: JSON.parse(await readFile(path, 'utf8')).version }),
      loader: 'json',
    }));
  },
};
