/** What is wrong with a scenario file is said before anything is played, with file, line, field and what to do. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readScenario, ScenarioFaults } from '../../../infra/local/play/scenario-file.ts';

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'presale-scenario-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

async function faultsOf(content: string | Buffer): Promise<{ path: string; faults: readonly string[] }> {
  const path = join(folder, 'case.jsonl');
  await writeFile(path, content);
  const error = await readScenario(path).then(
    () => undefined,
    (reason: unknown) => reason,
  );
  return { path, faults: error instanceof ScenarioFaults ? error.faults : [] };
}

const register = '{"register":{"partner":"bank:102451000019","name":"工行"}}';
const message = '{"at":"2026-03-02T09:00:00+08:00","from":"bank:102451000019","type":"bank.balance.reported","id":"m-1","data":{}}';

describe('a scenario file', () => {
  it('skips blank lines, comments, a byte order mark and carriage returns, and keeps the numbers of the lines', async () => {
    const path = join(folder, 'good.jsonl');
    await writeFile(path, `\ufeff# a case\r\n\r\n${register}\r\n  # more\r\n${message}\r\n`);
    const lines = await readScenario(path);
    expect(lines.map(({ kind, lineNumber }) => [kind, lineNumber])).toEqual([
      ['partner', 3],
      ['message', 5],
    ]);
  });

  it('is read also where its lines end with carriage returns alone', async () => {
    const path = join(folder, 'old.jsonl');
    await writeFile(path, `# a case\r${register}\r${message}\r`);
    expect((await readScenario(path)).map(({ kind, lineNumber }) => [kind, lineNumber])).toEqual([
      ['partner', 2],
      ['message', 3],
    ]);
  });

  it.each([
    ['no JSON', '{"at":', 'body'],
    ['a list', '[1]', 'body'],
    ['none of the kinds of line', '{"wait":5}', 'body'],
    ['a message without a time', '{"from":"bank:1","type":"bank.x","data":{}}', 'at'],
    ['a time without offset', '{"until":"2026-03-02T09:00:00"}', 'until'],
    ['an unknown field', '{"at":"2026-03-02T09:00:00+08:00","from":"bank:1","type":"t","data":{},"idd":"x"}', 'idd'],
    ['a partner of no kind', '{"register":{"partner":"notary:1"}}', 'register.partner'],
    ['an unknown algorithm', '{"register":{"partner":"bank:102451000019","algorithm":"RS256"}}', 'register.algorithm'],
    [
      'an answer by nobody',
      '{"at":"2026-03-02T09:00:00+08:00","answer":{"task":"t","decision":"maybe","by":[],"reason":"r"}}',
      'answer.decision',
    ],
  ])('that has %s is refused, naming the line and the field', async (_what, line, field) => {
    const { path, faults } = await faultsOf(`${register}\n${line}\n${message}\n`);
    expect(faults.length).toBeGreaterThan(0);
    expect(faults[0]?.startsWith(`${path}:2: `)).toBe(true);
    expect(faults.join('\n')).toContain(field);
  });

  it('names every bad line, up to twenty', async () => {
    const { path, faults } = await faultsOf(Array.from({ length: 30 }, () => '{').join('\n'));
    expect(faults).toHaveLength(20);
    expect(faults[19]?.startsWith(`${path}:20: `)).toBe(true);
  });

  it('that is not UTF-8 is refused at the line', async () => {
    const { path, faults } = await faultsOf(
      Buffer.concat([Buffer.from(`${register}\n`), Buffer.from([0x7b, 0xd6, 0xd0, 0x7d]), Buffer.from('\n')]),
    );
    expect(faults).toEqual([`${path}:2: is not UTF-8 text; save the file as UTF-8.`]);
  });

  it('that sends again what it never sent is refused at the line', async () => {
    const { path, faults } = await faultsOf(`${register}\n${message}\n{"at":"2026-03-02T09:00:00+08:00","redeliver":"m-2"}\n`);
    expect(faults).toHaveLength(1);
    expect(faults[0]?.startsWith(`${path}:3: redeliver: `)).toBe(true);
  });

  it('that is missing, a folder or longer than 100,000 lines is refused', async () => {
    await expect(readScenario(join(folder, 'none.jsonl'))).rejects.toThrow(/there is no such file/);
    await expect(readScenario(folder)).rejects.toThrow(/is a folder/);
    expect((await faultsOf('\n'.repeat(100_001))).faults[0]).toContain('has 100001 lines, at most 100000 are played');
  });
});
