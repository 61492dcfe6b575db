/** What reaches the queues and should not: each such message gets its receipt, is kept, and disturbs no other. Played as scenarios. */
import { readFileSync } from 'node:fs';
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type * as z from 'zod';
import { runCommandLine } from '../../../infra/local/commands/command-line.ts';
import { playReport } from '../../../shared/contracts/play/report.ts';

type Report = z.infer<typeof playReport>;

const plain = readFileSync(new URL('../../fixtures/messages/cases/01-progress-payment.jsonl', import.meta.url), 'utf8')
  .trim()
  .split('\n');
/** Registrations of the partners and of the account. */
const opening = plain.slice(0, 6);
const account = '1602001019200388888';
const bank = 'bank:102451000019';
const at = '2026-03-02T10:00:00+08:00';
const reported = { accountNumber: account, balanceFen: 1_000_000_000, asOf: at };
const report = (more: object = {}): object => ({ at, from: bank, type: 'bank.balance.reported', id: 'm-1', data: reported, ...more });

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'presale-gate-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

async function play(lines: readonly (string | object)[], ...options: string[]): Promise<Report> {
  const file = join(folder, 'scenario.jsonl');
  await writeFile(file, lines.map((line) => (typeof line === 'string' ? line : JSON.stringify(line))).join('\n'));
  let stdout = '';
  let stderr = '';
  const exitCode = await runCommandLine(['play', file, '--json', ...options], {
    stdout: { write: (text) => (stdout += text) },
    stderr: { write: (text) => (stderr += text) },
  });
  expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' });
  return playReport.parse(JSON.parse(stdout));
}
const answers = ({ receipts }: Report): string[] =>
  receipts.slice(1).map(({ messageId, outcome, rules }) => [messageId, outcome, ...rules.map(({ id }) => id)].join(' '));

describe('a message that is not what it should be', () => {
  it.each([
    ['is unsigned', report({ signature: 'none' }), 'm-1 REJECTED M-02'],
    ['was altered on its way', report({ signature: 'tampered' }), 'm-1 REJECTED M-02'],
    ["is signed with somebody else's key", report({ signature: 'wrong-key' }), 'm-1 REJECTED M-02'],
    ['comes from a stranger', report({ from: 'bank:999999999999', signature: 'wrong-key' }), 'm-1 REJECTED M-02'],
    ['has a field too many', report({ data: { ...reported, balance: 1 } }), 'm-1 REJECTED M-01'],
    ['has money as a fraction', report({ data: { ...reported, balanceFen: 1.5 } }), 'm-1 REJECTED M-01'],
    ['has a negative amount', report({ data: { ...reported, balanceFen: -1 } }), 'm-1 REJECTED M-01'],
    ['is of an unknown type', report({ type: 'bank.balance.guessed' }), 'm-1 REJECTED M-01'],
  ])('that %s is refused by its rule, and the next one is taken', async (_what, line, expected) => {
    const played = await play([...opening, line, report({ id: 'm-2' })]);
    expect(answers(played)).toEqual([expected, 'm-2 ACCEPTED']);
    expect(played.accounts[0]?.balanceFen).toBe(1_000_000_000);
    expect(played.invariants.violated).toEqual([]);
  });

  it('spells money with a decimal point is refused though its value is whole', async () => {
    const line = JSON.stringify(report()).replace('"balanceFen":1000000000', '"balanceFen":1000000000.0');
    expect(answers(await play([...opening, line]))).toEqual(['m-1 REJECTED M-01']);
  });

  it('is kept as evidence, to the byte', async () => {
    const dataDir = join(folder, 'kept');
    await play([...opening, report({ signature: 'none' })], '--data', dataDir);
    const kept = join(dataDir, 'evidence', 'messages');
    const texts = (await readdir(kept)).map((file) => readFileSync(join(kept, file), 'utf8'));
    expect(texts.some((text) => text.includes('bank.balance.reported') && !text.includes('"signature"'))).toBe(true);
  });
});

describe('a message that comes again', () => {
  it('to the byte is a duplicate and has no second effect', async () => {
    const inflow = {
      at,
      from: bank,
      type: 'bank.inflow.booked',
      id: 'm-1',
      data: { accountNumber: account, bankSerial: 'I1', amountFen: 100, kind: 'interest', bookedAt: at, balanceAfterFen: 1_000_000_100 },
    };
    const played = await play([...opening, inflow, { at, redeliver: 'm-1' }, { at: '2026-03-03T10:00:00+08:00', redeliver: 'm-1' }]);
    expect(answers(played).slice(0, 2)).toEqual(['m-1 ACCEPTED', 'm-1 DUPLICATE M-04']);
    expect(played.accounts[0]?.balanceFen).toBe(1_000_000_100);
  });

  it('under a used id with other content is a conflict, and the first stands', async () => {
    const played = await play([...opening, report(), report({ data: { ...reported, balanceFen: 5 } })]);
    expect(answers(played)).toEqual(['m-1 ACCEPTED', 'm-1 REJECTED M-05']);
    expect(played.accounts[0]?.onHold).toBe(false);
  });
});

describe('a name with characters beyond the basic plane', () => {
  it('goes the whole way', async () => {
    const played = await play([...opening.slice(0, 5), String(opening[5]).replaceAll('泉城华府', '泉城𠮷府'), report()]);
    expect(answers(played)).toEqual(['m-1 ACCEPTED']);
  });
});

describe('an operator’s answer', () => {
  const held = plain.map((line) =>
    line.includes('housing.notice.issued') ? line.replace('"purpose": "PROGRESS"', '"purpose": "OTHER"') : line,
  );
  const payment = held.findIndex((line) => line.includes('bank.payment.booked'));
  const answer = (task: string, by: string[]): object => ({
    at: '2026-03-09T11:00:00+08:00',
    answer: { task, decision: 'accept', by, reason: '依据充分' },
  });

  it.each(['answer-held-rule', '济历住建冻用〔2026〕1号'])('by two persons on the task "%s" lets a held notice be paid', async (task) => {
    const played = await play([...held.slice(0, payment), answer(task, ['张三', '李四']), ...held.slice(payment)]);
    expect(played.notices[0]?.status).toBe('CLOSED');
    expect(played.payments[0]?.status).toBe('PAID');
  });

  it('by one person, or on a task that nobody has, changes nothing and says so', async () => {
    const played = await play([...held.slice(0, payment), answer('answer-held-rule', ['张三']), answer('no-such-task', ['张三', '李四'])]);
    expect(played.notices[0]?.status).toBe('HELD');
    expect(played.receipts.slice(-2).map(({ outcome, rules }) => [outcome, ...rules.map(({ id }) => id)])).toEqual([
      ['REJECTED', 'A-01'],
      ['REJECTED', 'A-01'],
    ]);
  });
});
