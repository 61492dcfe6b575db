import { cp, mkdtemp, readFile, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readSandboxKey, sandboxKeyFile } from '../../../infra/local/play/sandbox-keys.ts';
import type { Files } from '../../../infra/local/proof/collect.ts';
import { type ExportVerdict, verifyFiles } from '../../../infra/local/proof/verify.ts';
import { openKeyFile } from '../../../shared/adapters/signatures/key-files.ts';
import { signOutbound } from '../../../shared/adapters/signatures/key-set.ts';
import { generateSigningKey, signDetached } from '../../../shared/adapters/signatures/sign.ts';
import { sha256Hex } from '../../../shared/domain/aggregate/journal.ts';
import { filesIn, run } from '../../fixtures/command.ts';

const scenario = 'docs/tutorials/first-release.jsonl';
const account = /"accountNumber":\s*"(\d+)"/.exec(await readFile(scenario, 'utf8'))?.[1] ?? '';
const caseNumber = /（20\d\d）[^"]*?号/.exec(await readFile(scenario, 'utf8'))?.[0] ?? '';
const folder = await mkdtemp(join(tmpdir(), 'presale-export-'));
const data = join(folder, 'data');

async function exported(name: string, ...subject: string[]): Promise<{ dir: string; files: Files }> {
  const dir = join(folder, name);
  const { code, err } = await run('export', ...subject, '--out', dir, '--data', data);
  expect({ code, err }).toEqual({ code: 0, err: '' });
  return { dir, files: await filesIn(dir) };
}

const verify = (files: Files, witnesses: string[] = []): Promise<ExportVerdict> => verifyFiles(files, { witnesses });
const names = ({ problems }: ExportVerdict, path: string): boolean => problems.some(({ item, what }) => `${item} ${what}`.includes(path));

await run('play', scenario, '--data', data, '--json');
const cosigned = await run('witness', '--as', 'court:鲁0102', '--memory', join(folder, 'witness'), '--data', data);
const witnessKey = /--witness (\S+)/.exec(cosigned.err)?.[1] ?? '';
// The next sealing takes the cosignature in.
await writeFile(join(folder, 'nothing.jsonl'), '{"until":"2026-12-31T00:00:00+08:00"}\n');
await run('play', join(folder, 'nothing.jsonl'), '--data', data, '--json');
const { dir: caseDir, files: caseFiles } = await exported('case', caseNumber);
const { files: accountFiles } = await exported('account', '--account', account);
const { files: logFiles } = await exported('log', '--log');

describe('an export', () => {
  it.each([
    ['a case', caseFiles],
    ['an account', accountFiles],
    ['the log', logFiles],
  ])('of %s holds by itself', async (_, files) => {
    const verdict = await verify(files);
    expect(verdict.problems).toEqual([]);
    expect(verdict.valid).toBe(true);
  });

  it('of a case has every item’s document, its messages and its pages, and none of what other cases or the account must keep', async () => {
    const { checked } = await verify(caseFiles);
    expect(checked).toMatchObject({ documents: 3 });
    expect(checked.messages).toBeGreaterThanOrEqual(2);
    for (const [path, bytes] of caseFiles)
      expect({ path, balance: Buffer.from(bytes).includes('balanceAfterFen') }).toEqual({ path, balance: false });
  });

  it('holds for the command too, which says on whose keys that rests', async () => {
    const { code, out } = await run('verify', caseDir);
    expect(code).toBe(0);
    expect(out).toContain('This rests on the system keys in this folder');
    expect(out).toContain("the partners' keys in this folder");
    expect(out).toContain('papers under generated/');
    expect(JSON.parse((await run('verify', caseDir, '--json')).out)).toMatchObject({ valid: true, problems: [] });
  });

  it('is proven by a witness that the reader trusts, once the witness has cosigned', async () => {
    const newest = await run('witness', '--as', 'court:鲁0102', '--memory', join(folder, 'witness'), '--data', data);
    expect(newest.code).toBe(0);
    await run('play', join(folder, 'nothing.jsonl'), '--data', data, '--json');
    const { files } = await exported('cosigned', caseNumber);
    expect((await verify(files, [witnessKey])).checked.cosignatures).toEqual(['court:鲁0102']);
    expect((await verify(files, [witnessKey])).valid).toBe(true);
    const stranger = witnessKey.replace('court:鲁0102', 'court:鲁01');
    expect(await verify(files, [stranger])).toMatchObject({ valid: false });
  });
});

describe('every byte of an export counts', () => {
  const sampled = (length: number): number[] => {
    const all = Array.from({ length }, (_, at) => at);
    return length <= 400 ? all : all.filter((at) => at % Math.ceil(length / 30) === 0 || at === length - 1);
  };
  it.each([
    ['a case', caseFiles],
    ['the log', logFiles],
  ])('of %s: whichever is flipped, verify fails and names the file', async (_, files) => {
    for (const [path, bytes] of files) {
      for (const at of sampled(bytes.length)) {
        const flipped = Buffer.from(bytes);
        flipped[at] = (flipped[at] ?? 0) ^ (1 << (at % 8));
        const verdict = await verify(new Map(files).set(path, flipped));
        expect({ path, at, valid: verdict.valid, named: names(verdict, path) }).toEqual({ path, at, valid: false, named: true });
      }
    }
  });

  it('and so does every file: none may be missing, none may be added', async () => {
    for (const path of caseFiles.keys()) {
      const without = new Map(caseFiles);
      without.delete(path);
      const verdict = await verify(without);
      expect({ path, valid: verdict.valid, named: names(verdict, path) }).toEqual({ path, valid: false, named: true });
    }
    const verdict = await verify(new Map(caseFiles).set('documents/more.pdf', Buffer.from('%PDF')));
    expect(verdict.problems).toContainEqual({ item: 'documents/more.pdf', what: 'is not in the manifest' });
  });
});

describe('what lies in a folder beside an export', () => {
  it('is named on one line, whatever it is called, and is no export where it is a link', async () => {
    const dir = join(folder, 'beside');
    await cp(caseDir, dir, { recursive: true });
    await writeFile(join(dir, 'x\nVALID'), '');
    await symlink('..', join(dir, 'documents', 'loop'));
    const { code, out } = await run('verify', dir);
    expect(code).toBe(1);
    expect(out).toContain('BROKEN x?VALID: is not in the manifest');
    expect(out).toContain('BROKEN documents/loop: is not in the manifest');
    expect(out.split('\n')).not.toContain('VALID');
  });
});

describe('an operator who has all the keys', () => {
  /** Writes the manifest anew over changed files and signs it with the system's own key. */
  async function resealed(files: Files): Promise<Files> {
    const manifest = JSON.parse(Buffer.from(files.get('manifest.json') ?? []).toString());
    manifest.files = [...files]
      .filter(([path]) => !path.startsWith('manifest.'))
      .map(([path, bytes]) => ({ path, bytes: bytes.length, sha256: sha256Hex(bytes) }));
    const bytes = Buffer.from(JSON.stringify(manifest));
    const keys = await openKeyFile(join(data, 'system-keys.json'), () => '2026-03-01T00:00:00+08:00');
    return new Map(files).set('manifest.json', bytes).set('manifest.jws', Buffer.from(await signOutbound(bytes, await keys.current())));
  }

  it('cannot rewrite a page: the log has another one at its place', async () => {
    const path = [...caseFiles.keys()].filter((each) => each.startsWith('pages/')).at(-1) ?? '';
    const rewritten = Buffer.from(
      Buffer.from(caseFiles.get(path) ?? [])
        .toString()
        .replace(/"filedAt":"\d{4}/, '"filedAt":"2019'),
    );
    const verdict = await verify(await resealed(new Map(caseFiles).set(path, rewritten)));
    expect(verdict.problems).toContainEqual({ item: path, what: 'is not the page that the log has at this place' });
  });

  it('cannot drop a page', async () => {
    const path = [...caseFiles.keys()].filter((each) => each.startsWith('pages/')).at(-1) ?? '';
    const without = new Map(caseFiles);
    without.delete(path);
    const verdict = await verify(await resealed(without));
    expect(verdict.problems).toContainEqual({ item: path, what: 'is missing: the log has a page there' });
  });

  it('cannot put another document in the place of a filed one', async () => {
    const path = [...caseFiles.keys()].find((each) => each.startsWith('documents/') && each.endsWith('.pdf')) ?? '';
    const verdict = await verify(await resealed(new Map(caseFiles).set(path, Buffer.from('%PDF-1.7 another'))));
    expect(verdict.problems).toContainEqual({ item: path, what: 'is not the document of that digest' });
  });

  it('cannot show a case under the number of another, an account as a case, or nothing as something', async () => {
    const named = (subject: object): Files => {
      const manifest = JSON.parse(Buffer.from(caseFiles.get('manifest.json') ?? []).toString());
      return new Map(caseFiles).set('manifest.json', Buffer.from(JSON.stringify({ ...manifest, subject })));
    };
    for (const subject of [
      { kind: 'case', number: '（2026）鲁0102执保124号' },
      { kind: 'account', number: account },
      { kind: 'log', number: 'record' },
    ]) {
      const verdict = await verify(await resealed(named(subject)));
      expect(verdict.problems.some(({ what }) => what.includes('and the manifest is about'))).toBe(true);
    }
    const bare = new Map([...caseFiles].filter(([path]) => !/^(?:pages|documents)\//.test(path)).map(([path, bytes]) => [path, bytes]));
    const verdict = await verify(await resealed(bare.set('proofs.json', Buffer.from('[]'))));
    expect(verdict.problems).toContainEqual({ item: 'pages', what: `there is none of the case ${caseNumber}` });
  });

  it('cannot slip in a document that nothing names, under its own digest', async () => {
    for (const files of [caseFiles, accountFiles]) {
      const bytes = Buffer.from('%PDF-1.7 slipped in');
      const path = `documents/${sha256Hex(bytes)}.pdf`;
      expect((await verify(await resealed(new Map(files).set(path, bytes)))).problems).toEqual([
        { item: path, what: 'is a document that nothing here names' },
      ]);
    }
  });

  it('cannot leave a message of an account out, or put in one that the account never took', async () => {
    const [path = ''] = [...accountFiles.keys()].filter((each) => each.startsWith('messages/'));
    const without = new Map(accountFiles);
    without.delete(path);
    const verdict = await verify(await resealed(without));
    expect(verdict.problems.some(({ what }) => what.startsWith('took in a message that is missing here'))).toBe(true);
    // Signed by its sender, and yet never received: such as one that was written and not sent.
    const { body } = JSON.parse(Buffer.from(accountFiles.get(path) ?? []).toString());
    const sender = /urn:presale:([^"]+)/.exec(body)?.[1] ?? '';
    const other = body.replace(/"id":\s*"[^"]+"/, '"id":"never-sent"');
    const signature = signDetached(Buffer.from(other), await readSandboxKey(sandboxKeyFile(join(data, 'keys'), sender)));
    const slipped = new Map(accountFiles).set('messages/999999.json', Buffer.from(JSON.stringify({ body: other, signature })));
    expect((await verify(await resealed(slipped))).problems).toEqual([
      { item: 'messages/999999.json', what: 'is a message that no page here took in' },
    ]);
  });

  it('cannot speak for a partner by a key of its own making, where the reader has the partners’ keys', async () => {
    const [path = ''] = [...caseFiles.keys()].filter((each) => each.startsWith('messages/'));
    const { body } = JSON.parse(Buffer.from(caseFiles.get(path) ?? []).toString());
    const sender = /urn:presale:([^"]+)/.exec(body)?.[1] ?? '';
    const { signing, registered } = generateSigningKey(`${sender}/invented`, 'EdDSA');
    const true_ = JSON.parse(Buffer.from(caseFiles.get('keys.json') ?? []).toString());
    const invented = {
      ...true_,
      partners: true_.partners.map((each: { partner: string }) => (each.partner === sender ? { ...each, keys: [registered] } : each)),
    };
    const forged = Buffer.from(body.replace('2026-03-03', '2026-03-04'));
    const files = await resealed(
      new Map(caseFiles)
        .set(path, Buffer.from(JSON.stringify({ body: forged.toString(), signature: signDetached(forged, signing) })))
        .set('keys.json', Buffer.from(JSON.stringify(invented))),
    );
    // By the keys in the folder it holds, and says that it rests on them.
    const alone = await verify(files);
    expect(alone.restsOn).toContain("the partners' keys in this folder");
    const { problems, restsOn } = await verifyFiles(files, { witnesses: [], partnerKeys: true_.partners });
    expect(problems.some(({ item, what }) => item === path && what.includes('signature does not hold'))).toBe(true);
    expect(restsOn).toContain("the partners' keys that you gave");
  });

  it('cannot dress a stranger’s signature line as a cosigner’s by its name', async () => {
    const checkpoint = Buffer.from(caseFiles.get('checkpoint') ?? []).toString();
    const junk = `— court:鲁0102 ${Buffer.alloc(76, 7).toString('base64')}\n`;
    const verdict = await verify(await resealed(new Map(caseFiles).set('checkpoint', Buffer.from(`${checkpoint}${junk}`))));
    expect(verdict.problems.some(({ what }) => what.includes('no key here verifies'))).toBe(true);
  });
});

describe('an export of a case whose payment came back', () => {
  it('has the note of the return as a paper that supersedes the voucher, and counts the money back once, though the bank books it twice', async () => {
    const back = (serial: string, minute: number, balanceAfterFen: number): string =>
      JSON.stringify({
        at: `2026-03-11T09:${minute}:00+08:00`,
        from: 'bank:102451000019',
        type: 'bank.payment.returned',
        id: serial,
        data: {
          accountNumber: account,
          bankSerial: serial,
          originalBankSerial: 'S0001',
          amountFen: 300_000_000,
          reason: '收款行退汇',
          bookedAt: `2026-03-11T09:${minute}:00+08:00`,
          balanceAfterFen,
        },
      });
    const lines = (await readFile(scenario, 'utf8')).replace(/^\{"until".*$/m, '');
    const file = join(folder, 'returned.jsonl');
    await writeFile(file, `${lines}\n${back('R1', 40, 1_000_000_000)}\n${back('R2', 45, 1_300_000_000)}\n`);
    const returned = join(folder, 'returned');
    await run('play', file, '--data', returned, '--json');
    const dir = join(folder, 'returned-case');
    expect(await run('export', caseNumber, '--out', dir, '--data', returned)).toMatchObject({ code: 0 });
    const files = await filesIn(dir);
    expect((await verify(files)).problems).toEqual([]);
    expect([...files.keys()].filter((path) => path.startsWith('generated/')).sort()).toEqual([
      'generated/003-service.pdf',
      'generated/004-return.pdf',
      'generated/005-service.pdf',
      'generated/01-cover.pdf',
      'generated/02-catalogue.pdf',
    ]);
  });
});

describe('what cannot be exported is said', () => {
  it('a case of which nothing is recorded, a folder that is in use, and no folder at all', async () => {
    const nothing = await run('export', '（2026）鲁0102执999号', '--out', join(folder, 'none'), '--data', data);
    expect(nothing).toMatchObject({ code: 1, err: expect.stringContaining('nothing is recorded') });
    expect(await run('export', caseNumber, '--out', caseDir, '--data', data)).toMatchObject({
      code: 1,
      err: expect.stringContaining('is not empty'),
    });
    expect(await run('export', caseNumber, '--data', data)).toMatchObject({ code: 2, err: expect.stringContaining('--out is missing') });
    expect(await run('verify', join(folder, 'absent'))).toMatchObject({ code: 1 });
  });
});
