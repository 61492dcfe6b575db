/** `presale conform` and the automatic partners, as far as a newcomer meets them first; every pack and every planted fault is in `test/conform`. */
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as z from 'zod';
import { openRemote } from '../../infra/local/sandbox/remote.ts';
import { planted } from '../conform/planted.ts';
import { type Partner, withPartner } from '../conform/trial.ts';
import { run as runCommand } from '../fixtures/command.ts';
import { end, type RunningSystem, startSystem } from './system/partner-desk.ts';

let system: RunningSystem;
let folder: string;
beforeAll(async () => {
  system = await startSystem();
  folder = await mkdtemp(join(tmpdir(), 'presale-conform-'));
});
afterAll(async () => {
  await end(system, 'SIGTERM');
  await rm(folder, { recursive: true, force: true });
});

const report = z.looseObject({
  passed: z.boolean(),
  packs: z.array(
    z.looseObject({ pack: z.string(), passed: z.boolean(), checks: z.array(z.looseObject({ passed: z.boolean(), rule: z.string() })) }),
  ),
});

const run = (...args: string[]) => runCommand(...args, '--endpoint', system.endpoint);

const conform = (partner: Partner, out: string): ReturnType<typeof run> =>
  withPartner(system.endpoint, partner, () =>
    run('conform', '--as', partner.kind, '--pack', '01', '--wait', '30', '--quiet', '0', '--out', join(folder, out)),
  );

describe('presale conform', () => {
  it('passes a bank that pays as authorised, and writes a report in both languages but no certificate of one pack', async () => {
    const { code, out, err } = await conform({ kind: 'bank' }, 'good');
    expect(out).toContain('01 ✓ 正常流程 The happy path');
    expect(out).toMatch(/1 passed, 0 failed/);
    expect(out).not.toContain('certificate');
    expect(err).toContain('open supervision account');
    expect(code).toBe(0);
    expect(report.parse(JSON.parse(await readFile(join(folder, 'good', 'report.json'), 'utf8'))).passed).toBe(true);
    expect(await readFile(join(folder, 'good', 'report.html'), 'utf8')).toContain('一致性测试报告');
  });

  it('fails a bank that pays somebody else, with what was expected, what was seen and the rule with its provision', async () => {
    const bad = planted.find(({ what }) => what === 'pays somebody else');
    const { code, out } = await conform({ kind: 'bank', ...(bad?.habits === undefined ? {} : { habits: bad.habits }) }, 'bad');
    expect(code).toBe(1);
    expect(out).toContain(
      'payee.accountNumber\n         应为 expected: 37050161620800001234\n         实为 seen:     "37050161620800009999"',
    );
    expect(out).toMatch(/依据 basis: {4}B-03 .+/);
    const html = await readFile(join(folder, 'bad', 'report.html'), 'utf8');
    expect(html).toContain('37050161620800009999');
  });

  it('certifies nothing that did not pass every pack', async () => {
    const remote = await openRemote(system.endpoint);
    const pass = {
      partner: 'bank:102451000019',
      as: 'bank',
      packs: [{ pack: '01', passed: true, checks: 5 }],
      reportSha256: '0'.repeat(64),
    };
    await expect(remote.certify(pass)).rejects.toThrow(/only a full pass is certified/);
    remote.close();
  });

  it('says what is wrong with the command line', async () => {
    expect((await run('conform')).err).toContain('--as says which role is tested');
    expect((await run('conform', '--as', 'bank', '--pack', '99')).err).toContain('--pack 99: the packs are 01, 02');
    expect((await run('partner', 'bank', '--auto', '--set', 'refuse=2')).err).toContain('a share from 0 to 1');
    expect((await run('partner', 'court')).err).toContain('--auto is missing');
  });
});
