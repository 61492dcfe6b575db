/** The glossary against the contract: the words of every message and every code of its fields stand in it, in both languages, and nothing that is used nowhere. */
import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { witnessTypes } from '../../shared/contracts/inbound/checkpoint.ts';
import { inboundSchemas } from '../../shared/contracts/inbound/schemas.ts';
import { outboundSchemas } from '../../shared/contracts/outbound/schemas.ts';

const root = resolve(import.meta.dirname, '../..');
const read = (path: string): string => readFileSync(join(root, path), 'utf8');

/** The cells of the rows of a table, in the order of the page. */
function rowsOf(section: string): string[][] {
  const lines = section.split('\n').filter((line) => line.startsWith('| '));
  return lines.slice(1).map((line) => line.slice(2, -2).split(' | '));
}
function glossary(path: string): { words: string[][]; values: string[][] } {
  const [words = '', values = ''] = read(path).split(/^## .*$/mu);
  return { words: rowsOf(words), values: rowsOf(values) };
}
const english = glossary('docs/reference/glossary.md');
const chinese = glossary('docs/reference/glossary.zh-CN.md');

describe('the words', () => {
  it('are the same in both languages, each once', () => {
    const pairs = english.words.map(([term, zh]) => `${term} ${zh}`);
    expect(new Set(pairs).size).toBe(pairs.length);
    expect(chinese.words.map(([zh, term]) => `${term} ${zh}`).sort()).toEqual(pairs.sort());
  });

  it('have every noun of every type of message', () => {
    const types = [...Object.keys(inboundSchemas), ...witnessTypes, ...Object.keys(outboundSchemas)];
    // The last word of a type is what has happened; the first, whose it is.
    const nouns = types.flatMap((type) => type.split('.').slice(1, -1)).concat('receipt', 'violation', 'deadline', 'report');
    const known = english.words.map(([term = '']) => ` ${term.toLowerCase().replaceAll(/[,-]/g, ' ')} `).join('');
    const unknown = [...new Set(nouns)].filter((noun) => !noun.split('-').every((word) => known.includes(` ${word} `)));
    expect(unknown).toEqual([]);
  });

  it('are all in use: in a message, a rule, a text of the page or another document', () => {
    const files = ['shared', 'functions', 'console', 'docs', 'infra/reference', 'infra/local'].flatMap((folder) =>
      readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' }).map((path) => join(folder, path)),
    );
    const texts = files.filter((path) => /\.(?:tsx?|md)$/u.test(path) && !path.includes('glossary')).map(read);
    const used = (term: string): boolean => texts.some((text) => text.includes(term));
    const dead = english.words.filter(([, zh = '']) => !zh.split('、').every(used)).map(([term]) => term);
    expect(dead).toEqual([]);
  });
});

/** Of a schema at any depth. */
function enumsOf(node: unknown): string[] {
  if (typeof node !== 'object' || node === null) return [];
  const own = 'enum' in node && Array.isArray(node.enum) ? node.enum.map(String) : [];
  return [...own, ...Object.values(node).flatMap(enumsOf)];
}

describe('the values of fields', () => {
  const schemas = 'docs/reference/messages/schemas';
  const codes = read('docs/reference/codes.md');
  const values = new Set(readdirSync(join(root, schemas)).flatMap((name) => enumsOf(JSON.parse(read(join(schemas, name))))));
  const expected = [...values].filter((value) => !codes.includes(`\`${value}\``) && !value.includes('/')).sort();
  const inTable = (rows: string[][]): string[] => rows.map(([value = '']) => value.replaceAll('`', '')).sort();

  it('are all there, each once, and no other', () => {
    expect(expected.length).toBeGreaterThan(60);
    expect(inTable(english.values)).toEqual(expected);
  });

  it('are the same in both languages', () => {
    expect(chinese.values.map((row) => row.slice(0, 3))).toEqual(english.values.map((row) => row.slice(0, 3)));
  });
});
