/**
 * An esbuild plugin that leaves out of the AWS SDK, zod and the calendar what a Lambda function never uses. The three clients alone come to 306 kB with it
 * and 502 kB without; clients, zod, middy and Powertools together load in 31 ms instead of 51 ms.
 */
import { readFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { Plugin } from 'esbuild';
import { officialCalendar, type WorkingCalendar } from '../../shared/domain/values/calendar/official-calendar.ts';

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

/** The calendar as it comes out, without what it is made of: names of holidays, dates as text. A day is written as its distance from the one before it, below zero if it is worked. */
function madeCalendar(calendar: WorkingCalendar): string {
  const { exceptions, ...rest } = calendar;
  let before = 0;
  const steps = [...exceptions]
    .sort(([a], [b]) => a - b)
    .map(([day, kind]) => {
      const step = day - before;
      before = day;
      return kind === 'rest' ? step : -step;
    });
  return `const exceptions = new Map();
    let day = 0;
    for (const step of ${JSON.stringify(steps)}) exceptions.set(day += Math.abs(step), step > 0 ? 'rest' : 'work');
    export const officialCalendar = { ...${JSON.stringify(rest)}, exceptions };`;
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
    // Dates as text and a digest over them take 15 ms of CPU at each start.
    onLoad({ filter: /[\\/]calendar[\\/]official-calendar\.ts$/ }, () => ({ contents: madeCalendar(officialCalendar), loader: 'js' }));
    // A client reads its package.json for its own version only.
    onLoad({ filter: /[\\/]@aws-sdk[\\/][^\\/]+[\\/]package\.json$/ }, async ({ path }) => ({
      contents: JSON.stringify({ version: JSON.parse(await readFile(path, 'utf8')).version }),
      loader: 'json',
    }));
  },
};
