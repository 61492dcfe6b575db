/** A scenario that is played into a folder which an earlier one has filled: its partners are there already, with their keys, and its messages are its own. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as z from 'zod';
import { play } from '../../../infra/local/commands/sandbox/play.ts';

const plain = new URL('../../../docs/tutorials/first-release.jsonl', import.meta.url).pathname;
const bank = 'bank:102451000019';
const receipts = z.object({
  receipts: z.array(
    z.object({ messageId: z.string(), type: z.string(), outcome: z.string(), rules: z.array(z.object({ id: z.string() })) }),
  ),
});

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'presale-second-'));
  expect((await playFile(plain)).code).toBe(0);
});
afterAll(() => rm(folder, { recursive: true, force: true }));

async function playFile(file: string) {
  const said = { stdout: [] as string[], stderr: [] as string[] };
  const io = {
    stdout: { write: (text: string) => said.stdout.push(text) },
    stderr: { write: (text: string) => said.stderr.push(text) },
  };
  const options = { file, json: true, explain: false, all: false, data: join(folder, 'data'), ledger: { kind: 'sqlite' } as const };
  const code = await play(options, io);
  return {
    code,
    stderr: said.stderr.join(''),
    receipts: said.stdout.length === 0 ? [] : receipts.parse(JSON.parse(said.stdout.join(''))).receipts,
  };
}

/** Plays a file of these lines; only the receipts that it added. */
async function playLines(name: string, ...lines: object[]) {
  const file = join(folder, name);
  await writeFile(file, lines.map((line) => JSON.stringify(line)).join('\n'));
  return { file, ...(await playFile(file)) };
}
const balance = (balanceFen: number, more: object = {}) => ({
  at: '2027-06-01T09:00:00+08:00',
  from: bank,
  type: 'bank.balance.reported',
  data: { accountNumber: '1602001019200388888', balanceFen, asOf: '2027-06-01T08:00:00+08:00' },
  ...more,
});
const ofSecond = (all: z.infer<typeof receipts>['receipts']) =>
  all.filter(({ messageId }) => messageId === 'second-case:line-1').map(({ outcome }) => outcome);

describe('a second scenario on the same folder', () => {
  it('speaks with the keys that its partners have there, though no line of it registers them', async () => {
    const { code, receipts: all } = await playLines('first.jsonl', balance(1));
    expect(code).toBe(0);
    const last = all.find(({ messageId }) => messageId === 'line-1');
    expect(last?.rules.map(({ id }) => id)).not.toContain('M-02');
    expect(last?.outcome).not.toBe('REJECTED');
  });

  it('keeps its line-<n> apart from another file’s, by the name of the file; played again it repeats itself', async () => {
    await playLines('first.jsonl', balance(1));
    const second = await playLines('second case.jsonl', balance(2), { at: '2027-06-01T10:00:00+08:00', redeliver: 'line-1' });
    expect(second.code).toBe(0);
    const [taken, repeated] = ofSecond(second.receipts);
    expect(taken).not.toBe('REJECTED');
    expect(repeated).toBe('DUPLICATE');
    const again = await playLines('second case.jsonl', balance(2));
    const ids = again.receipts.map(({ messageId }) => messageId).filter((id) => id.endsWith('line-1'));
    expect(new Set(ids)).toEqual(new Set(['line-1', 'second-case:line-1']));
    expect(ofSecond(again.receipts)[0]).toBe(taken);
  });

  it('keeps an id that the file gives itself: used for something else it is a conflicting replay (M-05)', async () => {
    await playLines('named.jsonl', balance(3, { id: 'b-1' }));
    const { receipts: all } = await playLines('named-too.jsonl', balance(4, { id: 'b-1' }));
    expect(all.filter(({ messageId }) => messageId === 'b-1').flatMap(({ rules }) => rules.map(({ id }) => id))).toContain('M-05');
  });

  it('is refused at the line whose partner nobody registered, and plays nothing', async () => {
    const { code, file, stderr, receipts: all } = await playLines('typo.jsonl', balance(5), balance(6, { from: 'bank:102451000018' }));
    expect(code).toBe(1);
    expect(all).toEqual([]);
    expect(stderr).toContain(`${file}:2: from: no line registers the partner "bank:102451000018"`);
  });

  it('lets a stranger speak on purpose, and refuses him (M-02)', async () => {
    const { code, receipts: all } = await playLines(
      'stranger.jsonl',
      balance(7, { id: 's-1', from: 'bank:102451000018', signature: 'none' }),
    );
    expect(code).toBe(0);
    expect(all.filter(({ messageId }) => messageId === 's-1').flatMap(({ rules }) => rules.map(({ id }) => id))).toEqual(['M-02']);
  });
});
