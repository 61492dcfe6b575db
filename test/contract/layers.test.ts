/**
 * The rules about which part may import which (`.dependency-cruiser.mjs`) are only worth something if they bite: with a TypeScript that it
 * does not know, dependency-cruiser reads nothing and passes. So the very command of `npm run check` runs here, on the tree as it is and on a copy
 * with imports that must not be.
 */
import { execFile } from 'node:child_process';
import { appendFile, cp, mkdtemp, readFile, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as z from 'zod';

const root = resolve(import.meta.dirname, '../..');
const run = promisify(execFile);
const binaries = join(root, 'node_modules/.bin');

const packageJson = z.object({ scripts: z.object({ check: z.string() }) });
const cruiseResult = z.object({
  summary: z.object({
    totalCruised: z.number(),
    violations: z.array(z.object({ from: z.string(), to: z.string(), rule: z.object({ name: z.string(), severity: z.string() }) })),
  }),
});
type Summary = z.infer<typeof cruiseResult>['summary'];

/** Runs the step of `npm run check` that looks at imports. Rejects where it fails. */
async function depcruise(folder: string, ...more: string[]): Promise<string> {
  const { scripts } = packageJson.parse(JSON.parse(await readFile(join(root, 'package.json'), 'utf8')));
  const step = scripts.check.split('&&').find((each) => each.trim().startsWith('depcruise '));
  if (step === undefined) throw new Error('npm run check does not run depcruise');
  const [command = '', ...args] = step.trim().split(/\s+/);
  const env = { ...process.env, PATH: `${binaries}${delimiter}${process.env['PATH'] ?? ''}` };
  const { stdout } = await run(join(binaries, command), [...args, ...more], { cwd: folder, env, maxBuffer: 1 << 28 });
  return stdout;
}

const summaryOf = async (folder: string): Promise<Summary> =>
  cruiseResult.parse(JSON.parse(await depcruise(folder, '--output-type', 'json'))).summary;

async function copyOfTheTree(): Promise<string> {
  const copy = await mkdtemp(join(tmpdir(), 'presale-layers-'));
  for (const part of [
    'shared',
    'functions',
    'infra',
    'console',
    'test',
    'partners/typescript',
    'package.json',
    'tsconfig.json',
    'vitest.config.ts',
    '.dependency-cruiser.mjs',
  ])
    await cp(join(root, part), join(copy, part), { recursive: true });
  await symlink(join(root, 'node_modules'), join(copy, 'node_modules'));
  return copy;
}

/** Who imports what, and the rule that must say no. */
const badImports: [what: string, file: string, line: string, to: string, rule: string][] = [
  [
    'the domain imports an adapter',
    'shared/domain/messages/commands.ts',
    "import '../../adapters/sqlite/store.ts';",
    'shared/adapters/sqlite/store.ts',
    'domain-looks-ahead',
  ],
  [
    'the domain names a type of a port',
    'shared/domain/messages/commands.ts',
    "export type { Clock } from '../../ports/clock.ts';",
    'shared/ports/clock.ts',
    'domain-looks-ahead',
  ],
  ['the domain imports the file system', 'shared/domain/messages/commands.ts', "import 'node:fs';", 'fs', 'domain-is-pure'],
  [
    'the domain imports a library that does I/O',
    'shared/domain/messages/commands.ts',
    "import 'nodemailer';",
    'nodemailer',
    'domain-is-pure',
  ],
  [
    'the domain imports the code of a calendar library, which reads the clock',
    'shared/domain/messages/commands.ts',
    "import 'chinese-days';",
    'chinese-days',
    'domain-is-pure',
  ],
  [
    'contracts import a port',
    'shared/contracts/envelope.ts',
    "import '../ports/clock.ts';",
    'shared/ports/clock.ts',
    'contracts-looks-ahead',
  ],
  [
    'a port imports an adapter',
    'shared/ports/clock.ts',
    "import '../adapters/sqlite/store.ts';",
    'shared/adapters/sqlite/store.ts',
    'ports-looks-ahead',
  ],
  ['a port imports an SDK', 'shared/ports/clock.ts', "import '@aws-sdk/client-sqs';", '@aws-sdk/client-sqs', 'ports-are-bare'],
  [
    'an adapter imports the workflow',
    'shared/adapters/sqlite/store.ts',
    "import '../../workflow/commit/commit.ts';",
    'shared/workflow/commit/commit.ts',
    'adapters-looks-ahead',
  ],
  [
    'the workflow imports a function',
    'shared/workflow/commit/commit.ts',
    "import '../../../functions/receive-messages/env.ts';",
    'functions/receive-messages/env.ts',
    'workflow-looks-ahead',
  ],
  [
    'a function imports from where it runs',
    'functions/receive-messages/handler.ts',
    "import '../../infra/names.ts';",
    'infra/names.ts',
    'functions-looks-ahead',
  ],
  [
    'a function imports another',
    'functions/receive-messages/handler.ts',
    "import '../watch-deadlines/env.ts';",
    'functions/watch-deadlines/env.ts',
    'functions-stand-alone',
  ],
  ['the embedded system imports the CDK', 'infra/local/system/embedded.ts', "import 'aws-cdk-lib';", 'aws-cdk-lib', 'local-without-cdk'],
  [
    'what runs imports a package for development',
    'shared/adapters/aws/sqs/queue.ts',
    "import 'fast-check';",
    'fast-check',
    'runs-on-dependencies',
  ],
  [
    'what runs imports a test',
    'infra/local/system/embedded.ts',
    "import '../../../test/fixtures/rules/title-id.ts';",
    'test/fixtures/rules/title-id.ts',
    'nobody-imports-tests',
  ],
  ['a file imports what does not exist', 'infra/local/system/embedded.ts', "import './nowhere.ts';", './nowhere.ts', 'resolvable'],
  [
    'a file imports another that imports it',
    'shared/domain/aggregate/journal.ts',
    "import '../values/money/characters.ts';",
    'shared/domain/values/money/characters.ts',
    'no-cycles',
  ],
];

describe('imports run one way', () => {
  const copies: string[] = [];
  let refused: Summary['violations'];

  beforeAll(async () => {
    const copy = await copyOfTheTree();
    copies.push(copy);
    for (const [, file, line] of badImports) await appendFile(join(copy, file), `\n${line}\n`);
    // … which imports the first.
    await appendFile(join(copy, 'shared/domain/values/money/characters.ts'), "\nimport '../../aggregate/journal.ts';\n");
    refused = (await summaryOf(copy)).violations;
  });
  afterAll(() => Promise.all(copies.map((copy) => rm(copy, { recursive: true, force: true }))));

  it('in every module of the tree', async () => {
    const { totalCruised, violations } = await summaryOf(root);
    expect(totalCruised).toBeGreaterThan(100);
    expect(violations.map(({ from, to, rule }) => `${rule.name}: ${from} → ${to}`)).toEqual([]);
  });

  it.each(badImports)('refuses: %s (%s)', (_what, file, _line, to, rule) => {
    const found = refused.filter((each) => each.from === file && (each.to === to || each.to.startsWith(`node_modules/${to}/`)));
    expect(found.map((each) => each.rule)).toContainEqual({ name: rule, severity: 'error' });
  });

  it('fails npm run check on the one edit that makes the domain import an adapter', async () => {
    const copy = await copyOfTheTree();
    copies.push(copy);
    await expect(depcruise(copy)).resolves.toContain('no dependency violations found');
    await appendFile(join(copy, 'shared/domain/messages/commands.ts'), "\nimport '../../adapters/sqlite/store.ts';\n");
    await expect(depcruise(copy)).rejects.toMatchObject({
      stdout: expect.stringContaining('domain-looks-ahead: shared/domain/messages/commands.ts → shared/adapters/sqlite/store.ts'),
    });
  });
});
