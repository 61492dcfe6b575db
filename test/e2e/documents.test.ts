/** What the documents say can be done is done here: every command in a `console` block, with its output; the program that posts a message; every link. */
import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const root = resolve(import.meta.dirname, '../..');
const binaries = join(root, 'node_modules/.bin');
const env = { ...process.env, PATH: `${binaries}${delimiter}${process.env['PATH'] ?? ''}` };
const read = (path: string): string => readFileSync(join(root, path), 'utf8');

const inDocs = readdirSync(join(root, 'docs'), { recursive: true, encoding: 'utf8' }).map((path) => join('docs', path));
const documents = [...readdirSync(root), ...inDocs].filter((path) => path.endsWith('.md'));

const blocks = (text: string, language: string): string[] =>
  [...text.matchAll(new RegExp(`^\`\`\`${language}\\n(.*?)^\`\`\`$`, 'gms'))].map(([, code = '']) => code);

const chineseEnding = '.zh-CN.md';

interface Step {
  command: string;
  expected: string;
}

/** `$ command`, then what it prints; a line that is `…` stands for any lines, one that ends with `…` for any rest. */
function stepsOf(block: string): Step[] {
  const [, ...steps] = `\n${block}`.split('\n$ ');
  return steps.map((step) => {
    const [command = '', ...output] = step.trimEnd().split('\n');
    return { command, expected: output.join('\n') };
  });
}

function patternOf(expected: string): RegExp {
  const lines = expected.split('\n').map((line) => {
    if (line === '…') return '(?:.*\\n)*?';
    const [text, rest] = line.endsWith('…') ? [line.slice(0, -1), '.*'] : [line, ''];
    return `${text.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&')}${rest}\\n`;
  });
  return new RegExp(`^${lines.join('')}$`);
}

/** What a command prints, on whichever stream, without what npm says of the machine's own settings. */
function run(command: string): Promise<string> {
  return new Promise((done) => {
    execFile('bash', ['-c', command], { cwd: root, env, maxBuffer: 1 << 26 }, (_error, stdout, stderr) =>
      done(`${stdout}${stderr}`.replaceAll(/^npm (warn|notice).*\n/gm, '')),
    );
  });
}

