import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

const folder = new URL('../../../docs/reference/messages/schemas/', import.meta.url);

function patternsOf(node: unknown): string[] {
  if (Array.isArray(node)) return node.flatMap(patternsOf);
  if (typeof node !== 'object' || node === null) return [];
  return Object.entries(node).flatMap(([name, value]) => (name === 'pattern' && typeof value === 'string' ? [value] : patternsOf(value)));
}

describe('the patterns of the published schemas compile in RE2 (Go), in Rust and in ECMAScript alike', () => {
  const patterns = [
    ...new Set(
      readdirSync(folder)
        .filter((name) => name.endsWith('.json'))
        .flatMap((name) => patternsOf(JSON.parse(readFileSync(new URL(name, folder), 'utf8')))),
    ),
  ];

  it('there are some', () => {
    expect(patterns.length).toBeGreaterThan(3);
  });

  it.each(patterns.map((pattern) => [JSON.stringify(pattern), pattern]))('%s', (_, pattern) => {
    expect(() => new RegExp(pattern, 'u')).not.toThrow();
    // Halves of surrogate pairs are no characters elsewhere; \\u escapes, looking around and back references are unknown to RE2.
    expect(pattern.isWellFormed()).toBe(true);
    expect(pattern).not.toMatch(/\\u|\\[1-9]|\(\?(?:[=!]|<[=!])/u);
  });
});
