/**
 * A system whose log a time-stamping authority and a judicial chain attest, and which signs with SM2 beside Ed25519: their answers lie beside the checkpoint,
 * travel in the export, and are checked there.
 */
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buffer, json } from 'node:stream/consumers';
import { afterAll, describe, expect, it } from 'vitest';
import type { Files } from '../../../infra/local/proof/collect.ts';
import { type ExportVerdict, type Trusted, verifyFiles } from '../../../infra/local/proof/verify.ts';
import { parseNote } from '../../../shared/domain/log/note.ts';
import { timeStampingAuthority } from '../../fixtures/authorities/time-stamping-authority.ts';
import { filesIn, run } from '../../fixtures/command.ts';

const hasOpenssl = spawnSync('openssl', ['ts', '-help']).status === 0;
const scenario = 'docs/tutorials/first-release.jsonl';
const caseNumber = /（20\d\d）[^"]*?号/.exec(await readFile(scenario, 'utf8'))?.[0] ?? '';
const folder = await mkdtemp(join(tmpdir(), 'presale-attested-'));
const data = join(folder, 'data');

const verify = (files: Files, trusted: Partial<Trusted> = {}): Promise<ExportVerdict> => verifyFiles(files, { witnesses: [], ...trusted });

describe.runIf(hasOpenssl)('a log that third parties attest', async () => {
  const tsa = hasOpenssl ? timeStampingAuthority() : undefined;
  const anchored: { sha256?: string }[] = [];
  const server = createServer(async (request, response) => {
    if (request.url === '/tsa') response.end(tsa?.reply(await buffer(request)));
    else {
      anchored.push(Object(await json(request)));
      response.end(JSON.stringify({ transactionId: '0xabc', blockHeight: 7 }));
    }
  });
  await new Promise<void>((ready) => void server.listen(0, '127.0.0.1', ready));
  afterAll(() => void server.close());
  const address = server.address();
  const at = `http://127.0.0.1:${typeof address === 'object' && address !== null ? address.port : 0}`;
  const files: { now: Files } = { now: new Map() };

  it('seals, asks both, and exports what they answered', async () => {
    expect((await run('keys', '--data', data, '--log-sm2')).code).toBe(0);
    const played = await run('play', scenario, '--data', data, '--json', '--timestamps', `${at}/tsa`, '--judicial-chain', `${at}/chain`);
    expect(played).toMatchObject({ code: 0, err: '' });
    const dir = join(folder, 'case');
    expect(await run('export', caseNumber, '--out', dir, '--data', data)).toMatchObject({ code: 0 });
    files.now = await filesIn(dir);
    const { problems, attested } = await verify(files.now);
    expect(problems).toEqual([]);
    expect(attested).toMatchObject({ timestamp: { authority: 'TSA', certificate: 'not checked' }, chain: { transactionId: '0xabc' } });
    const said = await run('verify', dir, '--timestamp-ca', tsa?.at('tsa.pem') ?? '');
    expect(said.out).toContain('by the time stamp of TSA (whose certificate leads to one that you trust)');
    expect(said.out).toContain('Anchored at a judicial chain: transaction 0xabc');
    expect(said.code).toBe(0);
    expect(anchored.length).toBeGreaterThan(0);
  });

  it('by a stamp that openssl verifies for the checkpoint as it stands in the folder', async () => {
    const text = parseNote(Buffer.from(files.now.get('checkpoint') ?? []).toString('utf8'))?.text ?? '';
    await writeFile(join(folder, 'text'), text);
    await writeFile(join(folder, 'token'), files.now.get('checkpoint.tst') ?? '');
    const args = ['ts', '-verify', '-data', join(folder, 'text'), '-in', join(folder, 'token'), '-token_in', '-CAfile'];
    expect(execFileSync('openssl', [...args, tsa?.at('tsa.pem') ?? ''], { encoding: 'utf8', stdio: 'pipe' })).toContain('OK');
  });

  it('and is not believed for another authority, another checkpoint or another transaction', async () => {
    const stranger = await readFile(timeStampingAuthority().at('tsa.pem'), 'utf8');
    expect((await verify(files.now, { timestampCa: stranger })).problems).toMatchObject([{ item: 'checkpoint.tst' }]);
    const anchor = Buffer.from(files.now.get('checkpoint-anchor.json') ?? []).toString('utf8');
    const other = new Map(files.now).set('checkpoint-anchor.json', Buffer.from(anchor.replace(/"size":\d+/, '"size":1')));
    expect((await verify(other)).problems).toContainEqual({ item: 'checkpoint-anchor.json', what: 'is about another checkpoint' });
    const without = new Map(files.now);
    without.delete('checkpoint.tst');
    const own = await readFile(tsa?.at('tsa.pem') ?? '', 'utf8');
    expect((await verify(without, { timestampCa: own })).problems).toContainEqual({
      item: 'checkpoint.tst',
      what: 'is missing: no authority has stamped this checkpoint',
    });
    for (const path of ['checkpoint.tst', 'checkpoint-anchor.json'])
      for (const [place] of (files.now.get(path) ?? new Uint8Array()).entries()) {
        if (place % 97 !== 0) continue;
        const flipped = Buffer.from(files.now.get(path) ?? []);
        flipped[place] = (flipped[place] ?? 0) ^ 1;
        const { valid, problems } = await verify(new Map(files.now).set(path, flipped));
        expect({ path, place, valid, named: problems.some(({ item }) => item === path) }).toEqual({
          path,
          place,
          valid: false,
          named: true,
        });
      }
  });

  it('has an SM2 line beside the Ed25519 one, which is checked by the key in the export', async () => {
    const note = Buffer.from(files.now.get('checkpoint') ?? []).toString('utf8');
    expect(parseNote(note)?.signatures).toHaveLength(2);
    const changed = note.replace(/(— \S+ )(\S+)\n$/, (_, head: string, signature: string) => {
      const bytes = Buffer.from(signature, 'base64');
      bytes[20] = (bytes[20] ?? 0) ^ 1;
      return `${head}${bytes.toString('base64')}\n`;
    });
    const { problems } = await verify(new Map(files.now).set('checkpoint', Buffer.from(changed)));
    expect(problems.some(({ item, what }) => item === 'checkpoint' && what.includes('signature that no key here verifies'))).toBe(true);
  });
});