describe('links', () => {
  it.each(documents)('of %s lead somewhere', (path) => {
    const targets = [...read(path).matchAll(/\]\(([^)\s]+)\)/g)]
      .map(([, target = '']) => target)
      .filter((target) => !/^[a-z]+:/.test(target));
    const broken = targets.filter((target) => !existsSync(join(root, dirname(path), decodeURIComponent(target.replace(/#.*$/, '')))));
    expect(broken).toEqual([]);
  });
});

/** Decisions are for who changes the code, and are in English. */
const inBothLanguages = documents.filter((path) => (path.startsWith('docs') || path.startsWith('README.')) && !path.includes('decisions'));

describe('every page exists in Chinese beside English', () => {
  const english = inBothLanguages.filter((path) => !path.endsWith(chineseEnding));
  const allBlocks = (text: string): string[] =>
    [...text.matchAll(/^ *```.*?^ *```$/gms)].map(([block]) => block).filter((block) => !block.startsWith('```mermaid'));
  const levels = (text: string): number[] =>
    [...text.replaceAll(/^ *```.*?^ *```$/gms, '').matchAll(/^(#+) /gm)].map(([, marks = '']) => marks.length);
  const chineseOf = (path: string): string => path.replace(/\.md$/, chineseEnding);

  it('and no Chinese page without it', () => {
    const chinese = inBothLanguages.filter((path) => path.endsWith(chineseEnding));
    expect(chinese.sort()).toEqual(english.map(chineseOf).sort());
  });

  it.each(english)('%s with the same headings and the same commands', (path) => {
    const chinese = read(chineseOf(path));
    expect(levels(chinese)).toEqual(levels(read(path)));
    expect(allBlocks(chinese)).toEqual(allBlocks(read(path)));
  });
});

describe('commands print what the documents say', () => {
  // The Chinese pages have the same blocks, see below.
  const withCommands = documents.filter((path) => !path.endsWith(chineseEnding) && blocks(read(path), 'console').length > 0);

  it('which are some', () => expect(withCommands).toContain('README.md'));

  it.each(withCommands)('in %s', async (path) => {
    for (const { command, expected } of blocks(read(path), 'console').flatMap(stepsOf)) {
      const printed = await run(command);
      if (expected === '') expect(printed, command).toBe('');
      else expect(printed, command).toMatch(patternOf(expected));
    }
  });
});

describe('the program in post-with-an-aws-sdk.md', () => {
  const [program = ''] = blocks(read('docs/how-to/post-with-an-aws-sdk.md'), 'js');
  let folder: string;
  let system: ChildProcess;
  let endpoint: string;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'presale-documents-'));
    const args = [
      'infra/local/presale.ts',
      'start',
      '--port',
      '0',
      '--data',
      join(folder, 'data'),
      '--play',
      'docs/tutorials/first-release.jsonl',
    ];
    system = spawn(process.execPath, args, { cwd: root, stdio: ['ignore', 'pipe', 'inherit'] });
    let printed = '';
    system.stdout?.setEncoding('utf8');
    for await (const chunk of system.stdout ?? []) {
      printed += String(chunk);
      if (printed.includes('Ctrl-C stops it.')) break;
    }
    endpoint = /http:\/\/127\.0\.0\.1:\d+/.exec(printed)?.[0] ?? '';
    expect(endpoint).not.toBe('');
  });
  afterAll(async () => {
    system.kill('SIGTERM');
    if (system.exitCode === null) await once(system, 'exit');
    await rm(folder, { recursive: true, force: true });
  });

  /** Runs it with a part replaced; the last receipt that it prints. */
  async function post(...changes: [from: string, to: string][]): Promise<string> {
    const changed = changes.reduce((text, [from, to]) => {
      expect(text).toContain(from);
      return text.replace(from, to);
    }, program);
    // Under the project folder, as a reader saves it, so that it finds the packages.
    const file = join(root, '.presale/post.mjs');
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, changed);
    try {
      const key = join(folder, 'data/keys/bank-102451000019.json');
      const printed = await run(`ENDPOINT=${endpoint} KEY=${key} node ${file}`);
      const receipts = printed.split('\n').filter((line) => line.startsWith('presale.release.receipt.v1'));
      return receipts.at(-1) ?? printed;
    } finally {
      await rm(file, { force: true });
    }
  }

  const tampered: [string, string] = ['MessageBody: body,', 'MessageBody: body.replace("700000000", "700000001"),'];
  const twice: [string, string] = [
    'await client.send(\n  new SendMessageCommand',
    'for (const _ of [1, 2]) await client.send(\n  new SendMessageCommand',
  ];
  const underNewIds: [string, string] = ['MessageDeduplicationId: JSON.parse(body).id', 'MessageDeduplicationId: randomUUID()'];
  const untilDuplicate: [string, string] = ['=== JSON.parse(body).id)', '=== JSON.parse(body).id && event.data.outcome === "DUPLICATE")'];

  it('gets its receipt', async () => {
    expect(await post()).toMatch(/^presale\.release\.receipt\.v1 \{"messageId":".*","outcome":"ACCEPTED","rules":\[\]/);
  });

  it('is refused for a fraction of a fen (M-01)', async () => {
    expect(await post(['balanceFen: 700000000', 'balanceFen: 700000000.5'])).toMatch(/"REJECTED".*"M-01".*"field":"data\.balanceFen"/);
  });

  it('is refused for a body that was changed after it was signed (M-02)', async () => {
    expect(await post(tampered)).toMatch(/"REJECTED".*"M-02"/);
  });

  it('is a duplicate the second time (M-04)', async () => {
    expect(await post(twice, underNewIds, untilDuplicate)).toMatch(/"DUPLICATE".*"M-04"/);
  });

  it('is recorded and held when the balances differ (B-11)', async () => {
    expect(await post(['balanceFen: 700000000', 'balanceFen: 600000000'])).toMatch(/"HELD".*"B-11"/);
  });
});
