/** All rules against the book, and the tests of the rules against falsified rules. */
import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import * as z from 'zod';
import { legalBasesFiles } from '../../../infra/reference/legal-bases.ts';
import { ruleBookFiles } from '../../../infra/reference/rule-book.ts';
import { rules } from '../../../shared/domain/rules/all-rules.ts';
import { defaultProfile } from '../../../shared/domain/values/profiles/profile.ts';
import { ruleInTitles } from '../../fixtures/rules/title-id.ts';

const root = resolve(import.meta.dirname, '../../..');
const read = (path: string): string => readFileSync(join(root, path), 'utf8');

const book = z
  .array(
    z.object({
      id: z.string(),
      owner: z.string(),
      inputs: z.string(),
      trigger: z.string(),
      outcome: z.string(),
      basis: z.string(),
      mark: z.string(),
    }),
  )
  .parse(JSON.parse(read('shared/domain/rules/book/rules.json')));

describe('the rules are those of the book', () => {
  it('has every rule of it, each once and in order', () => {
    expect(rules.map(({ id }) => id)).toEqual(book.map(({ id }) => id));
    expect(new Set(book.map(({ id }) => id)).size).toBe(book.length);
  });

  it('word for word: owner, inputs, trigger, outcome, basis, mark', () => {
    const registered = rules.map(({ id, owner, inputs, trigger, bookOutcome, basis, mark }) => ({
      id,
      owner,
      inputs,
      trigger,
      outcome: bookOutcome,
      basis,
      mark,
    }));
    expect(registered).toEqual(book);
  });

  it('decides by the first word of the outcome; one that only has another rule read again decides nothing by itself', () => {
    for (const { id, outcome, bookOutcome } of rules) expect(/^[A-Z]+/.exec(bookOutcome)?.[0] ?? 'ACCEPT', id).toBe(outcome);
    expect(rules.filter(({ bookOutcome }) => !/^[A-Z]/.test(bookOutcome)).map(({ id }) => id)).toEqual(['F-19']);
  });

  it.each(rules.map((rule) => [rule.id, rule] as const))('%s says in Chinese and English what it found and what to do', (_id, {
    text,
    evaluate,
  }) => {
    expect(Object.keys(evaluate)).not.toEqual([]);
    for (const chinese of [text.zh, text.doZh]) expect(chinese).toMatch(/\p{Script=Han}/u);
    for (const english of [text.en, text.doEn]) expect(english).toMatch(/^[^\p{Script=Han}]*[a-z]{2}/u);
    for (const sentence of Object.values(text)) expect(sentence).not.toMatch(/[。.]$/);
  });

  it('names only keys that a city profile has', () => {
    const keys = Object.keys(defaultProfile);
    for (const { id, profileKeys = [] } of rules) for (const key of profileKeys) expect(keys, id).toContain(key);
  });

  it.each([...ruleBookFiles(), ...legalBasesFiles()])('is printed in docs/reference/%s', (name, content) => {
    expect(read(`docs/reference/${name}`), `${name} has drifted: run npm run generate`).toBe(content);
  });
});

const runResult = z.object({
  testResults: z.array(
    z.object({ assertionResults: z.array(z.object({ ancestorTitles: z.array(z.string()), title: z.string(), status: z.string() })) }),
  ),
});
interface Outcome {
  id: string | undefined;
  title: string;
  failed: boolean;
}

/** Runs the tests of all rules with each rule falsified in the tests that are about it. */
async function runFalsified(how: 'never' | 'always'): Promise<Outcome[]> {
  const folder = await mkdtemp(join(tmpdir(), 'presale-rules-'));
  try {
    const report = join(folder, 'report.json');
    const args = ['run', '--config', 'test/fixtures/rules/mutated.config.ts', '--reporter=json', `--outputFile.json=${report}`];
    const options = { cwd: root, env: { ...process.env, RULES: how }, maxBuffer: 1 << 28 };
    // It fails, as it should; what matters is which tests do.
    await new Promise<void>((done) => {
      execFile(process.execPath, [join(root, 'node_modules/vitest/vitest.mjs'), ...args], options, () => done());
    });
    const { testResults } = runResult.parse(JSON.parse(await readFile(report, 'utf8')));
    return testResults.flatMap(({ assertionResults }) =>
      assertionResults.map(({ ancestorTitles, title, status }) => ({
        id: ruleInTitles([...ancestorTitles, title]),
        title,
        failed: status === 'failed',
      })),
    );
  } finally {
    await rm(folder, { recursive: true });
  }
}

describe('the tests of the rules notice', () => {
  let never: Outcome[];
  let always: Outcome[];
  beforeAll(async () => {
    never = await runFalsified('never');
    always = await runFalsified('always');
  }, 240_000);

  it('only what was falsified: tests about no rule pass', () => {
    expect(never.length).toBeGreaterThan(200);
    expect([...never, ...always].filter(({ id, failed }) => id === undefined && failed)).toEqual([]);
  });

  it.each(book.map(({ id }) => id))('when %s no longer fires, and when it always does', (id) => {
    const about = (outcomes: Outcome[]) => outcomes.filter((outcome) => outcome.id === id);
    expect(
      about(never).some(({ failed }) => failed),
      `no test makes ${id} fire: title one "${id} …"`,
    ).toBe(true);
    expect(
      about(always).some(({ failed }) => failed),
      `no near miss of ${id} is tested: title one "${id} …"`,
    ).toBe(true);
  });
});
