/** The example cases, played through queues and handlers as a user plays them, and held against what they must come to. */
import { readdirSync, readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as z from 'zod';
import { playReport } from '../../shared/contracts/play/report.ts';
import { run } from '../fixtures/command.ts';

const folder = new URL('../fixtures/messages/cases/', import.meta.url).pathname;
const cases = readdirSync(folder)
  .filter((file) => file.endsWith('.jsonl'))
  .map((file) => file.slice(0, -'.jsonl'.length))
  .sort();

type PlayReport = z.infer<typeof playReport>;

const step = z.union([z.string(), z.record(z.string(), z.json())]);
const expectation = z.looseObject({
  path: z.array(step),
  equals: z.json().optional(),
  includes: z.json().optional(),
  match: z.json().optional(),
  count: z.number().optional(),
});
type Expectation = z.infer<typeof expectation>;

/** Every field that `part` names is there with that value. */
const isPartOf = (part: unknown, whole: unknown): boolean => {
  if (typeof part !== 'object' || part === null) return part === whole;
  return (
    typeof whole === 'object' && whole !== null && Object.entries(part).every(([name, value]) => isPartOf(value, Reflect.get(whole, name)))
  );
};

function find(report: PlayReport, path: Expectation['path']): unknown {
  return path.reduce<unknown>((at, next) => {
    if (typeof next === 'string') return typeof at === 'object' && at !== null ? Reflect.get(at, next) : undefined;
    return Array.isArray(at) ? at.find((entry) => isPartOf(next, entry)) : undefined;
  }, report);
}

function assertHolds(report: PlayReport, { path, equals, includes, match, count }: Expectation): void {
  const found = find(report, path);
  const where = JSON.stringify(path);
  if (equals !== undefined) expect(found, where).toEqual(equals);
  const list = Array.isArray(found) ? found : [];
  if (includes !== undefined)
    expect(
      list.some((entry) => isPartOf(includes, entry)),
      `${where} includes ${JSON.stringify(includes)}`,
    ).toBe(true);
  if (count !== undefined)
    expect(
      list.filter((entry) => isPartOf(match, entry)),
      where,
    ).toHaveLength(count);
}

const played = async (...args: string[]): Promise<PlayReport> => {
  const { code, out, err } = await run('play', ...args, '--json');
  expect({ code, err }).toEqual({ code: 0, err: '' });
  return playReport.parse(JSON.parse(out));
};

describe.each(cases)('the case %s', (name) => {
  it('comes to what it must, with every invariant kept', async () => {
    const report = await played(join(folder, `${name}.jsonl`));
    for (const each of z.array(expectation).parse(JSON.parse(readFileSync(join(folder, `${name}.expect.json`), 'utf8'))))
      assertHolds(report, each);
    expect(report.invariants.violated).toEqual([]);
  });
});

describe('presale play', () => {
  const plain = join(folder, '01-progress-payment.jsonl');
  let dataDir = '';
  beforeAll(async () => {
    dataDir = await mkdtemp(join(tmpdir(), 'presale-play-'));
  });
  afterAll(() => rm(dataDir, { recursive: true, force: true }));

  it('tells the same story each time', async () => {
    const payee = join(folder, '03-wrong-payee.jsonl');
    expect(await played(payee)).toEqual(await played(payee));
  });

  it('sends receipts for every message, in the order of the file', async () => {
    const { receipts } = await played(plain);
    expect(receipts.map(({ messageId, outcome }) => `${messageId} ${outcome}`)).toEqual([
      'line-6 ACCEPTED',
      'line-7 ACCEPTED',
      'line-8 ACCEPTED',
      'notice-济历住建冻用〔2026〕1号 ACCEPTED',
      'pay-S0001 ACCEPTED',
    ]);
  });

  it('keeps with --data what it did, and takes no message in twice', async () => {
    const first = await played(plain, '--data', dataDir);
    const second = await played(plain, '--data', dataDir);
    expect(second.receipts.filter(({ outcome }) => outcome === 'DUPLICATE')).toHaveLength(5);
    expect({ ...second, receipts: [], outbox: [] }).toEqual({ ...first, receipts: [], outbox: [] });
  });

  it('shows a person what happened on lines of at most 100 cells', async () => {
    const { code, out } = await run('play', plain);
    expect(code).toBe(0);
    for (const part of [
      '账户 Account 1602001019200388888',
      '¥7,000,000.00 / ¥8,000,000.00',
      'CLOSED',
      'transfer-voucher',
      'SERVED',
      'all hold',
    ])
      expect(out).toContain(part);
    const cells = (line: string): number => [...line].reduce((sum, character) => sum + (/[\u2e80-\uffef]/.test(character) ? 2 : 1), 0);
    expect(Math.max(...out.split('\n').map(cells))).toBeLessThanOrEqual(100);
  });

  it('plays nothing of a file with a bad line, names the line and exits 1', async () => {
    const { code, out, err } = await run('play', join(folder, '01-progress-payment.expect.json'), '--json');
    expect(code).toBe(1);
    expect(out).toBe('');
    expect(err).toContain('01-progress-payment.expect.json:1: ');
  });
});

describe('the command line', () => {
  it.each([
    ['no command', [], /a command is missing/],
    ['an unknown command', ['paly'], /there is no command "paly"/],
    ['an unknown option', ['play', 'x', '--jsno'], /--jsno/],
    ['a missing file', ['play'], /FILE is missing/],
    ['an argument too many', ['play', 'a', 'b'], /"b" is one argument too many/],
    ['a port that is none', ['start', '--port', '70000'], /--port 70000/],
    ['an unknown ledger', ['play', 'x', '--ledger', 'paper'], /the ledgers are sqlite and dynamodb/],
    ['DynamoDB without an endpoint', ['play', 'x', '--ledger', 'dynamodb'], /needs --endpoint URL/],
    ['an endpoint without DynamoDB', ['play', 'x', '--endpoint', 'http://127.0.0.1:1'], /belong to --ledger dynamodb/],
  ])('with %s is refused with exit 2', async (_what, args, complaint) => {
    const { code, err } = await run(...args);
    expect(code).toBe(2);
    expect(err).toMatch(complaint);
  });

  it('names its commands with --help and its version with --version', async () => {
    const help = await run('--help');
    expect(help.code).toBe(0);
    for (const command of ['start', 'play', 'check', 'rules']) expect(help.out).toContain(`presale ${command}`);
    expect((await run('--version')).out).toMatch(/^\d+\.\d+\.\d+\n$/);
  });

  it('lists each rule once with outcome and legal basis', async () => {
    const { out } = await run('rules', '--json');
    const listed = z
      .array(
        z.looseObject({ id: z.string(), decision: z.enum(['ACCEPT', 'HOLD', 'REJECT']), trigger: z.string(), basis: z.string().min(1) }),
      )
      .parse(JSON.parse(out));
    expect(listed.length).toBeGreaterThan(0);
    expect(new Set(listed.map(({ id }) => id)).size).toBe(listed.length);
  });
});
