/** A stranger finds their way: folders stay small, and the map on the architecture page names each of them. */
import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';

const root = resolve(import.meta.dirname, '../..');
/** Made by tools, not by us. */
const made = /^(?:node_modules|target|cdk\.out|coverage|__pycache__|.*\.egg-info|\..*)$/u;

/** What each folder shows: its files, and with a `/` behind its folders that have any. */
const shown = new Map<string, string[]>();
function look(folder: string): string[] {
  const found = readdirSync(join(root, folder), { withFileTypes: true }).filter(({ name }) => !made.test(name));
  const entries = found.flatMap((entry) => {
    if (!entry.isDirectory()) return [entry.name];
    return look(join(folder, entry.name)).length === 0 ? [] : [`${entry.name}/`];
  });
  shown.set(folder, entries);
  return entries;
}
for (const top of ['infra', 'functions', 'shared', 'console', 'partners', 'test', 'docs']) look(top);

/** Pages of one kind, which nobody reads from the first to the last. */
const ofOneKind = /^docs\/(?:decisions|how-to|images|reference\/messages\/\w+|samples)$|^test\/fixtures\/messages\/|^partners\/vectors/u;
const entriesMax = 20;

describe('a folder', () => {
  const folders = [...shown].filter(([folder]) => !ofOneKind.test(folder));

  it('is looked at here', () => expect(folders.length).toBeGreaterThan(100));

  it(`shows ${entriesMax} entries at most`, () => {
    expect(folders.filter(([, entries]) => entries.length > entriesMax).map(([folder, { length }]) => `${folder}: ${length}`)).toEqual([]);
  });
});

describe('the map of the architecture', () => {
  const map = /^```\n(infra\/ .*?)^```$/msu.exec(readFileSync(join(root, 'docs/explanation/architecture.md'), 'utf8'))?.[1] ?? '';
  const named = new Set(map.match(/[\w.-]+/gu));

  it.each([
    'infra',
    'infra/local',
    'infra/local/commands',
    'shared',
    'shared/domain',
    'shared/workflow',
    'test',
    'docs',
  ])('names each folder of %s', (folder) => {
    const inside = (shown.get(folder) ?? []).filter((entry) => entry.endsWith('/')).map((entry) => entry.slice(0, -1));
    expect(inside.length).toBeGreaterThan(1);
    expect(inside.filter((name) => !named.has(name))).toEqual([]);
  });

  it('names no folder that is not there', () => {
    const all = new Set([...shown.keys()].flatMap((folder) => folder.split('/')));
    const claimed = [...map.matchAll(/([\w-]+)\/(?=[\s（、)·:,]|$)/gmu)].map(([, name = '']) => name);
    expect(claimed.length).toBeGreaterThan(20);
    expect(claimed.filter((name) => !all.has(name))).toEqual([]);
  });
});
