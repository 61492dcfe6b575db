import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import * as z from 'zod';
import { openSqliteStore } from '../../../shared/adapters/sqlite/store.ts';
import type { AccountEvent } from '../../../shared/domain/account/events.ts';
import { cmsOf, type Holder, sealAuthority } from '../../fixtures/authorities/seal-authority.ts';
import { run } from '../../fixtures/command.ts';
import { sealedPdf } from '../../fixtures/documents/pdf-writer.ts';

const tutorial = await readFile(resolve(import.meta.dirname, '../../../docs/tutorials/first-release.jsonl'), 'utf8');
const folder = await mkdtemp(join(tmpdir(), 'presale-seal-trust-'));
afterAll(async () => rm(folder, { recursive: true, force: true }));

const validity = { from: Date.parse('2026-01-01T00:00:00Z'), until: Date.parse('2027-01-01T00:00:00Z') };
const authority = sealAuthority('sm2', validity);
const issuer = '济南市历下区住房和城乡建设局';
await writeFile(join(folder, 'trust.pem'), authority.pem);

const signedAt = Date.parse('2026-03-09T01:00:00Z');
/** The plain case with the notice as a PDF sealed under the holder's certificate. */
async function scenarioBy(holder: Holder, name: string): Promise<string> {
  const bytes = sealedPdf((content) => cmsOf(holder, content, signedAt));
  const document = {
    mediaType: 'application/pdf',
    sha256: createHash('sha256').update(bytes).digest('hex'),
    contentBase64: bytes.toString('base64'),
  };
  const lines = tutorial.split('\n').map((line) => {
    if (!line.includes('"housing.notice.issued"')) return line;
    const parsed = z.looseObject({ data: z.looseObject({}) }).parse(JSON.parse(line));
    return JSON.stringify({ ...parsed, data: { ...parsed.data, document } });
  });
  const file = join(folder, `${name}.jsonl`);
  await writeFile(file, lines.join('\n'));
  return file;
}

const report = z.object({
  notices: z.array(z.object({ status: z.string(), rules: z.array(z.object({ id: z.string(), outcome: z.string() })) })),
});
async function noticeOf(file: string, ...options: string[]) {
  const played = await run('play', file, '--json', ...options);
  expect(played.err).toBe('');
  const [notice] = report.parse(JSON.parse(played.out)).notices;
  return { status: notice?.status, sealed: notice?.rules.filter(({ id }) => id === 'N-03') };
}
const trusting = ['--seal-trust', join(folder, 'trust.pem')];

describe('a notice whose document bears an electronic seal (SM2)', () => {
  it('is paid without a word on the certificate where there is no trust list, whoever sealed it', async () => {
    const file = await scenarioBy(sealAuthority('sm2', validity).issue(issuer), 'stranger');
    expect(await noticeOf(file)).toEqual({ status: 'CLOSED', sealed: [] });
    expect(await noticeOf(file, ...trusting)).toMatchObject({ status: 'HELD', sealed: [{ id: 'N-03', outcome: 'HOLD' }] });
  });

  it('is paid where the trust list leads to the seal and the seal is the issuer’s, and held where it is another’s', async () => {
    expect(await noticeOf(await scenarioBy(authority.issue(issuer), 'own'), ...trusting)).toEqual({ status: 'CLOSED', sealed: [] });
    const other = await scenarioBy(authority.issue('济南恒达商贸有限公司'), 'other');
    expect(await noticeOf(other, ...trusting)).toMatchObject({ status: 'HELD', sealed: [{ id: 'N-03', outcome: 'HOLD' }] });
  });

  it('is refused where the certificate in it did not make the seal', async () => {
    const forged = await scenarioBy({ ...authority.issue(issuer), sign: authority.issue(issuer).sign }, 'forged');
    expect(await noticeOf(forged, ...trusting)).toMatchObject({ sealed: [{ id: 'N-03', outcome: 'REJECT' }] });
  });

  it('says with the message, and in the catalogue of the exported case, what was looked at', async () => {
    const data = join(folder, 'data');
    await run('play', await scenarioBy(authority.issue(issuer), 'kept'), '--json', '--data', data, ...trusting);
    const { ledger, close } = openSqliteStore(join(data, 'ledger.db'), { readOnly: true });
    const seals: unknown[] = [];
    for await (const { events } of ledger.pages<AccountEvent>('account:1602001019200388888'))
      for (const event of events) if (event.type === 'MessageRecorded') seals.push(...(event.seals ?? []));
    await close();
    expect(seals).toEqual([{ field: 'document', sha256: expect.any(String), seal: 'certificate trusted', sealedBy: [issuer] }]);
    const out = join(folder, 'case');
    expect((await run('export', '（2026）鲁0102执保123号', '--out', out, '--data', data)).code).toBe(0);
    expect((await run('verify', out)).code).toBe(0);
    const catalogue = spawnSync('pdftotext', ['-layout', join(out, 'generated/02-catalogue.pdf'), '-'], { encoding: 'utf8' });
    if (catalogue.status === 0) expect(catalogue.stdout.replace(/\s/g, '')).toContain('电子签章');
  });

  it('says in both languages what was looked at', async () => {
    const file = join(folder, 'stranger.jsonl');
    const { out } = await run('play', file, '--explain', ...trusting);
    // The timeline breaks its lines.
    expect(out.replace(/\n\s*/g, '')).toContain('电子签章摘要相符，但签章证书或电子印章不能追溯至信任名单');
  });
});

describe('a trust list that is none', () => {
  it('stops the start, and says why', async () => {
    await writeFile(join(folder, 'none.pem'), 'nothing');
    const played = await run('play', join(folder, 'stranger.jsonl'), '--seal-trust', join(folder, 'none.pem'));
    expect(played.code).toBe(1);
    expect(played.err).toContain('there is no certificate in it');
  });
});
