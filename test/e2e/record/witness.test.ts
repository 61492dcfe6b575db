/**
 * `presale witness` against an operator who has every key and writes whatever he likes: a page rewritten, a page dropped, a log that shows two histories. The
 * operator builds each false log with the program's own means and signs it; only the witness's memory stands against him.
 */
import { cp, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createSandboxKeys } from '../../../infra/local/play/sandbox-keys.ts';
import { createWallClock, instantOf } from '../../../infra/local/system/clock.ts';
import { startConsole } from '../../../infra/local/system/console/host.ts';
import { openDataFolder } from '../../../infra/local/system/data-folder.ts';
import { startEmbedded } from '../../../infra/local/system/embedded.ts';
import { localLogSigner } from '../../../infra/local/system/log-signer.ts';
import { openKeyFile } from '../../../shared/adapters/signatures/key-files.ts';
import { checkpointText } from '../../../shared/domain/log/checkpoint.ts';
import { type LogState, logStream } from '../../../shared/domain/log/core.ts';
import { noteOf } from '../../../shared/domain/log/note.ts';
import { emptyEdge, entriesOf, grow, rootOf } from '../../../shared/domain/log/tiles.ts';
import { run } from '../../fixtures/command.ts';

const folder = await mkdtemp(join(tmpdir(), 'presale-witness-'));
const honest = join(folder, 'honest');
const memory = join(folder, 'memory');
const court = 'court:鲁0102';
const scenario = 'docs/tutorials/first-release.jsonl';

const look = (data: string) => run('witness', '--as', court, '--memory', memory, '--data', data);

await run('play', scenario, '--data', honest, '--json');
const first = await look(honest);

/** The pages that the log has, as its entries say. */
async function pagesIn(data: string): Promise<Uint8Array[]> {
  const entries = join(data, 'evidence', 'log', 'tile', 'entries');
  const [partial] = await readdir(join(entries, '000.p'));
  return entriesOf(await readFile(join(entries, '000.p', String(partial))), Number(partial)) ?? [];
}

/** The same system, its log made anew over other pages. */
async function withLogOf(name: string, pages: readonly Uint8Array[]): Promise<string> {
  const data = join(folder, name);
  await cp(honest, data, { recursive: true });
  const log = join(data, 'evidence', 'log');
  await rm(log, { recursive: true, force: true });
  const { edge, files } = grow(emptyEdge, pages);
  const signer = await localLogSigner(await openKeyFile(join(data, 'system-keys.json'), () => '2026-03-01T00:00:00+08:00'));
  const text = checkpointText({ origin: signer.origin, size: edge.size, root: rootOf(edge) });
  const all = [
    ...files.map(({ path, bytes }) => [path, bytes] as const),
    [`checkpoint/${edge.size}`, Buffer.from(noteOf(text, await signer.sign(text)))] as const,
  ];
  for (const [path, bytes] of all) {
    await mkdir(join(log, path, '..'), { recursive: true });
    await writeFile(join(log, path), bytes);
  }
  return data;
}

const other = Buffer.alloc(32, 7);

describe('a witness that has seen the log once', () => {
  it('has cosigned it', () => {
    expect(first).toMatchObject({ code: 0 });
    expect(first.err).toContain('Verify with --witness court:鲁0102+');
  });

  it('refuses a log in which a page was rewritten', async () => {
    const pages = await pagesIn(honest);
    const { code, err } = await look(await withLogOf('rewritten', [...pages.with(2, other), other]));
    expect(code).toBe(1);
    expect(err).toContain('REFUSED: the log does not continue what this witness has seen: a page was rewritten or dropped');
  });

  it('refuses a log from which a page was dropped, whether it is shorter now or others were put behind', async () => {
    const pages = await pagesIn(honest);
    const shorter = await look(await withLogOf('shorter', pages.toSpliced(2, 1)));
    expect(shorter.err).toContain('REFUSED: the log is smaller than what this witness has seen');
    const refilled = await look(await withLogOf('refilled', [...pages.toSpliced(2, 1), other, other]));
    expect(refilled.err).toContain('REFUSED: the log does not continue');
  });

  it('refuses a log that has forked: as long as the one that it saw, with another root', async () => {
    const pages = await pagesIn(honest);
    const { err } = await look(await withLogOf('forked', pages.with(-1, other)));
    expect(err).toContain('REFUSED: the log shows another root for a size that this witness has seen: it has forked');
  });

  it('and keeps what it knew, so that it goes on with the true log', async () => {
    expect(await look(honest)).toMatchObject({ code: 0 });
  });

  it('does so over the network as well: it reads the log from the host, and its line is accepted as a signed message', {
    timeout: 60_000,
  }, async () => {
    const clock = createWallClock({ notBefore: instantOf(Date.now()) });
    const failures: string[] = [];
    const onFailure = ({ message }: Error): void => void failures.push(message);
    const system = await startEmbedded({ folder: await openDataFolder(honest), ledger: { kind: 'sqlite' }, clock, onFailure });
    const page = await startConsole({ system, keys: createSandboxKeys(join(honest, 'keys')), clock, port: 0, onFailure });
    try {
      const key = join(honest, 'keys', 'court-u9c81-0102.json');
      const reached = ['--as', court, '--endpoint', system.endpoint, '--key', key, '--memory'];
      expect(await run('witness', ...reached, memory)).toMatchObject({ code: 0 });
      expect((await system.store.ledger.head<LogState>(logStream))?.state.cosigned).toMatchObject([
        { from: court, messageId: expect.stringMatching(/^cosigned-/) },
      ]);
      const note = await (await fetch(`${page.address}/log/checkpoint`)).text();
      expect(note).toContain(`\n— ${court} `);
      expect((await fetch(`${page.address}/log/tile/0/999`)).status).toBe(404);
      // Who has seen another log of this name refuses this one.
      const forked = join(folder, 'other-memory');
      await cp(memory, forked, { recursive: true });
      const seen = JSON.parse(await readFile(join(forked, 'seen.json'), 'utf8'));
      seen.seen.rootHash = other.toString('base64');
      await writeFile(join(forked, 'seen.json'), JSON.stringify(seen));
      expect(await run('witness', ...reached, forked)).toMatchObject({ code: 1, err: expect.stringContaining('it has forked') });
      expect(failures).toEqual([]);
    } finally {
      await page.close();
      await system.stop();
    }
  });
});
