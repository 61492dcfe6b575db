/** What the core decides by law stands in the book of rules and its effects, and nowhere beside it. */
import { globSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { rules } from '../../../shared/domain/rules/all-rules.ts';
import { effectsOf } from '../../../shared/domain/rules/engine/effects.ts';

const core = resolve(import.meta.dirname, '../../../shared/domain/account/decide');
const sources = globSync('**/*.ts', { cwd: core }).map((name) => ({ name, text: withoutComments(readFileSync(join(core, name), 'utf8')) }));

/** Comments may say which rule a reader should look up. */
function withoutComments(source: string): string {
  return source.replaceAll(/\/\*[\s\S]*?\*\//gu, '').replaceAll(/(?<=^|\s)\/\/.*$/gmu, '');
}

describe('decide asks the book', () => {
  it('and is read whole here', () => expect(sources.length).toBeGreaterThan(40));

  it.each(sources)('$name names no rule by its id', ({ text }) => {
    expect(text.match(/['"`][MNSFBCTA]-\d{2}['"`]/gu) ?? []).toEqual([]);
  });

  it.each(sources)('$name makes no finding of its own', ({ text }) => {
    expect(text).not.toMatch(/\bruleById\b|rules\/engine\.ts/u);
  });

  it('an effect that a decision looks for belongs to some rule', () => {
    const known = new Set(rules.flatMap(({ id }) => Object.keys(effectsOf(id))));
    const asked = sources.flatMap(({ text }) => [
      ...[...text.matchAll(/\b(?:firstWith|anyHas)\([^()]*(?:\([^()]*\)[^()]*)*, '(\w+)'/gu)].map(([, effect]) => effect ?? ''),
      ...[...text.matchAll(/\beffectsOf\([^()]*\)\.(\w+)/gu)].map(([, effect]) => effect ?? ''),
    ]);
    expect(new Set(asked).size).toBeGreaterThan(15);
    expect(asked.filter((effect) => !known.has(effect))).toEqual([]);
  });
});
