import { mkdtemp } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { bundleFile } from '../../infra/bundling/bundles.ts';
import { takeTexts } from '../../infra/bundling/texts.ts';
import { taskKinds } from '../../shared/domain/account/tables/task-kinds.ts';
import { rules } from '../../shared/domain/rules/all-rules.ts';
import { basisIn } from '../../shared/domain/rules/book/bases/bases.ts';
import { bookVersion } from '../../shared/domain/rules/book/book.ts';
import { officialCalendar } from '../../shared/domain/values/calendar/official-calendar.ts';
import { personKey } from '../../shared/domain/values/identifiers/person.ts';

const root = join(import.meta.dirname, '../..');
const load = createRequire(import.meta.url);

/** A module of the domain as the bundler leaves it, its sentences in a file beside it. */
async function bundled(module: string): Promise<object> {
  const file = join(await mkdtemp(join(tmpdir(), 'presale-texts-')), 'index.js');
  await bundleFile(join(root, module), file);
  return load(file);
}

describe('a bundle says the same as the source, from a file that is read when something is said', () => {
  it.each([
    ['shared/domain/rules/all-rules.ts', 'rules', rules],
    ['shared/domain/account/tables/task-kinds.ts', 'taskKinds', taskKinds],
    ['shared/domain/rules/book/book.ts', 'bookVersion', bookVersion],
    ['shared/domain/values/calendar/official-calendar.ts', 'officialCalendar', officialCalendar],
  ])('%s', async (module, name, inSource) => {
    expect(JSON.stringify(Reflect.get(await bundled(module), name))).toBe(JSON.stringify(inSource));
  });

  it('each day that a notice makes one of rest or of work', async () => {
    const bundledCalendar: unknown = Reflect.get(await bundled('shared/domain/values/calendar/official-calendar.ts'), 'officialCalendar');
    expect(new Map(Reflect.get(Object(bundledCalendar), 'exceptions'))).toEqual(officialCalendar.exceptions);
  });

  it('provisions in the city of the account, and names by their simplified characters', async () => {
    const bases = await bundled('shared/domain/rules/book/bases/bases.ts');
    expect(Reflect.get(bases, 'basisIn')('S-04', '610522')).toEqual(basisIn('S-04', '610522'));
    const person = await bundled('shared/domain/values/identifiers/person.ts');
    expect(Reflect.get(person, 'personKey')('張偉')).toBe(personKey('張偉'));
  });
});

describe('of a source only prose is taken that is worked out later', () => {
  const taken = (source: string) => takeTexts('source.ts', source);

  it('in functions, with the values that stand in it', () => {
    const { code, texts } = taken(
      // biome-ignore lint/suspicious/noTemplateCurlyInString: a source with templates in it
      'export const say = (n: number): string => `line ${n} has been paid in full, ${`by ${n} payments in all, more or less`}`;',
    );
    expect([...texts.values()]).toEqual([
      ['line ', ' has been paid in full, ', ''],
      ['by ', ' payments in all, more or less'],
    ]);
    expect(code).toMatch(/=> text\$\('[\w-]{6}', n, text\$\('[\w-]{6}', n\)\);$/);
  });

  it('not types, names, templates that a function reads, short texts, or constants that are no text of a person', () => {
    for (const source of [
      "type Long = 'a literal type with blanks in it';",
      "export const f = () => ({ 'a name of a property with blanks': 1 });",
      'export const f = () => String.raw`a template that a function reads`;',
      "export const f = () => 'short text';",
      "export const pattern = 'a constant that is no text of a person';",
      "import a from 'a module with blanks in its name';",
    ])
      expect(taken(source).texts.size).toBe(0);
  });
});
