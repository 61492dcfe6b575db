/** `presale start`: what a newcomer sees, what a partner can do with it, and how it stops. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { writeLetter } from '../../../infra/local/play/letters.ts';
import { createSandboxKeys } from '../../../infra/local/play/sandbox-keys.ts';
import { instantOf } from '../../../infra/local/system/clock.ts';
import { end, openPartnerDesk, type RunningSystem, startSystem } from './partner-desk.ts';

const plain = new URL('../../../docs/tutorials/first-release.jsonl', import.meta.url).pathname;
const cleanups: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const cleanup of cleanups.splice(0).reverse()) await cleanup();
});

async function started(...args: string[]): Promise<RunningSystem> {
  const system = await startSystem(...args);
  cleanups.push(async () => system.process.exitCode ?? (await end(system, 'SIGKILL')));
  return system;
}
async function folder(): Promise<string> {
  const path = await mkdtemp(join(tmpdir(), 'presale-start-'));
  cleanups.push(() => rm(path, { recursive: true, force: true }));
  return path;
}

describe('presale start', () => {
  it('shows the address, where to post and read, and the played case, and stops when told to', async () => {
    const system = await started('--play', plain);
    for (const part of [
      `${system.endpoint}/000000000000/presale-bank.fifo`,
      'presale-reply-court-u9c81-0102.fifo',
      '济历住建冻用〔2026〕1号 v1  CLOSED',
      'SERVED',
      'Ctrl-C',
    ])
      expect(system.said()).toContain(part);
    expect(await end(system, 'SIGTERM')).toBe(0);
  });

  it('takes a signed message of a registered partner by the clock of the machine, and answers in its reply queue', async () => {
    const dataDir = await folder();
    const system = await started('--play', plain, '--data', dataDir);
    const keys = createSandboxKeys(join(dataDir, 'keys'));
    await keys.issue('bank:102451000019', { algorithm: 'EdDSA' });
    const data = { accountNumber: '1602001019200388888', balanceFen: 700_000_000, asOf: instantOf(Date.now()) };
    const draft = {
      lineNumber: 1,
      from: 'bank:102451000019',
      type: 'bank.balance.reported',
      sentAt: data.asOf,
      dataText: JSON.stringify(data),
      subject: data.accountNumber,
    };
    const desk = openPartnerDesk(system.endpoint, ['presale-reply-bank-102451000019.fifo']);
    const letters = [
      await writeLetter({ ...draft, id: 'today-1' }, keys),
      await writeLetter({ ...draft, id: 'today-2', signature: 'tampered' }, keys),
    ];
    for (const letter of letters) await desk.post(letter, letter.messageId);
    expect(await desk.receiptFor('today-1')).toBe('ACCEPTED');
    expect(await desk.receiptFor('today-2')).toBe('REJECTED');
    desk.close();
    expect(await end(system, 'SIGTERM')).toBe(0);
  });

  it('names file and line of a bad scenario, and a taken port, and does not start', async () => {
    const bad = join(await folder(), 'bad.jsonl');
    await writeFile(bad, '{"until":"tomorrow"}\n');
    await expect(startSystem('--play', bad)).rejects.toThrow(/ended with 1: .*bad\.jsonl:1: until/);
    const other = createServer();
    await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
    cleanups.push(() => new Promise((resolve) => other.close(resolve)));
    const address = other.address();
    const port = typeof address === 'object' && address !== null ? address.port : 0;
    await expect(startSystem('--port', String(port))).rejects.toThrow(/port \d+ is taken on 127\.0\.0\.1; give another one with --port/);
  });
});
