/** `presale send`: a scenario's messages to a running sandbox, with their receipts; and the sandbox's door behind it. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as z from 'zod';
import { runCommandLine } from '../../../infra/local/commands/command-line.ts';
import { openRemote } from '../../../infra/local/sandbox/remote.ts';
import { end, type RunningSystem, startSystem } from './partner-desk.ts';

const bank = 'bank:102451000019';
const receipts = z.object({
  receipts: z.array(z.looseObject({ line: z.number(), outcome: z.string(), rules: z.array(z.looseObject({ id: z.string() })) })),
});
let system: RunningSystem;
let folder: string;
beforeAll(async () => {
  system = await startSystem();
  folder = await mkdtemp(join(tmpdir(), 'presale-send-'));
});
afterAll(async () => {
  await end(system, 'SIGTERM');
  await rm(folder, { recursive: true, force: true });
});

async function send(lines: readonly object[], ...options: string[]): Promise<{ code: number; out: string; err: string }> {
  const file = join(folder, 'scenario.jsonl');
  await writeFile(file, lines.map((line) => `${JSON.stringify(line)}\n`).join(''));
  let out = '';
  let err = '';
  const io = { stdout: { write: (text: string) => (out += text) }, stderr: { write: (text: string) => (err += text) } };
  const code = await runCommandLine(['send', file, '--endpoint', system.endpoint, ...options], io);
  return { code, out, err };
}

const registered = { register: { partner: bank, name: '中国工商银行济南泉城支行' } };
const reported = (more: object = {}): object => ({
  at: '2026-03-02T09:00:00+08:00',
  from: bank,
  type: 'bank.balance.reported',
  data: { accountNumber: '1602001019200388888', balanceFen: 700_000_000, asOf: '2026-03-02T08:00:00+08:00', ...more },
});

describe('presale send', () => {
  it('signs, posts and prints each receipt with the reasons, in the order of the file', async () => {
    const { code, out, err } = await send([registered, reported({ balanceFen: 7.5 }), { until: '2026-03-03T09:00:00+08:00' }]);
    expect(code).toBe(0);
    expect(out).toMatch(/^2 {3}银行 bank:102451000019.*bank\.balance\.reported.*REJECTED\n {4}M-01 /);
    expect(out).toContain('data.balanceFen');
    expect(err).toContain('line 3: "until" is left out');
  });

  it('sends a message without an id anew each time, and answers the same bytes with the first answer', async () => {
    const lines = [registered, { ...reported(), id: 'twice' }, { at: '2026-03-02T10:00:00+08:00', redeliver: 'twice' }, reported()];
    const { out } = await send(lines, '--json');
    const outcomes = receipts.parse(JSON.parse(out)).receipts.map(({ line, outcome }) => [line, outcome]);
    expect(outcomes.map(([line]) => line)).toEqual([2, 3, 4]);
    expect(outcomes[1]?.[1]).toBe('DUPLICATE');
    expect(outcomes[2]?.[1]).not.toBe('DUPLICATE');
  });

  it('refuses a message with a wrong signature by M-02, whoever the file says it is', async () => {
    const { out } = await send([registered, { ...reported(), signature: 'tampered' }], '--json');
    expect(receipts.parse(JSON.parse(out)).receipts[0]).toMatchObject({ outcome: 'REJECTED', rules: [{ id: 'M-02' }] });
  });

  it('says in one sentence that no sandbox answers', async () => {
    let err = '';
    const io = { stdout: { write: () => true }, stderr: { write: (text: string) => (err += text) } };
    const file = join(folder, 'scenario.jsonl');
    await writeFile(file, `${JSON.stringify(registered)}\n`);
    expect(await runCommandLine(['send', file, '--endpoint', 'http://127.0.0.1:9'], io)).toBe(1);
    expect(err).toContain('no sandbox answers at http://127.0.0.1:9');
  });
});

describe('the door of the sandbox', () => {
  it('names who is there, and takes no private key', async () => {
    const remote = await openRemote(system.endpoint);
    const { queues, partners } = await remote.info();
    expect(queues['bank']).toBe(`${system.endpoint}/000000000000/presale-bank.fifo`);
    expect(partners.find(({ partner }) => partner === bank)?.replyQueue).toContain('presale-reply-bank-102451000019.fifo');
    const privateJwk = { kty: 'OKP', crv: 'Ed25519', x: 'AA', d: 'AA' };
    await expect(remote.register({ partner: bank, publicJwk: privateJwk })).rejects.toThrow(/private/);
    remote.close();
  });
});

describe('presale partner', () => {
  const housing = 'housing:370102';
  async function partner(...args: string[]): Promise<{ code: number; out: string; err: string }> {
    let out = '';
    let err = '';
    const io = { stdout: { write: (text: string) => (out += text) }, stderr: { write: (text: string) => (err += text) } };
    const code = await runCommandLine(['partner', ...args, '--endpoint', system.endpoint], io);
    return { code, out, err };
  }
  const message = {
    at: '2026-03-02T09:00:00+08:00',
    from: housing,
    type: 'housing.supervision.ended',
    data: { accountNumber: '1602001019200388888', endedOn: '2026-03-02', reason: '竣工' },
  };
  /** The key id under which the partner's newest message was signed. */
  async function signedWith(from: string): Promise<unknown> {
    const remote = await openRemote(system.endpoint);
    const newest = (await remote.feed(0)).findLast((entry) => entry.kind === 'message' && entry.body.includes(from));
    remote.close();
    const [header = ''] = (newest?.kind === 'message' ? (newest.signature ?? '') : '').split('.');
    return z.object({ kid: z.string() }).parse(JSON.parse(Buffer.from(header, 'base64url').toString())).kid;
  }

  it('adds one with a key of its own that signs, ends the key with a reason, and suspends it', async () => {
    const keys = join(folder, 'own-keys');
    const added = await partner(
      'add',
      housing,
      '--name',
      '济南市历下区住房和城乡建设局',
      '--keys',
      keys,
      '--algorithm',
      'SM2SM3',
      '--key-id',
      'hz-1',
    );
    expect(added.out).toMatch(/hz-1 +SM2SM3 +有效 holds/);
    await send([message], '--json', '--keys', keys);
    expect(await signedWith(housing)).toBe('hz-1');
    expect((await partner('list')).out).toContain('hz-1');
    expect((await partner('revoke', housing, '--reason', '私钥泄露')).out).toContain('私钥泄露');
    expect((await partner('suspend', housing, '--reason', '调查')).code).toBe(0);
    expect((await partner('add', housing, '--name', '又一个', '--keys', keys)).err).toContain('registered already');
  });
});
