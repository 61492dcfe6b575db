/**
 * What is added in one place is missing in others, and the compiler says where: a message, an event, something that time brings, a kind of task and a status of a
 * notice are added to the source as the compiler reads it, and each place that must know them does not compile.
 */
import { relative, resolve } from 'node:path';
import ts from 'typescript';
import { beforeAll, describe, expect, it } from 'vitest';

const root = resolve(import.meta.dirname, '../..');

/** Where each is added. */
const additions: { file: string; after: string; more: string }[] = [
  {
    file: 'shared/domain/messages/messages.ts',
    after: "  'court.freeze.lifted': FreezeLifting;",
    more: "'court.toy.wound': { caseNumber: string; accountNumber: string };",
  },
  {
    file: 'shared/domain/account/events.ts',
    after: "  | { type: 'BalanceAgreed'; at: Instant; stated?: { bankFen: number; asOf: Instant } }",
    more: "| { type: 'ToyWound'; at: Instant }",
  },
  {
    file: 'shared/domain/account/decide/time/due.ts',
    after: "  | { kind: 'match-grace'; payment: PaymentState }",
    more: "| { kind: 'toy-runs-down'; payment: PaymentState }",
  },
  { file: 'shared/domain/account/things/task.ts', after: "  | 'file-supplement'", more: "| 'wind-toy'" },
  { file: 'shared/domain/account/things/notice.ts', after: "  | 'SUPERSEDED'", more: "| 'WOUND'" },
];

/** Files that must know of it, each with an error that names what was added. */
const places: [what: string, name: string, files: string[]][] = [
  [
    'a message',
    'court.toy.wound',
    [
      'shared/domain/account/decide/freeze/change.ts',
      'shared/contracts/inbound/schemas.ts',
      'infra/reference/messages/catalogue.ts',
      'infra/reference/messages/examples/court.ts',
    ],
  ],
  ['an event', 'ToyWound', ['shared/domain/account/evolve/evolve.ts']],
  ['what time brings', 'toy-runs-down', ['shared/domain/account/decide/time/pass-time.ts']],
  ['a kind of task', 'wind-toy', ['shared/domain/account/decide/answer/effects.ts', 'shared/domain/account/tables/task-kinds.ts']],
  ['a status of a notice', 'WOUND', ['shared/domain/account/tables/notice-statuses.ts']],
];

let messagesIn: (file: string) => string[] = () => [];

beforeAll(() => {
  const { options } = ts.parseJsonConfigFileContent(
    ts.readConfigFile(resolve(root, 'tsconfig.json'), ts.sys.readFile).config,
    ts.sys,
    root,
  );
  const host = ts.createCompilerHost(options);
  const { readFile } = host;
  host.readFile = (path) => {
    const file = relative(root, path);
    const source = readFile(path);
    return source === undefined
      ? undefined
      : additions.filter((addition) => addition.file === file).reduce((text, { after, more }) => withMore(file, text, after, more), source);
  };
  const program = ts.createProgram(
    [...new Set(places.flatMap(([, , files]) => files))].map((file) => resolve(root, file)),
    options,
    host,
  );
  // Only the places themselves are checked: the whole program would take its time.
  messagesIn = (file) =>
    program
      .getSemanticDiagnostics(program.getSourceFile(resolve(root, file)))
      .map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, '\n'));
});

function withMore(file: string, text: string, after: string, more: string): string {
  const added = text.replace(after, `${after}\n${more}`);
  if (added === text) throw new Error(`${file} does not say ${after} any more: say in this test where one is added now`);
  return added;
}

describe('what is new does not compile before each place knows it', () => {
  it.each(places.flatMap(([what, name, files]) => files.map((file) => ({ what, name, file }))))('$what: $file', ({ name, file }) => {
    expect(messagesIn(file).filter((message) => message.includes(name))).not.toEqual([]);
  });
});
