import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import * as z from 'zod';

const path = join(resolve(import.meta.dirname, '../..'), 'package-lock.json');
const names = z.record(z.string(), z.string()).optional();
const lock = z
  .object({
    packages: z.record(z.string(), z.object({ resolved: z.string().optional(), optionalDependencies: names, dependencies: names })),
  })
  .parse(JSON.parse(readFileSync(path, 'utf8')));

/** Where Node would look for a package from a place in the tree, nearest first. */
function placesOf(name: string, from: string): string[] {
  const parts = from.split('/node_modules/');
  return [...parts.keys()]
    .map((index) => [...parts.slice(0, parts.length - index), name].join('/node_modules/'))
    .concat(`node_modules/${name}`);
}

describe('the lockfile', () => {
  // A registry that lacks some platforms' packages makes npm leave them out without a word; `npm ci` then refuses the whole file on every machine.
  it('has every package of every platform that a package names, so that npm ci takes it', () => {
    const missing = Object.entries(lock.packages).flatMap(([from, { dependencies, optionalDependencies }]) =>
      Object.keys({ ...dependencies, ...optionalDependencies })
        .filter((name) => !placesOf(name, from).some((place) => place in lock.packages))
        .map((name) => `${name}, named by ${from}`),
    );
    expect(missing).toEqual([]);
  });

  it('names no registry', () => {
    expect(Object.values(lock.packages).filter(({ resolved }) => resolved !== undefined)).toEqual([]);
  });
});
