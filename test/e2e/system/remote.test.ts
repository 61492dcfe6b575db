/** Commands against a running system: what is to be done, an answer by two persons, how it stands, the messages as they came. */
import { rm } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as z from 'zod';
import { runCommandLine } from '../../../infra/local/commands/command-line.ts';
import { openNotice, writeOpenCase } from '../../fixtures/open-case.ts';
import { type Sandbox, startSandbox } from '../../fixtures/sandbox.ts';

const housing = 'housing:370102';
let sandbox: Sandbox;
let folder: string;
beforeAll(async () => {
  const { file, folder: own } = await writeOpenCase();
  folder = own;
  sandbox = await startSandbox(file);
});
afterAll(async () => {
  await sandbox.stop();
  await rm(folder, { recursive: true, force: true });
});

async function presale(...args: string[]): Promise<{ code: number; out: string; err: string }> {
  const out: string[] = [];
  const err: string[] = [];
  const given = args.includes('--endpoint') ? args : [...args, '--endpoint', sandbox.console];
  const code = await runCommandLine(given, {
    stdout: { write: (text: string) => out.push(text) },
    stderr: { write: (text: string) => err.push(text) },
  });
  return { code, out: out.join(''), err: err.join('') };
}
const listed = z.object({ tasks: z.array(z.looseObject({ taskId: z.string(), kind: z.string(), status: z.string() })) });
const heldTask = async (): Promise<string> => {
  const { out } = await presale('tasks', '--owner', housing, '--json');
  return listed.parse(JSON.parse(out)).tasks.find(({ kind }) => kind === 'answer-held-rule')?.taskId ?? '';
};

describe('commands against a running system', () => {
  it('list what is to be done, by owner, and name what an unknown owner could be', async () => {
    const { out } = await presale('tasks', '--owner', housing);
    expect(out).toContain('答复暂缓事项');
    expect(out).toContain(openNotice);
    expect((await presale('tasks', '--owner', 'bank')).out).not.toContain('答复暂缓事项');
    expect((await presale('tasks', '--owner', 'housing:999999')).code).toBe(1);
  });

  it('show a notice with the rule that holds it, and say how to look for what is not found', async () => {
    const { out, code } = await presale('show', openNotice);
    expect(code).toBe(0);
    expect(out).toContain('HELD');
    expect(out).toContain('S-03');
    const none = await presale('show', '（2026）京0101执1号');
    expect(none.code).toBe(1);
    expect(none.err).toContain('未找到');
  });

  it('answer a held notice by two persons, an act each; the same person twice is refused (A-01)', async () => {
    const task = await heldTask();
    const answer = (as: string) => presale('answer', task, '--decision', 'accept', '--reason', '设计费已核', '--as', as);
    const first = await answer(`${housing}/1`);
    expect(first.out).toContain('A second person has to confirm');
    const again = await answer(`${housing}/1`);
    expect(again).toMatchObject({ code: 1 });
    expect(again.out).toContain('A-01');
    expect((await answer('bank:102451000019/1')).err).toContain('for them to answer');
    expect((await answer(`${housing}/2`)).code).toBe(0);
    const other = await heldTask();
    const both = ['--as', `${housing}/1`, '--as', `${housing}/2`];
    expect(await presale('answer', other, '--decision', 'accept', '--reason', '设计费已核', ...both)).toMatchObject({ code: 0 });
    expect((await presale('show', openNotice)).out).toMatch(/ACCEPTED/);
  });

  it('print one line a message, with numbers masked', async () => {
    const { out } = await presale('log');
    expect(out).toContain('housing.query.answered');
    expect(out).toContain('1602****8888');
    expect(out).not.toContain('1602001019200388888');
  });

  it('say where to look when nothing answers', async () => {
    const { err, code } = await presale('tasks', '--endpoint', 'http://127.0.0.1:9');
    expect(code).toBe(1);
    expect(err).toContain('nothing answers');
  });
});
