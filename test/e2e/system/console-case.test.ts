/** A case to take away and to verify: its steps, the proof that the log has it, the export as one file; and none of it for another court. */
import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as z from 'zod';
import { operations } from '../../../functions/serve-console/contract.ts';
import { verifyFiles } from '../../../infra/local/proof/verify.ts';
import { filesIn } from '../../fixtures/command.ts';
import { type Sandbox, startSandbox } from '../../fixtures/sandbox.ts';

const caseNumber = '（2026）鲁0102执保123号';
const path = `/api/cases/${encodeURIComponent(caseNumber)}`;
const tokenAnswer = z.object({ token: z.string() });

let sandbox: Sandbox;
let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'presale-case-'));
  const file = join(folder, 'plain-case.jsonl');
  const another = JSON.stringify({ register: { partner: 'court:鲁0103', name: '济南市市中区人民法院' } });
  await writeFile(file, `${await readFile('docs/tutorials/first-release.jsonl', 'utf8')}\n${another}\n`);
  sandbox = await startSandbox(file);
});
afterAll(async () => {
  await sandbox.stop();
  await rm(folder, { recursive: true });
});

async function as(user: string, at: string): Promise<Response> {
  const headers = { 'content-type': 'application/json' };
  const signedIn = await fetch(`${sandbox.console}/api/sandbox/sign-in`, { method: 'POST', headers, body: JSON.stringify({ id: user }) });
  const { token } = tokenAnswer.parse(await signedIn.json());
  return fetch(`${sandbox.console}${at}`, { headers: { authorization: `Bearer ${token}`, 'x-purpose': encodeURIComponent('立卷') } });
}
const contractOf = (of: string): z.ZodType => {
  const { answer } = operations.find((each) => each.path === of) ?? {};
  return answer instanceof z.ZodType ? answer : z.never();
};

describe('a case', () => {
  it('tells its steps from the freeze to the file, in the order of time', async () => {
    const body: unknown = await (await as('court:鲁0102/1', path)).json();
    expect(contractOf('/api/cases/{case}').parse(body)).toEqual(body);
    const { steps } = z.object({ steps: z.array(z.object({ what: z.string(), at: z.string() })) }).parse(body);
    expect(steps.map(({ what }) => what)).toEqual(['frozen', 'housing-informed', 'issued', 'decided', 'paid', 'filed', 'filed', 'filed']);
    expect(steps.map(({ at }) => at)).toEqual(steps.map(({ at }) => at).sort());
  });

  it('has the proof that every page of it is in the sealed log, as the contract says', async () => {
    const body: unknown = await (await as('court:鲁0102/1', `${path}/proof`)).json();
    expect(contractOf('/api/cases/{case}/proof').parse(body)).toEqual(body);
    expect(body).toMatchObject({ sealed: true, witnesses: [] });
  });

  it('is taken away as one file that verifies by itself', async () => {
    const answer = await as('court:鲁0102/1', `${path}/export`);
    expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'application/zip']);
    expect(answer.headers.get('content-disposition')).toContain(encodeURIComponent(caseNumber));
    const zip = join(folder, 'case.zip');
    await writeFile(zip, Buffer.from(await answer.arrayBuffer()));
    // What others open it with, not what wrote it.
    const open = 'import sys, zipfile; z = zipfile.ZipFile(sys.argv[1]); assert z.testzip() is None; z.extractall(sys.argv[2])';
    await promisify(execFile)('python3', ['-c', open, zip, join(folder, 'case')]);
    const verdict = await verifyFiles(await filesIn(join(folder, 'case')), { witnesses: [] });
    expect(verdict.problems).toEqual([]);
    expect(verdict.checked.documents).toBe(3);
  });

  it('is offered from a notice that lies in its dossier, to its own court alone', async () => {
    const notice = `/api/accounts/1602001019200388888/notices/${encodeURIComponent('济历住建冻用〔2026〕1号')}`;
    const body: unknown = await (await as('court:鲁0102/1', notice)).json();
    expect(contractOf('/api/accounts/{account}/notices/{notice}').parse(body)).toMatchObject({ exports: [caseNumber] });
    expect(await (await as('housing:370102/1', notice)).json()).toMatchObject({ exports: [] });
  });

  it.each(['', '/proof', '/export'])('does not exist for another court, for a bank, nor for the desk: %s', async (what) => {
    expect((await as('court:鲁0103/1', `${path}${what}`)).status).toBe(404);
    expect((await as('bank:102451000019/1', `${path}${what}`)).status).toBe(404);
    expect((await as('operator/1', `${path}${what}`)).status).toBe(404);
  });
});
