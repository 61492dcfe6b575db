/** Our own partners pass every pack, and each partner with a planted fault fails the pack that is there for it. */
import { createHash } from 'node:crypto';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as z from 'zod';
import { runCommandLine } from '../../infra/local/commands/command-line.ts';
import { packNumbers } from '../../infra/local/conform/pack.ts';
import { type PartyKind, partyKinds } from '../../infra/local/partners/cast.ts';
import { isSignedBySystem } from '../../infra/local/partners/run-party.ts';
import { openRemote } from '../../infra/local/sandbox/remote.ts';
import { end, type RunningSystem, startSystem } from '../e2e/system/partner-desk.ts';
import { planted } from './planted.ts';
import { tried, triedClient, withPartner } from './trial.ts';

/** Before days off and days that are worked instead. */
const begin = '2026-09-14T09:00';
let system: RunningSystem;
/** Where only pack 12 is played, which takes weeks. */
let hurried: RunningSystem;
beforeAll(async () => {
  [system, hurried] = await Promise.all([startSystem('--clock', begin), startSystem('--clock', begin)]);
});
afterAll(async () => {
  await Promise.all([end(system, 'SIGTERM'), end(hurried, 'SIGTERM')]);
});

const faultsOf = (results: Awaited<ReturnType<typeof tried>>['results']): string[] =>
  results.flatMap(({ pack, checks, broken }) => [
    ...(broken === undefined ? [] : [`${pack} ${broken}`]),
    ...checks.filter(({ passed }) => !passed).map(({ id, en, faults }) => `${id} ${en} ${JSON.stringify(faults)}`),
  ]);

describe('our own automatic partners', () => {
  it.each(partyKinds)('pass every pack as %s', async (kind: PartyKind) => {
    const { results } = await tried(system.endpoint, { kind });
    expect(faultsOf(results)).toEqual([]);
    expect(results.map(({ pack }) => pack)).toEqual(packNumbers[kind]);
  });
});

it.each(partyKinds)('a partner that connects through our TypeScript client passes every pack as %s', async (kind) => {
  const { results } = await triedClient(system.endpoint, kind);
  expect(faultsOf(results)).toEqual([]);
  expect(results.map(({ pack }) => pack)).toEqual(packNumbers[kind]);
});

it('signs a certificate of a full pass that anybody proves with the system’s published keys', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'presale-certificate-'));
  try {
    const io = { stdout: { write: () => true }, stderr: { write: () => true } };
    const args = ['conform', '--as', 'court', '--endpoint', system.endpoint, '--wait', '30', '--quiet', '0', '--out', folder];
    expect(await withPartner(system.endpoint, { kind: 'court' }, () => runCommandLine(args, io))).toBe(0);
    const [certificate, signature, report] = await Promise.all(
      ['certificate.json', 'certificate.jws', 'report.json'].map((name) => readFile(join(folder, name), 'utf8')),
    );
    const said = z.looseObject({ as: z.string(), reportSha256: z.string() }).parse(JSON.parse(certificate ?? ''));
    expect(said).toMatchObject({
      as: 'court',
      reportSha256: createHash('sha256')
        .update(report ?? '')
        .digest('hex'),
    });
    const remote = await openRemote(system.endpoint);
    expect(await isSignedBySystem(remote, { body: certificate ?? '', signature: signature?.trim() })).toBe(true);
    expect(await isSignedBySystem(remote, { body: `${certificate} `, signature: signature?.trim() })).toBe(false);
    remote.close();
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
});

describe('a partner with a planted fault', () => {
  it.each(planted.map((bad, index) => ({ ...bad, index: index + 1 })))('$index: $kind $what, and fails pack $pack', async (bad) => {
    const { kind, pack, rule, habits, mind } = bad;
    const { results } = await tried((pack === '12' ? hurried : system).endpoint, {
      kind,
      only: [pack],
      waitMs: 4_000,
      ...(habits === undefined ? {} : { habits }),
      ...(mind === undefined ? {} : { mind }),
    });
    const failed = results.flatMap(({ checks }) => checks).filter(({ passed }) => !passed);
    expect(failed.map((check) => check.rule)).toContain(rule);
  });
});
